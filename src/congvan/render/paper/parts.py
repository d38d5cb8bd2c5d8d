"""The body's HTML enters; its parts leave: notes where they are called, tables that fit, appendices by themselves."""

import re
from dataclasses import dataclass

from lxml import html as lxml_html
from lxml.html import HtmlElement

from congvan.model.form import Form
from congvan.render.appendix import APPENDIX, LANDSCAPE, NAME, TITLE
from congvan.render.paper.notes import with_notes
from congvan.render.paper.tables import set_tables
from congvan.typeface.faces import Typeface

# What XML cannot hold; the typeface holds none of it either, so that such a letter is refused before it is printed.
_UNPRINTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_WORK = re.compile(r"<table|footnote-ref|appendix")  # what a body must hold to need any of this


@dataclass(frozen=True, slots=True)
class Appendix:
    """One appendix: `Phụ lục I`, its title and its body as HTML, and whether its pages are turned.

    `id` is where links to it lead; `label` names it in the PDF's outline.
    """

    name: str
    title: str
    label: str
    id: str
    html: str
    landscape: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """What a sheet prints of a body, as HTML."""

    body: str
    appendices: tuple[Appendix, ...] = ()


def on_paper(html: str, form: Form, typeface: Typeface) -> Paper:
    """Give the parts of a sanitised body."""
    if not _WORK.search(html) or _UNPRINTED.search(html):
        return Paper(html)
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    with_notes(root)
    wrappers = [x for x in root if x.tag == "div" and APPENDIX in x.classes]
    for wrapper in wrappers:
        _take_out(wrapper)
        set_tables(wrapper, form, typeface, form.text_width(landscape=LANDSCAPE in wrapper.classes))
    set_tables(root, form, typeface, form.text_width())
    return Paper(_inside(root), tuple(_appendix(x) for x in wrappers))


def _take_out(wrapper: HtmlElement) -> None:
    """Remove an element, but not the words behind it."""
    before, parent = wrapper.getprevious(), wrapper.getparent()
    if before is not None:
        before.tail = (before.tail or "") + (wrapper.tail or "")
    elif parent is not None:
        parent.text = (parent.text or "") + (wrapper.tail or "")
    wrapper.tail = None
    parent.remove(wrapper)


def _appendix(wrapper: HtmlElement) -> Appendix:
    heading = next((x for x in wrapper.iter("h2") if TITLE in x.classes), None)
    if heading is None:  # typed as HTML
        return Appendix("", "", "", "", _inside(wrapper), LANDSCAPE in wrapper.classes)
    label = " ".join(heading.text_content().split())
    name = NAME.match(heading.text or "")
    heading.text = (heading.text or "")[name.end() :] if name else heading.text
    title = _inside(heading)
    _take_out(heading)
    return Appendix(
        name["name"] if name else "", title.strip(), label, heading.get("id", ""), _inside(wrapper),
        LANDSCAPE in wrapper.classes,
    )  # fmt: skip


def _inside(element: HtmlElement) -> str:
    """The HTML between an element's tags."""
    whole = lxml_html.tostring(element, encoding="unicode", with_tail=False)
    return str(whole[whole.index(">") + 1 : whole.rindex("</")]).strip()
