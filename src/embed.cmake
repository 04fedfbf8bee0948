# Writes OUTPUT, a C++ source that defines the function NAME of the namespace NAMESPACE, declared in
# HEADER: the texts of FILES (absolute paths, joined by `|`) under their names without suffix, in
# that order. Run as a script: cmake -DFILES=… -DHEADER=… -DNAMESPACE=… -DNAME=… -DOUTPUT=… -P embed.cmake
string(REPLACE "|" ";" FILES "${FILES}")
list(LENGTH FILES count)
set(close ")zizhi_file\"")
file(WRITE ${OUTPUT}.new "// Made by src/embed.cmake.\n"
  "#include \"${HEADER}\"\n\n#include <array>\n\n"
  "namespace ${NAMESPACE} {\nnamespace {\n\n"
  "constexpr std::array<Embedded, ${count}> kEmbedded{{\n")
foreach(path IN LISTS FILES)
  get_filename_component(name ${path} NAME_WLE)
  file(READ ${path} text)
  string(FIND "${text}" "${close}" clash)
  if(NOT clash EQUAL -1)
    message(FATAL_ERROR "${path} holds ${close}, which would end its raw string")
  endif()
  file(APPEND ${OUTPUT}.new "    {\"${name}\", R\"zizhi_file(${text}${close}},\n")
endforeach()
file(APPEND ${OUTPUT}.new "}};\n\n}  // namespace\n\n"
  "std::span<const Embedded> ${NAME}() {\n  return kEmbedded;\n}\n\n"
  "}  // namespace ${NAMESPACE}\n")
file(RENAME ${OUTPUT}.new ${OUTPUT})
