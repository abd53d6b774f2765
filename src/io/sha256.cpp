// SPDX-License-Identifier: MIT
// The only user of Mbed TLS: docs/decisions/0013-edition-hashes.md.
#include "io/sha256.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <mbedtls/md.h>

#include <array>
#include <stdexcept>

namespace dbcost::inline v0_1::io {

std::string sha256(std::string_view bytes) {
    std::array<unsigned char, 32> digest{};
    const auto* input = reinterpret_cast<const unsigned char*>(bytes.data());
    const auto* algorithm = mbedtls_md_info_from_type(MBEDTLS_MD_SHA256);
    if (mbedtls_md(algorithm, input, bytes.size(), digest.data()) != 0) {
        throw std::logic_error("this Mbed TLS was built without SHA-256");
    }
    return fmt::format("{:02x}", fmt::join(digest, ""));
}

}  // namespace dbcost::io
