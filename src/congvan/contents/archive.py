"""A plain zip package → what speaks against publishing it: each file in it is looked at as if it stood alone."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePosixPath

from congvan.contents.package import Package
from congvan.contents.sign import Sign
from congvan.model.rules import attachments as rules
from congvan.model.text import Text

_PROGRAM = Sign(rules.ATTACHMENT_PACKED, Text("a program or a script"))
_PROGRAMS = frozenset(
    {"exe", "com", "scr", "pif", "cpl", "msi", "msp", "msix", "appx", "dll", "ocx", "sys", "bat", "cmd", "ps1", "psm1",
     "vbs", "vbe", "js", "jse", "mjs", "wsf", "wsh", "hta", "reg", "lnk", "url", "scf", "inf", "jar", "jnlp", "apk",
     "dmg", "pkg", "app", "deb", "rpm", "run", "sh", "bash", "py", "pyw", "pl", "rb", "php", "asp", "aspx", "jsp",
     "html", "htm", "xhtml", "mht", "svg", "swf", "iso", "img", "vhd", "chm", "xll", "xlam", "docm", "dotm", "xlsm",
     "xltm", "xlsb", "pptm", "potm", "ppsm", "ppam"}
)  # fmt: skip
_STARTS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe")


Judge = Callable[[bytes, str], Sequence[Sign]]
OFFICE = frozenset({"docx", "xlsx", "pptx", "odt", "ods", "odp"})


def archive_signs(package: Package, judge: Judge) -> Iterator[Sign]:
    """Give what a package holds that may not go out as it is; `judge` looks at a member's bytes, by its ending.

    Raises:
        UnreadableError: it cannot be looked into.
    """
    for name in package.names:
        ending, data = PurePosixPath(name).suffix[1:].lower(), package.read(name)
        if ending in _PROGRAMS or data.startswith(_STARTS):
            yield _PROGRAM.within(name)
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
