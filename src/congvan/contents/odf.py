"""A package of OpenDocument (ISO/IEC 26300) → what speaks against publishing it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from congvan.contents.links import sign_of_link
from congvan.contents.metafile import ENDINGS, drawing_sign
from congvan.contents.package import Package
from congvan.contents.sign import LockedError, Sign
from congvan.contents.xml import scan
from congvan.model.rules import attachments as rules
from congvan.model.text import Text

_MACROS = Sign(rules.ATTACHMENT_MACROS)
_TRACKED = Sign(rules.ATTACHMENT_TRACKED)
_COMMENTS = Sign(rules.ATTACHMENT_COMMENTS)
_SIGNED = Sign(rules.ATTACHMENT_SIGNED, Text("the names of who wrote it, which a package always bears"))
_OBJECT = Sign(rules.ATTACHMENT_OBJECTS, Text("an embedded object"))
_DDE = Sign(rules.ATTACHMENT_OBJECTS, Text("a field that starts a program (DDE)"))
_FETCHED = Sign(rules.ATTACHMENT_OUTSIDE_LINKS, Text("pictures or parts that it fetches from elsewhere"))
_TEXT = Sign(rules.ATTACHMENT_HIDDEN, Text("hidden text"))
_WRITERS = Sign(rules.ATTACHMENT_HIDDEN, Text("fields that tell who wrote it, or its file's name"))
_SHAPES = Sign(rules.ATTACHMENT_HIDDEN, Text("a hidden picture or shape"))
_CUT = Sign(
    rules.ATTACHMENT_HIDDEN, Text("pictures that keep what was cut off at their edges (Compress Pictures deletes it)")
)
_SLIDES = Sign(rules.ATTACHMENT_HIDDEN, Text("a hidden slide"))
_CALL = Sign(rules.ATTACHMENT_OBJECTS, Text("a formula that starts a program"))
_SHEETS = Sign(rules.ATTACHMENT_HIDDEN, Text("a hidden sheet"))
_LINES = Sign(rules.ATTACHMENT_HIDDEN, Text("hidden rows or columns"))
_NOTES = Sign(rules.ATTACHMENT_HIDDEN, Text("speaker's notes"))

_PROGRAMS = re.compile(r"(?:.*/)?(?:Basic|Scripts|Dialogs)/")
_OBJECT_FILE = re.compile(
    r"(?:.*/)?(?<!ObjectReplacements/)Object [0-9]+"
)  # of a program of its own; charts and formulas are folders

_FOUND = MappingProxyType({
    "changed-region": _TRACKED, "cell-content-change": _TRACKED, "insertion": _TRACKED, "deletion": _TRACKED,
    "annotation": _COMMENTS,
    "dde-source": _DDE, "dde-connection-decl": _DDE, "dde-connection": _DDE, "dde-link": _DDE,
    "object-ole": _OBJECT, "plugin": _OBJECT, "applet": _OBJECT,
    "table-source": _FETCHED, "cell-range-source": _FETCHED, "section-source": _FETCHED, "database-source": _FETCHED,
    "hidden-text": _TEXT, "hidden-paragraph": _TEXT,
    **dict.fromkeys(("author-name", "author-initials", "creator", "initial-creator", "printed-by", "file-name",
                     "template-name", "sender-firstname", "sender-lastname", "sender-initials", "sender-title",
                     "sender-email", "sender-phone-private", "sender-phone-work"), _WRITERS),
})  # fmt: skip
_ASKS = re.compile(r"\bWEBSERVICE\s*\(")
_STARTS = re.compile(r"\bDDE\s*\(")
_CLIPPED = re.compile(r"rect\(.*[1-9].*\)")
_SCRIPTED = ("office:1.0", "text:1.0")
_SHAPE_OF = re.compile(r".*:drawing:[\d.]+")
_WITHIN = re.compile(r"(?:\./)?(?:Pictures|Object|ObjectReplacements|media|Media|Configurations2)\b[^:]*")


def odf_signs(package: Package) -> Iterator[Sign]:
    """Give what a package holds that may not go out as it is, or that its writer should know of; some more than once.

    Raises:
        UnreadableError: it cannot be looked into.
    """
    for name in package.names:
        if _PROGRAMS.match(name):
            yield _MACROS
        elif _OBJECT_FILE.fullmatch(name):
            yield _OBJECT
        elif name.startswith("META-INF/") and "signatures" in name:
            yield _SIGNED
        elif name.lower().endswith(ENDINGS):
            yield from filter(None, [drawing_sign(name, package.read(name))])
        elif name.endswith(".xml"):
            elements = _Elements()
            scan(package.read(name), elements)
            yield from elements.found


@dataclass(slots=True)
class _Elements:
    """What the elements of one file show."""

    found: list[Sign] = field(default_factory=list)
    _notes: int = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        plain = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        if tag == "encryption-data":
            raise LockedError
        space = name.rpartition(" ")[0]
        if (sign := _FOUND.get(tag)) and (sign is not _WRITERS or space.endswith("text:1.0")):
            self.found.append(sign)
        if (tag == "event-listener" and "script" in space) or (tag == "script" and space.endswith(_SCRIPTED)):
            self.found.append(_MACROS)
        self._notes += tag == "notes" and "presentation" in name
        self._link(tag, plain.get("href", ""))
        self._shown(tag, plain, is_shape=bool(_SHAPE_OF.fullmatch(space)))
        self._formula(plain.get("formula", ""))

    def _link(self, tag: str, target: str) -> None:
        if not target or target.startswith("#") or _WITHIN.fullmatch(target):
            return
        if tag == "a":
            self.found += filter(None, [sign_of_link(target)])
        elif ":" in target or target.startswith(("/", "..")):
            self.found.append(_FETCHED)

    def _formula(self, formula: str) -> None:
        if _ASKS.search(formula):
            self.found.append(_FETCHED)
        if _STARTS.search(formula):
            self.found.append(_CALL)

    def _shown(self, tag: str, attributes: Mapping[str, str], *, is_shape: bool) -> None:
        if attributes.get("display") in {"none", "condition"}:
            self.found.append(_SHAPES if is_shape else _TEXT)
        elif tag == "drawing-page-properties" and attributes.get("visibility") == "hidden":
            self.found.append(_SLIDES)
        elif tag == "graphic-properties" and _CLIPPED.fullmatch(attributes.get("clip", "")):
            self.found.append(_CUT)
        elif tag == "table-properties" and attributes.get("display") == "false":
            self.found.append(_SHEETS)
        elif attributes.get("visibility") in {"collapse", "filter"} and tag in {"table-row", "table-column"}:
            self.found.append(_LINES)

    def text(self, words: str) -> None:
        if self._notes and words.strip():
            self.found.append(_NOTES)

    def end(self, name: str) -> None:
        self._notes -= name.endswith(" notes") and "presentation" in name
