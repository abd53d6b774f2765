# SPDX-License-Identifier: MIT
"""What an RDS class is: vCPU, memory, units of size flexibility, bandwidth, largest storage."""
from gap import Gap
from numbers10 import canonical
from rds_rows import FAMILIES, family

BURSTABLE = ("t2", "t3")


def class_entries(rds, rules):
    names = [name for name in rds.node("classes") if family(name) in FAMILIES]
    return [class_entry(rds, rules, name) for name in names]


def class_entry(rds, rules, name):
    units = rds.take("classes", name, "normalized_units", "single_az")
    made = {"class": name, "family": family(name),
            "vcpu": canonical(rds.take("classes", name, "vcpu")),
            "memory_gib": canonical(rds.take("classes", name, "memory_gib")),
            "normalized_units": canonical(units),
            "burstable": "yes" if family(name) in BURSTABLE else "no"}
    known = {"maximum_storage_gib": largest_storage(rules, name),
             "usage_type_suffix": rds.node("classes", name, "usage_type_suffix"),
             "max_bandwidth_mbps": bandwidth(rds, name)}
    made.update({word: found for word, found in known.items() if found is not None})
    return {**made, "source": class_sources(rds, rules, name)}


def bandwidth(rds, name):
    """Mbps of the guide of 2019-10-04; 'Up to 3500' is 3500. None where the guide has none."""
    stated = rds.find("classes", name, "max_bandwidth_mbps")
    if stated is None:
        return None
    figure = stated.removeprefix("Up to ")
    if figure == stated:
        rds.take("classes", name, "max_bandwidth_mbps")
    return canonical(figure)


def largest_storage(rules, name):
    stated = rules.node("maximum_storage_gib")
    of_family = family(name)
    if of_family in stated["not_stated"]:
        return None
    if of_family in stated["families_by_size"]:
        return rules.take("maximum_storage_gib", "sizes", name.split(".")[2])
    if of_family not in stated["families"]:
        raise Gap(f"metering-rules: no largest storage for {name}")
    return rules.take("maximum_storage_gib", "families", of_family)


def class_sources(rds, rules, name):
    sources = rds.source_ids([rds.node("classes", name, "vcpu_memory_src")])
    if largest_storage(rules, name) is not None:
        sources.append(f"{rules.name}/{rules.node('maximum_storage_gib', 'rule')}")
    return sources
