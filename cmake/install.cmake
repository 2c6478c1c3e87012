# The installed tree: library, headers, command line, and what find_package(regelboek) reads.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/regelboek)

install(TARGETS regelboek_shared EXPORT regelboek
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
  INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
# In a file of its own: only who asks for the static library needs what it is made with.
install(TARGETS regelboek_library EXPORT regelboek-static
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
  INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT regelboek NAMESPACE regelboek:: DESTINATION ${package_dir} FILE regelboek-targets.cmake)
install(EXPORT regelboek-static NAMESPACE regelboek:: DESTINATION ${package_dir} FILE regelboek-static-targets.cmake)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/interpreter/include/regelboek DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
if(REGELBOEK_CLI)
  install(TARGETS regelboek_cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()

# Before 1.0 a new minor version may break a host, after it only a new major one.
if(PROJECT_VERSION_MAJOR EQUAL 0)
  set(compatibility SameMinorVersion)
else()
  set(compatibility SameMajorVersion)
endif()
write_basic_package_version_file(${PROJECT_BINARY_DIR}/regelboek-config-version.cmake COMPATIBILITY ${compatibility})
configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/regelboek-config.cmake.in
  ${PROJECT_BINARY_DIR}/regelboek-config.cmake INSTALL_DESTINATION ${package_dir}
  NO_SET_AND_CHECK_MACRO)
install(FILES ${PROJECT_BINARY_DIR}/regelboek-config.cmake ${PROJECT_BINARY_DIR}/regelboek-config-version.cmake
  DESTINATION ${package_dir})
