"""A letter's versions enter, as they were read; whether what was issued still says the same leaves.

A version is read without its series' schema, which may have changed since: numbers and amounts are compared by value,
however they are typed. A change counts as declared if an entry under `changes` came with it or after it, if the letter
was replaced or withdrawn, or if a letter corrects it (`model.declared`); what declared it must stay.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from congvan.model.content import ATTACHMENTS, BODY, FIGURES, SAID, Content, changed_fields, digest
from congvan.model.declared import Told, entry, has_more, is_declared, taken_back
from congvan.model.letter import RawLetter
from congvan.model.source import Tree, as_mapping
from congvan.model.terms import Status
from congvan.model.wording import body_digest
from congvan.read.blobs import shortened
from congvan.vietnamese.amounts import AmbiguousAmount, UnreadableAmount, parse_dong
from congvan.vietnamese.numbers import AmbiguousNumber, UnreadableNumber, parse_number

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})  # YAML 1.2.2, 10.3.2
_TRUE = frozenset({"true", "True", "TRUE"})


@dataclass(frozen=True, slots=True)
class Said:
    """What one version of a letter says. `symbol` are number, notation and date; `changes` the declared ones."""

    status: str = ""
    symbol: str = ""
    changes: tuple[str, ...] = ()
    content: Content = field(default_factory=dict)

    @property
    def is_issued(self) -> bool:
        """Whether it is in force, or was."""
        return bool(self.status) and self.status != Status.DRAFT

    @property
    def told(self) -> Told:
        """What it tells of its own changes."""
        return Told(self.status, self.changes)


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a letter: what it says, when it was written down, in which file, and where that was moved from.

    `at` counts the commits since; `files` are the ids of its attachments' bytes by name.
    """

    said: Said
    day: date | None = None
    path: str = ""
    moved_from: str = ""
    at: int = 0
    files: Mapping[str, str] = field(default_factory=dict)


def said_by(raw: RawLetter) -> Said:
    """Tell what a letter says; of a draft, that it is one."""
    status = str(raw.front.get("status") or "").strip()
    if status == Status.DRAFT:
        return Said(status)
    figures = dict(_figures(raw.front.get(FIGURES), ()))
    content = {x: digest(text) for x in SAID if (text := _said(x, raw.front.get(x)))}
    content |= {f"{FIGURES}.{name}": digest(text) for name, text in figures.items()}
    content[BODY] = body_digest(raw.body, figures.get)
    symbol = " ".join(_text(raw.front.get(x)) for x in ("number", "notation", "date"))
    changes = raw.front.get("changes")
    declared = tuple(_entry(x) for x in (changes if isinstance(changes, list) else [changes] if changes else []))
    return Said(status, symbol, declared, content)


def _entry(tree: Tree) -> str:
    """A declared change, in the form in which all are compared."""
    fields = as_mapping(tree)
    return entry(_text(fields.get("date")), _text(fields.get("note")), major=_text(fields.get("major")) in _TRUE)


def _said(name: str, tree: Tree) -> str:
    """A field's text; of an attachment, what it is called and which file it is."""
    if name != ATTACHMENTS or not isinstance(tree, list):
        return _text(tree)
    return json.dumps([[_text(as_mapping(x).get(key)) for key in ("file", "title")] for x in tree])


def _text(tree: Tree) -> str:
    """A field's text in one form: a single entry is a list of one, the order of keys says nothing."""
    if isinstance(tree, Mapping):
        parts = {key: _text(x) for key, x in tree.items()}
        return json.dumps({key: x for key, x in parts.items() if x}, sort_keys=True) if any(parts.values()) else ""
    if isinstance(tree, list):
        return _text(tree[0]) if len(tree) == 1 else json.dumps([_text(x) for x in tree])
    return "" if tree is None or str(tree) in _NOTHING else " ".join(str(tree).split())


def _figures(tree: Tree, path: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The figures by dotted name, each as what it is worth."""
    if isinstance(tree, Mapping):
        for key, inner in tree.items():
            yield from _figures(inner, (*path, key))
        return
    worth = [_worth(x) for x in tree] if isinstance(tree, list) else [_worth(tree)]
    if text := worth[0] if len(worth) == 1 else json.dumps(worth):
        yield ".".join(path), text


def _worth(tree: Tree) -> str:
    """A figure as what it is worth: `382 triệu` is 382000000."""
    text = _text(tree)
    for read in (parse_dong, parse_number):
        try:
            return str(read(text))
        except (AmbiguousAmount, UnreadableAmount, AmbiguousNumber, UnreadableNumber):
            continue
    return text


def tells(before: Version, now: Said, corrected: tuple[date, ...] = ()) -> bool:
    """Whether readers are told that a letter is not as it was; `corrected` are the days of letters that correct it."""
    mended = any(before.day is not None and x >= before.day for x in corrected)
    return is_declared(before.said.told, now.told, mended=mended)


def is_reworded(before: Said, now: Said) -> bool:
    """Whether a letter says something else, or tells of one change more: its signed copy is of what it said before."""
    return before.content != now.content or has_more(before.told, now.told)


def undeclared(before: Version, now: Said, corrected: tuple[date, ...] = ()) -> tuple[str, ...]:
    """Name the fields of an issued letter that changed without a word, and those that take a word back."""
    if not now.is_issued:
        return ()
    back = taken_back(before.said.told, now.told)
    if now.content == before.said.content or tells(before, now, corrected):
        return back
    return tuple(sorted({*back, *changed_fields(before.said.content, now.content)}))


def undeclared_files(
    before: Version, now: Said, files: tuple[str, ...], corrected: tuple[date, ...] = ()
) -> tuple[str, ...]:
    """Give those of an issued letter's exchanged attachments that nothing tells of: all of them, or none."""
    return () if not now.is_issued or tells(before, now, corrected) else files


def exchanged(before: Mapping[str, str], now: Mapping[str, Collection[str]]) -> Iterator[str]:
    """Name the attachments that are none of what they were; `now` are the ids that each could have in git."""
    for name, blob in before.items():
        if now.get(name) and shortened(blob) not in now[name]:
            yield name
