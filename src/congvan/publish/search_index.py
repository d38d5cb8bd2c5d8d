"""An edition's search records enter; the files of its search leave, by name below `pagefind/`.

One index a year (`pagefind/2026/`), so that only a changed year is made again and the browser begins with the newest. A
year of very many letters is parted by months (`pagefind/2026/05/`), which bounds the memory that making it takes. The
newest letters of a large part stand by themselves (`pagefind/2026/newest/`), so that the first results come soon.
`catalogue.json` names the parts and is all that the search page needs to begin.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from importlib.metadata import version
from itertools import groupby
from operator import attrgetter

import cbor2

from congvan.model.terms import Audience
from congvan.publish.search import build_index, document
from congvan.publish.search_files import part_files, programs
from congvan.publish.search_rows import as_json, facets, rows
from congvan.render.search_record import SearchRecord
from congvan.store.cache import Cache, key_of

CATALOGUE, FACETS, ROWS = "catalogue.json", "facets.json", "rows.json"
# Pagefind takes a quarter of a megabyte a letter: with so many letters at once it stays below 250 MB.
MOST = 800
# So many of the newest letters answer in a sixth of the time that 700 take, with a fifth of the bytes.
NEWEST = 100

_KIND = "search"
_SCHEMA = "3"  # raise it when the files of a part change otherwise than by its records or Pagefind's version
_TAG = 10  # of a hash in hexadecimal: tells a browser that a part is another than the one that it kept


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """Whose search it is, under which name, and which other editions of the same host it joins (relative links)."""

    audience: Audience
    name: str = ""
    joins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """Letters that are indexed together; `name` is the part's folder below `pagefind/`."""

    name: str
    year: int
    records: tuple[SearchRecord, ...]


def search_index(
    records: Sequence[SearchRecord],
    cache: Cache | None,
    settings: SearchSettings,
    most: int = MOST,
    newest: int = NEWEST,
) -> dict[str, bytes]:
    """Make all files of the search; a part whose letters are those of the last time comes from the cache.

    Raises:
        MachineError: Pagefind is missing, does not run, or did not take every record; the cache cannot be written.
    """
    files: dict[str, bytes] = {}
    listed = []
    for part in _parts(records, most, newest):
        made = _kept(part, cache)
        files |= programs(made)
        own = {**part_files(made, part.name), ROWS: rows(part.records, made)}
        files |= {f"{part.name}/{name}": data for name, data in own.items()}
        listed.append({"name": part.name, "year": part.year, "letters": len(part.records), "tag": _tag(own)})
    named = facets(records)
    catalogue = {
        "audience": settings.audience.value,
        "name": settings.name,
        "engine": version("pagefind"),
        "facets": _tag({FACETS: named}),
        "parts": listed,
        "joins": list(settings.joins),
    }
    return files | {CATALOGUE: as_json(catalogue), FACETS: named}


def _parts(records: Sequence[SearchRecord], most: int, newest: int) -> Iterator[_Part]:
    """Part the records, the newest part first."""
    years = iter(_by_years(records, most))
    for first in years:
        yield from _begun(first, newest)
        yield from years


def _by_years(records: Sequence[SearchRecord], most: int) -> Iterator[_Part]:
    ordered = sorted(records, key=lambda x: (x.year, x.month, x.address))
    years = [(year, tuple(group)) for year, group in groupby(ordered, attrgetter("year"))]
    for year, letters in reversed(years):
        if len(letters) <= most:
            yield _Part(str(year), year, letters)
        else:
            yield from reversed(list(_by_months(year, letters, most)))


def _begun(part: _Part, newest: int) -> Iterator[_Part]:
    """Take the newest letters out of a part that has more than twice as many; the rest keeps its name."""
    if len(part.records) <= 2 * newest:
        yield part
        return
    ordered = sorted(part.records, key=lambda x: (x.day, x.address))
    yield _Part(f"{part.year}/newest", part.year, tuple(ordered[-newest:]))
    yield replace(part, records=tuple(ordered[:-newest]))


def _by_months(year: int, letters: Sequence[SearchRecord], most: int) -> Iterator[_Part]:
    """Part a year, from its beginning, so that a new month leaves the parts before it as they are.

    A part bears its first month's number; a month is never divided.
    """
    held: list[SearchRecord] = []
    for _, group in groupby(letters, attrgetter("month")):
        month = tuple(group)
        if held and len(held) + len(month) > most:
            yield _Part(f"{year}/{held[0].month:02}", year, tuple(held))
            held = []
        held += month
    yield _Part(f"{year}/{held[0].month:02}", year, tuple(held))


def _kept(part: _Part, cache: Cache | None) -> Mapping[str, bytes]:
    """Give what Pagefind makes of a part's letters; made once for the same letters by the same program."""
    if cache is None:
        return build_index(part.records)
    ordered = sorted(part.records, key=attrgetter("address"))
    key = key_of(_SCHEMA, version("pagefind"), *(f"{record.address}\n{document(record)}" for record in ordered))
    kept = cache.get(_KIND, key)
    if kept is not None:
        files: dict[str, bytes] = cbor2.loads(kept)
        return files
    whole = build_index(part.records)
    made = {**programs(whole), **part_files(whole, part.name)}
    cache.put(_KIND, key, cbor2.dumps(made))
    return made


def _tag(files: Mapping[str, bytes]) -> str:
    total = sha256()
    for name in sorted(files):
        total.update(name.encode() + b"\0" + sha256(files[name]).digest())
    return total.hexdigest()[:_TAG]
