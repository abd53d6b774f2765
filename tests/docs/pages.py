# SPDX-License-Identifier: MIT
"""Where the project's pages are: found by walking, so that a checkout without git is tested as well."""
import pathlib

TOP = pathlib.Path(__file__).resolve().parent.parent.parent


def pages():
    """Every Markdown page but what was built or installed here, relative to the top, sorted."""
    found = [page.relative_to(TOP) for page in TOP.rglob("*.md")]
    return sorted(page for page in found
                  if page.parts[0] != "build" and not any(part.startswith(".") for part in page.parts))
