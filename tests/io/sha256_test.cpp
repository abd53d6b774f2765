// SPDX-License-Identifier: MIT
// SHA-256 against the examples that NIST publishes with FIPS 180-4 (one block, two blocks, none).
#include "io/sha256.hpp"

#include <gtest/gtest.h>

namespace dbcost::io {
namespace sha256_test {

TEST(sha256, is_that_of_the_standard) {
    EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST(sha256, takes_bytes_that_are_no_text) {
    EXPECT_EQ(sha256(std::string(1, '\0')), "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
}

}  // namespace sha256_test
}  // namespace dbcost::io
