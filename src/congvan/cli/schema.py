"""`congvan schema`: JSON Schemas of letters, agencies and series, for editors."""

from pathlib import Path

import click

from congvan.cli.archive import Location, locate
from congvan.cli.console import near, say
from congvan.cli.speech import PATH, Speech
from congvan.cli.texts import MESSAGES
from congvan.edit.archive_schemas import archive_schemas
from congvan.edit.schema import FOLDER, letter_file
from congvan.errors import ArchiveError
from congvan.model.text import Text
from congvan.publish.write import write_whole


def schema_command(speech: Speech) -> click.Command:
    """Make the command."""

    @speech.command("schema")
    @speech.option("--output", "-o", key="schema_output", type=PATH, default=None)
    def schema(config_file: Path | None, output: Path | None) -> int:
        place = locate(config_file)
        names = write_schemas(place, output or place.root / FOLDER)
        say(MESSAGES["schemas"], speech.of(place), path=near(output or place.root / FOLDER), count=len(names))
        return 0

    return schema  # type: ignore[no-any-return]  # click's decorators are Any here


def write_schemas(place: Location, folder: Path) -> list[str]:
    """Write the archive's schemas; in its own folder also remove those of series that are gone.

    Raises:
        ArchiveError: `folder` is a file, or may not be written.
    """
    made = dict(archive_schemas(place.reports))
    if folder.exists() and not folder.is_dir():
        raise ArchiveError(Text("'{folder}' is a file, not a folder."), folder=folder)
    for name, text in made.items():
        write_whole(folder / name, text.encode())
    if folder == place.root / FOLDER:
        for old in folder.glob(letter_file("*")):
            if old.name not in made:
                old.unlink()
    return list(made)
