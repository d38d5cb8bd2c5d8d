"""`--output`: the path of a file to be written, refused while there is nothing to undo."""

from pathlib import Path

from congvan.errors import ArchiveError
from congvan.model.text import Text


def refuse_missing_folder(output: Path | None) -> None:
    """Make no folder that was most likely mistyped.

    Raises:
        ArchiveError: the folder in which the file should lie is not there.
    """
    if output is not None and not output.parent.exists():
        raise ArchiveError(
            Text("There is no folder {folder} to write {name} into; make it first, or correct the path."),
            folder=output.parent,
            name=output.name,
        )
