"""Finished PDFs enter, in their order; one PDF leaves that holds their very pages, tags, links and outlines.

What stays true: no page is laid out or drawn anew; the volume is PDF/A-2a and PDF/UA-1 if its parts are; equal parts
give equal bytes. What a part holds beyond pages, tags, links and outline (attached files) is left behind; a part with
actions, forms or the like is none of ours and refused.
"""

import io
import struct
from collections.abc import Sequence

import pikepdf
from fontTools.ttLib import TTLibError
from pikepdf import Array, Dictionary, Name, NumberTree, Object, Pdf

from congvan.publish.pdf.volume.fonts import SharedFonts
from congvan.publish.pdf.volume.navigation import Navigation
from congvan.publish.pdf.volume.part import BROKEN, FOREIGN, Part, UnboundError
from congvan.publish.pdf.volume.structure import Structure

__all__ = ["SCHEMA", "Part", "UnboundError", "bind", "page_count"]

# Part of a volume's cache key: raise it when the same parts shall give another PDF.
SCHEMA = 1

_VERSION = "1.7"
# Entries of a catalogue and of a page that WeasyPrint writes; /AF and embedded files stay behind.
_CATALOGUE = frozenset(
    {"/Type", "/Pages", "/Lang", "/MarkInfo", "/Metadata", "/Names", "/Outlines", "/OutputIntents", "/StructTreeRoot",
     "/ViewerPreferences", "/AF", "/PageMode", "/Version"}
)  # fmt: skip
_NAMES = frozenset({"/Dests", "/EmbeddedFiles"})
_PAGE = frozenset(
    {"/Type", "/Parent", "/MediaBox", "/BleedBox", "/TrimBox", "/CropBox", "/Contents", "/Resources", "/Tabs",
     "/StructParents", "/Annots", "/Rotate"}
)  # fmt: skip
# Taken from the first part: what the volume says of itself.
_OF_THE_WHOLE = ("/Lang", "/MarkInfo", "/Metadata", "/OutputIntents")

# What reading a PDF or a font that is not as it should be ends in.
_BROKEN = (
    pikepdf.PdfError, TTLibError, struct.error, AssertionError, AttributeError, LookupError, TypeError, ValueError
)  # fmt: skip


def bind(parts: Sequence[Part]) -> bytes:
    """Bind the parts; title, author and the other metadata are those of the first.

    Raises:
        UnboundError: a part is broken or none of ours, or a link leads to no part.
    """
    volume = pikepdf.new()
    binder = _Binder(volume)
    for part in parts:
        binder.add(part)
    binder.finish()
    out = io.BytesIO()
    volume.save(
        out,
        deterministic_id=True,
        force_version=_VERSION,
        fix_metadata_version=False,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return out.getvalue()


def page_count(part: Part) -> int:
    """Count the pages of a part.

    Raises:
        UnboundError: it is broken.
    """
    with _opened(part) as pdf:
        return len(pdf.pages)


class _Binder:
    def __init__(self, volume: Pdf) -> None:
        self._volume = volume
        self._structure = Structure(volume)
        self._navigation = Navigation(volume)
        self._fonts = SharedFonts(volume)
        self._profiles: dict[bytes, Object] = {}
        self._first: Pdf | None = None
        self._pages = 0

    def add(self, part: Part) -> None:
        """Append a part's pages with all that belongs to them."""
        source = _opened(part)
        try:
            self._append(part, source)
        except _BROKEN as error:
            raise UnboundError(part.name, BROKEN) from error

    def _append(self, part: Part, source: Pdf) -> None:
        _refuse_foreign(part, source)
        self._structure.number(source)
        self._navigation.name(part, source)
        self._fonts.take_out(source)
        before = self._pages
        for page in source.pages:  # not all at once: pikepdf would warn of what `Navigation` does
            self._volume.pages.append(page)
        self._pages += len(source.pages)
        pages = [self._volume.pages[i].obj for i in range(before, self._pages)]
        self._fonts.put_in(pages)
        self._share_profiles(pages)
        self._structure.add(source, part.title)
        self._navigation.add(part, source, pages)
        if self._first is None:
            self._first = source
            self._take_over(source)

    def _share_profiles(self, pages: Sequence[Object]) -> None:
        """Let the parts share their colour profile, which is the same in all."""
        for page in pages:
            for space in page.Resources.get("/ColorSpace", Dictionary()).values():
                if isinstance(space, Array) and space[0] == Name.ICCBased:
                    space[1] = self._profiles.setdefault(space[1].read_raw_bytes(), space[1])

    def _take_over(self, source: Pdf) -> None:
        root = self._volume.Root
        for key in _OF_THE_WHOLE:
            value = source.Root[key]
            root[key] = self._volume.copy_foreign(value) if value.is_indirect else _copied(self._volume, source, value)
        for key, value in source.docinfo.items():
            self._volume.docinfo[key] = str(value)

    def finish(self) -> None:
        """Write what the volume as a whole needs."""
        root = self._volume.Root
        self._structure.finish()
        self._navigation.finish()
        self._fonts.finish()
        # A4 as the decree measures it, not shrunk by a printer's driver; bookmarks open: they are the way through.
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True, PrintScaling=Name("/None"), PickTrayByPDFSize=True)
        root.PageMode = Name.UseOutlines
        # Said although it is the default: the contents' page numbers are these, from the title page on.
        labels = NumberTree.new(self._volume)
        labels[0] = Dictionary(S=Name.D)
        root.PageLabels = labels.obj


def _opened(part: Part) -> Pdf:
    try:
        return pikepdf.open(io.BytesIO(part.data), attempt_recovery=False)  # what is mended may lack a page
    except pikepdf.PdfError as error:
        raise UnboundError(part.name, BROKEN) from error


def _refuse_foreign(part: Part, source: Pdf) -> None:
    names = set(source.Root.get("/Names", Dictionary()).keys())
    foreign = set(source.Root.keys()) - _CATALOGUE | names - _NAMES
    for page in source.pages:
        foreign |= set(page.obj.keys()) - _PAGE
    if foreign or source.is_encrypted or not source.pages:
        raise UnboundError(part.name, FOREIGN)


def _copied(volume: Pdf, source: Pdf, value: pikepdf.Object) -> pikepdf.Object:
    """Copy a direct object with what it refers to."""
    if not isinstance(value, Array | Dictionary):
        return value
    return volume.copy_foreign(source.make_indirect(value))
