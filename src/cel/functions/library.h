// The families of the library, one a file. `families()` in library.cpp lists them.
#pragma once

#include "zizhi/cel/function.h"

namespace zizhi::cel::functions {

Family logic();
Family comparisons();
Family arithmetic();
Family collections();
Family conversions();
Family strings();
Family string_extension();
Family regular_expressions();
Family numbers();
Family extremes();
Family bits();
Family lists();
Family sets();
Family optionals();
Family times();
Family dates();
Family encoders();
Family domain();

}  // namespace zizhi::cel::functions
