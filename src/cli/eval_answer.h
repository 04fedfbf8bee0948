#pragma once

#include "session.h"

#include "zizhi/cel/program.h"

#include <cstdint>
#include <optional>

namespace zizhi::cli {

/// What is to be shown of an answer.
struct Wish {
  bool trace = false;     ///< why
  bool type = false;      ///< always told in JSON
  bool json = false;      ///< as docs/schemas/eval-answer.schema.json has it, without an id
  bool mask = false;      ///< the value is personal data: `***` stands for it
  bool evidence = false;  ///< over a dossier: identity numbers are masked wherever they stand
};

/// Runs `program` and says what came out: `ready` a value, `gaps` what is missing, `unusable` a
/// failure. `as_of` is the slot of the as-of date.
Exit answer(const cel::Program& program, cel::Session& evaluation,
            std::optional<std::uint32_t> as_of, const Wish& wish, Session& session);

}  // namespace zizhi::cli
