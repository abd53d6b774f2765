// SPDX-License-Identifier: MIT
// Imports an offer: products are sorted out as they come, terms priced as they come.
#include <dbcost/io/import_offer.hpp>

#include "io/json_tree.hpp"
#include "io/offer_tables.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <unordered_map>

namespace dbcost::inline v0_1 {

namespace {

// Names in the order they came, each once.
class name_list {
public:
    void add(const std::string& name) {
        if (!name.empty() && known_.insert(name).second) all_.push_back(name);
    }
    [[nodiscard]] const std::vector<std::string>& all() const { return all_; }
    [[nodiscard]] std::size_t size() const { return all_.size(); }

private:
    std::vector<std::string> all_;
    std::set<std::string> known_;
};

// ---- sorting products out ----------------------------------------------------------------------

class offer_importer {
public:
    offer_importer(const std::string& file_name, const import_options& options)
        : options_(options), problems_(file_name) {}

    [[nodiscard]] result<imported_offer> read(std::istream& from) {
        check_book();
        io::offer_receiver receiver{
            [this](const auto& head, const auto& product, const auto& place) {
                take(head, product, place);
                return stays_bounded(product);
            },
            [this](const auto& head, const auto& term) { take(head, term); }};
        io::offer_head head;
        io::read_offer(from, receiver, head, problems_);
        remember(head);
        if (problems_.all().empty()) check_codes();
        if (!problems_.all().empty()) return problems_.all();
        return finish();
    }

private:
    // What became of a SKU. Those that are skipped keep only the reason.
    enum class fate : std::uint8_t { skipped, wanted, used, duplicate };
    struct known_sku {
        fate now = fate::skipped;
        std::uint32_t product = 0;  // which of products_, where it is wanted
    };

    void take(const io::offer_head& head, const io::offer_product& product, const std::string& place) {
        const auto [known, is_new] = skus_.try_emplace(product.sku);
        if (!is_new) {
            return problems_.add(errc::duplicate_key, place, "SKU " + product.sku + " a second time",
                                 "each SKU once", "the offer contradicts itself; fetch it again");
        }
        remember(head);
        auto offered = io::meter_of(product, options_);
        if (!offered.skipped.empty()) return skip(offered.skipped, product.sku);
        known->second = {fate::wanted, static_cast<std::uint32_t>(products_.size())};
        products_.push_back({std::move(offered), product.sku});
    }

    // What is kept of products grows with the offer; generously counted, as if each of their texts were kept.
    [[nodiscard]] bool stays_bounded(const io::offer_product& product) {
        constexpr std::size_t most_bytes = 512 * 1024 * 1024, of_a_sku = 100, most_versions = 1000;
        kept_ += of_a_sku + product.length();
        if (kept_ <= most_bytes && versions_.size() <= most_versions) return true;
        const bool versions = versions_.size() > most_versions;
        problems_.add(errc::out_of_range, "",
                      versions ? "more than " + std::to_string(most_versions) + " versions"
                               : "more than " + std::to_string(most_bytes) + " bytes of products",
                      "the offer of one service", "import the offers of regions one by one");
        return false;
    }

    void take(const io::offer_head& head, const io::offer_term& term) {
        const auto known = skus_.find(term.sku);
        if (known == skus_.end()) {
            return problems_.add(errc::contradiction, term.place, "a term of SKU " + term.sku,
                                 "a product of that SKU", "the offer contradicts itself; fetch it again");
        }
        if (known->second.now == fate::skipped) return;
        const auto& product = products_[known->second.product];
        const auto seen = day_of(head.published, "/publicationDate");
        const auto since = term.effective.empty() ? seen : day_of(term.effective, term.place + "/effectiveDate");
        if (!seen || !since) return;
        for (auto& price : io::prices_of(term, product.offered, problems_)) {
            add({std::move(price), product.offered.region, std::min(*since, *seen), *seen, head.version,
                 term.sku},
                known->second, term.place);
        }
    }

    [[nodiscard]] std::optional<date> day_of(const std::string& text, const std::string& place) {
        const auto day = parse_date(text.substr(0, 10));
        if (day) return *day;
        problems_.add(errc::bad_date, place, "\"" + text.substr(0, 40) + "\"", "a date such as 2019-09-30",
                      "the offer says when it was published and since when its terms hold");
        return std::nullopt;
    }

    // One price a meter and region: the same again is a duplicate, another one a contradiction.
    void add(io::dated_price price, known_sku& sku, const std::string& place) {
        const auto key = price.region + " " + to_string(price.price.key);
        const auto [found, is_new] = where_.try_emplace(key, prices_.size());
        if (is_new) {
            sku.now = fate::used;
            if (!price.price.recognised.empty()) recognise(price);
            prices_.push_back(std::move(price));
            return;
        }
        const auto& before = prices_[found->second];
        if (before.price.tiers == price.price.tiers && before.price.free_quantity == price.price.free_quantity) {
            if (sku.now == fate::wanted) sku.now = fate::duplicate;
            return;
        }
        problems_.add(errc::price_ambiguous, place, "another price for " + key + " than SKU " + before.sku + " has",
                      "one price for a meter in a region", "look which of the two SKUs is meant");
    }

    void recognise(const io::dated_price& price) {
        recognised_.push_back("SKU " + price.sku + ", " + to_string(price.price.key) + ": " +
                              price.price.recognised + " is " + to_string(price.price.tiers.front().price));
    }

    void skip(const std::string& why, const std::string& sku) {
        auto& reason = skipped_[why];
        if (reason.skus++ == 0) reason = {why, 1, sku};
    }

    // What the file, or an item of it, says of itself; a bulk file may say so behind its products.
    void remember(const io::offer_head& head) {
        versions_.add(head.version);
        codes_.add(head.code);
    }

    void check_codes() {
        const auto is_known = [](const std::string& code) {
            return code == "AmazonRDS" || code == "AmazonDynamoDB";
        };
        const auto& codes = codes_.all();
        if (skus_.empty() || (codes.size() == 1 && is_known(codes.front()))) return;
        std::string seen;
        for (const auto& code : codes) seen += (seen.empty() ? "" : ", ") + code.substr(0, 40);
        problems_.add(errc::bad_choice, "/offerCode", "\"" + seen + "\"",
                      "one offer: \"AmazonRDS\" or \"AmazonDynamoDB\"",
                      "import the offers of each service by themselves; others are not priced here");
    }

    // The book names a folder.
    void check_book() {
        const auto& book = options_.book;
        const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
        if (!book.empty() && std::all_of(book.begin(), book.end(), fits)) return;
        problems_.add(errc::bad_choice, "", "the book " + io::shown(book), "a name of small letters, digits and \"-\"",
                      "write a name such as offer-2019");
    }

    [[nodiscard]] imported_offer finish() {
        imported_offer made;
        if (!codes_.all().empty()) made.code = codes_.all().front();
        made.versions = versions_.all();
        made.account.seen = static_cast<std::int64_t>(skus_.size());
        for (const auto& product : products_) {
            const auto now = skus_.at(product.sku).now;
            made.account.used += now == fate::used ? 1 : 0;
            made.account.duplicates += now == fate::duplicate ? 1 : 0;
            if (now == fate::wanted) skip("no price in the offer", product.sku);
        }
        for (auto& [why, reason] : skipped_) made.account.skipped.push_back(std::move(reason));
        std::stable_sort(made.account.skipped.begin(), made.account.skipped.end(),
                         [](const auto& a, const auto& b) { return a.skus > b.skus; });
        made.prices = static_cast<std::int64_t>(prices_.size());
        made.allowances = std::count_if(prices_.begin(), prices_.end(),
                                        [](const auto& one) { return one.price.free_quantity.has_value(); });
        made.recognised = std::move(recognised_);
        made.files = io::files_of(made.code, options_.book, std::move(prices_));
        return made;
    }

    struct wanted_product {
        io::offered_meter offered;
        std::string sku;
    };

    const import_options& options_;
    io::offer_problems problems_;
    name_list codes_, versions_;
    std::unordered_map<std::string, known_sku> skus_;
    std::vector<wanted_product> products_;
    std::vector<io::dated_price> prices_;
    std::unordered_map<std::string, std::size_t> where_;  // region and key: which of prices_
    std::size_t kept_ = 0;
    std::map<std::string, offer_account::reason> skipped_;
    std::vector<std::string> recognised_;
};

// ---- writing -----------------------------------------------------------------------------------

namespace fs = std::filesystem;

constexpr auto unfinished = ".part";

[[nodiscard]] error not_written(const std::string& path, const std::string& why) {
    return {errc::file_unreadable, path, why, "a folder that can be written to",
            "check the permissions and the space left; nothing was written"};
}

// Whether a file stands there already: the same bytes are as good as written.
enum class there { absent, same, different };
[[nodiscard]] there look(const fs::path& path, const std::string& text) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return there::absent;
    const std::string now{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    return now == text ? there::same : there::different;
}

[[nodiscard]] std::optional<error> write_beside(const fs::path& path, const std::string& text) {
    std::error_code problem;
    fs::create_directories(path.parent_path(), problem);
    if (problem) return not_written(path.string(), problem.message());
    std::ofstream file(path.string() + unfinished, std::ios::binary);
    file << text;
    file.close();
    if (!file) return not_written(path.string(), "a file that could not be written whole");
    return std::nullopt;
}

}  // namespace

result<imported_offer> import_offer(std::istream& from, const std::string& file_name,
                                    const import_options& options) {
    return offer_importer(file_name, options).read(from);
}

errors write_tables(const imported_offer& offer, const std::string& folder) {
    errors problems;
    std::vector<fs::path> begun;
    for (const auto& file : offer.files) {
        const auto path = fs::path(folder) / file.path;
        const auto now = look(path, file.text);
        if (now == there::different) {
            problems.push_back({errc::contradiction, path.string(), "a file with other prices",
                                "no file, or the same bytes", "choose another folder or another --book"});
        }
        if (now != there::absent) continue;
        begun.push_back(path);
        if (const auto problem = write_beside(path, file.text)) problems.push_back(*problem);
    }
    for (const auto& path : begun) {
        std::error_code problem;
        if (problems.empty()) fs::rename(path.string() + unfinished, path, problem);
        else fs::remove(path.string() + unfinished, problem);
        if (problem && problems.empty()) problems.push_back(not_written(path.string(), problem.message()));
    }
    return problems;
}

}  // namespace dbcost
