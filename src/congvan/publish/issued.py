"""The last edition and the next one enter; issued letters that changed, or are gone, without a word leave, as findings.

For archives whose history nobody keeps: what was published last is all that can be compared with.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from congvan.model import address
from congvan.model.content import ATTACHMENTS, changed_fields
from congvan.model.declared import Told, entry, has_more, is_declared, taken_back
from congvan.model.finding import Finding, Place
from congvan.model.fixity import change_finding, copy_finding, exchange_finding, loss_finding
from congvan.model.identity import LetterId
from congvan.model.terms import Audience, Status
from congvan.model.text import Text
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
            yield change_finding(Place(view.id.source), fields, _SINCE, is_signed=view.signed is not None)
        yield from _copy(view, before, folder)
        if not is_told:
            alike = None if edition.audience is Audience.INTERNAL else same
            for name in _exchanged(view, before, (last, folder), alike):
                yield exchange_finding(view.id, name, _SINCE)


def _copy(view: LetterView, before: _Json, folder: Path) -> Iterator[Finding]:
    """Tell of a signed copy that is gone or another one, unless it has signatures more or the letter other words."""
    copy, file = before.get("signed"), folder / address.letter_signed_pdf(view.id)
    if not isinstance(copy, dict) or _is_reworded(view, before):
        return
    size, digest = copy.get("bytes"), copy.get("sha256")
    if not file.is_file():
        yield copy_finding(view.id, _SINCE, is_there=False)
    elif isinstance(size, int) and size >= 0 and sha256(file.read_bytes()[:size]).hexdigest() != digest:
        yield copy_finding(view.id, _SINCE, is_there=True)


def check_present(
    edition: EditionView, last: Path, status_of: Callable[[LetterId], Status | None]
) -> Iterator[Finding]:
    """Tell which issued letters of the edition in the folder `last` are gone, or drafts again.

    `status_of` tells how a letter stands in the archive, whoever may see it; None if it is not there. One that the next
    edition has under another name was moved.
    """
    known = _read(last / address.LETTERS_JSON)
    if known.get("audience") != edition.audience.value:
        return
    issued = [(x, status_of(x)) for told in _list(known, "letters") if (x := _issued(told))]
    gone = [(x, status) for x, status in issued if status in (None, Status.DRAFT)]
    there = {frozenset(x.content) for x in edition.letters if x.content} if gone else set()
    for who, status in gone:
        before = _told(last / address.letter_json(who))
        if before is not None and frozenset(before["content"].items()) not in there:
            yield loss_finding(Place(who.source), is_draft=status is not None)


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
    then, now = _both(view, before)
    tied = {x.get("letter") for x in _list(before, "relations")}
    mended = any(x.kind in _MENDING and x.changes and str(x.letter) not in tied for x in view.relations)
    back = taken_back(then, now)
    if is_declared(then, now, mended=mended):
        return back, True
    return tuple(sorted({*back, *changed_fields(before["content"], dict(view.content))})), False


def _both(view: LetterView, before: _Json) -> tuple[Told, Told]:
    """What the letter told of its changes, and what it tells."""
    entries = tuple(entry(x.date.isoformat(), x.note, major=x.major) for x in view.changes)
    return Told(str(before.get("status")), tuple(_entries(before))), Told(view.status.value, entries)


def _is_reworded(view: LetterView, before: _Json) -> bool:
    """Whether it says something else, or tells of one change more: its signed copy is of what it said before."""
    return before["content"] != dict(view.content) or has_more(*_both(view, before))


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
