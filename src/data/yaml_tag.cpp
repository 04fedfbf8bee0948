#include "yaml_tag.h"

#include "yaml_text.h"

namespace zizhi::data {
namespace {

constexpr std::string_view kPrefix = "tag:yaml.org,2002:";

}  // namespace

std::string tag_as_written(std::string_view tag) {
  if (!tag.starts_with(kPrefix)) return std::string(tag);
  return std::string("!!").append(tag.substr(kPrefix.size()));
}

std::string tag_in_full(std::string_view tag) {
  if (!tag.starts_with("!!")) return std::string(tag);
  return std::string(kPrefix).append(tag.substr(2));
}

bool is_untagged(std::string_view tag) {
  return tag.empty() || tag == "?" || tag == "!";
}

std::optional<Kind> kind_by_tag(std::string_view tag, std::string_view value, bool quoted) {
  if (tag == "?") return Kind::scalar;
  const auto written = tag_as_written(tag);
  if (written == "!" || written == "!!str") return Kind::string;
  if (written == "!!int" || written == "!!float" || written == "!!bool" ||
      written == "!!timestamp") {
    return Kind::scalar;
  }
  const bool nothing = !quoted && (value.empty() || is_null_word(value));
  if (written == "!!null" && nothing) return Kind::null;
  return std::nullopt;
}

}  // namespace zizhi::data
