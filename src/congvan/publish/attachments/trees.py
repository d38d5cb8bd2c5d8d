"""XML bytes ⇄ trees, with nothing fetched and no entity resolved; elements are taken out without their neighbours."""

from collections.abc import Iterable
from typing import TypeAlias

from lxml import etree

from congvan.contents.sign import DAMAGED, DECLARES_A_TYPE, UnreadableError

Element: TypeAlias = etree._Element


def tree_of(data: bytes) -> Element:
    """Read XML; remarks of its writer and notes to programs in it are left out.

    Raises:
        UnreadableError: it is no sound XML, or declares a type.
    """
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True,
                             remove_pis=True)  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(DAMAGED) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableError(DECLARES_A_TYPE)
    return root


def bytes_of(root: Element) -> bytes:
    """Write a tree as it stands."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def parts_of(tag: object) -> tuple[str, str]:
    """Give namespace and name of an element's or an attribute's tag; of what is no element, nothing."""
    if not isinstance(tag, str):
        return "", ""
    name = etree.QName(tag)
    return name.namespace or "", name.localname


def take_out(elements: Iterable[Element]) -> None:
    """Take elements out of their tree, and leave the words behind them."""
    for element in elements:
        parent = element.getparent()
        if parent is None:
            continue
        if element.tail:
            before = element.getprevious()
            if before is None:
                parent.text = (parent.text or "") + element.tail
            else:
                before.tail = (before.tail or "") + element.tail
        parent.remove(element)
