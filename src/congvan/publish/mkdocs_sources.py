"""Where letters lie and where editions are written enters; what would publish a source as it is, is refused.

MkDocs copies and indexes whatever it finds in `docs_dir` and in the theme, wherever a link there leads.
"""

from collections.abc import Iterable
from pathlib import Path

from mkdocs.structure.files import Files

from congvan.errors import MachineError
from congvan.model.text import Text


def refuse_docs_dir(docs_dir: Path, reports: Path) -> None:
    """`docs_dir` must not reach the letters: MkDocs would copy and index them as they are."""
    docs, letters = docs_dir.resolve(), reports.resolve()
    if letters.is_relative_to(docs) or docs.is_relative_to(letters):
        raise MachineError(
            Text("docs_dir must not be or hold the folder of letters: MkDocs would publish every file there as it is.")
        )


def refuse_inside(target: Path, folders: Iterable[Path]) -> None:
    """An edition must not be written among the sources: the next build would publish it as a part of them."""
    for folder in folders:
        if target.resolve().is_relative_to(folder.resolve()):
            raise MachineError(
                Text("Cannot build into {target}: it lies in the source folder {name}; choose another."),
                target=target,
                name=folder.name,
            )


def refuse_sources(files: Files, folders: Iterable[Path]) -> None:
    """No file that MkDocs found by itself may lie among letters, fonts or finished work: a link can lead there."""
    ours = [x.resolve() for x in folders]
    for file in files:
        if file.abs_src_path and any(Path(file.abs_src_path).resolve().is_relative_to(x) for x in ours):
            raise MachineError(
                Text(
                    "'{src_uri}' in docs_dir or the theme leads to the letters, the owner's fonts or the cache; "
                    "remove it."
                ),
                src_uri=file.src_uri,
            )
