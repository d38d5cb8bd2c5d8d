"""Which lines of a source file anybody may read: what a finding's frame may show in a log, which is a publication too.

Default deny. A line is public only if all that stands on it is known to be so; a comment is never known to be.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TypeAlias

from congvan.model.archive import RawFile
from congvan.model.letter import Aside, InternalPhrase, Prose, RawLetter, Segment
from congvan.model.source import Path, Positions, Tree
from congvan.model.terms import Audience
from congvan.project.audience import TABLE

_IsPublic: TypeAlias = Callable[[Path], bool]
_YAML_COMMENT = re.compile(r"(?<!\S)#")
_HTML_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_OPENING = " \t-?{[,"  # what may stand before the first key or value of a line and is no part of the one above
_PUBLIC = Audience.PUBLIC.value  # as typed in a file
# Keys of a series, and keywords of a schema, whose values are names of figures; and keys of a check that name none.
_NAMED = frozenset({"checks", "facets", "rollup"})
_NAMING = frozenset({"required", "dependentRequired"})
_NO_NAMES = frozenset({"within", "factor"})
_WALKED = frozenset({"properties", "items"})  # of a schema's keywords: these are gone through one by one


def public_lines(raw: RawLetter, text: str, series: RawFile | None) -> frozenset[int]:
    """Give the public lines of a letter's file, from 1. `text` is what `raw` was read from, without a fault.

    `series` is the letter's, None if it was not admitted.
    """
    said = raw.front.get("visibility") or (series and series.tree.get("visibility"))
    if said != _PUBLIC:
        return frozenset()
    lines = text.split("\n")
    begins = min((x.line for x in raw.body), default=len(lines) + 1)
    fields = _public_fields(lines[: begins - 1], raw.positions, lambda path: _in_letter(path, raw, series))
    commented = set(_commented(lines[begins - 1 :], begins))
    body = (line for segment in raw.body for line in _public_words(segment))
    return frozenset({*fields, *body} - commented)


def public_lines_of_agency(raw: RawFile, text: str) -> frozenset[int]:
    """Give the public lines of an agency's file."""
    return frozenset(_public_fields(text.split("\n"), raw.positions, lambda path: _in_table("agency", path)))


def public_lines_of_series(raw: RawFile, text: str) -> frozenset[int]:
    """Give the public lines of a series' file: none if it does not say that it is public."""
    if raw.tree.get("visibility") != _PUBLIC:
        return frozenset()
    return frozenset(_public_fields(text.split("\n"), raw.positions, lambda path: _in_series(path, raw)))


def _public_words(segment: Segment) -> Iterator[int]:
    """Give the lines of a public passage that have no internal phrase."""
    if segment.audience is not Audience.PUBLIC:
        return
    line, hidden = segment.line, set()
    for piece in segment.pieces:
        if isinstance(piece, InternalPhrase):
            hidden.add(line)
        elif isinstance(piece, Prose | Aside):
            line += (piece.text if isinstance(piece, Prose) else piece.comment).count("\n")
    yield from (x for x in range(segment.line, line) if x not in hidden)


def _commented(lines: list[str], first: int) -> Iterator[int]:
    """Give the lines of a body on which an HTML comment stands; one that is never closed goes on to the end."""
    text = "\n".join(lines)
    at, line = 0, first
    for comment in _HTML_COMMENT.finditer(text):
        line += text.count("\n", at, comment.start())
        yield from range(line, line + comment[0].count("\n") + 1)
        at = comment.start()


def _public_fields(lines: list[str], positions: Positions, is_public: _IsPublic) -> Iterator[int]:
    """Give the lines of a YAML text all of whose keys and values are public, those that go on from above included."""
    begun: dict[int, list[tuple[int, Path]]] = defaultdict(list)
    for path, (row, column) in (*positions.keys.items(), *positions.values.items()):
        if path:
            begun[row].append((column, path))
    above: Path = ()
    for number, line in enumerate(lines, 1):
        here = sorted(begun[number], key=lambda x: x[0])
        goes_on = not here or line[: here[0][0] - 1].strip(_OPENING)
        shown = [path for _, path in here] + ([above] if goes_on else [])
        if all(path and is_public(path) for path in shown) and not _YAML_COMMENT.search(line):
            yield number
        above = here[-1][1] if here else above


def _in_letter(path: Path, raw: RawLetter, series: RawFile | None) -> bool:
    match path:
        case ("data", *rest):
            return series is not None and _in_schema(tuple(rest), series.tree.get("data"))
        case ("attachments", int() as index, *_):
            entries = raw.front["attachments"]
            entry = entries[index] if isinstance(entries, list) else None
            declared = isinstance(entry, dict) and entry.get("visibility") == _PUBLIC
            return declared and _in_table("letter", path)
    return _in_table("letter", path)


def _in_series(path: Path, raw: RawFile) -> bool:
    """Tell whether a part of a series' file is public: all but what its schema says of internal figures."""
    tree: Tree = dict(raw.tree)
    if path[0] != "data":
        return (path[0] == "rollup" or _in_table("series", path)) and not _names_kept(path, tree)
    if _names_kept(path, tree):
        return False
    is_schema = False  # `properties` holds names of figures, not keywords
    for part in path:
        if is_schema and isinstance(part, str) and not _in_table("schema", (part,)):
            return False
        inner = tree.get(str(part)) if isinstance(tree, dict) else None
        tree = tree[part] if isinstance(tree, list) and isinstance(part, int) else inner
        is_schema = not (is_schema and part == "properties")
        if is_schema and isinstance(tree, dict) and _hides(tree):
            return False
    return True


def _names_kept(path: Path, tree: Tree) -> bool:
    """Tell whether a part of a series' file names a figure that is not known to be public."""
    schema = tree.get("data") if isinstance(tree, dict) else None
    said = path[-1] if path[0] == "rollup" and len(path) > 1 else _at(tree, path)
    if not isinstance(said, str) or not (path[0] in _NAMED or _NAMING.intersection(path)) or path[-1] in _NO_NAMES:
        return False
    groups = tuple(x for before, x in pairwise(path) if before == "properties")
    return not _in_schema((*groups, *said.split(".")), schema)


def _at(tree: Tree, path: Path) -> Tree:
    for part in path:
        known = tree[part] if isinstance(tree, list) and isinstance(part, int) else None
        tree = tree.get(str(part)) if isinstance(tree, dict) else known
    return tree


def _in_schema(path: Path, schema: Tree) -> bool:
    """Tell whether the figure, or group of figures, of that path is declared, and public at every level."""
    for part in (None, *path):
        if part is not None and isinstance(schema, dict):
            known = schema.get("items") if isinstance(part, int) else schema.get("properties")
            schema = known if isinstance(part, int) or not isinstance(known, dict) else known.get(part)
        if not isinstance(schema, dict) or _hides(schema):
            return False
    return True


def _hides(schema: dict[str, Tree]) -> bool:
    """Tell whether a schema names an audience other than the public, itself or where nobody would look for it."""
    if schema.get("visibility") not in (None, _PUBLIC):
        return True
    return any(_names_audience(inner) for keyword, inner in schema.items() if keyword not in _WALKED)


def _names_audience(tree: Tree) -> bool:
    if isinstance(tree, dict):
        return "visibility" in tree or any(map(_names_audience, tree.values()))
    return isinstance(tree, list) and any(map(_names_audience, tree))


def _in_table(record: str, path: Path) -> bool:
    """Tell whether the audience table has the field, and for everybody."""
    name = ".".join([record, *(x for x in path if isinstance(x, str))])
    return TABLE.get(name) is Audience.PUBLIC
