#pragma once

#include "zizhi/diag/diagnostic.h"

namespace zizhi::diag {

struct RenderOptions {
  i18n::Locale locale = i18n::Locale::en;
  bool color = false;
  bool show_personal = false;  ///< otherwise a source line with personal data is not excerpted
};

/// The diagnostic as a person reads it: header, place, the line, a caret under the span,
/// labels, help. Control characters of the source line are made visible; long lines are cut
/// around the span.
std::string render(const Diagnostic& diagnostic, const source::Map& sources,
                   const RenderOptions& options);

}  // namespace zizhi::diag
