#pragma once

/// Marks a parameter (or `this`) that must outlive the returned view. Clang checks it.
#if defined(__clang__)
#define ZIZHI_LIFETIMEBOUND [[clang::lifetimebound]]
#else
#define ZIZHI_LIFETIMEBOUND
#endif
