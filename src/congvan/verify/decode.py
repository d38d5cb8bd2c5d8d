"""The bytes of any file enter; all texts in it leave, with SEPARATOR between what must not be read together.

What a file is, its content says, never its name. What cannot be read is said (`Undecodable`), never passed over.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from congvan.model.text import Text
from congvan.verify import packages
from congvan.verify.canonical import SEPARATOR
from congvan.verify.escapes import (
    css_unescaped,
    data_addresses,
    encoded_texts,
    whole_numbers,
    without_tags,
)  # fmt: skip
from congvan.verify.inflating import gunzip
from congvan.verify.lines import calendar_texts, csv_texts
from congvan.verify.markup import HTML_NAMES, PageLinks, is_html
from congvan.verify.metafile import BEGINS as METAFILE
from congvan.verify.metafile import metafile_texts
from congvan.verify.office import is_part, part_texts
from congvan.verify.page import page_by_lines, page_by_parser
from congvan.verify.pictures import font_texts, gif_texts, jpeg_texts, png_texts, printable, webp_texts
from congvan.verify.piece import Cells, Inner, Piece, Prose, Shown
from congvan.verify.search_index import index_texts
from congvan.verify.tiff import BEGINS as TIFF
from congvan.verify.tiff import tiff_texts
from congvan.verify.undecodable import Undecodable
from congvan.verify.wrapped import BEGINS as WRAPPED
from congvan.verify.wrapped import unwrap

# A package in an attachment in a PDF is three; deeper nesting hides something or is a bomb.
DEEPEST = 4

_PAGEFIND = b"pagefind_dcd"
_WASM = b"\0asm"


@dataclass(frozen=True, slots=True)
class Decoded:
    """What is in a file: all texts, those a person would see, the digests of files within, and a page's links.

    `prose` are those that people wrote, with `office.BOUND`, line feeds and SEPARATOR between what is not one phrase.
    """

    texts: tuple[str, ...]
    shown: tuple[str, ...]
    prose: tuple[str, ...]
    inner: frozenset[str]
    links: PageLinks | None

    @property
    def text(self) -> str:
        """All texts as one."""
        return SEPARATOR.join(self.texts)


def decode(name: str, data: bytes) -> Decoded:
    """Give what a file holds, its compressed and attached parts among it, and what escapes stand for.

    Raises:
        Undecodable: it is encrypted, broken, too deep, too large, or of no kind that is known.
    """
    try:
        pieces = list(_pieces(name, data, 0))
    except RecursionError as error:
        raise Undecodable(Text("nested too deeply")) from error
    return Decoded(
        tuple(x for x in pieces if isinstance(x, str)),
        tuple(x for x in pieces if isinstance(x, Shown)),
        tuple(x for x in pieces if isinstance(x, Prose | Cells)),
        frozenset(x.digest for x in pieces if isinstance(x, Inner)),
        next((x for x in pieces if isinstance(x, PageLinks)), None),
    )


def _pieces(name: str, data: bytes, depth: int) -> Iterable[Piece]:
    if depth > DEEPEST:
        raise Undecodable(Text("nested too deeply"))
    for starts, reader in _KINDS:
        if data.startswith(starts):
            return reader(name, data, depth)
    if b"%PDF-" in data[:1024]:  # ISO 32000-1, annex H.3.4.1: readers look that far for the header
        return _pdf(name, data, depth)
    return _plain(name, _as_text(data), depth)


def _inside(name: str, data: bytes, depth: int) -> Iterator[Piece]:
    """Yield what a file within a file holds; of a page within, no links, for it has no place in the edition."""
    yield Inner.of(data)
    yield from (x for x in _pieces(name, data, depth + 1) if not isinstance(x, PageLinks))


def _as_text(data: bytes) -> str:
    """Read bytes as text: UTF-8, or UTF-16 with its mark.

    Raises:
        Undecodable: they are none.
    """
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Undecodable(Text("of no known kind")) from error
    if SEPARATOR in text:
        raise Undecodable(Text("of no known kind"))
    return text


# --- texts ------------------------------------------------------------------------------------------------

# Programs and styles are no text to a reader: in them any number stands by chance, and their authors' addresses.
_UNSEEN = (".js", ".mjs", ".css", ".map", ".wasm")
_ENTITY = re.compile(r"<!DOCTYPE[^<>]*\[[^]]*<!ENTITY|<!ENTITY", re.IGNORECASE)


def _plain(name: str, text: str, depth: int) -> Iterator[Piece]:
    """Yield a text as it stands and as whoever reads HTML, XML, JSON, a script or a style sheet would understand it."""
    yield from encoded_texts(text)
    for data in data_addresses(text) if ";base64," in text else ():
        yield from _inside("", data, depth)
    if is_html(text) or name.endswith(HTML_NAMES):
        yield from _page(text)
        return
    if name.endswith(".json"):
        yield from _json(text)
    elif text.lstrip().startswith("<?xml") or name.endswith((".xml", ".svg", ".rels")):
        yield from _xml(name, text)
    elif name.endswith(".csv"):
        yield from map(Prose, csv_texts(text))
    elif text.startswith(("BEGIN:VCALENDAR", "BEGIN:VCARD")):
        yield from map(Shown, calendar_texts(text))
    elif not name.endswith(_UNSEEN):
        yield Prose(text)
    if name.endswith(".css"):
        yield css_unescaped(text)
    elif "<" in text or "&" in text:
        yield from without_tags(text)


def _page(text: str) -> Iterator[Piece]:
    """Yield a page's texts with inline tags taken away, and what its attributes say, and its links."""
    page = page_by_lines(text) or page_by_parser(text)
    yield page.links
    yield from page.within
    yield Shown(SEPARATOR.join(page.seen))
    yield Prose(page.shown)


def _json(text: str) -> Iterator[str]:
    try:
        value = json.loads(text)
    except ValueError as error:
        raise Undecodable(Text("broken JSON")) from error
    strings = list(_strings(value))
    yield Shown(SEPARATOR.join(strings))
    marked = SEPARATOR.join(x for x in strings if "<" in x or "&" in x)  # pages and parts of such
    yield from without_tags(marked) if marked else ()
    yield from whole_numbers(text)


def _strings(value: object) -> Iterator[str]:
    """Yield the texts of a tree of JSON after the names of their fields, which say what they are."""
    waiting = [("", value)]
    while waiting:
        name, one = waiting.pop()
        if isinstance(one, dict):
            waiting += [(str(key), inner) for key, inner in one.items()]
        elif isinstance(one, list):
            waiting += [(name, inner) for inner in one]
        elif isinstance(one, str):
            yield f"{name}: {one}"


def _xml(name: str, text: str) -> Iterator[str]:
    """Yield the text of XML, which must be sound and name no entities of its own: these could stand for anything."""
    if _ENTITY.search(text):
        raise Undecodable(Text("XML with entities of its own"))
    # No entity is resolved and nothing fetched: whatever they hold stands in the text and is read as it stands.
    parser = etree.XMLParser(encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Undecodable(Text("broken XML")) from error
    if is_part(name):
        yield from part_texts(name, text)
        yield from whole_numbers(text)
    else:
        yield Shown(SEPARATOR.join(str(x) for x in root.itertext()))


# --- packed files -----------------------------------------------------------------------------------------


def _gzip(name: str, data: bytes, depth: int) -> Iterator[Piece]:
    unpacked = gunzip(data)
    yield printable(unpacked.beside)
    yield from _inside(name.removesuffix(".gz"), unpacked.content, depth)


def _zip(_name: str, data: bytes, depth: int) -> Iterator[Piece]:
    """Yield the texts of a package's members: docx, xlsx, odt and the like are such packages."""
    for member in packages.members(data):
        yield from (Shown(member.name), member.beside)
        # What Excel keeps of the printer: a record of Windows, with the printer's name as its one text.
        if "printerSettings" in member.name and member.name.endswith(".bin"):
            yield printable(member.content)
        else:
            yield from _inside(member.name, member.content, depth)


def _pagefind(name: str, data: bytes, depth: int) -> Iterator[Piece]:
    content = data[len(_PAGEFIND) :]
    if content.startswith(_WASM):
        yield printable(content, noise=True)
    elif content.startswith(b"{"):
        yield from _plain(f"{name}.json", _as_text(content), depth)
    else:
        yield from index_texts(content)


def _carried(_name: str, data: bytes, depth: int) -> Iterator[Piece]:
    name, content = unwrap(data)
    yield name
    yield from _inside(name, content, depth)


def _pdf(_name: str, data: bytes, depth: int) -> Iterator[Piece]:
    # Here, because the PDF's attachments come back here, and nothing else needs the two libraries loaded.
    from congvan.verify.pdf_text import pdf_parts  # noqa: PLC0415

    parts = pdf_parts(data)
    for text in (*parts.shown, *parts.texts):
        yield from encoded_texts(str(text))
    for text in parts.shown:
        yield (Prose if isinstance(text, Prose) else Shown)(text.replace("\u00a0", " "))
    yield from map(Inner, parts.pictures)
    for content in parts.files:
        yield from _inside("", content, depth)


def _jpeg(_name: str, data: bytes, depth: int) -> Iterator[Piece]:
    texts, behind = jpeg_texts(data)
    yield from map(Shown, texts)
    if behind.startswith(b"\xff\xd8\xff"):  # a second picture, as cameras append a preview
        yield from _inside("", behind, depth)
    else:
        yield printable(behind)


_Reader = Callable[[str, bytes, int], Iterable[Piece]]


def _of_bytes(reader: Callable[[bytes], Iterable[str]]) -> _Reader:
    return lambda _name, data, _depth: map(Shown, reader(data))


def _of_words(reader: Callable[[bytes], Iterable[str]]) -> _Reader:
    return lambda _name, data, _depth: reader(data)


def _raw(_name: str, data: bytes, _depth: int) -> Iterator[str]:
    yield printable(data, noise=True)


def _font(_name: str, data: bytes, _depth: int) -> Iterator[str]:
    yield from font_texts(data)


# First bytes → reader. Formats that compress their texts in ways we cannot undo are left out, and so refused.
_KINDS: tuple[tuple[bytes | tuple[bytes, ...], _Reader], ...] = (
    (b"%PDF-", _pdf),
    (packages.BEGINS, _zip),
    (b"\x1f\x8b", _gzip),
    (_PAGEFIND, _pagefind),
    (WRAPPED, _carried),
    (b"\x89PNG\r\n\x1a\n", _of_bytes(png_texts)),
    (b"\xff\xd8\xff", _jpeg),
    ((b"GIF87a", b"GIF89a"), _of_bytes(gif_texts)),
    (b"RIFF", _of_bytes(webp_texts)),
    (TIFF, _of_bytes(tiff_texts)),
    ((b"\0\1\0\0", b"OTTO", b"true", b"wOFF", b"wOF2"), _font),
    (METAFILE, _of_words(metafile_texts)),
    # Icons, WebAssembly: their texts are not compressed.
    ((b"\0\0\1\0", _WASM), _raw),
)
