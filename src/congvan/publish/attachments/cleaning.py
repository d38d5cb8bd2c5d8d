"""A public attachment's bytes → the bytes that are published: by what it is, not by its name.

What stays true: equal bytes give equal bytes; what is not known to be clean is refused.
"""

from collections.abc import Callable
from pathlib import PurePosixPath
from types import MappingProxyType

from congvan.contents.archive import OFFICE, unknown_part
from congvan.contents.kind import signs_in
from congvan.contents.metafile import ENDINGS, drawing_kind, drawing_sign
from congvan.contents.package import Package, Room, opened
from congvan.contents.public import PICTURES, is_plain_text, signs_of_public
from congvan.contents.sign import Sign
from congvan.model.rules import attachments as rules
from congvan.publish.attachments.metafile import clean_emf, clean_wmf
from congvan.publish.attachments.odf import clean_odf
from congvan.publish.attachments.ooxml import clean_ooxml
from congvan.publish.attachments.pdf import clean_pdf
from congvan.publish.attachments.pictures import clean_picture
from congvan.publish.attachments.plain_parts import is_plain_part
from congvan.publish.attachments.refusal import RefusedFile
from congvan.publish.attachments.svg import clean_svg
from congvan.publish.attachments.zipped import zipped

_UNKNOWN = Sign(rules.ATTACHMENT_UNKNOWN)


def clean(data: bytes, ending: str) -> bytes:
    """Make the public copy of a file; `ending` is its name's, in lower case.

    Raises:
        RefusedFile: it may not be published.
        UnreadableError: it cannot be looked into.
    """
    if not data:
        return data
    if refused := next((x for x in signs_of_public(data, ending) if x.refuses), None):
        raise RefusedFile(refused)
    return _clean(data, ending, Room())


def _clean(data: bytes, ending: str, room: Room) -> bytes:
    kind = signs_in(data).kind
    if kind in PICTURES:
        return clean_picture(data, kind)
    if kind == "pdf":
        return clean_pdf(data)
    if make := _PACKAGES.get(kind):
        with opened(data, room) as package:
            return make(package, room)
    if not data or is_plain_text(data, kind, ending):
        return data
    raise RefusedFile(_UNKNOWN)


def _within(room: Room) -> Callable[[str, bytes], bytes]:
    """What cleans the files within an office's document."""

    def inner(name: str, data: bytes) -> bytes:
        ending = PurePosixPath(name).suffix[1:].lower()
        if ending == "svg":
            return clean_svg(data, clean_picture)
        if ending in OFFICE or signs_in(data).kind in PICTURES:
            return _clean(data, ending, room)
        if (kind := drawing_kind(data)) or name.lower().endswith(ENDINGS):
            if sign := drawing_sign(name, data):
                raise RefusedFile(sign)
            return _DRAWINGS[kind](data)
        if not data or is_plain_part(name, data):
            return data
        raise RefusedFile(unknown_part(name))

    return inner


def _clean_zip(package: Package, room: Room) -> bytes:
    def member(name: str) -> bytes:
        try:
            return _clean(package.read(name), PurePosixPath(name).suffix[1:].lower(), room)
        except RefusedFile as refused:
            raise RefusedFile(refused.sign.within(name)) from refused

    return zipped((name, member(name)) for name in package.names)


_DRAWINGS = MappingProxyType({"emf": clean_emf, "wmf": clean_wmf})
_PACKAGES: dict[str, Callable[[Package, Room], bytes]] = {
    "ooxml": lambda package, room: clean_ooxml(package, _within(room)),
    "odf": lambda package, room: clean_odf(package, _within(room)),
    "zip": _clean_zip,
}
