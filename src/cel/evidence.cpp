// Places in the evidence, and sets of what is missing there.
#include "literal_text.h"

#include "zizhi/base/assert.h"
#include "zizhi/cel/value.h"

#include <algorithm>
#include <functional>
#include <vector>

namespace zizhi::cel {
namespace {

// `projects[4].name`; a name that is not plain stands in quotes: `["a b"]`.
void append_field(std::string& out, std::string_view field) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '_' || c == '-' || static_cast<unsigned char>(c) >= 0x80;
  };
  if (!std::ranges::all_of(field, plain)) {
    out += '[' + quoted(field) + ']';
    return;
  }
  if (!out.empty()) out += '.';
  out += field;
}

bool is_element(const Origin& origin) {
  return origin.index >= 0;
}

bool before(const Missing* a, const Missing* b) {
  return std::less<>()(a, b);
}

const Unknowns* keep(Arena& arena, std::span<const Missing* const> items) {
  const auto kept = arena.array<const Missing*>(items.size());
  std::ranges::copy(items, kept.begin());
  return arena.make<Unknowns>(kept.data(), kept.size());
}

}  // namespace

std::string path(const Origin& origin) {
  std::vector<const Origin*> chain;
  for (const auto* link = &origin; link != nullptr; link = link->parent) {
    chain.push_back(link);
  }
  std::string out;
  std::ranges::reverse(chain);
  for (const auto* const link : chain) {
    if (is_element(*link)) {
      out += '[' + std::to_string(link->index) + ']';
    } else {
      append_field(out, link->field);
    }
  }
  return out;
}

std::string path(const Missing& missing) {
  auto out = missing.parent == nullptr ? std::string() : path(*missing.parent);
  if (!missing.field.empty()) append_field(out, missing.field);
  return out;
}

const Unknowns* unite(Arena& arena, const Unknowns* a, const Unknowns* b) {
  ZIZHI_ASSERT(a != nullptr && b != nullptr, "a set is never empty");
  if (a == b || std::ranges::includes(a->span(), b->span(), before)) return a;
  if (std::ranges::includes(b->span(), a->span(), before)) return b;
  std::vector<const Missing*> both;
  std::ranges::set_union(a->span(), b->span(), std::back_inserter(both), before);
  return keep(arena, both);
}

Value unknown_of(Arena& arena, const Missing& missing) {
  const Missing* const one = &missing;
  return Value::unknown(keep(arena, {&one, 1}));
}

}  // namespace zizhi::cel
