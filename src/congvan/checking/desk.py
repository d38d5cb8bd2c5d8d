"""A letter's file enters; what it yields for itself leaves, with the key that it is kept by.

The key is a hash of all that the examination depends on: the letter, its attachments and signed copy, the files of its
agency and series, what they lend to all letters, and our own code.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from json import dumps

from congvan.check.archive import Offices
from congvan.check.facts import Facts
from congvan.check.letter import examine
from congvan.check.sheet import House
from congvan.checking.copies import Issue, Judged, judged
from congvan.model.agency import Agency
from congvan.model.finding import Finding
from congvan.model.identity import AGENCIES, SERIES
from congvan.model.letter import RawLetter
from congvan.model.series import Series
from congvan.model.source import as_mapping
from congvan.model.trust import Trust
from congvan.read.archive import LetterFile, Listing, SignedFile
from congvan.read.blobs import ids_of
from congvan.store.cache import key_of
from congvan.store.code import fingerprint
from congvan.store.examined import Kept

_DUTIES_AT_ONCE = 16  # whose letters are gone through in turns: one, and those of other processes
_NO_KEY = ""  # of what is not kept: a file that could not be read today may be readable tomorrow


@dataclass(frozen=True, slots=True)
class Desk:
    """What all letters of an archive are examined with.

    `digests` are those of the files of agencies and series, by folder and id; `code` that of our own code and `house`.
    """

    agencies: Mapping[str, Agency]
    series: Mapping[str, Series]
    house: House
    digests: Mapping[tuple[str, str], str]
    code: str
    trust: Trust

    def key(self, file: LetterFile, data: bytes) -> str:
        """Give the hash of all that `examine` depends on."""
        agency, series = file.id.agency, file.id.series
        offices = self.digests.get((AGENCIES, agency), ""), self.digests.get((SERIES, series), "")
        duty = _key_of_duty(self.code, *offices, agency, series)
        return key_of(duty, file.name, _attached(file), self._signed(file), data)

    def examine(self, file: LetterFile) -> Kept:
        """Examine one letter for itself."""
        data = file.read()
        if isinstance(data, Finding):
            return Kept(_NO_KEY, None, (data,))
        key = self.key(file, data)
        raw, found = file.parse(data)
        if raw is None:
            return Kept(key, None, tuple(found))
        agency, series = self.agencies.get(file.id.agency), self.series.get(file.id.series)
        examined = examine(raw, agency, series, self.house)
        copy = judged(file.signed, _issue(raw, agency, examined.facts), self.trust) if file.signed else Judged()
        everything = (*found, *examined.findings, *copy.findings)
        if not copy.is_known:
            return Kept(_NO_KEY, None, everything)
        return Kept(key, _with_copy(examined.facts, file.signed), everything, copy.signatures, copy.sha256)

    def _signed(self, file: LetterFile) -> str:
        """What is known of a letter's signed copy without reading it, and who is trusted; empty if it has none."""
        copy = file.signed
        return dumps([copy.size, copy.stamp, self.trust.fingerprint]) if copy else ""


def _with_copy(facts: Facts, copy: SignedFile | None) -> Facts:
    """The facts of a letter with the ids that git may know its signed copy by."""
    return replace(facts, copy=ids_of(copy.path)) if copy else facts


def _issue(raw: RawLetter, agency: Agency | None, facts: Facts) -> Issue:
    """What a letter's signatures must agree with; its front matter may be unsound."""
    signer = as_mapping(raw.front.get("signer")).get("name")
    offices = (agency.file.name, agency.file.short) if agency else ()
    return Issue(raw.front.get("status"), str(signer or ""), offices, facts.date)


@lru_cache(_DUTIES_AT_ONCE)
def _key_of_duty(*parts: str) -> str:
    return key_of(*parts)


def _attached(file: LetterFile) -> str:
    """What is known of a letter's attachments without reading them; empty if it has none."""
    files = [(x.name, x.size, stamp) for x, stamp in zip(file.files, file.stamps, strict=True)] if file.files else []
    return dumps(files) if files else ""


def desk_of(listing: Listing, offices: Offices, trust: Trust) -> Desk:
    """Lay out what the letters of this archive are examined with."""
    lent = asdict(offices.house) | {"fonts": offices.fonts.fingerprint}  # wherever they lie
    house = dumps(lent, ensure_ascii=False, sort_keys=True, default=sorted)
    digests = {(AGENCIES, x.id): x.digest for x in listing.agencies}
    digests |= {(SERIES, x.id): x.digest for x in listing.series}
    return Desk(offices.agencies, offices.series, offices.house, digests, key_of(fingerprint(), house), trust)
