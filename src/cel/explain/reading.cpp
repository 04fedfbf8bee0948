#include "explain/reading.h"

#include "explain/show.h"

#include <algorithm>

namespace zizhi::cel::explaining {

std::optional<Reading> reading_of_field(const Record& record, std::size_t slot) {
  const auto& value = record.slots[slot];
  const auto& field = record.type->fields[slot];
  if (record.origin == nullptr || value.is(Tag::unknown)) return std::nullopt;
  const Origin at{.parent = record.origin, .field = field.name};
  return Reading{.path = path(at),
                 .where = record.where == nullptr ? record.origin->where : record.where[slot],
                 .value = plain(value, {.type = field.type, .unit = field.unit}),
                 .personal = field.personal};
}

std::optional<Reading> reading_of_root(const Session& session, std::size_t number) {
  const auto& roots = session.roots();
  const auto& value = session.globals()[roots.first + number];
  if (value.is(Tag::unknown)) return std::nullopt;
  const auto& field = roots.type->fields[number];
  return Reading{.path = path(Origin{.parent = nullptr, .field = field.name}),
                 .where = roots.where == nullptr ? source::Span() : roots.where[number],
                 .value = plain(value, {.type = field.type, .unit = field.unit}),
                 .personal = field.personal};
}

void add(std::vector<Reading>& readings, const std::vector<Reading>& more) {
  for (const auto& reading : more) {
    const bool known = std::ranges::any_of(readings, [&](const Reading& each) {
      return each.path == reading.path && each.where == reading.where;
    });
    if (!known) readings.push_back(reading);
  }
}

}  // namespace zizhi::cel::explaining
