# SPDX-License-Identifier: MIT
"""A fact file, its rows, and which of them were used.

A row is one figure (or an empty figure) at a path of keys. A maker takes figures
through `take`, which marks them; what is left over must be skipped with a reason.
"""
import json

from gap import Gap
from numbers10 import is_figure


def load_json(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file, parse_float=str, parse_int=str)


def rows(node, path):
    """The paths of all figures under a node."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from rows(value, path + (key,))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from rows(value, path + (index,))
    elif node is None or is_figure(node):
        yield path


class Facts:
    def __init__(self, name, path, parts):
        self.name = name
        self.data = load_json(path)
        self.rows = {row for part in parts for row in rows(self.node(part), (part,))}
        self.used = set()

    def node(self, *path):
        """What stands at a path; a Gap when nothing does."""
        found = self.find(*path)
        if found is None:
            raise Gap(f"{self.name}: no facts at {'/'.join(map(str, path))}")
        return found

    def find(self, *path):
        """What stands at a path, or None."""
        found = self.data
        for key in path:
            try:
                found = found[key]
            except (KeyError, IndexError, TypeError):
                return None
        return found

    def take(self, *path):
        """The figure at a path, marked as used."""
        figure = self.node(*path)
        if path not in self.rows:
            raise Gap(f"{self.name}: {'/'.join(map(str, path))} is not a figure")
        self.used.add(path)
        return figure

    def take_all(self, *path):
        """Marks every figure under a path and gives the node."""
        node = self.node(*path)
        self.used.update(rows(node, path))
        return node

    def source_ids(self, keys):
        for key in keys:
            if key not in self.node("sources"):
                raise Gap(f"{self.name}: source {key} is not in its sources block")
        return [f"{self.name}/{key}" for key in keys]
