"""Links, named places and outlines of the parts become the volume's.

What stays true: a link leads out to the web, to a place of its own part, or to another part's first page; nothing else
ever happens at a click.
"""

from collections.abc import Callable, Sequence

from pikepdf import Array, Dictionary, Name, NameTree, Object, OutlineItem, Pdf, String

from congvan.model.address import asked
from congvan.publish.pdf.volume.part import FOREIGN, LOST_LINK, Part, UnboundError

_LINK = frozenset(
    {"/Type", "/Subtype", "/Rect", "/BS", "/Border", "/Contents", "/Dest", "/A", "/F", "/StructParent", "/P"}
)


class Navigation:
    """The ways through a volume. For each part: `name` before its pages are copied, `add` after."""

    def __init__(self, volume: Pdf) -> None:
        """Begin with no way."""
        self._volume = volume
        self._places = NameTree.new(volume)
        self._starts: dict[str, Object] = {}
        self._titles: dict[str, str] = {}
        self._to_parts: list[tuple[Part, str, Object]] = []  # from where, to which part, the link
        self._entries: list[OutlineItem] = []

    def name(self, part: Part, source: Pdf) -> None:
        """Name what the part's links lead to as the volume will know it.

        Raises:
            UnboundError: something other than such a link stands on a page.
        """
        for page in source.pages:
            for link in page.obj.get("/Annots", []):
                if link.get("/Subtype") != Name.Link or set(link.keys()) - _LINK:
                    raise UnboundError(part.name, FOREIGN)
                action = link.get("/A")
                if action is not None and action.get("/S") != Name.URI:
                    raise UnboundError(part.name, FOREIGN)
                place = link.get("/Dest")
                if isinstance(place, String):
                    link.Dest = String(_placed(part, str(place)))
                elif place is not None:
                    raise UnboundError(part.name, FOREIGN)

    def add(self, part: Part, source: Pdf, pages: Sequence[Object]) -> None:
        """Take over the part's places, outline and links; `pages` are its pages in the volume."""
        self._starts[part.name] = pages[0]
        self._titles[part.name] = part.title or str(source.docinfo.get("/Title", part.name))
        number = {page.obj.objgen: i for i, page in enumerate(source.pages)}

        def moved(place: Object) -> Array:
            return Array([pages[number[place[0].objgen]], *list(place)[1:]])

        names = source.Root.get("/Names", Dictionary())
        if "/Dests" in names:
            for name, place in NameTree(names.Dests).items():
                self._places[_placed(part, str(name))] = moved(place)
        self._add_entries(part, source, moved, pages[0])
        for page in pages:
            for link in page.get("/Annots", []):
                target = asked(str(link.A.URI)) if "/A" in link else None
                if target is not None:
                    self._to_parts.append((part, target, link))

    def _add_entries(self, part: Part, source: Pdf, moved: Callable[[Object], Array], first_page: Object) -> None:
        """Add the part's outline: below its title if it has one, and then without a lone entry that says the same."""
        with source.open_outline() as outline:
            entries = [_entry(x, moved) for x in outline.root]
        if not part.title:
            self._entries += entries
            return
        item = OutlineItem(part.title, Array([first_page, Name.XYZ, 0, first_page.MediaBox[3], 0]))
        item.children = entries[0].children if len(entries) == 1 else entries
        item.is_closed = True  # of hundreds of letters one wants to see the list first
        self._entries.append(item)

    def finish(self) -> None:
        """Write the outline, and lead the links between parts to their pages.

        Raises:
            UnboundError: a link leads to no part.
        """
        for part, target, link in self._to_parts:
            page = self._starts.get(target)
            if page is None:
                raise UnboundError(part.name, LOST_LINK)
            del link.A
            link.Dest = Array([page, Name.XYZ, 0, page.MediaBox[3], 0])
            link.Contents = String(self._titles[target])
        if len(self._places):
            self._volume.Root.Names = Dictionary(Dests=self._places.obj)
        with self._volume.open_outline() as outline:
            outline.root.extend(self._entries)


def _placed(part: Part, name: str) -> str:
    return f"{part.name}#{name}"


def _entry(item: OutlineItem, moved: Callable[[Object], Array]) -> OutlineItem:
    """Copy an entry with those below it; its place is a page of the part, as WeasyPrint writes them."""
    if not isinstance(item.destination, Array):
        raise TypeError("an entry that leads to no page")
    copied = OutlineItem(item.title, moved(item.destination))
    copied.children = [_entry(x, moved) for x in item.children]
    return copied
