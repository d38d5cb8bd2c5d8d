"""A number of letters enters; rows leave: our PDFs beside the peers', made of the same letters in the same run.

Ours and the peers take turns, round after round, so that whatever else loads the machine meets all alike. Compared is
CPU time, of all processes together: what a letter costs of one core. Fonts are loaded and processes started before
anything is counted, but for the command line, where starting is what it costs.
"""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from congvan.store.cache import Cache
from tests.bench.archive import make_archive
from tests.bench.paper.entrants import Entrant, ours, peers
from tests.bench.paper.letters import read_letters, write_for_peers, write_site
from tests.bench.paper.pace import Pace
from tests.bench.report import Aim, Row

_ONE, _TWO = "ours, one worker", "ours, two workers"
# Peer → what its CPU time is to be, as a multiple of ours.
_AIMS = {
    "plugin": Aim("≥ 5", 5),
    "chromium": Aim("≥ 1.5", 1.5),
    "typst": Aim("≥ 1/8", 1 / 8),
}
_TWO_PAGES = Aim("all < 40", 40, at_most=True, of=max)
_CACHED = Aim("> 2,000", 2000)
_WORKERS = Aim("≥ 1.8", 1.8)
_RESIDENT = Aim("< 300", 300, at_most=True, of=max)
_FLAT = Aim("≤ 1.1", 1.1, at_most=True)  # flat: what is held by few letters more than by the first is not seen


def pdf(repository: Path, folder: Path, letters: int, runs: int) -> Iterator[Row]:
    """Measure ours with one worker and with two, from nothing and from the cache, and the peers."""
    archive = _prepared(repository, folder, letters)
    own: dict[int, list[dict[str, Any]]] = {1: [], 2: []}
    others = peers(repository, folder / "papers", folder / "site", folder / "programs")
    for entrant in others.values():
        entrant.ready()
    for _ in range(runs):
        for workers, measured in own.items():
            measured.append(ours(repository, archive, workers))
        for entrant in others.values():
            entrant.take_turn()
    one, two = ([Pace(**x["cold"]) for x in own[workers]] for workers in (1, 2))
    yield from _paces(letters, _ONE, one)
    yield from _paces(letters, _TWO, two)
    for entrant in others.values():
        yield from _peer(letters, entrant)
    yield from _ratios(letters, one, others)
    faster = [a.wall / b.wall for a, b in zip(one, two, strict=True)]
    yield Row(letters, "two workers ÷ one, letters a second", "×", faster, aim=_WORKERS)
    yield from _cached(letters, own[1])
    sizes = own[1][0]["two_pages"]  # the same in every run
    yield Row(letters, f"ours, a letter of two pages ({len(sizes)} of them)", "kB", sizes, aim=_TWO_PAGES)


def memory(repository: Path, folder: Path, letters: int, _runs: int) -> Iterator[Row]:
    """Measure what one worker holds in memory as it makes letter after letter."""
    archive = make_archive(repository, folder / "archive", letters)
    measured = ours(repository, archive, 1)
    sizes = {done: size / 1e6 for done, size in measured["resident"]}
    for done, size in sizes.items():
        yield Row(done, "a worker's memory after so many letters", "MB", [size], aim=_RESIDENT)
    if sizes:
        yield Row(letters, "its memory at the end ÷ at first", "×", [sizes[max(sizes)] / sizes[min(sizes)]], aim=_FLAT)


def _prepared(repository: Path, folder: Path, letters: int) -> Path:
    """Write the letters for ourselves and for the peers; give our archive."""
    archive = make_archive(repository, folder / "archive", letters)
    read = read_letters(archive, Cache(folder / "cache"))
    write_for_peers(read, folder / "papers")
    write_site(read, folder / "site")
    shutil.rmtree(folder / "cache")
    return archive


def _paces(letters: int, what: str, paces: Sequence[Pace]) -> Iterator[Row]:
    yield Row(letters, what, "CPU ms a letter", [pace.cpu for pace in paces])
    yield Row(letters, what, "ms a letter", [pace.wall for pace in paces])
    if sizes := [pace.kilobytes for pace in paces if pace.kilobytes]:
        yield Row(letters, what, "kB a letter", sizes)


def _peer(letters: int, entrant: Entrant) -> Iterator[Row]:
    what = f"peer: {entrant.what}"
    if entrant.trouble:
        yield Row(letters, f"{what}: NOT MEASURED: {entrant.trouble}", "", [])
    else:
        yield from _paces(letters, what, entrant.paces)


def _ratios(letters: int, own: Sequence[Pace], others: dict[str, Entrant]) -> Iterator[Row]:
    """Compare runs of the same round, which met the same load of the machine."""
    for name, entrant in others.items():
        times = [b.cpu / a.cpu for a, b in zip(own, entrant.paces, strict=False)]  # none, if there was trouble
        yield Row(letters, f"{entrant.what} ÷ ours, CPU", "×", times, aim=_AIMS.get(name))


def _cached(letters: int, measured: Sequence[dict[str, Any]]) -> Iterator[Row]:
    for name, what in (("cached", "ours from the cache"), ("cached_with_html", "… bodies and HTML too")):
        paces = [Pace(**one[name]) for one in measured]
        yield Row(letters, what, "letters/s", [1000 / pace.wall for pace in paces], aim=_CACHED)
        yield Row(letters, what, "CPU ms a letter", [pace.cpu for pace in paces])
