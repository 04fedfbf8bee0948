#pragma once

#include "zizhi/cel/type.h"
#include "zizhi/data/document.h"
#include "zizhi/diag/diagnostic.h"
#include "zizhi/schema/schema.h"

#include <vector>

namespace zizhi::schema {

/// `values:` of an enumeration, of stages and of services: a map of id to `{en, zh, aliases}`,
/// or a list of ids. Empty iff an error was added.
std::vector<cel::EnumValue> read_values(data::NodeRef node, diag::Sink& sink);

/// `application:` of a rulebook, without its types.
ApplicationSchema read_application(data::NodeRef node, diag::Sink& sink);

/// The type whose values are `choices`.
cel::Type enumeration(std::string name, const std::vector<Choice>& choices, cel::Types& types);

}  // namespace zizhi::schema
