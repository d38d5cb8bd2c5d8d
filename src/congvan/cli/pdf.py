"""`congvan pdf`: one letter's PDF."""

from pathlib import Path

import click

from congvan import pipeline
from congvan.cli.archive import Location, locate
from congvan.cli.console import say
from congvan.cli.speech import AUDIENCES, PATH, Speech
from congvan.cli.texts import MESSAGES
from congvan.clock import source_date
from congvan.errors import ArchiveError
from congvan.model.identity import LetterId
from congvan.model.terms import Audience
from congvan.model.text import Text
from congvan.publish.write import write_whole


def pdf_command(speech: Speech) -> click.Command:
    """Make the command."""

    @speech.command("pdf")
    @click.argument("letter")
    @speech.option("--output", "-o", key="output", type=PATH, default=None)
    @speech.option("--audience", key="audience", type=AUDIENCES, default=Audience.PUBLIC.value)
    def pdf(config_file: Path | None, letter: str, output: Path | None, audience: str) -> int:
        place = locate(config_file)
        who = _letter_id(letter, place)
        checked = pipeline.read_and_check(place.reports, place.cache, source_date())
        content = pipeline.make_pdf(checked, who, Audience(audience), place.cache, source_date())
        target = output or Path(f"{who.slug}.pdf")
        write_whole(target, content)
        say(MESSAGES["written"], speech.of(place), path=target)
        return 0

    return pdf  # type: ignore[no-any-return]  # click's decorators are Any here


def _letter_id(text: str, place: Location) -> LetterId:
    """Read a letter's name, given as id or as path of its file.

    Raises:
        ArchiveError: it is neither.
    """
    name = text.removesuffix(".md")
    path = Path(text).resolve()
    if text.endswith(".md") and path.is_relative_to(place.reports.resolve()):
        name = path.relative_to(place.reports.resolve()).as_posix().removesuffix(".md")
    try:
        return LetterId.parse(name)
    except ValueError:
        raise ArchiveError(
            Text("'{text}' is no letter; write agency/series/period or the path of its .md file."), text=text
        ) from None
