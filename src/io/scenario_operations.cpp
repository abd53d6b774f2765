// SPDX-License-Identifier: MIT
// Reads one operation: its rate and shape, and what it does, once or per service.
//
// Two tables say which keys there are and which of them each action takes; a key that an action
// does not take is an unknown key there.
#include <algorithm>

#include "io/scenario_workload.hpp"

namespace dbcost::inline v0_1::io {

namespace {

using words = std::vector<std::string_view>;

constexpr std::array<choice<action>, 13> actions{{{"get", action::get},
                                                  {"batch-get", action::batch_get},
                                                  {"query", action::query},
                                                  {"scan", action::scan},
                                                  {"put", action::put},
                                                  {"batch-write", action::batch_write},
                                                  {"update", action::update},
                                                  {"delete", action::remove},
                                                  {"transact-get", action::transact_get},
                                                  {"transact-write", action::transact_write},
                                                  {"conditional", action::conditional},
                                                  {"ttl-expire", action::ttl_expire},
                                                  {"sql", action::sql}}};

constexpr std::array<choice<consistency>, 2> consistencies{
    {{"eventual", consistency::eventual}, {"strong", consistency::strong}}};
constexpr std::array<choice<bool>, 1> fetches{{{"all", true}}};

// ---- the keys of forms -------------------------------------------------------------------------

struct form_key {
    std::string_view name;
    std::string_view expected;
    void (*read)(operation_form& into, const json_node& node, json_problems& problems);
};

using form_of = operation_form;

constexpr std::array<form_key, 19> form_keys{{
    {"entity", "the entity it works on",
     [](form_of& into, const json_node& node, json_problems& problems) {
         assign(into.entity, words_of(&node, "the name of an entity", problems));
     }},
    {"consistency", "\"eventual\" or \"strong\"",
     [](form_of& into, const json_node& node, json_problems& problems) {
         assign(into.read_consistency, choice_of(&node, consistencies, problems));
     }},
    {"index", "the index it goes through",
     [](form_of& into, const json_node& node, json_problems& problems) {
         assign(into.index, words_of(&node, "the name of an index", problems));
     }},
    {"items", "how many items one operation touches",
     [](form_of& into, const json_node& node, json_problems& problems) {
         const bool may_be_none = into.what == action::query;  // a query may find nothing
         assign(into.items, integer_of(&node, may_be_none ? 0 : 1, problems));
     }},
    {"limit", "how many items a page has at most",
     [](form_of& into, const json_node& node, json_problems& problems) {
         assign(into.limit, integer_of(&node, 1, problems));
     }},
    {"segments", "how many segments a parallel scan has",
     [](form_of& into, const json_node& node, json_problems& problems) {
         assign(into.segments, integer_of(&node, 1, problems));
     }},
    {"new", "the share that creates an item",
     [](form_of& into, const json_node& node, json_problems& problems) {
         assign(into.new_share, share_of(&node, problems));
     }},
    {"changes", "the attributes it changes",
     [](form_of& into, const json_node& node, json_problems& problems) {
         into.changes = names_of(&node, "a list of attribute names", problems);
     }},
    {"removes", "the attributes it drops",
     [](form_of& into, const json_node& node, json_problems& problems) {
         into.removes = names_of(&node, "a list of attribute names", problems);
     }},
    {"missing", "the share that finds nothing",
     [](form_of& into, const json_node& node, json_problems& problems) {
         assign(into.missing, share_of(&node, problems));
     }},
    {"failing", "the share whose condition fails",
     [](form_of& into, const json_node& node, json_problems& problems) {
         assign(into.failing, share_of(&node, problems));
     }},
    {"size", "the size of the item as it is written",
     [](form_of& into, const json_node& node, json_problems& problems) {
         assign(into.written, some_size_of(&node, problems));
     }},
    {"checks", "how many condition checks a transaction has",
     [](form_of& into, const json_node& node, json_problems& problems) {
         assign(into.checks, integer_of(&node, 1, problems));
     }},
    {"replayed", "the share that is sent again with its token",
     [](form_of& into, const json_node& node, json_problems& problems) {
         assign(into.replayed, share_of(&node, problems));
     }},
    {"hottest_key", "the share that goes to the most used partition key",
     [](form_of& into, const json_node& node, json_problems& problems) {
         assign(into.hottest_key, share_of(&node, problems));
     }},
    {"fetch", "\"all\"",
     [](form_of& into, const json_node& node, json_problems& problems) {
         assign(into.fetch_all, choice_of(&node, fetches, problems));
     }},
    {"rows", "how many rows it reads",
     [](form_of& into, const json_node& node, json_problems& problems) {
         assign(into.rows, integer_of(&node, 0, problems));
     }},
    {"cpu", "the processor time it takes",
     [](form_of& into, const json_node& node, json_problems& problems) {
         assign(into.cpu_ms, milliseconds_of(&node, problems));
     }},
    {"joins", "how many joins it makes",
     [](form_of& into, const json_node& node, json_problems& problems) {
         assign(into.joins, integer_of(&node, 0, problems));
     }},
}};

// ---- which keys an action takes ----------------------------------------------------------------

struct action_keys {
    std::array<std::string_view, 2> required;
    std::array<std::string_view, 9> optional;
};

// In the order of the enumeration; empty at the end.
constexpr std::array<action_keys, 13> keys_of_action{{
    /* get            */ {{"entity"}, {"consistency", "missing", "hottest_key"}},
    /* batch-get      */ {{"entity", "items"}, {"consistency", "missing", "hottest_key"}},
    /* query          */
    {{"entity", "items"}, {"index", "limit", "consistency", "missing", "fetch", "hottest_key"}},
    /* scan           */ {{"entity"}, {"index", "limit", "segments", "consistency", "fetch"}},
    /* put            */ {{"entity"}, {"new", "changes", "size", "hottest_key"}},
    /* batch-write    */ {{"entity", "items"}, {"new", "changes", "size", "hottest_key"}},
    /* update         */
    {{"entity"}, {"changes", "removes", "missing", "size", "hottest_key"}},
    /* delete         */ {{"entity"}, {"missing", "hottest_key"}},
    /* transact-get   */ {{"entity", "items"}, {"missing", "hottest_key"}},
    /* transact-write */
    {{"entity", "items"},
     {"new", "changes", "removes", "size", "checks", "failing", "replayed", "hottest_key"}},
    /* conditional    */
    {{"entity", "failing"}, {"new", "changes", "removes", "missing", "size", "hottest_key"}},
    /* ttl-expire     */ {{"entity"}, {}},
    /* sql            */ {{}, {"rows", "cpu", "joins"}},
}};
static_assert(action_names.size() == keys_of_action.size());

[[nodiscard]] const form_key& find_key(std::string_view name) {
    return *std::find_if(form_keys.begin(), form_keys.end(),
                         [&](const form_key& candidate) { return candidate.name == name; });
}

void read_keys(operation_form& form, object_reader& reader, json_problems& problems) {
    const auto& keys = keys_of_action[static_cast<std::size_t>(form.what)];
    for (const auto name : keys.required) {
        if (name.empty()) break;
        const auto& key = find_key(name);
        const auto* node = reader.required(name, key.expected);
        if (node != nullptr) key.read(form, *node, problems);
    }
    for (const auto name : keys.optional) {
        if (name.empty()) break;
        if (const auto* node = reader.optional(name)) find_key(name).read(form, *node, problems);
    }
}

void check_form(const operation_form& form, const object_reader& reader, json_problems& problems) {
    if (form.what == action::update && !reader.has("changes") && !reader.has("removes")) {
        problems.add(reader.node(), errc::missing_key, "an update that changes nothing",
                     "\"changes\" or \"removes\"",
                     "name the attributes: which indexes an update writes depends on them");
    }
    for (const auto& removed : form.removes) {
        const auto& changed = form.changes;
        if (removed.empty() ||
            std::find(changed.begin(), changed.end(), removed) == changed.end()) {
            continue;
        }
        problems.add(pointer_to(form.place, "removes"), errc::contradiction,
                     shown(std::string_view(removed)) + " in both \"changes\" and \"removes\"",
                     "an attribute in one of the two", "decide which of the two happens to it");
    }
}

// What errors call an operation: its action tells which keys it takes.
[[nodiscard]] std::string label(const json_node& node) {
    const auto* what = node.find("do");
    const bool known = what != nullptr && what->kind == json_kind::string &&
                       std::any_of(actions.begin(), actions.end(),
                                   [&](const auto& one) { return one.name == what->text; });
    return known ? "a \"" + what->text + "\" operation" : "an operation";
}

[[nodiscard]] operation_form read_form(object_reader& reader, json_problems& problems) {
    operation_form form;
    form.place = pointer_of(reader.node());
    const auto what = choice_of(reader.required("do", "what it does: get, query, put, update, ..."),
                                actions, problems);
    if (what) {
        form.what = *what;
        read_keys(form, reader, problems);
        check_form(form, reader, problems);
    } else {  // without its action no key can be called wrong, unless no action takes it
        for (const auto& key : form_keys) (void)reader.optional(key.name);
    }
    return form;
}

// ---- one form a service ------------------------------------------------------------------------

void check_service(const operation_form& form, json_problems& problems) {
    if (form.what != action::sql || form.only_on != service::dynamodb) return;
    problems.add(pointer_to(form.place, "do"), errc::contradiction, "\"sql\" on dynamodb",
                 "an action that DynamoDB has", "say what it does there: get, query, scan, ...");
}

[[nodiscard]] std::optional<service> service_named(const json_node& node, json_problems& problems) {
    words known;
    for (const auto& candidate : services) {
        if (candidate.name == node.key) return candidate.value;
        known.push_back(candidate.name);
    }
    problems.add(node, errc::unknown_key, shown(std::string_view(node.key)),
                 "the name of a service", suggest(node.key, known));
    return std::nullopt;
}

[[nodiscard]] std::vector<operation_form> read_by(const json_node& node, json_problems& problems) {
    std::vector<operation_form> forms;
    if (node.kind != json_kind::object || node.children.empty()) {
        wrong_type(node, "a form for each service, such as {\"dynamodb\": {...}}", problems);
        return forms;
    }
    for (const json_node* child : node.children) {
        const auto on = service_named(*child, problems);
        const std::string what = label(*child);
        object_reader reader(*child, what, problems);
        if (!reader.is_object()) continue;
        auto form = read_form(reader, problems);
        reader.finish();
        form.only_on = on;
        check_service(form, problems);
        forms.push_back(std::move(form));
    }
    return forms;
}

// With `by`, what the operation does stands inside.
void refuse_outer_keys(object_reader& reader, json_problems& problems) {
    words outer{"do"};
    for (const auto& key : form_keys) outer.push_back(key.name);
    for (const auto name : outer) {
        const auto* node = reader.optional(name);
        if (node == nullptr) continue;
        problems.add(*node, errc::contradiction, shown(name) + " beside \"by\"",
                     "\"by\" with a complete form for each service",
                     "move it into the forms of \"by\"");
    }
}

}  // namespace

operation read_operation(const json_node& node, json_problems& problems) {
    operation made;
    made.name = node.key;
    made.place = pointer_of(node);
    const std::string what = label(node);
    object_reader reader(node, what, problems);
    assign(
        made.frequency,
        rate_of(reader.required("rate", "how often it happens, such as \"20000/day\""), problems));
    assign(made.shape, words_of(reader.optional("shape"), "the name of a shape", problems));
    if (const auto* by = reader.optional("by")) {
        made.forms = read_by(*by, problems);
        refuse_outer_keys(reader, problems);
    } else if (reader.is_object()) {
        made.forms.push_back(read_form(reader, problems));
    }
    reader.finish();
    return made;
}

}  // namespace dbcost::io
