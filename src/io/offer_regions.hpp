// SPDX-License-Identifier: MIT
// Regions as AWS's offers spell them: "EU (Ireland)" is eu-west-1.
//
// The names of the offers of 2016 to 2025; a location that is not here is skipped by name.
#pragma once
#include <array>
#include <string_view>

namespace dbcost::inline v0_1::io {

struct named_region {
    std::string_view location, region;
};

inline constexpr std::array<named_region, 32> named_regions{{
    {"AWS GovCloud (US)", "us-gov-west-1"},
    {"AWS GovCloud (US-East)", "us-gov-east-1"},
    {"AWS GovCloud (US-West)", "us-gov-west-1"},
    {"Asia Pacific (Hong Kong)", "ap-east-1"},
    {"Asia Pacific (Mumbai)", "ap-south-1"},
    {"Asia Pacific (Osaka)", "ap-northeast-3"},
    {"Asia Pacific (Osaka-Local)", "ap-northeast-3"},
    {"Asia Pacific (Seoul)", "ap-northeast-2"},
    {"Asia Pacific (Singapore)", "ap-southeast-1"},
    {"Asia Pacific (Sydney)", "ap-southeast-2"},
    {"Asia Pacific (Tokyo)", "ap-northeast-1"},
    {"Canada (Central)", "ca-central-1"},
    {"EU (Frankfurt)", "eu-central-1"},
    {"EU (Ireland)", "eu-west-1"},
    {"EU (London)", "eu-west-2"},
    {"EU (Milan)", "eu-south-1"},
    {"EU (Paris)", "eu-west-3"},
    {"EU (Stockholm)", "eu-north-1"},
    {"Europe (Frankfurt)", "eu-central-1"},
    {"Europe (Ireland)", "eu-west-1"},
    {"Europe (London)", "eu-west-2"},
    {"Europe (Milan)", "eu-south-1"},
    {"Europe (Paris)", "eu-west-3"},
    {"Europe (Stockholm)", "eu-north-1"},
    {"Africa (Cape Town)", "af-south-1"},
    {"Middle East (Bahrain)", "me-south-1"},
    {"South America (Sao Paulo)", "sa-east-1"},
    {"South America (São Paulo)", "sa-east-1"},
    {"US East (N. Virginia)", "us-east-1"},
    {"US East (Ohio)", "us-east-2"},
    {"US West (N. California)", "us-west-1"},
    {"US West (Oregon)", "us-west-2"},
}};

// Empty for a location that is no region known here.
[[nodiscard]] constexpr std::string_view region_named(std::string_view location) {
    for (const auto& known : named_regions) {
        if (known.location == location) return known.region;
    }
    return {};
}

}  // namespace dbcost::io
