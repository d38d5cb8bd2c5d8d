"""What an edition must not hold, taken from the sources as they are: the leak gate compares the built files with it.

A phrase is no secret if the same words stand in public text of the archive: then they are boilerplate, and to find them
would stop every build. What is public is read from the sources and the audience table here, not from the views, so a
mistake of the projection cannot excuse itself. Contact persons' telephones and e-mails are never excused, unless they
are the office's own.
"""

import re
from collections.abc import Iterator, Mapping

import ahocorasick_rs

from congvan.model.amount import Amount
from congvan.model.archive import Archive
from congvan.model.fields import Record
from congvan.model.letter import Aside, InternalPhrase, Letter, Placeholder, Prose, Segment
from congvan.model.terms import Audience
from congvan.model.withheld import Secret
from congvan.project.audience import may_see
from congvan.project.fill import Name
from congvan.project.fillings import fillings
from congvan.project.letters import is_visible
from congvan.vietnamese.fold import fold, words

_SENTENCE = re.compile(r"[.;:!?…\n|]+")
# Least words and least letters of a phrase that is looked for; shorter ones are nobody's own ("như sau", "Kỳ báo cáo").
_PASSAGE = (3, 10)  # of what was marked internal
_PROSE = (6, 24)  # of a whole internal letter or draft, most of which is phrases that any letter has
_NUMBER = re.compile(r"\+?\d(?:(?:[ .()]|(?<! )-(?! ))*\d){7,}")  # `a - b`, `a; b` and `a / b` are two
_LEAST_DIGITS = 6  # of an internal amount; `12` cannot be looked for


def secrets(archive: Archive, audience: Audience) -> tuple[Secret, ...]:
    """Give every text that the audience's edition must not hold, each once; nothing for the internal audience."""
    if audience is Audience.INTERNAL:
        return ()
    shown = _shown_series(archive)
    found = {x.text: x for letter in archive.in_order for x in _of_letter(letter, archive)}
    found |= {x.text: x for x in _of_series(archive, shown)}
    kept = {x.text: x for letter in archive.in_order for x in _of_contact(letter, archive)}
    excused = _public_among([_plain(x) for x in found], archive, shown)
    return (*kept.values(), *(x for text, x in found.items() if _plain(text) not in excused and text not in kept))


def _of_contact(letter: Letter, archive: Archive) -> Iterator[Secret]:
    contact = letter.front.contact
    offices = (x.file.contact for x in archive.agencies.values() if x.file.contact)
    own = {_reached(part) for x in offices for part in (*_numbers(x.phone), x.email or "")}
    if contact is None:
        return
    for name, values in (("phone", _numbers(contact.phone)), ("email", [contact.email or ""])):
        for value in values:
            if value and _reached(value) not in own:
                yield Secret(value, f"{letter.source}: contact.{name}")


def _numbers(phone: str | None) -> list[str]:
    """The telephone numbers of a field that may have several, or words beside them; the field itself if it has none."""
    return _NUMBER.findall(phone or "") or [phone or ""]


def _reached(value: str) -> str:
    """The same for all ways to write one telephone number, or one e-mail address."""
    if "@" in value:
        return value.casefold()
    return re.sub(r"^(?:00840?|840?)", "0", re.sub(r"\D", "", value))


def _of_letter(letter: Letter, archive: Archive) -> Iterator[Secret]:
    public = is_visible(letter, Audience.PUBLIC)
    name = (letter.front.contact and letter.front.contact.name) or ""
    if " " in name:  # a name of one word ("Long") is a word like others, in any text and any script
        yield Secret(name, f"{letter.source}: contact.name")
    for field, text in _kept(letter.front, "letter"):
        yield from _phrases(text, f"{letter.source}: {field}", _PROSE)
    for segment in letter.body:
        if not public or segment.audience is Audience.INTERNAL:
            least = _PASSAGE if segment.audience is Audience.INTERNAL else _PROSE
            yield from _phrases(_text(segment), f"{letter.source}:{segment.line}", least)
        for piece in segment.pieces:
            if isinstance(piece, InternalPhrase):
                yield from _phrases(piece.text, f"{letter.source}:{segment.line}", _PASSAGE, whole=True)
    if not public:
        yield Secret(str(letter.id), letter.source)
        yield Secret(letter.id.slug, letter.source)
        # Without the period: "báo cáo cải cách hành chính tháng 4 năm 2026" is made of words that any page may join.
        subject = letter.front.subject.replace(letter.id.period.label, "\n")
        yield from _phrases(subject, f"{letter.source}: subject", _PASSAGE)
    for attachment in letter.front.attachments:
        if not public or attachment.visibility is Audience.INTERNAL:
            yield from _phrases(attachment.file, f"{letter.source}: attachments", _PASSAGE, whole=True)
            yield from _phrases(attachment.title, f"{letter.source}: attachments", _PASSAGE, whole=True)
    yield from _figures(letter, archive, public)


def _kept(record: Record, name: str, *, within: bool = False) -> Iterator[tuple[str, str]]:
    """Every text of a record that the audience table keeps from the public, after its field's name.

    `within` tells that the record as a whole is kept. A new field is looked for as soon as it has its row.
    """
    for field in type(record).model_fields:
        row, value = f"{name}.{field}", getattr(record, field)
        if row in _TAKEN_APART:
            continue
        is_kept = within or not may_see(Audience.PUBLIC, row)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Record):
                yield from _kept(one, row, within=is_kept)
            elif isinstance(one, str) and is_kept:
                yield row.partition(".")[2], one


# Looked for in ways of their own: a person's data by kind, figures by the schema.
_TAKEN_APART = frozenset({"letter.contact", "letter.data"})


def _of_series(archive: Archive, shown: set[str]) -> Iterator[Secret]:
    """The names of series of which the public sees nothing, and of internal figures and their groups."""
    for series in archive.series.values():
        kept = (x for x in series.properties() if x.audience is Audience.INTERNAL)
        for label in (label for figure in kept for label in figure.labels):
            yield from _phrases(label, f"{series.positions.file}: data", _PASSAGE, whole=True)
        if series.id not in shown:
            for text in (series.file.title, series.file.short):
                yield from _phrases(text, series.positions.file, _PASSAGE, whole=True)


def _shown_series(archive: Archive) -> set[str]:
    """The public series, and those that a public letter shows."""
    public = {x.id for x in archive.series.values() if x.file.visibility is Audience.PUBLIC}
    return public | {x.id.series for x in archive.in_order if is_visible(x, Audience.PUBLIC)}


def _figures(letter: Letter, archive: Archive, public: bool) -> Iterator[Secret]:
    """Internal amounts of money, as digits, and texts; other internal figures are too short to be told from chance."""
    for name, audience, value in _values(letter, archive):
        origin = f"{letter.source}: data.{name}"
        if public and audience is Audience.PUBLIC:
            continue
        if isinstance(value, str):
            yield from _phrases(value, origin, _PASSAGE, whole=True)
        elif len(str(value.dong).rstrip("0")) >= _LEAST_DIGITS:
            yield Secret(str(value.dong), origin)


def _values(letter: Letter, archive: Archive) -> Iterator[tuple[str, Audience, Amount | str]]:
    for figure in archive.series[letter.id.series].properties():
        value = letter.figure(figure.name)
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, Amount | str):
                yield figure.name, figure.audience, one


def _text(segment: Segment) -> str:
    """The segment's own words; a placeholder parts sentences, for what it prints is looked for by itself."""
    return "".join("\n" if isinstance(x, Placeholder) else x.text for x in segment.pieces if not isinstance(x, Aside))


def _phrases(text: str, origin: str, least: tuple[int, int], *, whole: bool = False) -> Iterator[Secret]:
    for phrase in [text] if whole else _SENTENCE.split(text):
        plain = _plain(phrase)
        if plain.count(" ") + 1 >= least[0] and len(plain) - plain.count(" ") >= least[1]:
            yield Secret(phrase.strip(), origin)


def _plain(text: str) -> str:
    return " ".join(words(fold(text)))


def _public_among(phrases: list[str], archive: Archive, shown: set[str]) -> frozenset[str]:
    """Those of the phrases that public text holds as whole words, in linear time."""
    if not phrases:
        return frozenset()
    automaton = ahocorasick_rs.AhoCorasick(sorted({f" {x} " for x in phrases}))
    public = "\n".join(f" {_plain(x)} " for x in _public_text(archive, shown))
    return frozenset(x.strip() for x in automaton.find_matches_as_strings(public, overlapping=True))


def _public_text(archive: Archive, shown: set[str]) -> Iterator[str]:
    """All text of the sources that anybody may see."""
    for agency in archive.agencies.values():
        file = agency.file
        yield from (file.name, file.short, " ".join(file.letterhead), " ".join(file.parent), file.place)
        yield (file.contact and file.contact.address) or ""
    for series in archive.series.values():
        if series.id in shown:
            if series.file.requested_by:
                yield from (series.file.requested_by.agency, series.file.requested_by.number)
            yield from (series.file.title, series.file.short, *series.file.sections)
            public = (x for x in series.properties() if x.audience is Audience.PUBLIC)
            yield from (label for figure in public for label in figure.labels)
    for letter in archive.in_order:
        if is_visible(letter, Audience.PUBLIC):
            yield from _public_text_of(letter, archive)


def _public_text_of(letter: Letter, archive: Archive) -> Iterator[str]:
    front = letter.front
    yield from (str(letter.id), letter.id.slug)  # of which the id of a whole year's letter is the beginning
    yield from (front.subject, *front.to, *front.copies)
    yield from (x.note for x in front.changes)
    if front.signer:
        yield from (front.signer.name, front.signer.title, " ".join(front.signer.authority))
    if front.withdrawn:
        yield front.withdrawn.reason
    yield from (x.title for x in front.attachments if x.visibility is Audience.PUBLIC)
    printed = _printed(letter, archive)
    yield from (_prose(x, printed) for x in letter.body if x.audience is Audience.PUBLIC)
    public = (x for _, audience, x in _values(letter, archive) if audience is Audience.PUBLIC)
    yield from (x if isinstance(x, str) else str(x.dong) for x in public)


def _printed(letter: Letter, archive: Archive) -> Mapping[Name, str]:
    """What placeholders print for anybody: a draft may have in words what last month's letter has from its data."""
    series = archive.series[letter.id.series]
    kept = {("data", *x.name.split(".")) for x in series.properties() if x.audience is Audience.INTERNAL}
    given = fillings(letter, archive.agencies[letter.id.agency], series, Audience.PUBLIC)
    # said again, not left to the projection: what it might show by mistake must not be excused
    return {k: x for k, x in given.items() if isinstance(x, str) and k not in kept and k[0] != "contact"}


def _prose(segment: Segment, printed: Mapping[Name, str]) -> str:
    return "".join(_public_piece(x, printed) for x in segment.pieces if not isinstance(x, Aside))


def _public_piece(piece: Prose | Placeholder | InternalPhrase, printed: Mapping[Name, str]) -> str:
    if isinstance(piece, Placeholder):
        return printed.get(piece.name, "\n")
    return "\n" if isinstance(piece, InternalPhrase) else piece.text
