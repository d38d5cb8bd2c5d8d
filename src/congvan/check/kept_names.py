"""Names of figures that the public is not told of → out of what findings tell it.

A figure's name says what is counted (`contingency`, `complaints`). Who may see it, the series' schema says; all of a
series that is not public is the office's own. A name typed wrong is kept likewise, where it was taken for such a one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from congvan.model.archive import RawFile
from congvan.model.finding import Finding
from congvan.model.identity import SERIES
from congvan.model.source import Tree
from congvan.model.terms import Audience
from congvan.model.text import Phrase, Quote, Several, Text, Value

_FOLDERS = 2  # before a series' id in the path of a letter or of the series' own file


def conceal_names(findings: Iterable[Finding], series: Iterable[RawFile]) -> list[Finding]:
    """Quote for the internal audience alone what names an internal figure, and what stands beside it."""
    names = {x.id: pattern for x in series if (pattern := _pattern(x.tree))}
    return [_concealed(x, names.get(_series_of(x.place.path))) for x in findings] if names else list(findings)


def _series_of(path: str) -> str:
    parts = path.split("/")
    if len(parts) <= _FOLDERS:
        return ""
    return parts[_FOLDERS].removesuffix(".yml") if parts[1] == SERIES else parts[_FOLDERS]


def _pattern(tree: Mapping[str, Tree]) -> re.Pattern[str] | None:
    """What matches the names that only internal figures of a series have; None if there are none."""
    public = tree.get("visibility") == Audience.PUBLIC.value
    found = set(_names(tree.get("data"), Audience.PUBLIC if public else Audience.INTERNAL))
    told = {name for name, whose in found if whose is Audience.PUBLIC}
    kept = sorted({name for name, whose in found if whose is Audience.INTERNAL and name not in told})
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, kept))})(?![\w-])") if kept else None


def _names(schema: Tree, whose: Audience) -> Iterator[tuple[str, Audience]]:
    """Each name in a schema at every depth, with whom it is for; what is no mapping has none."""
    declared = schema.get("properties") if isinstance(schema, dict) else None
    for name, inner in declared.items() if isinstance(declared, dict) else ():
        said = inner.get("visibility") if isinstance(inner, dict) else None
        seen_by = whose if said in (None, Audience.PUBLIC.value) else Audience.INTERNAL
        yield name, seen_by
        yield from _names(inner, seen_by)
        if isinstance(inner, dict):
            yield from _names(inner.get("items"), seen_by)


def _concealed(finding: Finding, names: re.Pattern[str] | None) -> Finding:
    if names is None or not (names.search(finding.field) or any(_holds(x, names) for x in finding.values.values())):
        return finding
    values = MappingProxyType({name: _kept(x) for name, x in finding.values.items()})
    return replace(finding, field="", values=values)


def _holds(value: Value, names: re.Pattern[str]) -> bool:
    match value:
        case Phrase(_, inner):
            return any(_holds(x, names) for x in inner.values())
        case Several(inner, _):
            return any(_holds(x, names) for x in inner)
        case Quote(words, whose):
            return whose is Audience.PUBLIC and bool(names.search(words))
        case Text():
            return False
    return bool(names.search(value))


def _kept(value: Value) -> Value:
    match value:
        case Phrase(text, inner):
            return Phrase(text, {name: _kept(x) for name, x in inner.items()})
        case Several(inner, joint):
            return Several(tuple(map(_kept, inner)), joint)
        case Quote(words, _) | (str() as words):
            return Quote(words, Audience.INTERNAL)
    return value
