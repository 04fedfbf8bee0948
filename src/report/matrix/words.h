#pragma once

#include "zizhi/i18n/text.h"

/// What the matrix says in all its formats.
namespace zizhi::report::matrix_words {

inline constexpr i18n::Text kTitle{"Clients by requirements", "客户与要求对照表"};
inline constexpr i18n::Text kClient{"Client", "客户"};
inline constexpr i18n::Text kDossier{"Dossier", "材料"};
inline constexpr i18n::Text kVerdict{"Verdict", "结论"};
inline constexpr i18n::Text kNext{"Next deadline", "下一期限"};
inline constexpr i18n::Text kNone{"none known", "无已知期限"};
inline constexpr i18n::Text kUnassessed{"not assessed", "未评估"};
inline constexpr i18n::Text kMarks{"Marks", "符号"};

}  // namespace zizhi::report::matrix_words
