"""Footnotes go from the list at the body's end to where they are first called; the engine sets them at the page's foot.

What stays true: a note keeps its number and its words; one that nothing calls, which Markdown does not make, stays put.
"""

import re
from copy import deepcopy

from lxml import html as lxml_html
from lxml.html import HtmlElement

_SPACE = re.compile(r"[ \t\n]+")
_NOTE = ".//span[@class='note']"
_CALL = ".//a[@class='footnote-ref']"
# A note stands within a paragraph's line, where HTML allows no blocks: those that it has become phrases set as blocks.
_KEPT = frozenset({"a", "abbr", "b", "br", "code", "del", "em", "i", "img", "s", "span", "strong", "sub", "sup", "u"})


def with_notes(root: HtmlElement) -> None:
    """Move the notes of a body, in place."""
    notes = {f"#{x.get('id')}": x for x in root.xpath(".//div[@class='footnote']//li[@id]")}
    for call in root.xpath(_CALL):
        note = notes.pop(call.get("href", ""), None)
        mark = call.getparent()
        if note is not None and mark is not None and mark.tag == "sup" and note not in call.iterancestors():
            _set_behind(mark, _phrase(note, call.text_content()))
            note.drop_tree()
    for holder in root.xpath(".//div[@class='footnote']"):
        if not holder.text_content().strip() and not holder.xpath(".//img"):
            holder.drop_tree()


def without_notes(element: HtmlElement) -> HtmlElement:
    """An element without the words of the notes that stand in it: they are printed elsewhere, their calls are not."""
    if element.find(_NOTE) is None:
        return element  # as most are
    bare = deepcopy(element)
    for note in bare.findall(_NOTE):
        note.drop_tree()
    return bare


def without_calls(element: HtmlElement) -> tuple[HtmlElement, str]:
    """An element without notes and what calls them, and what the calls show."""
    if element.find(_CALL) is None:
        return element, ""
    bare = deepcopy(without_notes(element))
    marks = [x for x in bare.iter("sup") if x.find(_CALL) is not None]
    shown = "".join(mark.text_content() for mark in marks)
    for mark in marks:
        mark.drop_tree()
    return bare, shown


def _set_behind(mark: HtmlElement, note: HtmlElement) -> None:
    note.tail, mark.tail = mark.tail, None
    mark.addnext(note)


def _phrase(note: HtmlElement, number: str) -> HtmlElement:
    """The note as one phrase: `1`, then its words."""
    for back in note.xpath(".//a[@class='footnote-backref']"):
        _without_space_before(back)
        back.drop_tree()
    phrase = lxml_html.fragment_fromstring(f'<span class="note"><span class="note-number">{number}</span></span>')
    phrase.set("id", note.get("id"))
    phrase[0].tail = note.text
    phrase.extend(list(note))
    for block in [x for x in phrase.iter() if x.tag not in _KEPT]:
        is_first = block.getparent() == phrase and phrase.index(block) == 1 and not (note.text or "").strip()
        block.tag = "span"
        block.set("class", "note-first" if is_first else "note-more")
    _on_one_line(phrase)
    return phrase


def _without_space_before(back: HtmlElement) -> None:
    """Take away the no-break space that Markdown puts before the way back."""
    before, parent = back.getprevious(), back.getparent()
    if before is not None:
        before.tail = (before.tail or "").rstrip("\u00a0")
    elif parent is not None:
        parent.text = (parent.text or "").rstrip("\u00a0")


def _on_one_line(phrase: HtmlElement) -> None:
    """Make each white space one space: WeasyPrint 70 takes a line break within a note for the end of a line."""
    for element in phrase.iter():
        element.text = _SPACE.sub(" ", element.text or "")
        element.tail = _SPACE.sub(" ", element.tail or "")
