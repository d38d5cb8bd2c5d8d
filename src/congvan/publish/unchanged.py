"""The last edition and the next one's view enter; the issued letters that changed without a word leave, as findings.

For archives whose history nobody keeps: what was published last is all that can be compared with.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from congvan.model import address
from congvan.model.content import changed_fields
from congvan.model.finding import Finding, Place
from congvan.model.rules.fixity import UNDECLARED_CHANGE
from congvan.model.terms import Status
from congvan.model.text import Several, Text
from congvan.model.view import EditionView, LetterView

_SINCE = Text("the edition before this one was built")
_FATES = frozenset({Status.REPLACED, Status.WITHDRAWN})
_MENDING = frozenset({"corrected-by", "replaced-by"})


def check_unchanged(edition: EditionView, last: Path) -> Iterator[Finding]:
    """Compare issued letters with the edition in the folder `last`, if there is one that tells what they said."""
    for view in edition.letters:
        before = _told(last / address.letter_json(view.id)) if view.content else None
        if before and not _is_declared(view, before):
            fields = changed_fields(before["content"], dict(view.content))
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


def _is_declared(view: LetterView, before: Mapping[str, Any]) -> bool:
    """Whether something tells readers of a letter that it is not as it was."""
    known = [(x.get("date"), x.get("note")) for x in before.get("changes", ()) if isinstance(x, dict)]
    if any((x.date.isoformat(), x.note) not in known for x in view.changes):
        return True
    if view.status in _FATES and view.status.value != before.get("status"):
        return True
    tied = {x.get("letter") for x in before.get("relations", ()) if isinstance(x, dict)}
    return any(x.kind in _MENDING and x.changes and str(x.letter) not in tied for x in view.relations)
