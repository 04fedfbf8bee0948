#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Markdown (CommonMark with GitHub's tables) whose texts cannot become markup: what stands
/// within a line is an Inline, and an Inline is made of escaped texts and of marks of the
/// program's own.
namespace zizhi::report {

/// A mark that the program writes itself: a literal.
class Ink {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor): a literal is one
  consteval Ink(const char* literal) : text_(literal) {}

  constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

/// A piece of a line.
class Inline {
 public:
  Inline() = default;

  // NOLINTNEXTLINE(google-explicit-constructor)
  Inline(Ink ink) : text_(ink.text()) {}

  /// `text` as it reads: no emphasis, link, mention, heading, entity, cell or tag comes of it,
  /// and what is unseen is written out.
  static Inline text(std::string_view text);

  /// `text` as code; as text where it holds what code cannot (in every context).
  static Inline code(std::string_view text);

  /// What stands between backticks as code, the rest as text.
  static Inline words(std::string_view text);

  static Inline strong(const Inline& inner);

  bool empty() const { return text_.empty(); }

  const std::string& markup() const { return text_; }

  Inline& operator+=(const Inline& other);
  Inline& operator+=(Ink ink);

  friend Inline operator+(Inline a, const Inline& b) { return a += b; }

  friend Inline operator+(Inline a, Ink b) { return a += b; }

 private:
  std::string text_;
};

/// A document in the making: blocks with an empty line between them.
class Markdown {
 public:
  using Row = std::vector<Inline>;

  void heading(std::size_t level, const Inline& text);
  void paragraph(const Inline& text);
  void quote(const Inline& text);
  /// Nothing where there are no items.
  void bullets(const std::vector<Inline>& items);
  /// Nothing where there are no rows; every row is as long as `head`.
  void table(const Row& head, const std::vector<Row>& rows);

  /// What `body()` writes, to be opened by who wants to see it.
  template <class Body>
  void details(std::string_view summary, const Body& body) {
    open_details(summary);
    body();
    block("</details>\n");
  }

  /// The document so far; the writer is empty afterwards.
  std::string take() { return std::exchange(out_, {}); }

 private:
  void block(std::string_view text);
  void open_details(std::string_view summary);

  std::string out_;
};

}  // namespace zizhi::report
