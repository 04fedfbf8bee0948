// Regular expressions in RE2's syntax: linear time, bounded memory.
#include "call.h"
#include "library.h"
#include "patterns.h"
#include "support.h"

#include "zizhi/base/utf8.h"

#include <re2/re2.h>

#include <array>
#include <string>
#include <vector>

namespace zizhi::cel::functions {
namespace {

// Bytes that the searches of one call may look at together, in the worst case.
constexpr std::uint64_t kMostSearched = 1'000'000'000;
constexpr int kMostGroups = 10;  // `\0` to `\9`

re2::StringPiece piece(std::string_view text) {
  return {text.data(), text.size()};
}

// The pattern, from the evaluation's cache or compiled here and now.
class Pattern {
 public:
  Pattern(Context& context, std::string_view text)
      : re_(&(context.patterns() != nullptr ? *context.patterns() : own_).compiled(text)),
        text_(text) {}

  bool ok() const { return re_->ok(); }

  Value failure(Context& context) const {
    return context.fail(FailureCode::invalid_argument,
                        to_text(Value::string(text_)) + ": " + re_->error());
  }

  const re2::RE2& re() const { return *re_; }

 private:
  PatternCache own_;
  const re2::RE2* re_;
  std::string_view text_;
};

void charge_for(Context& context, std::string_view text) {
  context.charge(steps_to_match(text));
}

Value matches(Context& context, std::string_view text, std::string_view expression) {
  charge_for(context, text);
  charge_for(context, expression);
  const Pattern pattern(context, expression);
  if (!pattern.ok()) return pattern.failure(context);
  return Value::of(re2::RE2::PartialMatch(piece(text), pattern.re()));
}

// The matches of a pattern one after the other; an empty one never stands directly behind the
// one before it.
class Search {
 public:
  // An empty text needs an address too, so that an empty match differs from none.
  Search(const re2::RE2& re, std::string_view text)
      : re_(&re), text_(text.empty() ? std::string_view("") : text) {}

  enum class Found : std::uint8_t { yes, no, too_much };

  Found next() {
    while (position_ <= text_.size()) {
      looked_at_ += text_.size() - position_ + 1;
      if (looked_at_ > kMostSearched) return Found::too_much;
      if (!re_->Match(piece(text_), position_, text_.size(), re2::RE2::UNANCHORED,
                      groups_.data(), static_cast<int>(groups_.size()))) {
        return Found::no;
      }
      const auto begin = offset(groups_[0]);
      const bool repeated = groups_[0].empty() && begin == behind_last_;
      behind_last_ = begin + groups_[0].size();
      position_ = behind_last_;
      if (!repeated) return Found::yes;
      ++position_;
      while (position_ < text_.size() && !base::begins_code_point(text_[position_])) {
        ++position_;
      }
    }
    return Found::no;
  }

  std::size_t begin() const { return offset(groups_[0]); }

  std::size_t end() const { return begin() + groups_[0].size(); }

  /// The text of a group; empty where it took no part.
  std::optional<std::string_view> group(std::size_t number) const {
    const auto& found = groups_.at(number);
    if (found.data() == nullptr) return std::nullopt;
    return text_.substr(offset(found), found.size());
  }

  /// `rewrite` with `\1` and the like filled in.
  bool fill(std::string& out, std::string_view rewrite) const {
    return re_->Rewrite(&out, piece(rewrite), groups_.data(), static_cast<int>(groups_.size()));
  }

 private:
  std::size_t offset(const re2::StringPiece& part) const {
    return static_cast<std::size_t>(part.data() - text_.data());
  }

  const re2::RE2* re_;
  std::string_view text_;
  std::array<re2::StringPiece, kMostGroups> groups_;
  std::size_t position_ = 0;
  std::size_t behind_last_ = std::string_view::npos;
  std::uint64_t looked_at_ = 0;
};

// What an extraction hands out: the one group, or all of the match without a group.
std::optional<std::size_t> group_to_extract(const re2::RE2& re) {
  if (re.NumberOfCapturingGroups() > 1) return std::nullopt;
  return static_cast<std::size_t>(re.NumberOfCapturingGroups());
}

Value too_many_groups(Context& context, std::string_view expression) {
  return context.fail(FailureCode::invalid_argument, to_text(Value::string(expression)));
}

Value extract(Context& context, std::string_view text, std::string_view expression) {
  charge_for(context, text);
  charge_for(context, expression);
  const Pattern pattern(context, expression);
  if (!pattern.ok()) return pattern.failure(context);
  const auto group = group_to_extract(pattern.re());
  if (!group) return too_many_groups(context, expression);
  Search search(pattern.re(), text);
  if (search.next() != Search::Found::yes) return Value::optional(nullptr);
  const auto found = search.group(*group);
  return found ? optional_value(context, Value::string(*found)) : Value::optional(nullptr);
}

Value extract_all(Context& context, std::string_view text, std::string_view expression) {
  charge_for(context, text);
  charge_for(context, expression);
  const Pattern pattern(context, expression);
  if (!pattern.ok()) return pattern.failure(context);
  const auto group = group_to_extract(pattern.re());
  if (!group) return too_many_groups(context, expression);
  std::vector<Value> out;
  Search search(pattern.re(), text);
  auto found = search.next();
  for (; found == Search::Found::yes; found = search.next()) {
    if (const auto part = search.group(*group)) out.push_back(Value::string(*part));
  }
  if (found == Search::Found::too_much) return context.fail(FailureCode::limit_cost);
  return list_value(context, out);
}

Value replace_with(Context& context, const Pattern& pattern, std::string_view text,
                   std::string_view rewrite, std::int64_t most) {
  std::string wrong;
  if (!pattern.re().CheckRewriteString(piece(rewrite), &wrong)) {
    return context.fail(FailureCode::invalid_argument,
                        to_text(Value::string(rewrite)) + ": " + wrong);
  }
  std::string out;
  std::size_t copied = 0;
  Search search(pattern.re(), text);
  for (std::int64_t done = 0; most < 0 || done < most; ++done) {
    const auto found = search.next();
    if (found == Search::Found::too_much) return context.fail(FailureCode::limit_cost);
    if (found == Search::Found::no) break;
    out.append(text, copied, search.begin() - copied);
    search.fill(out, rewrite);
    copied = search.end();
    if (out.size() > kMostBytes) return context.fail(FailureCode::limit_memory);
  }
  return text_value(context, out.append(text, copied));
}

// At most `most` times; all when it is negative.
Value replace_at_most(Context& context, std::span<const Value> arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const auto wanted = i < 3 ? Tag::string : Tag::integer;
    if (!arguments[i].is(wanted)) return context.fail(FailureCode::no_such_overload);
  }
  const auto text = arguments[0].as_text();
  charge_for(context, text);
  charge_for(context, arguments[1].as_text());
  const Pattern pattern(context, arguments[1].as_text());
  if (!pattern.ok()) return pattern.failure(context);
  const auto most = arguments.size() == 4 ? arguments[3].as_int() : -1;
  return replace_with(context, pattern, text, arguments[2].as_text(), most);
}

template <std::size_t arity>
Value replace(Context& context, std::span<const Value> arguments) {
  if (arguments.size() != arity) return context.fail(FailureCode::no_such_overload);
  return replace_at_most(context, arguments);
}

constexpr std::string_view kMatches =
    "True when the regular expression (RE2) matches a part of the text.";
constexpr std::string_view kMatchesZh = "正则表达式（RE2）匹配文本的某一部分时为真。";

constexpr std::array kRows = std::to_array<Overload>({
    {"matches(string, string) -> bool", call<matches>, kMatches, kMatchesZh,
     "matches('v12', '[0-9]+')"},
    {"string.matches(string) -> bool", call<matches>, kMatches, kMatchesZh,
     "'CCRC-2026'.matches('^CCRC-[0-9]{4}$')"},
    {"regex.extract(string, string) -> optional<string>", call<extract>,
     "The first match, or its group when the expression has one; none without a match.",
     "首个匹配；表达式有一个分组时取该分组；不匹配则为 none。",
     "regex.extract('no. 42', '([0-9]+)') == optional.of('42')"},
    {"regex.extractAll(string, string) -> list<string>", call<extract_all>,
     "All matches, or their groups when the expression has one.",
     "全部匹配；表达式有一个分组时取各分组。",
     "regex.extractAll('a1 b22', '[0-9]+') == ['1', '22']"},
    {"regex.replace(string, string, string) -> string", replace<3>,
     "Every match replaced; `\\1` stands for the first group.",
     "替换全部匹配；`\\1` 代表第一个分组。",
     "regex.replace('a1 b2', '([a-z])([0-9])', '\\\\2\\\\1') == '1a 2b'"},
    {"regex.replace(string, string, string, int) -> string", replace<4>,
     "At most so many matches replaced; all when negative.",
     "至多替换给定个数的匹配；为负时全部替换。", "regex.replace('aaa', 'a', 'b', 2) == 'bba'"},
});

}  // namespace

Family regular_expressions() {
  return {"regex", {"Regular expressions", "正则表达式"}, kRows};
}

}  // namespace zizhi::cel::functions
