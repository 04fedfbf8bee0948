#include "zizhi/base/assert.h"
#include "zizhi/cel/type.h"
#include "zizhi/cel/value.h"

namespace zizhi::cel {

std::string_view type_name(const Value& value) {
  switch (value.tag()) {
    case Tag::null:
      return "null_type";
    case Tag::boolean:
      return "bool";
    case Tag::integer:
    case Tag::interval:
      return "int";
    case Tag::unsigned_integer:
      return "uint";
    case Tag::floating:
      return "double";
    case Tag::string:
      return "string";
    case Tag::bytes:
      return "bytes";
    case Tag::timestamp:
      return "google.protobuf.Timestamp";
    case Tag::duration:
      return "google.protobuf.Duration";
    case Tag::date:
      return "date";
    case Tag::month:
      return "month";
    case Tag::period:
      return "period";
    case Tag::list:
    case Tag::partial:
      return "list";
    case Tag::map:
      return "map";
    case Tag::record:
      return value.as_record().type->name;
    case Tag::optional:
      return "optional_type";
    case Tag::type:
      return "type";
    case Tag::absent:
      return "absent";
    case Tag::unknown:
      return "unknown";
    case Tag::error:
      return "error";
  }
  ZIZHI_UNREACHABLE();
}

}  // namespace zizhi::cel
