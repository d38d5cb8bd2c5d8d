"""`congvan check`: all findings of the archive, or of some files of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import click

from congvan import checking
from congvan.cli.archive import Location, locate
from congvan.cli.codes import Choice, Codes
from congvan.cli.console import Progress, has_errors, near, print_findings, say
from congvan.cli.frames import SourceLines
from congvan.cli.speech import AUDIENCES, CHECK_FORMATS, PATH, Speech
from congvan.cli.texts import MESSAGES
from congvan.clock import today
from congvan.errors import ArchiveError, CongvanError
from congvan.model.finding import Finding
from congvan.model.terms import Audience
from congvan.model.text import Language, Text


@dataclass(frozen=True, slots=True)
class _Asked:
    """What of the findings is wanted, and how they are printed: the options as typed."""

    form: str
    audience: str
    select: Sequence[tuple[str, ...]]
    ignore: Sequence[tuple[str, ...]]
    strict: bool


def check_command(speech: Speech) -> click.Command:
    """Make the command."""

    @speech.command("check")
    @click.argument("paths", nargs=-1, type=PATH)
    @speech.option("--format", "form", key="check_format", type=CHECK_FORMATS, default="text")
    @speech.option("--audience", key="log_audience", type=AUDIENCES, default=Audience.PUBLIC.value)
    @speech.option("--select", key="select", type=Codes(), multiple=True)
    @speech.option("--ignore", key="ignore", type=Codes(), multiple=True)
    @speech.option("--strict", key="strict", is_flag=True)
    @speech.option("--watch", "watching", key="watch", is_flag=True)
    def check(config_file: Path | None, paths: Sequence[Path], watching: bool, **asked: Any) -> int:
        place = locate(config_file)
        once = partial(_once, place, speech.of(place), paths, _Asked(**asked))
        if watching and place.reports.is_dir():
            _watch(place, speech.of(place), once)
        return once()

    return check  # type: ignore[no-any-return]  # click's decorators are Any here


def _once(place: Location, language: Language, paths: Sequence[Path], asked: _Asked) -> int:
    # all of it, whatever was named: what is wrong between letters is found in each of them
    found = checking.check(place.reports, place.cache, today(), partial(Progress(language), "", "check"))
    findings = Choice.of(asked.select, asked.ignore).among(_below(found, paths, place))
    seen_by = Audience(asked.audience)
    print_findings(findings, language, asked.form, seen_by, SourceLines(place, seen_by, found), place.in_repository)
    return int(has_errors(findings, strict=asked.strict))


def _watch(place: Location, language: Language, once: Callable[[], int]) -> None:
    """Check now and after each change, on a cleared screen if it is one; ended by Ctrl-C.

    Raises:
        CongvanError: the first check could not be made; what keeps a later one from it is told, and may pass.
    """
    from congvan.cli.watch import watch  # noqa: PLC0415 - the other checks need not wait for it

    once_made = False

    def again() -> None:
        nonlocal once_made
        click.clear()
        try:
            once()
        except CongvanError as error:
            if not once_made:
                raise
            click.echo(error.say(language), err=True)
        once_made = True
        say(MESSAGES["watching"], language, path=near(place.reports))

    watch(place.reports, again)


def _below(findings: Sequence[Finding], paths: Sequence[Path], place: Location) -> list[Finding]:
    """Give the findings in the files and folders named; all if none is.

    Raises:
        ArchiveError: a path does not exist or lies outside the archive.
    """
    names = [_name(path, place) for path in paths]
    if not names:
        return list(findings)
    return [x for x in findings if any(_lies_in(x.place.path, n) for n in names)]


def _lies_in(path: str, name: str) -> bool:
    """Whether a file is the one named, lies in the folder named, or is an attachment of the letter named."""
    return path == name or path.startswith((f"{name}/", f"{name.removesuffix('.md')}/"))


def _name(path: Path, place: Location) -> str:
    """The path as findings give it; a letter may also be named by its id."""
    for given in (path, place.reports / path):
        for full in ((given.parent / f"{given.name}.md").resolve(), given.resolve()):
            if full.exists() and full.is_relative_to(place.reports.resolve()):
                inside = full.relative_to(place.reports.resolve()).as_posix()
                return place.reports.name if inside == "." else f"{place.reports.name}/{inside}"
    raise ArchiveError(Text("'{path}' is not in the archive."), path=path)
