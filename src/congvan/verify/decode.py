"""The bytes of any file enter; all texts in it leave, with SEPARATOR between what must not be read together.

What a file is, its content says, never its name. What cannot be read is said (`Undecodable`), never passed over.
"""

import gzip
import html
import io
import json
import re
import zipfile
import zlib
from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Callable, Iterable, Iterator

import cbor2
from lxml import etree

from congvan.model.text import Text
from congvan.verify.canonical import SEPARATOR
from congvan.verify.lines import calendar_texts, csv_texts
from congvan.verify.markup import HTML_NAMES, html_texts, is_html
from congvan.verify.pictures import font_texts, gif_texts, jpeg_texts, png_texts, printable, webp_texts
from congvan.verify.undecodable import Undecodable
from congvan.verify.wrapped import BEGINS as WRAPPED
from congvan.verify.wrapped import unwrap

# A package in an attachment in a PDF is three; deeper nesting hides something or is a bomb.
DEEPEST = 4
# More than any attachment of an office unpacks to; keeps a bomb from filling the memory.
LARGEST_UNPACKED = 256 * 1024 * 1024
MOST_MEMBERS = 10_000

_PAGEFIND = b"pagefind_dcd"
_WASM = b"\0asm"


def decode(name: str, data: bytes, depth: int = 0) -> str:
    """Give every text that a file holds, its compressed and attached parts among them, and what escapes stand for.

    Raises:
        Undecodable: it is encrypted, broken, too deep, too large, or of no kind that is known.
    """
    if depth > DEEPEST:
        raise Undecodable(Text("nested too deeply"))
    return SEPARATOR.join(_texts(name, data, depth))


def _texts(name: str, data: bytes, depth: int) -> Iterable[str]:
    for starts, reader in _KINDS:
        if data.startswith(starts):
            return reader(name, data, depth)
    if b"%PDF-" in data[:1024]:  # ISO 32000-1, annex H.3.4.1: readers look that far for the header
        return _pdf(name, data, depth)
    return _plain(name, _as_text(data), depth)


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

_BETWEEN_ADDRESSES = re.compile(r"[\s\"'<>]+")
_PERCENT_RUN = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_DATA_URI = re.compile(r"data:[\w/+.-]*(?:;[\w=.-]+)*;base64,([A-Za-z0-9+/%]+=*)")
_ESCAPE = re.compile(r"\\(?:u\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|([0-7]{1,3})|(.))", re.DOTALL)
_CSS_ESCAPE = re.compile(r"\\([0-9A-Fa-f]{1,6})\s?")
_TAG = re.compile(r"<[^<>]*>")
_SPACES = {"n": "\n", "r": "\n", "t": "\t", "b": " ", "f": " ", "v": " ", "\n": ""}
_LAST_CODE_POINT = 0x10FFFF


def _plain(name: str, text: str, depth: int) -> Iterator[str]:
    """Yield a text as it stands and as whoever reads HTML, XML, JSON, a script or a style sheet would understand it."""
    yield from encoded_texts(text, depth)
    if is_html(text) or name.endswith(HTML_NAMES):
        yield from html_texts(text)
        return
    if name.endswith(".json"):
        _must_be_json(text)
    if text.lstrip().startswith("<?xml") or name.endswith((".xml", ".svg", ".rels")):
        _must_be_xml(text)
    if name.endswith(".csv"):
        yield from csv_texts(text)
    if text.startswith(("BEGIN:VCALENDAR", "BEGIN:VCARD")):
        yield from calendar_texts(text)
    if name.endswith(".css"):
        yield _CSS_ESCAPE.sub(lambda match: _character(match[1], 16), text)
    elif "<" in html.unescape(text):
        yield from _without_tags(text)


def encoded_texts(text: str, depth: int) -> Iterator[str]:
    """Yield a text with its entities resolved, and what its escapes, percent codes and data addresses stand for."""
    yield html.unescape(text) if "&" in text else text
    if "\\" in text:
        yield unescaped(text)
    if "%" in text:
        yield SEPARATOR.join(_percent_decoded(text))
    if ";base64," in text:
        yield from (decode("", data, depth + 1) for data in _embedded(text))


def unescaped(text: str) -> str:
    """Resolve the escapes of JSON and JavaScript (ECMA-262, 12.9.4), pairs of surrogates among them."""
    plain = _ESCAPE.sub(_escaped, text)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace(SEPARATOR, " ")


def _escaped(match: re.Match[str]) -> str:
    braced, four, two, octal, other = match.groups()
    if octal:
        return _character(octal, 8)
    digits = braced or four or two
    return _character(digits, 16) if digits else _SPACES.get(other, other)


def _character(digits: str, base: int) -> str:
    number = int(digits, base)
    return chr(number) if number <= _LAST_CODE_POINT else " "


def _percent_decoded(text: str) -> Iterator[str]:
    """Yield what the addresses in a text stand for (RFC 3986, 2.1), those that have percent codes."""
    tokens = (token for token in _BETWEEN_ADDRESSES.split(text) if "%" in token)
    decoded = ((token, _PERCENT_RUN.sub(_bytes_of, token)) for token in tokens)
    yield from (plain for token, plain in decoded if plain != token)


def _bytes_of(match: re.Match[str]) -> str:
    return bytes.fromhex(match[0].replace("%", "")).decode("utf-8", "replace").replace(SEPARATOR, " ")


def _embedded(text: str) -> Iterator[bytes]:
    """Yield the contents of data addresses (RFC 2397). What is not base64 was read as text already."""
    for payload in _DATA_URI.findall(text):
        try:
            yield b64decode(_PERCENT_RUN.sub(_bytes_of, payload), validate=True)
        except Base64Error:
            continue


def _without_tags(text: str) -> Iterator[str]:
    """Yield marked-up text twice, with tags as nothing and as space: nobody knows which elements of XML part words."""
    for markup in dict.fromkeys((text, html.unescape(text))):
        yield html.unescape(_TAG.sub("", markup))
        yield html.unescape(_TAG.sub(" ", markup))


def _must_be_json(text: str) -> None:
    try:
        json.loads(text)
    except ValueError as error:
        raise Undecodable(Text("broken JSON")) from error


def _must_be_xml(text: str) -> None:
    # No entity is resolved and nothing fetched: whatever they hold stands in the text and is read as it stands.
    parser = etree.XMLParser(encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False)
    try:
        etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Undecodable(Text("broken XML")) from error


# --- packed files -----------------------------------------------------------------------------------------


def _gzip(name: str, data: bytes, depth: int) -> Iterator[str]:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
            content = stream.read(LARGEST_UNPACKED + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise Undecodable(Text("broken compressed file")) from error
    _not_too_large(len(content))
    yield decode(name.removesuffix(".gz"), content, depth + 1)


def _zip(_name: str, data: bytes, depth: int) -> Iterator[str]:
    """Yield the texts of a package's members: docx, xlsx, odt and the like are such packages."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            yield printable(package.comment)
            left = LARGEST_UNPACKED
            for member in package.infolist()[: MOST_MEMBERS + 1]:
                content = _member(package, member, left)
                left -= len(content)
                yield from (member.filename, printable(member.comment), printable(member.extra))
                yield _member_text(member.filename, content, depth)
            if len(package.infolist()) > MOST_MEMBERS:
                raise Undecodable(Text("too many files inside"))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        # RuntimeError is how zipfile says "encrypted", NotImplementedError how it says "packed in a way I do not know".
        raise Undecodable(Text("encrypted or broken package")) from error


def _member(package: zipfile.ZipFile, member: zipfile.ZipInfo, left: int) -> bytes:
    with package.open(member) as stream:
        content = stream.read(left + 1)
    _not_too_large(len(content), left)
    return content


def _member_text(name: str, content: bytes, depth: int) -> str:
    # What Excel keeps of the printer: a record of Windows, with the printer's name as its one text.
    if "printerSettings" in name and name.endswith(".bin"):
        return printable(content)
    return decode(name, content, depth + 1)


def _not_too_large(size: int, limit: int = LARGEST_UNPACKED) -> None:
    if size > limit:
        raise Undecodable(Text("too large when unpacked"))


def _pagefind(name: str, data: bytes, depth: int) -> Iterator[str]:
    """Yield the texts of one of Pagefind's files (1.5: a mark, then JSON for a fragment, CBOR for the indexes).

    Words of an index stand alone, so no phrase can be found there; the fragments hold the phrases.
    """
    content = data[len(_PAGEFIND) :]
    if content.startswith(_WASM):
        yield printable(content, noise=True)
    elif content.startswith(b"{"):
        yield from _plain(f"{name}.json", _as_text(content), depth)
    else:
        yield from _cbor(content)


def _carried(_name: str, data: bytes, depth: int) -> Iterator[str]:
    name, content = unwrap(data)
    yield name
    yield decode(name, content, depth + 1)


def _cbor(content: bytes) -> Iterator[str]:
    stream = io.BytesIO(content)
    try:
        while stream.tell() < len(content):
            yield from _strings(cbor2.load(stream))
    except (cbor2.CBORDecodeError, RecursionError) as error:
        raise Undecodable(Text("broken search index")) from error


def _strings(value: object) -> Iterator[str]:
    """Yield every text and number in a tree of lists and mappings."""
    waiting = [value]
    while waiting:
        match waiting.pop():
            case dict() as mapping:
                waiting += [*mapping, *mapping.values()]
            case list() | tuple() | set() | frozenset() as items:
                waiting += items
            case bytes() as raw:
                yield printable(raw)
            case str() as text:
                yield text
            case int() | float() as number:
                yield str(number)
            case cbor2.CBORTag() as tag:
                waiting.append(tag.value)
            case _:
                pass


def _pdf(_name: str, data: bytes, depth: int) -> Iterator[str]:
    # Here, because the PDF's attachments come back to `decode`, and nothing else needs the two libraries loaded.
    from congvan.verify.pdf_text import pdf_parts  # noqa: PLC0415

    parts = pdf_parts(data)
    for text in parts.texts:
        yield from encoded_texts(text, depth)
    yield from (decode("", content, depth + 1) for content in parts.files)


_Reader = Callable[[str, bytes, int], Iterable[str]]


def _of_bytes(reader: Callable[[bytes], Iterable[str]]) -> _Reader:
    return lambda _name, data, _depth: reader(data)


def _raw(data: bytes) -> Iterator[str]:
    yield printable(data, noise=True)


# First bytes → reader. Formats that compress their texts in ways we cannot undo are left out, and so refused.
_KINDS: tuple[tuple[bytes | tuple[bytes, ...], _Reader], ...] = (
    (b"%PDF-", _pdf),
    ((b"PK\x03\x04", b"PK\x05\x06"), _zip),
    (b"\x1f\x8b", _gzip),
    (_PAGEFIND, _pagefind),
    (WRAPPED, _carried),
    (b"\x89PNG\r\n\x1a\n", _of_bytes(png_texts)),
    (b"\xff\xd8\xff", _of_bytes(jpeg_texts)),
    ((b"GIF87a", b"GIF89a"), _of_bytes(gif_texts)),
    (b"RIFF", _of_bytes(webp_texts)),
    ((b"\0\1\0\0", b"OTTO", b"true", b"wOFF", b"wOF2"), _of_bytes(font_texts)),
    # Icons, TIFF, Windows metafiles (pictures in old documents), WebAssembly: their texts are not compressed.
    ((b"\0\0\1\0", b"II*\0", b"MM\0*", b"\xd7\xcd\xc6\x9a", b"\1\0\0\0", _WASM), _of_bytes(_raw)),
)
