"""A PDF enters; what no page shows leaves: drawings of annotations, patterns and forms, and bytes of no object.

A text reader goes through pages alone, and a PDF library through the objects that the file's own tables name.
"""

import io
import re
import zlib
from collections.abc import Iterable, Iterator

import pikepdf

from congvan.model.text import Text
from congvan.verify.inflating import inflate
from congvan.verify.pictures import printable
from congvan.verify.undecodable import Undecodable

_MOST_DRAWINGS = 2000
_SHOWS_TEXT = re.compile(rb"\bBT\b")
_STREAM, _STREAM_ENDS = re.compile(rb"stream\r?\n"), b"endstream"
_HEX = re.compile(rb"<([0-9A-Fa-f\s]{8,})>")
_OCTAL = re.compile(rb"\\([0-7]{3})")
_PACKAGE, _PADDING = b"PK\x03\x04", b"\0 \t\r\n\x1a"
_NO_TEXT = re.compile("[\0-\x08\x0e-\x1f\ufffd]")
_KNOWN_BY = 200  # bytes of a stream
_LARGEST_STREAM = 64 * 1024 * 1024


def apart_drawings(pdf: pikepdf.Pdf) -> bytes | None:
    """Give a PDF that has each drawing with text that is no page's own on a page for itself; None without any.

    `pdf` is changed by it.

    Raises:
        Undecodable: there are more than any document has.
    """
    drawings = [x for x in pdf.objects if isinstance(x, pikepdf.Stream) and _is_apart(x)]
    drawings = [x for x in drawings if _SHOWS_TEXT.search(x.read_bytes())]
    if not drawings:
        return None
    if len(drawings) > _MOST_DRAWINGS:
        raise Undecodable(Text("PDF with too many drawings"))
    with pikepdf.new() as sheets:
        for drawing in drawings:
            page = sheets.add_blank_page(page_size=(600, 800))
            page.obj.Contents = sheets.make_stream(drawing.read_bytes())
            if "/Resources" in drawing:
                page.obj.Resources = _foreign(pdf, sheets, drawing.Resources)
        out = io.BytesIO()
        sheets.save(out)
    return out.getvalue()


def _is_apart(stream: pikepdf.Stream) -> bool:
    return str(stream.get("/Subtype", "")) == "/Form" or "/PatternType" in stream


def _foreign(pdf: pikepdf.Pdf, sheets: pikepdf.Pdf, resources: pikepdf.Object) -> pikepdf.Object:
    """Resources as an object of another PDF. Only what is written for itself can be copied from file to file."""
    return sheets.copy_foreign(resources if resources.is_indirect else pdf.make_indirect(resources))


def taken_apart(data: bytes) -> tuple[bytes, list[bytes]]:
    """Give what stands in a file outside its streams, and the streams."""
    bare, streams, at = [], [], 0
    while begins := _STREAM.search(data, at):
        end = data.find(_STREAM_ENDS, begins.end())
        if end < 0:
            break
        bare.append(data[at : begins.start()])
        streams.append(data[begins.end() : end])
        at = end + len(_STREAM_ENDS)
    return b" ".join((*bare, data[at:])), streams


def behind_end(tail: bytes, bare: bytes) -> Iterator[bytes]:
    """Yield the package that stands outside a file's objects, if there is one, as programs join one to a PDF's end.

    Raises:
        Undecodable: what follows the end is neither a package nor text.
    """
    at = bare.find(_PACKAGE)
    if at >= 0:
        yield bare[at:]
    elif _NO_TEXT.search(tail.strip(_PADDING).decode("utf-8", "replace")):
        raise Undecodable(Text("something other than text behind the PDF's end"))


def loose_texts(bare: bytes) -> Iterator[str]:
    """Yield what stands outside a file's streams: objects that were replaced, comments, what follows its end.

    A hexadecimal string is read as what it stands for.
    """
    yield printable(_OCTAL.sub(lambda match: bytes([int(match[1], 8) & 0xFF]), bare))
    yield from (printable(b"".join(_bytes_of(digits))) for digits in _HEX.findall(bare))


def beginning(stream: bytes) -> bytes:
    """Give that by which a stream is known again, whatever ends its line."""
    return stream[:_KNOWN_BY].rstrip(b"\r\n")


def forgotten_streams(streams: Iterable[bytes], known: frozenset[bytes]) -> Iterator[str]:
    """Yield what is in the streams of a file that are none of those known: no table of the file leads to them."""
    for raw in streams:
        if beginning(raw) not in known:
            try:
                yield printable(inflate(raw, _LARGEST_STREAM), noise=True)
            except zlib.error:
                yield printable(raw, noise=True)


def _bytes_of(digits: bytes) -> Iterator[bytes]:
    plain = b"".join(digits.split())
    yield bytes.fromhex(plain[: len(plain) // 2 * 2].decode("ascii"))
