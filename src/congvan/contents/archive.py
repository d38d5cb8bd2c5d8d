"""A plain zip package → what speaks against publishing it: each file in it is looked at as if it stood alone."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePosixPath
from types import MappingProxyType

from congvan.contents.kind import is_program, signs_in
from congvan.contents.package import Package
from congvan.contents.sign import Sign
from congvan.model.rules import attachments as rules
from congvan.model.terms import Audience
from congvan.model.text import Quote, Text

_PROGRAM = Sign(rules.ATTACHMENT_PACKED, Text("a program or a script"))
_DRAWING = Sign(rules.ATTACHMENT_PACKED, Text("a drawing that can run scripts (.svg): save it as .png or PDF"))
_PAGE = Sign(rules.ATTACHMENT_PACKED, Text("a page that browsers run: save it as PDF"))
PROGRAMS = frozenset(
    {"exe", "com", "scr", "pif", "cpl", "msi", "msp", "msix", "appx", "dll", "ocx", "sys", "bat", "cmd", "ps1", "psm1",
     "vbs", "vbe", "js", "jse", "mjs", "wsf", "wsh", "hta", "reg", "lnk", "url", "scf", "inf", "jar", "jnlp", "apk",
     "dmg", "pkg", "app", "deb", "rpm", "run", "sh", "bash", "py", "pyw", "pl", "rb", "php", "asp", "aspx", "jsp",
     "swf", "iso", "img", "vhd", "chm", "xll", "xlam", "docm", "dotm", "xlsm",
     "xltm", "xlsb", "pptm", "potm", "ppsm", "ppam"}
)  # fmt: skip
_UNSAFE = MappingProxyType(
    {
        **dict.fromkeys(PROGRAMS, _PROGRAM),
        **dict.fromkeys(("svg", "svgz"), _DRAWING),
        **dict.fromkeys(("html", "htm", "xhtml", "xht", "mht", "mhtml"), _PAGE),
    }
)

Judge = Callable[[bytes, str], Sequence[Sign]]
OFFICE = frozenset({"docx", "xlsx", "pptx", "odt", "ods", "odp"})
_PACKAGES, _MARKUP = ("zip", "ooxml", "odf"), ("xml", "rels", "vml")  # markup is looked at as such, whatever it is
_UNKNOWN_PART = Text("a part that cannot be cleaned ('{member}')")


def archive_signs(package: Package, judge: Judge) -> Iterator[Sign]:
    """Give what a package holds that may not go out as it is; `judge` looks at a member's bytes, by its ending.

    Raises:
        UnreadableError: it cannot be looked into.
    """
    for name in package.names:
        ending, data = PurePosixPath(name).suffix[1:].lower(), package.read(name)
        if is_program(data):
            yield _PROGRAM.within(name)
        elif sign := _UNSAFE.get(ending):
            yield sign.within(name)
        elif data:
            yield from (x.within(name) for x in judge(data, ending))


def embedded_signs(package: Package, judge: Judge) -> Iterator[Sign]:
    """Give the same of the documents within an office's document, such as the sheet behind a chart.

    Raises:
        UnreadableError: it cannot be looked into.
    """
    for name in package.names:
        if (ending := PurePosixPath(name).suffix[1:].lower()) in OFFICE:
            yield from (x.within(name) for x in judge(package.read(name), ending))
        elif ending not in _MARKUP and signs_in(package.read(name)).kind in _PACKAGES:
            yield unknown_part(name)


def unknown_part(name: str) -> Sign:
    """Give the sign of a part that cannot be cleaned."""
    return Sign(rules.ATTACHMENT_OBJECTS, _UNKNOWN_PART.of(member=Quote(PurePosixPath(name).name, Audience.PUBLIC)))
