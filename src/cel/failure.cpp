// Why an evaluation has no value, in words.
#include "zizhi/base/assert.h"
#include "zizhi/cel/function.h"

namespace zizhi::cel {
namespace {

i18n::Text sentence(FailureCode code) {
  switch (code) {
    case FailureCode::no_such_overload:
      return {"no overload takes these values", "没有适用于这些值的函数或运算"};
    case FailureCode::no_such_field:
      return {"there is no such field", "没有该字段"};
    case FailureCode::no_such_key:
      return {"there is no such key", "没有该键"};
    case FailureCode::index_out_of_range:
      return {"the index is out of range", "下标超出范围"};
    case FailureCode::divide_by_zero:
      return {"division by zero", "除数为零"};
    case FailureCode::overflow:
      return {"the result is out of range", "结果超出取值范围"};
    case FailureCode::invalid_argument:
      return {"an argument does not fit", "参数不符合要求"};
    case FailureCode::duplicate_key:
      return {"a key occurs twice in a map", "映射中的键重复"};
    case FailureCode::limit_cost:
      return {"the evaluation takes more steps than the limit allows", "求值步数超过限制"};
    case FailureCode::limit_iterations:
      return {"the evaluation visits more elements than the limit allows",
              "求值遍历的元素超过限制"};
    case FailureCode::limit_memory:
      return {"the evaluation takes more memory than the limit allows",
              "求值占用的内存超过限制"};
    case FailureCode::limit_depth:
      return {"the evaluation is nested more deeply than the limit allows",
              "求值的嵌套超过限制"};
    case FailureCode::unbound:
      return {"nothing stands for this name", "该名称没有对应的值"};
  }
  ZIZHI_UNREACHABLE();
}

}  // namespace

Value Context::fail(FailureCode code, std::string_view detail) {
  return Value::error(arena_->make<Failure>(code, sentence(code), arena_->copy(detail)));
}

}  // namespace zizhi::cel
