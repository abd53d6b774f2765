# Which files the targets are made of, in one place. The folders decide; CONFIGURE_DEPENDS makes
# the next build see a new file.
#
#   DBCOST_CORE_HEADERS  include/dbcost, all but io/: the header-only library
#   DBCOST_IO_HEADERS    include/dbcost/io: what the compiled library adds
#   DBCOST_IO_SOURCES    src
#   DBCOST_PRICING       the JSON files that are embedded
#   DBCOST_CALCULATOR    tools/dbcost
#   DBCOST_BENCHMARKS    bench: each bench_*.cpp is a program
set(top "${PROJECT_SOURCE_DIR}")

file(GLOB_RECURSE DBCOST_CORE_HEADERS CONFIGURE_DEPENDS "${top}/include/dbcost/*.hpp")
set(DBCOST_IO_HEADERS ${DBCOST_CORE_HEADERS})
list(FILTER DBCOST_CORE_HEADERS EXCLUDE REGEX "/include/dbcost/io/")
list(FILTER DBCOST_IO_HEADERS INCLUDE REGEX "/include/dbcost/io/")

file(GLOB_RECURSE DBCOST_IO_SOURCES CONFIGURE_DEPENDS "${top}/src/*.cpp")
file(GLOB_RECURSE DBCOST_PRICING CONFIGURE_DEPENDS
    "${top}/pricing/tables/*.json" "${top}/pricing/limits/*.json" "${top}/pricing/classes/*.json")
file(GLOB DBCOST_CALCULATOR CONFIGURE_DEPENDS "${top}/tools/dbcost/*.cpp")
file(GLOB DBCOST_BENCHMARKS CONFIGURE_DEPENDS "${top}/bench/bench_*.cpp")
