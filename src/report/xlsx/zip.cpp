#include "xlsx/zip.h"

#include <array>
#include <utility>

namespace zizhi::report {
namespace {

constexpr std::uint16_t kVersion = 20;  // of the format that is needed: 2.0

constexpr std::array<std::uint32_t, 256> crc_table() {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t i = 0; i < table.size(); ++i) {
    auto value = i;
    for (int bit = 0; bit < 8; ++bit)
      value = (value & 1U) != 0 ? (value >> 1U) ^ 0xEDB88320U : value >> 1U;
    table.at(i) = value;
  }
  return table;
}

constexpr auto kCrc = crc_table();

std::uint32_t crc_of(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char byte : bytes)
    crc = kCrc.at((crc ^ static_cast<unsigned char>(byte)) & 0xFFU) ^ (crc >> 8U);
  return crc ^ 0xFFFFFFFFU;
}

// Days from 1980 to 2107 are what MS-DOS has.
std::uint16_t dos_day(base::Date day) {
  const bool known = day.year() >= 1980 && day.year() <= 2107;
  const auto year = static_cast<std::uint32_t>(known ? day.year() - 1980 : 0);
  const auto month = static_cast<std::uint32_t>(known ? day.month() : 1);
  const auto date = static_cast<std::uint32_t>(known ? day.day() : 1);
  return static_cast<std::uint16_t>((year << 9U) | (month << 5U) | date);
}

// Least significant byte first.
void put16(std::string& out, std::uint32_t value) {
  out += static_cast<char>(value & 0xFFU);
  out += static_cast<char>((value >> 8U) & 0xFFU);
}

void put32(std::string& out, std::uint32_t value) {
  put16(out, value & 0xFFFFU);
  put16(out, value >> 16U);
}

std::uint32_t size_of(std::string_view bytes) {
  return static_cast<std::uint32_t>(bytes.size());
}

}  // namespace

Zip::Zip(base::Date day) : day_(dos_day(day)) {}

void Zip::describe(std::string& out, const Entry& entry) const {
  put16(out, kVersion);
  put16(out, 0);  // flags
  put16(out, 0);  // stored
  put16(out, 0);  // midnight
  put16(out, day_);
  put32(out, entry.crc);
  put32(out, entry.size);
  put32(out, entry.size);
  put16(out, size_of(entry.name));
  put16(out, 0);  // no extra field
}

void Zip::add(std::string_view name, std::string_view bytes) {
  Entry entry{.name = std::string(name),
              .crc = crc_of(bytes),
              .size = size_of(bytes),
              .offset = size_of(out_)};
  out_ += "PK\x03\x04";
  describe(out_, entry);
  out_.append(name).append(bytes);
  entries_.push_back(std::move(entry));
}

std::string Zip::take() {
  const auto start = size_of(out_);
  for (const auto& entry : entries_) {
    out_ += "PK\x01\x02";
    put16(out_, kVersion);  // of what made it
    describe(out_, entry);
    put16(out_, 0);  // no comment
    put16(out_, 0);  // the first volume
    put16(out_, 0);  // internal attributes
    put32(out_, 0);  // external attributes
    put32(out_, entry.offset);
    out_ += entry.name;
  }
  const auto size = size_of(out_) - start;
  const auto count = static_cast<std::uint32_t>(entries_.size());
  out_ += "PK\x05\x06";
  put32(out_, 0);  // one volume
  put16(out_, count);
  put16(out_, count);
  put32(out_, size);
  put32(out_, start);
  put16(out_, 0);  // no comment
  entries_.clear();
  return std::exchange(out_, {});
}

}  // namespace zizhi::report
