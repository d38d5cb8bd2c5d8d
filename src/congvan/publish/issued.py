"""The last edition and the next one enter; issued letters that changed, or are gone, without a word leave, as findings.

For archives whose history nobody keeps: what was published last is all that can be compared with.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from congvan.model import address
from congvan.model.content import ATTACHMENTS, changed_fields
from congvan.model.declared import Told, entry, is_declared, taken_back
from congvan.model.finding import Finding, Place
from congvan.model.identity import REPORTS, LetterId
from congvan.model.rules.fixity import DELETED_LETTER, UNDECLARED_CHANGE
from congvan.model.terms import Audience, Status
from congvan.model.text import Several, Text
from congvan.model.view import EditionView, LetterView

_SINCE = Text("the edition before this one was built")
_MENDING = frozenset({"corrected-by", "replaced-by"})

# Whether a public attachment of the last edition and one of the next are copies of one file; None if nobody can tell.
SameCopy = Callable[[Path, Path], bool | None]
_Json = Mapping[str, Any]


def check_issued(edition: EditionView, last: Path, folder: Path, same: SameCopy) -> Iterator[Finding]:
    """Compare issued letters with the edition in the folder `last`, if there is one that tells what they said.

    `folder` holds the next edition as it was written: its attachments are compared with those of the last.
    """
    for view in edition.letters:
        before = _told(last / address.letter_json(view.id)) if view.content else None
        if before is None:
            continue
        fields, is_told = _undeclared(view, before)
        if fields:
            yield UNDECLARED_CHANGE.at(Place(view.id.source), fields=Several(fields), since=_SINCE)
        if not is_told:
            alike = None if edition.audience is Audience.INTERNAL else same
            for name in _exchanged(view, before, (last, folder), alike):
                place = Place(f"{REPORTS}/{view.id}/{name}")
                yield UNDECLARED_CHANGE.at(place, fields=Several((ATTACHMENTS,)), since=_SINCE)


def check_present(edition: EditionView, last: Path, stands: Callable[[LetterId], bool]) -> Iterator[Finding]:
    """Tell which letters of the edition in the folder `last` are gone; `stands`: whether the archive has a letter.

    One that the next edition has under another name was moved.
    """
    known = _read(last / address.LETTERS_JSON)
    if known.get("audience") != edition.audience.value:
        return
    gone = [who for x in _list(known, "letters") if (who := _issued(x)) and not stands(who)]
    there = {frozenset(x.content) for x in edition.letters} if gone else set()
    for who in gone:
        before = _told(last / address.letter_json(who))
        if before is not None and frozenset(before["content"].items()) not in there:
            yield DELETED_LETTER.at(Place(who.source))


def _issued(told: _Json) -> LetterId | None:
    """The letter that an entry of the list tells of, if it was issued."""
    if told.get("status") in (None, Status.DRAFT.value):
        return None
    try:
        return LetterId.parse(str(told.get("id")))
    except ValueError:
        return None


def _told(file: Path) -> _Json | None:
    """What the last edition tells of a letter; None where it tells nothing that can be compared."""
    told = _read(file)
    content = told.get("content")
    known = isinstance(content, dict) and content and all(isinstance(x, str) for x in content.values())
    return told if known else None


def _read(file: Path) -> _Json:
    """What a file of an edition tells; nothing if it is not ours."""
    try:
        told = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def _list(told: _Json, name: str) -> Sequence[_Json]:
    found = told.get(name)
    return [x for x in found if isinstance(x, dict)] if isinstance(found, list) else []


def _undeclared(view: LetterView, before: _Json) -> tuple[tuple[str, ...], bool]:
    """Name the fields that changed without a word, and those that take a word back; and whether there is a word."""
    then = Told(str(before.get("status")), tuple(_entries(before)))
    now = Told(view.status.value, tuple(entry(x.date.isoformat(), x.note, major=x.major) for x in view.changes))
    tied = {x.get("letter") for x in _list(before, "relations")}
    mended = any(x.kind in _MENDING and x.changes and str(x.letter) not in tied for x in view.relations)
    back = taken_back(then, now)
    if is_declared(then, now, mended=mended):
        return back, True
    return tuple(sorted({*back, *changed_fields(before["content"], dict(view.content))})), False


def _exchanged(view: LetterView, before: _Json, folders: tuple[Path, Path], same: SameCopy | None) -> Iterator[str]:
    """Name the attachments that are none of what was published; without `same` their bytes are the archive's own."""
    then = _hashes(before)
    now = _hashes(_read(folders[1] / address.letter_json(view.id))) if then else {}
    for file in view.attachments:
        where = address.attachment(view.id, file.file)
        if where in then and where in now and then[where] != now[where]:
            old, new = (x / where for x in folders)
            if same is None or same(old, new) is False:
                yield file.file


def _hashes(told: _Json) -> dict[str, str]:
    """The attachments of a letter by address, with their SHA-256."""
    return {str(x.get("url")): str(x["sha256"]) for x in _list(told, ATTACHMENTS) if x.get("sha256")}


def _entries(before: _Json) -> Iterator[str]:
    for x in _list(before, "changes"):
        yield entry(str(x.get("date")), str(x.get("note")), major=x.get("major") is True)
