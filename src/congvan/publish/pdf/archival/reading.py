"""Painted pages enter; the tree leaves in which a screen reader reads them: what to say, as what, in which order.

What stays true: every painted word is in the tree once, or is an artifact; boxes made for layout alone are not in it;
an element that goes on over lines or pages is one. The order is the template's, but for `_PLACE`: who signed is read
before who gets copies, a letter's state before all. Kinds are those of ISO 32000-1, 14.8.4; PDF/UA-1, 7.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from types import MappingProxyType
from typing import Any, TypeAlias

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from congvan.publish.pdf.archival.painted import PaintedPage

# HTML's element → kind; what is in neither table is layout, and its content its parent's.
_KINDS = MappingProxyType(
    {f"h{n}": f"H{n}" for n in range(1, 7)}
    | {"p": "P", "pre": "P", "dt": "P", "dd": "P", "blockquote": "BlockQuote", "ul": "L", "ol": "L", "li": "LI"}
    | {"table": "Table", "thead": "THead", "tbody": "TBody", "tfoot": "TFoot", "tr": "TR", "th": "TH", "td": "TD"}
    | {"caption": "Caption", "img": "Figure", "a": "Link"}
)
# The template's class → kind.
_CLASSES = MappingProxyType(
    {"box": "Span", "qr": "Figure", "copy": "LI", "addressee": "LI", "appendix": "Sect"}
    | {"note": "Note", "note-number": "Lbl"}
)
_INLINE = frozenset({"Span", "Link", "Reference", "Note"})
_HOLDS_WORDS = frozenset({"P", "H1", "H2", "H3", "H4", "H5", "H6", "TH", "TD", "LBody", "Lbl", "Caption", *_INLINE})
_EMPTY_TOO = frozenset({"TH", "TD"})  # a table stays regular
_BLOCKS = frozenset({"div", "li", "dl", "body", "blockquote"})
# Classes of running elements that are read on the first page; later ones repeat them.
_ONCE = frozenset({"mark", "notice"})
# Where among its neighbours a part is read: smaller is earlier, 0 is where it stands.
_PLACE = MappingProxyType({"mark": -2, "notice": -1})
_AFTER_END, _END = frozenset({"office", "proof"}), "end"


@dataclass(frozen=True, slots=True)
class Mark:
    """Words or a picture as painted: page from 0, number of the marked content."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """The annotation of a link, on a page from 0."""

    page: int
    dictionary: Any


@dataclass(slots=True, eq=False)
class Node:
    """A part of the tree; `kind` is empty for layout. `box` is the first of its boxes."""

    kind: str
    box: Any = None
    classes: frozenset[str] = frozenset()
    kids: list["Kid"] = field(default_factory=list)
    text: str = ""
    page: int = 0  # of `box`


Kid: TypeAlias = Node | Mark | Annotation


def reading_tree(pages: Sequence[PaintedPage]) -> tuple[Node, list[Mark]]:
    """Give the tree of a document, and what is not part of it: page numbers and whatever is repeated."""
    builder = _Builder(pages)
    for number, page in enumerate(pages):
        builder.page = number
        builder.walk(page.root, builder.document)
    _place(builder.document)
    return _settled(builder.document), builder.artifacts


class _Builder:
    """Walks boxes in WeasyPrint's own order; one node for each element and each of its generated contents."""

    def __init__(self, pages: Sequence[PaintedPage]) -> None:
        self.page = 0
        self.document = Node("Document")
        self.artifacts: list[Mark] = []
        self._pages = pages
        self._nodes: dict[tuple[Any, str], Node] = {}
        self._calls: dict[str, tuple[Node, Node]] = {}  # by the note's id: the call, and what it stands in

    def walk(self, box: Any, parent: Node) -> None:
        """Put a box and all in it into the tree."""
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if isinstance(box, boxes.MarginBox):
            self._margin(box)
        elif box.element_tag == "thead" and self._is_repeated(box):
            self._discard(box)
        else:
            self._enter(box, parent)

    def _enter(self, box: Any, parent: Node) -> None:
        node = self._node(box, parent)
        if box.link_annotation:
            node.kids.append(Annotation(self.page, box.link_annotation))
        number = self._pages[self.page].marks.get(box)
        if number is not None:
            node.kids.append(Mark(self.page, number))
            node.text += getattr(box, "text", "")
        for child in getattr(box, "children", ()):
            self.walk(child, node)

    def _margin(self, box: Any) -> None:
        for child in box.children:
            if _classes(child.element) & _ONCE and not self._is_repeated(child):
                self._enter(child, self.document)
            elif isinstance(child, boxes.ParentBox) and _has_once(child) and self.page == 0:
                self._margin(child)
            else:
                self._discard(child)

    def _discard(self, box: Any) -> None:
        number = self._pages[self.page].marks.get(box)
        if number is not None:
            self.artifacts.append(Mark(self.page, number))
        for child in getattr(box, "children", ()):
            self._discard(child)

    def _is_repeated(self, box: Any) -> bool:
        seen = self._nodes.get((box.element, box.element_tag))
        return seen is not None and seen.page != self.page

    def _node(self, box: Any, parent: Node) -> Node:
        element, tag = box.element, box.element_tag
        if element is None or tag in {"html", "body"}:
            return parent
        key = (element, tag)
        if key not in self._nodes:
            node = Node(_kind(element, tag, parent), box, _classes(element) if "::" not in tag else frozenset())
            node.page = self.page
            self._nodes[key] = node
            if node.kind == "Reference":
                self._calls[_called(element)] = (parent, node)
            if node.kind == "Note" and element.get("id") in self._calls:
                parent, call = self._calls[element.get("id")]  # painted at the page's foot, read where it is called
                parent.kids.insert(parent.kids.index(call) + 1, node)
            else:
                parent.kids.append(node)
        return self._nodes[key]


def _has_once(box: Any) -> bool:
    found = (x for x in box.descendants() if x.element is not None)
    return any(_classes(x.element) & _ONCE for x in found)


def _classes(element: Any) -> frozenset[str]:
    return frozenset() if element is None else frozenset(element.get("class", "").split())


def _kind(element: Any, tag: str, parent: Node) -> str:
    name, _, generated = tag.partition("::")
    if generated:
        owner = parent.kind == "LI" or (parent.kind == "P" and name == "p")
        return "Lbl" if owner and generated in {"before", "marker"} else ""
    named = next((_CLASSES[x] for x in sorted(_classes(element)) if x in _CLASSES), None)
    return named or ("Reference" if name == "sup" and _is_call(element) else _KINDS.get(name, ""))


def _is_call(element: Any) -> bool:
    return bool(_called(element))


def _called(element: Any) -> str:
    """The id of the note that a mark in the text calls."""
    found = (x.get("href", "") for x in element if "footnote-ref" in _classes(x))
    return next(found, "").removeprefix("#")


def _place(node: Node) -> None:
    """Put the parts of a node, and of the layout in it, into the order in which they are read."""
    kids = sorted(node.kids, key=lambda x: min((_PLACE[c] for c in _classes_of(x) & _PLACE.keys()), default=0))
    last = [x for x in kids if _AFTER_END & _classes_of(x)]
    rest = [x for x in kids if not _AFTER_END & _classes_of(x)]
    end = max((i + 1 for i, x in enumerate(rest) if _END in _classes_of(x)), default=len(rest))
    node.kids = [*rest[:end], *last, *rest[end:]]
    if _END in node.classes:
        node.kids.sort(key=lambda x: "right" not in _classes_of(x))  # who signed, then who gets copies
    for kid in node.kids:
        if isinstance(kid, Node) and not kid.kind:
            _place(kid)


def _classes_of(kid: Kid) -> frozenset[str]:
    return kid.classes if isinstance(kid, Node) else frozenset()


# --- layout taken out -----------------------------------------------------------------------------------------


def _settled(node: Node) -> Node:
    """Give the node with what stands in layout boxes as its own, words in paragraphs, items in lists."""
    kids = list(_lifted(node))
    if node.kind == "LI":
        kids = _labelled(kids)
    elif node.kind not in _HOLDS_WORDS and node.kind != "Figure":
        kids = list(_in_paragraphs(kids))
    node.kids = list(_in_lists(kids)) if node.kind != "L" else kids
    return node


def _lifted(node: Node) -> Iterator[Kid]:
    for kid in node.kids:
        if not isinstance(kid, Node):
            yield kid
        elif kid.kind:
            settled = _settled(kid)
            if settled.kids or settled.kind in _EMPTY_TOO:
                yield settled
        else:
            inside = list(_lifted(kid))
            node.text += kid.text
            is_block = kid.box is not None and kid.box.element_tag in _BLOCKS
            yield from _in_paragraphs(inside) if is_block and node.kind not in _HOLDS_WORDS else inside


def _in_paragraphs(kids: Iterable[Kid]) -> Iterator[Kid]:
    """Put words that stand between blocks into paragraphs."""
    for is_block, group in groupby(kids, key=lambda x: isinstance(x, Node) and x.kind not in _INLINE):
        if is_block:
            yield from group
        else:
            yield Node("P", kids=list(group))


def _labelled(kids: list[Kid]) -> list[Kid]:
    """Give a list's item its label first; the label of its first paragraph is its own."""
    labels = [x for x in kids if _is_label(x)]
    for kid in kids:
        if isinstance(kid, Node) and kid.kind == "P":
            labels += [x for x in kid.kids if _is_label(x)]
            kid.kids = [x for x in kid.kids if not _is_label(x)]
    return [*labels, Node("LBody", kids=[x for x in kids if not _is_label(x)])]


def _is_label(kid: Kid) -> bool:
    return isinstance(kid, Node) and kid.kind == "Lbl"


def _in_lists(kids: Iterable[Kid]) -> Iterator[Kid]:
    """Put items that the template sets without a list into one."""
    for is_item, group in groupby(kids, key=lambda x: isinstance(x, Node) and x.kind == "LI"):
        items = list(group)
        yield from [Node("L", kids=items)] if is_item else items
