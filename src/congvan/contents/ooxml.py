"""A package of Word, Excel or PowerPoint → what speaks against publishing it.

Read are the relationships of all parts (ECMA-376, part 2, 8) and the elements of all but sheets' cells.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from congvan.contents.links import sign_of_link
from congvan.contents.package import Package
from congvan.contents.sign import Sign
from congvan.contents.xml import scan
from congvan.model.rules import attachments as rules
from congvan.model.text import Text

_SHEET = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>)?\s*<(?:\w+:)?worksheet\b")
_HIDDEN_LINES = re.compile(rb"<(?:\w+:)?(?:row|col)\b[^>]*\shidden=[\"'](?:1|true)[\"']")

_MACROS = Sign(rules.ATTACHMENT_MACROS)
_TRACKED = Sign(rules.ATTACHMENT_TRACKED)
_COMMENTS = Sign(rules.ATTACHMENT_COMMENTS)
_SIGNED = Sign(rules.ATTACHMENT_SIGNED, Text("the names of who wrote it, which a package always bears"))
_OBJECT = Sign(rules.ATTACHMENT_OBJECTS, Text("an embedded object"))
_CONTROL = Sign(rules.ATTACHMENT_OBJECTS, Text("an ActiveX control"))
_FOREIGN = Sign(rules.ATTACHMENT_OBJECTS, Text("another document in the place of a paragraph"))
_DDE = Sign(rules.ATTACHMENT_OBJECTS, Text("a field that starts a program (DDE)"))
_WORKBOOKS = Sign(rules.ATTACHMENT_OUTSIDE_LINKS, Text("links to other workbooks, whose figures it keeps"))
_QUERY = Sign(rules.ATTACHMENT_OUTSIDE_LINKS, Text("a connection to a source of data"))
_TEMPLATE = Sign(rules.ATTACHMENT_OUTSIDE_LINKS, Text("a template that it fetches from elsewhere"))
_FETCHED = Sign(rules.ATTACHMENT_OUTSIDE_LINKS, Text("pictures or parts that it fetches from elsewhere"))
_NOTES = Sign(rules.ATTACHMENT_HIDDEN, Text("speaker's notes"))
_PIVOT = Sign(rules.ATTACHMENT_HIDDEN, Text("the figures behind a pivot table"))
_BEHIND = Sign(rules.ATTACHMENT_HIDDEN, Text("the whole workbook behind a chart"))
_SHEETS = Sign(rules.ATTACHMENT_HIDDEN, Text("a hidden sheet"))
_LINES = Sign(rules.ATTACHMENT_HIDDEN, Text("hidden rows or columns"))
_SLIDES = Sign(rules.ATTACHMENT_HIDDEN, Text("a hidden slide"))
_TEXT = Sign(rules.ATTACHMENT_HIDDEN, Text("hidden text"))
_SHAPES = Sign(rules.ATTACHMENT_HIDDEN, Text("a hidden picture or shape"))
_WRITERS = Sign(rules.ATTACHMENT_HIDDEN, Text("fields that tell who wrote it, or its file's name"))

# By the last part of a relationship's type.
_RELATED = MappingProxyType({
    **dict.fromkeys(("vbaProject", "wordVbaData", "xlMacrosheet", "xlIntlMacrosheet"), _MACROS),
    **dict.fromkeys(("revisionHeaders", "revisionLog", "usernames"), _TRACKED),
    **dict.fromkeys(("comments", "threadedComment", "commentAuthors"), _COMMENTS),
    "oleObject": _OBJECT,
    **dict.fromkeys(("control", "activeXControlBinary"), _CONTROL),
    **dict.fromkeys(("aFChunk", "subDocument"), _FOREIGN),
    **dict.fromkeys(("externalLink", "externalLinkPath"), _WORKBOOKS),
    **dict.fromkeys(("connections", "queryTable", "powerPivotData", "mailMergeSource", "recipientData"), _QUERY),
    "origin": _SIGNED,
    "notesSlide": _NOTES,
    "pivotCacheRecords": _PIVOT,
    "package": _BEHIND,
})  # fmt: skip
_OUTSIDE_TEMPLATE = re.compile(r"\s*(?:https?:|ftp:|\\\\|file:/+[^/]*\\\\)", re.IGNORECASE)

_TRACKED_NAMES = frozenset(
    {"ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange",
     "trPrChange", "tcPrChange", "tblPrExChange", "numberingChange", "cellIns", "cellDel", "cellMerge", "delText"}
)  # fmt: skip
_OFF = frozenset({"0", "false", "off"})
_STARTS_PROGRAMS = re.compile(r"\bDDE(?:AUTO)?\b", re.IGNORECASE)
_FETCHES = re.compile(r"\bINCLUDE(?:PICTURE|TEXT)\b|\bDATABASE\b|\bLINK\b\s+\w+\.", re.IGNORECASE)


_TELLS = re.compile(r"(?:^|\s)(?:LASTSAVEDBY|AUTHOR|FILENAME|USER(?:NAME|INITIALS|ADDRESS)|TEMPLATE)\b", re.IGNORECASE)


def ooxml_signs(package: Package) -> Iterator[Sign]:
    """Give what a package holds that may not go out as it is, or that its writer should know of; some more than once.

    Raises:
        UnreadableError: it cannot be looked into.
    """
    for name in package.names:
        lower = name.lower()
        if lower.endswith("vbaproject.bin"):
            yield _MACROS
        if lower.endswith(".rels"):
            relations = _Relations()
            scan(package.read(name), relations)
            yield from relations.found
        elif lower.endswith((".xml", ".vml")):
            yield from _part(package.read(name))


def _part(data: bytes) -> Iterator[Sign]:
    if _SHEET.match(data) and b"<!" not in data:  # neither a declared type nor anything between remarks
        if _HIDDEN_LINES.search(data):
            yield _LINES
        return  # a million cells hold nothing else that is looked for
    elements = _Elements()
    scan(data, elements)
    yield from elements.signs()


@dataclass(slots=True)
class _Relations:
    """What the relationships of one part show."""

    found: list[Sign] = field(default_factory=list)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if not name.endswith(" Relationship"):
            return
        kind = attributes.get("Type", "").rpartition("/")[2]
        if sign := _RELATED.get(kind):
            self.found.append(sign)
        if attributes.get("TargetMode") == "External" and (sign := _outside(kind, attributes.get("Target", ""))):
            self.found.append(sign)

    def text(self, words: str) -> None:
        """Nothing stands between relationships."""

    def end(self, name: str) -> None:
        """Nothing is open."""


def _outside(kind: str, target: str) -> Sign | None:
    if kind == "hyperlink":
        return sign_of_link(target)
    if kind == "attachedTemplate":  # a file of the writer's machine is taken out; what is fetched is no accident
        return _TEMPLATE if _OUTSIDE_TEMPLATE.match(target) else None
    return None if kind in _RELATED else _FETCHED


@dataclass(slots=True)
class _Elements:
    """What the elements of one part show."""

    found: set[str] = field(default_factory=set)
    code: list[str] = field(default_factory=list)  # the fields' instructions, which may be cut into several runs
    _in_code: bool = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        if "wordprocessingml" in space:
            self._word(tag, {key.rpartition(" ")[2]: value for key, value in attributes.items()})
        elif tag == "sheet" and attributes.get("state", "visible") != "visible":
            self.found.add("sheet")
        elif tag == "sld" and attributes.get("show", "1") in _OFF:
            self.found.add("slide")
        elif tag in {"docPr", "cNvPr"} and attributes.get("hidden", "0") not in _OFF:
            self.found.add("shape")
        elif tag in {"Override", "Default"} and "macroEnabled" in attributes.get("ContentType", ""):
            self.found.add("macros")

    def _word(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in _TRACKED_NAMES:
            self.found.add("tracked")
        elif tag == "vanish" and attributes.get("val", "1") not in _OFF:
            self.found.add("vanish")
        elif tag == "mailMerge":
            self.found.add("mailMerge")
        elif tag == "fldSimple":
            self.code.append(f" {attributes.get('instr', '')} ")
        elif tag == "fldChar":
            self.code.append(" ")
        self._in_code = tag == "instrText"

    def text(self, words: str) -> None:
        if self._in_code:
            self.code.append(words)

    def end(self, name: str) -> None:
        self._in_code = self._in_code and not name.endswith("instrText")

    def signs(self) -> Iterator[Sign]:
        yield from (sign for name, sign in _BY_ELEMENT.items() if name in self.found)
        code = "".join(self.code)
        if _STARTS_PROGRAMS.search(code):
            yield _DDE
        if _FETCHES.search(code):
            yield _FETCHED
        if _TELLS.search(code):
            yield _WRITERS


_BY_ELEMENT = MappingProxyType({
    "macros": _MACROS, "tracked": _TRACKED, "vanish": _TEXT, "mailMerge": _QUERY, "sheet": _SHEETS, "slide": _SLIDES,
    "shape": _SHAPES,
})  # fmt: skip
