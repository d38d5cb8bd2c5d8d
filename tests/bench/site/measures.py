"""A number of letters enters; rows leave: the public edition's site beside a plain Material site of the same letters.

PDFs have their own measure (`pdf`), so they are made once and kept; timed is all else that a build does: reading,
checking, pages, charts, comparisons, search index, data, feeds, leak scan, checksums. The sizes asked for are built in
turns, so that a ratio between them compares runs that met the same load.
"""

import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from statistics import median
from urllib.parse import quote

from playwright.sync_api import Browser

from tests.bench.archive import letters_of, make_archive
from tests.bench.peer import make_peer
from tests.bench.process import Run, run
from tests.bench.report import Aim, Row
from tests.bench.site.server import served
from tests.bench.site.visits import Search, Visit, browser, search_material, search_ours, visit

_OURS = (sys.executable, "-m", "congvan", "build", "--audience", "public", "--site-dir", "site")
_PEER = (sys.executable, "-m", "mkdocs", "build", "--quiet")
_PAPER = "pdf"  # the kind of cache entries that this measure keeps between runs
_QUERY = "dot pha chuyen doi so"
_QUERY_WITH_MARKS = "chuyển đổi số"  # the peer finds nothing typed without accents
_LETTER_PAGE = Aim("all < 100", 100, at_most=True, of=max)
_FIRST_RESULT = Aim("all < 200", 200, at_most=True, of=max)
_FIRST_RESULT_TIME = Aim("≤ 500", 500, at_most=True)
_PEAK = Aim("all < 1.5", 1.5, at_most=True, of=max)
_FLAT = Aim("≤ 10.5 for ten times the letters", 10.5, at_most=True)
_LETTERS_VISITED = 5


@dataclass(slots=True)
class _Entrant:
    """An archive of one size, its peer, and their runs."""

    letters: int
    archive: Path
    peer: Path
    with_pdfs: list[Run] = field(default_factory=list)
    ours: list[Run] = field(default_factory=list)
    again: list[Run] = field(default_factory=list)
    theirs: list[Run] = field(default_factory=list)


def site(repository: Path, folder: Path, sizes: Sequence[int], runs: int, kept: Path | None) -> Iterator[Row]:
    """Measure builds of every size in turns, then what a reader's browser loads of each.

    `kept` is a cache from an earlier run: its PDFs are taken and none is made, so no row tells what making them costs.
    """
    entrants = [_prepared(repository, folder / str(letters), letters, kept) for letters in sizes]
    for _ in range(runs):
        for entrant in entrants:
            _forget_all_but_paper(entrant.archive)
            entrant.ours.append(run(_OURS, entrant.archive))
            entrant.again.append(run(_OURS, entrant.archive))
            shutil.rmtree(entrant.peer / "site", ignore_errors=True)
            entrant.theirs.append(run(_PEER, entrant.peer))
    for entrant in entrants:
        yield from _builds(entrant)
    for small, large in pairwise(entrants):
        yield _growth(small, large)
    with browser() as reader:
        for entrant in entrants:
            yield from _reading(reader, entrant, runs)


def _prepared(repository: Path, folder: Path, letters: int, kept: Path | None) -> _Entrant:
    """Write the archives; make our PDFs, or take those that are kept."""
    archive = make_archive(repository, folder / "ours", letters)
    settings = archive / "mkdocs.yml"  # bound volumes are paper too
    settings.write_text(settings.read_text("utf-8").replace("volumes: true", "volumes: false"), "utf-8")
    entrant = _Entrant(letters, archive, make_peer(archive, folder / "peer", in_nav=False))
    if kept:
        shutil.copytree(kept / _PAPER, archive / ".cache/congvan" / _PAPER)
    else:
        entrant.with_pdfs.append(run(_OURS, archive))
    return entrant


def _forget_all_but_paper(archive: Path) -> None:
    shutil.rmtree(archive / "site", ignore_errors=True)
    for kind in (archive / ".cache/congvan").iterdir():
        if kind.name != _PAPER:
            shutil.rmtree(kind) if kind.is_dir() else kind.unlink()


def _builds(entrant: _Entrant) -> Iterator[Row]:
    letters = entrant.letters
    if entrant.with_pdfs:
        yield _seconds("build cold with PDFs", letters, entrant.with_pdfs)
    yield _seconds("build cold, PDFs kept", letters, entrant.ours)
    yield Row(letters, "… peak memory", "GiB", [x.peak_bytes / 2**30 for x in entrant.ours], aim=_PEAK)
    yield _seconds("build again, unchanged", letters, entrant.again)
    yield _seconds("peer: plain Material, letters outside its navigation", letters, entrant.theirs)
    pairs = zip(entrant.ours, entrant.theirs, strict=True)
    yield Row(letters, "ours cold ÷ peer", "×", [a.seconds / b.seconds for a, b in pairs])
    ours, theirs = entrant.archive / "site/public", entrant.peer / "site"
    yield Row(letters, "search index", "MB", [_total(ours / "pagefind")])
    yield Row(letters, "peer's search index", "MB", [_total(theirs / "search")])
    yield Row(letters, "site without PDFs", "MB", [_total(ours, but=".pdf")])
    yield Row(letters, "peer's site", "MB", [_total(theirs)])


def _growth(small: _Entrant, large: _Entrant) -> Row:
    """How many times as long the larger takes, round by round."""
    times = [b.seconds / a.seconds for a, b in zip(small.ours, large.ours, strict=True)]
    return Row(large.letters, f"build cold ÷ that of {small.letters:,} letters", "×", times, aim=_FLAT)


def _reading(reader: Browser, entrant: _Entrant, runs: int) -> Iterator[Row]:
    """What a phone's browser loads with an empty cache, served with gzip from this machine."""
    letters = entrant.letters
    with served(entrant.archive / "site/public") as ours, served(entrant.peer / "site") as theirs:
        pages = _letter_pages(entrant.archive)
        yield from _visits(letters, "a letter's page", [visit(reader, f"{ours}/{x}/") for x in pages], _LETTER_PAGE)
        yield from _visits(letters, "home", [visit(reader, f"{ours}/") for _ in range(runs)])
        peer_pages = [visit(reader, f"{theirs}/{x}/") for x in pages]
        yield from _visits(letters, "peer's page of a letter", peer_pages)
        found = [search_ours(reader, ours, quote(_QUERY)) for _ in range(runs)]
        yield from _searches(letters, "first result", found, (_FIRST_RESULT, _FIRST_RESULT_TIME))
        found = [search_material(reader, theirs, quote(_QUERY_WITH_MARKS)) for _ in range(runs)]
        yield from _searches(letters, "peer's first result", found)


def _letter_pages(archive: Path) -> list[str]:
    """Some letters' pages, evenly chosen, that the public edition has."""
    there = [
        name
        for letter in letters_of(archive)
        if (archive / "site/public" / (name := letter.relative_to(archive / "reports").with_suffix("").as_posix()))
        .joinpath("index.html")
        .exists()
    ]
    return there[:: max(1, len(there) // _LETTERS_VISITED)][:_LETTERS_VISITED]


def _visits(letters: int, what: str, found: Sequence[Visit], weight: Aim | None = None) -> Iterator[Row]:
    def row(of: str, unit: str, pick: Callable[[Visit], float], aim: Aim | None = None) -> Row:
        return Row(letters, f"{what}: {of}", unit, [pick(x) for x in found], aim=aim)

    yield row("over the wire", "kB", lambda x: x.kilobytes, weight)
    yield row("requests", "", lambda x: x.requests)
    yield row("first contentful paint", "ms", lambda x: x.first_paint)
    yield row("largest contentful paint", "ms", lambda x: x.largest_paint)
    yield row("blocked by long tasks", "ms", lambda x: x.blocked)
    yield row("cumulative layout shift", "", lambda x: x.shift)


def _searches(
    letters: int, what: str, found: Sequence[Search], aims: tuple[Aim | None, Aim | None] = (None, None)
) -> Iterator[Row]:
    yield Row(letters, f"{what}: over the wire", "kB", [x.kilobytes for x in found], aim=aims[0])
    yield Row(letters, f"{what}: after", "ms", [x.milliseconds for x in found], aim=aims[1])


def _seconds(what: str, letters: int, done: Sequence[Run]) -> Row:
    cpu = median(x.cpu_seconds for x in done)
    return Row(letters, what, "s", [x.seconds for x in done], cpu, int(median(x.peak_bytes for x in done)))


def _total(folder: Path, *, but: str = "no suffix") -> float:
    """Give the megabytes of all files below a folder but those with a suffix."""
    return sum(x.stat().st_size for x in folder.rglob("*") if x.is_file() and x.suffix != but) / 1e6
