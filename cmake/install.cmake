# What an install holds; tests/consumer proves it, following docs/howto/link-the-library.md.
#
#   development   headers, the compiled library, the files of find_package and pkg-config, the single header
#   calculator    the program
#
# These two components are the Debian packages of cmake/package.cmake. What names no component is the
# calculator's.
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/dbcost")
set(pkgconfig_dir "${CMAKE_INSTALL_LIBDIR}/pkgconfig")

# Each library has a file of targets of its own, so that who wants headers alone reads no word of the other.
function(dbcost_install_library target component)
    install(TARGETS ${target} EXPORT dbcost-${component} COMPONENT development
        FILE_SET HEADERS COMPONENT development)
    install(EXPORT dbcost-${component} NAMESPACE dbcost:: DESTINATION "${package_dir}" COMPONENT development)
endfunction()

# An install may be moved: its files name the folder above theirs.
function(dbcost_install_pkgconfig name)
    file(RELATIVE_PATH DBCOST_PREFIX_ABOVE "/${pkgconfig_dir}" "/")
    string(REGEX REPLACE "/$" "" DBCOST_PREFIX_ABOVE "${DBCOST_PREFIX_ABOVE}")
    configure_file("${PROJECT_SOURCE_DIR}/cmake/${name}.pc.in" "${PROJECT_BINARY_DIR}/${name}.pc" @ONLY)
    install(FILES "${PROJECT_BINARY_DIR}/${name}.pc" DESTINATION "${pkgconfig_dir}" COMPONENT development)
endfunction()

dbcost_install_library(dbcost_core core)
dbcost_install_pkgconfig(dbcost-core)
if(DBCOST_BUILD_IO)
    dbcost_install_library(dbcost io)
    dbcost_install_pkgconfig(dbcost)
endif()
if(DBCOST_BUILD_CALCULATOR)
    install(TARGETS dbcost_calculator COMPONENT calculator)
    install(FILES docs/man/dbcost.1 DESTINATION "${CMAKE_INSTALL_MANDIR}/man1" COMPONENT calculator)
    install(FILES completions/dbcost.bash RENAME dbcost
        DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" COMPONENT calculator)
    install(FILES completions/_dbcost
        DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/site-functions" COMPONENT calculator)
    install(FILES completions/dbcost.fish
        DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d" COMPONENT calculator)
endif()
if(TARGET dbcost_single_header)
    list(JOIN DBCOST_AMALGAMATE "]] [[" command)
    install(CODE "execute_process(COMMAND [[${command}]] COMMAND_ERROR_IS_FATAL ANY)" COMPONENT development)
    install(FILES "${DBCOST_SINGLE_HEADER}" DESTINATION "${CMAKE_INSTALL_DATADIR}/dbcost" COMPONENT development)
endif()

configure_package_config_file(cmake/dbcostConfig.cmake.in
    "${PROJECT_BINARY_DIR}/dbcostConfig.cmake" INSTALL_DESTINATION "${package_dir}")
# Before 1.0 a minor version may change the interface.
write_basic_package_version_file("${PROJECT_BINARY_DIR}/dbcostConfigVersion.cmake"
    COMPATIBILITY SameMinorVersion)
install(FILES
    "${PROJECT_BINARY_DIR}/dbcostConfig.cmake" "${PROJECT_BINARY_DIR}/dbcostConfigVersion.cmake"
    cmake/FindMbedCrypto.cmake
    DESTINATION "${package_dir}" COMPONENT development)

if(PROJECT_IS_TOP_LEVEL)  # the packages of another project are its own
    include(cmake/package.cmake)
endif()
