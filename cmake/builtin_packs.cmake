# The packs of rules/ become one generated source, so that one binary runs anywhere.
file(GLOB_RECURSE CALAME_PACKS CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/rules/*.toml)
list(SORT CALAME_PACKS)
set(CALAME_BUILTIN_SOURCE ${PROJECT_BINARY_DIR}/builtin_packs.cpp)
add_custom_command(OUTPUT ${CALAME_BUILTIN_SOURCE}
  COMMAND ${CMAKE_COMMAND} "-DOUT=${CALAME_BUILTIN_SOURCE}" "-DROOT=${PROJECT_SOURCE_DIR}/rules" "-DPACKS=${CALAME_PACKS}"
          -P ${PROJECT_SOURCE_DIR}/cmake/embed_packs.cmake
  DEPENDS ${CALAME_PACKS} ${PROJECT_SOURCE_DIR}/cmake/embed_packs.cmake
  VERBATIM)
