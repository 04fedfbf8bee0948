// The math extension: bits.
#include "call.h"
#include "library.h"

#include <array>
#include <string>

namespace zizhi::cel::functions {
namespace {

constexpr std::int64_t kWidth = 64;

std::uint64_t bits_of(std::int64_t value) {
  return static_cast<std::uint64_t>(value);
}

std::uint64_t bits_of(std::uint64_t value) {
  return value;
}

template <class Integer>
Integer both_bits(Integer a, Integer b) {
  return static_cast<Integer>(bits_of(a) & bits_of(b));
}

template <class Integer>
Integer either_bits(Integer a, Integer b) {
  return static_cast<Integer>(bits_of(a) | bits_of(b));
}

template <class Integer>
Integer differing_bits(Integer a, Integer b) {
  return static_cast<Integer>(bits_of(a) ^ bits_of(b));
}

template <class Integer>
Integer inverted_bits(Integer a) {
  return static_cast<Integer>(~bits_of(a));
}

Value negative_shift(Context& context, std::int64_t by) {
  return context.fail(FailureCode::invalid_argument, std::to_string(by));
}

template <class Integer>
Value shifted_left(Context& context, Integer value, std::int64_t by) {
  if (by < 0) return negative_shift(context, by);
  return Value::of(static_cast<Integer>(by < kWidth ? bits_of(value) << by : 0));
}

// Zeros come in from the left, for a negative int too.
template <class Integer>
Value shifted_right(Context& context, Integer value, std::int64_t by) {
  if (by < 0) return negative_shift(context, by);
  return Value::of(static_cast<Integer>(by < kWidth ? bits_of(value) >> by : 0));
}

constexpr std::string_view kAnd = "The bits that both have.";
constexpr std::string_view kAndZh = "按位与。";
constexpr std::string_view kOr = "The bits that one of them has.";
constexpr std::string_view kOrZh = "按位或。";
constexpr std::string_view kXor = "The bits that exactly one of them has.";
constexpr std::string_view kXorZh = "按位异或。";
constexpr std::string_view kNot = "Every bit turned over.";
constexpr std::string_view kNotZh = "按位取反。";
constexpr std::string_view kLeft =
    "The bits moved to the left; those pushed out are lost, a negative distance is a failure.";
constexpr std::string_view kLeftZh = "左移；移出的位丢弃，距离为负时失败。";
constexpr std::string_view kRight =
    "The bits moved to the right, zeros coming in; a negative distance is a failure.";
constexpr std::string_view kRightZh = "右移，左边补零；距离为负时失败。";

using Int = std::int64_t;
using Uint = std::uint64_t;

constexpr std::array kRows = std::to_array<Overload>({
    {"math.bitAnd(int, int) -> int", call<both_bits<Int>>, kAnd, kAndZh,
     "math.bitAnd(6, 3) == 2"},
    {"math.bitAnd(uint, uint) -> uint", call<both_bits<Uint>>, kAnd, kAndZh,
     "math.bitAnd(6u, 3u) == 2u"},
    {"math.bitOr(int, int) -> int", call<either_bits<Int>>, kOr, kOrZh,
     "math.bitOr(6, 3) == 7"},
    {"math.bitOr(uint, uint) -> uint", call<either_bits<Uint>>, kOr, kOrZh,
     "math.bitOr(6u, 3u) == 7u"},
    {"math.bitXor(int, int) -> int", call<differing_bits<Int>>, kXor, kXorZh,
     "math.bitXor(6, 3) == 5"},
    {"math.bitXor(uint, uint) -> uint", call<differing_bits<Uint>>, kXor, kXorZh,
     "math.bitXor(6u, 3u) == 5u"},
    {"math.bitNot(int) -> int", call<inverted_bits<Int>>, kNot, kNotZh, "math.bitNot(1) == -2"},
    {"math.bitNot(uint) -> uint", call<inverted_bits<Uint>>, kNot, kNotZh,
     "math.bitNot(0u) == 18446744073709551615u"},
    {"math.bitShiftLeft(int, int) -> int", call<shifted_left<Int>>, kLeft, kLeftZh,
     "math.bitShiftLeft(1, 2) == 4"},
    {"math.bitShiftLeft(uint, int) -> uint", call<shifted_left<Uint>>, kLeft, kLeftZh,
     "math.bitShiftLeft(1u, 2) == 4u"},
    {"math.bitShiftRight(int, int) -> int", call<shifted_right<Int>>, kRight, kRightZh,
     "math.bitShiftRight(-1024, 3) == 2305843009213693824"},
    {"math.bitShiftRight(uint, int) -> uint", call<shifted_right<Uint>>, kRight, kRightZh,
     "math.bitShiftRight(1024u, 2) == 256u"},
});

}  // namespace

Family bits() {
  return {"math", {"Mathematics", "数学"}, kRows};
}

}  // namespace zizhi::cel::functions
