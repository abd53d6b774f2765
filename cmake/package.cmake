# Debian packages, from a finished build: cpack -G DEB --config build/release/CPackConfig.cmake
#
#   dbcost          the calculator
#   libdbcost-dev   what one links: headers, archive, find_package, pkg-config, single header
#
# For one's own machines and archives, not for Debian's: that asks more of a package (lintian, a changelog).
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME dbcost)
set(CPACK_PACKAGE_CONTACT "the dbcost authors <dbcost@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(prices "The price tables, dated and sourced (2019 first), are a part of it, so it needs no network.")
set(CPACK_DEBIAN_CALCULATOR_PACKAGE_NAME dbcost)
set(CPACK_DEBIAN_CALCULATOR_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_CALCULATOR_PACKAGE_SHLIBDEPS ON)
set(CPACK_COMPONENT_CALCULATOR_DESCRIPTION
    "Prices a workload on RDS for PostgreSQL and on DynamoDB, to the cent and with reasons.\n${prices}")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libdbcost-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
if(DBCOST_BUILD_IO)
    set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "libmbedtls-dev (>= 2.28)")
endif()
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION
    "The C++20 library behind the calculator dbcost: headers, archive, CMake and pkg-config files.\n${prices}")

install(FILES LICENSE DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/libdbcost-dev" RENAME copyright
    COMPONENT development)
set(CPACK_COMPONENTS_ALL development)
if(DBCOST_BUILD_CALCULATOR)
    install(FILES LICENSE DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/dbcost" RENAME copyright
        COMPONENT calculator)
    list(APPEND CPACK_COMPONENTS_ALL calculator)
endif()
include(CPack)
