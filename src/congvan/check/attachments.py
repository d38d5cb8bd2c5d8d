"""Attachments: each declared one is a file in the letter's folder, under a plain name; each file there is declared.

What a file holds is looked at, whatever its name says: `examine` is made again when a file's size or time changes.
"""

import os
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import PurePosixPath

from congvan.check.body.links import linked_files
from congvan.check.hints import match_of
from congvan.check.sheet import Sheet
from congvan.contents.archive import PROGRAMS
from congvan.contents.kind import Signs
from congvan.contents.public import TEXTS
from congvan.model import address
from congvan.model.finding import Finding, Place, Rule
from congvan.model.letter import AttachedFile, Attachment
from congvan.model.rules import attachments as rules
from congvan.model.rules import files as file_rules
from congvan.model.terms import Audience
from congvan.model.text import Quote
from congvan.read.attached import public_signs_of, signs_of

# Letters of any language, digits, and `. _ - space ( )` within: what every file system and web server takes.
_NAME = re.compile(r"\w(?:[\w .()-]*[\w)])?")

# What browsers run as a page of the site, what MkDocs makes one of, and what web servers run.
_ACTIVE = frozenset(
    {"htm", "html", "hta", "xhtml", "xht", "shtml", "mht", "mhtml", "svg", "svgz", "xml", "xsl", "xslt", "rdf", "js",
     "mjs", "css", "wasm", "swf", "md", "markdown", "mdown", "mkdn", "mkd", "php", "phtml", "asp", "aspx", "jsp", "cgi"}
)  # fmt: skip
MAX_BYTES = 100 * 1024 * 1024  # as GitHub; each is read whole, and searched for what must not leave
MANY_BYTES = 20 * 1024 * 1024  # half a minute and more on a telephone's usual network
_MIB = 1024 * 1024

# What files of a name must be by their content; other names promise nothing that could be looked up.
_KINDS = {
    "pdf": frozenset({"pdf"}),
    **dict.fromkeys(("xlsx", "docx", "pptx"), frozenset({"ooxml"})),
    **dict.fromkeys(("xls", "ppt"), frozenset({"ole"})),
    "doc": frozenset({"ole", "rtf"}),
    "rtf": frozenset({"rtf"}),
    "zip": frozenset({"zip", "ooxml", "odf"}),
    **dict.fromkeys(("ods", "odt", "odp"), frozenset({"odf", "zip", "ooxml"})),
    "png": frozenset({"png"}),
    **dict.fromkeys(("jpg", "jpeg"), frozenset({"jpeg"})),
    "gif": frozenset({"gif"}),
    "webp": frozenset({"webp"}),
    **dict.fromkeys(("tif", "tiff"), frozenset({"tiff"})),
    **dict.fromkeys(TEXTS, frozenset({"text", "other"})),  # in an old encoding they are text for nobody but their name
}
_IN_UTF_8 = frozenset({"csv", "txt", "tsv"})
_WITH_MACROS = frozenset({"xlsm", "xltm", "xlsb", "xlam", "docm", "dotm", "pptm", "potm", "ppsm", "ppam"})


def check_attachments(sheet: Sheet) -> Iterator[Finding]:
    """Check one letter's attachments."""
    if sheet.front is None:
        return
    declared = sheet.front.attachments
    present = {x.name: x for x in sheet.raw.files}
    yield from _check_files(sheet, {x.file for x in declared})
    seen: set[str] = set()
    titles: set[str] = set()
    for index, attachment in enumerate(declared):
        place, field = sheet.raw.positions.value("attachments", index, "file"), f"attachments.{index}.file"
        finding = _misnamed(sheet, attachment, seen, place, field)
        if finding:
            yield finding
        else:
            yield from _check_content(sheet, attachment, present[attachment.file], place, field)
        yield from _check_title(sheet, index, attachment, titles)
        seen.add(attachment.file.lower())
        titles.add(attachment.title.casefold())


def _folder(sheet: Sheet) -> str:
    return sheet.source.removesuffix(".md") + "/"


def _misnamed(sheet: Sheet, attachment: Attachment, seen: set[str], place: Place, field: str) -> Finding | None:
    """The first reason for which a declared attachment cannot be taken; `seen` are those above it."""
    folder, name = _folder(sheet), attachment.file
    beside = (address.letter_pdf(sheet.id), address.letter_signed_pdf(sheet.id), address.letter_json(sheet.id))
    own = {"index.html", *(PurePosixPath(x).name for x in beside)}
    if "/" in name or "\\" in name or name in (".", ".."):
        return rules.ATTACHMENT_OUTSIDE.at(place, field, folder=folder)
    if not _NAME.fullmatch(name) or name.lower() in own:
        return rules.ATTACHMENT_NAME.at(place, field)
    # without an ending, browsers guess from the content
    if not (ending := _ending(name)) or ending in _ACTIVE:
        return rules.ATTACHMENT_ACTIVE.at(place, field)
    if name.lower() in seen:
        return rules.ATTACHMENT_TWICE.at(place, field)
    files = {x.name for x in sheet.raw.files}
    if name in files:
        return None
    whose = _audience(sheet, attachment)
    near = match_of(name, files - {x.file for x in sheet.front.attachments}) if sheet.front else ""
    # the one meant is the one declared: it is for whom that is
    how = rules.NEAREST.of(file=Quote(near, whose)) if near else rules.COPY
    return rules.ATTACHMENT_MISSING.at(place, field, folder=folder, file=Quote(name, whose), how=how)


def _check_files(sheet: Sheet, declared: set[str]) -> Iterator[Finding]:
    """What is wrong with the files in the letter's folder, declared or not."""
    folder, alike = _folder(sheet), defaultdict(list)
    linked = linked_files(sheet)
    for file in sheet.raw.files:
        alike[file.name.casefold()].append(file.name)
        if file.size > MAX_BYTES:
            yield file_rules.TOO_LARGE.at(Place(folder + file.name), size=file.size, limit=MAX_BYTES)
    for names in alike.values():
        if len(names) > 1 and not declared.issuperset(names):
            yield rules.ATTACHMENT_ALIKE.at(Place(folder + names[-1]))
        elif names[0] not in declared | linked:
            yield rules.ATTACHMENT_UNDECLARED.at(Place(folder + names[0]))


def _check_content(
    sheet: Sheet, attachment: Attachment, file: AttachedFile, place: Place, field: str
) -> Iterator[Finding]:
    """What a declared attachment holds, against what its name says."""
    if not file.size:
        yield rules.ATTACHMENT_EMPTY.at(place, field)
    if not 0 < file.size <= MAX_BYTES:
        return
    ending, public = _ending(file.name), _audience(sheet, attachment) is Audience.PUBLIC
    try:
        rule = _refused(signs_of(file.path), ending, public=public)
        signs = public_signs_of(file.path, ending) if public and rule in _STILL_LOOKED_INTO else []
    except OSError as error:
        yield file_rules.UNREADABLE.at(Place(_folder(sheet) + file.name), reason=os.strerror(error.errno or 0))
        return
    if rule:
        yield rule.at(place, field, ending=f".{ending}")
    for sign in signs:
        yield sign.rule.at(place, field, ending=f".{ending}", what=sign.what)
    if file.size > MANY_BYTES and public:
        yield rules.ATTACHMENT_LARGE.at(place, field, size=file.size // _MIB)


_STILL_LOOKED_INTO = (None, rules.ATTACHMENT_ENCODING)  # what is refused already need not be


def _refused(signs: Signs, ending: str, *, public: bool) -> Rule | None:
    if signs.macros or ending in _WITH_MACROS:
        return rules.ATTACHMENT_MACROS
    if signs.program or ending in PROGRAMS:
        return rules.ATTACHMENT_PROGRAM
    if signs.locked:
        return rules.ATTACHMENT_LOCKED_PUBLIC if public else rules.ATTACHMENT_LOCKED
    if ending in _KINDS and signs.kind not in _KINDS[ending]:
        return rules.ATTACHMENT_KIND
    return rules.ATTACHMENT_ENCODING if ending in _IN_UTF_8 and signs.kind != "text" else None


def _check_title(sheet: Sheet, index: int, attachment: Attachment, titles: set[str]) -> Iterator[Finding]:
    """A title says what is in the file, and tells it from the others."""
    place, field = sheet.raw.positions.value("attachments", index, "title"), f"attachments.{index}.title"
    title = attachment.title.casefold()
    if title in {attachment.file.casefold(), PurePosixPath(attachment.file).stem.casefold()}:
        yield rules.ATTACHMENT_TITLE.at(place, field)
    elif title in titles:
        yield rules.ATTACHMENT_TITLE_TWICE.at(place, field)


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix[1:].lower()


def _audience(sheet: Sheet, attachment: Attachment) -> Audience:
    return attachment.visibility if sheet.visibility is Audience.PUBLIC else Audience.INTERNAL
