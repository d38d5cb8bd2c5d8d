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
    fixity,
    language,
    layout,
    links,
    making,
    paper,
    people,
    proof,
    recipients,
    register,
    signatures,
)

_SUBJECTS = (
    files,
    envelope,
    register,
    figures,
    dates,
    body,
    links,
    paper,
    attachments,
    signatures,
    people,
    recipients,
    language,
    citations,
    making,
    fixity,
    edition,
    layout,
    proof,
)

# Codes that were withdrawn. Old waivers, logs and letters speak of them, so none is used for anything else.
RETIRED: frozenset[str] = frozenset()
ALL: tuple[Rule, ...] = tuple(
    sorted((x for subject in _SUBJECTS for x in vars(subject).values() if isinstance(x, Rule)), key=lambda x: x.code)
)
