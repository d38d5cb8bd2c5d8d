"""A package of OpenDocument (ISO/IEC 26300) → the same without its writers, their remarks and what machines wrote."""

import re
from collections.abc import Callable

from congvan.contents.package import Package
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
_ELEMENTS = frozenset({"annotation", "annotation-end"})
_ATTRIBUTES = re.compile(r"rsid|paragraph-rsid")


def clean_odf(package: Package, inner: Inner) -> bytes:
    """Make the public copy of a package; `inner` cleans the files within it.

    Raises:
        UnreadableError: it is no sound package.
    """
    if not {_FIRST, _LIST} <= set(package.names):
        raise UnreadableError(DAMAGED)
    kept = [x for x in package.names if not _DROPPED.fullmatch(x) and x not in {_FIRST, _LIST}]
    members = [(_FIRST, package.read(_FIRST)), (_LIST, _manifest(package.read(_LIST), frozenset(kept)))]
    members += [(name, _cleaned(name, package.read(name), inner)) for name in kept]
    return zipped(members, stored=frozenset({_FIRST}))


def _manifest(data: bytes, kept: frozenset[str]) -> bytes:
    """The list of files, of what is kept; folders that are documents stay in it."""
    root = tree_of(data)
    folders = {f"{x.rpartition('/')[0]}/" for x in kept if "/" in x} | {"/"}
    for entry in list(root):
        names = [str(value) for key, value in entry.attrib.items() if parts_of(key)[1] == "full-path"]
        if names and names[0] not in kept and names[0] not in folders:
            root.remove(entry)
    return bytes_of(root)


def _cleaned(name: str, data: bytes, inner: Inner) -> bytes:
    if not name.endswith(".xml"):
        return inner(name, data)
    root = tree_of(data)
    take_out([x for x in root.iter() if parts_of(x.tag)[1] in _ELEMENTS or _is_of_a_machine(x)])
    for element in root.iter():
        for key in [x for x in element.attrib if _ATTRIBUTES.fullmatch(parts_of(x)[1])]:
            del element.attrib[key]
    return bytes_of(root)


def _is_of_a_machine(element: Element) -> bool:
    """Whether it is a setting that a machine or a session wrote."""
    if parts_of(element.tag)[1] != "config-item":
        return False
    return any(parts_of(key)[1] == "name" and _SETTING.fullmatch(str(x)) for key, x in element.attrib.items())
