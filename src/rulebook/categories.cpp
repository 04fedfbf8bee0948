// `categories`: the requirements with their checks.
#include "check_reader.h"
#include "names.h"
#include "reading.h"
#include "shape.h"

#include "zizhi/base/assert.h"

#include <algorithm>
#include <array>

namespace zizhi::rulebook {
namespace {

using data::NodeRef;
using diag::Code;

constexpr std::array<std::string_view, 3> kCategoryKeys{"id", "title", "requirements"};
constexpr std::array<std::string_view, 9> kRequirementKeys{
    "id", "title", "text", "zh_origin", "source", "applies", "otherwise", "for_each", "checks"};
constexpr std::array<std::string_view, 2> kOrigins{"found", "reconstructed"};

/// Reads one category after the other: requirement ids are unique over all of them.
class Reader {
 public:
  explicit Reader(Reading& reading) : reading_(reading), sink_(reading.sink) {}

  Category category(NodeRef node);

 private:
  Requirement requirement(NodeRef node);
  void checks(const Fields& fields, Requirement& made);

  Reading& reading_;
  diag::Sink& sink_;
  Names categories_{Spelling::words, {"category", "类别"}};
  Names requirements_{Spelling::clause, {"requirement", "要求"}};
};

Category Reader::category(NodeRef node) {
  const Fields fields(node, {"a category", "类别"}, kCategoryKeys, sink_);
  Category made;
  const auto id = fields.require("id");
  made.id = scalar(id, sink_);
  if (!made.id.empty()) categories_.declare(made.id, id->where(), sink_);
  made.title = text(fields.require("title"), sink_);
  for (const auto entry : elements(fields.require("requirements"), sink_)) {
    made.requirements.push_back(requirement(entry));
  }
  return made;
}

Requirement Reader::requirement(NodeRef node) {
  const Fields fields(node, {"a requirement", "要求"}, kRequirementKeys, sink_);
  Requirement made;
  made.where = node.where();
  const auto id = fields.require("id");
  made.id = scalar(id, sink_);
  if (!made.id.empty()) {
    requirements_.declare(made.id, id->where(), sink_);
    made.where = id->where();
  }
  made.title = text(fields.require("title"), sink_);
  made.text = text(fields.require("text"), sink_);
  made.source = read_source(fields.require("source"), reading_);
  if (const auto origin = fields.find("zh_origin")) {
    if (const auto found = choice(*origin, kOrigins, sink_)) made.zh_origin = kOrigins[*found];
  }
  auto applies = read_condition(fields, "applies", *reading_.book.environment, reading_);
  made.applies = std::move(applies.program);
  made.otherwise = std::move(applies.otherwise);
  checks(fields, made);
  return made;
}

void Reader::checks(const Fields& fields, Requirement& made) {
  const auto subjects = read_for_each(fields.find("for_each"), false, reading_);
  const auto entries = elements(fields.require("checks"), sink_);
  Names names(Spelling::words, {"check", "检查项"});
  for (const auto entry : entries) {
    auto check = read_check(entry, {made, subjects}, reading_);
    if (const auto id = entry.find("id"); id && !check.id.empty()) {
      names.declare(check.id, id->where(), sink_);
      check.where = id->where();
    }
    check.id = made.id + "." + check.id;
    made.checks.push_back(std::move(check));
  }
  const auto decides = [](const Check& check) { return verdict::decides(check.severity); };
  if (!entries.empty() && std::ranges::none_of(made.checks, decides)) {
    sink_.add(diag::make<Code::nothing_decides>(made.where, made.id));
  }
}

}  // namespace

void read_categories(std::optional<NodeRef> node, Reading& reading) {
  Reader reader(reading);
  for (const auto entry : elements(node, reading.sink)) {
    reading.book.categories.push_back(reader.category(entry));
  }
}

}  // namespace zizhi::rulebook
