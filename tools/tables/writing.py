# SPDX-License-Identifier: MIT
"""The canonical layout of a data file, and the comparison of made files with those on disk."""
import json


def rendered(header, lists):
    """Header keys one a line, then every list with one element a line."""
    members = [f"  {text(key)}: {text(value)}" for key, value in header.items()]
    members += [f"  {text(key)}: {rendered_list(values)}" for key, values in lists.items()]
    return "{\n" + ",\n".join(members) + "\n}\n"


def rendered_list(values):
    if not values:
        return "[]"
    return "[\n" + ",\n".join("    " + text(value) for value in values) + "\n  ]"


def text(value):
    return json.dumps(value, ensure_ascii=False)


def by_bytes(values, *keys):
    return sorted(values, key=lambda value: [value[key].encode() for key in keys])


def write_files(folder, files):
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode())


def first_difference(folder, files):
    """'name:line: ...' of the first file that differs, or None."""
    for name, content in files.items():
        path = folder / name
        if not path.is_file():
            return f"{path}:1: missing"
        if path.read_bytes() != content.encode():
            line = different_line(path.read_bytes(), content.encode())
            return f"{path}:{line}: differs from what the facts give"
    return None


def different_line(seen, expected):
    pairs = zip(seen.split(b"\n"), expected.split(b"\n"))
    for number, (left, right) in enumerate(pairs, 1):
        if left != right:
            return number
    return min(seen.count(b"\n"), expected.count(b"\n")) + 1


def stray_file(folder, files, parts):
    """A data file under one of the parts that nothing makes, or None."""
    for part in parts:
        for path in sorted((folder / part).rglob("*.json")):
            if path.relative_to(folder).as_posix() not in files:
                return f"{path}:1: no fact makes this file"
    return None
