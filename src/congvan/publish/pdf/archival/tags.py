"""A document's reading tree enters; PDF's structure tree leaves, in place of the one that WeasyPrint made.

What stays true: each marked content belongs to one element or is an artifact; each link's annotation to its link.
"""

import re
from typing import Any

import pydyf

from congvan.publish.pdf.archival.painted import PaintedPage
from congvan.publish.pdf.archival.reading import Annotation, Kid, Mark, Node, reading_tree

TICKED, EMPTY = "ô đã đánh dấu", "ô trống"
_POINTS = 0.75  # of a CSS pixel
_NUMBER = re.compile(rb"(\d+) 0 R")


def retag(document: Any, pdf: pydyf.PDF) -> None:
    """Replace the structure tree; `document` remembers what was painted (`painted.remembering`)."""
    pages: list[PaintedPage] = list(document.pages)
    tree, artifacts = reading_tree(pages)
    _forget(pdf)
    for page, number in ((pages[x.page], x.number) for x in artifacts):
        _make_artifact(page.stream.stream, number)
    _Writer(pdf, pages).write(tree)


def _forget(pdf: pydyf.PDF) -> None:
    """Take WeasyPrint's tree out. It is written after all else but the metadata, so no other number changes."""
    first = _number(pdf.objects[_number(pdf.catalog["StructTreeRoot"])]["ParentTree"])
    kept = [x for x in pdf.objects[first:] if isinstance(x, pydyf.Stream)]
    del pdf.objects[first:]
    for stream in kept:
        pdf.add_object(stream)
        pdf.catalog["Metadata"] = stream.reference


def _number(reference: bytes) -> int:
    found = _NUMBER.fullmatch(reference)
    assert found is not None  # noqa: S101 - pydyf writes no other
    return int(found[1])


def _make_artifact(stream: list[Any], number: int) -> None:
    at = next(i for i, x in enumerate(stream) if isinstance(x, pydyf.Dictionary) and x.get("MCID") == number)
    stream[at - 1 : at + 1] = ["/Artifact", pydyf.Dictionary({"Type": "/Pagination"})]


class _Writer:
    def __init__(self, pdf: pydyf.PDF, pages: list[PaintedPage]) -> None:
        self._pdf, self._pages = pdf, pages
        self._owners: list[dict[int, bytes]] = [{} for _ in pages]
        self._annotated: list[bytes] = []

    def write(self, tree: Node) -> None:
        """Add the tree to the PDF."""
        parents = pydyf.Dictionary()
        self._pdf.add_object(parents)
        root = pydyf.Dictionary({"Type": "/StructTreeRoot", "ParentTree": parents.reference})
        self._pdf.add_object(root)
        root["K"] = self._element(tree, root.reference)
        self._pdf.catalog["StructTreeRoot"] = root.reference
        numbers = pydyf.Array()
        for page, owners in enumerate(self._owners):
            size = max(owners, default=-1) + 1
            numbers += [page, pydyf.Array(owners.get(x, b"null") for x in range(size))]
        for key, owner in enumerate(self._annotated, start=len(self._pages)):
            numbers += [key, owner]
        parents["Nums"] = numbers
        root["ParentTreeNextKey"] = len(self._pages) + len(self._annotated)

    def _element(self, node: Node, parent: bytes) -> bytes:
        element = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{node.kind}", "P": parent})
        self._pdf.add_object(element)
        page = _page_of(node)
        if page is not None:
            element["Pg"] = self._pdf.page_references[page]
        element.update(self._attributes(node))
        element["K"] = pydyf.Array(self._kid(x, node, element.reference, page) for x in node.kids)
        return bytes(element.reference)

    def _kid(self, kid: Kid, node: Node, owner: bytes, page: int | None) -> Any:
        match kid:
            case Node():
                return self._element(kid, owner)
            case Mark():
                self._owners[kid.page][kid.number] = owner
                if kid.page == page:
                    return kid.number
                reference = self._pdf.page_references[kid.page]
                return pydyf.Dictionary({"Type": "/MCR", "Pg": reference, "MCID": kid.number})
            case Annotation():
                kid.dictionary["StructParent"] = len(self._pages) + len(self._annotated)
                kid.dictionary["Contents"] = pydyf.String(_said_of_link(kid, node))
                self._annotated.append(owner)
                reference = self._pdf.page_references[kid.page]
                return pydyf.Dictionary({"Type": "/OBJR", "Pg": reference, "Obj": kid.dictionary.reference})

    def _attributes(self, node: Node) -> dict[str, Any]:
        match node.kind:
            case "TH" | "TD":
                return _of_cell(node)
            case "Figure":
                return self._of_figure(node)
            case "Note":
                return {"ID": pydyf.String(node.box.element.get("id"))}
            case "Span":
                return {"ActualText": pydyf.String(TICKED if "ticked" in node.classes else EMPTY)}
        return {}

    def _of_figure(self, node: Node) -> dict[str, Any]:
        box, height = node.box, self._pages[node.page].height
        left, top = box.content_box_x(), box.content_box_y()
        right, bottom = left + box.width, top + box.height
        edges = (left, height - bottom, right, height - top)
        area = pydyf.Dictionary({"O": "/Layout", "BBox": pydyf.Array(round(x * _POINTS, 3) for x in edges)})
        alt = box.element.get("alt", "") or box.element.get("aria-label", "")
        return {"A": area} | ({"Alt": pydyf.String(alt)} if alt else {})


def _of_cell(node: Node) -> dict[str, Any]:
    attributes = pydyf.Dictionary({"O": "/Table"})
    if node.kind == "TH":
        attributes["Scope"] = "/Row" if node.box.element.get("scope") == "row" else "/Column"
    spans = {"ColSpan": node.box.colspan, "RowSpan": node.box.rowspan}
    attributes.update({name: span for name, span in spans.items() if span != 1})
    return {"A": attributes} if len(attributes) > 1 else {}


def _said_of_link(link: Annotation, node: Node) -> str:
    """Describe a link for who does not see it (PDF/UA-1, 7.18.5): where it leads, a footnote's number, or its words."""
    if "A" in link.dictionary:
        return str(link.dictionary["A"]["URI"].string)
    return f"Chú thích {node.text}" if "footnote-ref" in node.classes else node.text


def _page_of(node: Node) -> int | None:
    """The page on which a node begins."""
    for kid in node.kids:
        page = _page_of(kid) if isinstance(kid, Node) else kid.page
        if page is not None:
            return page
    return None
