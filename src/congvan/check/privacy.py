"""Personal data where the public would read it: what belongs to the contact person, typed instead of filled in.

Source: Law 91/2025/QH15. No finding repeats what it found.
"""

import re
from collections.abc import Iterator

from congvan.check.sheet import Sheet
from congvan.model.finding import Finding
from congvan.model.rules import people as rules
from congvan.model.terms import Audience

_LEAST_WORDS = 2  # a name of one word is a word like others
_LEAST_DIGITS = 6  # shorter numbers are the state's own: 113, 1022


def check_privacy(sheet: Sheet) -> Iterator[Finding]:
    """Check one letter's public passages; an internal letter has none."""
    for name, pattern in _patterns(sheet):
        for found in pattern.finditer(sheet.body.text):
            if sheet.body.audience(found.start(), found.end()) is Audience.PUBLIC:
                yield rules.CONTACT_TYPED.at(sheet.body.place(found.start()), f"contact.{name}", name=name)


def _patterns(sheet: Sheet) -> Iterator[tuple[str, re.Pattern[str]]]:
    contact = sheet.front.contact if sheet.front else None
    signer = sheet.front.signer if sheet.front else None
    if contact is None:
        return
    words = (contact.name or "").split()
    if len(words) >= _LEAST_WORDS and not (signer and signer.name == contact.name):
        yield "name", _whole(r"\s+".join(map(re.escape, words)))
    digits = re.sub(r"\D", "", contact.phone or "")
    if len(digits) >= _LEAST_DIGITS:
        yield "phone", _whole(r"[ .\u00a0-]?".join(digits))
    if contact.email:
        yield "email", _whole(re.escape(contact.email))


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE)
