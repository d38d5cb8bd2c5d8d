"""Times New Roman as the archive's owner supplies it: four font files in a folder → a typeface, or one clear sentence.

Files may have any names: what they are, their own tables say. What stays true: a typeface that leaves here can be
embedded, holds every character that letters are written with, and has all four faces.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from congvan.errors import ArchiveError, MachineError
from congvan.model.text import Phrase, Several, Text
from congvan.typeface.common import COMMON
from congvan.typeface.faces import FACES, Face, Typeface, name_of, vendored, version_of
from congvan.typeface.opened import opened

FOLDER = ".congvan/fonts"  # beside mkdocs.yml
FAMILY = "Times New Roman"

_REMARKS = frozenset({".txt", ".md", ".html", ".pdf", ".ini", ".db"})  # licences, and what systems leave in folders
_LARGEST = 20 * 1024 * 1024  # bytes; the largest face of Times New Roman has a twentieth
_BEGINNINGS = (b"\x00\x01\x00\x00", b"true", b"OTTO")
_COLLECTION = b"ttcf"
# OS/2 fsType (OpenType 1.9): licences that forbid to embed, to embed a part, or to embed outlines
_RESTRICTED, _WHOLE_ONLY, _BITMAPS_ONLY = 0x0002, 0x0100, 0x0200
_LICENCE = 0x000F  # the bits of which the freest counts
_BOLD, _ITALIC = 1 << 5, 1 << 0  # OS/2 fsSelection
_SHOWN = 5  # characters named in a message


@dataclass(frozen=True, slots=True)
class Fonts:
    """Where letters' font files lie: a folder of the owner's, with what its files hold; empty for the vendored ones.

    It can be made, compared and kept without reading a font.
    """

    folder: str = ""
    fingerprint: str = ""

    def typeface(self) -> Typeface:
        """Give the typeface.

        Raises:
            ArchiveError: the owner's files cannot be used.
        """
        return _supplied(self) if self.folder else vendored()


VENDORED = Fonts()


def fonts_of(root: Path) -> Fonts:
    """Tell which fonts the archive in `root` (the folder of mkdocs.yml) is set in: the owner's, if there are any.

    Raises:
        ArchiveError: the owner's files cannot be read.
    """
    folder = root / FOLDER
    sums = [f"{x.name} {sha256(_bytes(x)).hexdigest()}" for x in _font_files(folder)]
    return Fonts(str(folder), "\n".join(sums)) if sums else VENDORED


def supplied(folder: Path) -> Typeface:
    """Give the typeface that lies in a folder.

    Raises:
        ArchiveError: not all four faces are there, or one of the files cannot be used; the sentence says why.
    """
    found: dict[tuple[str, str], tuple[Face, str]] = {}
    for path in _font_files(folder):
        face, version = _face(path)
        key = face.weight, face.style
        if key in found:
            other = Path(found[key][0].path).name
            raise ArchiveError(Text("{one} and {other} are the same face; leave one in {folder}."),
                               one=other, other=path.name, folder=FOLDER)  # fmt: skip
        found[key] = face, version
    lacking = [_NAMES[key] for key in FACES if key not in found]
    if lacking:
        raise ArchiveError(
            Text("{folder} lacks of Times New Roman: {faces}. All four files are needed."),
            folder=FOLDER,
            faces=Several(tuple(lacking)),
        )
    faces = [found[key] for key in FACES]
    return Typeface(FAMILY, faces[0][1], tuple(x for x, _ in faces), own=True)


_NAMES = {
    ("normal", "normal"): Text("regular"),
    ("bold", "normal"): Text("bold"),
    ("normal", "italic"): Text("italic"),
    ("bold", "italic"): Text("bold italic"),
}


@cache
def _supplied(fonts: Fonts) -> Typeface:
    """As `supplied`, once for the same files."""
    return supplied(Path(fonts.folder))


def _font_files(folder: Path) -> Iterator[Path]:
    """The folder's files that are meant to be fonts, in order."""
    try:
        entries = sorted(folder.iterdir()) if folder.is_dir() else []
    except OSError as error:
        raise ArchiveError(Text("The folder {folder} cannot be read."), folder=FOLDER) from error
    return (x for x in entries if x.is_file() and not x.name.startswith(".") and x.suffix.lower() not in _REMARKS)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise _refused(path, Text("it is too large"))
        return path.read_bytes()
    except OSError as error:
        raise _refused(path, Text("it cannot be read")) from error


def _face(path: Path) -> tuple[Face, str]:
    """The face that a file holds, and its version."""
    data = _bytes(path)
    if data.startswith(_COLLECTION):
        raise _refused(path, Text("it is a collection (TTC); export its four faces as TTF files"))
    if not data.startswith(_BEGINNINGS):
        raise _refused(path, Text("it is no TrueType font"))
    try:
        with opened(path) as font:
            return _recognised(path, font, data)
    except MachineError as error:
        raise _refused(path, Text("it is broken")) from error


def _recognised(path: Path, font: Any, data: bytes) -> tuple[Face, str]:
    if any(x.offset + x.length > len(data) for x in font.reader.tables.values()):
        raise _refused(path, Text("it is broken"))
    names, metrics = font["name"], font["OS/2"]
    family = str(names.getBestFamilyName() or "")
    if family != FAMILY:
        raise _refused(path, Text("its family is '{family}', not Times New Roman").of(family=family[:60]))
    if not _may_be_embedded(metrics.fsType):
        raise _refused(path, Text("its licence forbids to embed it (OS/2 fsType {bits})").of(bits=str(metrics.fsType)))
    lacking = sorted(COMMON - {chr(x) for x in font.getBestCmap() or {}})
    if lacking:
        shown = ", ".join(f"“{x}” ({name_of(x)})" for x in lacking[:_SHOWN])
        raise _refused(
            path, Text("it lacks {count} characters of letters: {shown}").of(count=str(len(lacking)), shown=shown)
        )
    weight = "bold" if metrics.fsSelection & _BOLD else "normal"
    style = "italic" if metrics.fsSelection & _ITALIC else "normal"
    return Face(weight, style, str(path), sha256(data).hexdigest()), version_of(names)


def _may_be_embedded(bits: int) -> bool:
    """Of several licence bits the freest counts (OpenType 1.9, OS/2); a PDF embeds a part, as outlines."""
    return bits & _LICENCE != _RESTRICTED and not bits & (_WHOLE_ONLY | _BITMAPS_ONLY)


def _refused(path: Path, reason: Text | Phrase) -> ArchiveError:
    return ArchiveError(
        Text("The font {name} in {folder} cannot be used: {reason}."), name=path.name, folder=FOLDER, reason=reason
    )
