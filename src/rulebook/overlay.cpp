// An overlay adds to a rulebook, sets its parameters and makes it stricter. It is laid over the
// rulebook's tree, and the whole is read as one: what it says is checked like the rulebook.
#include "overlay.h"

#include "names.h"
#include "reading.h"
#include "shape.h"

#include "zizhi/base/digest.h"

#include <algorithm>
#include <array>

namespace zizhi::rulebook {
namespace {

using data::Branch;
using data::NodeRef;
using diag::Code;

constexpr auto kKeys = std::to_array<std::string_view>(
    {"zizhi", "extends", "id", "version", "title", "status", "sources", "application",
     "parameters", "types", "evidence", "define", "categories"});
constexpr std::array<std::string_view, 2> kStatus{"draft", "final"};

/// What one kind of thing is called, and what an overlay may say of one that is there.
struct Subject {
  i18n::Text what;
  i18n::Text change;
  std::span<const std::string_view> keys;     ///< that may be changed
  std::span<const std::string_view> refused;  ///< that the thing has, and that stay as they are
};

constexpr std::array<std::string_view, 3> kParameterKeys{"value", "source", "title"};
constexpr std::array<std::string_view, 4> kParameterRefused{"type", "unit", "values", "of"};
constexpr std::array<std::string_view, 2> kCategoryKeys{"id", "requirements"};
constexpr std::array<std::string_view, 1> kCategoryRefused{"title"};
constexpr std::array<std::string_view, 4> kRequirementKeys{"id", "title", "text", "checks"};
constexpr std::array<std::string_view, 5> kRequirementRefused{"zh_origin", "source", "applies",
                                                              "otherwise", "for_each"};
constexpr std::array<std::string_view, 7> kCheckKeys{"id",   "title",    "message", "fix",
                                                     "show", "severity", "disable"};
constexpr std::array<std::string_view, 10> kCheckRefused{
    "must",     "advise",    "attest",   "when",      "otherwise",
    "for_each", "valid_for", "waivable", "lead_time", "source"};

constexpr Subject kParameter{{"parameter", "参数"},
                             {"a change of a parameter", "参数的更改"},
                             kParameterKeys,
                             kParameterRefused};
constexpr Subject kCategory{{"category", "类别"},
                            {"a change of a category", "类别的更改"},
                            kCategoryKeys,
                            kCategoryRefused};
constexpr Subject kRequirement{{"requirement", "要求"},
                               {"a change of a requirement", "要求的更改"},
                               kRequirementKeys,
                               kRequirementRefused};
constexpr Subject kCheck{
    {"check", "检查项"}, {"a change of a check", "检查项的更改"}, kCheckKeys, kCheckRefused};

std::string id_of(const Branch& entry) {
  const auto found = std::ranges::find(entry.children, "id", &Branch::key);
  return found == entry.children.end() ? std::string() : std::string(found->from.text());
}

bool is_rule(NodeRef check) {
  return check.find("must") || check.find("advise") || check.find("attest");
}

/// Puts `value` under its key, whether there is one or not.
void put(Branch& parent, NodeRef value) {
  if (auto* const old = parent.find(value.key())) {
    *old = data::branch(value);
  } else {
    parent.children.push_back(data::branch(value));
  }
}

/// Lays one overlay over the tree of a rulebook.
class Laying {
 public:
  Laying(Branch& book, Laid& laid, diag::Sink& sink) : book_(book), laid_(laid), sink_(sink) {}

  void lay(const Fields& overlay);

 private:
  void add_entries(const Fields& overlay, std::string_view section, const i18n::Text& what);
  void add_fields(const Fields& overlay);
  void add_levels(const Fields& overlay);
  void set_parameters(const Fields& overlay);
  void set_parameter(Branch& known, NodeRef entry);
  void change_categories(const Fields& overlay);
  void change_requirement(Branch& known, NodeRef entry);
  void change_check(Branch& known, NodeRef entry, const std::string& full_id, Branch& checks);
  void decide(Branch& known, NodeRef severity, const std::string& full_id);

  /// The part of `parent` under the key of `section`; added where there is none: what an
  /// overlay adds is not checked yet.
  static Branch& part(Branch& parent, NodeRef section);

  /// Says what a change of `name` may not say. True when nothing was wrong.
  bool may(NodeRef entry, const Subject& subject, std::string_view name);
  void unknown(source::Span where, const Subject& subject, std::string_view name,
               const Branch& among);
  void twice(NodeRef entry, const i18n::Text& what, std::string_view name, const Branch& first);

  void note(std::string en, std::string zh) {
    laid_.info.changes.push_back({std::move(en), std::move(zh)});
  }

  Branch& book_;
  Laid& laid_;
  diag::Sink& sink_;
};

Branch& Laying::part(Branch& parent, NodeRef section) {
  if (auto* const known = parent.find(section.key())) return *known;
  parent.children.push_back({.from = section, .key = std::string(section.key())});
  return parent.children.back();
}

bool Laying::may(NodeRef entry, const Subject& subject, std::string_view name) {
  const auto errors = sink_.errors();
  std::vector<std::string_view> known(subject.keys.begin(), subject.keys.end());
  known.insert(known.end(), subject.refused.begin(), subject.refused.end());
  const Fields fields(entry, subject.change, known, sink_);
  for (const auto key : subject.refused) {
    const auto found = entry.find(key);
    if (!found) continue;
    sink_.add(diag::help(
        diag::make<Code::overlay_refused>(found->key_where(), key, subject.what, name),
        {"an overlay adds, sets parameters, replaces texts, makes advice decide by `severity: "
         "must`, and disables a check by `disable:` and a reason",
         "附加手册可以增加内容、设定参数、替换文字、以 `severity: must` "
         "使建议成为判定，以及以 `disable:` 写明理由停用检查项"}));
  }
  return sink_.errors() == errors;
}

void Laying::unknown(source::Span where, const Subject& subject, std::string_view name,
                     const Branch& among) {
  std::vector<std::string> ids;
  for (const auto& child : among.children)
    ids.push_back(child.key.empty() ? id_of(child) : child.key);
  const std::vector<std::string_view> names(ids.begin(), ids.end());
  sink_.add(
      diag::suggest(diag::make<Code::overlay_unknown>(where, subject.what, name), name, names));
}

void Laying::twice(NodeRef entry, const i18n::Text& what, std::string_view name,
                   const Branch& first) {
  auto problem = diag::make<Code::book_twice>(entry.key_where(), what, name);
  problem.labels.push_back(
      {.where = first.from.key_where(), .text = {"it is here first", "首次出现在此"}});
  sink_.add(std::move(problem));
}

void Laying::add_entries(const Fields& overlay, std::string_view section,
                         const i18n::Text& what) {
  const auto added = overlay.find(section);
  if (!added) return;
  auto& known = part(book_, *added);
  for (const auto entry : entries(added, sink_)) {
    if (const auto* const first = known.find(entry.key())) {
      twice(entry, what, entry.key(), *first);
    } else {
      known.children.push_back(data::branch(entry));
    }
  }
}

/// New types, and new fields of types that are there.
void Laying::add_fields(const Fields& overlay) {
  const auto added = overlay.find("types");
  if (!added) return;
  auto& types = part(book_, *added);
  for (const auto entry : entries(added, sink_)) {
    auto* const known = types.find(entry.key());
    if (known == nullptr) {
      types.children.push_back(data::branch(entry));
      continue;
    }
    for (const auto field : entries(entry, sink_)) {
      if (const auto* const first = known->find(field.key())) {
        twice(field, {"field", "字段"}, field.key(), *first);
      } else {
        known->children.push_back(data::branch(field));
      }
    }
  }
}

void Laying::add_levels(const Fields& overlay) {
  static constexpr std::array<std::string_view, 1> kApplication{"level"};
  static constexpr std::array<std::string_view, 1> kLevel{"values"};
  const auto application = overlay.find("application");
  if (!application) return;
  const Fields asked(*application, {"the application of an overlay", "附加手册的申请部分"},
                     kApplication, sink_);
  const auto level = asked.require("level");
  if (!level) return;
  const Fields fields(*level, {"the level of an overlay", "附加手册的级别"}, kLevel, sink_);
  auto* known = book_.find("application");
  for (const auto* const key : {"level", "values"}) {
    if (known != nullptr) known = known->find(key);
  }
  for (const auto value : elements(fields.require("values"), sink_)) {
    const auto is_this = [&](const Branch& one) { return one.from.text() == value.text(); };
    if (known == nullptr || std::ranges::any_of(known->children, is_this)) continue;
    known->children.push_back(data::branch(value));
    const auto text = std::string(value.text());
    note("adds level " + text, "增加 " + text + " 级");
  }
}

void Laying::set_parameters(const Fields& overlay) {
  const auto settings = overlay.find("parameters");
  if (!settings) return;
  auto& parameters = part(book_, *settings);
  for (const auto entry : entries(settings, sink_)) {
    if (auto* const known = parameters.find(entry.key())) {
      if (may(entry, kParameter, entry.key())) set_parameter(*known, entry);
    } else if (entry.find("type")) {
      parameters.children.push_back(data::branch(entry));
    } else {
      unknown(entry.key_where(), kParameter, entry.key(), parameters);
    }
  }
}

/// Values by level are set one by one; any other value takes the place of what was there.
void Laying::set_parameter(Branch& known, NodeRef entry) {
  const auto value = Fields(entry, kParameter.change, kParameterKeys, sink_).require("value");
  if (!value) return;
  auto* const old = known.find("value");
  auto* const old_levels = old != nullptr ? old->find("by_level") : nullptr;
  const auto levels = value->find("by_level");
  if (old_levels != nullptr && levels && levels->is_map() && value->size() == 1) {
    for (std::size_t i = 0; i < levels->size(); ++i)
      put(*old_levels, (*levels)[i]);
  } else {
    put(known, *value);
  }
  for (const auto* const key : {"source", "title"}) {
    if (const auto text = entry.find(key)) put(known, *text);
  }
  laid_.settings.emplace_back(entry.key());
}

/// The one of `list` that is called `id`; null without one.
Branch* find_id(Branch& list, std::string_view id) {
  const auto found = std::ranges::find_if(
      list.children, [id](const Branch& entry) { return id_of(entry) == id; });
  return found == list.children.end() ? nullptr : &*found;
}

void Laying::change_categories(const Fields& overlay) {
  const auto changes = overlay.find("categories");
  if (!changes) return;
  auto& categories = part(book_, *changes);
  for (const auto entry : elements(changes, sink_)) {
    const auto id = scalar(entry.find("id"), sink_);
    auto* const known = find_id(categories, id);
    if (known == nullptr && entry.find("title")) {
      categories.children.push_back(data::branch(entry));
      note("adds category `" + id + "`", "增加类别 `" + id + "`");
    } else if (known == nullptr) {
      unknown(entry.where(), kCategory, id, categories);
    } else if (may(entry, kCategory, id)) {
      const auto list = entry.find("requirements");
      for (const auto requirement : elements(list, sink_))
        change_requirement(part(*known, *list), requirement);
    }
  }
}

void Laying::change_requirement(Branch& requirements, NodeRef entry) {
  const auto id = scalar(entry.find("id"), sink_);
  auto* const known = find_id(requirements, id);
  if (known == nullptr && entry.find("title")) {
    requirements.children.push_back(data::branch(entry));
    note("adds requirement `" + id + "`", "增加要求 `" + id + "`");
    return;
  }
  if (known == nullptr) return unknown(entry.where(), kRequirement, id, requirements);
  if (!may(entry, kRequirement, id)) return;
  for (const auto* const key : {"title", "text"}) {
    const auto text = entry.find(key);
    if (!text) continue;
    put(*known, *text);
    note("replaces the " + std::string(key) + " of `" + id + "`",
         "替换 `" + id + "` 的 " + key);
  }
  if (!entry.find("checks")) return;
  auto& checks = part(*known, *entry.find("checks"));
  for (const auto check : elements(entry.find("checks"), sink_)) {
    const auto name = scalar(check.find("id"), sink_);
    const auto full_id = id + "." + name;
    if (auto* const old = find_id(checks, name)) {
      if (may(check, kCheck, full_id)) change_check(*old, check, full_id, checks);
    } else if (is_rule(check)) {
      checks.children.push_back(data::branch(check));
      note("adds `" + full_id + "`", "增加 `" + full_id + "`");
    } else {
      unknown(check.where(), kCheck, name, checks);
    }
  }
}

void Laying::change_check(Branch& known, NodeRef entry, const std::string& full_id,
                          Branch& checks) {
  if (const auto reason = entry.find("disable")) {
    const bool decides = known.find("advise") == nullptr;
    const auto why = text(reason, sink_);
    note((decides ? "the deciding check `" : "`") + full_id + "` is disabled: " + why.en,
         (decides ? "停用判定检查项 `" : "停用 `") + full_id + "`：" + why.zh);
    std::erase_if(checks.children, [&known](const Branch& check) { return &check == &known; });
    return;
  }
  for (const auto* const key : {"title", "message", "fix", "show"}) {
    const auto text = entry.find(key);
    if (!text) continue;
    put(known, *text);
    note("replaces the " + std::string(key) + " of `" + full_id + "`",
         "替换 `" + full_id + "` 的 " + key);
  }
  if (const auto severity = entry.find("severity")) decide(known, *severity, full_id);
}

void Laying::decide(Branch& known, NodeRef severity, const std::string& full_id) {
  static constexpr std::array<std::string_view, 1> kMust{"must"};
  if (!choice(severity, kMust, sink_)) return;
  if (auto* const advice = known.find("advise")) {
    advice->key = "must";
    note("`" + full_id + "` decides, and was advice", "`" + full_id + "` 由建议改为判定");
  } else if (known.find("must") == nullptr) {
    sink_.add(diag::make<Code::overlay_refused>(severity.key_where(), "severity", kCheck.what,
                                                full_id));
  }
}

void Laying::lay(const Fields& overlay) {
  add_entries(overlay, "sources", {"source", "来源"});
  add_levels(overlay);
  set_parameters(overlay);
  add_fields(overlay);
  add_entries(overlay, "evidence", {"part of the evidence", "证据部分"});
  add_entries(overlay, "define", {"definition", "定义"});
  change_categories(overlay);
}

}  // namespace

std::optional<Laid> lay(const data::Document& overlay, Branch& book, std::string_view book_id,
                        const source::Map& sources, diag::Sink& sink) {
  const auto errors = sink.errors();
  const auto root = overlay.root();
  if (!root.find("extends")) {
    sink.add(diag::make<Code::overlay_not_one>(root.where()));
    return std::nullopt;
  }
  const Fields fields(root, {"an overlay", "附加手册"}, kKeys, sink);
  if (!is_our_format(fields, sink)) return std::nullopt;
  const auto extends = fields.require("extends");
  const auto wanted = scalar(extends, sink);
  if (!wanted.empty() && wanted != book_id) {
    sink.add(diag::make<Code::overlay_of_another>(extends->where(), wanted, book_id));
    return std::nullopt;
  }
  Laid laid;
  auto& info = laid.info;
  const auto id = fields.require("id");
  info.id = scalar(id, sink);
  if (!info.id.empty()) {
    Names(Spelling::words, {"overlay", "附加手册"}).declare(info.id, id->where(), sink);
  }
  info.version = scalar(fields.require("version"), sink);
  info.title = text(fields.require("title"), sink);
  const auto status = fields.find("status");
  info.draft = status && choice(*status, kStatus, sink) == 0U;
  info.sha256 = base::sha256_hex(sources[overlay.source()].text());
  Laying(book, laid, sink).lay(fields);
  if (sink.errors() > errors) return std::nullopt;
  return laid;
}

}  // namespace zizhi::rulebook
