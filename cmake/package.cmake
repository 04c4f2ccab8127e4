# cpack -G DEB: the program, its manual and its completions, as a Debian package.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME calame)
set(CPACK_PACKAGE_VENDOR "Calame contributors")
set(CPACK_PACKAGE_CONTACT "Calame contributors <packages@calame.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "audit, score, fix and restructure articles")
set(CPACK_PACKAGE_DESCRIPTION "Calame reads articles in plain text, Markdown or HTML and looks for what hinders
search engines, structure, readability and typography, French above all. It
scores each article, mends what can be mended safely and turns raw texts into
publishable articles. Its rules are TOML files that a newsroom can extend.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_INSTALL_CMAKE_PROJECTS "${PROJECT_BINARY_DIR};calame;runtime;/")
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
# Debian wants its documents compressed; other installations are better off without.
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/cmake/compress_documents.cmake)

install(FILES ${PROJECT_SOURCE_DIR}/cmake/debian/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/calame
  COMPONENT runtime)
install(FILES ${PROJECT_SOURCE_DIR}/CHANGELOG.md ${PROJECT_SOURCE_DIR}/cmake/debian/changelog
  DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/calame COMPONENT runtime)
include(CPack)
