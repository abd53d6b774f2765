# What find_package(dbcost) gets; tests/consumer proves it.
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/dbcost")
set(libraries dbcost_core)
if(DBCOST_BUILD_IO)
    list(APPEND libraries dbcost)
endif()

install(TARGETS ${libraries} EXPORT dbcostTargets FILE_SET HEADERS)
install(EXPORT dbcostTargets NAMESPACE dbcost:: DESTINATION "${package_dir}")
if(DBCOST_BUILD_CALCULATOR)
    install(TARGETS dbcost_calculator)
endif()

configure_package_config_file(cmake/dbcostConfig.cmake.in
    "${PROJECT_BINARY_DIR}/dbcostConfig.cmake" INSTALL_DESTINATION "${package_dir}")
# Before 1.0 a minor version may change the interface.
write_basic_package_version_file("${PROJECT_BINARY_DIR}/dbcostConfigVersion.cmake"
    COMPATIBILITY SameMinorVersion)
install(FILES
    "${PROJECT_BINARY_DIR}/dbcostConfig.cmake" "${PROJECT_BINARY_DIR}/dbcostConfigVersion.cmake"
    cmake/FindMbedCrypto.cmake
    DESTINATION "${package_dir}")
