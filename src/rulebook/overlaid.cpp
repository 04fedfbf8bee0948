// A rulebook with overlays: laid over its tree, read as one, and compared with what it says
// alone.
#include "overlay.h"
#include "parameter_value.h"
#include "settings.h"
#include "shape.h"

#include "zizhi/rulebook/rulebook.h"

#include <algorithm>

namespace zizhi::rulebook {
namespace {

using diag::Code;

/// What `laid` says without a source is its own word.
void sign(Rulebook& book, const Laid& laid) {
  const auto& info = laid.info;
  const auto own_source = [&] {
    if (book.find_source(info.id) == nullptr) {
      book.sources.push_back({.id = info.id,
                              .title = info.title,
                              .address = {},
                              .retrieved = {},
                              .confidence = info.draft ? "a draft overlay, not official"
                                                       : "an overlay, not official"});
    }
    return info.id;
  };
  for (const auto& setting : laid.settings) {
    const auto set = std::ranges::find(book.parameters, setting.name, &Parameter::name);
    if (set != book.parameters.end() && !setting.sourced) set->source = own_source();
  }
  for (auto& category : book.categories) {
    for (auto& requirement : category.requirements) {
      for (auto& check : requirement.checks) {
        const auto& ids = laid.unsourced;
        const auto full = std::ranges::find(ids, check.id) != ids.end();
        if (full) check.source = {.id = own_source(), .clause = {}};
      }
    }
  }
}

void take_out(Rulebook& book, const Laid& laid) {
  for (const auto& out : laid.taken_out) {
    book.disabled.push_back(
        {.check = out.check, .overlay = laid.info.id, .is_judgement = out.is_judgement});
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
  tell_settings(*book, *plain, laid);
  for (auto& one : laid) {
    sign(*book, one);
    take_out(*book, one);
    book->overlays.push_back(std::move(one.info));
  }
  return book;
}

}  // namespace zizhi::rulebook
