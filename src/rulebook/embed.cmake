# Writes OUTPUT, a C++ source that holds the rulebooks FILES (absolute paths, joined by `|`) as
# raw strings, in that order. Run as a script: cmake -DFILES=… -DOUTPUT=… -P embed.cmake
string(REPLACE "|" ";" FILES "${FILES}")
list(LENGTH FILES count)
set(close ")zizhi_rules\"")
file(WRITE ${OUTPUT}.new "// Made by src/rulebook/embed.cmake out of rules/.\n"
  "#include \"zizhi/rulebook/rulebook.h\"\n\n#include <array>\n\n"
  "namespace zizhi::rulebook {\nnamespace {\n\n"
  "constexpr std::array<Embedded, ${count}> kEmbedded{{\n")
foreach(path IN LISTS FILES)
  get_filename_component(name ${path} NAME_WLE)
  file(READ ${path} text)
  string(FIND "${text}" "${close}" clash)
  if(NOT clash EQUAL -1)
    message(FATAL_ERROR "${path} holds ${close}, which would end its raw string")
  endif()
  file(APPEND ${OUTPUT}.new "    {\"${name}\", R\"zizhi_rules(${text}${close}},\n")
endforeach()
file(APPEND ${OUTPUT}.new "}};\n\n}  // namespace\n\n"
  "std::span<const Embedded> embedded() {\n  return kEmbedded;\n}\n\n"
  "}  // namespace zizhi::rulebook\n")
file(RENAME ${OUTPUT}.new ${OUTPUT})
