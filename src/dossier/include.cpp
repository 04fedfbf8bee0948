#include "zizhi/dossier/include.h"

#include "zizhi/data/merge.h"
#include "zizhi/data/read.h"
#include "zizhi/diag/load_error.h"
#include "zizhi/dossier/attachments.h"
#include "zizhi/source/load.h"

#include <algorithm>
#include <map>
#include <utility>

namespace zizhi::dossier {
namespace {

using data::NodeRef;
using diag::Code;

constexpr std::string_view kInclude = "include";
constexpr i18n::Text kIncludedHere{"it is included here", "在此包含"};

// What concerns one file only: its own keys, and what it includes.
bool is_apart(std::string_view key) {
  return key == kInclude || key.starts_with("x-");
}

i18n::Localized kind_of(NodeRef node) {
  if (node.is_list()) return {"a list", "列表"};
  if (node.is_map()) return {"a map", "映射"};
  if (node.is_null()) return {"nothing", "空值"};
  return {"a single value", "单个值"};
}

diag::Diagnostic shape(NodeRef node, std::string_view name, const i18n::Text& wanted) {
  return diag::make<Code::wrong_shape>(node.where(), "`" + std::string(name) + "`", wanted,
                                       kind_of(node));
}

diag::Diagnostic labelled(diag::Diagnostic problem, source::Span where,
                          const i18n::Text& text) {
  problem.labels.push_back({.where = where, .text = i18n::own(text)});
  return problem;
}

/// Follows the includes of one dossier, in reading order.
class Reader {
 public:
  Reader(Folder& folder, source::FileSystem& files, source::Map& sources, diag::Sink& sink)
      : folder_(folder), files_(files), sources_(sources), sink_(sink) {}

  /// False where something that is included cannot be had.
  bool take(data::Document document, const std::string& path) {
    open_.push_back(place_of(path));
    documents_.push_back(std::move(document));
    const auto list = documents_.back().root().find(kInclude);
    const bool all = !list || follow(*list);
    open_.pop_back();
    return all;
  }

  void known(const std::string& path) { named_.emplace(place_of(path), std::nullopt); }

  Whole finish() {
    auto merged = data::merge(documents_, &is_apart, sink_);
    return {.document = std::move(merged),
            .files = std::move(documents_),
            .included = std::move(included_)};
  }

 private:
  /// One name for each file, however it is spelt and whatever links lead to it. What is not
  /// there has only its path.
  std::string place_of(const std::string& path) {
    const auto& place = folder_.look(plain_path(path)).place;
    return place.empty() ? path : place;
  }

  bool follow(NodeRef list) {
    if (list.is_null()) return true;
    if (!list.is_list() || list.duplicate_key()) {
      if (!list.duplicate_key())
        sink_.add(shape(list, kInclude, {"a list of paths", "路径列表"}));
      return false;
    }
    // A vector of documents may move them; a span stays.
    std::vector<std::pair<std::string, source::Span>> paths;
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (!list[i].is_scalar()) {
        sink_.add(shape(list[i], kInclude, {"a list of paths", "路径列表"}));
        return false;
      }
      paths.emplace_back(plain_path(list[i].text()), list[i].where());
    }
    bool all = true;
    for (const auto& [path, where] : paths)
      all = one(path, where) && all;
    return all;
  }

  bool one(const std::string& path, source::Span where) {
    const auto [first, fresh] = named_.emplace(place_of(path), where);
    if (!fresh) {
      again(path, first->second, where);
      return true;
    }
    if (included_.size() == kMostIncluded) {
      sink_.add(diag::make<Code::too_many_items>(where, "`include`", kMostIncluded + 1,
                                                 kMostIncluded));
      return false;
    }
    const Claim claim{.path = path,
                      .name = i18n::same("`include`"),
                      .shown = i18n::same("`" + path + "`"),
                      .where = where};
    if (auto problem = complaint(folder_, claim)) {
      sink_.add(*std::move(problem));
      return false;
    }
    return read(path, where);
  }

  bool read(const std::string& path, source::Span where) {
    const auto name = join(folder_.root() == "." ? "" : folder_.root(), path);
    const auto id = source::load(sources_, files_, name);
    if (!id) {
      sink_.add(labelled(diag::load_problem(id.error(), name), where, kIncludedHere));
      return false;
    }
    included_.push_back({.path = path, .sha256 = folder_.look(path).sha256});
    auto document = data::read(*id, sources_, data::Syntax::by_name, {}, sink_);
    if (!document) return false;
    const auto root = document->root();
    if (!root.is_map() && !root.is_null()) {
      sink_.add(
          labelled(shape(root, path, {"a map of fields", "字段的映射"}), where, kIncludedHere));
      return false;
    }
    return take(*std::move(document), path);
  }

  void again(const std::string& path, std::optional<source::Span> first, source::Span where) {
    auto problem = diag::make<Code::repeated_entry>(where, "`include`", path);
    if (first) problem = labelled(std::move(problem), *first, kIncludedHere);
    if (std::ranges::find(open_, place_of(path)) != open_.end()) {
      problem =
          diag::help(std::move(problem),
                     {"it includes, by way of others perhaps, the file that names it here",
                      "它直接或间接地包含了在此处指明它的文件"});
    }
    sink_.add(std::move(problem));
  }

  Folder& folder_;
  source::FileSystem& files_;
  source::Map& sources_;
  diag::Sink& sink_;
  std::vector<data::Document> documents_;
  std::vector<Part> included_;
  std::vector<std::string> open_;  ///< places of files whose includes are being followed
  std::map<std::string, std::optional<source::Span>> named_;  ///< place → where it was included
};

}  // namespace

std::optional<Whole> include(data::Document first, const std::string& path, Folder& folder,
                             source::FileSystem& files, source::Map& sources,
                             diag::Sink& sink) {
  if (!first.root().find(kInclude))
    return Whole{.document = std::move(first), .files = {}, .included = {}};
  Reader reader(folder, files, sources, sink);
  reader.known(path);
  if (!reader.take(std::move(first), path)) return std::nullopt;
  return reader.finish();
}

}  // namespace zizhi::dossier
