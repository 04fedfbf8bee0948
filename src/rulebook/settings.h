#pragma once

#include "overlay.h"

#include "zizhi/rulebook/rulebook.h"

#include <vector>

namespace zizhi::rulebook {

/// What the parameters of `book` that overlays set are without them, and who set them. Each
/// overlay is told what it changes against the overlays before it and the plain rulebook; a
/// value that is easier to meet is told to loosen.
void tell_settings(Rulebook& book, const Rulebook& plain, std::vector<Laid>& laid);

}  // namespace zizhi::rulebook
