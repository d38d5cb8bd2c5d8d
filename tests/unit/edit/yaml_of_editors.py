"""YAML as editors read it: the core schema of YAML 1.2 (yaml.org/spec/1.2.2, chapter 10.3), on PyYAML."""

import re
from typing import Any

import yaml


class _CoreLoader(yaml.SafeLoader):
    """PyYAML's own resolvers are those of YAML 1.1: dates, `no`, `12:30`."""


_CoreLoader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    _CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), _first)
_CoreLoader.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))
_CoreLoader.add_constructor("tag:yaml.org,2002:float", lambda _, node: float(node.value))


def load(text: str) -> Any:
    """Read a YAML document as an editor does."""
    return yaml.load(text, _CoreLoader)  # noqa: S506 - a safe loader, with fewer resolvers


def front_matter(letter: str) -> Any:
    """Read a letter's front matter as an editor does."""
    return load(letter.split("\n---", 1)[0].removeprefix("---"))
