"""`congvan check`: all findings of the archive, or of some files of it."""

from collections.abc import Sequence
from pathlib import Path

import click

from congvan import pipeline
from congvan.cli.archive import Location, locate
from congvan.cli.console import has_errors, print_findings
from congvan.cli.speech import FORMATS, PATH, Speech
from congvan.errors import ArchiveError
from congvan.model.finding import Finding


def check_command(speech: Speech) -> click.Command:
    """Make the command."""

    @speech.command("check")
    @click.argument("paths", nargs=-1, type=PATH)
    @speech.option("--format", "form", key="format", type=FORMATS, default="text")
    @speech.option("--strict", key="strict", is_flag=True)
    def check(config_file: Path | None, paths: Sequence[Path], form: str, strict: bool) -> int:
        place = locate(config_file)
        findings = _below(pipeline.read_and_check(place.reports).findings, paths, place)
        print_findings(findings, speech.of(place), form)
        return int(has_errors(findings, strict=strict))

    return check  # type: ignore[no-any-return]  # click's decorators are Any here


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
    raise ArchiveError(f"Không thấy «{path}» trong kho công văn.", f"'{path}' is not in the archive.")
