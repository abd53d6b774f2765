#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes pricing/SOURCES.md from the sources blocks of pricing/sources.

    sources_page.py            write it
    sources_page.py --check    compare; exit 1 and name the first difference
"""
import sys
from collections import Counter

sys.dont_write_bytecode = True

from dynamodb_derived import RULES
from pages import markdown_table, write_or_check
from reading import all_values, classes, load

FILES = {
    "dynamodb": "aws/dynamodb-2019.json",
    "rds-postgresql": "aws/rds-postgresql-2019.json",
    "metering-rules": "aws/metering-rules-2019.json",
    "article-2019": "article-2019/figures.json",
}
INTRODUCTION = """# Sources

Made by `tools/tables/sources_page.py` from the `sources` blocks in `pricing/sources`; do not edit.

A value names its sources as `file/key`. The last column counts the prices, allowances, limits and
classes that name the source. A source with 0 was read for something else: a rule, a format, a date,
a region without a table. The sources of a value are those of its whole group in the facts; some of
them only confirm it.
"""
HEAD = ("id", "what it proves", "where", "dated", "values")
RULE_HEAD = ("rule", "how the figure is computed")


def sources_page(pricing):
    cited = citations(pricing)
    parts = [INTRODUCTION]
    for name, path in FILES.items():
        parts.append(section(name, path, load(pricing / "sources" / path), cited))
    return "".join(parts) + rules_section(pricing)


def citations(pricing):
    found = Counter()
    for one in all_values(pricing):
        found.update(one["source"])
    for table in classes(pricing):
        found.update(source for one in table["entries"] for source in one["source"])
    return found


def section(name, path, facts, cited):
    text = f"\n## {name}\n\nFile `sources/{path}`.\n\n"
    if "rules" in facts and name == "metering-rules":
        return text + metering_tables(name, facts, cited)
    return text + markdown_table(HEAD, source_rows(name, facts["sources"], cited))


def source_rows(name, sources, cited):
    return [(f"{name}/{key}", proves(one), one["where"], one.get("dated", one.get("date")),
             cited[f"{name}/{key}"]) for key, one in sources.items()]


def proves(one):
    what = one.get("kind", one.get("what"))
    return f"{what}; gives {one['gives']}" if "gives" in one else what


def metering_tables(name, facts, cited):
    """Limits name a rule; a rule names the guides that state it."""
    rules = [(f"{name}/{key}", one["states"], ", ".join(one["sources"]), cited[f"{name}/{key}"])
             for key, one in facts["rules"].items()]
    guides = [(key, one["kind"], one["where"], one["date"])
              for key, one in facts["sources"].items()]
    return markdown_table(("id", "what it states", "guides", "values"), rules) + "\n" + \
        markdown_table(("guide", "what", "where", "dated"), guides)


def rules_section(pricing):
    """The named rules of derived values."""
    stated = load(pricing / "sources" / FILES["rds-postgresql"])["rules"]
    rows = sorted({**stated, **RULES}.items())
    return "\n## Rules of derived values\n\n" + markdown_table(RULE_HEAD, rows)


def pages(pricing):
    return {"SOURCES.md": sources_page(pricing)}


if __name__ == "__main__":
    sys.exit(write_or_check("Makes pricing/SOURCES.md.", pages))
