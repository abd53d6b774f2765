// SPDX-License-Identifier: MIT
#include <dbcost/demand/serving.hpp>
#include <gtest/gtest.h>

#include "support/scenarios.hpp"

namespace serving_test {

using namespace dbcost;
using namespace dbcost::demand;
using test::entity_of;
using test::form_of;

store dynamodb_store_of(std::string name, std::vector<std::string> entities) {
    store made;
    made.name = std::move(name);
    made.entities = std::move(entities);
    made.settings = dynamodb_store{};
    return made;
}

store rds_store_of(std::string name, std::vector<std::string> entities) {
    store made;
    made.name = std::move(name);
    made.entities = std::move(entities);
    made.settings = rds_store{};
    return made;
}

struct serving : testing::Test {
    workload load;
    deployment hybrid{"hybrid", "/deployments/hybrid",
                      {rds_store_of("core", {"order"}), dynamodb_store_of("sessions", {"session"})}};

    serving() {
        load.entities = {entity_of("order", 10, 100), entity_of("session", 10, 100)};
    }
    operation& add(std::string name, operation_form form) {
        load.operations.push_back(
            test::operation_of(std::move(name), std::move(form), test::per_month(ratio(1))));
        return load.operations.back();
    }
    std::string names(std::size_t store) const {
        std::string text;
        for (const auto& op : operations_of(hybrid.stores[store], hybrid, load)) {
            text += (text.empty() ? "" : " ") + op.what->name;
        }
        return text;
    }
    std::string problems() const {
        std::string text;
        for (const auto& problem : check_serving(hybrid, load)) {
            text += (text.empty() ? "" : " ") + std::string(name(problem.code));
        }
        return text;
    }
};

TEST_F(serving, an_operation_goes_to_the_store_of_its_entity) {
    add("place", form_of(action::put, "order"));
    add("login", form_of(action::put, "session"));
    add("read", form_of(action::get, "order"));
    EXPECT_EQ(names(0), "place read");
    EXPECT_EQ(names(1), "login");
    EXPECT_EQ(problems(), "");
}

TEST_F(serving, sql_goes_to_the_one_postgres) {
    add("report", form_of(action::sql, ""));
    EXPECT_EQ(names(0), "report");
    EXPECT_EQ(names(1), "");
    EXPECT_EQ(problems(), "");
}

TEST_F(serving, sql_on_an_entity_of_dynamodb_is_served_by_none) {
    add("report", form_of(action::sql, "session"));
    EXPECT_EQ(problems(), "operation-not-served");
}

TEST_F(serving, each_service_takes_its_own_form) {
    auto& top = add("top", form_of(action::sql, ""));
    top.forms[0].only_on = service::rds_postgresql;
    auto scan = form_of(action::scan, "order");
    scan.only_on = service::dynamodb;
    top.forms.push_back(scan);
    EXPECT_EQ(names(0), "top");  // the scan would need the orders in DynamoDB
    EXPECT_EQ(names(1), "");
    EXPECT_EQ(problems(), "");
}

TEST_F(serving, an_operation_that_no_store_serves_is_an_error) {
    auto form = form_of(action::get, "order");
    form.only_on = service::dynamodb;
    add("read", form);
    EXPECT_EQ(problems(), "operation-not-served");
    EXPECT_EQ(check_serving(hybrid, load).front().place, "/workload/operations/read");
}

TEST_F(serving, an_operation_that_two_stores_could_serve_is_an_error) {
    hybrid.stores.push_back(rds_store_of("more", {"invoice"}));
    add("report", form_of(action::sql, ""));
    EXPECT_EQ(problems(), "contradiction");
}

TEST_F(serving, every_problem_is_reported) {
    add("report", form_of(action::sql, "session"));
    add("other", form_of(action::get, "unheld"));
    EXPECT_EQ(problems(), "operation-not-served operation-not-served");
}

TEST_F(serving, a_store_without_a_list_holds_every_entity) {
    const auto all = dynamodb_store_of("all", {});
    EXPECT_TRUE(holds(all, "order"));
    EXPECT_EQ(entities_of(all, load).size(), 2U);
    const auto mine = entities_of(hybrid.stores[1], load);
    ASSERT_EQ(mine.size(), 1U);
    EXPECT_EQ(mine.front()->name, "session");
    EXPECT_FALSE(holds(hybrid.stores[1], "order"));
}

}  // namespace serving_test
