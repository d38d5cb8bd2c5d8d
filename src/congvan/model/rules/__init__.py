"""The one table of everything that Congvan can find wrong, a file a subject; the hundreds of a code tell the subject.

A rule's code is stable for ever; `docs/findings.md` is made from this table.
"""

from congvan.model.finding import Rule
from congvan.model.rules import (
    attachments,
    body,
    citations,
    dates,
    edition,
    envelope,
    figures,
    files,
    language,
    links,
    making,
    people,
    register,
)

_SUBJECTS = (
    files,
    envelope,
    register,
    figures,
    dates,
    body,
    links,
    attachments,
    people,
    language,
    citations,
    making,
    edition,
)

ALL: tuple[Rule, ...] = tuple(
    sorted((x for subject in _SUBJECTS for x in vars(subject).values() if isinstance(x, Rule)), key=lambda x: x.code)
)
