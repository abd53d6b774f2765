# Not tried with a network: packaging/README.md.
vcpkg_from_git(
    OUT_SOURCE_PATH SOURCE_PATH
    URL https://git.example.org/dbcost.git
    REF 0000000000000000000000000000000000000000  # the commit of v${VERSION}
)

vcpkg_check_features(OUT_FEATURE_OPTIONS options FEATURES io DBCOST_BUILD_IO)
vcpkg_cmake_configure(
    SOURCE_PATH "${SOURCE_PATH}"
    OPTIONS ${options} -DDBCOST_BUILD_CALCULATOR=OFF -DDBCOST_BUILD_TESTS=OFF -DDBCOST_INSTALL=ON
)
vcpkg_cmake_install()
vcpkg_cmake_config_fixup(CONFIG_PATH lib/cmake/dbcost)
vcpkg_fixup_pkgconfig()
file(REMOVE_RECURSE "${CURRENT_PACKAGES_DIR}/debug/include" "${CURRENT_PACKAGES_DIR}/debug/share")
vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE")
