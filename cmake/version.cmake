# Reads DBCOST_VERSION from the header, so that the version is written once.
set(version_header "${CMAKE_CURRENT_LIST_DIR}/../include/dbcost/version.hpp")
file(STRINGS "${version_header}" version_line REGEX "^#define DBCOST_VERSION ")
if(NOT version_line MATCHES "\"([0-9]+\\.[0-9]+\\.[0-9]+)\"")
    message(FATAL_ERROR "${version_header}: expected a line: #define DBCOST_VERSION \"1.2.3\"")
endif()
set(DBCOST_VERSION "${CMAKE_MATCH_1}")
# A new version in the header must reach the package file without a manual configure.
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${version_header}")
