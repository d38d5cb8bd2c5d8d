"""A package of OpenDocument (ISO/IEC 26300) → the same without its writers, their remarks and what machines wrote."""

import re
from collections.abc import Callable

from congvan.contents.kind import signs_in
from congvan.contents.package import Package
from congvan.contents.public import PICTURES
from congvan.contents.sign import DAMAGED, UnreadableError
from congvan.publish.attachments.trees import Element, bytes_of, parts_of, take_out, tree_of
from congvan.publish.attachments.zipped import zipped

Inner = Callable[[str, bytes], bytes]

_FIRST, _LIST = "mimetype", "META-INF/manifest.xml"
_DROPPED = re.compile(
    r"(?:.*/)?(?:meta\.xml|manifest\.rdf|layout-cache|VersionList\.xml)|(?:.*/)?(?:Thumbnails|Configurations2|Versions)/.*"
)
# What machines and sessions wrote among the settings: printers, sources of data, marks of sessions, keys.
_SETTING = re.compile(r"Printer\w*|\w*DataSource\w*|\w*Rsid\w*|RedlineProtectionKey|\w*URL")
_PREVIEW = "ObjectReplacements/"  # of charts and formulas, which programs draw anew
_NAMED = re.compile(rb"application/vnd\.oasis\.opendocument\.[a-z-]+")
_ELEMENTS = frozenset({"annotation", "annotation-end"})
_ATTRIBUTES = re.compile(r"rsid|paragraph-rsid")


def clean_odf(package: Package, inner: Inner) -> bytes:
    """Make the public copy of a package; `inner` cleans the files within it.

    Raises:
        UnreadableError: it is no sound package.
    """
    if not {_FIRST, _LIST} <= set(package.names):
        raise UnreadableError(DAMAGED)
    if not _NAMED.fullmatch(named := package.read(_FIRST)):
        raise UnreadableError(DAMAGED)
    gone = frozenset(x for x in package.names if _PREVIEW in x and not _is_picture(x, package))
    kept = [x for x in package.names if not _DROPPED.fullmatch(x) and x not in {_FIRST, _LIST, *gone}]
    members = [(_FIRST, named), (_LIST, _manifest(package.read(_LIST), frozenset(kept)))]
    members += [(name, _cleaned(name, package.read(name), inner, gone)) for name in kept]
    return zipped(members, stored=frozenset({_FIRST}))


def _is_picture(name: str, package: Package) -> bool:
    """Whether a preview is a picture that can be cleaned, and no drawing of OpenOffice's own."""
    return signs_in(package.read(name)).kind in PICTURES


def _manifest(data: bytes, kept: frozenset[str]) -> bytes:
    """The list of files, of what is kept; folders that are documents stay in it."""
    root = tree_of(data)
    folders = {f"{x.rpartition('/')[0]}/" for x in kept if "/" in x} | {"/"}
    for entry in list(root):
        names = [str(value) for key, value in entry.attrib.items() if parts_of(key)[1] == "full-path"]
        if names and names[0] not in kept and names[0] not in folders:
            root.remove(entry)
    return bytes_of(root)


def _cleaned(name: str, data: bytes, inner: Inner, gone: frozenset[str]) -> bytes:
    if not name.endswith(".xml"):
        return inner(name, data)
    root = tree_of(data)
    folder = name.rpartition("/")[0]
    take_out([x for x in root.iter() if _is_remark(x) or _is_of_a_machine(x) or _shows(x, gone, folder)])
    for element in root.iter():
        for key in [x for x in element.attrib if _ATTRIBUTES.fullmatch(parts_of(x)[1])]:
            del element.attrib[key]
    return bytes_of(root)


def _is_remark(element: Element) -> bool:
    return parts_of(element.tag)[1] in _ELEMENTS


def _shows(element: Element, gone: frozenset[str], folder: str) -> bool:
    """Whether an element shows a file that is no more."""
    if not gone or parts_of(element.tag)[1] != "image":
        return False
    targets = (str(x).removeprefix("./") for key, x in element.attrib.items() if parts_of(key)[1] == "href")
    return any(f"{folder}/{x}".removeprefix("/") in gone for x in targets)


def _is_of_a_machine(element: Element) -> bool:
    """Whether it is a setting that a machine or a session wrote."""
    if parts_of(element.tag)[1] != "config-item":
        return False
    return any(parts_of(key)[1] == "name" and _SETTING.fullmatch(str(x)) for key, x in element.attrib.items())
