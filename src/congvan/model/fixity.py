"""What became of an issued letter → a finding, with what can be done about it: CV550 and CV559.

Held against git by `check.past`, against the last edition by `publish.issued`.
"""

from collections.abc import Iterable

from congvan.model.content import ATTACHMENTS
from congvan.model.finding import Finding, Place
from congvan.model.identity import REPORTS, LetterId
from congvan.model.rules.fixity import DELETED_LETTER, UNDECLARED_CHANGE
from congvan.model.text import Several, Text, Value

# What can be done about a change, beside putting back what was issued.
_DECLARE = Text("or say what was changed: changes: [{{date: 2026-05-02, note: what was changed and why}}]")
_CORRECT = Text("it is signed: what is wrong in it, another letter corrects or replaces (corrects:, replaces:)")
_WITHDRAW = Text(
    "if the letter shall not stand, write: status: withdrawn, withdrawn: {{date: 2026-05-02, reason: why}}"
)
_SIGN_ANEW = Text("or say why it was signed anew, or not: changes: [{{date: 2026-05-02, note: why}}]")
# What was taken away.
_FILE_GONE = Text("its file is gone")
_DRAFT_AGAIN = Text("it is a draft again")
_COPY_GONE = Text("its signed copy, the authentic one, is gone")
_COPY = Text("the signed copy")


def change_finding(place: Place, fields: Iterable[str], since: Value, *, is_signed: bool) -> Finding:
    """Tell which fields of an issued letter changed, and that nothing says so."""
    otherwise = _CORRECT if is_signed else _DECLARE
    return UNDECLARED_CHANGE.at(place, fields=Several(tuple(fields)), since=since, otherwise=otherwise)


def exchange_finding(who: LetterId, name: str, since: Value) -> Finding:
    """Tell at an attachment that it is another one; its name stands nowhere else in what is found."""
    place = Place(f"{REPORTS}/{who}/{name}")
    return UNDECLARED_CHANGE.at(place, fields=Several((ATTACHMENTS,)), since=since, otherwise=_DECLARE)


def loss_finding(place: Place, *, is_draft: bool) -> Finding:
    """Tell of an issued letter whose file is gone, or a draft again."""
    return DELETED_LETTER.at(place, what=_DRAFT_AGAIN if is_draft else _FILE_GONE, otherwise=_WITHDRAW)


def copy_finding(who: LetterId, since: Value, *, is_there: bool) -> Finding:
    """Tell at a letter's signed copy that it is another one, or is gone."""
    place = Place(f"{REPORTS}/{who}.signed.pdf")
    if not is_there:
        return DELETED_LETTER.at(place, what=_COPY_GONE, otherwise=_SIGN_ANEW)
    return UNDECLARED_CHANGE.at(place, fields=Several((_COPY,)), since=since, otherwise=_SIGN_ANEW)
