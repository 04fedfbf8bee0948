// YAML by yaml-cpp's events, which unlike its tree show marks, doubled keys and aliases.
#include "builder.h"
#include "readers.h"
#include "spelling.h"
#include "yaml_message.h"
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
constexpr std::string_view kTagPrefix = "tag:yaml.org,2002:";
constexpr i18n::Text kNothing{"empty", "空值"};
constexpr i18n::Text kList{"a list", "列表"};
constexpr i18n::Text kMap{"a map", "映射"};

// Thrown out of a handler: the one way to stop yaml-cpp. Caught in read_yaml().
struct Stop {};

// `!!str` for `tag:yaml.org,2002:str`.
std::string tag_as_written(const std::string& tag) {
  if (tag.starts_with(kTagPrefix)) return "!!" + tag.substr(kTagPrefix.size());
  return tag;
}

bool is_untagged(const std::string& tag) {
  return tag.empty() || tag == "?" || tag == "!";
}

bool is_null_word(std::string_view text) {
  constexpr std::array<std::string_view, 4> kWords{"~", "null", "Null", "NULL"};
  return std::ranges::find(kWords, text) != kWords.end();
}

class YamlReader final : public YAML::EventHandler {
 public:
  YamlReader(source::Id id, std::string_view text, const Limits& limits, diag::Sink& sink)
      : id_(id),
        text_(text),
        skipped_(text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0),
        cursor_(skipped_),
        builder_(id, limits, sink),
        sink_(sink) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ == 1) return;
    const auto begin = at(mark);
    const auto rest = text_.substr(begin);
    const auto between = text_.substr(cursor_, begin - std::min(cursor_, begin));
    if (rest.starts_with("---") || rest.starts_with('%') || between.find("\n...") != kNone) {
      sink_.add(diag::make<Code::yaml_several_documents>(span(begin, begin + 3)));
    } else {
      sink_.add(diag::make<Code::yaml_syntax>(
          span(begin, begin + 1),
          i18n::Text{"the value has ended, and more follows it", "值已经结束，其后还有内容"}));
    }
    throw Stop();
  }

  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto begin = properties(at(mark)).next;
    const auto word = null_word(begin);
    if (builder_.wants_key()) {
      null_key(begin, word);
      return;
    }
    const auto where = word.empty() ? absent(begin) : take(begin, begin + word.size());
    stop_unless(builder_.scalar(Kind::null, {}, where));
    remember(anchor);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto begin = at(mark);
    const auto where =
        take(begin, std::min(text_.find_first_of(" \t\r\n,[]{}", begin), text_.size()));
    if (!builder_.wants_key()) {
      stop_unless(builder_.repeat(anchor, where));
      return;
    }
    const auto* const text = builder_.remembered_text(anchor);
    if (text == nullptr) {
      refuse_key(where, {"a list, a map or empty", "列表、映射或空值"});
    }
    builder_.key(*text, where);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    const auto outset = at(mark);
    const auto [tag_end, begin] = properties(outset);
    const bool quoted = is_quote(begin);
    // yaml-cpp takes the end of the text for the closing quote when a line break stands before
    // it.
    if (quoted && !is_closed(text_, begin))
      fail(span(text_.size(), text_.size()), "illegal EOF in scalar");
    // A tag without a value: nothing is spelt.
    const auto end = value.empty() && !quoted ? begin : end_of_scalar(text_, begin, value);
    const auto where = take(begin, end);
    if (builder_.wants_key()) {
      key(tag, anchor, value, where);
      return;
    }
    hollow_ = quoted && value.empty() && begin != outset ? std::optional(span(begin, begin + 1))
                                                         : std::nullopt;
    const auto kind = kind_of(tag, value, span(outset, tag_end), quoted);
    stop_unless(builder_.scalar(kind, kind == Kind::null ? std::string() : value,
                                begin == end ? span(outset, tag_end) : where));
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

  Document finish() {
    if (documents_ == 0) builder_.scalar(Kind::null, {}, span(0, 0));
    return builder_.finish();
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

  // A span that has been read: what comes next comes after it.
  Span take(std::size_t begin, std::size_t end) {
    cursor_ = std::max(cursor_, end);
    return span(begin, end);
  }

  struct Properties {
    std::size_t end;   // behind the last of them
    std::size_t next;  // where the value begins
  };

  // The mark of a value with a tag or an anchor is theirs. No plain scalar begins with ! or &.
  Properties properties(std::size_t begin) const {
    Properties out{.end = begin, .next = begin};
    while (out.next < text_.size() && (text_[out.next] == '!' || text_[out.next] == '&')) {
      const bool verbatim = text_.substr(out.next, 2) == "!<";
      const auto end =
          verbatim ? text_.find('>', out.next) : text_.find_first_of(" \t\r\n,[]{}", out.next);
      out.end = std::min(end, text_.size());
      if (verbatim && out.end < text_.size()) ++out.end;
      out.next = skip_blanks(text_, out.end);
    }
    return out;
  }

  // How the null at `begin` is spelt; empty when nothing stands there. The mark of an absent
  // value is that of the next token, which may be a key `null`.
  std::string_view null_word(std::size_t begin) const {
    const auto word = text_.substr(begin, text_.find_first_of(" \t\r\n,:[]{}", begin) - begin);
    if (!is_null_word(word)) return {};
    const auto next = text_.find_first_not_of(" \t", begin + word.size());
    const bool is_key = next != kNone && text_[next] == ':';
    return is_key && !builder_.wants_key() ? std::string_view() : word;
  }

  // The place of a value that is not there: its key, or the `-` of its item. `next` is the
  // token behind it.
  Span absent(std::size_t next) {
    if (containers_.empty()) return span(cursor_, cursor_);
    if (!builder_.in_list()) {
      expect_colon();
      return builder_.key_where();
    }
    if (containers_.back().bracketed) {
      sink_.add(diag::make<Code::yaml_syntax>(
          span(next, next + 1),
          i18n::Text{"nothing stands before this comma", "逗号之前没有内容"}));
      throw Stop();
    }
    const auto dash = skip_blanks(text_, cursor_);
    return take(dash, dash + 1);
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
        take(begin, begin + std::max<std::size_t>(1, word.size())), kNothing);
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
    if (!is_untagged(tag) && tag != "tag:yaml.org,2002:str") {
      sink_.add(
          diag::make<Code::yaml_tag>(where, tag_as_written(tag), i18n::Text{"a key", "键"}));
    }
    if (anchor != YAML::NullAnchor) builder_.remember_key(anchor, value, where);
    builder_.key(value, where);
  }

  // What a scalar is by its tag; `properties` is where the tag stands.
  Kind kind_of(const std::string& tag, const std::string& value, Span properties, bool quoted) {
    if (tag == "?") return Kind::scalar;
    if (tag == "!") return Kind::string;
    const auto name =
        tag.starts_with(kTagPrefix) ? tag.substr(kTagPrefix.size()) : std::string();
    if (name == "str") return Kind::string;
    if (name == "int" || name == "float" || name == "bool" || name == "timestamp") {
      return Kind::scalar;
    }
    if (name == "null" && !quoted && (value.empty() || is_null_word(value))) return Kind::null;
    sink_.add(diag::make<Code::yaml_tag>(properties, tag_as_written(tag),
                                         i18n::Text{"a text", "文本"}));
    return quoted ? Kind::string : Kind::scalar;
  }

  void open(Kind kind, std::size_t outset, const std::string& tag, YAML::anchor_t anchor,
            bool flow) {
    const auto [tag_end, begin] = properties(outset);
    const auto& what = kind == Kind::list ? kList : kMap;
    if (builder_.wants_key()) refuse_key(span(begin, begin + 1), what);
    const auto* const fitting =
        kind == Kind::list ? "tag:yaml.org,2002:seq" : "tag:yaml.org,2002:map";
    if (!is_untagged(tag) && tag != fitting) {
      sink_.add(diag::make<Code::yaml_tag>(span(outset, tag_end), tag_as_written(tag), what));
    }
    stop_unless(builder_.open(kind, span(begin, begin).begin));
    const char bracket = kind == Kind::list ? '[' : '{';
    const bool bracketed = flow && begin < text_.size() && text_[begin] == bracket;
    containers_.push_back({.anchor = anchor, .bracketed = bracketed});
    take(begin, bracketed ? begin + 1 : begin);
  }

  void close(char bracket) {
    const auto container = containers_.back();
    containers_.pop_back();
    if (container.bracketed) {
      auto at = skip_blanks(text_, cursor_);
      while (at < text_.size() && (text_[at] == ',' || text_[at] == ':' || text_[at] == '?')) {
        at = skip_blanks(text_, at + 1);
      }
      if (at < text_.size() && text_[at] == bracket) take(at, at + 1);
    }
    builder_.close(static_cast<Offset>(std::min(cursor_, text_.size())));
    remember(container.anchor);
  }

  void remember(YAML::anchor_t anchor) {
    if (anchor != YAML::NullAnchor) builder_.remember(anchor);
  }

  source::Id id_;
  std::string_view text_;
  std::size_t skipped_;  // bytes that yaml-cpp does not count
  std::size_t cursor_;   // behind everything read so far
  Builder builder_;
  diag::Sink& sink_;
  std::vector<Container> containers_;
  std::optional<Span>
      hollow_;  // the last scalar, when it is an empty block behind a tag or anchor
  int documents_ = 0;
};

}  // namespace

std::optional<Document> read_yaml(source::Id id, const source::Map& sources,
                                  const Limits& limits, diag::Sink& sink) {
  const auto text = sources[id].text();
  if (auto problem = unreadable_yaml(id, text, limits)) {
    sink.add(std::move(*problem));
    return std::nullopt;
  }
  YamlReader reader(id, text, limits, sink);
  try {
    std::istringstream in{std::string(text)};
    YAML::Parser parser(in);
    while (parser.HandleNextDocument(reader)) {
    }
  } catch (const YAML::Exception& error) {
    reader.fault(error);
    return std::nullopt;
  } catch (const Stop&) {
    return std::nullopt;
  }
  return reader.finish();
}

}  // namespace zizhi::data
