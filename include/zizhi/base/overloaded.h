#pragma once

namespace zizhi::base {

/// One lambda for each alternative of a variant: `std::visit(overloaded{…}, v)`.
template <class... Lambdas>
struct overloaded : Lambdas... {
  using Lambdas::operator()...;
};

template <class... Lambdas>
overloaded(Lambdas...) -> overloaded<Lambdas...>;

}  // namespace zizhi::base
