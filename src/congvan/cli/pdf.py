"""`congvan pdf`: one letter's PDF, or with `--docx` the same letter as a Word file; or a year's letters, bound."""

import re
from functools import partial
from pathlib import Path

import click

from congvan.checking import Checked, read_and_check
from congvan.cli.archive import Location, locate, named_letter
from congvan.cli.console import Progress, print_findings, say, say_typeface
from congvan.cli.frames import SourceLines
from congvan.cli.speech import AUDIENCES, PATH, Speech
from congvan.cli.targets import refuse_missing_folder
from congvan.cli.texts import MESSAGES
from congvan.clock import source_date, today
from congvan.errors import ArchiveError
from congvan.flows.printing import make_docx, make_pdf, make_volume
from congvan.model.identity import LetterId
from congvan.model.terms import Audience
from congvan.model.text import Language, Text
from congvan.publish.write import write_whole

_DOCX = ".docx"
# An agency and a calendar year, which no letter's name is: that has three parts.
_VOLUME = re.compile(r"(?P<agency>[^/]+)/(?P<year>\d{4})/?")


def pdf_command(speech: Speech) -> click.Command:
    """Make the command."""

    @speech.command("pdf")
    @click.argument("letter")
    @speech.option("--output", "-o", key="output", type=PATH, default=None)
    @speech.option("--audience", key="audience", type=AUDIENCES, default=Audience.PUBLIC.value)
    @speech.option("--docx", "as_docx", key="docx", is_flag=True)
    @speech.option("--sources", "with_sources", key="sources", is_flag=True)
    def pdf(
        config_file: Path | None,
        letter: str,
        output: Path | None,
        audience: str,
        *,
        as_docx: bool,
        with_sources: bool,
    ) -> int:
        _refuse_wrong_name(output, as_docx=as_docx)
        refuse_missing_folder(output)
        if with_sources and (as_docx or _VOLUME.fullmatch(letter)):
            raise ArchiveError(Text("Only the PDF of one letter can hold its sources; leave --sources out."))
        place = locate(config_file)
        if volume := _VOLUME.fullmatch(letter):
            return _pdf_of_volume(place, speech.of(place), volume, output, Audience(audience), as_docx=as_docx)
        who = _letter_id(letter, place)
        checked = read_and_check(place.reports, place.cache, today())
        printed = partial(make_pdf, config_file=place.config_file, with_sources=with_sources)
        make = make_docx if as_docx else printed
        content = make(checked, who, Audience(audience), place.cache, source_date())
        target = output or Path(f"{who.slug}{_DOCX if as_docx else '.pdf'}")
        write_whole(target, content)
        _tell_findings(checked, who, place, speech.of(place), Audience(audience))
        say(MESSAGES["written"], speech.of(place), path=target)
        if not as_docx:
            say_typeface(checked.fonts.typeface(), speech.of(place))
        return 0

    return pdf  # type: ignore[no-any-return]  # click's decorators are Any here


def _tell_findings(checked: Checked, who: LetterId, place: Location, language: Language, seen_by: Audience) -> None:
    """Print what the check found in the letter, none of it an error: whoever sends the file should have seen it."""
    if own := [x for x in checked.findings if x.place.path == who.source]:
        print_findings(own, language, audience=seen_by, source=SourceLines(place, seen_by, checked.findings))


def _pdf_of_volume(
    place: Location,
    language: Language,
    name: re.Match[str],
    output: Path | None,
    audience: Audience,
    *,
    as_docx: bool,
) -> int:
    """Write the bound volume of an agency and a year.

    Raises:
        CongvanError: it cannot be made.
    """
    if as_docx:
        raise ArchiveError(Text("A volume is a PDF only; --docx makes the Word file of one letter."))
    shown = Progress(language)
    checked = read_and_check(place.reports, place.cache, today(), partial(shown, "", "check"))
    agency, year = name["agency"], int(name["year"])
    progress = partial(shown, "")
    content = make_volume(checked, agency, year, audience, place.cache, source_date(), progress)
    target = output or Path(f"{agency}-{year}.pdf")
    write_whole(target, content)
    say(MESSAGES["written"], language, path=target)
    say_typeface(checked.fonts.typeface(), language)
    return 0


def _refuse_wrong_name(output: Path | None, *, as_docx: bool) -> None:
    """Let no file be named as what it is not.

    Raises:
        ArchiveError: the name is of the other kind.
    """
    is_named = output is not None and output.suffix.lower() == _DOCX
    if output is not None and as_docx and not is_named:
        raise ArchiveError(
            Text("With --docx the letter is a Word file, but {path} does not end in .docx; name it {better}."),
            path=output,
            better=output.with_suffix(_DOCX),
        )
    if is_named and not as_docx:
        raise ArchiveError(Text("{path} is named as a Word file; add --docx to make one."), path=output)


def _letter_id(text: str, place: Location) -> LetterId:
    """Read a letter's name, given as id or as path of its file.

    Raises:
        ArchiveError: it is neither.
    """
    who = named_letter(text, place)
    if who is None:
        raise ArchiveError(
            Text(
                "'{text}' is no letter; write agency/series/period or the path of its .md file, "
                "or agency/year for the bound volume of a year."
            ),
            text=text,
        )
    return who
