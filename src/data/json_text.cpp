#include "zizhi/data/json_text.h"

#include <nlohmann/json.hpp>

namespace zizhi::data {
namespace {

using nlohmann::json;

}  // namespace

std::string json_string(std::string_view text) {
  return json(text).dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string json_number(double number) {
  return json(number).dump();
}

}  // namespace zizhi::data
