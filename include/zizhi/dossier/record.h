#pragma once

#include "zizhi/diag/diagnostic.h"
#include "zizhi/source/source.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// `evidence.sha256`: what every file of a dossier held when it was sealed, in the format of
/// `sha256sum`.
namespace zizhi::dossier {

/// The file's name: it stands beside the evidence.
inline constexpr std::string_view kRecordName = "evidence.sha256";

/// One file as it was recorded.
struct RecordLine {
  std::string path;    ///< from the dossier's folder, as it was written, unescaped
  std::string sha256;  ///< 64 lower-case hexadecimal digits
  source::Span where;  ///< the line, without its end
};

/// `text` as 64 lower-case hexadecimal digits; empty when it is no SHA-256.
std::optional<std::string> parse_sha256(std::string_view text);

/// The lines of a record: `HASH  path` or `HASH *path`, with a `\` before the hash where `\\`,
/// `\n` and `\r` stand in the path for a backslash, a line feed, a carriage return. Empty lines
/// and lines that begin with `#` say nothing; every other line is an error.
std::vector<RecordLine> read_record(source::Id record, const source::Map& sources,
                                    diag::Sink& sink);

/// The record of `lines` as `sha256sum` would write it, in the order given.
std::string write_record(std::span<const RecordLine> lines);

}  // namespace zizhi::dossier
