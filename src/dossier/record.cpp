#include "zizhi/dossier/record.h"

#include <algorithm>
#include <utility>

namespace zizhi::dossier {
namespace {

using diag::Code;

constexpr std::size_t kDigits = 64;

// A path as it stands behind an escaped hash; empty when an escape has no meaning.
std::optional<std::string> unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      out += text[i];
      continue;
    }
    if (++i == text.size()) return std::nullopt;
    switch (text[i]) {
      case '\\':
        out += '\\';
        break;
      case 'n':
        out += '\n';
        break;
      case 'r':
        out += '\r';
        break;
      default:
        return std::nullopt;
    }
  }
  return out;
}

std::string escaped(std::string_view path) {
  std::string out;
  for (const char c : path) {
    switch (c) {
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::optional<RecordLine> read_line(std::string_view text) {
  const bool is_escaped = text.starts_with('\\');
  if (is_escaped) text.remove_prefix(1);
  auto sha256 = parse_sha256(text.substr(0, kDigits));
  if (!sha256) return std::nullopt;
  text.remove_prefix(kDigits);
  if (!text.starts_with("  ") && !text.starts_with(" *")) return std::nullopt;
  text.remove_prefix(2);
  auto path = is_escaped ? unescaped(text) : std::string(text);
  if (!path || path->empty()) return std::nullopt;
  return RecordLine{.path = *std::move(path), .sha256 = *std::move(sha256), .where = {}};
}

}  // namespace

std::optional<std::string> parse_sha256(std::string_view text) {
  if (text.size() != kDigits) return std::nullopt;
  std::string digits(text);
  for (auto& c : digits) {
    if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
    const bool is_digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    if (!is_digit) return std::nullopt;
  }
  return digits;
}

std::vector<RecordLine> read_record(source::Id record, const source::Map& sources,
                                    diag::Sink& sink) {
  std::vector<RecordLine> lines;
  const auto text = sources[record].text();
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    const auto line = text.substr(begin, end - begin);
    const source::Span where{.source = record,
                             .begin = static_cast<source::Offset>(begin),
                             .end = static_cast<source::Offset>(end)};
    begin = end + 1;
    if (line.empty() || line.starts_with('#')) continue;
    if (auto read = read_line(line)) {
      read->where = where;
      lines.push_back(*std::move(read));
    } else {
      sink.add(diag::make<Code::record_malformed>(where));
    }
  }
  return lines;
}

std::string write_record(std::span<const RecordLine> lines) {
  std::string text;
  for (const auto& line : lines) {
    const auto path = escaped(line.path);
    if (path.size() != line.path.size()) text += '\\';
    text += line.sha256 + "  " + path + "\n";
  }
  return text;
}

}  // namespace zizhi::dossier
