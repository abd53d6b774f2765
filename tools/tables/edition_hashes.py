# SPDX-License-Identifier: MIT
"""editions.json: which bytes each made file has in its edition, so that an edit is seen."""
import hashlib

from writing import rendered

NAME = "editions.json"


def edition_file(files, edition):
    """One row a file: its edition and the SHA-256 of its bytes."""
    rows = [{"file": name, "edition": edition, "sha256": sha256(files[name])}
            for name in sorted(files)]
    return {NAME: rendered({"editions": 1}, {"files": rows})}


def sha256(content):
    return hashlib.sha256(content.encode()).hexdigest()
