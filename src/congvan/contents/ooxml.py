"""A package of Word, Excel or PowerPoint → what speaks against publishing it.

Read are the relationships of all parts (ECMA-376, part 2, 8) and the elements of all but sheets' cells.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from congvan.contents.links import sign_of_link
from congvan.contents.metafile import ENDINGS, drawing_sign
from congvan.contents.package import Package
from congvan.contents.relations import FETCHED, MACROS, QUERY, TRACKED, Relations
from congvan.contents.shapes import Shapes, beside_slides
from congvan.contents.sign import Sign
from congvan.contents.unseen import Unseen
from congvan.contents.xml import scan
from congvan.model.rules import attachments as rules
from congvan.model.text import Text

_SHEET = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>)?\s*<(?:\w+:)?worksheet\b")
_HIDDEN_LINES = re.compile(
    rb"<(?:\w+:)?(?:row|col)\b[^>]*\s(?:hidden=[\"'](?:1|true)|(?:ht|width)=[\"']0(?:\.0*)?)[\"']"
)
# Functions that ask another machine, or start a program, whenever a sheet is calculated.
_ASKS = rb"(?:WEBSERVICE|RTD|SQL\.REQUEST|_xlfn\.IMAGE)\s*\("
_STARTS = rb"(?:\bDDE|\bCALL|\bREGISTER(?:\.ID)?|\bEXEC)\s*\("
_ASKING, _STARTING = (b"WEBSERVICE", b"RTD", b"SQL.REQUEST", b"_xlfn.IMAGE"), (b"DDE", b"CALL", b"REGISTER", b"EXEC")
_FORMULAS = re.compile(rb"<(?:\w+:)?f\b[^>]*>([^<]*" + _ASKS + rb")?([^<]*" + _STARTS + rb")?")

_DDE = Sign(rules.ATTACHMENT_OBJECTS, Text("a field that starts a program (DDE)"))
_CALL = Sign(rules.ATTACHMENT_OBJECTS, Text("a formula that starts a program"))
_SHEETS = Sign(rules.ATTACHMENT_HIDDEN, Text("a hidden sheet"))
_LINES = Sign(rules.ATTACHMENT_HIDDEN, Text("hidden rows or columns"))
_CELLS = Sign(rules.ATTACHMENT_HIDDEN, Text("cells whose format shows nothing (;;;)"))
_HIDDEN_NAMES = Sign(rules.ATTACHMENT_HIDDEN, Text("hidden names of cells"))
_SLIDES = Sign(rules.ATTACHMENT_HIDDEN, Text("a hidden slide"))
_TEXT = Sign(rules.ATTACHMENT_HIDDEN, Text("hidden text"))
_FAINT = Sign(rules.ATTACHMENT_HIDDEN, Text("text in white or too small to be seen"))
_WRITERS = Sign(rules.ATTACHMENT_HIDDEN, Text("fields that tell who wrote it, or its file's name"))

_TRACKED_NAMES = frozenset(
    {"ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange",
     "trPrChange", "tcPrChange", "tblPrExChange", "numberingChange", "cellIns", "cellDel", "cellMerge", "delText"}
)  # fmt: skip
_OFF = frozenset({"0", "false", "off"})
_NAMES_OF_EXCEL = ("_xl", "_FilterDatabase", "solver_")  # which it hides of its own accord
_RUNS = re.compile(r"macroEnabled|macrosheet|vbaProject|vbaData", re.IGNORECASE)  # in types of parts
_STARTS_PROGRAMS = re.compile(r"\bDDE(?:AUTO)?\b", re.IGNORECASE)
_FETCHES = re.compile(r"\bINCLUDE(?:PICTURE|TEXT)\b|\bDATABASE\b|\bLINK\b\s+\w+\.", re.IGNORECASE)
_LEADS = re.compile(r"\bHYPERLINK\s+(?:\\\w\s+)*\"([^\"]*)\"", re.IGNORECASE)
_TELLS = re.compile(r"(?:^|\s)(?:LASTSAVEDBY|AUTHOR|FILENAME|USER(?:NAME|INITIALS|ADDRESS)|TEMPLATE)\b", re.IGNORECASE)


def ooxml_signs(package: Package) -> Iterator[Sign]:
    """Give what a package holds that may not go out as it is, or that its writer should know of; some more than once.

    Raises:
        UnreadableError: it cannot be looked into.
    """
    for name in package.names:
        lower = name.lower()
        if lower.endswith("vbaproject.bin"):
            yield MACROS
        if lower.endswith(".rels"):
            relations = Relations()
            scan(package.read(name), relations)
            yield from relations.found
        elif lower.endswith((".xml", ".vml")):
            yield from _part(package.read(name))
        elif lower.endswith(ENDINGS) and not lower.startswith("docprops/"):  # a preview of its first page goes anyway
            yield from filter(None, [drawing_sign(name, package.read(name))])
    yield from beside_slides(package)


def _part(data: bytes) -> Iterator[Sign]:
    if _SHEET.match(data) and b"<!" not in data and b"&#" not in data:  # no type, no remarks, no letters by number
        if _HIDDEN_LINES.search(data):
            yield _LINES
        yield from _formulas(data)
        return  # a million cells hold nothing else that is looked for
    elements = _Elements()
    scan(data, elements)
    yield from elements.signs()


def _is_hidden(line: Mapping[str, str]) -> bool:
    """Whether a row or a column is hidden, or has no height or width."""
    return line.get("hidden", "0") not in _OFF or any(not line.get(x, "1").strip("0.") for x in ("ht", "width"))


def _formulas(data: bytes) -> Iterator[Sign]:
    if any(x in data for x in _ASKING) and any(x[1] for x in _FORMULAS.finditer(data)):
        yield FETCHED
    if any(x in data for x in _STARTING) and any(x[2] for x in _FORMULAS.finditer(data)):
        yield _CALL


@dataclass(slots=True)
class _Elements:
    """What the elements of one part show."""

    found: set[str] = field(default_factory=set)
    code: list[str] = field(default_factory=list)  # the fields' instructions, which may be cut into several runs
    shapes: Shapes = field(default_factory=Shapes)
    words: Unseen = field(default_factory=Unseen)
    formulas: list[str] = field(default_factory=list)
    _in_code: bool = False
    _in_formula: bool = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        if "wordprocessingml" in space:
            self._word(tag, {key.rpartition(" ")[2]: value for key, value in attributes.items()})
        else:
            self._sheet(tag, attributes)
        self.shapes.start(space, tag, attributes)

    def _sheet(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "sheet" and attributes.get("state", "visible") != "visible":
            self.found.add("sheet")
        elif tag in {"row", "col"} and _is_hidden(attributes):
            self.found.add("lines")
        elif tag == "sld" and attributes.get("show", "1") in _OFF:
            self.found.add("slide")
        elif tag == "numFmt" and attributes.get("formatCode", "").strip() == ";;;":
            self.found.add("cells")
        elif tag == "definedName" and attributes.get("hidden", "0") not in _OFF:
            self.found.update([] if attributes.get("name", "").startswith(_NAMES_OF_EXCEL) else ["names"])
        elif tag == "macrosheet" or (
            tag in {"Override", "Default"} and _RUNS.search(attributes.get("ContentType", ""))
        ):
            self.found.add("macros")
        self._in_formula = tag in {"f", "definedName"}

    def _word(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.words.start(tag, attributes)
        if tag in _TRACKED_NAMES:
            self.found.add("tracked")
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
        elif self._in_formula:
            self.formulas.append(words)
        self.words.text(words)

    def end(self, name: str) -> None:
        tag = name.rpartition(" ")[2]
        self._in_code, self._in_formula = self._in_code and tag != "instrText", False
        self.words.end(tag)
        self.shapes.end(name)

    def signs(self) -> Iterator[Sign]:
        hidden = [x for x, there in (("vanish", self.words.hidden), ("faint", self.words.faint)) if there]
        yield from (sign for name, sign in _BY_ELEMENT.items() if name in self.found.union(hidden))
        yield from self.shapes.signs()
        code = "".join(self.code)
        if _STARTS_PROGRAMS.search(code):
            yield _DDE
        if _FETCHES.search(code):
            yield FETCHED
        yield from filter(None, (sign_of_link(x.replace("\\\\", "\\")) for x in _LEADS.findall(code)))
        if _TELLS.search(code):
            yield _WRITERS
        formulas = "".join(f"<f>{x}" for x in self.formulas).encode()
        yield from _formulas(formulas)


_BY_ELEMENT = MappingProxyType({
    "macros": MACROS, "tracked": TRACKED, "vanish": _TEXT, "mailMerge": QUERY, "sheet": _SHEETS, "slide": _SLIDES,
    "lines": _LINES, "cells": _CELLS, "names": _HIDDEN_NAMES, "faint": _FAINT,
})  # fmt: skip
