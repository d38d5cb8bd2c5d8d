"""One of Pagefind's files enters (1.5: a mark, then JSON for a fragment, CBOR for the indexes); its texts leave."""

import io
from collections.abc import Iterator

import cbor2

from congvan.model.text import Text
from congvan.verify.pictures import printable
from congvan.verify.undecodable import Undecodable


def index_texts(content: bytes) -> Iterator[str]:
    """Yield every text of an index once. Its words stand alone: no phrase can be found there, only in the fragments."""
    stream = io.BytesIO(content)
    texts: set[str] = set()
    numbers: set[int] = set()
    try:
        while stream.tell() < len(content):
            _collect(cbor2.load(stream), texts, numbers)
    except (cbor2.CBORDecodeError, RecursionError) as error:
        raise Undecodable(Text("broken search index")) from error
    yield from sorted(texts.union(map(str, numbers)))


def _collect(value: object, texts: set[str], numbers: set[int]) -> None:
    """Add every text and number in a tree of lists and mappings. Most are numbers of places, the same ones often."""
    waiting = [value]
    while waiting:
        match waiting.pop():
            case bool() | float() as number:
                texts.add(str(number))
            case int() as number:
                numbers.add(number)
            case list() | tuple() | set() | frozenset() as items:
                waiting += items
            case str() as text:
                texts.add(text)
            case dict() as mapping:
                waiting += [*mapping, *mapping.values()]
            case bytes() as raw:
                texts.add(printable(raw))
            case cbor2.CBORTag() as tag:
                waiting.append(tag.value)
            case _:
                pass
