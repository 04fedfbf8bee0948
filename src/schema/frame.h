#pragma once

#include "zizhi/schema/schema.h"

namespace zizhi::schema {

/// The types that the frame of a dossier is made of: indices into Schema::types.
struct FrameParts {
  std::uint32_t application = 0;
  std::uint32_t attestation = 0;
  std::uint32_t waiver = 0;
  cel::Type signatory;  ///< who may sign; none: anybody, by name
};

/// Fills Schema::frame and its types: what every dossier may say, whatever its rulebook.
void fill_frame(Schema& schema, const FrameParts& parts, cel::Types& types);

}  // namespace zizhi::schema
