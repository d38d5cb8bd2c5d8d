"""A checked archive → one letter as a PDF or a Word file, or the letters of a year, bound.

What is wrong with other letters does not matter: whoever prints one should not have to wait for all.
"""

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from congvan.checking import Checked
from congvan.errors import ArchiveError, RefusedError
from congvan.flows.words import EDITIONS
from congvan.model.identity import AGENCIES, REPORTS, SERIES, LetterId
from congvan.model.terms import Audience
from congvan.model.text import Several, Text
from congvan.model.view import EditionView, LetterView
from congvan.model.volume import volumes
from congvan.model.withheld import Withheld
from congvan.pipeline import gate, store_in, work_of
from congvan.project import project
from congvan.publish.assembly import volume_pdf
from congvan.publish.letter_pdfs import letter_pdf
from congvan.publish.mkdocs_site import PrintSettings, prepare, print_settings
from congvan.publish.work import Progress, Work, silent
from congvan.store.cache import Cache

_NO_LETTER = Text("{agency} has no issued letter in {edition}.")
_NO_YEAR = Text("{agency} issued no letter of {edition} in {year}; there are volumes of: {years}.")


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
        store_in(cache),
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
    edition, store = _edition_of(checked, who, audience, as_of), store_in(cache)
    work = Work(edition, store, partial(gate, withheld=Withheld(), cache=store), checked.fonts.typeface())
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
    work = work_of(checked, cache, audience, as_of, progress)
    found = [x for x in volumes(work.edition) if x.agency.id == agency]
    volume = next((x for x in found if x.year == year), None)
    if volume is None:
        years = Several(tuple(str(x.year) for x in reversed(found)), Text(", "))
        told = _NO_YEAR if found else _NO_LETTER
        raise ArchiveError(told, agency=agency, edition=EDITIONS[audience], year=year, years=years)
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
