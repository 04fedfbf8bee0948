// YAML by yaml-cpp's events, which unlike its tree show marks, doubled keys and aliases.
#include "yaml_reader.h"

#include "builder.h"
#include "spelling.h"
#include "yaml_message.h"
#include "yaml_tag.h"
#include "yaml_text.h"

#include "zizhi/base/utf8.h"

#include <yaml-cpp/anchor.h>
#include <yaml-cpp/emitterstyle.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

namespace zizhi::data {
namespace {

using diag::Code;
using source::Offset;
using source::Span;

constexpr auto kNone = std::string_view::npos;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr i18n::Text kNothing{"empty", "空值"};
constexpr i18n::Text kList{"a list", "列表"};
constexpr i18n::Text kMap{"a map", "映射"};

// Thrown out of a handler: the one way to stop yaml-cpp. Caught in read_passage().
struct Stop {};

class YamlReader final : public YAML::EventHandler {
 public:
  /// `text` ends where the passage does.
  YamlReader(source::Id id, std::string_view text, std::size_t begin, const Limits& limits,
             diag::Sink& sink)
      : id_(id),
        text_(text),
        begin_(begin),
        skipped_(text.substr(begin).starts_with(kByteOrderMark) ? begin + kByteOrderMark.size()
                                                                : begin),
        cursor_(skipped_),
        builder_(id, text.size() - begin, limits, sink),
        sink_(sink) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    const auto begin = at(mark);
    if (++documents_ > 1) {
      another(begin);
    } else if (const auto odd = odd_directive(text_, begin_, begin)) {
      fail(span(*odd, *odd + 1), "unknown token");
    }
    cursor_ = text_.substr(begin).starts_with("---") ? begin + 3 : begin;
  }

  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto [tag_end, begin, tag] = properties(text_, at(mark));
    // Where a last line has no colon the mark is that of what was taken for a key.
    const auto word =
        begin < cursor_ ? std::string_view() : null_word(text_, begin, builder_.wants_key());
    if (builder_.wants_key()) null_key(begin, word);
    if (begin == text_.size() && !tag.empty()) {
      // At the end of the text yaml-cpp forgets the tag of a value that is not there.
      OnScalar(mark, tag_in_full(tag), anchor, {});
      return;
    }
    const auto where =
        word.empty() ? absent(begin) : take_value(at(mark), begin, begin + word.size());
    if (begin != at(mark)) cursor_ = std::max(cursor_, tag_end);
    stop_unless(builder_.scalar(Kind::null, {}, where));
    remember(anchor);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    refers_ = true;
    const auto begin = at(mark);
    const auto where = take_value(
        begin, begin, std::min(text_.find_first_of(" \t\r\n,[]{}", begin), text_.size()));
    if (!builder_.wants_key()) {
      stop_unless(builder_.repeat(anchor, where));
      return;
    }
    const auto* const text = builder_.remembered_text(anchor);
    if (text == nullptr) refuse_key(where, {"a list, a map or empty", "列表、映射或空值"});
    builder_.key(*text, where);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    const auto outset = at(mark);
    const auto [tag_end, begin, written] = properties(text_, outset);
    const bool quoted = is_quote(begin);
    if (quoted && !is_closed(text_, begin)) {
      // yaml-cpp takes the end of the text for the quote when a line break stands before it.
      fail(span(text_.size(), text_.size()), "illegal EOF in scalar");
    }
    if (!base::is_utf8(value)) {
      refuse(span(begin, begin + 1),
             {"the escapes `\\N` and `\\_` are not supported", "不支持转义 `\\N` 与 `\\_`"});
    }
    // A tag without a value: nothing is spelt.
    const bool spelt = quoted || !value.empty();
    const auto where = spelt ? take_value(outset, begin, end_of_scalar(text_, begin, value))
                             : take_value(outset, outset, tag_end);
    if (builder_.wants_key()) {
      key(tag, anchor, value, where);
      return;
    }
    hollow_ = quoted && value.empty() && begin != outset ? std::optional(span(begin, begin + 1))
                                                         : std::nullopt;
    const auto kind = kind_of(tag, value, span(outset, tag_end), quoted);
    stop_unless(builder_.scalar(kind, kind == Kind::null ? std::string() : value, where));
    remember(anchor);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    open(Kind::list, at(mark), tag, anchor, style == YAML::EmitterStyle::Flow);
  }

  void OnSequenceEnd() override { close(']'); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    open(Kind::map, at(mark), tag, anchor, style == YAML::EmitterStyle::Flow);
  }

  void OnMapEnd() override { close('}'); }

  // What yaml-cpp stumbled over, in our words.
  void fault(const YAML::Exception& error) {
    if (hollow_ && error.msg.starts_with("end of ")) {
      sink_.add(diag::make<Code::yaml_syntax>(
          *hollow_,
          i18n::Text{"the text of a block behind an anchor is indented further than it",
                     "锚点之后的块文本要比锚点缩进更多"}));
      return;
    }
    const auto begin = at(error.mark);
    auto rest = text_.substr(begin);
    if (!rest.empty()) base::take_code_point(rest);
    sink_.add(yaml_fault(error.msg, span(begin, text_.size() - rest.size()), text_, cursor_));
  }

  // Nothing may stand behind the document that was not reported: yaml-cpp drops what looks like
  // a directive.
  bool is_at_end() {
    const auto rest = after_document(text_, cursor_);
    if (!rest) return true;
    sink_.add(yaml_fault("unknown token", span(*rest, *rest + 1), text_, cursor_));
    return false;
  }

  Passage finish() {
    if (documents_ == 0) builder_.scalar(Kind::null, {}, span(0, 0));
    const bool ends = skip_blanks(text_, cursor_) >= text_.size();
    return {.document = builder_.finish(), .is_alone = refers_ || !ends};
  }

 private:
  struct Container {
    YAML::anchor_t anchor;
    bool bracketed;
  };

  std::size_t at(const YAML::Mark& mark) const {
    if (mark.pos < 0) return cursor_;
    return std::min(static_cast<std::size_t>(mark.pos) + skipped_, text_.size());
  }

  Span span(std::size_t begin, std::size_t end) const {
    const auto last = std::min(end, text_.size());
    return {id_, static_cast<Offset>(std::min(begin, last)), static_cast<Offset>(last)};
  }

  static void stop_unless(bool went_well) {
    if (!went_well) throw Stop();
  }

  bool is_quote(std::size_t begin) const {
    return begin < text_.size() && std::string_view("\"'|>").find(text_[begin]) != kNone;
  }

  [[noreturn]] void another(std::size_t begin) {
    if (begins_document(text_, cursor_, begin)) {
      sink_.add(diag::make<Code::yaml_several_documents>(span(begin, begin + 3)));
      throw Stop();
    }
    refuse(span(begin, begin + 1),
           {"the value has ended, and more follows it", "值已经结束，其后还有内容"});
  }

  [[noreturn]] void refuse(Span where, const i18n::Text& why) {
    sink_.add(diag::make<Code::yaml_syntax>(where, why));
    throw Stop();
  }

  // Something that has been read, its tags and anchors from `outset` on: what comes next comes
  // after it. What lies between it and the last must be accounted for: yaml-cpp is careless
  // about it.
  Span take(std::size_t outset, std::size_t begin, std::size_t end) {
    if (const auto at = stray(text_, cursor_, outset))
      fail(span(*at, *at + 1), "unknown token");
    cursor_ = std::max(cursor_, end);
    return span(begin, end);
  }

  // The same for a value; in a block it must stand further right than what it belongs to.
  Span take_value(std::size_t outset, std::size_t begin, std::size_t end) {
    const bool in_block = !containers_.empty() && brackets_ == 0 && !builder_.wants_key();
    if (in_block) {
      const auto owner = builder_.in_list()
                             ? skip_blanks(text_, cursor_)
                             : static_cast<std::size_t>(builder_.key_where().begin);
      if (is_outdented(text_, begin, owner, builder_.begin())) {
        refuse(span(begin, begin + 1),
               {"a value on a line of its own is indented further than what it belongs to",
                "另起一行的值要比它所属的键或列表项缩进更多"});
      }
    }
    return take(outset, begin, end);
  }

  // The place of a value that is not there: its key, or the `-` of its item. `next` is the
  // token behind it.
  Span absent(std::size_t next) {
    if (containers_.empty()) return span(cursor_, cursor_);
    if (!builder_.in_list()) {
      expect_colon();
      const auto colon = skip_blanks(text_, builder_.key_where().end);
      if (colon < text_.size() && text_[colon] == ':') cursor_ = std::max(cursor_, colon + 1);
      return builder_.key_where();
    }
    if (containers_.back().bracketed) {
      refuse(span(next, next + 1), {"nothing stands before this comma", "逗号之前没有内容"});
    }
    const auto dash = skip_blanks(text_, cursor_);
    cursor_ = dash + 1;
    return span(dash, dash + 1);
  }

  // yaml-cpp takes a last word alone for a key without a value. Only braces may leave the colon
  // out, and keys after `?`.
  void expect_colon() {
    if (containers_.back().bracketed) return;
    const auto key = builder_.key_where();
    const auto next = text_.find_first_not_of(" \t", key.end);
    if (next != kNone && text_[next] == ':') return;
    const auto last = text_.substr(0, key.begin).find_last_not_of(" \t\r\n");
    if (last != kNone && text_[last] == '?') return;
    fail(key, "illegal map value");
  }

  // A fault that yaml-cpp should have seen, in its words.
  [[noreturn]] void fail(Span where, std::string_view message) {
    sink_.add(yaml_fault(message, where, text_, cursor_));
    throw Stop();
  }

  void null_key(std::size_t begin, std::string_view word) {
    auto problem = diag::make<Code::yaml_key_not_text>(
        span(begin, begin + std::max<std::size_t>(1, word.size())), kNothing);
    if (!word.empty()) {
      const auto quoted = "\"" + std::string(word) + "\"";
      problem = diag::help(std::move(problem), {"quote it: " + quoted, "加上引号：" + quoted});
    }
    sink_.add(std::move(problem));
    throw Stop();
  }

  [[noreturn]] void refuse_key(Span where, const i18n::Text& what) {
    sink_.add(diag::make<Code::yaml_key_not_text>(where, what));
    throw Stop();
  }

  void key(const std::string& tag, YAML::anchor_t anchor, const std::string& value,
           Span where) {
    if (tag == "?" && value == "<<") {
      sink_.add(diag::help(
          diag::make<Code::yaml_merge_key>(where),
          {"write the entries out; an alias may stand for a whole value: `key: *name`",
           "把各项直接写出；别名可以代替一个完整的值：`key: *name`"}));
      throw Stop();
    }
    if (!is_untagged(tag) && tag_as_written(tag) != "!!str") {
      sink_.add(
          diag::make<Code::yaml_tag>(where, tag_as_written(tag), i18n::Text{"a key", "键"}));
    }
    if (anchor != YAML::NullAnchor) {
      refers_ = true;
      builder_.remember_key(anchor, value, where);
    }
    builder_.key(value, where);
  }

  // What a scalar is; `where` is the place of its tag.
  Kind kind_of(const std::string& tag, const std::string& value, Span where, bool quoted) {
    if (const auto kind = kind_by_tag(tag, value, quoted)) return *kind;
    sink_.add(
        diag::make<Code::yaml_tag>(where, tag_as_written(tag), i18n::Text{"a text", "文本"}));
    return quoted ? Kind::string : Kind::scalar;
  }

  void open(Kind kind, std::size_t outset, const std::string& tag, YAML::anchor_t anchor,
            bool flow) {
    const auto [tag_end, begin, written] = properties(text_, outset);
    const auto& what = kind == Kind::list ? kList : kMap;
    if (builder_.wants_key()) refuse_key(span(begin, begin + 1), what);
    if (!is_untagged(tag) && tag_as_written(tag) != (kind == Kind::list ? "!!seq" : "!!map")) {
      sink_.add(diag::make<Code::yaml_tag>(span(outset, tag_end), tag_as_written(tag), what));
    }
    const char bracket = kind == Kind::list ? '[' : '{';
    const bool bracketed = flow && begin < text_.size() && text_[begin] == bracket;
    const auto where =
        bracketed ? take_value(outset, begin, begin + 1) : take(outset, begin, begin);
    stop_unless(builder_.open(kind, where.begin));
    containers_.push_back({.anchor = anchor, .bracketed = bracketed});
    if (bracketed) ++brackets_;
  }

  void close(char bracket) {
    const auto container = containers_.back();
    containers_.pop_back();
    if (container.bracketed) {
      auto at = skip_blanks(text_, cursor_);
      while (at < text_.size() && (text_[at] == ',' || text_[at] == ':' || text_[at] == '?')) {
        at = skip_blanks(text_, at + 1);
      }
      if (at < text_.size() && text_[at] == bracket) cursor_ = at + 1;
      --brackets_;
    }
    builder_.close(static_cast<Offset>(std::min(cursor_, text_.size())));
    remember(container.anchor);
  }

  void remember(YAML::anchor_t anchor) {
    if (anchor == YAML::NullAnchor) return;
    refers_ = true;
    builder_.remember(anchor);
  }

  source::Id id_;
  std::string_view text_;
  std::size_t begin_;
  std::size_t skipped_;  // bytes that yaml-cpp does not count
  std::size_t cursor_;   // behind everything read so far
  Builder builder_;
  diag::Sink& sink_;
  std::vector<Container> containers_;
  std::size_t brackets_ = 0;  // how many of them are in brackets or braces
  std::optional<Span>
      hollow_;  // the last scalar, when it is an empty block behind a tag or anchor
  int documents_ = 0;
  bool refers_ = false;  // it has an anchor or an alias
};

}  // namespace

std::optional<Passage> read_passage(source::Id id, std::string_view text, Extent extent,
                                    const Limits& limits, diag::Sink& sink) {
  const auto until = text.substr(0, extent.end);
  YamlReader reader(id, until, extent.begin, limits, sink);
  try {
    std::istringstream in{std::string(until.substr(extent.begin))};
    YAML::Parser parser(in);
    while (parser.HandleNextDocument(reader)) {
    }
    if (!reader.is_at_end()) return std::nullopt;
  } catch (const YAML::Exception& error) {
    reader.fault(error);
    return std::nullopt;
  } catch (const Stop&) {
    return std::nullopt;
  }
  return reader.finish();
}

}  // namespace zizhi::data
