#include "markup/markup.h"

#include "zizhi/base/utf8.h"

#include <algorithm>
#include <array>

namespace zizhi::report {
namespace {

// What stands within a line of text: a line feed before it would be seen as a space.
constexpr auto kInline = std::to_array<std::string_view>(
    {"a", "b", "bdi", "br", "code", "em", "small", "span", "strong", "time", "use"});

bool begins_line(std::string_view name) {
  return std::ranges::find(kInline, name) == kInline.end();
}

std::string_view entity(char byte) {
  switch (byte) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  for (const char byte : base::visible(text)) {
    const auto replaced = entity(byte);
    if (replaced.empty()) {
      out += byte;
    } else {
      out += replaced;
    }
  }
  return out;
}

Markup::Markup(Dialect dialect)
    : dialect_(dialect),
      out_(dialect == Dialect::html
               ? "<!DOCTYPE html>"
               : R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)") {}

void Markup::text(std::string_view text) {
  out_ += escaped(text);
}

void Markup::lines(const std::vector<std::string>& lines) {
  for (const auto& line : lines) {
    if (&line != lines.data()) new_line();
    text(line);
  }
}

void Markup::leaf(Name name, const Attributes& attributes, std::string_view text) {
  within(name, attributes, [&] { this->text(text); });
}

void Markup::empty(Name name, const Attributes& attributes) {
  tag(name, attributes);
  out_ += dialect_ == Dialect::html ? ">" : "/>";
}

void Markup::code(Name name, const Asset& asset) {
  tag(name, {});
  out_.append(">").append(asset.text);
  close(name);
}

std::string Markup::take() {
  out_ += '\n';
  return std::exchange(out_, {});
}

void Markup::open(Name name, const Attributes& attributes) {
  tag(name, attributes);
  out_ += '>';
}

void Markup::close(Name name) {
  out_.append("</").append(name.text()).append(">");
}

void Markup::tag(Name name, const Attributes& attributes) {
  if (dialect_ == Dialect::html && begins_line(name.text())) out_ += '\n';
  out_.append("<").append(name.text());
  for (const auto& attribute : attributes) {
    out_.append(" ").append(attribute.name.text());
    if (attribute.value) out_.append("=\"").append(escaped(*attribute.value)).append("\"");
  }
}

}  // namespace zizhi::report
