"""The whole flow on one screen: read → check → project → (render, publish through a site generator) → verify → promote.

Each step takes a value and returns a value; nothing flows back. The commands and the MkDocs plugin call these
functions and do nothing to letters themselves.
"""

import json
import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from congvan.checking import Checked, check, read_and_check
from congvan.errors import ArchiveError, RefusedError
from congvan.model import address
from congvan.model.finding import Finding
from congvan.model.identity import AGENCIES, REPORTS, SERIES, LetterId
from congvan.model.manifest import Manifest
from congvan.model.terms import Audience
from congvan.model.text import Several, Text
from congvan.model.view import LetterView
from congvan.model.volume import volumes
from congvan.model.withheld import Secret
from congvan.project import History, project
from congvan.publish.assembly import Progress, Work, letter_pdf, silent, volume_pdf
from congvan.publish.mkdocs_site import build_site, prepare
from congvan.read.history import read_history
from congvan.store.cache import Cache
from congvan.verify import verify_edition, verify_folder

__all__ = [
    "Built", "Checked", "Site", "build", "check", "make_docx", "make_pdf", "make_volume", "open_work",
    "read_and_check", "verify",
]  # fmt: skip

_EDITIONS = {Audience.PUBLIC: Text("the public edition"), Audience.INTERNAL: Text("the internal edition")}
_NO_LETTER = Text("{agency} has no issued letter in {edition}.")
_NO_YEAR = Text("{agency} issued no letter of {edition} in {year}; there are volumes of: {years}.")

# Letters of all editions from which on a second process (a second to start) pays for building their sites.
_WORTH_PROCESSES = 400


@dataclass(frozen=True, slots=True)
class Site:
    """Where `mkdocs.yml` is, and the folder that holds one folder an edition; whether each has a copy for a stick."""

    config_file: Path
    folder: Path
    offline: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """Whose edition stands in its place, and whether a copy for a stick stands beside it."""

    audience: Audience
    offline: bool


def open_work(
    checked: Checked,
    cache: Path,
    audience: Audience,
    as_of: date | None,
    progress: Progress | None = None,
    *,
    reports: Path | None = None,
) -> Work:
    """Project a sound archive for one audience: what a site generator's adapter needs, and no more.

    The office is told of each letter's versions too, where git knows them of the folder `reports`.
    """
    letters = checked.sound().letters
    history = read_history(reports, letters) if reports and audience is Audience.INTERNAL else None
    return _work(checked, cache, audience, as_of, progress, history)


def _work(
    checked: Checked,
    cache: Path,
    audience: Audience,
    as_of: date | None,
    progress: Progress | None,
    history: History | None = None,
) -> Work:
    edition, secrets = project(checked.archive, audience, as_of, history or {})
    store = Cache(cache)
    verify = partial(_verify, secrets=secrets, cache=store)
    face = checked.fonts.typeface()
    return Work(edition, store, verify, face, warnings=checked.findings, progress=progress or silent)


def build(site: Site, works: Sequence[Work], progress: Progress = silent) -> Iterator[Built]:
    """Build, verify and promote these editions; tell of each when it is in place.

    `progress` is told of what is made for all editions together.

    Raises:
        RefusedError: findings forbid it; every edition that was not promoted yet stands as it was.
    """
    if len(works) > 1:
        works = prepare(site.config_file, works, progress)
    if len(works) == 1 or sum(len(x.edition.letters) for x in works) < _WORTH_PROCESSES:
        yield from (_build_one(site, work) for work in works)
        return
    with ProcessPoolExecutor(len(works), multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(partial(_build_one, site), works)


def _build_one(site: Site, work: Work) -> Built:
    offline = build_site(site.config_file, site.folder, work, offline=site.offline)
    return Built(work.edition.audience, offline)


def make_pdf(
    checked: Checked,
    who: LetterId,
    audience: Audience,
    cache: Path,
    as_of: date | None,
    *,
    with_sources: bool = False,
) -> bytes:
    """Make one letter's PDF; with its Markdown and figures inside, if so asked. Others' findings do not matter.

    Raises:
        ArchiveError: there is no such letter, or not for this audience.
        RefusedError: the letter has errors, or its PDF could not be made.
    """
    view = _view(checked, who, audience, as_of)
    return letter_pdf(view, Cache(cache), checked.fonts.typeface(), with_sources=with_sources)


def make_docx(checked: Checked, who: LetterId, audience: Audience, cache: Path, as_of: date | None) -> bytes:
    """Make one letter's Word file. Findings in other letters do not matter.

    Raises:
        ArchiveError: there is no such letter, or not for this audience.
        RefusedError: the letter has errors, or a picture of it cannot be used.
    """
    from congvan.publish.docx import letter_docx  # noqa: PLC0415 - nothing else waits for python-docx

    return letter_docx(_view(checked, who, audience, as_of), Cache(cache))


def _view(checked: Checked, who: LetterId, audience: Audience, as_of: date | None) -> LetterView:
    """Give one letter as an audience may see it, if nothing is wrong with it.

    Raises:
        ArchiveError: there is no such letter, or not for this audience.
        RefusedError: the letter has errors.
    """
    files = {who.source, f"{REPORTS}/{AGENCIES}/{who.agency}.yml", f"{REPORTS}/{SERIES}/{who.series}.yml"}
    own = [x for x in checked.findings if x.place.path in files]
    if any(x.is_error for x in own):  # that a letter is still owed is no error: it is told below that there is none
        raise RefusedError(own)
    if who not in checked.archive.letters:
        raise ArchiveError(Text("There is no letter {who}."), who=who)
    edition, _ = project(checked.archive, audience, as_of)
    view = next((x for x in edition.letters if x.id == who), None)
    if view is None:
        raise ArchiveError(
            Text("{who} is not in the public edition (a draft or an internal letter); add --audience internal."),
            who=who,
        )
    return view


def make_volume(
    checked: Checked,
    agency: str,
    year: int,
    audience: Audience,
    cache: Path,
    as_of: date | None,
    progress: Progress | None = None,
) -> bytes:
    """Bind the letters that an agency issued in a year. Findings in other agencies' letters do not matter.

    Raises:
        ArchiveError: there is no such agency, or it issued nothing in that year that the audience may see.
        RefusedError: a letter of the agency has errors, or the volume could not be made.
    """
    _refuse_unsound(checked, agency)
    work = _work(checked, cache, audience, as_of, progress)
    found = [x for x in volumes(work.edition) if x.agency.id == agency]
    volume = next((x for x in found if x.year == year), None)
    if volume is None:
        years = Several(tuple(str(x.year) for x in reversed(found)), Text(", "))
        told = _NO_YEAR if found else _NO_LETTER
        raise ArchiveError(told, agency=agency, edition=_EDITIONS[audience], year=year, years=years)
    return volume_pdf(work, volume)


def _refuse_unsound(checked: Checked, agency: str) -> None:
    """A volume must be whole: a letter with errors would be missing from it without a word.

    Raises:
        ArchiveError: there is no such agency.
        RefusedError: there are errors in the agency's file, in its letters, or in the series.
    """
    whole = (f"{REPORTS}/{agency}/", f"{REPORTS}/{AGENCIES}/{agency}.yml", f"{REPORTS}/{SERIES}/")
    own = [x for x in checked.findings if x.place.path.startswith(whole)]
    if any(x.is_error for x in own):
        raise RefusedError(own)
    if agency not in checked.archive.agencies:
        there = Several(tuple(sorted(checked.archive.agencies)), Text(", "))
        raise ArchiveError(Text("There is no agency '{agency}'; there are: {there}."), agency=agency, there=there)


def verify(path: Path, reports: Path | None, audience: Audience | None, cache: Path | None = None) -> list[Finding]:
    """Verify a built edition or one PDF; with the sources, also that it holds nothing withheld.

    Raises:
        ArchiveError: there is nothing at `path`, or more than one edition.
        RefusedError: the sources have errors, so that what they withhold is not known.
    """
    if not path.exists():
        raise ArchiveError(Text("There is no {path}."), path=path)
    editions = [str(path / each) for each in Audience if (path / each / address.CHECKSUMS).is_file()]
    if editions and not (path / address.CHECKSUMS).exists():
        raise ArchiveError(
            Text("{path} holds editions and is none itself; name one: {editions}."),
            path=path,
            editions=Several(tuple(editions), Text(" or ")),
        )
    seen_by = audience or _audience_of(path)
    secrets = project(read_and_check(reports, cache).sound(), seen_by)[1] if reports else ()
    return verify_folder(path, secrets)


def _audience_of(path: Path) -> Audience:
    """The audience that an edition names in its own data; what names none is taken for public, the stricter one."""
    try:
        named = json.loads((path / address.LETTERS_JSON).read_bytes())["audience"]
        return Audience(named)
    except (OSError, ValueError, KeyError, TypeError):
        return Audience.PUBLIC


def _verify(folder: Path, manifest: Manifest, *, secrets: tuple[Secret, ...], cache: Cache) -> list[Finding]:
    return verify_edition(folder, manifest, secrets, remember=cache.remember_text)
