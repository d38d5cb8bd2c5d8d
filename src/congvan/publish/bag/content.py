"""An edition's view of a year and the files that go with it → what is in the bag, by name below `data/`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TypeAlias

from congvan.model import address
from congvan.model.facts import FileFacts
from congvan.model.terms import Audience
from congvan.model.view import EditionView, LetterView
from congvan.publish.assembly import letter_files
from congvan.publish.bodies import KeptBodies
from congvan.publish.data import data_files
from congvan.publish.facts import facts_of
from congvan.publish.work import Work
from congvan.render.bag_index import STYLE, Entry, index_csv, index_html
from congvan.render.source import letter_source

Laid: TypeAlias = Mapping[str, bytes | Path]  # files by name: their bytes, or where they lie on this machine

_LETTERS, _SOURCES, _SCHEMAS = "letters/", "sources/", "schema/"
_DATA = address.folder(address.LETTERS_JSON)  # as in an edition: the data package's own links hold
_SIGNED = ".signed.pdf"
_ABOUT = {
    Audience.PUBLIC: "Công văn báo cáo đã ban hành năm {year}: bản công khai",
    Audience.INTERNAL: "Công văn báo cáo đã ban hành năm {year}: bản nội bộ, không công bố",
}


@dataclass(frozen=True, slots=True)
class Bag:
    """What is laid up: the bag's name, the day that it calls its own, what it tells of itself, its files."""

    name: str
    day: date
    info: tuple[tuple[str, str], ...]
    files: Laid


def of_year(edition: EditionView, year: int) -> EditionView:
    """Give the edition with nothing but the letters issued for periods of that year, and with whose they are."""
    letters = tuple(x for x in edition.letters if x.id.period.year == year and not x.is_draft)
    agencies, series = {x.id.agency for x in letters}, {x.id.series for x in letters}
    return replace(
        edition,
        as_of=max((x.updated or x.day for x in letters), default=edition.as_of),
        agencies=tuple(x for x in edition.agencies if x.id in agencies),
        series=tuple(x for x in edition.series if x.id in series),
        letters=letters,
        duties=(),
    )


def bag_of_year(work: Work, year: int, sources: Laid, schemas: Mapping[str, str]) -> Bag:
    """Make the bag of an edition that `of_year` gave; without `sources`, the letters' texts are made of their views.

    Raises:
        RefusedError: a letter's PDF could not be made.
        MachineError: a file cannot be read.
    """
    edition, site_url = work.edition, work.made.site_url if work.made else ""
    beside: Laid = {name: x.content for name, x in letter_files(work, site_url).items()}
    facts = {name: facts_of(x) for name, x in beside.items()}
    texts = sources or {f"{x.id}.md": _text(work, x) for x in edition.letters}
    laid: dict[str, bytes | Path] = {f"{_LETTERS}{name}": x for name, x in beside.items()}
    laid |= {f"{_SOURCES}{name}": x for name, x in texts.items()}
    laid |= {name: x for name, x in data_files(edition, facts, site_url) if name.startswith(_DATA)}
    laid |= {f"{_SCHEMAS}{name}": text.encode() for name, text in schemas.items()}
    laid |= _index(edition, year, facts, texts)
    return Bag(f"congvan-{edition.audience}-{year}", edition.as_of, tuple(_info(edition, year)), laid)


def _text(work: Work, view: LetterView) -> bytes:
    return letter_source(view, KeptBodies([view], work.cache)[view.id]).encode()


def _index(edition: EditionView, year: int, facts: Mapping[str, FileFacts], texts: Laid) -> Laid:
    entries = [_entry(x, facts, texts) for x in edition.letters]
    style = files("congvan.render").joinpath("templates", "bag", STYLE).read_bytes()
    return {
        "index.html": index_html(edition, year, entries).encode(),
        "index.csv": index_csv(entries).encode(),
        STYLE: style,
    }


def _entry(view: LetterView, facts: Mapping[str, FileFacts], texts: Laid) -> Entry:
    """Tell where a letter's files are in the bag."""
    pdf, signed = address.letter_pdf(view.id), address.letter_signed_pdf(view.id)
    source = f"{view.id}.md"
    attached = tuple((x.title, f"{_LETTERS}{address.attachment(view.id, x.file)}") for x in view.attachments)
    return Entry(
        view,
        f"{_LETTERS}{pdf}",
        facts[pdf].sha256,
        f"{_LETTERS}{signed}" if signed in facts else "",
        f"{_SOURCES}{source}" if source in texts else "",
        attached,
    )


def _info(edition: EditionView, year: int) -> Iterator[tuple[str, str]]:
    """What the bag tells of itself, in the order of RFC 8493, 2.2.2; its size is added when it is known."""
    for agency in edition.agencies:
        yield "Source-Organization", agency.name
    yield "External-Description", _ABOUT[edition.audience].format(year=year)
    yield "Bagging-Date", edition.as_of.isoformat()
    yield "External-Identifier", f"congvan-{edition.audience}-{year}"
    yield "Bag-Software-Agent", f"congvan {version('congvan')}"
