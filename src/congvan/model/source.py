"""A file as it was read: a tree of texts that remembers where each key and value stands.

Nothing is interpreted here: `010`, `12:30` and `no` are the texts that the officer typed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from congvan.model.finding import Place

Path: TypeAlias = tuple[str | int, ...]
Tree: TypeAlias = "Scalar | list[Tree] | dict[str, Tree] | None"


def as_mapping(tree: "Tree") -> "dict[str, Tree]":
    """Give a tree's keys and values; none where it is no mapping."""
    return tree if isinstance(tree, dict) else {}


class Scalar(str):
    """A YAML scalar as typed, with its style: nothing for plain, else the mark `"`, `'`, `|` or `>`."""

    __slots__ = ("style",)
    style: str

    def __new__(cls, text: str, *, style: str = "") -> "Scalar":
        """Keep the text, and how it was written."""
        made = super().__new__(cls, text)
        made.style = style
        return made

    @property
    def plain(self) -> bool:
        """Whether it stood without quotes, so that it may mean a number."""
        return not self.style

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, str]]:
        """Let pickle make the scalar again."""
        return ((str(self),), {"style": self.style})


@dataclass(frozen=True, slots=True)
class Positions:
    """Line and column (from 1) of every key and value of one file, by path in the tree."""

    file: str
    values: Mapping[Path, tuple[int, int]] = field(default_factory=dict)
    keys: Mapping[Path, tuple[int, int]] = field(default_factory=dict)

    def value(self, *path: str | int) -> Place:
        """The place of a value; of the nearest thing above it where the path does not exist."""
        for known in _upwards(path):
            if known in self.values:
                return Place(self.file, *self.values[known])
        return Place(self.file, 1, 1)

    def key(self, *path: str | int) -> Place:
        """The place of a key; of the value where the path ends in a list."""
        return Place(self.file, *self.keys[path]) if path in self.keys else self.value(*path)


def _upwards(path: Path) -> Iterator[Path]:
    return (path[:end] for end in range(len(path), -1, -1))
