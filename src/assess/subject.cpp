#include "subject.h"

namespace zizhi::assess {
namespace {

/// The text of the record's slot, if it has one that may be shown.
std::string_view text(const cel::Record& record, std::optional<std::size_t> slot) {
  if (!slot || record.type->fields[*slot].personal) return {};
  const auto& value = record.slots[*slot];
  return value.is(cel::Tag::string) ? value.as_text() : std::string_view();
}

verdict::Subject of_record(std::string_view variable, const cel::Record& record) {
  const auto id = text(record, record.type->id_field);
  const auto title = text(record, record.type->title_field);
  verdict::Subject subject{.kind = std::string(variable), .id = std::string(id), .title = {}};
  if (id.empty() && record.origin != nullptr) subject.id = path(*record.origin);
  subject.title = i18n::same(title.empty() ? std::string_view(subject.id) : title);
  return subject;
}

}  // namespace

verdict::Subject subject(std::string_view variable, cel::Type type, const cel::Value& element) {
  if (element.is(cel::Tag::record)) return of_record(variable, element.as_record());
  verdict::Subject subject{.kind = std::string(variable), .id = {}, .title = {}};
  subject.id = element.is(cel::Tag::string) ? std::string(element.as_text()) : to_text(element);
  subject.title = i18n::same(subject.id);
  if (type.valid() && type.kind() == cel::Kind::enumeration) {
    if (const auto* const value = type.values()->find(subject.id)) subject.title = value->title;
  }
  return subject;
}

}  // namespace zizhi::assess
