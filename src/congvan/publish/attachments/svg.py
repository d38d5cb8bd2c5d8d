"""A drawing (SVG) within a document → the same without what its program wrote of its writer, scripts, and ways out.

A picture in it is cleaned as one beside it would be; one that would be fetched, and links to machines, are left out.
"""

import re
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections.abc import Callable

from congvan.contents.kind import signs_in
from congvan.contents.links import sign_of_link
from congvan.contents.public import PICTURES
from congvan.publish.attachments.trees import Element, bytes_of, parts_of, take_out, tree_of

Clean = Callable[[bytes, str], bytes]

_ELEMENTS = frozenset({"metadata", "script", "namedview", "foreignObject", "set", "animate", "handler", "listener"})
_ATTRIBUTES = frozenset({"docname", "export-filename", "absref", "base"})
_DATA = re.compile(r"data:image/[a-z+-]+;base64,", re.IGNORECASE)
_FETCHES = re.compile(r"@import[^;]*;?|url\(\s*[\"']?(?!#)[^)]*\)", re.IGNORECASE)


def clean_svg(data: bytes, clean_picture: Clean) -> bytes:
    """Clean a drawing; `clean_picture` cleans a picture of that kind within it.

    Raises:
        UnreadableError: it is no sound XML, or a picture within it is damaged.
    """
    root = tree_of(data)
    take_out([x for x in root.iter() if parts_of(x.tag)[1] in _ELEMENTS])
    for element in root.iter():
        if element.text and parts_of(element.tag)[1] == "style":
            element.text = _FETCHES.sub("", element.text)
        for key, value in list(element.attrib.items()):
            name = parts_of(key)[1]
            kept = (
                "" if name in _ATTRIBUTES or name.startswith("on") else _kept(element, name, str(value), clean_picture)
            )
            if kept:
                element.set(key, kept)
            else:
                del element.attrib[key]
    return bytes_of(root)


def _kept(element: Element, name: str, value: str, clean_picture: Clean) -> str:
    """An attribute's value as it stays; nothing if it does not."""
    if name != "href":
        return _FETCHES.sub("none", value)
    if value.startswith("#"):
        return value
    if parts_of(element.tag)[1] == "a":
        return "" if sign_of_link(value) else value
    found = _DATA.match(value)
    return _picture(value[: found.end()], value[found.end() :], clean_picture) if found else ""


def _picture(head: str, packed: str, clean_picture: Clean) -> str:
    try:
        data = b64decode("".join(packed.split()), validate=True)
    except (Base64Error, ValueError):
        return ""
    kind = signs_in(data).kind
    return head + b64encode(clean_picture(data, kind)).decode("ascii") if kind in PICTURES else ""
