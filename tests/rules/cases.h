#pragma once

#include "dossiers.h"

#include "zizhi/data/document.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace zizhi::tests {

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// What is changed in an example.
struct Change {
  Pairs set;  ///< path and YAML text
  std::vector<std::string> remove;
};

/// The entries of a map of scalars; none without it.
Pairs pairs(std::optional<data::NodeRef> node);

/// The elements of a list of scalars; none without it.
std::vector<std::string> texts(std::optional<data::NodeRef> node);

/// `set` and `remove` of a case.
Change change(data::NodeRef node);

/// Takes away first, then sets. What is not there is a failure of the test.
void apply(const Change& change, Tree& tree);

/// One case of tests/rules/cases.yaml.
struct Case {
  std::string name;
  std::string base;
  std::string as_of{kAsOf};
  Change change;
  Pairs parameters;
  Pairs expect;  ///< "CHECK" or "CHECK subject", and an outcome
  std::vector<std::string> overlays;
};

const std::vector<Case>& cases();

/// A YAML file of the project; one with a fault is an exception.
data::Document read_yaml(const std::string& path);

}  // namespace zizhi::tests
