"""XML → its elements one after another, without a tree. What declares a document type is refused: no entity is ever."""

from collections.abc import Mapping
from typing import Protocol
from xml.parsers import expat

from congvan.contents.sign import DAMAGED, DECLARES_A_TYPE, UnreadableError

_MARK = " "  # between namespace and name: no address holds a space


class Reader(Protocol):
    """Who is told of elements. Names are `namespace name`."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def text(self, words: str) -> None:
        """Words follow; a run of them may come in parts."""

    def end(self, name: str) -> None:
        """An element ends."""


def scan(data: bytes, reader: Reader) -> None:
    """Tell a reader all that is in a document.

    Raises:
        UnreadableError: it is no sound XML, or declares a type.
    """
    parser = expat.ParserCreate(namespace_separator=_MARK)
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, UnicodeError, LookupError, ValueError) as error:
        raise UnreadableError(DAMAGED) from error


def _refuse(*_: object) -> None:
    raise UnreadableError(DECLARES_A_TYPE)
