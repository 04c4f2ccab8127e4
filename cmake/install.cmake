include(CMakePackageConfigHelpers)
# A static calame needs its dependencies at the consumer's link: calame-config.cmake finds them again.
install(TARGETS calame calame_dependencies EXPORT calame-targets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
if(TARGET calame_cli)
  install(TARGETS calame_cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT runtime)
  include(cmake/written_by_calame.cmake)
endif()
install(DIRECTORY include/calame DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT calame-targets NAMESPACE calame:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/calame)
configure_package_config_file(cmake/calame-config.cmake.in ${PROJECT_BINARY_DIR}/calame-config.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/calame)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/calame-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/calame-config.cmake ${PROJECT_BINARY_DIR}/calame-config-version.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/calame)
