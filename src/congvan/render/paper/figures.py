"""A cell enters; what it shows leaves, if that is a figure in Vietnamese form, parted before the decimal mark."""

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from congvan.render.paper.notes import without_calls

# `1.234.567`, `-12,50`, `+3 %`, `(1.234,5 triệu đồng)`; what has figures further on (a date, a range) is none.
_FIGURE = re.compile(
    r"(?P<whole>[(]?[+\u2212\u2013-]?[ ]?(?:[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+))"
    r"(?P<rest>(?:,[0-9]+)?(?: ?[%‰]| [^\W\d](?:[^\W\d]|[/²³ .])*)?[)]?)"
)
_NOTHING = frozenset({"", "-", "\u2013", "\u2014", "…", "...", "x", "X", "0"})
_LONGEST_UNIT = 16  # characters: `triệu đồng/tháng`; what is longer is a sentence that begins with a number


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure as two parts that meet at the decimal mark; no figure, but its sign of absence, has no rest.

    `call` is what calls a footnote behind it.
    """

    whole: str
    rest: str
    bold: bool
    is_figure: bool
    call: str = ""


def shown(cell: HtmlElement) -> Shown | None:
    """Give what a cell shows, or None if it is something else than a figure or nothing."""
    bare, call = without_calls(cell)
    text = " ".join(bare.text_content().split())
    bold = bare.find(".//strong") is not None or bare.find(".//b") is not None
    if text in _NOTHING:
        return Shown(text, "", bold, text == "0", call)
    found = _FIGURE.fullmatch(text)
    if not found or len(found["rest"].lstrip(",0123456789")) > _LONGEST_UNIT:
        return None
    return Shown(found["whole"], found["rest"], bold, is_figure=True, call=call)
