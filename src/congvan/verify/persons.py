"""Texts that people see enter; the personal data in them leaves, by its form alone: no source need be known.

The same eyes as the check of the sources has (`vietnamese.personal`), on what a reader of the edition gets.
"""

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

from congvan.model import address
from congvan.model.finding import Finding, Place
from congvan.model.rules.edition import LIKE_PERSONAL, PERSONAL
from congvan.model.text import Text
from congvan.model.withheld import Persons
from congvan.vietnamese.personal import Hit, Kind, in_address, personal, phones, plain

Found: TypeAlias = tuple[str, str]  # kind, and the key by which the value is compared

_WORDS = {
    Kind.PHONE: Text("a telephone number"),
    Kind.EMAIL: Text("an e-mail address"),
    Kind.IDENTITY: Text("an identity number"),
    Kind.LIKE_IDENTITY: Text("twelve digits in the form of an identity number"),
    Kind.ACCOUNT: Text("a bank account number"),
}
_DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
# Identifiers and dates as programs write them, which run into digits beside them.
_CODES = re.compile(
    r"\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b"
    r"|(?<![-.\w])(?:19|20)\d\d-[01]\d(?:-[0-3]\d)?(?![-\d])",
    re.IGNORECASE,
)
_SPACES = "\u00a0\u2007\u202f\r\t"


def persons_in(texts: Iterable[str]) -> Iterator[Found]:
    """Yield each value once."""
    yield from dict.fromkeys((str(hit.kind), hit.key) for hit, _ in _hits(texts))


def typed_in(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each value once: its key, and how it is typed."""
    yield from {hit.key: typed for hit, typed in _hits(texts)}.items()


def _hits(texts: Iterable[str]) -> Iterator[tuple[Hit, str]]:
    for text in texts:
        plain = text.replace("\0", "\n\n")
        for space in _SPACES:
            plain = plain.replace(space, " ")
        if not any(True for _ in personal(plain)):
            continue
        plain = _CODES.sub(";", plain)  # only now: it takes as long as all the rest
        yield from ((hit, plain[hit.start : hit.end]) for hit in personal(plain) if not in_address(plain, hit))


def offices_own(edition: Path) -> frozenset[str]:
    """Give the keys of the contact data that an edition's pages of agencies state as the offices' own.

    For want of sources: whoever has these asks them instead.
    """
    own: set[str] = set()
    for page in sorted((edition / address.AGENCIES).glob("*/index.html")):
        for stated in _DATA.findall(page.read_text("utf-8", "replace")):
            with suppress(ValueError, AttributeError):
                office = json.loads(stated)
                if office.get("@type") == "GovernmentOrganization":
                    own |= {*phones(str(office.get("telephone", ""))), plain(str(office.get("email", "")))}
    return frozenset(own - {""})


def person_findings(place: Place, kinds: Iterable[str], persons: Persons) -> Iterator[Finding]:
    """Yield a finding for each kind of personal data that stands in a file and may not."""
    for kind in sorted(map(Kind, kinds)):
        sure = persons.is_reviewed and kind is not Kind.LIKE_IDENTITY
        yield (PERSONAL if sure else LIKE_PERSONAL).at(place, what=_WORDS[kind])
