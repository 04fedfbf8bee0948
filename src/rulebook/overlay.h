#pragma once

#include "zizhi/data/assemble.h"
#include "zizhi/diag/diagnostic.h"
#include "zizhi/source/source.h"
#include "zizhi/verdict/assessment.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zizhi::rulebook {

/// A parameter that was there and got another value: the texts by level, under an empty key
/// where they do not depend on it.
struct Setting {
  std::string name;
  std::map<std::string, std::string> before;
  std::map<std::string, std::string> after;
  bool sourced = false;  ///< the overlay says where the value comes from
};

/// A check that was taken out.
struct TakenOut {
  std::string check;  ///< full id
  bool is_judgement = false;
};

/// An overlay that was laid on.
struct Laid {
  verdict::OverlayInfo info;
  std::vector<Setting> settings;
  std::vector<TakenOut> taken_out;
  std::vector<std::string> unsourced;  ///< checks that were added without a source of their own
};

/// Lays an overlay over the tree of rulebook `book_id`, which is not checked yet. Empty iff an
/// error was added; then the tree is of no use.
std::optional<Laid> lay(const data::Document& overlay, data::Branch& book,
                        std::string_view book_id, const source::Map& sources, diag::Sink& sink);

}  // namespace zizhi::rulebook
