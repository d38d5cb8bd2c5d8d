"""An archive's size enters; rows of measured values leave. Measured is the command, as users run it."""

import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from tests.bench.archive import letters_of, make_archive, spoil, touch
from tests.bench.linters import install, make_inputs, peers
from tests.bench.peer import make_peer
from tests.bench.process import Run, run
from tests.bench.report import Row

CONGVAN = (sys.executable, "-m", "congvan")
BUILD = (*CONGVAN, "build", "--audience", "all", "--site-dir", "site")
MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--quiet")
CHECK = (*CONGVAN, "check", "--format", "json")
_DAY = {"SOURCE_DATE_EPOCH": "1778000000"}  # 5 May 2026, soon after the last sample: what is due depends on the day
FINDINGS = 1  # the exit code for findings


def check(repository: Path, folder: Path, letters: int, runs: int) -> Iterator[Row]:
    """Measure `congvan check`: cold, again, after one change, with faults in every letter; and peers beside it."""
    sound = make_archive(repository, folder / "sound", letters)
    peer_folder, programs = folder / "peers", install(folder / "programs")
    make_inputs(sound, peer_folder)
    beside = peers(programs, letters)
    cold, again, changed = [], [], []
    others: list[list[Run]] = [[] for _ in beside]
    for _ in range(runs):
        shutil.rmtree(sound / ".cache", ignore_errors=True)
        cold.append(run(CHECK, sound, environment=_DAY))
        again.append(run(CHECK, sound, environment=_DAY))
        touch(sound)
        changed.append(run(CHECK, sound, environment=_DAY))
        for peer, done in zip(beside, others, strict=True):
            done.append(run(peer.command, peer_folder, expect=peer.codes))
    yield _seconds("check cold", letters, cold)
    yield _rates("check cold", "letters/s", letters, cold, letters)
    yield _seconds("check again, unchanged", letters, again)
    yield _seconds("check again, one letter changed", letters, changed)
    for peer, done in zip(beside, others, strict=True):
        yield _seconds(f"peer: {peer.what}", letters, done)
        yield _ratio("ours cold ÷ that peer", letters, cold, done)
        yield _ratio("ours unchanged ÷ that peer", letters, again, done)
    yield _spoiled(repository, folder, letters, runs)


def _spoiled(repository: Path, folder: Path, letters: int, runs: int) -> Row:
    archive = make_archive(repository, folder / "spoiled", letters)
    spoil(archive)
    done = []
    for _ in range(runs):
        shutil.rmtree(archive / ".cache", ignore_errors=True)
        done.append(run(CHECK, archive, expect=FINDINGS, environment=_DAY))
    found = len(json.loads(done[0].output))  # the same in every run
    return _rates(f"check cold, {found:,} findings", "findings/s", letters, done, found)


def build(repository: Path, folder: Path, letters: int, runs: int) -> Iterator[Row]:
    """Measure both editions built cold and again unchanged, in turns with the peers."""
    source = make_archive(repository, folder / "source", letters)
    work = {name: folder / name for name in ("ours", "peer", "peer-outside-nav")}
    cold, again, peer, outside = [], [], [], []
    for _ in range(runs):
        for old in work.values():
            shutil.rmtree(old, ignore_errors=True)  # with any cache in it: each round starts from sources alone
        shutil.copytree(source, work["ours"])
        cold.append(run(BUILD, work["ours"]))
        again.append(run(BUILD, work["ours"]))
        peer.append(run(MKDOCS, make_peer(source, work["peer"], in_nav=True)))
        outside.append(run(MKDOCS, make_peer(source, work["peer-outside-nav"], in_nav=False)))
    yield _seconds("build cold, both editions with PDFs, verified", letters, cold)
    yield _seconds("build again, unchanged", letters, again)
    yield _seconds("peer: plain MkDocs, Material, its search; no PDF", letters, peer)
    yield _seconds("peer, letters outside its navigation", letters, outside)
    yield _ratio("ours cold ÷ peer", letters, cold, peer)
    yield _ratio("ours cold ÷ peer outside navigation", letters, cold, outside)
    yield _ratio("ours unchanged ÷ peer", letters, again, peer)
    yield _ratio("ours unchanged ÷ peer outside navigation", letters, again, outside)
    yield from _sizes(letters, work)


def _sizes(letters: int, work: dict[str, Path]) -> Iterator[Row]:
    """Give the sizes of what was built, before any compression."""
    site = work["ours"] / "site"
    for edition in ("public", "internal"):
        yield Row(letters, f"a letter's page, {edition}", "kB", _page_sizes(work["ours"], site / edition))
        yield Row(letters, f"whole site, {edition}", "MB", [_total(site / edition) / 1e6])
        yield Row(letters, f"whole site without PDFs, {edition}", "MB", [_total(site / edition, but=".pdf") / 1e6])
    for name in ("peer", "peer-outside-nav"):
        yield Row(letters, f"a letter's page, {name}", "kB", _page_sizes(work["ours"], work[name] / "site"))
        yield Row(letters, f"whole site, {name}", "MB", [_total(work[name] / "site") / 1e6])


def _page_sizes(archive: Path, site: Path) -> list[float]:
    """Give the size of each letter's page in kB, where the edition has one."""
    addresses = (letter.relative_to(archive / "reports").with_suffix("") for letter in letters_of(archive))
    pages = (site / address / "index.html" for address in addresses)
    return [page.stat().st_size / 1000 for page in pages if page.exists()]


def _total(folder: Path, *, but: str = "no suffix") -> int:
    """Give the bytes of all files below a folder but those with a suffix."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and path.suffix != but)


def _seconds(what: str, letters: int, done: Sequence[Run]) -> Row:
    return Row(letters, what, "s", [one.seconds for one in done], *_cost(done))


def _rates(what: str, unit: str, letters: int, done: Sequence[Run], amount: int) -> Row:
    return Row(letters, what, unit, [amount / one.seconds for one in done], *_cost(done))


def _ratio(what: str, letters: int, ours: Sequence[Run], theirs: Sequence[Run]) -> Row:
    """Compare runs of the same round, which met the same load of the machine."""
    return Row(letters, what, "×", [a.seconds / b.seconds for a, b in zip(ours, theirs, strict=True)])


def _cost(done: Sequence[Run]) -> tuple[float, int]:
    """Give the medians of the runs' CPU seconds and peak bytes."""
    return median(one.cpu_seconds for one in done), int(median(one.peak_bytes for one in done))
