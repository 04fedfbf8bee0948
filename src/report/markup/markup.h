#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// HTML and XML whose texts cannot become markup: names are literals of the program, everything
/// else is escaped on its way in, and what a function opens is closed when it returns.
namespace zizhi::report {

/// The name of an element or an attribute. One that is none does not compile.
class Name {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor): a literal is one
  consteval Name(const char* literal) : text_(literal) {
    if (!is_name(text_)) a_name_of_markup_is_malformed();
  }

  constexpr std::string_view text() const { return text_; }

 private:
  static void a_name_of_markup_is_malformed();  // never defined: not a constant expression

  static constexpr bool is_name(std::string_view text) {
    bool first = true;
    for (const char byte : text) {
      const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
      const bool inner = (byte >= '0' && byte <= '9') || byte == '-' || byte == ':';
      if (!letter && (first || !inner)) return false;
      first = false;
    }
    return !first;
  }

  std::string_view text_;
};

/// `name="value"`, or `name` alone where it is one that is there or not.
struct Attribute {
  // NOLINTNEXTLINE(google-explicit-constructor)
  Attribute(Name attribute) : name(attribute) {}

  Attribute(Name attribute, std::string text) : name(attribute), value(std::move(text)) {}

  Name name;
  std::optional<std::string> value;
};

using Attributes = std::vector<Attribute>;

/// A style sheet or script of the program's own, which stands between its tags as it is.
struct Asset {
  std::string_view text;
};

/// `text` as content or as a value between double quotes: no byte of it is markup. What is
/// unseen (controls, marks of direction, zero width) is written out as `\u{…}`.
std::string escaped(std::string_view text);

/// Markup in the making.
class Markup {
 public:
  enum class Dialect : std::uint8_t { html, xml };

  explicit Markup(Dialect dialect);

  Dialect dialect() const { return dialect_; }

  void text(std::string_view text);

  /// An element that holds `text` and nothing else.
  void leaf(Name name, std::string_view text) { leaf(name, {}, text); }

  void leaf(Name name, const Attributes& attributes, std::string_view text);

  /// An element without content: in HTML one of those that never have any.
  void empty(Name name, const Attributes& attributes = {});

  /// An element that holds what `body()` writes.
  template <class Body>
  void within(Name name, const Attributes& attributes, const Body& body) {
    open(name, attributes);
    body();
    close(name);
  }

  template <class Body>
  void within(Name name, const Body& body) {
    within(name, {}, body);
  }

  /// A line feed, where the format leaves white space between elements to its writers.
  void new_line() { out_ += '\n'; }

  /// Each line as text, with a line feed between them.
  void lines(const std::vector<std::string>& lines);

  /// An element that holds `asset` unescaped.
  void code(Name name, const Asset& asset);

  /// The document so far, with a line feed at its end; the writer is empty afterwards.
  std::string take();

 private:
  void open(Name name, const Attributes& attributes);
  void close(Name name);
  void tag(Name name, const Attributes& attributes);

  Dialect dialect_;
  std::string out_;
};

}  // namespace zizhi::report
