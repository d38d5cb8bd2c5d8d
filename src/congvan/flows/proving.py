"""One PDF enters; findings leave that say what it is: published or not, which version, whose signature it bears.

Offline, from what is at hand: the checksum lists of built editions, what the archive makes of its sources today, and
what it made of them before (git). What the file says of itself only tells which letter to compare it with.
"""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta, timezone
from hashlib import sha256
from pathlib import Path

from congvan.checking import Checked, read_and_check
from congvan.errors import CongvanError, MachineError, reason_of
from congvan.model import address
from congvan.model.finding import Finding, Place, Rule, in_order
from congvan.model.identity import LetterId
from congvan.model.rules import proof as rules
from congvan.model.signature import Signature, Verdict
from congvan.model.terms import Audience, Status
from congvan.model.text import Phrase, Quote, Several, Text, Value
from congvan.model.view import LetterView
from congvan.project import project
from congvan.publish.assembly import letter_pdf
from congvan.publish.mkdocs_site import PrintSettings, print_settings
from congvan.read.past import past_of
from congvan.render.data.entry import letter_entry
from congvan.signing.likeness import Likeness, likeness
from congvan.signing.trust import Trust, read_trust
from congvan.signing.validate import NoPdfError, signatures_of
from congvan.store.cache import Cache
from congvan.verify.apart import Apart, BeyondReadingError
from congvan.verify.published import Entry, Published, claimed_letter, letter_of, published_at
from congvan.vietnamese.dates import short_date

TRUST = "_trust"  # below reports/: the roots behind signatures

_EDITIONS = {
    Audience.PUBLIC: Text("in the public edition {place}"),
    Audience.INTERNAL: Text("in the internal edition {place}"),
    None: Text("in the edition that {place} lists"),
}
_MADE = {
    Audience.PUBLIC: Text("as the archive makes it of its sources now, for the public edition"),
    Audience.INTERNAL: Text("as the archive makes it of its sources now, for the internal edition"),
}
_SOURCES = Text("the archive's sources")
_BEFORE = Text("before it was replaced or withdrawn")
_AT = Text("in the archive of {day}")
_WORDS_DIFFER = Text("its content differs")
_BROKEN = Text("broken PDF")
_NOBODY_VOUCHES = Text("a signature was added to it that does not hold or cannot be judged here")
_WRITTEN_ANEW = Text("it has the same words and looks, but the file was written anew by another program")
_REPLACED = Text("was replaced by number {symbol} of {date}")
_WITHDRAWN = Text("was withdrawn on {date}")
_CORRECTED = Text("was corrected by number {symbol} of {date}")
_BECAME: Mapping[str, Text] = {"replaced": Text("was replaced"), "withdrawn": Text("was withdrawn")}
_TIES: Mapping[str, Text] = {"replaced-by": _REPLACED, "corrected-by": _CORRECTED}
_TIME_PROVEN, _TIME_SAID = Text("{time}, as a time stamp proves"), Text("{time}, as the signer says")
_NO_TIME, _NOBODY, _OF_OFFICE = Text("at a time that is not said"), Text("an unknown signer"), Text("{name} ({office})")
_VERDICTS: Mapping[Verdict, Text] = {
    Verdict.BROKEN: Text("the file was changed after it was signed"),
    Verdict.FOREIGN: Text("no authority that the archive trusts stands behind the certificate"),
    Verdict.CHANGED: Text("something was added afterwards that the signature does not allow"),
    Verdict.UNFIT: Text("its certificate is not for signing documents"),
    Verdict.EXPIRED: Text("the certificate was not valid at the time of signing"),
    Verdict.REVOKED: Text("the certificate was revoked"),
    Verdict.WEAK: Text("it was made by a method that can be forged today"),
    Verdict.UNREADABLE: Text("it cannot be read"),
}
_HERE = timezone(timedelta(hours=7))  # Việt Nam has one time, as the letter's page tells it
_LONGEST_NAME = 120  # characters of a name in a certificate, which anybody may have written


@dataclass(frozen=True, slots=True)
class Sources:
    """An archive at hand: its `mkdocs.yml`, its letters, where finished work is kept, and the day it speaks of."""

    config_file: Path
    reports: Path
    cache: Path
    as_of: date | None = None


def prove(path: Path, sources: Sources | None, sites: Sequence[Path]) -> list[Finding]:
    """Say what a PDF is.

    Args:
        path: the file; it need not lie in the archive.
        sources: the archive, if there is one at hand.
        sites: editions, folders of editions or checksum lists to look the file up in.

    Raises:
        ArchiveError: a site is no edition, or the archive cannot be used.
        MachineError: a file cannot be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise MachineError(Text("Cannot read {path}: {reason}."), path=path, reason=reason_of(error)) from error
    trust = read_trust(sources.reports / TRUST) if sources else Trust()
    lists = [x for site in sites for x in published_at(site)]
    place = Place(path.name)
    with Apart() as apart:
        try:
            signatures = apart.ask(signatures_of, data, trust)
            question = _Question(data, signatures, tuple(lists), sources, apart)
            return in_order(x.at_place(place) for x in (*_answer(question), *_signers(signatures, trust)))
        except NoPdfError:
            return [rules.UNREADABLE_FILE.at(place, reason=_BROKEN)]
        except BeyondReadingError as error:
            return [rules.UNREADABLE_FILE.at(place, reason=error.reason)]


@dataclass(frozen=True, slots=True)
class _Said:
    """A finding before it has its place."""

    rule: Rule
    values: Mapping[str, Value]

    def at_place(self, place: Place) -> Finding:
        return self.rule.at(place, **self.values)


def _say(rule: Rule, **values: Value) -> _Said:
    return _Said(rule, values)


@dataclass(frozen=True, slots=True)
class _Question:
    """The file, who signed it, all that it may be compared with, and the process that reads it."""

    data: bytes
    signatures: tuple[Signature, ...]
    lists: tuple[Published, ...]
    sources: Sources | None
    apart: Apart

    @property
    def is_vouched(self) -> bool:
        """Whether every signature on it is known to be valid."""
        return all(x.verdict is Verdict.VALID for x in self.signatures)

    @property
    def searched(self) -> Value:
        """Where it was looked for."""
        places: list[Value] = [_where(x) for x in self.lists]
        return Several((*places, *([_SOURCES] if self.sources else ())), "; ")


def _answer(question: _Question) -> Iterator[_Said]:
    """Say what the file is: looked up by its checksum, else compared with the letter that it claims to be."""
    if not question.lists and not question.sources:
        yield _say(rules.NOTHING_TO_COMPARE)
        return
    digest = sha256(question.data).hexdigest()
    hits = [(each, name) for each in question.lists for name in each.files.get(digest, ())]
    if hits:
        yield from _looked_up(*hits[0])
        return
    archive = _Archive.of(question.sources) if question.sources else None
    known = {name: x for each in reversed(question.lists) for name, x in each.letters().items()}
    known |= archive.entries if archive else {}
    who = question.apart.ask(claimed_letter, question.data, tuple(known))
    if who is None:
        yield _say(rules.UNKNOWN_FILE, where=question.searched)
        return
    yield from _compared(question, who, known[str(who)], archive)


def _looked_up(published: Published, name: str) -> Iterator[_Said]:
    yield _say(rules.PUBLISHED, file=name, where=_where(published))
    who = letter_of(name)
    if who and name in (address.letter_pdf(who), address.letter_signed_pdf(who)):
        yield from _state(published.letters().get(str(who), {}))


def _compared(question: _Question, who: LetterId, entry: Entry, archive: "_Archive | None") -> Iterator[_Said]:
    """Compare the file with every rendering of the letter that there is, the likeliest first."""
    likest = Likeness.NONE
    for rendering in _renderings(question, who, archive):
        if rendering.data == question.data:
            yield from _found(
                rendering, entry, _say(rules.PUBLISHED, file=address.letter_pdf(who), where=rendering.where)
            )
            return
        alike = _likeness(question, rendering.data)
        if alike is Likeness.BYTES:
            if not question.is_vouched:
                yield _say(rules.ALTERED, letter=str(who), difference=_NOBODY_VOUCHES)
                return
            yield from _found(rendering, entry, _say(rules.SIGNED_COPY, letter=str(who), where=rendering.where))
            return
        likest = alike if likest is Likeness.NONE and not rendering.when else likest
    difference = _WRITTEN_ANEW if likest is Likeness.TEXT else _WORDS_DIFFER
    yield _say(rules.ALTERED, letter=str(who), difference=difference)


def _likeness(question: _Question, rendering: bytes) -> Likeness:
    """How alike; that a file begins with our bytes means nothing unless the rest is signatures."""
    found = question.apart.ask(likeness, question.data, rendering)
    return Likeness.NONE if found is Likeness.BYTES and not question.signatures else found


@dataclass(frozen=True, slots=True)
class _Rendering:
    """A PDF of the letter: where it is from; `when` says of which time, if not of today."""

    data: bytes
    where: Value
    when: Value = ""


def _found(rendering: _Rendering, entry: Entry, current: _Said) -> Iterator[_Said]:
    if not rendering.when:
        yield current
        yield from _state(entry)
        return
    yield _say(rules.EARLIER, letter=entry["id"], when=rendering.when)
    yield from (x for x in _state(entry) if x.rule is not rules.CURRENT)


def _renderings(question: _Question, who: LetterId, archive: "_Archive | None") -> Iterator[_Rendering]:
    for published in question.lists:
        if data := published.pdf(who):
            yield _Rendering(data, _where(published))
    if archive:
        yield from archive.renderings(who)


def _where(published: Published) -> Phrase:
    return _EDITIONS[published.audience].of(place=str(published.place))


# --- what became of the letter ------------------------------------------------------------------------------------


def _state(entry: Entry) -> Iterator[_Said]:
    """Say whether a letter still holds; nothing where only its id is known."""
    if "status" not in entry or entry["status"] == Status.DRAFT:
        return
    # a log may be read by anybody: of an internal letter it says the place in the archive and no more
    whose = Audience.INTERNAL if entry.get("internal") else Audience.PUBLIC
    symbol, day = Quote(str(entry["symbol"]), whose), Quote(_day(entry.get("date")), whose)
    named: dict[str, Value] = {"letter": str(entry["id"]), "symbol": symbol, "date": day}
    became = list(_became(entry, whose))
    if became:
        yield from (_say(rules.OUT_OF_FORCE, **named, became=x) for x in became)
    else:
        yield _say(rules.CURRENT, **named)


def _became(entry: Entry, whose: Audience) -> Iterator[Value]:
    told = False
    for tie in entry.get("relations", ()):
        if tie["kind"] in _TIES and tie["symbol"]:
            told = told or tie["kind"] == "replaced-by"
            yield _TIES[tie["kind"]].of(symbol=Quote(str(tie["symbol"]), whose), date=Quote(_day(tie["date"]), whose))
    if withdrawn := entry.get("withdrawn"):
        told = True
        yield _WITHDRAWN.of(date=Quote(_day(withdrawn["date"]), whose))
    if not told and entry["status"] in _BECAME:
        yield _BECAME[entry["status"]]


def _day(value: object) -> str:
    return short_date(date.fromisoformat(str(value))) if value else "–"


# --- what the archive makes of its sources --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Archive:
    """The sources as far as they are sound, and how letters are printed."""

    sources: Sources
    views: Mapping[Audience, Mapping[str, LetterView]]
    settings: PrintSettings
    checked: Checked

    @classmethod
    def of(cls, sources: Sources) -> "_Archive":
        """Read and project the archive; what has errors is left out, as if it were not there."""
        checked = read_and_check(sources.reports, sources.cache)
        return cls(sources, _views(checked, sources.as_of), print_settings(sources.config_file), checked)

    @property
    def entries(self) -> dict[str, Entry]:
        """What there is to say of each letter."""
        return {name: letter_entry(x, Audience.INTERNAL, {}) for name, x in self.views[Audience.INTERNAL].items()}

    def renderings(self, who: LetterId) -> Iterator[_Rendering]:
        """Make the letter's PDF anew: of today, as it was before it was replaced or withdrawn, and of older sources."""
        yield from self._made(self.checked, self.views, who, "")
        with tempfile.TemporaryDirectory(prefix="congvan-") as folder:
            for past in past_of(self.sources.reports, who, Path(folder) / "reports"):
                when = _AT.of(day=short_date(past.day) if past.day else "–")
                try:
                    checked = read_and_check(past.reports)
                    yield from self._made(checked, _views(checked, self.sources.as_of), who, when)
                except CongvanError:  # by the rules of today that text cannot be printed
                    continue

    def _made(
        self, checked: Checked, views: Mapping[Audience, Mapping[str, LetterView]], who: LetterId, when: Value
    ) -> Iterator[_Rendering]:
        """The PDFs of a state of the sources, the same one once."""
        seen: set[bytes] = set()
        for audience in Audience:
            view = views[audience].get(str(who))
            for each, before in _as_they_were(view) if view else ():
                data = self._pdf(each, checked)
                if data not in seen:
                    seen.add(data)
                    yield _Rendering(data, _MADE[audience], when or (_BEFORE if before else ""))

    def _pdf(self, view: LetterView, checked: Checked) -> bytes:
        asked, face = self.settings, checked.fonts.typeface()
        return letter_pdf(
            view, Cache(self.sources.cache), face,
            site_url=asked.site_url, with_sources=asked.with_sources, with_proof=asked.with_proof,
        )  # fmt: skip


def _views(checked: Checked, as_of: date | None) -> dict[Audience, dict[str, LetterView]]:
    editions = {x: project(checked.archive, x, as_of)[0] for x in Audience}
    return {audience: {str(x.id): x for x in edition.letters} for audience, edition in editions.items()}


def _as_they_were(view: LetterView) -> Iterator[tuple[LetterView, bool]]:
    """The letter as it is, then as it was before anything became of it: only then its paper bore no word of that."""
    yield view, False
    if view.status in (Status.REPLACED, Status.WITHDRAWN):
        yield replace(view, status=Status.ISSUED, relations=(), withdrawn=None), True


# --- whose signatures these are -------------------------------------------------------------------------------------


def _signers(signatures: Sequence[Signature], trust: Trust) -> Iterator[_Said]:
    if not signatures:
        yield _say(rules.NOT_SIGNED)
    for each in signatures:
        if each.verdict is Verdict.VALID:
            yield _say(rules.SIGNATURE, signer=_signer(each), time=_time(each), level=each.level.value or "–")
        elif each.verdict is Verdict.FOREIGN and not trust.roots:
            yield _say(rules.UNJUDGED_SIGNATURE, signer=_signer(each), time=_time(each))
        else:
            yield _say(rules.BAD_SIGNATURE, signer=_signer(each), reason=_VERDICTS[each.verdict])


def _signer(signature: Signature) -> Value:
    name, office = _plain(signature.signer), _plain(signature.organisation)
    if not name:
        return _NOBODY
    return _OF_OFFICE.of(name=name, office=office) if office else name


def _plain(text: str) -> str:
    """A name out of a certificate as printable words of one line."""
    words = " ".join("".join(x if x.isprintable() else " " for x in text).split())
    return words[:_LONGEST_NAME]


def _time(signature: Signature) -> Value:
    if signature.time is None:
        return _NO_TIME
    told = f"{signature.time.astimezone(_HERE):%d/%m/%Y %H:%M} +07:00"
    return (_TIME_PROVEN if signature.time_proven else _TIME_SAID).of(time=told)
