"""Personal data where the public would read it: what belongs to the contact person, typed instead of filled in.

Source: Law 91/2025/QH15. No finding repeats what it found.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from congvan.check.body import locator, prose
from congvan.model import rules
from congvan.model.finding import Finding
from congvan.model.letter import Letter
from congvan.model.terms import Audience

_LEAST_WORDS = 2  # a name of one word is a word like others
_LEAST_DIGITS = 6  # shorter numbers are the state's own: 113, 1022


def check_privacy(letter: Letter) -> Iterator[Finding]:
    """Check one letter's public passages; an internal letter has none."""
    if letter.visibility is Audience.INTERNAL:
        return
    public = replace(letter, body=tuple(x for x in letter.body if x.audience is Audience.PUBLIC))
    for name, pattern in _patterns(letter):
        for place, text in prose(public):
            at = locator(place, text)
            for found in pattern.finditer(text):
                yield rules.CONTACT_TYPED.at(at(found.start()), f"contact.{name}", name=name)


def _patterns(letter: Letter) -> Iterator[tuple[str, re.Pattern[str]]]:
    contact, signer = letter.front.contact, letter.front.signer
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
