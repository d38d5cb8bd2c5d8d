"""A PDF as a screen reader says it: the structure tree walked with pikepdf, the words of each part from pdfplumber.

Nothing of ours is used. `spoken` gives `(kind, words)` in reading order, one for each part that holds words itself;
`unsaid` gives what is painted and never said, page by page.
"""

import io
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import pdfplumber
import pikepdf

_Words = Mapping[tuple[int, Any], str]
# Parts of a sentence: said with what they stand in.
_WITHIN = frozenset({"/Span", "/Link", "/Reference"})


def spoken(data: bytes) -> list[tuple[str, str]]:
    """Give what is said, in order: the kind of each part, and its words with `ActualText` and `Alt` in their place."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        parts: list[tuple[str, list[str]]] = []
        _say(pdf.Root.StructTreeRoot.K, parts, _words(data), pages, None)
    return [(kind, " ".join(" ".join(said).split())) for kind, said in parts if said]


def unsaid(data: bytes) -> list[str]:
    """Give the words of each page that belong to no part."""
    words = _words(data)
    return [words.get((page, None), "") for page in range(1 + max(page for page, _ in words))]


def _words(data: bytes) -> _Words:
    found: dict[tuple[int, Any], list[str]] = defaultdict(list)
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages):
            for char in page.chars:
                found[number, char["mcid"]].append(char["text"])
    return {key: "".join(characters).replace("\u00a0", " ") for key, characters in found.items()}


def _say(element: Any, parts: list[tuple[str, list[str]]], words: _Words, pages: Mapping[Any, int], page: Any) -> None:
    kind, page = str(element.S), pages.get(element.Pg.objgen) if "/Pg" in element else page
    if kind not in _WITHIN:
        parts.append((kind.removeprefix("/"), []))
    instead = element.get("/ActualText") or element.get("/Alt")
    if instead is not None:
        parts[-1][1].append(str(instead))
        return
    mine = parts[-1]
    for kid in _kids(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            _say(kid, parts, words, pages, page)
            if str(kid.S) not in _WITHIN:
                mine = (f"{mine[0]}", [])  # what follows a part within goes on after it
                parts.append(mine)
        elif not isinstance(kid, pikepdf.Dictionary):
            mine[1].append(words.get((page, int(kid)), ""))
        elif kid.get("/Type") == "/MCR":
            mine[1].append(words.get((pages[kid.Pg.objgen], int(kid.MCID)), ""))


def _kids(element: Any) -> Iterator[Any]:
    kids = element.get("/K", pikepdf.Array())
    yield from kids if isinstance(kids, pikepdf.Array) else [kids]
