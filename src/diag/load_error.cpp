#include "zizhi/diag/load_error.h"

#include "zizhi/base/assert.h"
#include "zizhi/base/utf8.h"

#include <utility>

namespace zizhi::diag {
namespace {

constexpr std::uint64_t kMebibyte = std::uint64_t{1} << 20U;

i18n::Localized how_to_save() {
  return {"save the file as UTF-8; a Chinese file that is not UTF-8 is usually GB 18030",
          "将文件另存为 UTF-8；不是 UTF-8 的中文文件通常是 GB 18030 编码"};
}

}  // namespace

Diagnostic file_problem(source::FileError error, std::string_view name) {
  using source::FileError;
  const auto shown = base::visible(name);
  switch (error) {
    case FileError::not_found:
      return make<Code::file_not_found>(std::nullopt, shown);
    case FileError::is_directory:
      return make<Code::file_is_directory>(std::nullopt, shown);
    case FileError::not_regular:
      return make<Code::file_not_regular>(std::nullopt, shown);
    case FileError::denied:
      return make<Code::file_denied>(std::nullopt, shown);
    case FileError::too_large:
      return make<Code::file_too_large>(std::nullopt, shown,
                                        source::kMaxSourceBytes / kMebibyte);
    case FileError::changed:
      return make<Code::file_changed>(std::nullopt, shown);
    case FileError::io:
      return make<Code::file_io>(std::nullopt, shown);
  }
  ZIZHI_UNREACHABLE();
}

Diagnostic load_problem(const source::LoadError& error, std::string_view name) {
  using Kind = source::LoadError::Kind;
  const auto shown = base::visible(name);
  switch (error.kind) {
    case Kind::file:
      return file_problem(error.file, name);
    case Kind::malformed_utf8:
      return help(make<Code::file_malformed_utf8>(std::nullopt, shown, error.place.line,
                                                  error.place.column),
                  how_to_save());
    case Kind::utf16:
      return help(make<Code::file_utf16>(std::nullopt, shown), how_to_save());
    case Kind::nul:
      return make<Code::file_nul>(std::nullopt, shown, error.place.line, error.place.column);
    case Kind::too_large:
      return file_problem(source::FileError::too_large, name);
  }
  ZIZHI_UNREACHABLE();
}

}  // namespace zizhi::diag
