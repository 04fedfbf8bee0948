#include "zizhi/rulebook/rulebook.h"

#include "names.h"
#include "never.h"
#include "reading.h"
#include "shape.h"

#include "zizhi/base/date.h"
#include "zizhi/base/digest.h"
#include "zizhi/data/frozen.h"
#include "zizhi/rulebook/costs.h"

#include <algorithm>
#include <array>

namespace zizhi::rulebook {
namespace {

using data::NodeRef;
using diag::Code;

constexpr std::array<std::string_view, 13> kKeys{
    "zizhi",      "id",    "version",  "title",       "edition", "sources",   "application",
    "parameters", "types", "evidence", "signatories", "define",  "categories"};
constexpr std::array<std::string_view, 4> kSourceKeys{"title", "address", "retrieved",
                                                      "confidence"};

void read_head(const Fields& fields, Reading& reading) {
  auto& book = reading.book;
  auto& sink = reading.sink;
  const auto id = fields.require("id");
  book.id = scalar(id, sink);
  if (!book.id.empty()) {
    Names(Spelling::words, {"rulebook", "规则手册"}).declare(book.id, id->where(), sink);
  }
  book.version = scalar(fields.require("version"), sink);
  book.title = text(fields.require("title"), sink);
  book.edition = scalar(fields.find("edition"), sink);
}

/// What every expression sees, in slot order; the variable of a `for_each` comes behind.
void declare_globals(Rulebook& book) {
  auto& types = *book.types;
  const auto& schema = book.schema;
  auto& application = types.declare_record("application");
  const auto add = [&application](std::string name, cel::Type type) {
    cel::RecordField field;
    field.name = std::move(name);
    field.type = type;
    application.fields.push_back(std::move(field));
  };
  add("services", types.list(schema.application.service_type));
  add("stage", schema.application.stage_type);
  add("level", types.of(cel::Kind::integer));
  application.fields.front().max_items =
      static_cast<std::uint32_t>(schema.application.services.size());
  application.index();
  book.application_type = &application;

  auto& environment = *book.environment;
  auto& slots = book.globals;
  slots.application = environment.declare("application", types.record(application));
  slots.params = environment.declare("params", types.record(*book.params_type));
  slots.as_of = environment.declare("as_of", types.of(cel::Kind::date));
  slots.first_root = static_cast<std::uint32_t>(environment.variables().size());
  for (const auto& root : schema.root.fields) {
    environment.declare(root.name, root.type);
  }
  slots.count = static_cast<std::uint32_t>(environment.variables().size()) + 1;
}

}  // namespace

void read_sources(std::optional<NodeRef> node, Reading& reading) {
  auto& sink = reading.sink;
  Names names(Spelling::words, {"source", "来源"});
  for (const auto entry : entries(node, sink)) {
    names.declare(entry.key(), entry.key_where(), sink);
    const Fields fields(entry, {"a source", "来源"}, kSourceKeys, sink);
    Source made;
    made.id = entry.key();
    made.title = text(fields.require("title"), sink);
    made.confidence = scalar(fields.require("confidence"), sink);
    made.address = scalar(fields.find("address"), sink);
    const auto day = fields.find("retrieved");
    made.retrieved = scalar(day, sink);
    if (!made.retrieved.empty() && !base::parse_date(made.retrieved)) {
      sink.add(diag::make<Code::book_not_date>(day->where(), "retrieved", made.retrieved));
    }
    reading.book.sources.push_back(std::move(made));
  }
}

std::string source_id(std::optional<NodeRef> node, Reading& reading) {
  auto id = scalar(node, reading.sink);
  if (id.empty() || reading.book.find_source(id) != nullptr) return id;
  std::vector<std::string_view> known;
  for (const auto& source : reading.book.sources) {
    known.emplace_back(source.id);
  }
  reading.sink.add(
      diag::suggest(diag::make<Code::book_unknown_source>(node->where(), id), id, known));
  return {};
}

std::optional<Rulebook> read(data::Document document, const source::Map& sources,
                             diag::Sink& sink, const cel::Limits& limits) {
  const auto errors = sink.errors();
  Rulebook book;
  book.document = std::make_unique<data::Document>(std::move(document));
  const auto root = book.document->root();
  if (const auto extends = root.find("extends")) {
    sink.add(diag::help(diag::make<Code::overlay_alone>(extends->where(), extends->text()),
                        {"give it by `--overlay`", "以 `--overlay` 使用"}));
    return std::nullopt;
  }
  const Fields fields(root, {"a rulebook", "规则手册"}, kKeys, sink);
  if (!root.is_map() || !is_our_format(fields, sink)) return std::nullopt;

  Reading reading{book, sources, sink, limits};
  book.types = std::make_unique<cel::Types>();
  book.constants = std::make_unique<cel::Arena>();
  book.environment = std::make_unique<cel::Environment>(*book.types);
  book.sha256 = base::sha256_hex(sources[book.document->source()].text());
  read_head(fields, reading);
  read_sources(fields.require("sources"), reading);
  if (auto schema = schema::read(root, *book.types, sources, sink)) {
    book.schema = *std::move(schema);
    reading.has_schema = true;
  }
  read_parameters(fields.find("parameters"), reading);
  if (reading.has_schema) declare_globals(book);
  read_definitions(fields.find("define"), reading);
  read_categories(fields.require("categories"), reading);
  if (sink.errors() > errors || has_doubled_key(root)) return std::nullopt;

  refuse_never(book, sink);
  find_dear(book, sink);
  if (sink.errors() > errors) return std::nullopt;
  find_vacuous(book, sink);
  return book;
}

const Requirement* Rulebook::find_requirement(std::string_view wanted) const {
  for (const auto& category : categories) {
    const auto found = std::ranges::find(category.requirements, wanted, &Requirement::id);
    if (found != category.requirements.end()) return &*found;
  }
  return nullptr;
}

const Check* Rulebook::find_check(std::string_view full_id) const {
  const auto* const requirement = find_requirement(full_id.substr(0, full_id.find('.')));
  if (requirement == nullptr) return nullptr;
  const auto found = std::ranges::find(requirement->checks, full_id, &Check::id);
  return found == requirement->checks.end() ? nullptr : &*found;
}

const Source* Rulebook::find_source(std::string_view wanted) const {
  const auto found = std::ranges::find(sources, wanted, &Source::id);
  return found == sources.end() ? nullptr : &*found;
}

const Parameter* Rulebook::find_parameter(std::string_view name) const {
  const auto found = std::ranges::find(parameters, name, &Parameter::name);
  return found == parameters.end() ? nullptr : &*found;
}

const Disabled* Rulebook::find_disabled(std::string_view full_id) const {
  if (find_check(full_id) != nullptr) return nullptr;
  const auto found = std::ranges::find(disabled, full_id, &Disabled::check);
  return found == disabled.end() ? nullptr : &*found;
}

data::Document tree(const Embedded& file, source::Id id) {
  return data::thaw(file.tree, id, file.text);
}

}  // namespace zizhi::rulebook
