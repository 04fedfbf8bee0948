#include "html/edition.h"

#include "prose.h"
#include "summary.h"

#include <array>

namespace zizhi::report::html {
namespace {

using verdict::Outcome;

// The strokes of a mark in a square of 16.
std::string_view strokes(Outcome outcome) {
  switch (outcome) {
    case Outcome::pass:
      return "M3 8.6 6.4 12 13 4.6";
    case Outcome::fail:
      return "M4 4 12 12M12 4 4 12";
    case Outcome::missing:
      return "M5.4 6.1a2.6 2.6 0 1 1 3.9 2.3c-.9.5-1.3 1-1.3 1.9M8 13v.1";
    case Outcome::attest:
      return "M3 13 3.8 9.9 10.7 3 13 5.3 6.1 12.2ZM9.4 4.3l2.3 2.3";
    case Outcome::waived:
      return "M2.5 9.2c1.2-2.4 2.8-3 4.6-1.8l1.8 1.2c1.8 1.2 3.4.6 4.6-1.8";
    case Outcome::not_applicable:
      return "M3.5 8h9";
    case Outcome::error:
      return "M8 3v6.4M8 13v.1";
  }
  ZIZHI_UNREACHABLE();
}

constexpr auto kOutcomes =
    std::to_array<Outcome>({Outcome::pass, Outcome::fail, Outcome::missing, Outcome::attest,
                            Outcome::waived, Outcome::not_applicable, Outcome::error});

bool stands_in_names(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= '0' && byte <= '9') || byte == '-' || byte == '.' || byte == '_';
}

}  // namespace

void marks(Markup& out) {
  out.within(
      "svg", {{"class", "marks"}, {"width", "0"}, {"height", "0"}, {"aria-hidden", "true"}},
      [&] {
        for (const auto outcome : kOutcomes) {
          out.within("symbol",
                     {{"id", fmt::format("mark-{}", name(outcome))}, {"viewBox", "0 0 16 16"}},
                     [&] {
                       out.leaf("path", {{"d", std::string(strokes(outcome))}}, "");
                     });
        }
      });
}

std::string Edition::in(const i18n::Localized& text) const {
  return prose(locale_, text.in(locale_));
}

std::string Edition::id(std::string_view name) const {
  std::string made = locale_ == i18n::Locale::zh ? "zh-" : "en-";
  for (const char byte : name)
    made += stands_in_names(byte) ? byte : '-';
  return made;
}

void Edition::words(std::string_view text) const {
  const auto cut = prose(locale_, text);
  std::string_view rest = cut;
  while (!rest.empty()) {
    const auto begin = rest.find('`');
    const auto end = begin == std::string_view::npos ? begin : rest.find('`', begin + 1);
    if (end == std::string_view::npos) break;
    out_->text(rest.substr(0, begin));
    code(rest.substr(begin + 1, end - begin - 1));
    rest.remove_prefix(end + 1);
  }
  out_->text(rest);
}

void Edition::paragraph(std::string_view style, std::string_view text) const {
  if (prose(locale_, text).empty()) return;
  out_->within("p", {{"class", std::string(style)}}, [&] { words(text); });
}

void Edition::apart(std::string_view text) const {
  out_->leaf("bdi", text);
}

void Edition::code(std::string_view text) const {
  out_->leaf("code", value(locale_, text));
}

void Edition::place(const verdict::Place& place) const {
  const auto spelling = spelt(place, folder_);
  if (!spelling.empty()) out_->leaf("span", {{"class", "place"}}, value(locale_, spelling));
}

void Edition::evidence(const verdict::Evidence& item) const {
  code(item.path);
  out_->text(" = ");
  out_->leaf("bdi", {{"class", "value"}}, value(locale_, item.value));
  out_->text(" ");
  place(item.place);
}

void Edition::columns(std::initializer_list<i18n::Text> titles) const {
  out_->within("thead", [&] {
    out_->within("tr", [&] {
      for (const auto& title : titles)
        out_->leaf("th", {{"scope", "col"}}, in(title));
    });
  });
}

void Edition::mark(Outcome outcome) const {
  out_->within("svg", {{"class", "mark"}, {"viewBox", "0 0 16 16"}, {"aria-hidden", "true"}},
               [&] {
                 out_->leaf("use", {{"href", fmt::format("#mark-{}", name(outcome))}}, "");
               });
}

void Edition::badge(Outcome outcome) const {
  out_->within("span", {{"class", fmt::format("badge {}", name(outcome))}}, [&] {
    mark(outcome);
    out_->text(in(word(outcome)));
  });
}

}  // namespace zizhi::report::html
