// SPDX-License-Identifier: MIT
// The events of the JSON library, each with the path it stands at, become products and terms.
#include "io/offer_stream.hpp"

#include "io/json_tree.hpp"
#include "io/safe_text.hpp"

#include <array>
#include <nlohmann/json.hpp>

namespace dbcost::inline v0_1::io {

void offer_problems::add(errc code, const std::string& pointer, std::string seen,
                         std::string expected, std::string remedy) {
    told_.add({code, file_ + (pointer.empty() ? "" : ": " + pointer), std::move(seen),
               std::move(expected), std::move(remedy)});
}

namespace {

// ---- where the reader stands -------------------------------------------------------------------

// The keys from the top of the file down. Strings are kept when the path grows shorter, so that
// walking a file of any length allocates only as much as its deepest place needs.
class json_path {
public:
    void enter() {
        if (++depth_ > keys_.size()) keys_.emplace_back();
        keys_[depth_ - 1].clear();
    }
    void leave() { --depth_; }
    void name(const std::string& key) { keys_[depth_ - 1] = key; }
    [[nodiscard]] std::size_t depth() const { return depth_; }
    [[nodiscard]] const std::string& operator[](std::size_t level) const { return keys_[level]; }
    [[nodiscard]] std::string pointer() const {
        std::string text;
        for (std::size_t level = 0; level < depth_; ++level) text += "/" + printable(keys_[level]);
        return text;
    }

private:
    std::vector<std::string> keys_;
    std::size_t depth_ = 0;
};

struct product_field {
    std::string_view attribute;
    std::string offer_product::*into;
};

constexpr std::array<product_field, 9> product_fields{{
    {"usagetype", &offer_product::usage_type},
    {"location", &offer_product::location},
    {"locationType", &offer_product::location_type},
    {"databaseEngine", &offer_product::engine},
    {"deploymentOption", &offer_product::deployment},
    {"instanceType", &offer_product::instance_class},
    {"fromLocation", &offer_product::from},
    {"toLocation", &offer_product::to},
    {"toLocationType", &offer_product::to_type},
}};

[[nodiscard]] std::optional<term_kind> kind_of(std::string_view key) {
    if (key == "OnDemand") return term_kind::on_demand;
    if (key == "Reserved") return term_kind::reserved;
    return std::nullopt;
}

// ---- bounded values ----------------------------------------------------------------------------

// The bytes of another stream. The JSON library keeps a value until its end: where `longest_value` bytes bring no
// event, the stream ends instead.
class bounded_values : public std::streambuf {
public:
    explicit bounded_values(std::istream& from) : from_(from) {}
    void value_ended() { since_event_ = 0; }
    [[nodiscard]] bool exceeded() const { return since_event_ > longest_value; }

protected:
    int_type underflow() override {
        if (exceeded()) return traits_type::eof();
        from_.read(chunk_.data(), static_cast<std::streamsize>(chunk_.size()));
        const auto count = from_.gcount();
        since_event_ += static_cast<std::size_t>(count);
        setg(chunk_.data(), chunk_.data(), chunk_.data() + count);
        return count > 0 ? traits_type::to_int_type(chunk_.front()) : traits_type::eof();
    }

private:
    std::istream& from_;
    std::array<char, 65536> chunk_{};
    std::size_t since_event_ = 0;
};

// ---- events ------------------------------------------------------------------------------------

class offer_events : public nlohmann::json_sax<nlohmann::json> {
public:
    offer_events(const offer_receiver& receiver, bounded_values& bytes, offer_head& head, offer_problems& problems)
        : receiver_(receiver), bytes_(bytes), head_(head), problems_(problems) {}

    bool null() override { return scalar("null"); }
    bool boolean(bool value) override { return scalar(value ? "true" : "false"); }
    bool number_integer(number_integer_t value) override { return scalar(std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) override { return scalar(std::to_string(value)); }
    bool number_float(number_float_t, const string_t& text) override { return scalar(text); }
    bool binary(binary_t&) override { return true; }
    bool key(string_t& name) override {
        bytes_.value_ended();
        path_.name(name);
        return true;
    }
    bool string(string_t& value) override {
        bytes_.value_ended();
        if (std::string* field = wanted_text()) *field = std::move(value);
        else if (is_object_place()) wrong_type("text", "an object");
        return !problems_.is_full();
    }
    bool start_object(std::size_t) override {
        if (wanted_text() != nullptr) wrong_type("an object", "text");
        if (too_deep()) return false;
        bytes_.value_ended();
        return open();
    }
    bool end_object() override {
        bytes_.value_ended();
        path_.leave();
        return close() && !problems_.is_full();
    }
    bool start_array(std::size_t) override {
        if (path_.depth() == 0) is_list_ = true;
        else if (wanted_text() != nullptr) wrong_type("a list", "text");
        else if (is_object_place()) wrong_type("a list", "an object");
        if (too_deep()) return false;
        bytes_.value_ended();
        path_.enter();
        if (is_list_ && path_.depth() == 1) path_.name("0");
        return true;
    }
    bool end_array() override {
        bytes_.value_ended();
        path_.leave();
        return true;
    }
    bool parse_error(std::size_t position, const std::string&,
                     const nlohmann::detail::exception&) override {
        if (bytes_.exceeded()) return refuse("byte " + std::to_string(position), "a value", longest_value, " bytes");
        problems_.add(errc::syntax, "byte " + std::to_string(position), "text that is no JSON",
                      "a whole offer file in JSON", "the file may be cut off; fetch it again");
        return false;
    }

    // What a file must have said by its end.
    void finish() {
        if (is_list_) return;
        if (!seen_products_) missing("/products", "products");
        if (!seen_terms_) missing("/terms", "terms");
    }

private:
    // The level at which an item begins: 0 in a bulk file, 1 below the list of Query API items.
    [[nodiscard]] std::size_t base() const { return is_list_ ? 1 : 0; }
    // How deep the object of a product and of a term stands, in both layouts:
    // /products/SKU and /0/product, /terms/OnDemand/SKU/CODE and /0/terms/OnDemand/CODE.
    static constexpr std::size_t product_level = 2, term_level = 4;
    [[nodiscard]] std::string_view section() const {
        return path_.depth() > base() ? std::string_view(path_[base()]) : std::string_view();
    }
    [[nodiscard]] bool in_products() const { return section() == (is_list_ ? "product" : "products"); }
    [[nodiscard]] bool in_terms() const { return section() == "terms"; }

    // The text field that stands at this place, or null where nothing wanted stands.
    [[nodiscard]] std::string* wanted_text() {
        if (path_.depth() == base() + 1) return head_field(path_[base()]);
        if (in_products()) return product_text();
        if (in_terms()) return term_text();
        return nullptr;
    }

    [[nodiscard]] std::string* head_field(std::string_view key) {
        auto& head = is_list_ ? item_head_ : head_;
        if (key == "offerCode" || key == "serviceCode") return &head.code;
        if (key == "version") return &head.version;
        if (key == "publicationDate") return &head.published;
        return nullptr;
    }

    [[nodiscard]] std::string* product_text() {
        constexpr auto level = product_level;
        if (path_.depth() == level + 1) {
            if (path_[level] == "productFamily") return &product_.family;
            return path_[level] == "sku" ? &product_.sku : nullptr;
        }
        if (path_.depth() != level + 2 || path_[level] != "attributes") return nullptr;
        for (const auto& field : product_fields) {
            if (field.attribute == path_[level + 1]) return &(product_.*field.into);
        }
        return nullptr;
    }

    [[nodiscard]] std::string* term_text() {
        constexpr auto level = term_level;
        if (path_.depth() == level + 1) {
            return path_[level] == "effectiveDate" ? &term_.effective : nullptr;
        }
        if (path_.depth() == level + 2 && path_[level] == "termAttributes") return lease_text(path_[level + 1]);
        const bool dimension = path_.depth() >= level + 3 && path_[level] == "priceDimensions";
        return dimension && !term_.dimensions.empty() ? dimension_text(level + 2) : nullptr;
    }

    [[nodiscard]] std::string* lease_text(std::string_view key) {
        if (key == "LeaseContractLength") return &term_.lease;
        if (key == "PurchaseOption") return &term_.option;
        return key == "OfferingClass" ? &term_.offering : nullptr;
    }

    [[nodiscard]] std::string* dimension_text(std::size_t level) {
        auto& dimension = term_.dimensions.back();
        if (path_.depth() == level + 2 && path_[level] == "pricePerUnit" && path_[level + 1] == "USD") {
            dimension.priced = true;
            return &dimension.price;
        }
        if (path_.depth() != level + 1) return nullptr;
        if (path_[level] == "unit") return &dimension.unit;
        if (path_[level] == "beginRange") return &dimension.begin;
        if (path_[level] == "endRange") return &dimension.end;
        return path_[level] == "rateCode" ? &dimension.rate_code : nullptr;
    }

    // Whether an object must stand at this place.
    [[nodiscard]] bool is_object_place() const {
        const auto depth = path_.depth();
        if (depth <= base()) return depth == base();
        if (in_products()) return depth <= product_level || (depth == product_level + 1 &&
                                                               path_[product_level] == "attributes");
        if (!in_terms()) return false;
        if (depth <= term_level) return true;
        const auto& key = path_[term_level];
        if (depth == term_level + 1) return key == "priceDimensions" || key == "termAttributes";
        if (key != "priceDimensions") return false;
        return depth == term_level + 2 ||
               (depth == term_level + 3 && path_[term_level + 2] == "pricePerUnit");
    }

    bool scalar(const std::string& text) {
        bytes_.value_ended();
        if (wanted_text() != nullptr) wrong_type(text, "text in quotes");
        else if (is_object_place()) wrong_type(text, "an object");
        return !problems_.is_full();
    }

    [[nodiscard]] bool open() {
        const auto depth = path_.depth();
        if (in_products() && depth == product_level) {
            product_ = {};
            product_place_ = path_.pointer();
            if (!is_list_) product_.sku = path_[1];
        }
        if (depth == base() + 1) {
            seen_products_ = seen_products_ || in_products();
            seen_terms_ = seen_terms_ || in_terms();
            if (in_terms() && !is_list_ && !seen_products_) terms_first();
        }
        if (in_terms() && depth == term_level) open_term();
        if (in_terms() && depth == term_level + 2 && path_[term_level] == "priceDimensions") {
            if (term_.dimensions.size() == most_of_a_product) return refuse(term_.place, "a term", most_of_a_product, " prices");
            term_.dimensions.emplace_back();
            term_.dimensions.back().rate_code = path_[term_level + 1];
        }
        path_.enter();
        return true;
    }

    bool refuse(const std::string& place, const std::string& what, std::size_t most, const std::string& units) {
        problems_.add(errc::out_of_range, place, what + " of more than " + std::to_string(most) + units,
                      "an offer of AWS, where none has as many", "name an offer file");
        return false;
    }

    void open_term() {
        term_ = {};
        term_.place = path_.pointer();
        if (!is_list_) term_.sku = path_[2];
        const auto kind = kind_of(path_[is_list_ ? 2 : 1]);
        if (kind) term_.kind = *kind;
    }

    [[nodiscard]] bool close() {
        const auto depth = path_.depth();
        if (is_list_) {
            if (item_terms_.size() > most_of_a_product) return refuse(term_.place, "an item", most_of_a_product, " terms");
            if (in_terms() && depth == term_level && kind_of(path_[2])) item_terms_.push_back(term_);
            return depth != 1 || close_item();
        }
        if (in_terms() && depth == term_level && kind_of(path_[1])) receiver_.term(head_, term_);
        return !in_products() || depth != product_level || receiver_.product(head_, product_, product_place_);
    }

    [[nodiscard]] bool too_deep() {
        if (path_.depth() < deepest_json) return false;
        problems_.add(errc::too_deep, "", "more than " + std::to_string(deepest_json) + " levels",
                      "an offer file, which has eight", "name an offer file");
        return true;
    }

    // A Query API item keeps its product and terms until its version is known.
    [[nodiscard]] bool close_item() {
        head_ = item_head_;
        const bool goes_on = receiver_.product(item_head_, product_, product_place_);
        for (auto& term : item_terms_) {
            term.sku = product_.sku;
            receiver_.term(item_head_, term);
        }
        item_terms_.clear();
        item_head_ = {};
        path_.name(std::to_string(++item_));
        return goes_on;
    }

    void wrong_type(const std::string& seen, std::string expected) {
        problems_.add(errc::wrong_type, path_.pointer(), seen.substr(0, 60), std::move(expected),
                      "fetch the offer again, or correct the file");
    }
    void missing(const std::string& pointer, const std::string& what) {
        problems_.add(errc::missing_key, pointer, "an offer without \"" + what + "\"",
                      "a bulk offer file with products and terms, or a list of Query API items",
                      "name an offer file such as AmazonRDS/current/index.json");
    }
    void terms_first() {
        problems_.add(errc::contradiction, "/terms", "terms before the products they belong to",
                      "products first, as AWS writes its offers", "move \"products\" to the front");
    }

    const offer_receiver& receiver_;
    bounded_values& bytes_;
    offer_head& head_;
    offer_problems& problems_;
    json_path path_;
    bool is_list_ = false, seen_products_ = false, seen_terms_ = false;
    std::int64_t item_ = 0;
    offer_head item_head_;
    offer_product product_;
    std::string product_place_;
    offer_term term_;
    std::vector<offer_term> item_terms_;
};

}  // namespace

void read_offer(std::istream& from, const offer_receiver& receiver, offer_head& head,
                offer_problems& problems) {
    bounded_values bytes(from);
    std::istream bounded(&bytes);
    offer_events events(receiver, bytes, head, problems);
    if (nlohmann::json::sax_parse(bounded, &events)) events.finish();
}

}  // namespace dbcost::io
