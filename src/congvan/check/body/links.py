"""Where a body's links lead: to an attachment, another letter, the net or a place on the page; nowhere else.

And how pictures stand in it: beside the letter, as a PDF takes them, with words for those who do not see them.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import PurePosixPath

from congvan.check.body_text import FILLER
from congvan.check.facts import Mention
from congvan.check.hints import match_of
from congvan.check.outline import Kind as BlockKind
from congvan.check.register.relations import as_link
from congvan.check.sheet import Sheet
from congvan.model.finding import Finding
from congvan.model.links import CODE, Kind, Link, file_of, find_links, leads_anywhere, letter_of
from congvan.model.rules import links as rules
from congvan.model.rules.body import BAD_LINK
from congvan.model.terms import Audience
from congvan.model.text import Quote, Value
from congvan.vietnamese.fold import fold, slug

_PICTURES = frozenset({".png", ".jpg", ".jpeg"})  # what a PDF of ours takes
_REMOTE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_NOT_READ = re.compile(CODE + r"|<!--(?:(?!<!--).)*?-->", re.MULTILINE | re.DOTALL)
_SAYS_NOTHING = frozenset(
    {"tai day", "o day", "day", "xem", "xem tai day", "xem them", "xem chi tiet", "chi tiet", "bam vao day", "link",
     "lien ket", "duong dan", "click", "click here", "here", "tai ve", "tai xuong", "download"}
)  # fmt: skip
_BREAK = re.compile(r"[^a-z0-9]+")
_MARKUP = re.compile(rf"[{FILLER}\[\]<&`]")  # headings with these are named by what is printed
_TURNED = re.compile(r"[ \u00a0]*\{ *\.landscape *\}$", re.IGNORECASE)  # of an appendix: not printed
_NUMBERED = re.compile(r"_\d+$")  # the second heading of the same words
_LEAST_WORDS = 4  # characters before a label; `[1][2]` and `[I][II]` are sources and annexes in a row
_NOT_HEADINGS = ("fn:", "fnref", "cv-")  # footnotes, and the page's own parts


def check_links(sheet: Sheet) -> Iterator[Finding]:
    """Check where the links of one letter lead; whether a letter exists, only the archive knows."""
    found = links(sheet)
    anchors = _anchors(sheet)
    for link in found:
        if link.kind is Kind.HTML:
            yield rules.RAW_HTML.at(
                sheet.body.place(link.start), how=rules.AS_PICTURE if link.is_picture else rules.AS_LINK
            )
            continue
        if link.kind is not Kind.REFERENCE:
            yield from _check_target(sheet, link, anchors)
        yield from (_check_picture if link.is_picture else _check_words)(sheet, link)
    yield from _check_references(sheet, found)


def links(sheet: Sheet) -> tuple[Link, ...]:
    """Give every link that is one: what stands in code or in a comment is not."""
    return _links(sheet.body.text)


@lru_cache(maxsize=2)  # asked for by the rules, the facts and the attachments of one letter after the other
def _links(text: str) -> tuple[Link, ...]:
    if "[" not in text and "<" not in text:
        return ()
    masked = _NOT_READ.sub(lambda m: FILLER * len(m[0]), text)
    return tuple(x for x in find_links(text) if masked[x.start] != FILLER)


def mentions(sheet: Sheet) -> tuple[Mention, ...]:
    """Give the letters that are linked to, where and for whom."""
    return tuple(
        Mention(link.target, place.line or 1, place.column or 1, sheet.body.audience(link.start, link.end))
        for link in links(sheet)
        if link.kind is not Kind.REFERENCE and letter_of(link.target)
        for place in [sheet.body.place(link.at)]
    )


def linked_files(sheet: Sheet) -> set[str]:
    """Give the names of files that links mean."""
    return {file_of(x.target) for x in links(sheet)}


def _check_target(sheet: Sheet, link: Link, anchors: frozenset[str] | None) -> Iterator[Finding]:
    place, target, name = sheet.body.place(link.at), link.target, file_of(link.target)
    declared = {x.file: x for x in sheet.front.attachments} if sheet.front else {}
    present = {x.name for x in sheet.raw.files}
    if name in declared:
        whose = declared[name].visibility
        if whose is Audience.INTERNAL and sheet.body.audience(link.start, link.end) is Audience.PUBLIC:
            yield rules.LINK_HIDDEN.at(place)
        if link.is_picture and PurePosixPath(name).suffix.lower() not in _PICTURES:
            yield rules.PICTURE_KIND.at(place)
    elif name in present and sheet.front is not None:
        yield rules.LINK_UNDECLARED.at(place, file=Quote(name, Audience.INTERNAL))
    elif link.is_picture and _REMOTE.match(target):
        yield rules.PICTURE_REMOTE.at(place)
    elif target.startswith("#") and not link.is_picture:
        if anchors is not None and not _is_anchor(target[1:], anchors):
            near = match_of(target[1:], anchors)
            yield rules.NO_ANCHOR.at(place, how=rules.NEAREST.of(name=f"#{near}") if near else rules.AS_HEADING)
    elif name not in present and (link.is_picture or not (leads_anywhere(target) or letter_of(target))):
        yield BAD_LINK.at(place, how=_instead(sheet, link))


def _instead(sheet: Sheet, link: Link) -> Value:
    """What to write for a target that leads nowhere."""
    if link.target.startswith("www."):
        return rules.WITH_SCHEME
    if as_letter := as_link(link.target, sheet.id):
        return rules.AS_LETTER.of(id=as_letter)
    near = match_of(file_of(link.target), (x.name for x in sheet.raw.files))
    return rules.NEAREST.of(name=Quote(near, Audience.INTERNAL)) if near else rules.AS_TARGET


def _check_words(sheet: Sheet, link: Link) -> Iterator[Finding]:
    if link.kind not in (Kind.INLINE, Kind.REFERENCE):
        return
    said = _BREAK.sub(" ", fold(link.words)).strip()
    if not link.words.strip():
        yield rules.LINK_WORDLESS.at(sheet.body.place(link.start))
    elif said in _SAYS_NOTHING and (link.kind is Kind.INLINE or link.target):
        yield rules.LINK_SAYS_NOTHING.at(
            sheet.body.place(link.start + 1), words=sheet.quote(sheet.body, link.start + 1, link.words_end)
        )


def _check_picture(sheet: Sheet, link: Link) -> Iterator[Finding]:
    if link.kind in (Kind.INLINE, Kind.REFERENCE) and not link.words.strip():
        yield rules.PICTURE_WORDLESS.at(sheet.body.place(link.start))


def _check_references(sheet: Sheet, found: tuple[Link, ...]) -> Iterator[Finding]:
    """References and definitions, each of which needs the other."""
    used = {x.label for x in found if x.kind is Kind.REFERENCE}
    for link in found:
        if link.kind is Kind.REFERENCE and not link.target and len(link.words) >= _LEAST_WORDS:
            yield rules.NO_DEFINITION.at(sheet.body.place(link.words_end + 1))
        elif link.kind is Kind.DEFINITION and link.label not in used:
            yield rules.DEFINITION_UNUSED.at(sheet.body.place(link.start))


def _anchors(sheet: Sheet) -> frozenset[str] | None:
    """The names of the headings as the page has them; None if one of them is not known before it is printed."""
    titles = [
        _TURNED.sub("", sheet.body.text[x.start : x.end].lstrip(" #").rstrip(" #\t"))
        for x in sheet.blocks
        if x.kind is BlockKind.HEADING
    ]
    if any(_MARKUP.search(x) for x in titles):
        return None
    return frozenset(slug(x) for x in titles)


def _is_anchor(name: str, anchors: frozenset[str]) -> bool:
    name = file_of(name)
    return not name or name in anchors or _NUMBERED.sub("", name) in anchors or name.startswith(_NOT_HEADINGS)
