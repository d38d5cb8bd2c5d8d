"""Attachments: each declared one is a file in the letter's folder, under a plain name; each file there is declared."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from congvan.check.sheet import Sheet
from congvan.model import address
from congvan.model.finding import Finding, Place
from congvan.model.rules import attachments as rules
from congvan.model.rules import files as file_rules

# Letters of any language, digits, and `. _ - space ( )` within: what every file system and web server takes.
_NAME = re.compile(r"\w(?:[\w .()-]*[\w)])?")

# What browsers run as a page of the site, what MkDocs makes one of, and what web servers run.
_ACTIVE = frozenset(
    {"htm", "html", "hta", "xhtml", "xht", "shtml", "mht", "mhtml", "svg", "svgz", "xml", "xsl", "xslt", "rdf", "js",
     "mjs", "css", "wasm", "swf", "md", "markdown", "mdown", "mkdn", "mkd", "php", "phtml", "asp", "aspx", "jsp", "cgi"}
)  # fmt: skip
MAX_BYTES = 100 * 1024 * 1024  # as GitHub; each is read whole, and searched for what must not leave


def check_attachments(sheet: Sheet) -> Iterator[Finding]:
    """Check one letter's attachments."""
    if sheet.front is None:
        return
    declared = sheet.front.attachments
    folder = sheet.source.removesuffix(".md") + "/"
    present = {x.name for x in sheet.raw.files}
    own = {"index.html", PurePosixPath(address.letter_pdf(sheet.id)).name}
    seen: set[str] = set()
    for index, attachment in enumerate(declared):
        place, field = sheet.raw.positions.value("attachments", index, "file"), f"attachments.{index}.file"
        if "/" in attachment.file or "\\" in attachment.file or attachment.file in (".", ".."):
            yield rules.ATTACHMENT_OUTSIDE.at(place, field, folder=folder)
        elif not _NAME.fullmatch(attachment.file) or attachment.file.lower() in own:
            yield rules.ATTACHMENT_NAME.at(place, field)
        # without an ending, browsers guess from the content
        elif not (ending := PurePosixPath(attachment.file).suffix[1:].lower()) or ending in _ACTIVE:
            yield rules.ATTACHMENT_ACTIVE.at(place, field)
        elif attachment.file.lower() in seen:
            yield rules.ATTACHMENT_TWICE.at(place, field)
        elif attachment.file not in present:
            yield rules.ATTACHMENT_MISSING.at(place, field, folder=folder)
        seen.add(attachment.file.lower())
    for file in sheet.raw.files:
        if file.size > MAX_BYTES:
            yield file_rules.TOO_LARGE.at(Place(folder + file.name), size=file.size, limit=MAX_BYTES)
    for name in sorted(present - {x.file for x in declared}):
        yield rules.ATTACHMENT_UNDECLARED.at(Place(folder + name))
