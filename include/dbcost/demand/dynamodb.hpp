// SPDX-License-Identifier: MIT
// DynamoDB demand: which capacity units the operations of a store consume, on which table or index.
//
//   in      a DynamoDB store of a deployment, the workload, the month; limits of the day
//   out     tables with their indexes and stored items; demands: unit term, monthly events, target,
//           cause. Rates, sizes and shares stay exact; nothing is rounded but requests (D2, D3)
//   errors  refused-by-aws (batch or transaction over its limit, strong read of a global index),
//           item-too-large, unknown-index, contradiction
//
//   dynamodb_builder(store, deployment, scenario, limits).build()
//
// table_layout.hpp makes the tables; read_demand, query_demand, write_demand and transaction_demand.hpp
// each add the parts of some operations. No capacity mode and no price is known here.
#pragma once
#include <dbcost/demand/query_demand.hpp>
#include <dbcost/demand/transaction_demand.hpp>

namespace dbcost::inline v0_1::demand {

class dynamodb_builder {
public:
    dynamodb_builder(const store& where, const deployment& all, const scenario& from,
                     const dynamodb_limits& limits)
        : context_{where, std::get<dynamodb_store>(where.settings), from, limits},
          operations_(operations_of(where, all, from.workload)) {}

    [[nodiscard]] result<dynamodb_demand> build() {
        lay_out_tables(context_, operations_);
        if (context_.problems.empty()) {
            for (const auto& op : operations_) add_operation(op);
        }
        if (!context_.problems.empty()) return context_.problems;
        return std::move(context_.made);
    }

private:
    void add_operation(const served& op) {
        const auto found = find_entity(context_.made.tables, op.form->entity);
        if (!found) return;
        const operation_site site{op.what, op.form, found->table,
                                  &context_.made.tables[found->table].entities[found->entity],
                                  monthly_count(op.what->frequency, context_.from.month)};
        switch (op.form->what) {
            case action::get: return add_get(context_, site);
            case action::batch_get: return add_batch_get(context_, site);
            case action::query: return add_query(context_, site);
            case action::scan: return add_scan(context_, site);
            case action::put: return add_put(context_, site);
            case action::batch_write: return add_batch_write(context_, site);
            case action::update: return add_update(context_, site);
            case action::remove: return add_delete(context_, site);
            case action::transact_get: return add_transact_get(context_, site);
            case action::transact_write: return add_transact_write(context_, site);
            case action::conditional: return add_conditional(context_, site);
            case action::ttl_expire: return add_expiry(context_, site);
            case action::sql: return;  // no store of DynamoDB serves it
        }
    }

    demand_context context_;
    std::vector<served> operations_;
};

}  // namespace dbcost::demand
