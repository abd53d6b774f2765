# dbcost_test_folder(<folder> LIBRARY <target> [DATA <file>...])
#
# One program for all *_test.cpp below <folder> (fewer links than one a file), each of its tests a
# ctest entry "<folder>.<Suite>.<Name>". DATA names files from which the program makes its tests: a
# change there links again, and linking is when the tests are listed.
#
# The files of a folder are compiled fifteen at a time, because the headers, of which each test uses nearly all,
# cost more than the tests: fifteen take little longer than five. So each file has a namespace of its own name
# instead of one without a name.
#
# dbcost_no_tests(<folder>)
#
# A folder that should hold tests and does not is a failing test, not a silent gap.
include(GoogleTest)

function(dbcost_no_tests folder)
    add_test(NAME ${folder}.no_tests_found COMMAND "${CMAKE_COMMAND}" -E false)
endfunction()

function(dbcost_test_folder folder)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "LIBRARY" "DATA")
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${folder}/*_test.cpp)
    if(NOT sources)
        dbcost_no_tests(${folder})
        return()
    endif()
    set(program "dbcost_${folder}_test")
    add_executable(${program} ${sources})
    target_link_libraries(${program} PRIVATE ${arg_LIBRARY} GTest::gtest_main)
    target_include_directories(${program} PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}")
    target_compile_definitions(${program} PRIVATE DBCOST_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    target_precompile_headers(${program} REUSE_FROM dbcost_test_headers)
    set_target_properties(${program} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 15)
    set_property(TARGET ${program} APPEND PROPERTY LINK_DEPENDS ${arg_DATA})
    gtest_discover_tests(${program}
        TEST_PREFIX "${folder}."
        WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
        DISCOVERY_TIMEOUT 60  # a sanitized program on a busy machine
        PROPERTIES TIMEOUT 1200 LABELS ${folder} ENVIRONMENT "LOCPATH=${PROJECT_BINARY_DIR}/locale")
endfunction()
