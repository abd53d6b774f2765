# dbcost_single_header writes dbcost::core as one file, ${DBCOST_SINGLE_HEADER}; an install writes it anew.
# Where there is no Python there is neither.
find_package(Python3 3.11 COMPONENTS Interpreter)
if(Python3_Interpreter_FOUND)
    set(DBCOST_SINGLE_HEADER "${PROJECT_BINARY_DIR}/single_header/dbcost.hpp")
    set(DBCOST_AMALGAMATE "${Python3_EXECUTABLE}" "${PROJECT_SOURCE_DIR}/tools/amalgamate.py" "${DBCOST_SINGLE_HEADER}")
    add_custom_target(dbcost_single_header
        COMMAND ${DBCOST_AMALGAMATE}
        COMMENT "Writing the single header"
        VERBATIM)
endif()
