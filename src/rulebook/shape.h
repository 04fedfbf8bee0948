#pragma once

#include "zizhi/data/document.h"
#include "zizhi/diag/diagnostic.h"
#include "zizhi/i18n/text.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The shapes of which a rulebook's YAML is made. What does not fit is told once, to the sink;
/// the caller goes on with an empty value and finds more.
namespace zizhi::rulebook {

/// A map with a known set of keys.
class Fields {
 public:
  /// Tells of a node that is no map, and of every key that is not among `keys`. `what` says
  /// whose keys they are: "a check".
  Fields(data::NodeRef node, const i18n::Text& what, std::span<const std::string_view> keys,
         diag::Sink& sink);

  /// Empty when the key is not there, or has no value (which is told).
  std::optional<data::NodeRef> find(std::string_view key) const;

  /// The same, and an absent key is told.
  std::optional<data::NodeRef> require(std::string_view key) const;

  bool has(std::string_view key) const { return node_.find(key).has_value(); }

  data::NodeRef node() const { return node_; }

 private:
  data::NodeRef node_;
  i18n::Text what_;
  diag::Sink* sink_;
};

/// Each of these gives something empty for a node that is not there or does not fit.
std::string scalar(std::optional<data::NodeRef> node, diag::Sink& sink);
i18n::Localized text(std::optional<data::NodeRef> node, diag::Sink& sink);
std::vector<i18n::Localized> texts(std::optional<data::NodeRef> node, diag::Sink& sink);

/// Children of a list or map that has some; tells of another shape and of emptiness.
std::vector<data::NodeRef> elements(std::optional<data::NodeRef> node, diag::Sink& sink);
std::vector<data::NodeRef> entries(std::optional<data::NodeRef> node, diag::Sink& sink);

/// Position of the scalar among `words`; tells of any other word.
std::optional<std::size_t> choice(data::NodeRef node, std::span<const std::string_view> words,
                                  diag::Sink& sink);

/// Does `zizhi:` name the format that is read here? Another may mean anything: that is told,
/// and nothing more is to be said.
bool is_our_format(const Fields& fields, diag::Sink& sink);

/// A key that occurs twice somewhere in the tree, which its reader has told.
bool has_doubled_key(data::NodeRef node);

/// A map, a list or an empty value under a key that holds something else.
diag::Diagnostic wrong_shape(data::NodeRef node, const i18n::Text& wanted);

/// The key of a map's entry; of a list's element the key of its list.
std::string name_of(data::NodeRef node);

/// "`a`, `b`".
std::string quoted_list(std::span<const std::string_view> words);

}  // namespace zizhi::rulebook
