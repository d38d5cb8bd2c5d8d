"""`congvan build`: both editions, verified before they take the old ones' place."""

import time
from functools import partial
from pathlib import Path

import click

from congvan import pipeline
from congvan.cli.archive import Location, locate
from congvan.cli.console import Progress, has_errors, near, print_findings, say, say_typeface
from congvan.cli.speech import AUDIENCES, PATH, Speech
from congvan.cli.texts import MESSAGES
from congvan.clock import source_date
from congvan.errors import RefusedError
from congvan.model.terms import Audience
from congvan.model.text import Language
from congvan.publish.offline import OPENER, offline_folder
from congvan.publish.work import Work


def build_command(speech: Speech) -> click.Command:
    """Make the command."""

    @speech.command("build")
    @speech.option("--audience", key="audiences", type=click.Choice([*AUDIENCES.choices, "all"]), default="all")
    @speech.option("--site-dir", "-d", key="site_dir", type=PATH, default=None)
    @speech.option("--offline", key="offline", is_flag=True)
    @speech.option("--strict", key="strict", is_flag=True)
    def build(config_file: Path | None, audience: str, site_dir: Path | None, offline: bool, strict: bool) -> int:
        place = locate(config_file)
        site = pipeline.Site(place.config_file, site_dir or place.root / "site", offline)
        return _build(place, speech.of(place), audience, site, strict=strict)

    return build  # type: ignore[no-any-return]  # click's decorators are Any here


def _build(place: Location, language: Language, audience: str, site: pipeline.Site, *, strict: bool) -> int:
    started = time.monotonic()
    shown = Progress(language)
    works = _works(place, language, audience, shown, strict=strict)
    counts = {work.edition.audience: len(work.edition.letters) for work in works}
    for built in pipeline.build(site, works, partial(shown, "")):
        edition = site.folder / built.audience
        say(MESSAGES["built"], language, path=near(edition), letters=counts[built.audience])
        if built.offline:
            say(MESSAGES["copied"], language, path=near(offline_folder(edition)), file=OPENER)
    say_typeface(works[0].typeface, language)
    say(MESSAGES["took"], language, seconds=f"{time.monotonic() - started:.0f}")
    return 0


def _works(place: Location, language: Language, audience: str, shown: Progress, *, strict: bool) -> list[Work]:
    """Read, check and project the archive. The archive itself, half a gigabyte of 10,000 letters, is then let go."""
    checked = pipeline.read_and_check(place.reports, place.cache, source_date(), partial(shown, "", "check"))
    if has_errors(checked.findings, strict=strict):
        raise RefusedError(checked.findings)
    if checked.findings:
        print_findings(checked.findings, language)
    chosen = list(Audience) if audience == "all" else [Audience(audience)]
    return [
        pipeline.open_work(checked, place.cache, each, source_date(), partial(shown, each), reports=place.reports)
        for each in chosen
    ]
