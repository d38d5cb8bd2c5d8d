"""A file's name that is no period → how to name it: `2026-4`, `thang-4`, `quy-2-2026` mean one period each."""

import re

from congvan.model.text import Phrase, Text
from congvan.vietnamese.fold import fold

_GAP = r"[\W_]*"
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)", re.ASCII)
_COMPACT = re.compile(r"([12]\d{3})(0[1-9]|1[0-2])", re.ASCII)
_LONGEST = 60  # characters; a longer name means nothing in particular
# What the name says beside its year, folded → the rest of the period's own name; the first that fits counts.
_PARTS = tuple(
    (re.compile(pattern, re.ASCII), made)
    for pattern, made in (
        (rf"(?:q|quy){_GAP}0?([1-4])(?!\d)", "Q{0}"),
        (rf"quy{_GAP}(iv|i{{1,3}})(?![a-z])", "Q{0}"),
        (r"(?<![a-z])h0?([12])(?!\d)", "H{0}"),
        (rf"(?<!\d)6{_GAP}thang{_GAP}cuoi", "H2"),
        (rf"(?<!\d)6{_GAP}thang", "H1"),
        (rf"(?<!\d)9{_GAP}(?:thang|m(?![a-z]))", "9M"),
        (rf"(?<![a-z])(?:thang|th|t|m){_GAP}0?(1[0-2]|[1-9])(?!\d)", "{0:>02}"),
        (rf"^{_GAP}0?(1[0-2]|[1-9]){_GAP}$", "{0:>02}"),
        (rf"^{_GAP}(?:nam)?{_GAP}$", ""),
    )
)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_RENAME = Text("Rename the file: {name}.md")
_WITH_YEAR = Text("The name has the year too, such as: {name}.md")
_FORMS = Text("Name the file like one of: 2026-04.md, 2026-Q2.md, 2026-H1.md, 2026-9M.md, 2026.md")
_SOME_YEAR = "2026"


def renamed(stem: str) -> Phrase:
    """Say how a letter's file should be named whose name without its ending is `stem`."""
    if len(stem) > _LONGEST:
        return _FORMS.of()
    if compact := _COMPACT.fullmatch(stem):
        return _RENAME.of(name=f"{compact[1]}-{compact[2]}")
    folded = fold(stem)
    year = _YEAR.search(folded)
    part = _part(_YEAR.sub(" ", folded, count=1))
    if part is None or (not year and not part):
        return _FORMS.of()
    if not year:
        return _WITH_YEAR.of(name=f"{_SOME_YEAR}-{part}")
    return _RENAME.of(name=f"{year[0]}-{part}" if part else year[0])


def _part(rest: str) -> str | None:
    """The part of the year that a name means; empty for the whole year, None if nothing can be told."""
    for pattern, made in _PARTS:
        if found := pattern.search(rest):
            return made.format(*(_ROMAN.get(x, x) for x in found.groups()))
    return None
