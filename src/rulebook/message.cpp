#include "message.h"

#include "expressions.h"
#include "shape.h"

#include "zizhi/base/text.h"

#include <array>

namespace zizhi::rulebook {
namespace {

using data::NodeRef;
using diag::Code;
using source::Offset;

constexpr std::string_view kOpen = "{{";
constexpr std::string_view kClose = "}}";

/// Can a value of that type be read by a person as it is? A list wants a `join`, a record the
/// choice of a field.
bool is_shown(cel::Type type) {
  switch (type.kind()) {
    case cel::Kind::record:
    case cel::Kind::list:
    case cel::Kind::map:
    case cel::Kind::optional:
    case cel::Kind::type:
    case cel::Kind::null:
    case cel::Kind::bytes:
    case cel::Kind::abstract:
      return false;
    default:
      return true;
  }
}

source::Span place(NodeRef node, Part part, const Reading& reading) {
  return data::locate(node, reading.sources, static_cast<Offset>(part.begin),
                      static_cast<Offset>(part.end));
}

void add_expression(Template& made, NodeRef node, Part part,
                    const cel::Environment& environment, Reading& reading) {
  if (base::trim(node.text().substr(part.begin, part.end - part.begin)).empty()) {
    reading.sink.add(diag::make<Code::book_empty>(
        place(node, {part.begin - kOpen.size(), part.end + kClose.size()}, reading), "{{ }}"));
    return;
  }
  auto piece = program(node, part, environment, reading);
  if (!piece) return;
  if (!is_shown(type_of(*piece))) {
    const auto& ast = piece->checked().ast;
    reading.sink.add(diag::make<Code::template_value>(ast.fragment.locate(ast[ast.root].range),
                                                      cel::spelling(type_of(*piece))));
    return;
  }
  made.pieces.emplace_back(*std::move(piece));
}

Template read_template(std::optional<NodeRef> node, const cel::Environment& environment,
                       Reading& reading) {
  Template made;
  const auto text = scalar(node, reading.sink);
  std::size_t done = 0;
  while (done < text.size()) {
    const auto open = text.find(kOpen, done);
    if (open != done) made.pieces.emplace_back(text.substr(done, open - done));
    if (open == std::string::npos) break;
    const auto begin = open + kOpen.size();
    const auto close = text.find(kClose, begin);
    if (close == std::string::npos) {
      reading.sink.add(diag::make<Code::template_open>(place(*node, {open, begin}, reading)));
      break;
    }
    add_expression(made, *node, {begin, close}, environment, reading);
    done = close + kClose.size();
  }
  return made;
}

}  // namespace

Message read_message(std::optional<NodeRef> node, const cel::Environment& environment,
                     Reading& reading) {
  if (!node) return {};
  if (node->is_scalar()) {
    // Told once: the second language finds the same faults.
    diag::Sink again;
    Reading quiet{reading.book, reading.sources, again, reading.limits, reading.has_schema};
    return {read_template(node, environment, reading), read_template(node, environment, quiet)};
  }
  static constexpr std::array<std::string_view, 2> kKeys{"en", "zh"};
  const Fields fields(*node, {"a message", "消息"}, kKeys, reading.sink);
  if (node->is_map() && node->size() == 0) {
    reading.sink.add(diag::make<Code::book_empty>(node->where(), name_of(*node)));
  }
  return {read_template(fields.find("en"), environment, reading),
          read_template(fields.find("zh"), environment, reading)};
}

}  // namespace zizhi::rulebook
