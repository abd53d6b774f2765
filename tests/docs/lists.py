#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Whether the reference pages list what the headers define: every meter, rule, rule of advice, rounding
place, error, warning and published bill; and whether every link from one page to another leads somewhere. The last line is "N passed, N failed".
"""
import json
import re
import sys

sys.dont_write_bytecode = True

from pages import TOP, pages


def text(path):
    return (TOP / path).read_text()


def missing_meters():
    listed = text("docs/reference/meters.md")
    names = re.findall(r'"((?:dynamodb|rds|transfer)\.[a-z0-9.-]+)"', text("include/dbcost/core/meter.hpp"))
    return [f"docs/reference/meters.md lacks {name}" for name in names if f"| {name} |" not in listed]


def missing_rules():
    listed = text("docs/reference/rules.md")
    formulas = re.findall(r'\{rule::\w+, "([^"]+)", "([^"]+)",\s*"([^"]+)"\s*[,}]', text("include/dbcost/core/rule.hpp"))
    rows = [f"| {number} | {title} | `{formula}` |" for number, title, formula in formulas]
    return [f"docs/reference/rules.md lacks: {row}" for row in rows if row not in listed]


def missing_advice():
    listed = text("docs/reference/advice.md")
    rules = re.findall(r'\{advice_rule::\w+, "([^"]+)", "([^"]+)",\s+"([^"]+)"\}',
                       text("include/dbcost/analysis/advice/finding.hpp"))
    rows = [f"| {number} | {title} | {decides} |" for number, title, decides in rules]
    return [f"docs/reference/advice.md lacks: {row}" for row in rows if row not in listed] or (
        [] if rules else ["include/dbcost/analysis/advice/finding.hpp: no advice rule found"])


def missing_rounding():
    """Files that use a rounding word and are not named on the rounding page."""
    listed = text("docs/discussion/rounding.md")
    word = re.compile(r"\b(half_even|half_up)\b|, (up|down)\)")
    lost = []
    for folder in ("include", "src", "tools"):
        for path in sorted((TOP / folder).rglob("*.[hc]pp")):
            name = str(path.relative_to(TOP)).removeprefix("include/dbcost/")
            if path.name == "rounding.hpp" or not word.search(path.read_text()):
                continue
            if name not in listed:
                lost.append(f"docs/discussion/rounding.md lacks {name}")
    return lost


def missing_published():
    """Published bills that a case names and the page does not, with the case beside it."""
    page = text("docs/discussion/published-bills.md")
    lost = []
    for path in sorted((TOP / "tests/cases").rglob("*.json")):
        published = json.loads(path.read_text()).get("published")
        link = str(path.relative_to(TOP))
        if published and not any(line.startswith(f"| {published} |") and link in line for line in page.splitlines()):
            lost.append(f"docs/discussion/published-bills.md lacks {published} with {link}")
    return lost


def missing_errors():
    """Codes without an entry in the catalogue whose example shows the code with its four parts."""
    names = re.search(r"error_names\{(.*?)\};", text("include/dbcost/core/error.hpp"), re.DOTALL)
    codes = re.findall(r'"([a-z-]+)"', names[1])
    sections = re.split(r"^### `([a-z-]+)`$", text("docs/reference/errors.md"), flags=re.M)[1:]
    examples = dict(zip(sections[::2], sections[1::2]))
    parts = r"^```console\n\$ (?:.*\n)+?(?:error|warning)\[{}\] .+\n  seen      .+\n  expected  .+\n  remedy    .+$"
    lost = [f"docs/reference/errors.md lacks an example that shows {code}" for code in codes
            if not re.search(parts.format(code), examples.get(code, ""), re.M)]
    return lost + [f"docs/reference/errors.md explains {code}, which is none" for code in examples if code not in codes]


def missing_warnings():
    """Warnings that the page does not explain or no header makes, and those that no test names."""
    headers = "".join(path.read_text() for path in sorted((TOP / "include/dbcost").rglob("*.hpp")))
    made = set(re.findall(r'warning\{"([a-z-]+)"', headers))
    listed = set(re.findall(r"^\| `([a-z-]+)` \|", text("docs/reference/warnings.md"), re.M))
    tests = "".join(path.read_text() for suffix in ("cpp", "hpp", "json", "test")
                    for path in sorted((TOP / "tests").rglob(f"*.{suffix}")))
    return ([f"docs/reference/warnings.md lacks {code}" for code in sorted(made - listed)]
            + [f"docs/reference/warnings.md explains {code}, which is none" for code in sorted(listed)
               if f'"{code}"' not in headers]
            + [f"no test produces the warning {code}" for code in sorted(listed) if f'"{code}"' not in tests])


def broken_links():
    broken = []
    for page in pages():
        for link in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text(page)):
            if "://" not in link and not (TOP / page).parent.joinpath(link).exists():
                broken.append(f"{page}: {link} leads nowhere")
    return broken


def main():
    checks = [missing_meters, missing_rules, missing_advice, missing_rounding, missing_errors, missing_warnings,
              missing_published, broken_links]
    failures = [check() for check in checks]
    for line in sum(failures, []):
        print(line)
    failed = sum(bool(f) for f in failures)
    print(f"{len(checks) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
