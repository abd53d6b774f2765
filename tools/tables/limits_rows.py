# SPDX-License-Identifier: MIT
"""Limits: the largest item, the smallest volume, each with the metering rule that states it."""
from confidence import level
from dates import YEAR_FIRST, YEAR_LAST


def limit_entries(rules, rds, service):
    stated = rules.node("limits", service)
    return [limit_entry(rules, rds, service, index) for index in range(len(stated))]


def limit_entry(rules, rds, service, index):
    stated = rules.node("limits", service, index)
    values = [limit_value(rules, rds, service, index, number)
              for number in range(len(stated["values"]))]
    return {"limit": stated["limit"], "unit": stated["unit"], "values": values}


def limit_value(rules, rds, service, index, number):
    stated = rules.node("limits", service, index)
    dated = stated["values"][number]
    return {"valid_from": dated.get("from", YEAR_FIRST), "last_seen": dated.get("until", YEAR_LAST),
            "value": rules.take("limits", service, index, "values", number, "value"),
            "source": sources(rules, rds, stated, dated),
            "confidence": level(stated["confidence"]), "note": note(rules, stated)}


def sources(rules, rds, stated, dated):
    """The rule, and where a change has a day, the source of the day."""
    rules.node("rules", stated["rule"])
    day = [dated["dated_by"]] if "dated_by" in dated else []
    return [f"{rules.name}/{stated['rule']}", *rds.source_ids(day)]


def note(rules, stated):
    """The source tags of the rule, and what is to be said."""
    rules.source_ids(stated["tags"])
    tags = "Stated by " + " and ".join(stated["tags"])
    return f"{tags}: {stated['note']}." if "note" in stated else f"{tags}."
