"""The whole flow on one screen: read → check → project → (render, publish through a site generator) → verify → promote.

Each step takes a value and returns a value; nothing flows back. The commands and the MkDocs plugin call these
functions and do nothing to letters themselves.
"""

import json
import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from congvan.authentic import KnownEditions
from congvan.checking import Checked, check, read_and_check
from congvan.checking.copies import published_faults
from congvan.errors import ArchiveError, RefusedError
from congvan.model import address
from congvan.model.finding import Finding
from congvan.model.identity import AGENCIES, REPORTS, SERIES, LetterId
from congvan.model.manifest import Manifest
from congvan.model.terms import Audience
from congvan.model.text import Several, Text
from congvan.model.view import EditionView, LetterView
from congvan.model.volume import volumes
from congvan.model.withheld import Persons, Secret, Withheld
from congvan.project import History, project
from congvan.project.hashes import kept_files
from congvan.project.permitted import permitted
from congvan.publish.assembly import Progress, Work, letter_pdf, silent, volume_pdf
from congvan.publish.mkdocs_site import PrintSettings, build_site, prepare, print_settings
from congvan.read.history import read_history
from congvan.store.cache import Cache
from congvan.store.scratch import settle
from congvan.verify import verify_edition, verify_folder
from congvan.verify.bag import BAG_PAYLOAD, is_bag, opened, verify_bag
from congvan.verify.persons import offices_own

__all__ = [
    "Built", "Checked", "Site", "build", "check", "make_docx", "make_pdf", "make_volume", "open_work",
    "published_pdf", "read_and_check", "verify",
]  # fmt: skip

_EDITIONS = {Audience.PUBLIC: Text("the public edition"), Audience.INTERNAL: Text("the internal edition")}
_OTHER = {Audience.PUBLIC: Audience.INTERNAL, Audience.INTERNAL: Audience.PUBLIC}
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
    return _work(checked, cache, audience, as_of, progress, history, reports)


def _work(
    checked: Checked,
    cache: Path,
    audience: Audience,
    as_of: date | None,
    progress: Progress | None,
    history: History | None = None,
    reports: Path | None = None,
) -> Work:
    edition, secrets = project(checked.archive, audience, as_of, history or {})
    store = _store(cache)
    withheld = _withheld(checked, secrets, audience, reports)
    verify = partial(_verify, withheld=withheld, cache=store)
    face = checked.fonts.typeface()
    return Work(
        edition,
        store,
        verify,
        face,
        warnings=checked.findings,
        progress=progress or silent,
        comparison=_comparison(checked, store, audience, as_of),
        past_is_known=checked.past_is_known,
    )


def _comparison(checked: Checked, store: Cache, audience: Audience, as_of: date | None) -> KnownEditions:
    """What tells signed copies from other files: it knows how the other edition shows the letters that have one."""
    if not any(x.signed for x in checked.archive.letters.values()):
        return KnownEditions(store, {})
    other, _ = project(checked.archive, _OTHER[audience], as_of, {})
    return KnownEditions(store, {x.id: x for x in other.letters if x.signed})


def _store(cache: Path) -> Cache:
    """The cache, below which temporary files lie from now on: what a killed process leaves there is tidied up."""
    settle(cache)
    return Cache(cache)


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
    config_file: Path | None = None,
    with_sources: bool = False,
) -> bytes:
    """Make one letter's PDF; with its Markdown and figures inside, if so asked. Others' findings do not matter.

    With the archive's `mkdocs.yml` it is the one that a build publishes.

    Raises:
        ArchiveError: there is no such letter, or not for this audience.
        RefusedError: the letter has errors, or its PDF could not be made.
    """
    view = _view(checked, who, audience, as_of)
    asked = print_settings(config_file) if config_file else PrintSettings()
    return letter_pdf(
        view,
        _store(cache),
        checked.fonts.typeface(),
        site_url=asked.site_url,
        with_sources=with_sources or asked.with_sources,
        with_proof=asked.with_proof,
    )


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
    return _edition_of(checked, who, audience, as_of).letters[0]


def _edition_of(checked: Checked, who: LetterId, audience: Audience, as_of: date | None) -> EditionView:
    """Give the edition that holds one letter alone, if nothing is wrong with it. Raises as `_view` does."""
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
    return replace(edition, letters=(view,))


def published_pdf(
    config_file: Path, checked: Checked, who: LetterId, audience: Audience, cache: Path, as_of: date | None
) -> tuple[LetterView, bytes]:
    """Give one letter and its PDF, byte for byte as a build publishes it by the settings of `mkdocs.yml`.

    Raises:
        ArchiveError: there is no such letter, or not for this audience.
        RefusedError: the letter has errors, or its PDF could not be made.
    """
    edition, store = _edition_of(checked, who, audience, as_of), _store(cache)
    work = Work(edition, store, partial(_verify, withheld=Withheld(), cache=store), checked.fonts.typeface())
    (prepared,) = prepare(config_file, [work], silent)
    assert prepared.made is not None  # noqa: S101 - what `prepare` does
    return edition.letters[0], prepared.made.paths[who].read_bytes()


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
    """Verify a built edition, a bag or one PDF; with the sources, also that it holds nothing withheld.

    With the sources the signatures of an edition's signed copies are verified again, too.

    Raises:
        ArchiveError: there is nothing at `path`, or more than one edition.
        RefusedError: the sources have errors, so that what they withhold is not known.
    """
    if not path.exists():
        raise ArchiveError(Text("There is no {path}."), path=path)
    if is_bag(path):
        with opened(path) as bag:
            seen_by = audience or _audience_of(bag.folder / BAG_PAYLOAD)
            known = _known(bag.folder, reports, seen_by, cache)
            found = verify_bag(bag, known.texts, kept=known.files, persons=known.persons)
            return [*found, *published_faults(bag.folder, reports)]
    editions = [str(path / each) for each in Audience if (path / each / address.CHECKSUMS).is_file()]
    if editions and not (path / address.CHECKSUMS).exists():
        raise ArchiveError(
            Text("{path} holds editions and is none itself; name one: {editions}."),
            path=path,
            editions=Several(tuple(editions), Text(" or ")),
        )
    known = _known(path, reports, audience or _audience_of(path), cache)
    memory = Cache(cache) if cache else None
    found = verify_folder(path, known.texts, kept=known.files, persons=known.persons, memory=memory)
    return [*found, *published_faults(path, reports)]


def _known(path: Path, reports: Path | None, seen_by: Audience, cache: Path | None) -> Withheld:
    """What is kept from an audience, as the sources say; far from them, whatever looks like a person's data."""
    if reports:
        checked = read_and_check(reports, cache)
        secrets = project(checked.sound(), seen_by)[1]
        return _withheld(checked, secrets, seen_by, reports)
    if seen_by is Audience.INTERNAL or not path.is_dir():
        return Withheld()
    return Withheld(persons=Persons(offices_own(path), is_reviewed=False))


def _withheld(checked: Checked, secrets: tuple[Secret, ...], audience: Audience, reports: Path | None) -> Withheld:
    """Everything that the gate looks for in an edition: texts, files, personal data by its form."""
    if audience is Audience.INTERNAL:
        return Withheld(secrets)
    files = kept_files(checked.archive, audience, reports) if reports else ()
    return Withheld(secrets, files, Persons(permitted(checked.archive, checked.allowed)))


def _audience_of(path: Path) -> Audience:
    """The audience that an edition names in its own data; what names none is taken for public, the stricter one."""
    try:
        named = json.loads((path / address.LETTERS_JSON).read_bytes())["audience"]
        return Audience(named)
    except (OSError, ValueError, KeyError, TypeError):
        return Audience.PUBLIC


def _verify(folder: Path, manifest: Manifest, *, withheld: Withheld, cache: Cache) -> list[Finding]:
    return verify_edition(
        folder,
        manifest,
        withheld.texts,
        kept=withheld.files,
        persons=withheld.persons,
        memory=cache,
    )
