"""A view and its body enter; the same letter as a Typst document leaves, for the compiler that we measure ourselves by.

The words, headings, lists, tables and notes are the letter's; their look is `decree.typ`'s, which every letter imports.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from textwrap import indent
from types import MappingProxyType

from lxml import html

from congvan.model.form import form_of
from congvan.model.view import LetterView
from congvan.render.body import Body
from congvan.render.letter_words import sheet_of

FORM = "decree.typ"

# Whatever means something in Typst's markup; a backslash before it takes the meaning away.
_MEANING = re.compile(r"([\\*_`$#\[\]<>@~'\"/=+-])")
_NUMBERED = re.compile(r"^(\s*\d+)\.(?=\s)", re.MULTILINE)  # `1. ` begins a list
_BOXES = MappingProxyType({"☐": "#box-empty;", "☑": "#box-ticked;", "☒": "#box-ticked;"})
_INLINE: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "strong": ("#strong[", "]"), "b": ("#strong[", "]"), "em": ("#emph[", "]"), "i": ("#emph[", "]"),
        "u": ("#underline[", "]"), "s": ("#strike[", "]"), "del": ("#strike[", "]"),
        "sub": ("#sub[", "]"), "sup": ("#super[", "]"),
    }
)  # fmt: skip
_ALIGNMENTS = frozenset({"left", "center", "right"})


def typst_letter(view: LetterView, body: Body) -> str:
    """Give the Typst source of a letter; it imports `decree.typ` from the same folder."""
    fields = "".join(f"  {name}: {value},\n" for name, value in _fields(view).items())
    return f'#import "{FORM}": *\n#show: letter.with(\n{fields})\n{markup(body.html)}\n'


def markup(body_html: str) -> str:
    """Give a body's HTML as Typst markup."""
    root = html.fragment_fromstring(body_html, create_parent="div")
    return "\n\n".join(filter(None, _blocks(root)))


def _fields(view: LetterView) -> dict[str, str]:
    sheet = sheet_of(view, form_of(view.day))
    lists = {
        "keywords": [view.series.short, view.id.period.label],
        "parent": sheet.parent,
        "issuer": sheet.issuer,
        "notices": sheet.notices,
        "to": sheet.to,
        "copies": sheet.copies,
        "authority": sheet.authority,
    }
    words = {
        "title": sheet.title,
        "author": view.agency.name,
        "number": sheet.number,
        "place-and-date": sheet.place_and_date,
        "subject": view.subject,
        "urgency": sheet.urgency[0] if sheet.urgency else "",
        "mark": sheet.mark,
        "signer": sheet.signer,
        "office": sheet.office,
    }
    quoted = {name: _string(text) for name, text in words.items() if text}
    return quoted | {name: _strings(texts) for name, texts in lists.items()}


def _string(text: str) -> str:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}"'


def _strings(texts: Sequence[str]) -> str:
    return f"({''.join(f'{_string(text)}, ' for text in texts)})"


def _text(words: str | None) -> str:
    if not words:
        return ""
    plain = _NUMBERED.sub(r"\1\\.", _MEANING.sub(r"\\\1", " ".join(words.split("\n"))))
    return "".join(_BOXES.get(c, c) for c in plain)


def _blocks(parent: html.HtmlElement) -> Iterator[str]:
    """Give the blocks in an element; words that stand in it directly are paragraphs of their own."""
    loose = _text(parent.text)
    for child in parent:
        if any(element.tag in _BLOCKS for element in child.iter()):
            yield loose.strip()
            yield _BLOCKS.get(child.tag, _container)(child)
            loose = _text(child.tail)
        else:
            loose += _phrase(child) + _text(child.tail)
    yield loose.strip()


def _words(element: html.HtmlElement) -> str:
    """Give an element's words with their emphasis, without the blocks within it."""
    inside = (_phrase(child) + _text(child.tail) for child in element if child.tag not in _BLOCKS)
    return (_text(element.text) + "".join(inside)).strip("\n")


def _phrase(element: html.HtmlElement) -> str:
    if element.tag == "br":
        return "#linebreak();"
    if element.tag == "img":
        return _text(element.get("alt"))
    if "footnote-backref" in element.get("class", ""):
        return ""
    before, after = ("#emph[", "]") if "withheld" in element.get("class", "") else _INLINE.get(element.tag, ("", ""))
    words = _words(element)
    return before + words + after if words.strip() else words


def _heading(element: html.HtmlElement) -> str:
    kind = element.get("class", "")
    words = _words(element)
    words = f"#upper[{words}]" if "part" in kind else f'#text(weight: "regular")[{words}]' if "point" in kind else words
    return f"{'=' * int(element.tag[1])} {words}"


def _list(element: html.HtmlElement) -> str:
    return "\n".join(_item(child) for child in element)


def _item(element: html.HtmlElement) -> str:
    """Give an item; what else is in it is moved in, which makes it a part of the item."""
    return "- " + indent("\n\n".join(filter(None, _blocks(element))), "  ").lstrip()


def _table(element: html.HtmlElement) -> str:
    rows = list(element.iter("tr"))
    columns = max((len(row) for row in rows), default=1)
    head = [row for row in rows if row.getparent().tag == "thead"]
    header = f"  table.header({', '.join(_cell(x) for row in head for x in row)}),\n" if head else ""
    cells = "".join(f"  {', '.join(map(_cell, row))},\n" for row in rows if row not in head and len(row))
    return f"#table(columns: (1fr,) * {columns},\n{header}{cells})"


def _cell(element: html.HtmlElement) -> str:
    words = f"#strong[{_words(element)}]" if element.tag == "th" else _words(element)
    side = "center" if element.tag == "th" else element.get("align")
    return f"table.cell(align: {side})[{words}]" if side in _ALIGNMENTS else f"[{words}]"


def _container(element: html.HtmlElement) -> str:
    return "\n\n".join(filter(None, _blocks(element)))


def _rule(_element: html.HtmlElement) -> str:
    return "#align(center, line(length: 33%, stroke: 0.5pt))"


_BLOCKS = MappingProxyType(
    {
        **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
        **dict.fromkeys(("ul", "ol"), _list),
        **dict.fromkeys(("div", "blockquote", "li", "dl", "dd", "dt"), _container),
        **dict.fromkeys(("p", "pre"), _words),
        "table": _table,
        "hr": _rule,
    }
)
