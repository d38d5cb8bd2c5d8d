"""What an edition must not hold, taken from the sources as they are: the leak gate compares the built files with it.

A phrase is no secret if the same words stand in public text of the archive: then they are boilerplate, and to find them
would stop every build. What is public is read from the sources and the audience table here, not from the views, so a
mistake of the projection cannot excuse itself. What names an internal thing is not excused by what a public letter says
of its own changes. Contact persons' telephones and e-mails are never excused, unless they are the office's own.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import ahocorasick_rs

from congvan.model.archive import Archive
from congvan.model.fields import Record
from congvan.model.identity import REPORTS, SHORT_FORMS
from congvan.model.letter import Aside, InternalPhrase, Letter, Placeholder, Segment
from congvan.model.series import Series
from congvan.model.terms import Audience
from congvan.model.withheld import Secret
from congvan.project.attached import Attached, of_attachments
from congvan.project.audience import may_see
from congvan.project.letters import is_visible
from congvan.project.public_text import COMMENT, TARGET, public_text, remarks, shown_series, written_figures
from congvan.vietnamese.fold import fold, words
from congvan.vietnamese.personal import numbers, reached

_SENTENCE = re.compile(r"[.;:!?…\n|]+")
# Least words and least letters of a phrase that is looked for; shorter ones are nobody's own ("như sau", "Kỳ báo cáo").
_PASSAGE = (3, 10)  # of what was marked internal
_NAMED = (2, 6)  # of what else is said of a person
_PROSE = (6, 24)  # of a whole internal letter or draft, most of which is phrases that any letter has
_LEAST_CALLED = 8  # digits of a telephone number where nothing says that it is one
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LEAST_DIGITS = 6  # of an internal amount; `12` cannot be looked for
_SYMBOL = (3, 8)  # `05/UBND-VP`
# Before a name of one word, which by itself is a word like others ("Long"), in any text and any script.
_FORMS_OF_ADDRESS = ("ông", "bà", "anh", "chị", "đồng chí")
_TOLD = frozenset({"title", "description", "$comment", "enum", "const", "default", "examples"})  # a schema's own words


def secrets(archive: Archive, audience: Audience, attached: Sequence[Attached] = ()) -> tuple[Secret, ...]:
    """Give every text that the audience's edition must not hold, each once; nothing for the internal audience.

    `attached` is what gives away each internal attachment.
    """
    if audience is Audience.INTERNAL:
        return ()
    found = {x.text: x for letter in archive.in_order for x in _of_letter(letter, archive)}
    names = {x.text: x for letter in archive.in_order for x in _names(letter)}
    names |= {x.text: x for x in (*_of_series(archive), *_of_files(archive))}
    kept = {x.text: x for letter in archive.in_order for x in _of_contact(letter, archive)}
    said, remarked_on = _folded(public_text(archive)), _folded(remarks(archive))
    public = _among(map(_plain, (*found, *names)), said)
    remarked = public | _among(map(_plain, found.keys() - names.keys()), remarked_on)
    excused = {x for x in found if _plain(x) in (public if x in names else remarked)}
    excused |= {x for x in names if _plain(x) in public}
    own = {x.text: x for x in (*kept.values(), *(x for x in (found | names).values() if x.text not in excused))}
    return tuple(({x.text: x for x in of_attachments(attached, (said, remarked_on))} | own).values())


def _of_contact(letter: Letter, archive: Archive) -> Iterator[Secret]:
    contact = letter.front.contact
    offices = (x.file.contact for x in archive.agencies.values() if x.file.contact)
    own = {reached(part) for x in offices for part in (*_numbers(x.phone), x.email or "")}
    if contact is None:
        return
    for field, text in _kept(contact, "letter.contact", within=True):
        values = _BY_KIND.get(field, _reachable)(text)
        yield from (Secret(x, f"{letter.source}: {field}") for x in values if reached(x) not in own)


def _numbers(phone: str | None) -> list[str]:
    """The telephone numbers of a field that may have several, or words beside them; the field itself if it has none."""
    return numbers(phone or "") or [phone or ""]


def _reachable(text: str) -> list[str]:
    """The numbers and e-mails in a field that may be of any kind."""
    typed = numbers(_EMAIL.sub(";", text))
    return [*_EMAIL.findall(text), *(x for x in typed if sum(map(str.isdigit, x)) >= _LEAST_CALLED)]


# Fields of a contact whose kind is known; a name is looked for among phrases. Any other is looked through for all.
_BY_KIND: Mapping[str, Callable[[str], list[str]]] = {
    "contact.name": lambda _: [],
    "contact.phone": _numbers,
    "contact.email": lambda text: [text],
}


def _of_letter(letter: Letter, archive: Archive) -> Iterator[Secret]:
    public = is_visible(letter, Audience.PUBLIC)
    name = (letter.front.contact and letter.front.contact.name) or ""
    for way in [name] if " " in name else [f"{x} {name}" for x in _FORMS_OF_ADDRESS] if name else []:
        yield Secret(way, f"{letter.source}: contact.name")
    for field, text in _kept(letter.front, "letter"):
        yield from _phrases(text, f"{letter.source}: {field}", _PROSE)
    for field, text in _kept(letter.front.contact, "letter.contact", within=True) if letter.front.contact else ():
        if field not in _BY_KIND and not _reachable(text):
            yield from _phrases(text, f"{letter.source}: {field}", _NAMED, whole=True)
    for segment in letter.body:
        origin = f"{letter.source}:{segment.line}"
        if not public or segment.audience is Audience.INTERNAL:
            least = _PASSAGE if segment.audience is Audience.INTERNAL else _PROSE
            yield from _phrases(_text(segment), origin, least)
        for comment in COMMENT.findall(_text(segment)):
            yield from _phrases(comment, origin, _PROSE)
        for piece in segment.pieces:
            if isinstance(piece, InternalPhrase):
                yield from _phrases(piece.text, origin, _PASSAGE, whole=True)
    if not public:
        for field, text in _told_later(letter):
            yield from _phrases(text, f"{letter.source}: {field}", _PROSE)
    yield from _figures(letter, archive, public)


def _names(letter: Letter) -> Iterator[Secret]:
    """What an internal letter, and each internal attachment, is called."""
    public = is_visible(letter, Audience.PUBLIC)
    if not public:
        yield Secret(str(letter.id), letter.source)
        yield Secret(letter.id.slug, letter.source)
        # Without the period: "báo cáo cải cách hành chính tháng 4 năm 2026" is made of words that any page may join.
        subject = letter.front.subject.replace(letter.id.period.label, "\n")
        yield from _phrases(subject, f"{letter.source}: subject", _PASSAGE)
        if letter.front.number is not None:
            yield from _phrases(letter.symbol, f"{letter.source}: number", _SYMBOL, whole=True)
    for attachment in letter.front.attachments:
        if not public or attachment.visibility is Audience.INTERNAL:
            yield from _phrases(attachment.file, f"{letter.source}: attachments", _PASSAGE, whole=True)
            yield from _phrases(attachment.title, f"{letter.source}: attachments", _PASSAGE, whole=True)


def _told_later(letter: Letter) -> Iterator[tuple[str, str]]:
    """What a letter says of itself after it was issued."""
    yield from (("changes", x.note) for x in letter.front.changes)
    if letter.front.withdrawn:
        yield "withdrawn", letter.front.withdrawn.reason


def _kept(record: Record, name: str, *, within: bool = False) -> Iterator[tuple[str, str]]:
    """Every text of a record that the audience table keeps from the public, after its field's name.

    `within` tells that the record as a whole is kept. A new field is looked for as soon as it has its row.
    """
    for field in type(record).model_fields:
        row, value = f"{name}.{field}", getattr(record, field)
        if row in _TAKEN_APART:
            continue
        is_kept = within or row in _NEVER_PUBLIC or not may_see(Audience.PUBLIC, row)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Record):
                yield from _kept(one, row, within=is_kept)
            elif isinstance(one, str) and is_kept:
                yield row.partition(".")[2], one


# Said again, not left to the table: whoever changes a row by mistake must be stopped here.
_NEVER_PUBLIC = frozenset({"letter.notes"})
# Looked for in ways of their own: a person's data by kind, figures by the schema.
_TAKEN_APART = frozenset({"letter.contact", "letter.data"})


def _of_series(archive: Archive) -> Iterator[Secret]:
    """What series of which the public sees nothing say, and what any says of internal figures and their groups."""
    shown = shown_series(archive)
    for series in archive.series.values():
        hidden, source = series.id not in shown, series.positions.file
        kept = (x for x in series.properties() if hidden or x.audience is Audience.INTERNAL)
        texts = [label for figure in kept for label in figure.labels]
        for text in (*texts, *_told(series.schema, Audience.INTERNAL if hidden else Audience.PUBLIC)):
            yield from _phrases(text, f"{source}: data", _PASSAGE, whole=True)
        for text in _titles(series) if hidden else ():
            yield from _phrases(text, source, _PASSAGE, whole=True)


def _of_files(archive: Archive) -> Iterator[Secret]:
    """What the audience table keeps of the files of agencies, series and short forms."""
    files: list[tuple[str, Record, str]] = [(x.positions.file, x.file, "agency") for x in archive.agencies.values()]
    files += [(x.positions.file, x.file, "series") for x in archive.series.values()]
    files += [(f"{REPORTS}/{SHORT_FORMS}", x, "short_form") for x in archive.short_forms]
    for source, record, name in files:
        for field, text in _kept(record, name):
            yield from _phrases(text, f"{source}: {field}", _NAMED, whole=True)


def _titles(series: Series) -> Iterator[str]:
    file = series.file
    yield from (series.id, file.title, file.short, *file.sections)
    if file.requested_by:
        yield from (file.requested_by.agency, file.requested_by.number)


def _told(schema: Mapping[str, Any], whose: Audience) -> Iterator[str]:
    """Give the words of a schema's keywords in all that is internal: what is so within a group that is, too."""
    whose = Audience.INTERNAL if schema.get("visibility") == Audience.INTERNAL else whose
    for keyword, value in schema.items():
        if keyword in _TOLD and (whose is Audience.INTERNAL or not may_see(Audience.PUBLIC, f"schema.{keyword}")):
            yield from (str(x) for x in (value if isinstance(value, list) else [value]) if isinstance(x, str))
        inner = value.values() if keyword in ("properties", "$defs") and isinstance(value, dict) else [value]
        yield from (x for part in inner if isinstance(part, dict) for x in _told(part, whose))


def _figures(letter: Letter, archive: Archive, public: bool) -> Iterator[Secret]:
    """Internal amounts of money, as digits, and texts; other internal figures are too short to be told from chance."""
    for name, audience, value in written_figures(letter, archive.series[letter.id.series]):
        origin = f"{letter.source}: data.{name}"
        if public and audience is Audience.PUBLIC:
            continue
        if isinstance(value, str):
            yield from _phrases(value, origin, _PASSAGE, whole=True)
        elif len(str(value.dong).rstrip("0")) >= _LEAST_DIGITS:
            yield Secret(str(value.dong), origin)


def _text(segment: Segment) -> str:
    """The segment's own words; a placeholder parts sentences, for what it prints is looked for by itself."""
    own = ("\n" if isinstance(x, Placeholder) else x.text for x in segment.pieces if not isinstance(x, Aside))
    return TARGET.sub("", "".join(own))


def _phrases(text: str, origin: str, least: tuple[int, int], *, whole: bool = False) -> Iterator[Secret]:
    for phrase in [text] if whole else _SENTENCE.split(text):
        plain = _plain(phrase)
        if plain.count(" ") + 1 >= least[0] and len(plain) - plain.count(" ") >= least[1]:
            yield Secret(phrase.strip(), origin)


def _plain(text: str) -> str:
    return " ".join(words(fold(text)))


def _folded(texts: Iterable[str]) -> str:
    return "\n".join(f" {_plain(x)} " for x in texts)


def _among(phrases: Iterable[str], folded: str) -> frozenset[str]:
    """Those of the phrases that folded texts hold as whole words, in linear time."""
    wanted = sorted({f" {x} " for x in phrases})
    if not wanted:
        return frozenset()
    automaton = ahocorasick_rs.AhoCorasick(wanted)
    return frozenset(x.strip() for x in automaton.find_matches_as_strings(folded, overlapping=True))
