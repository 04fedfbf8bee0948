// Lists, maps, and references into lists.
#include "binder.h"
#include "mend.h"
#include "scalar.h"

#include "zizhi/base/assert.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

namespace zizhi::schema {
namespace {

using cel::Missing;
using cel::Tag;
using cel::Value;
using data::NodeRef;
using diag::Code;

bool is_list_of_records(const Field& field) {
  return field.shape == Shape::list && field.element->shape == Shape::record;
}

// Everything that the unknown ones among `items` wait for.
const cel::Unknowns* unite(std::span<const Value> items, cel::Arena& arena) {
  std::vector<const Missing*> all;
  for (const auto& item : items) {
    if (!item.is(Tag::unknown)) continue;
    const auto span = item.as_unknowns().span();
    all.insert(all.end(), span.begin(), span.end());
  }
  std::ranges::sort(all, std::less<>());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  const auto kept = arena.array<const Missing*>(all.size());
  std::ranges::copy(all, kept.begin());
  return arena.make<cel::Unknowns>(kept.data(), kept.size());
}

}  // namespace

void Binder::survey_lists(NodeRef root) {
  for (std::size_t slot = 0; slot < schema_.root.fields.size(); ++slot) {
    const auto& field = schema_.root.fields[slot];
    if (!is_list_of_records(field)) continue;
    const auto& declaration = schema_.root.type->fields[slot];
    const Place place{
        .parent = nullptr, .field = declaration.name, .index = -1, .declaration = &declaration};
    auto& target = targets_[field.name];
    const auto node = root.find(field.name);
    const auto absent = !node || (node->is_null() && !node->duplicate_key());
    target.where = node ? node->key_where() : root.where();
    if (!absent && node->is_list() && !node->duplicate_key()) {
      const auto& type = *schema_.types[field.element->record].type;
      target.entries = survey(*node, type, origin(place, node->where()), &declaration, arena_);
    } else {
      const auto why = absent ? Missing::Why::absent : Missing::Why::problem;
      target.otherwise = unknown(place, why, node ? node->where() : root.where());
    }
  }
}

Value Binder::reference(NodeRef node, const Field& field, const Place& place) {
  const auto answer = read_scalar(node, field, arena_);
  if (!answer) return faulty(node, field, place, answer.error());
  const auto& target = targets_.find(field.to)->second;
  if (!target.entries) return target.otherwise;
  const auto& entries = *target.entries;
  const auto found = entries.by_id.find(answer->as_text());
  if (found != entries.by_id.end()) {
    if (const auto* const unusable = entries.unusable[found->second])
      return cel::unknown_of(arena_, *unusable);
    return Value::record(&entries.records[found->second]);
  }
  auto problem = diag::make<Code::dangling_reference>(node.where(), name_of(node),
                                                      shown(node, field), field.to);
  problem.labels.push_back({.where = target.where, .text = {"the list is here", "列表在此"}});
  constexpr std::size_t kMostLooks = 50;  // at lists of thousands: each look costs time
  if (!field.personal && ++looks_ <= kMostLooks) {
    std::vector<std::string_view> ids;
    for (const auto& [id, index] : entries.by_id)
      ids.push_back(id);
    std::ranges::sort(ids);
    problem = diag::suggest(std::move(problem), node.text(), ids);
  }
  return faulty(node, field, place, std::move(problem));
}

Value Binder::entry(NodeRef node, const Field& field, const Place& place) {
  const bool hollow = node.is_null() || (field.shape == Shape::record && states_nothing(node));
  if (!hollow) return value(node, field, place);
  if (node.is_map()) {
    const std::array<const Record*, 1> records{&schema_.types[field.record]};
    want_known_keys(node, records);
  }
  return faulty(node, field, place,
                diag::help(diag::make<Code::empty_entry>(node.where(), name_of(node)),
                           {"take it out, or fill it in", "应删除该项或填写内容"}));
}

Value Binder::list(NodeRef node, const Field& field, const Place& place) {
  const bool one_service = node.is_scalar() && place.field == "services" &&
                           place.parent != nullptr && place.parent->field == "application" &&
                           place.parent->parent == nullptr;
  if (!node.is_list() && !one_service)
    return faulty(node, field, place, wrong_shape(node, field));
  if (is_list_of_records(field)) return list_of_records(node, field, place);
  const auto* const list_origin = origin(place, node.where());
  const auto size = one_service ? 1 : node.size();
  const auto items = arena_.array<Value>(size);
  std::map<std::string_view, NodeRef> seen;
  for (std::size_t i = 0; i < size; ++i) {
    const auto child = one_service ? node : node[i];
    const Place of_entry{.parent = list_origin,
                         .field = {},
                         .index = static_cast<std::int64_t>(i),
                         .declaration = place.declaration};
    items[i] = repeats(child, *field.element, seen)
                   ? unknown(of_entry, Missing::Why::problem, child.where())
                   : entry(child, *field.element, of_entry);
  }
  if (too_many(node, field)) return unknown(place, Missing::Why::problem, node.where());
  return gather(node, items, list_origin);
}

// A set that names one thing twice would count it twice.
bool Binder::repeats(NodeRef node, const Field& field,
                     std::map<std::string_view, NodeRef>& seen) {
  const bool is_set = field.shape == Shape::enumeration || field.shape == Shape::reference;
  if (!is_set || !node.is_scalar() || is_blank(node.text())) return false;
  const auto [first, fresh] = seen.emplace(node.text(), node);
  if (fresh) return false;
  auto problem =
      field.personal
          ? diag::make<Code::repeated_entry>(node.where(), name_of(node), "…")
          : diag::make<Code::repeated_entry>(node.where(), name_of(node), node.text());
  problem.labels.push_back(
      {.where = first->second.where(), .text = {"it is here first", "首次出现在此"}});
  problems_.add(node, std::move(problem));
  return true;
}

bool Binder::too_many(NodeRef node, const Field& field) {
  if (node.size() <= field.max_items) return false;
  problems_.add(node, diag::make<Code::too_many_items>(node.key_where(), name_of(node),
                                                       node.size(), field.max_items));
  return true;
}

Value Binder::list_of_records(NodeRef node, const Field& field, const Place& place) {
  const auto target = place.parent == nullptr ? targets_.find(place.field) : targets_.end();
  std::optional<Entries> own;
  if (target == targets_.end()) {
    const auto& type = *schema_.types[field.element->record].type;
    own = survey(node, type, origin(place, node.where()), place.declaration, arena_);
  }
  const auto& entries = own ? *own : *target->second.entries;
  report_doubled(node, entries);
  const auto items = arena_.array<Value>(node.size());
  for (std::size_t i = 0; i < node.size(); ++i) {
    const auto child = node[i];
    const Place of_entry{.parent = entries.origin,
                         .field = {},
                         .index = static_cast<std::int64_t>(i),
                         .declaration = place.declaration};
    if (child.is_map() && !states_nothing(child)) {
      fill_record(child, *field.element, &entries.origins[i], entries.records[i]);
      items[i] = entries.unusable[i] == nullptr ? Value::record(&entries.records[i])
                                                : cel::unknown_of(arena_, *entries.unusable[i]);
    } else {
      items[i] = entry(child, *field.element, of_entry);
    }
  }
  if (too_many(node, field)) return unknown(place, Missing::Why::problem, node.where());
  return gather(node, items, entries.origin);
}

void Binder::report_doubled(NodeRef list, const Entries& entries) {
  for (const auto& pair : entries.doubled) {
    auto problem =
        diag::make<Code::duplicate_id>(pair.again.where(), pair.again.text(), data::path(list));
    problem.labels.push_back(
        {.where = pair.first.where(), .text = {"it is here first", "首次出现在此"}});
    problems_.add(*pair.again.parent(), std::move(problem));
  }
}

// A list in which something is doubtful is known in part: what is doubtful may not count.
Value Binder::gather(NodeRef node, std::span<const Value> items, const cel::Origin* origin) {
  const auto where = arena_.array<source::Span>(items.size());
  for (std::size_t i = 0; i < items.size(); ++i)
    where[i] = node.is_list() ? node[i].where() : node.where();
  const auto doubtful = [](const Value& item) { return item.is(Tag::unknown); };
  if (std::ranges::none_of(items, doubtful)) {
    return Value::list(
        arena_.make<cel::List>(items.data(), items.size(), origin, where.data()));
  }
  const auto definite = arena_.array<bool>(items.size());
  std::ranges::transform(items, definite.begin(),
                         [&](const Value& item) { return !doubtful(item); });
  const auto count = std::ranges::count(definite, true);
  return Value::partial(arena_.make<cel::Partial>(items.data(), definite.data(), where.data(),
                                                  items.size(), static_cast<std::size_t>(count),
                                                  origin, unite(items, arena_)));
}

Value Binder::map(NodeRef node, const Field& field, const Place& place) {
  if (!node.is_map()) return faulty(node, field, place, wrong_shape(node, field));
  if (too_many(node, field)) return unknown(place, Missing::Why::problem, node.where());
  const auto* const map_origin = origin(place, node.where());
  std::vector<cel::Entry> entries;
  std::vector<source::Span> places;
  for (std::size_t i = 0; i < node.size(); ++i) {
    const auto child = node[i];
    // Of a key that occurs again the first is kept: as Unknown.
    const bool again = child.duplicate_key() && node.find(child.key())->position() != i;
    if (is_own(child.key()) || again) continue;
    const auto key = arena_.copy(child.key());
    const Place of_value{
        .parent = map_origin, .field = key, .index = -1, .declaration = place.declaration};
    entries.push_back(
        {.key = Value::string(key), .value = value(child, *field.element, of_value)});
    places.push_back(child.where());
  }
  const auto* const made = cel::make_map(arena_, entries);
  ZIZHI_ASSERT(made != nullptr, "every key is a text, and occurs once");
  const auto where = arena_.array<source::Span>(places.size());
  std::ranges::copy(places, where.begin());
  auto* const placed = arena_.make<cel::Map>(*made);
  placed->origin = map_origin;
  placed->where = where.data();
  return Value::map(placed);
}

}  // namespace zizhi::schema
