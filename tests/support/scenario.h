#pragma once

#include "zizhi/assess/assess.h"
#include "zizhi/data/document.h"
#include "zizhi/diag/diagnostic.h"
#include "zizhi/rulebook/rulebook.h"
#include "zizhi/verdict/assessment.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zizhi::tests {

/// A rulebook with the sources it came from.
struct Book {
  source::Map sources;
  diag::Sink sink;
  std::optional<rulebook::Rulebook> rulebook;
};

/// Reads a rulebook from a text; its diagnostics are in the sink.
std::unique_ptr<Book> book(std::string_view name, std::string_view text);

/// The built-in rulebook, with built-in overlays laid on by name.
std::unique_ptr<Book> built_in(const std::vector<std::string>& overlays = {});

/// What became of one dossier.
struct Run {
  diag::Sink sink;
  std::optional<verdict::Assessment> assessment;  ///< empty: nothing could be assessed
};

/// Assesses an evidence text (YAML, or JSON where the name ends so) against `book`.
Run run(Book& book, std::string_view evidence, const assess::Options& options,
        std::string_view name = "evidence.yaml");

assess::Options on(std::string_view iso_date);

/// The worst outcome of a check over its subjects, or that of one subject; empty when there is
/// none.
std::optional<verdict::Outcome> outcome(const verdict::Assessment& assessment,
                                        std::string_view check, std::string_view subject = {});

/// Every diagnostic of the sink in one text, English.
std::string rendered(const diag::Sink& sink, const source::Map& sources);

/// A file of the project as text; `path` from its top.
std::string read_project_file(const std::string& path);

}  // namespace zizhi::tests
