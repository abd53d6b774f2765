// SPDX-License-Identifier: MIT
// UTF-8 by the table of well-formed sequences, so that a byte more or less is never guessed.
#include "io/safe_text.hpp"

#include <algorithm>
#include <array>

namespace dbcost::inline v0_1::io {

namespace {

struct utf8_lead {
    unsigned char first, last;
    std::size_t length;
    unsigned char second_low, second_high;
};

// Well-formed sequences, Unicode table 3-7: no overlong forms, no surrogates, nothing past
// U+10FFFF.
constexpr std::array<utf8_lead, 9> utf8_leads{{{0x00, 0x7F, 1, 0, 0},
                                               {0xC2, 0xDF, 2, 0x80, 0xBF},
                                               {0xE0, 0xE0, 3, 0xA0, 0xBF},
                                               {0xE1, 0xEC, 3, 0x80, 0xBF},
                                               {0xED, 0xED, 3, 0x80, 0x9F},
                                               {0xEE, 0xEF, 3, 0x80, 0xBF},
                                               {0xF0, 0xF0, 4, 0x90, 0xBF},
                                               {0xF1, 0xF3, 4, 0x80, 0xBF},
                                               {0xF4, 0xF4, 4, 0x80, 0x8F}}};

[[nodiscard]] unsigned char byte_at(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}

[[nodiscard]] bool continues(std::string_view rest, const utf8_lead& lead) {
    if (rest.size() < lead.length) return false;
    for (std::size_t i = 1; i < lead.length; ++i) {
        const unsigned char low = i == 1 ? lead.second_low : 0x80;
        const unsigned char high = i == 1 ? lead.second_high : 0xBF;
        if (byte_at(rest, i) < low || byte_at(rest, i) > high) return false;
    }
    return true;
}

// Bytes of the character the text starts with; 0 when it is ill-formed.
[[nodiscard]] std::size_t character_length(std::string_view rest) {
    for (const auto& lead : utf8_leads) {
        if (byte_at(rest, 0) < lead.first || byte_at(rest, 0) > lead.last) continue;
        return continues(rest, lead) ? lead.length : 0;
    }
    return 0;
}

}  // namespace

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        const std::size_t length = character_length(text);
        if (length == 0) return false;
        text.remove_prefix(length);
    }
    return true;
}

std::string hex(unsigned char byte) {
    constexpr std::string_view digits = "0123456789abcdef";
    return {digits[byte / 16], digits[byte % 16]};
}

std::string printable(std::string_view text) {
    std::string safe;
    while (!text.empty()) {
        const std::size_t length = character_length(text);
        const bool control = length == 1 && (byte_at(text, 0) < 0x20 || byte_at(text, 0) == 0x7F);
        const bool high_control =
            length == 2 && byte_at(text, 0) == 0xC2 && byte_at(text, 1) < 0xA0;
        if (length == 0 || control || high_control) {
            safe += "\\x" + hex(byte_at(text, high_control ? 1 : 0));
        } else {
            safe += text.substr(0, length);
        }
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return safe;
}

std::string cut_short(std::string_view text, std::size_t most) {
    if (text.size() <= most) return printable(text);
    std::size_t end = 0;
    while (end < most) end += std::max<std::size_t>(character_length(text.substr(end)), 1);
    return printable(text.substr(0, end)) + "...";
}

}  // namespace dbcost::io
