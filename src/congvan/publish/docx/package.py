"""The empty Word file, from the parts beside, and a finished one as bytes that never differ for equal content."""

import io
import zipfile
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.parts.story import StoryPart

_NOTES = "word/footnotes.xml"  # python-docx does not know this part: it is joined to the document here
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # a zip file can tell no earlier time, and ours tell none


def new_document() -> tuple[Document, StoryPart]:
    """Give an empty document and the part that holds its footnotes."""
    document = docx.Document(io.BytesIO(_empty()))
    part = document.part
    notes = StoryPart.load(PackURI(f"/{_NOTES}"), CONTENT_TYPE.WML_FOOTNOTES, _template()[_NOTES], part.package)
    part.relate_to(notes, RELATIONSHIP_TYPE.FOOTNOTES)
    return document, notes


def saved(document: Document) -> bytes:
    """Give a document's bytes, its parts in the order of their names but for the first, which says what they are."""
    written = io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as archive:
        first, *others = archive.namelist()
        parts = {name: archive.read(name) for name in (first, *sorted(others))}
    return _zipped(parts)


@cache
def _empty() -> bytes:
    return _zipped({name: data for name, data in _template().items() if name != _NOTES})


@cache
def _template() -> dict[str, bytes]:
    return dict(sorted(_read(files("congvan.publish.docx") / "template", "")))


def _read(folder: Traversable, path: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in folder.iterdir():
        inside = _read(entry, f"{path}{entry.name}/") if entry.is_dir() else [(path + entry.name, entry.read_bytes())]
        found += inside
    return found


def _zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same, whatever system writes it
            archive.writestr(entry, data)
    return out.getvalue()
