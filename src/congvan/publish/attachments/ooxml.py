"""A package of Word, Excel or PowerPoint → the same without its writers, their remarks and what their machines wrote.

Only parts that relationships lead to are kept (ECMA-376, part 2, 8), so nothing rides along that no program shows.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from types import MappingProxyType

from congvan.contents.package import Package
from congvan.contents.relations import DROPPED, kind_of
from congvan.contents.sign import DAMAGED, UnreadableError
from congvan.publish.attachments.trees import Element, bytes_of, parts_of, take_out, tree_of
from congvan.publish.attachments.zipped import zipped

Inner = Callable[[str, bytes], bytes]  # cleans a file within the package: a picture, the sheet behind a chart

_TYPES = "[Content_Types].xml"
_RELATED = "relationships"
_W = "wordprocessingml"
# Elements by name: remarks, marks of sessions and machines, and what has lost its part.
_ELEMENTS = MappingProxyType({
    _W: frozenset(
        {"commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef", "rsids", "docVars", "dataBinding",
         "attachedTemplate", "permStart", "permEnd", "trackRevisions", "writeProtection", "helpText",
         "statusText", "entryMacro", "exitMacro"}
    ),
    "": frozenset(
        {"absPath", "fileSharing", "customWorkbookViews", "customSheetViews", "revisionPtr", "cmAuthorLst",
         "custDataLst", "customProperties", "dataBinding"}
    ),
})  # fmt: skip
_ATTRIBUTES = frozenset({"refreshedBy", "lastEdited", "lowestEdited", "rupBuild"})
_SESSION = re.compile(r"rsid\w*")
_PATH = re.compile(r"(?:[A-Za-z]:[\\/]|\\\\|file:|/(?:home|Users|tmp)/).*", re.DOTALL)  # that a program wrote as a name
_KEEPS_ELEMENT = frozenset({"pageSetup"})  # lives on without the part that it named
# A sheet of a million cells is gone through as bytes: it becomes a tree only if it holds what must be taken out.
_SHEET = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>)?\s*<(?:\w+:)?worksheet\b")
_IN_SHEETS = re.compile(
    rb"legacyDrawing\b|<(?:\w+:)?pageSetup\b|custom(?:SheetViews|Properties)\b|<!|<\?(?!xml\s)|:id=|controls\b"
)
_NOTE = re.compile(rb"ObjectType\s*=\s*[\"']Note[\"']")


@dataclass(slots=True)
class _Part:
    """A part that is kept: its relationships that are, and the ids of those that are not."""

    relations: list[Element] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)


def clean_ooxml(package: Package, inner: Inner) -> bytes:
    """Make the public copy of a package; `inner` cleans the files within it.

    Raises:
        UnreadableError: it is no sound package.
    """
    if _TYPES not in package.names:
        raise UnreadableError(DAMAGED)
    parts = _reached(package)
    kept = [name for name in package.names if name in parts]
    members = [(_TYPES, _types(package.read(_TYPES), frozenset(kept)))]
    for name in ("", *kept):
        part = parts[name]
        if name:
            members.append((name, _cleaned(name, package.read(name), part, inner)))
        if part.relations:
            members.append((_relations_of(name), _relations(part.relations)))
    return zipped(members)


def _relations_of(part: str) -> str:
    path = PurePosixPath(part)
    return f"{path.parent}/_rels/{path.name}.rels".removeprefix("./") if part else "_rels/.rels"


def _reached(package: Package) -> dict[str, _Part]:
    """The parts that relationships lead to from the package's own, the empty name."""
    parts, waiting = dict[str, _Part](), [""]
    by_name = {x.lower(): x for x in package.names}  # names of parts are the same in capitals
    while waiting:
        name = waiting.pop()
        if name in parts:
            continue
        part = parts[name] = _Part()
        where = by_name.get(_relations_of(name).lower())
        for relation in tree_of(package.read(where)) if where else ():
            target = _target(name, relation, by_name)
            if target is None or _is_dropped(relation, target, package):
                part.lost.add(str(relation.get("Id", "")))
                continue
            part.relations.append(relation)
            if target:
                waiting.append(target)
    return parts


def _target(source: str, relation: Element, by_name: Mapping[str, str]) -> str | None:
    """The part that a relationship leads to; empty if it leads outside, None if there is none such."""
    if relation.get("TargetMode") == "External":
        return ""
    target = PurePosixPath(str(relation.get("Target", "")))
    steps: list[str] = []
    for step in (PurePosixPath(source).parent / target).parts:  # one that begins with `/` begins anew
        if step == "..":
            del steps[-1:]
        elif step != "/":
            steps.append(step)
    return by_name.get("/".join(steps).lower())


def _is_dropped(relation: Element, target: str, package: Package) -> bool:
    kind = kind_of(str(relation.get("Type", "")))
    if kind == "vmldrawing" and target:
        data = package.read(target)  # frames of remarks, and of form controls
        return bool(_NOTE.search(data)) and len(_NOTE.findall(data)) == data.count(b"ClientData ")
    return kind in DROPPED


def _types(data: bytes, kept: frozenset[str]) -> bytes:
    """The list of content types, of what is kept."""
    root = tree_of(data)
    endings = {PurePosixPath(x).suffix[1:].lower() for x in kept} | {"rels"}
    take_out(
        x
        for x in list(root)
        if (x.get("PartName") and str(x.get("PartName")).lstrip("/") not in kept)
        or (x.get("Extension") and str(x.get("Extension")).lower() not in endings)
    )
    return bytes_of(root)


def _relations(relations: list[Element]) -> bytes:
    root = relations[0].getparent()
    assert root is not None  # noqa: S101 - they were read from one
    take_out(x for x in list(root) if x not in relations)
    return bytes_of(root)


def _cleaned(name: str, data: bytes, part: _Part, inner: Inner) -> bytes:
    if not name.lower().endswith((".xml", ".vml")):
        return inner(name, data)
    if _SHEET.match(data) and not _IN_SHEETS.search(data):
        return data
    root = tree_of(data)
    take_out(list(_to_take_out(root, part.lost)))
    for element in root.iter():
        _clean_attributes(element, part.lost)
    return bytes_of(root)


def _to_take_out(root: Element, lost: set[str]) -> Iterator[Element]:
    for element in root.iter():
        space, name = parts_of(element.tag)
        is_remark = name in _ELEMENTS[_W if _W in space else ""] or (name == "shape" and _is_note(element))
        if is_remark or (name not in _KEEPS_ELEMENT and _names_any_lost(element, lost)):
            yield element


def _names_any_lost(element: Element, lost: set[str]) -> bool:
    return any(_names_lost(key, value, lost) for key, value in element.attrib.items())


def _names_lost(key: object, value: object, lost: set[str]) -> bool:
    """Whether an attribute names a relationship that is no more."""
    return _RELATED in parts_of(key)[0] and value in lost


def _is_note(shape: Element) -> bool:
    return any(x.get("ObjectType") == "Note" for x in shape)


def _clean_attributes(element: Element, lost: set[str]) -> None:
    for key, value in list(element.attrib.items()):
        space, name = parts_of(key)
        session = _W in space and _SESSION.fullmatch(name)
        if session or name in _ATTRIBUTES or _names_lost(key, value, lost):
            del element.attrib[key]
        elif name in {"descr", "name", "title"} and _PATH.fullmatch(str(value)):
            element.set(key, "")
