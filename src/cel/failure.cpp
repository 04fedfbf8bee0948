// Why an evaluation has no value, in words.
#include "zizhi/base/assert.h"
#include "zizhi/cel/function.h"

#include <optional>

namespace zizhi::cel {
namespace {

/// Of a limit that is the user's to set: a function's own bounds come without a number.
std::optional<i18n::Text> limit_sentence(FailureCode code) {
  if (code == FailureCode::limit_cost) {
    return i18n::Text{
        "the evaluation takes more steps than limit `cost` allows (`--limit cost=N` raises it)",
        "求值步数超过限制 `cost`（可用 `--limit cost=N` 放宽）"};
  }
  if (code == FailureCode::limit_iterations) {
    return i18n::Text{
        "the evaluation visits more elements than limit `iterations` allows "
        "(`--limit iterations=N` raises it)",
        "求值遍历的元素超过限制 `iterations`（可用 `--limit iterations=N` 放宽）"};
  }
  if (code == FailureCode::limit_memory) {
    return i18n::Text{
        "the evaluation takes more memory than limit `memory` allows (`--limit memory=N` "
        "raises it)",
        "求值占用的内存超过限制 `memory`（可用 `--limit memory=N` 放宽）"};
  }
  return std::nullopt;
}

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
      return {
          "definitions are nested more deeply than limit `depth` allows (`--limit depth=N` "
          "raises it)",
          "定义的嵌套超过限制 `depth`（可用 `--limit depth=N` 放宽）"};
    case FailureCode::unbound:
      return {"nothing stands for this name", "该名称没有对应的值"};
  }
  ZIZHI_UNREACHABLE();
}

}  // namespace

Value Context::fail(FailureCode code, std::string_view detail) {
  const auto own = detail.empty() ? std::nullopt : limit_sentence(code);
  return Value::error(
      arena_->make<Failure>(code, own.value_or(sentence(code)), arena_->copy(detail)));
}

}  // namespace zizhi::cel
