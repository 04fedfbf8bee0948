#include "expressions.h"

#include "shape.h"

namespace zizhi::rulebook {
namespace {

using data::NodeRef;
using source::Offset;

std::optional<cel::Program> compiled(std::optional<cel::Ast> ast,
                                     const cel::Environment& environment, cel::Type expected,
                                     Reading& reading) {
  if (!ast || !reading.has_schema) return std::nullopt;
  cel::CheckOptions options;
  options.expected = expected;
  auto checked = cel::check(*std::move(ast), environment, options, reading.sink);
  if (!checked) return std::nullopt;
  cel::find_dyn(*checked, reading.sink);
  return cel::compile(*std::move(checked));
}

}  // namespace

std::optional<cel::Ast> parse(NodeRef scalar, Part part, Reading& reading) {
  cel::Fragment fragment;
  fragment.text = scalar.text().substr(part.begin, part.end - part.begin);
  fragment.locate = [scalar, &sources = reading.sources, begin = part.begin](cel::Range range) {
    return data::locate(scalar, sources, static_cast<Offset>(begin + range.begin),
                        static_cast<Offset>(begin + range.end));
  };
  return cel::parse(std::move(fragment), {.limits = reading.limits}, reading.sink);
}

std::optional<cel::Program> program(std::optional<NodeRef> node,
                                    const cel::Environment& environment, cel::Type expected,
                                    Reading& reading) {
  const auto text = scalar(node, reading.sink);
  if (text.empty()) return std::nullopt;
  return compiled(parse(*node, {0, text.size()}, reading), environment, expected, reading);
}

std::optional<cel::Program> program(NodeRef scalar, Part part,
                                    const cel::Environment& environment, Reading& reading) {
  return compiled(parse(scalar, part, reading), environment, {}, reading);
}

cel::Type type_of(const cel::Program& program) {
  const auto& checked = program.checked();
  return checked.types[static_cast<std::size_t>(checked.ast.root)];
}

}  // namespace zizhi::rulebook
