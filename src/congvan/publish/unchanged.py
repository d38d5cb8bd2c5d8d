"""The last edition and the next one's view enter; the issued letters that changed without a word leave, as findings.

For archives whose history nobody keeps: what was published last is all that can be compared with.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from congvan.model import address
from congvan.model.content import changed_fields
from congvan.model.declared import Told, entry, is_declared, taken_back
from congvan.model.finding import Finding, Place
from congvan.model.rules.fixity import UNDECLARED_CHANGE
from congvan.model.text import Several, Text
from congvan.model.view import EditionView, LetterView

_SINCE = Text("the edition before this one was built")
_MENDING = frozenset({"corrected-by", "replaced-by"})


def check_unchanged(edition: EditionView, last: Path) -> Iterator[Finding]:
    """Compare issued letters with the edition in the folder `last`, if there is one that tells what they said."""
    for view in edition.letters:
        before = _told(last / address.letter_json(view.id)) if view.content else None
        fields = _undeclared(view, before) if before else ()
        if fields:
            yield UNDECLARED_CHANGE.at(Place(view.id.source), fields=Several(fields), since=_SINCE)


def _told(file: Path) -> Mapping[str, Any] | None:
    """What the last edition tells of a letter; None where it tells nothing that can be compared."""
    try:
        told = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return None
    content = told.get("content") if isinstance(told, dict) else None
    return told if isinstance(content, dict) and content else None


def _undeclared(view: LetterView, before: Mapping[str, Any]) -> tuple[str, ...]:
    """Name the fields that changed without a word, and those that take a word back."""
    then = Told(str(before.get("status")), tuple(_entries(before)))
    now = Told(view.status.value, tuple(entry(x.date.isoformat(), x.note, major=x.major) for x in view.changes))
    tied = {x.get("letter") for x in before.get("relations", ()) if isinstance(x, dict)}
    mended = any(x.kind in _MENDING and x.changes and str(x.letter) not in tied for x in view.relations)
    back = taken_back(then, now)
    if is_declared(then, now, mended=mended):
        return back
    return tuple(sorted({*back, *changed_fields(before["content"], dict(view.content))}))


def _entries(before: Mapping[str, Any]) -> Iterator[str]:
    for x in before.get("changes", ()):
        if isinstance(x, dict):
            yield entry(str(x.get("date")), str(x.get("note")), major=x.get("major") is True)
