#pragma once

#include "zizhi/base/result.h"
#include "zizhi/data/read.h"
#include "zizhi/source/source.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

/// Changes to a YAML or JSON text that leave every byte alone that they are not about:
/// comments, order, quotes, indentation, line ends.
namespace zizhi::edit {

/// What is to be written. Owns its texts, which are UTF-8.
struct Value {
  enum class Kind : std::uint8_t {
    bare,   ///< a number or boolean: never quoted
    plain,  ///< a date or other word that YAML takes as it is; JSON quotes it
    text,   ///< quoted where it could be taken for something else
    list,
    map,
  };

  Kind kind = Kind::text;
  std::string text;               ///< of the first three
  std::vector<std::string> keys;  ///< of a map: one for each child
  std::vector<Value> children;

  static Value bare(std::string text) { return {Kind::bare, std::move(text), {}, {}}; }

  static Value plain(std::string text) { return {Kind::plain, std::move(text), {}, {}}; }

  static Value of(std::string text) { return {Kind::text, std::move(text), {}, {}}; }

  static Value list(std::vector<Value> items) { return {Kind::list, {}, {}, std::move(items)}; }

  static Value map() { return {Kind::map, {}, {}, {}}; }

  /// One more entry of a map.
  void add(std::string key, Value value) {
    keys.push_back(std::move(key));
    children.push_back(std::move(value));
  }

  bool is_scalar() const { return kind != Kind::list && kind != Kind::map; }

  friend bool operator==(const Value&, const Value&) = default;
};

/// A key of a map, or the place in a list: the list's size stands for one entry more.
using Step = std::variant<std::string, std::size_t>;
using Path = std::vector<Step>;

/// `people[2].name`
std::string spelling(const Path& path);

/// What stands at `path`, if anything does.
std::optional<data::NodeRef> find(data::NodeRef root, const Path& path);

/// Nothing but nulls, however deep.
bool says_nothing(data::NodeRef node);

/// Bytes [begin, end) of a text that give way to `text`.
struct Splice {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
};

/// `text` with the splices, which are in order and apart from each other.
std::string applied(std::string_view text, const std::vector<Splice>& splices);

/// How to put `value` at `path` of a document that was read from `sources`: in place of a
/// scalar or a null, or as a new entry of a map or list; what is not there of the path is made.
/// A list or map that is there is never replaced. The text that comes of it is read again
/// before it is given: it says what it said before, and the value, and nothing else. Where that
/// cannot be had (behind an alias or a doubled key, in a spelling that is not understood), the
/// place to edit by hand.
base::Result<std::vector<Splice>, source::Span> put(const data::Document& document,
                                                    const source::Map& sources,
                                                    data::Syntax syntax, const Path& path,
                                                    const Value& value);

/// What a node says, to be written elsewhere. Numbers and booleans stay bare where they were.
Value value_of(data::NodeRef node);

/// `key: value` as lines of YAML, without their ends, from the first column.
std::vector<std::string> yaml_entry(const std::string& key, const Value& value);

/// The entries of a map, or the items of a list, likewise.
std::vector<std::string> yaml_block(const Value& value);

/// A value on one line of YAML.
std::string yaml_line(const Value& value);

/// A text as a YAML scalar on one line: as it is where no reader of YAML takes it for anything
/// but a text, else in double quotes.
std::string yaml_text(std::string_view text);

}  // namespace zizhi::edit
