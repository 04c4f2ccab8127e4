# cmake -DOUT= -DROOT= -DPACKS=a;b -P: writes builtin_packs() over the files' texts, as raw strings in
# chunks (compilers bound the length of one literal).
set(body "")
set(entries "")
set(index 0)
foreach(pack IN LISTS PACKS)
  file(RELATIVE_PATH name ${ROOT} ${pack})
  file(READ ${pack} hex HEX)
  string(REGEX REPLACE "(..)" "\\\\x\\1" escaped "${hex}")
  string(LENGTH "${escaped}" length)
  set(offset 0)
  set(literal "")
  while(offset LESS length)
    string(SUBSTRING "${escaped}" ${offset} 8000 chunk)
    string(APPEND literal "\n    \"${chunk}\"")
    math(EXPR offset "${offset} + 8000")
  endwhile()
  math(EXPR bytes "${length} / 4")
  string(APPEND body "const char pack_${index}[] ={literal};\n")
  string(REPLACE "={literal}" " =${literal}" body "${body}")
  # Those of house/ wait until they are named.
  if(name MATCHES "^house/")
    set(on_demand true)
  else()
    set(on_demand false)
  endif()
  string(APPEND entries "    {\"calame:${name}\", std::string(pack_${index}, ${bytes}), true, ${on_demand}},\n")
  math(EXPR index "${index} + 1")
endforeach()
file(WRITE ${OUT} "// Generated from rules/ by cmake/embed_packs.cmake.
#include \"calame/ruleset.h\"
namespace calame {
namespace {
${body}}
std::span<const PackText> builtin_packs() {
  static const std::vector<PackText> packs = {
${entries}  };
  return packs;
}
}  // namespace calame
")
