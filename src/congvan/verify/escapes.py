"""A text enters; what its escapes, percent codes, entities and encoded parts stand for leaves."""

import html
import re
from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from congvan.verify.canonical import LONGEST_REMEMBERED, REMEMBERED_LINES, SEPARATOR

_BETWEEN_ADDRESSES = re.compile(r"[\s\"'<>]+")
_PERCENT_RUN = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_DATA_URI = re.compile(r"data:[\w/+.-]*(?:;[\w=.-]+)*;base64,([A-Za-z0-9+/%]+=*)")
# Shorter ones hold no text of eight letters; identifiers and words look like them.
_BASE64_RUN = re.compile(r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{16,}={0,2}(?![A-Za-z0-9+/_-])")
_ESCAPE = re.compile(r"\\(?:u\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|([0-7]{1,3})|(.))", re.DOTALL)
_CSS_ESCAPE = re.compile(r"\\([0-9A-Fa-f]{1,6})\s?")
# A telephone number as a program that keeps numbers as such may write it: 9.00000001E8.
_SCIENTIFIC = re.compile(r"(?<![\w.])\d\.(\d{5,17})[eE]\+?(\d{1,2})(?!\w)")
_SPACES = {"n": "\n", "r": "\n", "t": "\t", "b": " ", "f": " ", "v": " ", "\n": ""}
_LAST_CODE_POINT = 0x10FFFF
_TAG = re.compile(r"<[^<>]*>")
_MOST_LAYERS = 3  # of percent codes or entities over one another
_WORDLIKE = re.compile(r"[a-z]+(?:[-_/][a-z]+)*|[0-9a-f-]+", re.IGNORECASE)


def encoded_texts(text: str) -> Iterator[str]:
    """Yield a text with its entities resolved, and what its escapes, percent codes and encoded words stand for.

    None of them reaches over the end of a line but a backslash before it: so the lines that the pages of an edition
    have in common are read once.
    """
    lines = [_remembered(x) if len(x) <= LONGEST_REMEMBERED else _encoded(x) for x in _lines(text)]
    yield "\n".join([line.plain for line in lines])
    if any(line.unescaped is not None for line in lines):
        yield "\n".join(line.plain if line.unescaped is None else line.unescaped for line in lines)
    yield from [x for line in lines if line.beside for x in line.beside]


class _Line(NamedTuple):
    """What a line stands for: its entities resolved; its escapes, if it has any; its codes and encoded words."""

    plain: str
    unescaped: str | None
    beside: tuple[str, ...]


def _lines(text: str) -> list[str]:
    return [text] if "\\\n" in text or "\\\r" in text else text.split("\n")


def _encoded(line: str) -> _Line:
    beside = [SEPARATOR.join(percent_decoded(line))] if "%" in line else []
    beside += base64_texts(line)
    return _Line(without_entities(line), unescaped(line) if "\\" in line else None, tuple(filter(None, beside)))


_remembered = lru_cache(REMEMBERED_LINES)(_encoded)


def without_entities(text: str) -> str:
    """Resolve entities, those of entities too."""
    for _ in range(_MOST_LAYERS):
        plain = html.unescape(text) if "&" in text else text
        if plain == text:
            break
        text = plain
    return text


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


def css_unescaped(text: str) -> str:
    """Resolve the escapes of style sheets (CSS Syntax 3, 4.3.7)."""
    return _CSS_ESCAPE.sub(lambda match: _character(match[1], 16), text)


def _character(digits: str, base: int) -> str:
    number = int(digits, base)
    return chr(number) if number <= _LAST_CODE_POINT else " "


def percent_decoded(text: str) -> Iterator[str]:
    """Yield what the addresses in a text stand for (RFC 3986, 2.1), those that have percent codes."""
    # Quotes first: to split by one character is quicker, and most of a page has no percent sign.
    for token in (x for part in text.split('"') if "%" in part for x in _BETWEEN_ADDRESSES.split(part)):
        for _ in range(_MOST_LAYERS):
            plain = _PERCENT_RUN.sub(_bytes_of, token) if "%" in token else token
            if plain == token:
                break
            yield plain
            token = plain  # noqa: PLW2901 - the next layer


def _bytes_of(match: re.Match[str]) -> str:
    return bytes.fromhex(match[0].replace("%", "")).decode("utf-8", "replace").replace(SEPARATOR, " ")


def data_addresses(text: str) -> Iterator[bytes]:
    """Yield the contents of data addresses (RFC 2397). What is not base64 was read as text already."""
    for payload in _DATA_URI.findall(text):
        try:
            yield b64decode(_PERCENT_RUN.sub(_bytes_of, payload), validate=True)
        except Base64Error:
            continue


def base64_texts(text: str) -> Iterator[str]:
    """Yield what words of base64 stand for, if it is text: a digest, a signature or a picture is none."""
    for run in _BASE64_RUN.findall(text):
        if _WORDLIKE.fullmatch(run):
            continue
        bare = run.rstrip("=").replace("-", "+").replace("_", "/")
        try:
            plain = b64decode(bare + "=" * (-len(bare) % 4), validate=True).decode("utf-8")
        except (Base64Error, UnicodeDecodeError):
            continue
        if plain.isprintable():
            yield plain


def whole_numbers(text: str) -> Iterator[str]:
    """Yield numbers in scientific form as whole ones."""
    for match in _SCIENTIFIC.finditer(text):
        fraction, power = match[1], int(match[2])
        if len(fraction.rstrip("0")) <= power:
            yield (match[0][0] + fraction).ljust(power + 1, "0")[: power + 1]


def without_tags(text: str) -> Iterator[str]:
    """Yield marked-up text twice, with tags as nothing and as space: nobody knows which elements of XML part words."""
    for markup in dict.fromkeys((text, html.unescape(text))):
        yield html.unescape(_TAG.sub("", markup))
        yield html.unescape(_TAG.sub(" ", markup))
