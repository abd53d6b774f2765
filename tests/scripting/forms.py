# SPDX-License-Identifier: MIT
"""The JSON Schemas of docs/reference with an independent validator, and ways to spoil what they accept."""

import json
from pathlib import Path

import jsonschema

TOP = Path(__file__).resolve().parents[2]
REFERENCE = TOP / "docs/reference"
SUFFIX = ".schema.json"


def schemas() -> dict[str, dict]:
    """Every schema by its name."""
    return {path.name.removesuffix(SUFFIX): json.loads(path.read_text(encoding="utf-8"))
            for path in sorted(REFERENCE.glob(f"*{SUFFIX}"))}


def validator(name: str) -> jsonschema.Draft202012Validator:
    """Of one schema; it finds those that the schema refers to, as files that lie beside each other are found."""
    form, known = schemas()[name], {schema["$id"]: schema for schema in schemas().values()}
    jsonschema.Draft202012Validator.check_schema(form)
    try:
        from referencing import Registry, Resource
    except ImportError:  # before jsonschema 4.18
        resolver = jsonschema.RefResolver.from_schema(form, store=known)
        return jsonschema.Draft202012Validator(form, resolver=resolver)
    found = Registry().with_resources((key, Resource.from_contents(schema)) for key, schema in known.items())
    return jsonschema.Draft202012Validator(form, registry=found)


# What has a schema of its own, and objects whose keys are names.
OPEN = {"bill", "scenario", "options", "operands", "numbers", "percentiles"}


def parts(node):
    """Every object and list that the schema closes, a list with its first element, which stands for all."""
    yield node
    children = node.items() if isinstance(node, dict) else enumerate(node[:1])
    for key, child in children:
        if isinstance(child, (dict, list)) and not (key in OPEN and isinstance(child, dict)):
            yield from parts(child)


def spoilt(document):
    """(what was done, the document): a key too many, a key missing, a value of another type; one after the other.

    The document is the same object each time, and as it was when all is done.
    """
    for part in parts(document):
        if isinstance(part, dict):
            yield from spoilt_keys(part, document)
        yield from spoilt_values(part, document)


def spoilt_keys(part: dict, document):
    part["surprise"] = 1
    yield f"\"surprise\" beside {sorted(part)[:3]}", document
    del part["surprise"]
    for key in list(part):
        kept = dict(part)
        del part[key]
        yield f"without \"{key}\"", document
        part.clear()
        part.update(kept)


def spoilt_values(part, document):
    for key, value in list(part.items() if isinstance(part, dict) else enumerate(part[:1])):
        if isinstance(value, (dict, list)):
            continue
        for wrong in [[], 17] if isinstance(value, str) else [[]]:
            part[key] = wrong
            yield f"{key} = {wrong} instead of {json.dumps(value)}", document
        part[key] = value
