#pragma once

#include "zizhi/data/document.h"
#include "zizhi/diag/diagnostic.h"
#include "zizhi/i18n/text.h"

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zizhi::report {

/// An object of a saved result, read key by key. A key that is not there or of another kind is
/// told, and reads as empty; `end` tells the keys that nobody asked for.
class Keys {
 public:
  Keys(data::NodeRef node, diag::Sink& sink);

  /// Empty iff that was told, now or by the constructor.
  std::optional<data::NodeRef> take(std::string_view key);

  std::string text(std::string_view key);
  std::string text_or_null(std::string_view key);  ///< null is ""
  std::string date_or_null(std::string_view key);  ///< ISO, null is ""
  std::string sha256_or_null(std::string_view key);
  bool flag(std::string_view key);
  std::uint32_t number(std::string_view key);          ///< from 0
  std::uint32_t number_or_null(std::string_view key);  ///< from 1; null is 0
  i18n::Localized localized_or_null(std::string_view key);
  std::vector<std::string> texts(std::string_view key);
  std::vector<i18n::Localized> localized_list(std::string_view key);

  /// The one of `words` whose name stands there; the first of them where none does.
  template <class Enum>
  Enum word(std::string_view key, std::initializer_list<Enum> words) {
    return word_or_null(key, words, false).value_or(*words.begin());
  }

  /// The same; empty where it is null.
  template <class Enum>
  std::optional<Enum> word_or_null(std::string_view key, std::initializer_list<Enum> words,
                                   bool may_be_null = true) {
    const auto node = take(key);
    if (!node || (may_be_null && node->is_null())) return std::nullopt;
    std::vector<std::string_view> names;
    for (const auto word : words) {
      if (is_text(*node, name(word))) return word;
      names.push_back(name(word));
    }
    refuse_word(*node, names);
    return std::nullopt;
  }

  /// What `read(node)` makes of each element of a list.
  template <class Read>
  auto list(std::string_view key, const Read& read) {
    std::vector<decltype(read(std::declval<data::NodeRef>()))> made;
    for (const auto node : elements(key))
      made.push_back(read(node));
    return made;
  }

  /// What `read(node)` makes of the object; empty where it is null.
  template <class Read>
  auto object_or_null(std::string_view key, const Read& read) {
    const auto node = take(key);
    using Made = decltype(read(std::declval<data::NodeRef>()));
    return node && !node->is_null() ? std::optional<Made>(read(*node)) : std::nullopt;
  }

  void end();

  void refuse(data::NodeRef node, const i18n::Text& wanted);
  void refuse_word(data::NodeRef node, std::span<const std::string_view> words);

  /// Without a word where there is none.
  std::optional<data::NodeRef> find(std::string_view key) const;

  diag::Sink& sink() const { return sink_; }

 private:
  static bool is_text(data::NodeRef node, std::string_view text);
  std::vector<data::NodeRef> elements(std::string_view key);
  std::string text_of(data::NodeRef node);
  i18n::Localized localized_of(data::NodeRef node);

  std::optional<data::NodeRef> object_;  // empty where it is none
  diag::Sink& sink_;
  std::vector<std::string_view> taken_;
};

}  // namespace zizhi::report
