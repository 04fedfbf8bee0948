#include "fields.h"

#include "zizhi/cel/type.h"

namespace zizhi::cel::functions {

Value field(Context& context, const Value& element, std::string_view name) {
  if (element.is(Tag::record)) {
    const auto slot = element.as_record().type->find(name);
    if (slot && !element.as_record().slots[*slot].is(Tag::absent)) {
      return element.as_record().slots[*slot];
    }
    return context.fail(FailureCode::no_such_field, name);
  }
  if (!element.is(Tag::map)) return context.fail(FailureCode::no_such_overload);
  const auto* const found = find(element.as_map(), Value::string(name));
  return found != nullptr ? *found : context.fail(FailureCode::no_such_field, name);
}

}  // namespace zizhi::cel::functions
