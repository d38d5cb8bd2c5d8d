"""One of Pagefind's files enters (1.5: a mark, then JSON for a fragment, CBOR for the indexes); its texts leave."""

import io
from collections.abc import Iterator

import cbor2

from congvan.model.text import Text
from congvan.verify.pictures import printable
from congvan.verify.undecodable import Undecodable


def index_texts(content: bytes) -> Iterator[str]:
    """Yield every text of an index. Its words stand alone: no phrase can be found there, only in the fragments."""
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
