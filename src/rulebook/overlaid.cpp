// A rulebook with overlays: laid over its tree, read as one, and compared with what it says
// alone.
#include "overlay.h"
#include "parameter_value.h"
#include "shape.h"

#include "zizhi/rulebook/rulebook.h"

#include <algorithm>

namespace zizhi::rulebook {
namespace {

using diag::Code;

/// What the parameters that `laid` sets are without it, and who set them.
void compare(Rulebook& book, const Rulebook& plain, const Laid& laid) {
  const auto own = plain.schema.application.default_level;
  for (const auto& name : laid.settings) {
    const auto set = std::ranges::find(book.parameters, name, &Parameter::name);
    const auto* const before = plain.find_parameter(name);
    if (set == book.parameters.end() || before == nullptr) continue;
    set->set_by = "overlay " + laid.info.id;
    for (auto& [level, usual] : set->default_by_level) {
      const auto found = before->by_level.find(level);
      const auto& value =
          found != before->by_level.end() ? found->second : before->by_level.at(own);
      usual = copy_value(value, set->type, *book.constants);
    }
  }
}

}  // namespace

std::optional<Rulebook> read(data::Document document, std::span<const data::Document> overlays,
                             const source::Map& sources, diag::Sink& sink,
                             const cel::Limits& limits) {
  if (overlays.empty()) return read(std::move(document), sources, sink, limits);
  diag::Sink alone;
  const auto plain = read(document, sources, alone, limits);
  if (!plain) {
    for (const auto& problem : alone.sorted())
      sink.add(problem);
    return std::nullopt;
  }
  auto root = data::branch(document.root());
  std::vector<Laid> laid;
  for (const auto& overlay : overlays) {
    if (has_doubled_key(overlay.root())) return std::nullopt;
    auto made = lay(overlay, root, plain->id, sources, sink);
    if (!made) return std::nullopt;
    const auto is_this = [&](const Laid& other) { return other.info.id == made->info.id; };
    if (std::ranges::any_of(laid, is_this)) {
      sink.add(diag::make<Code::overlay_twice>(overlay.root().where(), made->info.id));
      return std::nullopt;
    }
    laid.push_back(*std::move(made));
  }
  auto book = read(data::assemble(root), sources, sink, limits);
  if (!book) return std::nullopt;
  for (auto& one : laid) {
    compare(*book, *plain, one);
    book->overlays.push_back(std::move(one.info));
  }
  return book;
}

}  // namespace zizhi::rulebook
