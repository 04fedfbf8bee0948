#pragma once

#include "zizhi/cel/value.h"
#include "zizhi/data/document.h"
#include "zizhi/schema/schema.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace zizhi::schema {

/// A key that begins with `x-` is the user's own.
bool is_own(std::string_view key);

/// A map in which every value is null says no more than no map at all.
bool states_nothing(data::NodeRef node);

/// Two entries of a list with one id.
struct Doubled {
  data::NodeRef first;  ///< the id fields
  data::NodeRef again;
};

/// A list of records before its entries are read, so that references can name them already.
struct Entries {
  const cel::Origin* origin = nullptr;  ///< of the list
  std::span<cel::Origin> origins;       ///< of each entry
  std::span<cel::Record> records;       ///< of each entry, to be filled in
  std::unordered_map<std::string_view, std::uint32_t> by_id;
  std::vector<const cel::Missing*> unusable;  ///< of entries whose id is doubled, else null
  std::vector<Doubled> doubled;
};

/// Looks through `list` for the ids of its entries. `origin` is that of the list.
Entries survey(data::NodeRef list, const cel::RecordType& type, const cel::Origin* origin,
               const cel::RecordField* declaration, cel::Arena& arena);

}  // namespace zizhi::schema
