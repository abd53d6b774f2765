# SPDX-License-Identifier: MIT
"""Writes mutants into a copy of the headers: which there are, and what is put where (mutation.hpp).

A mutant is one wrong character or word at one place. Several mutants share a place, so a place is what
can be left out where the compiler refuses it: an edit.
"""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

# What each operator becomes: the name of its tag, and its mutants.
OPERATORS = {
    "<": ("lt", ["<=", ">="]), "<=": ("le", ["<", ">"]), ">": ("gt", [">=", "<="]), ">=": ("ge", [">", "<"]),
    "==": ("eq", ["!="]), "!=": ("ne", ["=="]), "+": ("plus", ["-"]), "-": ("minus", ["+"]),
    "+=": ("plus_to", ["-="]), "-=": ("minus_to", ["+="]),
}
ROUNDING, RATIO = "include/dbcost/core/rounding.hpp", "include/dbcost/core/ratio.hpp"
WORDS = ["half_even", "half_up", "up", "down"]

OPERATOR = re.compile(r"(?<=[ ])(<=|>=|==|!=|\+=|-=|<|>|\+|-)(?=[ \n])")
NUMBER = re.compile(r"(?<![\w.'\"])\d[\d']*(?![\w.'>\]\"])")
WORD = re.compile(r"(?<=, )(half_even|half_up|up|down)(?=\))")
WHOLE_UP = re.compile(r"\bwhole_up\((?!const)")
LESS_GREATER = re.compile(r"\bstd::(min|max)(<std::int64_t>)?\((?!\{)")
INCREMENT = re.compile(r"\+\+(?=[a-z*])")
AT_COMPILE_TIME = re.compile(r"static_assert|\brequires\b|\bconcept\b|\benum\b|^\s*#|\bcase \d|\bif constexpr")
HEADER_CONSTANT = re.compile(r"^(inline |    static |        static |    |        )constexpr (?=[\w:<>, ()._]+ \w+( =|\{))", re.M)
TEXT = re.compile(r'"|to_string\(|std::string\(')


@dataclass
class Mutant:
    id: int
    file: str
    line: int
    what: str
    why: str = ""


@dataclass
class Edit:
    """A place of a file and what is put there; `mutants` are those that it makes."""
    file: str
    line: int
    start: int
    end: int
    text: str
    mutants: list[int]
    at_start: bool = False  # evaluated when the program starts
    dropped: bool = False
    lines: range = field(default_factory=lambda: range(0))  # of a block that is written anew


def masked(source: str) -> str:
    """The source with comments, text and characters blanked, every offset kept."""
    pattern = re.compile(r'//[^\n]*|R"\(.*?\)"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'(?!\d)', re.S)

    def blank(found: re.Match[str]) -> str:
        text = found.group(0)
        if text.startswith("//"):
            return " " * len(text)
        return '"' + re.sub(r"[^\n]", "_", text[1:-1]) + '"'
    return pattern.sub(blank, source)


class File:
    """The edits of one header."""

    def __init__(self, tree: Path, name: str, mutants: list[Mutant], scripted: bool, by_hand: list[dict]):
        self.tree, self.name, self.mutants = tree, name, mutants
        self.source = (tree / name).read_text()
        self.code = masked(self.source)
        self.edits: list[Edit] = []
        if scripted:
            self.add_scripted()
        for change in by_hand:
            self.add_by_hand(change)

    def line_at(self, offset: int) -> int:
        return self.source.count("\n", 0, offset) + 1

    def line_text(self, offset: int) -> str:
        start = self.source.rfind("\n", 0, offset) + 1
        return self.source[start:self.source.find("\n", offset)]

    def code_line(self, offset: int) -> str:
        start = self.code.rfind("\n", 0, offset) + 1
        return self.code[start:self.code.find("\n", offset)]

    def make(self, offset: int, changes: list[str], why: str = "") -> list[int]:
        made = []
        for change in changes:
            self.mutants.append(Mutant(len(self.mutants) + 1, self.name, self.line_at(offset), change, why))
            made.append(len(self.mutants))
        return made

    def put(self, start: int, end: int, text: str, ids: list[int], at_start: bool = False) -> None:
        self.edits.append(Edit(self.name, self.line_at(start), start, end, text, ids, at_start))

    # ---- scripted --------------------------------------------------------------------------

    def add_scripted(self) -> None:
        self.constants = self.header_constants()
        found = []
        for pattern, add in ((OPERATOR, self.add_operator), (NUMBER, self.add_number), (WORD, self.add_word),
                             (WHOLE_UP, self.add_whole_up), (LESS_GREATER, self.add_less_greater),
                             (INCREMENT, self.add_increment)):
            found += [(match.start(), match, add) for match in pattern.finditer(self.code)]
        for offset, match, add in sorted(found, key=lambda one: one[0]):
            if not AT_COMPILE_TIME.search(self.code_line(offset)):
                add(match)

    def header_constants(self) -> list[tuple[int, int]]:
        """Makes constexpr variables into const ones; returns where they begin and end."""
        found = []
        for match in re.finditer(r"static_assert\((?=\w)", self.code):
            self.put(match.end(), match.end(), "true || ", [])
        for match in HEADER_CONSTANT.finditer(self.code):
            end = self.end_of_statement(match.start())
            body = self.code[match.end():end]
            if "string_view" in match.group(0) + body.split("=")[0] or re.match(r"\w+ = \[\]\(", body):
                continue
            word = self.code.rindex("constexpr", match.start(), match.end())
            local = match.group(1).strip() == ""
            static_member = "static" in match.group(1)
            self.put(word, word + len("constexpr"), "inline const" if static_member else "const", [])
            found.append((match.start(), end, not local))
        return found

    def end_of_statement(self, start: int) -> int:
        depth = 0
        for at in range(start, len(self.code)):
            depth += (self.code[at] in "({[") - (self.code[at] in ")}]")
            if self.code[at] == ";" and depth == 0:
                return at
        return len(self.code)

    def constant_at(self, offset: int) -> tuple[bool, bool]:
        """Whether the place is in a constant, and whether that is made when the program starts."""
        for start, end, global_one in self.constants:
            if start <= offset < end:
                return True, global_one
        return False, False

    def add_operator(self, match: re.Match[str]) -> None:
        before, after = self.source[:match.start()].rstrip()[-12:], self.source[match.end():].lstrip()[:14]
        if match.group(1) in "+-" and (before.endswith(('"', "'")) or after.startswith(('"', "'")) or
                                       after.startswith(("std::to_string", "std::string", "to_string"))):
            return  # text
        name, changes = OPERATORS[match.group(1)]
        ids = self.make(match.start(), [f"{match.group(1)} -> {to}" for to in changes])
        # The tag stands between two of the operator.
        text = f"{match.group(1)}mutation::{name}({ids[0]}){match.group(1)}"
        self.put(match.start(), match.end(), text, ids, self.constant_at(match.start())[1])

    def add_number(self, match: re.Match[str]) -> None:
        before = self.code[:match.start()]
        if before.endswith(("[", "<", "case ", "2^")) or re.search(r"std::array<[^<>]*$", before):
            return
        value = int(match.group(0).replace("'", ""))
        ids = self.make(match.start(), [f"{value} -> {value + 1}", f"{value} -> {value - 1}"])
        in_constant, at_start = self.constant_at(match.start())
        word = "number_at_start" if in_constant else "number"
        self.put(match.start(), match.end(), f"mutation::{word}({ids[0]}, {match.group(0)})", ids, at_start)

    def add_word(self, match: re.Match[str]) -> None:
        at = WORDS.index(match.group(1))
        ids = self.make(match.start(), [f"{WORDS[at]} -> {WORDS[(at + i) % 4]}" for i in (1, 2, 3)])
        self.put(match.start(), match.end(), f"mutation::word({ids[0]}, {at})", ids)

    def add_whole_up(self, match: re.Match[str]) -> None:
        ids = self.make(match.start(), [f"whole_up -> rounded by {word}" for word in ("down", "half_even", "half_up")])
        self.put(match.start(), match.end(), f"mutated_whole_up({ids[0]}, ", ids)

    def add_less_greater(self, match: re.Match[str]) -> None:
        word = match.group(1)
        ids = self.make(match.start(), [f"{word} -> {'max' if word == 'min' else 'min'}"])
        self.put(match.start(), match.end(), f"mutation::{word}{match.group(2) or ''}({ids[0]}, ", ids)

    def add_increment(self, match: re.Match[str]) -> None:
        if re.match(r"\s*(for|while) \(", self.code_line(match.start())):
            return  # it would not end, and say nothing
        ids = self.make(match.start(), ["++ left out"])
        self.put(match.start(), match.end(), f"mutation::increment({ids[0]})->*", ids)

    # ---- by hand ---------------------------------------------------------------------------

    def add_by_hand(self, change: dict) -> None:
        excerpt = change["text"]
        if self.source.count(excerpt) != 1:
            raise SystemExit(f"{self.name}: {self.source.count(excerpt)} times, not once: {excerpt}")
        start = self.source.index(excerpt)
        end = start + len(excerpt)
        ids = self.make(start, [f"{excerpt} -> {change['becomes']}"], change["why"])
        becomes = change["becomes"]
        if excerpt.endswith(";"):
            head, tail = f"if (mutation::on({ids[0]})) {{ {becomes} }} else {{ ", " }"
        else:
            head, tail = f"(mutation::on({ids[0]}) ? ({becomes}) : (", "))"
        edit = Edit(self.name, self.line_at(start), start, start, head, ids)
        closing = Edit(self.name, self.line_at(start), end, end, tail, [])
        edit.lines = closing.lines = range(self.line_at(start), self.line_at(end) + 1)
        self.edits += [edit, closing]

    # ---- writing ---------------------------------------------------------------------------

    def write(self, into: Path) -> None:
        text = self.source
        # An insertion that opens comes before what starts at the same place, one that closes after.
        def order(edit: Edit) -> tuple[int, int]:
            return edit.start, 0 if edit.start != edit.end else (-1 if edit.mutants else 1)
        for edit in sorted((one for one in self.edits if not one.dropped), key=order, reverse=True):
            text = text[:edit.start] + edit.text + text[edit.end:]
        text = with_runtime_words(self.name, text)
        path = into / self.name
        if not path.exists() or path.read_text() != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)


def read_by_hand(tree: Path) -> list[dict]:
    changes = []
    for path in sorted((tree / "tests" / "mutations").glob("*.json")):
        changes += json.loads(path.read_text())
    return changes


def instrument(tree: Path, folders: list[str]) -> tuple[list[File], list[Mutant]]:
    """The files with their edits, and all mutants; those made by hand come first."""
    mutants: list[Mutant] = []
    by_hand = read_by_hand(tree)
    names = sorted({change["file"] for change in by_hand} | {ROUNDING, RATIO})
    scripted = [str(path.relative_to(tree)) for folder in folders
                for path in sorted((tree / folder).glob("**/*.hpp"))]
    files = {}
    for name in names:
        files[name] = File(tree, name, mutants, False, [one for one in by_hand if one["file"] == name])
    for name in scripted:
        if name not in files:
            files[name] = File(tree, name, mutants, False, [])
        files[name].add_scripted()
    return list(files.values()), mutants


def with_runtime_words(name: str, text: str) -> str:
    """Lets a rounding word be known at run time."""
    if name == ROUNDING:
        text = text.replace("std::is_same_v<Word, down_t>;",
                            "std::is_same_v<Word, down_t> || std::is_same_v<Word, mutation::runtime_word>;")
        return text.replace("}  // namespace detail", "[[nodiscard]] inline bool away(mutation::runtime_word word, "
                            "bool odd, std::strong_ordering twice) { return word.away(odd, twice); }\n"
                            "}  // namespace detail", 1)
    if name != RATIO:
        return text
    end = text.rindex("}  // namespace dbcost")
    return (text[:end] + "[[nodiscard]] inline integer mutated_whole_up(int id, const ratio& value) {\n"
            "    static constexpr int words[] = {2, 3, 0, 1};\n"
            "    return divide(value.numerator(), value.denominator(), "
            "mutation::runtime_word{words[mutation::which(id, 3)]});\n}\n" + text[end:])
