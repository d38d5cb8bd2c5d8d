"""Any file of an edition → all the text that a determined reader could get out of it.

Written apart from `congvan.verify` and on other libraries, so that the two cannot share a mistake: the raw bytes, what
base64, gzip and zip hold, every string and stream of a PDF, and pages with their entities and percent signs resolved.
"""

import base64
import gzip
import io
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pdfplumber
import pikepdf


def texts_below(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield each file's name with each text found in it, and the name itself as a text."""
    for file in sorted(x for x in folder.rglob("*") if x.is_file()):
        name = file.relative_to(folder).as_posix()
        yield from ((name, text) for text in (name, *texts(file.read_bytes())))


def texts(data: bytes) -> Iterator[str]:
    """Yield every text that these bytes can be read as."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        raw = data.decode(encoding, "ignore")
        yield from (raw, unescape(raw), unquote(raw))
        if raw.startswith("BEGIN:VCALENDAR"):
            yield raw.replace("\r\n ", "")  # a line that goes on
    if data.startswith(b"congvanOffline.file("):
        yield from texts(base64.b64decode(data.split(b'"')[3]))
    elif data.startswith(b"\x1f\x8b"):
        yield from texts(gzip.decompress(data))
    elif data.startswith(b"PK\x03\x04"):
        yield from _zip_texts(data)
    elif data.startswith(b"%PDF-"):
        yield from _pdf_texts(data)


def _zip_texts(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist():
            yield entry.filename
            yield from texts(archive.read(entry))


def _pdf_texts(data: bytes) -> Iterator[str]:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            shown = page.extract_text() or ""
            yield shown
            yield shown.replace("\n", "")  # a word broken at a line's end
    with pikepdf.open(io.BytesIO(data)) as document:
        for item in document.objects:
            yield from _object_texts(item)


def _object_texts(item: object) -> Iterator[str]:
    """Every string and stream of a PDF's object: metadata, link addresses, alternative texts, embedded files."""
    if isinstance(item, pikepdf.Stream):
        yield from texts(_stream_bytes(item))
    if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        for key in item.keys():  # noqa: SIM118 - a pikepdf stream is not iterable, and has keys
            yield from _direct_texts(item.get(key))
    else:
        yield from _direct_texts(item)


def _direct_texts(item: object) -> Iterator[str]:
    if isinstance(item, pikepdf.String):
        yield str(item)
        yield from texts(bytes(item))
    elif isinstance(item, pikepdf.Array):
        for inner in item:
            if not _is_reference(inner):
                yield from _direct_texts(inner)
    elif isinstance(item, pikepdf.Dictionary) and not _is_reference(item):
        for key in item.keys():  # noqa: SIM118 - as above
            yield from _direct_texts(item.get(key))


def _is_reference(item: object) -> bool:
    """Whether an object stands in the document's own list, which `_pdf_texts` goes through."""
    return isinstance(item, pikepdf.Object) and item.is_indirect


def _stream_bytes(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:  # a picture, compressed as pictures are
        return stream.read_raw_bytes()
