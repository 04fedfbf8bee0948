// The evidence that the eight expressions look at: an organization, its projects, its people.
#pragma once

#include "zizhi/cel/environment.h"
#include "zizhi/cel/value.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace zizhi::bench {

/// Slots of the globals.
enum Global : std::uint32_t { kOrganization, kProjects, kPeople, kAsOf };

/// Slots of the record types, in the order of their fields.
enum OrganizationSlot : std::uint32_t { kUscc, kForm, kYears, kStaff, kListed, kManager };

enum PersonSlot : std::uint32_t { kAge, kExperience, kSenior, kCertifiedUntil };

enum ProjectSlot : std::uint32_t { kService, kAmount, kCompletedOn };

inline constexpr std::size_t kProjectCount = 12;
inline constexpr std::size_t kPersonCount = 20;

/// Bound evidence without holes in what the expressions read. Stays where it was made.
class Dossier {
 public:
  Dossier();

  const cel::Environment& environment() const { return environment_; }

  const std::vector<cel::Value>& globals() const { return globals_; }

 private:
  cel::Value record(const cel::RecordType& type, const std::vector<cel::Value>& values);
  cel::Value list(const std::vector<cel::Value>& items);
  cel::Value person(const cel::RecordType& type, std::size_t number);
  cel::Value project(const cel::RecordType& type, std::size_t number);

  cel::Types types_;
  cel::Arena arena_;
  cel::Environment environment_{types_};
  std::vector<cel::Value> globals_;
};

/// A day that is written as ISO 8601.
cel::Value day(std::string_view text);

}  // namespace zizhi::bench
