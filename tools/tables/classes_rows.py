# SPDX-License-Identifier: MIT
"""What an RDS class is: vCPU, memory, units of size flexibility, CPU credits, largest storage, link to the volume."""
from confidence import level
from dates import YEAR_FIRST, YEAR_LAST
from gap import Gap
from numbers10 import canonical
from rds_rows import FAMILIES, family

BURSTABLE = ("t2", "t3")
LINK = ("maximum_mbps", "baseline_mbps", "baseline_iops", "maximum_iops")


def class_entries(rds, rules):
    names = [name for name in rds.node("classes") if family(name) in FAMILIES]
    return [class_entry(rds, rules, name) for name in names]


def class_entry(rds, rules, name):
    units = rds.take("classes", name, "normalized_units", "single_az")
    made = {"class": name, "family": family(name),
            "vcpu": canonical(rds.take("classes", name, "vcpu")),
            "memory_gib": canonical(rds.take("classes", name, "memory_gib")),
            "normalized_units": canonical(units),
            "burstable": yes_no(family(name) in BURSTABLE),
            "nitro": yes_no(family(name) in rules.node("class_bandwidth", "nitro_families"))}
    known = {"maximum_storage_gib": largest_storage(rules, name),
             "usage_type_suffix": rds.node("classes", name, "usage_type_suffix")}
    made.update({word: found for word, found in known.items() if found is not None})
    made.update(credits_of(rules, name))
    link = link_of(rules, name) or link_of_guide(rds, name)
    return {**made, **({"ebs": link} if link else {}), "source": class_sources(rds, rules, name)}


def yes_no(answer):
    return "yes" if answer else "no"


def credits_of(rules, name):
    """CPU credits, for burstable classes only."""
    path = ("cpu_credits", "classes", name)
    if rules.find(*path) is None:
        return {}
    return {"credits_per_hour": rules.take(*path, "per_hour"), "maximum_credits": rules.take(*path, "maximum")}


def link_of(rules, name):
    """Dated bandwidth and IOPS between the class and its volume; None where the rule has no row."""
    stated = rules.find("class_bandwidth", "classes", name)
    return stated and [dated_link(rules, name, index) for index in range(len(stated))]


def dated_link(rules, name, index):
    path = ("class_bandwidth", "classes", name, index)
    dated, block = rules.node(*path), rules.node("class_bandwidth")
    rules.source_ids(block["tags"])
    figures = {word: rules.take(*path, word) for word in LINK if word in dated}
    return {"valid_from": dated.get("from", YEAR_FIRST), "last_seen": dated.get("until", YEAR_LAST), **figures,
            "source": [f"{rules.name}/{block['rule']}"], "confidence": level(block["confidence"])}


def link_of_guide(rds, name):
    """Older classes: the Mbps of the guide of 2019-10-04 alone. None where the guide has none."""
    if rds.find("classes", name, "max_bandwidth_mbps") is None:
        return None
    figure = canonical(rds.take("classes", name, "max_bandwidth_mbps"))
    return [{"valid_from": YEAR_FIRST, "last_seen": YEAR_LAST, "maximum_mbps": figure,
             "source": rds.source_ids([rds.node("classes", name, "vcpu_memory_src")]), "confidence": "sourced"}]


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
    """Of what is not dated: the guide, and the rules that state storage and credits."""
    sources = rds.source_ids([rds.node("classes", name, "vcpu_memory_src")])
    if largest_storage(rules, name) is not None:
        sources.append(f"{rules.name}/{rules.node('maximum_storage_gib', 'rule')}")
    if credits_of(rules, name):
        sources.append(f"{rules.name}/{rules.node('cpu_credits', 'rule')}")
    return sources
