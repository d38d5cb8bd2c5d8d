"""A PDF's fonts: which it names, and whether their files are inside.

Faces are compared by family: `Times New Roman` and those made to its very widths, so that no line breaks otherwise.
"""

import re
from collections.abc import Iterator

import pikepdf

from congvan.inspect.sheet import Face

# Spelled without blanks and hyphens, as the names of fonts in PDFs vary in them. Sources: the fonts' own documents.
_TIMES = ("timesnewroman", "times")
_TWINS = ("liberationserif", "tinos", "nimbusroman", "texgyretermes")
_STYLE = re.compile(r"[\s,_-]|psmt|mt$|ps(?=bold|italic|$)|bold|italic|regular|roman(?=$)|no9l|oblique", re.IGNORECASE)
_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_MOST_DEEP = 8  # forms within forms: what real programs write has two or three


def is_times(name: str) -> bool:
    """Whether a face is Times New Roman, or one of its metric twins."""
    bare = _STYLE.sub("", name).casefold()
    return bare.startswith(_TWINS) or bare in {"timesnew", *_TIMES}


def faces_of(pdf: pikepdf.Pdf) -> tuple[Face, ...]:
    """Give the fonts that the pages can use, by name; one that is both inside and not counts as not."""
    found: dict[str, bool] = {}
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        for font in _fonts(page.obj.get("/Resources"), seen, 0):
            name = str(font.get("/BaseFont", font.get("/Name", "?"))).removeprefix("/").rpartition("+")[2]
            found[name] = found.get(name, True) and _is_inside(font)
    return tuple(Face(name, inside) for name, inside in sorted(found.items()))


def _fonts(resources: pikepdf.Object | None, seen: set[tuple[int, int]], depth: int) -> Iterator[pikepdf.Object]:
    if not isinstance(resources, pikepdf.Dictionary) or depth > _MOST_DEEP:
        return
    yield from _dictionaries(resources.get("/Font"))
    for form in _dictionaries(resources.get("/XObject")):
        if form.objgen not in seen and form.get("/Subtype") == "/Form":
            seen.add(form.objgen)
            yield from _fonts(form.get("/Resources"), seen, depth + 1)


def _dictionaries(names: pikepdf.Object | None) -> Iterator[pikepdf.Object]:
    if isinstance(names, pikepdf.Dictionary):
        yield from (x for x in names.values() if isinstance(x, pikepdf.Dictionary | pikepdf.Stream))


def _is_inside(font: pikepdf.Object) -> bool:
    """Whether the file of a font is in the PDF; a Type 3 font is drawn by the PDF itself."""
    if font.get("/Subtype") == "/Type3":
        return True
    below = font.get("/DescendantFonts")
    whole = below[0] if isinstance(below, pikepdf.Array) and len(below) else font
    descriptor = whole.get("/FontDescriptor") if isinstance(whole, pikepdf.Dictionary) else None
    return isinstance(descriptor, pikepdf.Dictionary) and any(x in descriptor for x in _FILES)
