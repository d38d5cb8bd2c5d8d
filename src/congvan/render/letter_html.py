"""A view and its body enter; the HTML document that becomes the letter's PDF leaves, in the decree's form.

What stays true: the document is whole in itself but for the font and the letter's pictures, holds no clock, and says
nothing that the view does not say.
"""

import re
from functools import cache, lru_cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from congvan.model import address
from congvan.model.form import FORMS, form_of
from congvan.model.view import LetterView
from congvan.render.body import Body, with_addresses
from congvan.render.form_css import with_numbers
from congvan.render.letter_words import enclosed_with, sheet_of
from congvan.render.paper import on_paper
from congvan.render.paper.proof import proof_mark
from congvan.typeface.faces import Typeface, vendored

# The typeface has the empty box alone: a tick is a cross set over it.
_BOX = re.compile(r'(?P<tag><[^<>"]*(?:"[^"]*"[^<>"]*)*>)|(?P<box>[☐☑☒])')
_EMPTY_BOX = '<span class="box">□</span>'
_TICKED_BOX = '<span class="box ticked">□<span class="cross">×</span></span>'


def letter_html(
    view: LetterView, body: Body, *, site_url: str, typeface: Typeface | None = None, proof: str = ""
) -> str:
    """Give the HTML of a letter's PDF.

    Args:
        view: the letter as one audience may see it.
        body: its rendered body.
        site_url: where the edition is published, for links; if empty, links within it are printed as words alone.
        typeface: what it is set in; None: the vendored one.
        proof: the full short address by which its paper can be checked; if empty, the paper bears none.
    """
    face = typeface or vendored()
    form = form_of(view.day)
    sheet = sheet_of(view, form)
    return _template().render(
        view=view,
        sheet=sheet,
        paper=on_paper(_printable(view, body, site_url), form, face),
        enclosed_with=enclosed_with(view),
        office=_lines(sheet.office, form["office"].value, form.text_width(), face),
        style=Markup(_style(form.decree, face.css_name, proven=bool(proof))),  # noqa: S704 - our own files
        proof=proof_mark(proof, form["proof"].value, face) if proof else None,
        to_indent=f"{face.width('Kính gửi', form['to'].value):.2f}pt",
    )


def _printable(view: LetterView, body: Body, site_url: str) -> str:
    """The body with full addresses, and boxes that the typeface can draw."""
    page = address.letter(view.id)

    def led(attribute: str, link: str) -> str | None:
        if link.startswith("#"):
            return link
        return address.published(link, page, address.PRINT_ORIGIN if attribute == "src" else site_url)

    return _BOX.sub(_drawn_box, with_addresses(body.html, led))


@lru_cache(maxsize=256)  # of offices, which write many letters each
def _lines(text: str, size: float, room: float, typeface: Typeface) -> tuple[str, ...]:
    """Break a text into lines: the page that keeps room for them must know how many there are."""
    lines: list[str] = []
    for word in text.split(" ") if text else ():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and typeface.width(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def _drawn_box(found: re.Match[str]) -> str:
    if found["tag"]:
        return found["tag"]
    return _EMPTY_BOX if found["box"] == "☐" else _TICKED_BOX


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("congvan.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("letter.html.j2")


@cache
def _style(decree: str, family: str, *, proven: bool) -> str:
    folder = files("congvan.render") / "templates"
    # apart: a letter without a short address is laid out by the very rules that it had before there were any
    sheet = "".join((folder / x).read_text("utf-8") for x in ("letter.css", *(["proof.css"] if proven else [])))
    return with_numbers(sheet, next(form for form in FORMS if form.decree == decree), family)
