# The packs of rules/ become one image inside the library, so that one binary runs anywhere and starting parses no TOML.
file(GLOB_RECURSE CALAME_PACKS CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/rules/*.toml)
list(SORT CALAME_PACKS)
add_executable(calame_packs_builder tools/packs/main.cpp src/rules/toml_tree_writer.cpp src/document/toml_fault.cpp)
target_include_directories(calame_packs_builder PRIVATE include src)
target_compile_features(calame_packs_builder PRIVATE cxx_std_20)
target_link_libraries(calame_packs_builder PRIVATE calame_dependencies)
set(CALAME_PACKS_FILE ${PROJECT_BINARY_DIR}/packs.bin)
add_custom_command(OUTPUT ${CALAME_PACKS_FILE}
  COMMAND calame_packs_builder ${CALAME_PACKS_FILE} ${PROJECT_SOURCE_DIR}/rules ${CALAME_PACKS}
  DEPENDS calame_packs_builder ${CALAME_PACKS}
  COMMENT "Compiling the packs of rules" VERBATIM)
calame_embed(calame_rules packs ${CALAME_PACKS_FILE})
