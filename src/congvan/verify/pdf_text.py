"""The bytes of a PDF enter; its texts leave: pages, metadata, outline, links, hidden strings, earlier versions."""

import hashlib
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pikepdf
import pypdfium2

from congvan.model.text import Text
from congvan.verify.canonical import SEPARATOR
from congvan.verify.pdf_apart import apart_drawings, beginning, behind_end, forgotten_streams, loose_texts, taken_apart
from congvan.verify.pdf_picture import JPEG, picture_texts, unwrapped
from congvan.verify.pictures import printable
from congvan.verify.piece import Prose
from congvan.verify.undecodable import Undecodable

# Each signature and each later change adds one; more is no letter.
_MOST_VERSIONS = 16
_END = re.compile(rb"%%EOF[\r\n]{0,2}")
# Strings and names in qpdf's JSON (version 2): "u:text", "b:hexadecimal", "/Name"; not references: "12 0 R".
_JSON_STRING = re.compile(rb'"\d+ \d+ R"|("[^"\\]*(?:\\.[^"\\]*)*")')
_MARKED = (b"/ActualText", b"/Alt", b"/E ", b"/E(")
# What these streams hold is drawing, outlines or tables; their visible text comes from the page itself.
_TABLE_KEYS = (  # no drawings, though their bytes may look like a drawing's marks by chance
    "/FontFile", "/FontFile2", "/FontFile3", "/CIDSet", "/CIDToGIDMap", "/ToUnicode", "/DestOutputProfile",
)  # fmt: skip
_DRAWN_KEYS = ("/Contents", "/SMask", "/Mask", *_TABLE_KEYS)
_FILE_KEYS = ("/EF",)
_NAMES_STREAM = re.compile(b"|".join(re.escape(f'"{key}"'.encode()) for key in (*_DRAWN_KEYS, *_FILE_KEYS)))
_PACKED_TYPES = ("/XRef", "/ObjStm")
_DRAWN_TYPES = (*_PACKED_TYPES, "/Pattern")
# Beginnings of streams that are files whatever names them: packages, PDFs, compressed files.
_PACKED = (b"PK\x03\x04", b"%PDF-", b"\x1f\x8b")
_Id = tuple[int, int]
_Written = tuple[pikepdf.Object, bytes]  # an object and its JSON
_Naming = tuple[pikepdf.Object, frozenset[bytes]]  # an object, and by which keys it may name streams


@dataclass(frozen=True, slots=True)
class PdfParts:
    """The texts of a PDF, those first that a reader sees; the contents of the files attached to it; its pictures.

    What stands on its pages is `Prose`. Names of attached files are among the texts; of pictures that are files as they
    stand (JPEG) there is the digest.
    """

    shown: tuple[str, ...]
    texts: tuple[str, ...]
    files: tuple[bytes, ...] = ()
    pictures: tuple[str, ...] = ()
    streams: frozenset[bytes] = frozenset()  # how each stream that was read begins, as it stands in the file


def pdf_parts(data: bytes) -> PdfParts:
    """Give everything readable in a PDF, in its earlier versions too (later changes are appended to the first bytes).

    Raises:
        Undecodable: it is encrypted or broken.
    """
    ends = [match.end() for match in _END.finditer(data)]
    if len(ends) > _MOST_VERSIONS:
        raise Undecodable(Text("PDF changed too many times"))
    linearised = b"/Linearized" in data[:1024]  # its first %%EOF ends no version (ISO 32000-1, annex F)
    earlier = [data[:end] for end in ends[:-1]] if not linearised else []
    versions = [_version(content) for content in (*earlier, data)]
    texts = (text for version in versions for text in version.texts)
    bare, streams = taken_apart(data)
    behind = behind_end(data[ends[-1] :], bare) if ends else ()
    known = frozenset[bytes]().union(*(version.streams for version in versions))
    return PdfParts(
        tuple(text for version in versions for text in version.shown),
        (*texts, *loose_texts(bare), *forgotten_streams(streams, known)),
        (*(file for version in versions for file in version.files), *behind),
        tuple(picture for version in versions for picture in version.pictures),
    )


def _version(data: bytes) -> PdfParts:
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            inside = _structure(pdf)
            apart = apart_drawings(pdf)
        pages = map(Prose, (*_pages(data), *(_pages(apart) if apart else ())))
        return PdfParts((*pages, *inside.shown), inside.texts, inside.files, inside.pictures, inside.streams)
    except pikepdf.PasswordError as error:
        raise Undecodable(Text("PDF with a password")) from error
    except (pikepdf.PdfError, pypdfium2.PdfiumError, ValueError, RuntimeError) as error:
        raise Undecodable(Text("broken PDF")) from error


def _pages(data: bytes) -> Iterator[str]:
    """Yield the text of each page, what lies outside its edges or is invisible included."""
    document = pypdfium2.PdfDocument(data)
    try:
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            yield str(text.get_text_range()).replace(SEPARATOR, " ")
            text.close()
            page.close()
    finally:
        document.close()


def _structure(pdf: pikepdf.Pdf) -> PdfParts:
    """Give every string and name of every object, referred to or not, and what is in the streams that hold texts."""
    objects = [(item, _json(item)) for item in pdf.objects]
    streams = [item for item in pdf.objects if isinstance(item, pikepdf.Stream)]
    naming = [(item, frozenset(keys)) for item, written in objects if (keys := _NAMES_STREAM.findall(written))]
    attached = _attached(objects, naming)
    drawn = _named_by(naming, _DRAWN_KEYS)
    # What a page draws is read as a drawing, whatever else names it or whatever type it claims.
    packed = {x.objgen for x in streams if str(x.get("/Type", "")) in _PACKED_TYPES}
    tables = (packed | _named_by(naming, _TABLE_KEYS)) - _named_by(naming, ("/Contents",))
    shown, hidden = _strings([*(literals for _, literals in objects), _json(pdf.trailer)])
    texts = [hidden]
    files: list[bytes] = []
    for stream in streams:
        free = stream.objgen not in drawn and not _is_drawing(stream)
        if stream.objgen in attached or (free and stream.read_bytes().startswith(_PACKED)):
            files.append(stream.read_bytes())
        else:
            texts += [_stream_text(stream)] if free else []
            texts += _drawn_texts(stream) if stream.objgen not in tables else []
    raw = [x.read_raw_bytes() for x in streams]
    images = [unwrapped(x) for x in streams if str(x.get("/Subtype", "")) == "/Image"]
    pictures = dict.fromkeys(x for x in (*images, *raw) if x.startswith(JPEG))
    return PdfParts(
        (shown,),
        tuple(texts),
        tuple(files),
        tuple(hashlib.sha256(picture).hexdigest() for picture in pictures),
        frozenset(beginning(x) for x in raw),
    )


def _json(item: object) -> bytes:
    if not isinstance(item, pikepdf.Object):  # a number of its own, or nothing: what a file cut short has in places
        return json.dumps(f"u:{item}").encode()
    mapping = item.stream_dict if isinstance(item, pikepdf.Stream) else item
    return mapping.to_json(dereference=True)


def _strings(objects: Iterable[bytes]) -> tuple[str, str]:
    """Give the strings in objects written as JSON, and their names and bytes, each once; references are left out."""
    literals = dict.fromkeys(_JSON_STRING.findall(b"\n".join(objects)))
    literals.pop(b"", None)  # in place of references
    found = json.loads(b"[" + b",".join(literals) + b"]")
    strings = (one[2:].replace(SEPARATOR, " ") for one in found if one.startswith("u:"))
    others = (_plain_string(one) for one in found if not one.startswith("u:"))
    return SEPARATOR.join(strings), SEPARATOR.join(others)


def _plain_string(text: str) -> str:
    if text.startswith("b:"):
        return printable(bytes.fromhex(text[2:]))
    return text.removeprefix("/").replace(SEPARATOR, " ")


def _named_by(naming: Sequence[_Naming], keys: Sequence[str]) -> frozenset[_Id]:
    """The streams that an object names under one of those keys."""
    found: set[_Id] = set()
    for item, there in naming:
        mapping = item.stream_dict if isinstance(item, pikepdf.Stream) else item
        if isinstance(mapping, pikepdf.Dictionary):
            targets = (mapping.get(key) for key in keys if f'"{key}"'.encode() in there)
            found.update(stream.objgen for target in targets for stream in _streams(target))
    return frozenset(found)


def _streams(target: object) -> Iterator[pikepdf.Stream]:
    """Yield the stream, or the streams of the list or of the dictionary, that an object is."""
    if isinstance(target, pikepdf.Stream):
        yield target
    elif isinstance(target, pikepdf.Array):
        yield from (one for one in target if isinstance(one, pikepdf.Stream))
    elif isinstance(target, pikepdf.Dictionary):
        yield from (one for one in target.values() if isinstance(one, pikepdf.Stream))


def _attached(objects: Sequence[_Written], naming: Sequence[_Naming]) -> frozenset[_Id]:
    """The streams that are attached files: by their own type, or because a file specification names them."""
    typed = {item.objgen for item, written in objects if b'"/EmbeddedFile"' in written}
    return _named_by(naming, _FILE_KEYS) | typed


def _is_drawing(stream: pikepdf.Stream) -> bool:
    kind, subtype = str(stream.get("/Type", "")), str(stream.get("/Subtype", ""))
    return kind in _DRAWN_TYPES or subtype in ("/Form", "/Image") or "/FunctionType" in stream


def _stream_text(stream: pikepdf.Stream) -> str:
    content = stream.read_bytes()
    try:
        return content.decode("utf-8").replace(SEPARATOR, " ")
    except UnicodeDecodeError:
        return printable(content, noise=True)


def _drawn_texts(stream: pikepdf.Stream) -> Iterator[str]:
    """Yield the replacement texts that a drawing carries (ISO 32000-1, 14.9.4): they are not among the objects."""
    if str(stream.get("/Subtype", "")) == "/Image":
        yield from picture_texts(unwrapped(stream))
        return
    content = stream.read_bytes()
    if not any(mark in content for mark in _MARKED):
        return
    for instruction in pikepdf.parse_content_stream(stream):
        if str(instruction.operator) in ("BDC", "DP"):
            operands = (x for x in instruction.operands if isinstance(x, pikepdf.Dictionary))
            yield from (text for operand in operands for text in _strings([_json(operand)]))
