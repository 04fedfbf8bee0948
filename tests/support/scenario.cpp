#include "scenario.h"

#include "zizhi/data/read.h"
#include "zizhi/diag/render.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace zizhi::tests {

std::unique_ptr<Book> book(std::string_view name, std::string_view text) {
  auto made = std::make_unique<Book>();
  const auto id = made->sources.add(std::string(name), std::string(text));
  const auto document = data::read(id, made->sources, data::Syntax::yaml, {}, made->sink);
  if (document) made->rulebook = rulebook::read(*document, made->sources, made->sink);
  return made;
}

std::unique_ptr<Book> built_in(const std::vector<std::string>& overlays) {
  auto made = std::make_unique<Book>();
  const auto tree = [&](const rulebook::Embedded& file) {
    const auto id =
        made->sources.add("builtin:" + std::string(file.name), std::string(file.text));
    return rulebook::tree(file, id);
  };
  auto base = tree(rulebook::embedded().front());
  std::vector<data::Document> laid;
  for (const auto& name : overlays) {
    const auto known = rulebook::embedded_overlays();
    laid.push_back(tree(*std::ranges::find(known, name, &rulebook::Embedded::name)));
  }
  made->rulebook = rulebook::read(std::move(base), laid, made->sources, made->sink);
  return made;
}

Run run(Book& book, std::string_view evidence, const assess::Options& options,
        std::string_view name) {
  Run made;
  const auto id = book.sources.add(std::string(name), std::string(evidence));
  const auto document = data::read(id, book.sources, data::Syntax::by_name, {}, made.sink);
  if (!document) return made;
  const auto bound =
      schema::bind(*document, book.rulebook->schema, options.as_of, book.sources, made.sink);
  made.assessment = assess::assess(*book.rulebook, bound, options, book.sources, made.sink);
  return made;
}

assess::Options on(std::string_view iso_date) {
  assess::Options options;
  options.as_of = base::parse_date(iso_date).value();
  options.as_of_given = true;
  return options;
}

std::optional<verdict::Outcome> outcome(const verdict::Assessment& assessment,
                                        std::string_view check, std::string_view subject) {
  std::optional<verdict::Outcome> worst;
  for (const auto& category : assessment.categories) {
    for (const auto& requirement : category.requirements) {
      for (const auto& result : requirement.checks) {
        if (result.id != check) continue;
        if (!subject.empty() && (!result.subject || result.subject->id != subject)) continue;
        worst = worst ? verdict::worse(*worst, result.outcome) : result.outcome;
      }
    }
  }
  return worst;
}

std::string rendered(const diag::Sink& sink, const source::Map& sources) {
  std::string text;
  for (const auto& diagnostic : sink.sorted())
    text += diag::render(diagnostic, sources, {});
  return text;
}

std::string read_project_file(const std::string& path) {
  std::ifstream in(std::string(ZIZHI_SOURCE_DIR) + "/" + path, std::ios::binary);
  if (!in) throw std::runtime_error("no file " + path);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace zizhi::tests
