"""Elements of drawings in Word, Excel and PowerPoint → which are hidden, cut off, or beside the slide."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from congvan.contents.package import Package
from congvan.contents.sign import Sign
from congvan.contents.xml import scan
from congvan.model.rules import attachments as rules
from congvan.model.text import Text

HIDDEN = Sign(rules.ATTACHMENT_HIDDEN, Text("a hidden picture or shape"))
_CUT = Sign(
    rules.ATTACHMENT_HIDDEN, Text("pictures that keep what was cut off at their edges (Compress Pictures deletes it)")
)
_BESIDE = Sign(rules.ATTACHMENT_HIDDEN, Text("shapes beside the slide, where only its writer sees them"))

_OFF = frozenset({"0", "false", "off", ""})
_VML = "urn:schemas-microsoft-com:vml"
# Not shown, or more than a thousand points outside the page.
_UNSEEN = re.compile(r"visibility\s*:\s*hidden|display\s*:\s*none|(?:^|;)\s*(?:margin-)?(?:left|top)\s*:\s*-\d{4,}")
_SHAPES = frozenset({"shape", "group", "rect", "roundrect", "oval", "line", "polyline", "curve", "arc", "image"})
_EDGES = ("l", "t", "r", "b")  # in thousandths of a per cent (ECMA-376-1, 20.1.8.55)
_VML_EDGES = ("cropleft", "croptop", "cropright", "cropbottom")
_A_HUNDREDTH = 1000
_SIZE = re.compile(rb"<(?:\w+:)?sldSz\b[^>]*>")
_SIDES = re.compile(rb"\b(cx|cy)=[\"'](\d+)")


@dataclass(slots=True)
class Shapes:
    """What the shapes of one part show: told of each element."""

    found: set[str] = field(default_factory=set)
    _hidden: bool = False

    def start(self, space: str, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if tag in {"docPr", "cNvPr"} and attributes.get("hidden", "0").lower() not in _OFF:
            self.found.add("hidden")
        elif tag == "srcRect" and any(_is_cut(attributes.get(x, "0")) for x in _EDGES):
            self.found.add("cut")
        elif space == _VML:
            self._vml(tag, attributes)
        elif tag == "ClientData" and attributes.get("ObjectType") == "Note":
            self._hidden = False  # frames of remarks in Excel are, and are taken out

    def _vml(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "imagedata" and any(attributes.get(x, "0").strip("0.f") not in {"", "-"} for x in _VML_EDGES):
            self.found.add("cut")
        elif tag in _SHAPES:
            self._hidden |= bool(_UNSEEN.search(attributes.get("style", "")))

    def end(self, name: str) -> None:
        """An element ends."""
        if self._hidden and name.startswith(_VML) and name.rpartition(" ")[2] in _SHAPES:
            self.found.add("hidden")
            self._hidden = False

    def signs(self) -> Iterator[Sign]:
        """Give what was seen."""
        yield from (sign for name, sign in _SIGNS.items() if name in self.found)


_SIGNS = MappingProxyType({"hidden": HIDDEN, "cut": _CUT})


def _is_cut(edge: str) -> bool:
    try:
        return float(edge.removesuffix("%")) * (_A_HUNDREDTH if edge.endswith("%") else 1) >= _A_HUNDREDTH
    except ValueError:
        return True


def beside_slides(package: Package) -> Iterator[Sign]:
    """Give the sign of shapes that lie wholly outside their slide.

    Raises:
        UnreadableError: a slide is no sound XML.
    """
    whole = package.read("ppt/presentation.xml") if "ppt/presentation.xml" in package.names else b""
    size = {x[1]: int(x[2]) for found in _SIZE.finditer(whole) for x in _SIDES.finditer(found[0])}
    if set(size) != {b"cx", b"cy"}:
        return
    for name in package.names:
        if name.startswith("ppt/slides/") and name.endswith(".xml"):
            placed = _Placed(size[b"cx"], size[b"cy"])
            scan(package.read(name), placed)
            if placed.outside:
                yield _BESIDE
                return


@dataclass(slots=True)
class _Placed:
    """Where the shapes of a slide lie, those of groups as one."""

    width: int
    height: int
    outside: bool = False
    _open: list[str] = field(default_factory=list)
    _at: tuple[int, int] = (0, 0)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        if tag == "off" and self._is_of_slide():
            self._at = _number(attributes, "x"), _number(attributes, "y")
        elif tag == "ext" and self._is_of_slide():
            (x, y), wide, high = self._at, _number(attributes, "cx"), _number(attributes, "cy")
            self.outside |= x + wide < 0 or y + high < 0 or x > self.width or y > self.height
        self._open.append(tag)

    def _is_of_slide(self) -> bool:
        """Whether what comes is the place of a shape, or of a group, that lies on the slide itself."""
        above = [x for x in self._open if x not in {"AlternateContent", "Choice", "Fallback"}]
        return above[-1:] == ["xfrm"] and "spTree" in above[-4:]

    def text(self, words: str) -> None:
        """Words stand nowhere else than their shapes."""

    def end(self, name: str) -> None:
        assert name.endswith(self._open.pop())  # noqa: S101 - XML is nested


def _number(attributes: Mapping[str, str], name: str) -> int:
    try:
        return int(attributes.get(name, "0"))
    except ValueError:
        return 0
