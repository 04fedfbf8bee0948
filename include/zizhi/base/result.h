#pragma once

#include <tl/expected.hpp>

namespace zizhi::base {

/// A value, or why the world outside refused it. `std::expected` under a name of ours.
template <class Value, class Error>
using Result = tl::expected<Value, Error>;

template <class Error>
tl::unexpected<std::decay_t<Error>> failure(Error&& error) {
  return tl::unexpected<std::decay_t<Error>>(std::forward<Error>(error));
}

}  // namespace zizhi::base
