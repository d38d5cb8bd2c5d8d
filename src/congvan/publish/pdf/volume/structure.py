"""The tags of each part become an article of the volume's one document (ISO 32000-1, 14.7 and 14.8).

What stays true: every number that a page or a link has in the parent tree, and every identifier of an element, is one
in the volume; what stood below a part's document stands in the same order below its article.
"""

from collections.abc import Iterable

from pikepdf import Array, Dictionary, Name, NameTree, NumberTree, Object, Pdf, String

# What WeasyPrint and our finisher write; classes and roles would have to be brought together, and are not there.
_ROOT = frozenset({"/Type", "/K", "/ParentTree", "/ParentTreeNextKey", "/IDTree"})


class Structure:
    """The structure tree of a volume. For each part: `number` before its pages are copied, `add` after."""

    def __init__(self, volume: Pdf) -> None:
        """Begin with an empty document."""
        self._volume = volume
        self._parents, self._ids = NumberTree.new(volume), NameTree.new(volume)
        self._root = volume.make_indirect(Dictionary(Type=Name.StructTreeRoot, ParentTree=self._parents.obj))
        self._document = volume.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Document, P=self._root, K=Array([]))
        )
        self._root.K = Array([self._document])
        volume.Root.StructTreeRoot = self._root
        self._next = 0
        self._parts, self._tables = 0, 0
        self._identified: list[Object] = []  # the elements of the part in hand that have an identifier

    def number(self, source: Pdf) -> None:
        """Give the part's pages, links and elements their numbers and identifiers in the volume.

        Raises:
            ValueError: its tags are not such as we write.
        """
        root = source.Root.StructTreeRoot
        if set(root.keys()) - _ROOT:
            raise ValueError("unknown tags")
        for page in source.pages:
            page.obj.StructParents = int(page.obj.StructParents) + self._next
            for link in page.obj.get("/Annots", []):
                link.StructParent = int(link.StructParent) + self._next
        self._parts += 1
        self._identified = []
        self._identify(_elements(root.K))

    def _identify(self, top: Iterable[Object]) -> None:
        """Make the identifiers below these elements the volume's own, and what names them: tables' cells their heads.

        WeasyPrint numbers heads anew in each part of a table that goes over pages, so the tables are counted here.
        """
        waiting = [(element, 0) for element in reversed(list(top))]
        seen: set[tuple[int, int]] = set()
        while waiting:
            element, table = waiting.pop()
            if element.objgen in seen:
                continue
            seen.add(element.objgen)
            if element.get("/S") == Name.Table:
                self._tables += 1
                table = self._tables
            if "/ID" in element:
                element.ID = self._named(table, element.ID)
                self._identified.append(element)
            attributes = element.get("/A")
            if isinstance(attributes, Dictionary) and "/Headers" in attributes:
                attributes.Headers = Array([self._named(table, x) for x in attributes.Headers])
            waiting += [(x, table) for x in reversed(_elements(element.get("/K")))]

    def _named(self, table: int, name: Object) -> String:
        return String(f"{self._parts}-{table}-{name}")

    def add(self, source: Pdf, title: str) -> None:
        """Append the part's tags; its pages are in the volume already, so that what refers to them finds them."""
        root = source.Root.StructTreeRoot
        top, parents = _elements(root.K), dict(NumberTree(root.ParentTree).items())
        for element in top:
            del element.P  # or the part's own root came with it
        copied = self._volume.copy_foreign(
            source.make_indirect(
                Dictionary(K=Array(top), Parents=Array(list(parents.values())), Named=Array(self._identified))
            )
        )
        for element in copied.K:
            element.P = self._document
            element.S = Name.Art
            if title:
                element.T = String(title)
            self._document.K.append(element)
        for number, value in zip(parents, copied.Parents, strict=True):
            of_page = isinstance(value, Array) and not value.is_indirect
            self._parents[self._next + number] = self._volume.make_indirect(value) if of_page else value
        for element in copied.Named:
            self._ids[str(element.ID)] = element
        self._next += max(parents, default=-1) + 1

    def finish(self) -> None:
        """Write what is known at the end."""
        self._root.ParentTreeNextKey = self._next
        if len(self._ids):
            self._root.IDTree = self._ids.obj


def _elements(kids: Object | None) -> list[Object]:
    """The elements among what stands below one: not the numbers of marked content, not what refers to links."""
    found = list(kids) if isinstance(kids, Array) else [kids]
    return [x for x in found if isinstance(x, Dictionary) and "/S" in x]
