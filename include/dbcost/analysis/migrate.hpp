// SPDX-License-Identifier: MIT
// migrate: what it costs, once, to move the data of one deployment of a scenario to another.
//
//   auto answer = migrate(scenario, tables, {}, {"postgres", "dynamodb", 14});
//   if (answer) use(answer->total, answer->steps);
//
//   reads of the source   each table of DynamoDB is scanned once (rule D2.6); PostgreSQL charges no reads, but for
//                         the I/O of magnetic volumes, which nobody can know beforehand
//   transfer              the bytes of the items, where the stores are in different regions (rule R4)
//   back-fill             each item is written once, with its index entries (D3.2, D4.2): request units on demand,
//                         else write capacity for the hours that it takes (D6.1)
//   dual writes           the workload's writes on the new side for some days, where they are billed by the request
//
// Whatever both hold is moved, at the count of the start of the month. Units and prices are those of bills: each
// step is a workload (moving_load.hpp) and a plan. The free tier, reservations and discounts belong to months, not to
// this.
// What both cost by the month while they run side by side is not in the total.
//
// errors: unknown-deployment (--from, --to), contradiction (one deployment twice, an option that changes nothing),
// missing-key (nothing to move), and all that prepare and the footprint report.
#pragma once
#include <dbcost/analysis/migration.hpp>
#include <dbcost/analysis/moves.hpp>
#include <dbcost/demand/footprint_entity.hpp>
#include <dbcost/estimate.hpp>
#include <dbcost/estimate/layout.hpp>
#include <dbcost/estimate/limits_of_day.hpp>
#include <dbcost/estimate/make_bill.hpp>
#include <dbcost/estimate/prepare.hpp>
#include <dbcost/estimate/problems.hpp>

namespace dbcost::inline v0_1 {

[[nodiscard]] inline result<migration> migrate(const scenario& from, const tables& data,
                                               const estimate_options& options, const migration_wish& wish);

// ---- bodies ------------------------------------------------------------------------------------

namespace detail {

// The part of a month's amount that falls to so many days of it.
[[nodiscard]] inline exact_amount share_of_days(const exact_amount& month, std::int64_t days, const billing_month& of) {
    return exact_amount(decimal<20>::from_coefficient(
        divide(month.amount().coefficient() * integer(days * 24), integer(of.hours()), half_even)));
}

}  // namespace detail

class migration_builder {
public:
    migration_builder(const scenario& from, const tables& data, const estimate_options& options,
                      const migration_wish& wish)
        : scenario_(from), data_(data), options_(options) {
        made_.wish = wish;
    }

    [[nodiscard]] result<migration> build() {
        find_deployments();
        if (problems_.empty()) find_moves();
        if (problems_.empty()) check_wish();
        if (problems_.empty()) add_running_costs();
        if (!problems_.empty()) return problems_;
        add_step("reads of the source", reads());
        add_step("transfer", transfer());
        add_step("back-fill", back_fill());
        add_step("dual writes", dual_writes());
        for (const auto* where : stores_of(moves_, &entity_move::to)) add_volume(*where);
        if (!problems_.empty()) return problems_;
        made_.seconds = moving::seconds_of(made_.targets);
        made_.not_included = {"the machines and people that move the data",
                              "changes of the application, and what else the scenario states to be paid once",
                              "what the new side stores and runs while it is filled",
                              "what dual writes send to other regions or zones",
                              "the free tier, reservations and discounts"};
        return std::move(made_);
    }

private:
    using usage = moving::usage;
    using entity_move = moving::entity_move;

    // ---- what is asked -------------------------------------------------------------------------

    void find_deployments() {
        const auto query = make_query(scenario_, data_, options_);
        if (!query) return detail::append(problems_, query.problems());
        query_ = *query;
        made_.month = scenario_.month.name();
        made_.book = query_.book;
        made_.as_of = to_string(query_.as_of);
        from_ = find(made_.wish.from, "--from");
        to_ = find(made_.wish.to, "--to");
        if (from_ == nullptr || from_ != to_) return;
        problems_.push_back({errc::contradiction, "--to", "\"" + to_->name + "\", which is --from as well",
                             "another deployment than the one the data come from", "name two deployments"});
    }

    [[nodiscard]] const deployment* find(const std::string& name, const char* flag) {
        for (const auto& candidate : scenario_.deployments) {
            if (candidate.name == name) return &candidate;
        }
        auto unknown = detail::unknown_deployment(scenario_, name);
        unknown.place = flag;
        problems_.push_back(std::move(unknown));
        return nullptr;
    }

    void find_moves() {
        moves_ = moving::moves_between(*from_, *to_, scenario_.workload);
        for (const auto& [what, from, to] : moves_) {
            made_.moved.push_back({what->name, from->name, to->name, what->count, moving::bytes_of(*what)});
        }
        if (!moves_.empty()) return;
        problems_.push_back({errc::missing_key, "/workload/entities", "no entity that both deployments hold",
                             "the data that are moved", "describe them as entities with their size and count"});
    }

    // An option that would change nothing is a mistake of whoever gave it.
    void check_wish() {
        const auto refuse = [&](const char* flag, const std::string& of) {
            problems_.push_back({errc::contradiction, flag, "given, and \"" + of + "\" has no table of DynamoDB",
                                 "a deployment on DynamoDB", "leave the option out"});
        };
        const auto any = [&](auto side) { return std::any_of(moves_.begin(), moves_.end(), side); };
        const bool is_read = any([](const auto& move) { return moving::is_dynamodb(move.from); });
        const bool is_written = any([](const auto& move) { return moving::is_dynamodb(move.to); });
        if (made_.wish.consistent && !is_read) refuse("--consistent", from_->name);
        if (made_.wish.write_units && !is_written) refuse("--write-units", to_->name);
    }

    // ---- what runs anyway ----------------------------------------------------------------------

    void add_running_costs() {
        for (auto [of, into] : {std::pair{from_, &made_.from}, std::pair{to_, &made_.to}}) {
            auto month = estimate_deployment(scenario_, *of, data_, options_);
            if (!month) {
                detail::append(problems_, month.problems());
                continue;
            }
            const auto days = detail::share_of_days(month->exact_total, made_.wish.dual_write_days, scenario_.month);
            *into = {*std::move(month), days};
        }
    }

    // ---- steps ---------------------------------------------------------------------------------

    void add_step(std::string_view what, usage used) {
        if (used.is_empty()) return;
        auto once = lay_out_once(scenario_, data_, options_, query_, std::move(used.sizes), std::move(used.terms),
                                 problems_);
        once.notes.unknown = std::move(used.unknown);
        explain_sink sink(once);
        run(once, sink);
        made_.steps.push_back({what, bill_writer(once, sink).write()});
        const auto& bill = made_.steps.back().bill;
        made_.exact_total += bill.exact_total;
        made_.total += bill.total;
        for (const auto& assumed : bill.assumptions) assume(assumed);
    }

    void assume(const std::string& text) {
        if (!demand::contains(made_.assumptions, text)) made_.assumptions.push_back(text);
    }

    [[nodiscard]] std::string region_of(const store& of) const { return metering::region_of(of, scenario_); }

    [[nodiscard]] usage used_by(const moving::store_load& load) {
        auto used = moving::usage_of(load, data_, options_);
        if (used) return *std::move(used);
        detail::append(problems_, used.problems());
        return {};
    }

    [[nodiscard]] usage reads() {
        usage all;
        for (const auto* where : stores_of(moves_, &entity_move::from)) {
            const auto moved = moved_by(moves_, &entity_move::from, *where);
            append(all, moving::is_dynamodb(where) ? scans(*where, moved) : table_reads(*where, moved));
        }
        return all;
    }

    [[nodiscard]] usage scans(const store& where, const std::vector<const entity*>& moved) {
        const auto how = made_.wish.consistent ? consistency::strong : consistency::eventual;
        auto used = used_by(moving::scanning(scenario_, where, moved, how));
        if (!moving::is_on_demand(where)) moving::read_as_capacity(used);
        return used;
    }

    // PostgreSQL reads its tables in sequence: bytes, but no requests that gp2 and io1 bill.
    [[nodiscard]] usage table_reads(const store& where, const std::vector<const entity*>& moved) {
        auto billed = magnetic_requests(where);
        if (!billed.is_empty()) return billed;
        bytes read;
        for (const auto* what : moved) {
            const auto takes = footprint_of(*what);
            read += takes.heap + takes.toast;
        }
        const auto count = std::to_string(read.count());
        made_.notes.push_back({"R2.1", "PostgreSQL reads the tables of " + where.name + " in sequence, " + count +
                                           " bytes as they are loaded, and RDS charges no request for it",
                               {{"bytes", count}}});
        return billed;
    }

    // Magnetic volumes bill I/O; how many requests a load or a sequential read makes is not known.
    [[nodiscard]] usage magnetic_requests(const store& where) const {
        if (std::get<rds_store>(where.settings).storage.type != volume::magnetic) return {};
        return {{}, {}, {{{meter::magnetic_requests, {}}, region_of(where),
                          {errc::quantity_unknown, where.place + "/storage", "a magnetic volume",
                           "the I/O requests of moving its data", "choose gp2 or io1, which bill none (rule R2.1)"}}}};
    }

    [[nodiscard]] usage transfer() {
        usage all;
        for (const auto& move : moves_) {
            const auto from = region_of(*move.from), to = region_of(*move.to);
            if (from != to) append(all, sent(*move.what, from, to));
            else assume("D14: what services of one region send each other is not charged (recalled)");
        }
        return all;
    }

    [[nodiscard]] static usage sent(const entity& what, const std::string& from, const std::string& to) {
        usage made;
        const auto slice = demand::append_sizes(made.sizes, what.size);
        const auto gb = moving::bytes_of(what) * ratio(1, bytes_per_gb);
        made.terms.push_back({{meter::inter_region, {to}}, from,
                              {demand::unit_rule::backed_up, slice.first, slice.count, 1, {}},
                              ratio(what.count) * ratio(1, slice.total) * ratio(1, bytes_per_gb),
                              rule::region_transfer, what.name, "to " + to, ratio(what.count),
                              {{"gb", metering::text_of(gb)}}});
        return made;
    }

    [[nodiscard]] usage back_fill() {
        usage all;
        for (const auto* where : stores_of(moves_, &entity_move::to)) {
            append(all, moving::is_dynamodb(where) ? fill(*where) : magnetic_requests(*where));
        }
        return all;
    }

    [[nodiscard]] usage fill(const store& where) {
        const auto& settings = std::get<dynamodb_store>(where.settings);
        auto used = used_by(moving::filling(scenario_, where, moved_by(moves_, &entity_move::to, where)));
        auto targets = moving::targets_of(where, used);
        const auto instant = detail::limit_on(data_, "dynamodb.on-demand.new-table-write-units", query_.as_of);
        moving::set_pace(targets, settings, {made_.wish.write_units, instant});
        made_.targets.insert(made_.targets.end(), targets.begin(), targets.end());
        if (!moving::is_on_demand(where)) return moving::as_capacity(std::move(used), targets);
        if (instant) note_instant(where, *instant);
        return used;
    }

    void note_instant(const store& where, std::int64_t instant) {
        const auto units = std::to_string(instant);
        made_.notes.push_back({"D6.7", "a new on-demand table of " + where.name + " takes " + units +
                                           " write units a second at once; a faster back-fill may be throttled",
                               {{"units", units}}});
    }

    // Provisioned stores have their dual writes in what they cost by the hour.
    [[nodiscard]] usage dual_writes() {
        usage all;
        if (made_.wish.dual_write_days == 0) return all;
        for (const auto* where : stores_of(moves_, &entity_move::to)) {
            if (!moving::is_dynamodb(where) || !moving::is_on_demand(*where)) continue;
            append(all, used_by(moving::writing(scenario_, *where, *to_)));
        }
        moving::scale(all, ratio(made_.wish.dual_write_days * 24, scenario_.month.hours()));
        return all;
    }

    // ---- volumes -------------------------------------------------------------------------------

    [[nodiscard]] demand::postgres_bytes footprint_of(const entity& what) {
        auto takes = demand::postgres_bytes_of(what, what.count);
        if (takes) return *takes;
        detail::append(problems_, takes.problems());
        return {};
    }

    void add_volume(const store& where) {
        const auto* settings = std::get_if<rds_store>(&where.settings);
        if (settings == nullptr) return;
        const auto& storage = settings->storage;
        const auto assumed = demand::assumptions_of(storage);
        needed_volume made{where.name, {}, {}, {}, std::max(storage.size, storage.autoscaling_max.value_or(bytes(0)))};
        for (const auto* what : moved_by(moves_, &entity_move::to, where)) made.loaded += footprint_of(*what).total();
        made.in_use = demand::bytes_in_use(made.loaded, assumed);
        made.needed = demand::volume_for(made.in_use, assumed);
        made.provisioned = made.provisioned * settings->instances.value_or(1);
        made_.volumes.push_back(std::move(made));
    }

    const scenario& scenario_;
    const tables& data_;
    const estimate_options& options_;
    price_query query_;
    const deployment *from_ = nullptr, *to_ = nullptr;
    std::vector<entity_move> moves_;
    migration made_;
    errors problems_;
};

inline result<migration> migrate(const scenario& from, const tables& data, const estimate_options& options,
                                 const migration_wish& wish) {
    return guard_overflow("/workload", [&] { return migration_builder(from, data, options, wish).build(); });
}

}  // namespace dbcost
