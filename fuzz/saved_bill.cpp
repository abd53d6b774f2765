// SPDX-License-Identifier: MIT
// A saved bill: replayed and looked up, whatever stands in it, and sound exactly if verify finds nothing.
#include "checks.hpp"
#include "targets.hpp"

#include <dbcost/io/load_tables.hpp>
#include <dbcost/io/read_bill.hpp>

namespace dbcost::fuzz {

void saved_bill(std::string_view text) {
    const std::string file(input_file);
    (void)is_bill(text);
    const auto saved = read_bill(text, file);
    const auto sound = read_sound_bill(text, file);
    if (!sound) check_problems(sound.problems());
    if (!saved) return require(!sound, "what cannot be read is not sound");
    const auto found = guard_overflow(file, [&] { return result(replay(*saved)); });
    require(bool(sound) == (found && found->empty()), "a bill is sound if its replay finds nothing");
    if (!found) return check_problems(found.problems());
    const auto news = price_news(*saved, embedded_tables());
    check_rendered([&](format as) { return render_verification(*saved, *found, news, as); });
}

}  // namespace dbcost::fuzz
