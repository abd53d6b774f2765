// SPDX-License-Identifier: MIT
// Work on many things at once, in blocks whose results keep their order. Internal to io.
//
//   workers crew(tables, 2);
//   const auto rows = crew.map(1000, [&](std::size_t i, const tables& data) { return row_of(i, data); });
//
// Each worker has tables of its own that remember what they were asked, from block to block, so that none waits
// for another. The results do not depend on how many workers there are. What `make` throws is thrown by map,
// after all have ended.
#pragma once
#include <atomic>
#include <dbcost/table/remembered_tables.hpp>
#include <exception>
#include <functional>
#include <system_error>
#include <thread>

namespace dbcost::inline v0_1::io {

class workers {
public:
    workers(const tables& data, unsigned count) {
        for (unsigned i = 0; i < std::max(count, 1U); ++i) own_.push_back(std::make_unique<remembered_tables>(data));
    }

    template <class Make>
    [[nodiscard]] auto map(std::size_t count, Make make) {
        using made = decltype(make(std::size_t(), std::declval<const tables&>()));
        std::vector<made> all(count);
        std::atomic<std::size_t> next = 0;
        std::vector<std::exception_ptr> faults(own_.size());
        const auto work = [&](std::size_t worker) {
            try {
                for (auto i = next++; i < count; i = next++) all[i] = make(i, *own_[worker]);
            } catch (...) {
                faults[worker] = std::current_exception();
            }
        };
        run_on_all(work);
        for (const auto& fault : faults) {
            if (fault) std::rethrow_exception(fault);
        }
        return all;
    }

private:
    // The first worker is the caller itself. Where the system gives no more threads, those that there are do all.
    template <class Work>
    void run_on_all(const Work& work) {
        std::vector<std::jthread> others;
        try {
            for (std::size_t i = 1; i < own_.size(); ++i) others.emplace_back([&work, i] { work(i); });
        } catch (const std::system_error&) {
        }
        work(0);
    }

    std::vector<std::unique_ptr<remembered_tables>> own_;
};

}  // namespace dbcost::io
