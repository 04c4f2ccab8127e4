# Every dependency comes from the distribution; scripts/setup names the packages.
find_package(ICU 72 REQUIRED COMPONENTS i18n uc data)
find_package(simdjson 3.0 CONFIG REQUIRED)
find_package(nlohmann_json 3.11 CONFIG REQUIRED)
find_package(CLI11 2.1 CONFIG REQUIRED)
find_package(fmt 9.1 CONFIG REQUIRED)
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(GUMBO REQUIRED IMPORTED_TARGET gumbo)
pkg_check_modules(MD4C REQUIRED IMPORTED_TARGET md4c)
pkg_check_modules(FYAML REQUIRED IMPORTED_TARGET libfyaml)
pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)
find_library(STEMMER_LIB stemmer REQUIRED)
find_library(CLD2_LIB cld2 REQUIRED)  # never cld2_dynamic: it wants its tables at run time
find_path(TOMLPLUSPLUS_INCLUDE toml++/toml.h REQUIRED)
find_path(DTL_INCLUDE dtl/dtl.hpp REQUIRED)

add_library(calame_dependencies INTERFACE)
target_link_libraries(calame_dependencies INTERFACE
  ICU::i18n ICU::uc ICU::data simdjson::simdjson nlohmann_json::nlohmann_json fmt::fmt Threads::Threads
  PkgConfig::GUMBO PkgConfig::MD4C PkgConfig::FYAML PkgConfig::RE2 ${STEMMER_LIB} ${CLD2_LIB})
