# The SHA-256 of Mbed TLS as MbedTLS::mbedcrypto, the name that its own package gives it; Debian 12
# ships no such package. Installed with dbcost: its users link the library as well.
#
# The archive before the shared library: a bill needs no hash, so its process should load none.
if(NOT TARGET MbedTLS::mbedcrypto)
    find_path(MbedCrypto_INCLUDE_DIR mbedtls/md.h)
    find_library(MbedCrypto_LIBRARY NAMES libmbedcrypto.a mbedcrypto)
    mark_as_advanced(MbedCrypto_INCLUDE_DIR MbedCrypto_LIBRARY)

    set(MbedCrypto_VERSION "")
    foreach(header version.h build_info.h)  # up to 2.28, from 3.0 on
        if(EXISTS "${MbedCrypto_INCLUDE_DIR}/mbedtls/${header}")
            file(STRINGS "${MbedCrypto_INCLUDE_DIR}/mbedtls/${header}" line
                REGEX "^#define MBEDTLS_VERSION_STRING ")
            if(line MATCHES "\"([0-9.]+)\"")
                set(MbedCrypto_VERSION "${CMAKE_MATCH_1}")
            endif()
        endif()
    endforeach()

    include(FindPackageHandleStandardArgs)
    find_package_handle_standard_args(MbedCrypto
        REQUIRED_VARS MbedCrypto_LIBRARY MbedCrypto_INCLUDE_DIR
        VERSION_VAR MbedCrypto_VERSION
        REASON_FAILURE_MESSAGE "on Debian: apt-get install libmbedtls-dev")
    if(MbedCrypto_FOUND)
        add_library(MbedTLS::mbedcrypto UNKNOWN IMPORTED)
        set_target_properties(MbedTLS::mbedcrypto PROPERTIES
            IMPORTED_LOCATION "${MbedCrypto_LIBRARY}"
            INTERFACE_INCLUDE_DIRECTORIES "${MbedCrypto_INCLUDE_DIR}")
    endif()
endif()
