"""YAML text → a tree of scalars as typed, with the place of every key and value; and what was wrong in it.

Built on PyYAML's events, so that nothing is resolved (`010`, `12:30`, `no` stay text), every anchor, alias and tag is
seen where it stands, and a duplicate key is met before it could overwrite the first.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from congvan.model.finding import Finding, Place
from congvan.model.rules import files as rules
from congvan.model.source import Path, Positions, Scalar, Tree
from congvan.model.terms import Audience
from congvan.model.text import Quote, Text

MAX_DEPTH = 20  # the deepest thing in an archive is a JSON Schema inside a series: about ten
# What YAML forbids, and the line ends that only YAML knows (U+0085, U+2028, U+2029): its lines must be the editor's.
_UNPRINTABLE = re.compile("[^\t\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")  # the projection marks internal passages with two of them
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_KEPT = {("contact",), ("notes",)}  # fields of a letter that no public reader sees
_DECIDING = "visibility"  # a key that says for whom all the others are
_HEEDED = (NodeEvent, CollectionEndEvent, StreamEndEvent)  # a tuple: `A | B` would be made anew for every event
_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# libyaml's commonest complaints, in the words of someone who never heard of YAML.
_PROBLEMS = {
    "mapping values are not allowed in this context": Text(
        "there is a colon too many, or the line is wrongly indented"
    ),
    "could not find expected ':'": Text("a colon and a space are missing behind the key"),
    "did not find expected key": Text("the line is wrongly indented, or a quotation mark is not closed"),
    "did not find expected ',' or ']'": Text("a comma, or the ] that closes the list, is missing"),
    "did not find expected ',' or '}'": Text("a comma, or the closing brace of the group, is missing"),
    "found unexpected end of stream": Text("a quotation mark or a bracket is not closed"),
    "did not find expected '-' indicator": Text("the list is wrongly indented"),
    "did not find expected node content": Text("a value is missing"),
    "found character that cannot start any token": Text("the value begins with a special character and needs quotes"),
    "block sequence entries are not allowed in this context": Text("the dash of a list is in the wrong place"),
    "found unknown escape character": Text("the character behind the \\ is not allowed"),
    "did not find expected <document start>": Text("a line --- or ... cuts it in two"),
}
_CUT = Text("a line --- or ... cuts it in two")
_CONTROL = Text("control character {name}")


@dataclass
class Reading:
    """The tree of one text (None if it could not be parsed), the places in it, and what was wrong."""

    tree: Tree
    positions: Positions
    findings: list[Finding]


class _TooDeepError(Exception):
    """The text nests deeper than any file of an archive."""


def read_yaml(text: str, file: str, *, first_line: int = 1) -> Reading:
    """Read one YAML document. `first_line` is the line of the file on which `text` begins."""
    builder = _Builder(file, first_line)
    tree: Tree = None
    if odd := _UNPRINTABLE.search(text):
        place = Place(
            file, first_line + text.count("\n", 0, odd.start()), odd.start() - text.rfind("\n", 0, odd.start())
        )
        finding = rules.YAML_SYNTAX.at(place, problem=_CONTROL.of(name=_code(odd[0])))
        return Reading(None, Positions(file), [finding])
    try:
        events = (e for e in yaml.parse(text, Loader=_LOADER) if isinstance(e, _HEEDED))
        first = next(events)
        if isinstance(first, NodeEvent):
            tree = builder.node(first, events, ())
            builder.end(next(events))
    except yaml.MarkedYAMLError as error:
        builder.findings.append(_syntax(error, text, builder))
        tree = None
    except _TooDeepError:
        tree = None
    return Reading(tree, Positions(file, builder.values, builder.keys), builder.findings)


def read_mapping(
    text: str, file: str, *, first_line: int = 1
) -> tuple[dict[str, Tree] | None, Positions, list[Finding]]:
    """Read one YAML document that must be a mapping."""
    reading = read_yaml(text, file, first_line=first_line)
    if isinstance(reading.tree, dict):
        return reading.tree, reading.positions, reading.findings
    if not reading.findings:
        reading.findings.append(rules.YAML_NOT_MAPPING.at(Place(file, first_line, 1)))
    return None, reading.positions, reading.findings


@dataclass
class _Builder:
    """Turns events into a tree, one method a kind of node."""

    file: str
    first_line: int
    values: dict[Path, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def node(self, event: Event, events: Iterator[Event], path: Path) -> Tree:
        self.values[path] = self.position(event)
        self.refuse_marks(event)
        if isinstance(event, ScalarEvent):
            return _scalar(event, self.plain(event))
        if len(path) >= MAX_DEPTH:
            self.findings.append(rules.YAML_TOO_DEEP.at(self.place(event), limit=MAX_DEPTH))
            raise _TooDeepError
        if isinstance(event, SequenceStartEvent):
            inner = takewhile(lambda e: not isinstance(e, SequenceEndEvent), events)
            return [self.node(e, events, (*path, index)) for index, e in enumerate(inner)]
        if isinstance(event, MappingStartEvent):
            return self.mapping(events, path)
        return None

    def mapping(self, events: Iterator[Event], path: Path) -> dict[str, Tree]:
        made: dict[str, Tree] = {}
        for event in takewhile(lambda e: not isinstance(e, MappingEndEvent), events):
            key = self.key(event, events)
            first = self.keys.get((*path, key)) if key else None
            if first:
                self.findings.append(
                    rules.YAML_DUPLICATE_KEY.at(self.place(event), key=_quoted(key, path), first=first[0])
                )
            if first or not key:
                _pass_over(next(events), events)
                if key == _DECIDING:
                    made[key] = Scalar(
                        Audience.INTERNAL
                    )  # whichever was meant: nothing of it is public till it is mended
                continue
            self.keys[*path, key] = self.position(event)
            made[key] = self.node(next(events), events, (*path, key))
        return made

    def key(self, event: Event, events: Iterator[Event]) -> str:
        """Give a key; nothing for what cannot be one, with a finding."""
        self.refuse_marks(event)
        if isinstance(event, ScalarEvent) and (key := self.plain(event)) and key != "<<":
            return key
        if not isinstance(event, AliasEvent):
            self.findings.append(rules.YAML_BAD_KEY.at(self.place(event)))
            _pass_over(event, events)
        return ""

    def plain(self, event: ScalarEvent) -> str:
        """Give a text without what may not stand in one, however it was typed: as itself or as an escape."""
        text = event.value
        if odd := _UNPRINTABLE.search(text):
            self.findings.append(rules.YAML_SYNTAX.at(self.place(event), problem=_CONTROL.of(name=_code(odd[0]))))
        if private := _PRIVATE.search(text):
            self.findings.append(rules.PRIVATE_CHARACTER.at(self.place(event), code=_code(private[0])))
        return _PRIVATE.sub("", _UNPRINTABLE.sub("", text)) if odd or private else text

    def end(self, event: Event) -> None:
        """Refuse a second document, which would be dropped in silence: `visibility: internal` behind a line `...`."""
        if not isinstance(event, StreamEndEvent):
            self.findings.append(rules.YAML_SYNTAX.at(self.place(event), problem=_CUT))

    def refuse_marks(self, event: Event) -> None:
        if isinstance(event, AliasEvent):
            self.findings.append(rules.YAML_ALIAS.at(self.place(event), mark="*"))
        elif getattr(event, "anchor", None):
            self.findings.append(rules.YAML_ALIAS.at(self.place(event), mark="&"))
        if getattr(event, "tag", None):
            self.findings.append(rules.YAML_TAG.at(self.place(event)))

    def position(self, event: Event) -> tuple[int, int]:
        mark = event.start_mark
        assert mark is not None  # noqa: S101 - the parser gives every event one
        return (mark.line + self.first_line, mark.column + 1)

    def place(self, event: Event) -> Place:
        return Place(self.file, *self.position(event))


def _quoted(key: str, path: Path) -> Quote:
    """Quote a key; one that is no name such as `title`, or stands in a field that is kept, may be words of its own."""
    is_name = key.isascii() and key.replace("-", "_").isidentifier() and path[:1] not in _KEPT
    return Quote(key, Audience.PUBLIC if is_name else Audience.INTERNAL)


def _pass_over(event: Event, events: Iterator[Event]) -> None:
    """Take from `events` all that belongs to the node which `event` begins, however deep it is."""
    depth = 0
    while True:
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if not depth:
            return
        event = next(events)


def _scalar(event: ScalarEvent, text: str) -> Scalar | None:
    if not event.style and text in _NULLS:
        return None
    return Scalar(text, style=event.style or "")


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"


def _syntax(error: yaml.MarkedYAMLError, text: str, builder: _Builder) -> Finding:
    mark = error.problem_mark or error.context_mark
    opened = error.context_mark if error.context in _OPENED else None
    if mark and opened and (opened.line < mark.line or error.context == _OPENED[0]):
        mark = opened  # that it was never closed is noticed far below
    lines = text.split("\n")
    end = (len(lines) - 1, len(lines[-1]))
    line, column = min((mark.line, mark.column), end) if mark else (0, 0)
    place = Place(builder.file, line + builder.first_line, column + 1)
    here = lines[line]
    if "\t" in here[: column + 1] and not here[:column].strip():
        return rules.YAML_TAB.at(place)
    problem = error.problem or ""
    stuck = _stuck(lines, line) if problem == _COLON else None
    if stuck:
        place = Place(builder.file, stuck[0] + builder.first_line, stuck[1] + 1)
    if stuck or (problem == _NO_SPACE and _STUCK.match(here)):
        return rules.YAML_SYNTAX.at(place, problem=_SPACE_LEFT_OUT)
    return rules.YAML_SYNTAX.at(place, problem=_PROBLEMS.get(problem, problem))


# `status:issued`: what YAML complains of is the colon of the next line, which is right.
_COLON, _NO_SPACE = "mapping values are not allowed in this context", "could not find expected ':'"
_SPACE_LEFT_OUT = Text("a space is missing behind the colon")
_STUCK = re.compile(r"[ ]*(?:- +)?(?P<key>\w+):(?=[^\s/])(?!.*:(?:\s|$))")
_FIRST_COLON = re.compile(r"[ ]*(?:- +)?\w+:(?:\s|$)")


def _stuck(lines: list[str], line: int) -> tuple[int, int] | None:
    """Where the line before begins, if it lacks the space behind its key's colon and the refused line is sound."""
    before = next((i for i in range(line - 1, -1, -1) if lines[i].strip()), -1)
    found = _STUCK.match(lines[before]) if before >= 0 and _FIRST_COLON.match(lines[line]) else None
    return (before, found.start("key")) if found else None


_OPENED = (
    "while scanning a quoted scalar",
    "while scanning a simple key",
    "while parsing a flow sequence",
    "while parsing a flow mapping",
)
