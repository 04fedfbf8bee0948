#include "entries.h"

#include "mend.h"

namespace zizhi::schema {
namespace {

using data::NodeRef;

// The id field of an entry, where it can name the entry.
std::optional<NodeRef> id_of(NodeRef entry, std::string_view id_field) {
  const auto id = entry.find(id_field);
  const bool usable = id && !id->duplicate_key() &&
                      (id->kind() == data::Kind::scalar || id->is_quoted()) &&
                      !is_blank(id->text());
  return usable ? id : std::nullopt;
}

}  // namespace

bool is_own(std::string_view key) {
  return key.starts_with("x-");
}

bool states_nothing(NodeRef node) {
  if (node.is_null()) return true;
  if (!node.is_map()) return false;
  for (std::size_t i = 0; i < node.size(); ++i) {
    const auto child = node[i];
    if (is_own(child.key())) continue;
    if (child.duplicate_key() || !states_nothing(child)) return false;
  }
  return true;
}

Entries survey(NodeRef list, const cel::RecordType& type, const cel::Origin* origin,
               const cel::RecordField* declaration, cel::Arena& arena) {
  Entries entries;
  entries.origin = origin;
  entries.origins = arena.array<cel::Origin>(list.size());
  entries.records = arena.array<cel::Record>(list.size());
  entries.unusable.resize(list.size());
  for (std::size_t i = 0; i < list.size(); ++i) {
    entries.origins[i] = {.parent = origin,
                          .field = {},
                          .index = static_cast<std::int64_t>(i),
                          .where = list[i].where()};
  }
  if (!type.id_field) return entries;

  const std::string_view id_field = type.fields[*type.id_field].name;
  const auto spoil = [&](std::uint32_t index, NodeRef where) {
    auto& unusable = entries.unusable[index];
    if (unusable != nullptr) return;
    auto* const missing = arena.make<cel::Missing>();
    missing->parent = &entries.origins[index];
    missing->why = cel::Missing::Why::problem;
    missing->declaration = declaration;
    missing->where = where.where();
    unusable = missing;
  };
  entries.by_id.reserve(list.size());
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto id = id_of(list[i], id_field);
    if (!id) continue;
    const auto index = static_cast<std::uint32_t>(i);
    const auto [known, fresh] = entries.by_id.emplace(id->text(), index);
    if (fresh) continue;
    // Both point at the second place, where the problem is told.
    spoil(known->second, *id);
    spoil(index, *id);
    entries.doubled.push_back({.first = *list[known->second].find(id_field), .again = *id});
  }
  return entries;
}

}  // namespace zizhi::schema
