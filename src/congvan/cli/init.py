"""`congvan init`: a new archive that builds at once."""

import shlex
from pathlib import Path

import click

from congvan.cli.console import near, say
from congvan.cli.speech import PATH, Speech
from congvan.cli.texts import MESSAGES
from congvan.clock import today
from congvan.edit.archive import SAMPLE_NAME, SAMPLE_TITLE, NewArchive, new_archive
from congvan.errors import ArchiveError, MachineError, reason_of
from congvan.model.text import Language, Text
from congvan.publish.write import write_whole


def init_command(speech: Speech) -> click.Command:
    """Make the command."""

    @speech.command("init", in_archive=False)
    @click.argument("folder", metavar="DIR", type=PATH)
    @speech.option("--name", key="agency_name", default=SAMPLE_NAME)
    @speech.option("--series-title", key="series_title", default=SAMPLE_TITLE)
    def init(folder: Path, name: str, series_title: str) -> int:
        _require_empty(folder)
        made = new_archive(today(), name, series_title)
        for path, content in made.files.items():
            write_whole(folder / path, content, replace=False)
        _tell(folder, made, speech.shown)
        return 0

    return init  # type: ignore[no-any-return]  # click's decorators are Any here


def _require_empty(folder: Path) -> None:
    """Refuse a folder that holds anything but what a new repository has.

    Raises:
        ArchiveError: it is a file, or not empty.
        MachineError: it cannot be listed.
    """
    if folder.exists() and not folder.is_dir():
        raise ArchiveError(Text("'{folder}' is a file, not a folder."), folder=folder)
    try:
        found = sorted(x.name for x in folder.iterdir() if x.name != ".git") if folder.exists() else []
    except OSError as error:
        raise MachineError(Text("Cannot read {folder}: {reason}."), folder=folder, reason=reason_of(error)) from error
    if found:
        raise ArchiveError(
            Text("The folder '{folder}' is not empty (it has '{found}'); choose a new one."),
            folder=folder,
            found=found[0],
        )


def _tell(folder: Path, made: NewArchive, language: Language) -> None:
    """Say what to do next, as commands to be copied."""
    say(MESSAGES["initialised"], language, path=near(folder))
    for key, command in (
        ("next_enter", f"cd {shlex.quote(str(folder))}"),
        ("next_check", "congvan check"),
        ("next_serve", "congvan serve"),
        ("next_new", f"congvan new {made.next.agency} {made.next.series} {made.next.period}"),
    ):
        click.echo(f"  {command}  # {MESSAGES[key].say(language)}", err=True)
