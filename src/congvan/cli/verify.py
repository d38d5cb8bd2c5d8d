"""`congvan verify`: whether a built edition or a PDF is whole and holds nothing withheld."""

from pathlib import Path

import click

from congvan import pipeline
from congvan.cli.archive import Location, locate
from congvan.cli.console import has_errors, print_findings, say
from congvan.cli.speech import AUDIENCES, FORMATS, PATH, Speech
from congvan.cli.texts import MESSAGES
from congvan.errors import ArchiveError
from congvan.model.terms import Audience


def verify_command(speech: Speech) -> click.Command:
    """Make the command."""

    @speech.command("verify")
    @click.argument("path", type=PATH)
    @speech.option("--audience", key="verify_audience", type=AUDIENCES, default=None)
    @speech.option("--format", "form", key="format", type=FORMATS, default="text")
    def verify(config_file: Path | None, path: Path, audience: str | None, form: str) -> int:
        place = _located_or_none(config_file)
        if place is None:
            say(MESSAGES["no_sources"], speech.of(place))
        chosen = Audience(audience) if audience else None
        reports, cache = (place.reports, place.cache) if place else (None, None)
        findings = pipeline.verify(path, reports, chosen, cache)
        print_findings(findings, speech.of(place), form)
        return int(has_errors(findings, strict=False))

    return verify  # type: ignore[no-any-return]  # click's decorators are Any here


def _located_or_none(config_file: Path | None) -> Location | None:
    """An edition can be verified far from its archive; then without what only the sources tell."""
    try:
        return locate(config_file)
    except ArchiveError:
        if config_file:
            raise
        return None
