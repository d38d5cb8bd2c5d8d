"""A view and its body enter; the letter's file as that audience may read it leaves: front matter and Markdown.

What stays true: it is made of the view alone, never of the file that the officer wrote, so whatever the projection left
out is not in it; nor is what the page does not show, such as comments. Placeholders are filled in, links lead where the
page's do. It reads back as a letter.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from html import unescape
from typing import Any

from congvan.model.relation import DECLARED
from congvan.model.view import INTERNAL_BEGINS, INTERNAL_ENDS, AttachmentView, LetterView, Person, SignerView
from congvan.render.body import Body

# JSON's strings are YAML's but for these: YAML takes them for line breaks or refuses them (1.2.2, 5.1 and 5.4).
_UNPRINTED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_PASSAGE = re.compile(f"^([ \t]*){INTERNAL_BEGINS}\n(.*?)\n?[ \t]*{INTERNAL_ENDS}$", re.DOTALL | re.MULTILINE)
_PHRASE = re.compile(f"{INTERNAL_BEGINS}([^{INTERNAL_BEGINS}{INTERNAL_ENDS}]*){INTERNAL_ENDS}")
_ESCAPED = re.compile(r"\\(.)")
_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+!|-])")
_WORD = re.compile(r"\w+")


def letter_source(view: LetterView, body: Body) -> str:
    """Give the letter's Markdown with its front matter, lines ended by one newline each; `body` is the view's own."""
    front = "".join(
        f"{name}: {_written(value)}\n" for name, value in _front(view) if value not in (None, "", (), [], {})
    )
    return f"---\n{front}---\n\n{_body(_shown(view.body, body)).strip()}\n"


def _front(view: LetterView) -> Iterator[tuple[str, Any]]:
    """Give the keys of the front matter in the contract's order; what the view does not hold is empty."""
    yield "status", view.status.value
    yield "visibility", "internal" if view.internal else "public"
    yield "number", view.number
    yield "notation", view.symbol.partition("/")[2]
    yield "date", view.date
    yield "subject", view.subject
    yield "to", view.to
    yield "urgency", view.urgency.value if view.urgency else None
    yield "contact", _person(view.contact)
    yield "signer", _signer(view.signer)
    yield "copies", view.copies
    yield "data", _data(view)
    yield "attachments", [_attachment(x) for x in view.attachments]
    for kind in DECLARED:
        yield kind, next((str(x.letter) for x in view.relations if x.kind == kind), None)
    yield "withdrawn", {"date": view.withdrawn.date, "reason": view.withdrawn.reason} if view.withdrawn else None
    yield "changes", [{"date": x.date, "note": x.note, "major": x.major} for x in view.changes]
    yield "notes", view.notes


def _person(person: Person | None) -> dict[str, str]:
    parts = {"name": person.name, "phone": person.phone, "email": person.email} if person else {}
    return {name: value for name, value in parts.items() if value}


def _signer(signer: SignerView | None) -> dict[str, Any]:
    if signer is None:
        return {}
    authority = {"authority": list(signer.authority)} if signer.authority else {}
    return authority | {"title": signer.title, "name": signer.name}


def _attachment(file: AttachmentView) -> dict[str, str]:
    return {"file": file.file, "title": file.title, "visibility": "internal" if file.internal else "public"}


def _data(view: LetterView) -> dict[str, Any]:
    """Give the figures as the series nests them: amounts in đồng."""
    data: dict[str, Any] = {}
    for figure in view.figures:
        *groups, name = figure.name.split(".")
        inner = data
        for group in groups:
            inner = inner.setdefault(group, {})
        inner[name] = figure.value
    return data


def _written(value: Any) -> str:
    """Write a value in YAML's flow style, which cannot be misread: text in quotes, days as they are."""
    match value:
        case date():
            return value.isoformat()
        case Mapping():
            return "{" + ", ".join(f"{name}: {_written(inner)}" for name, inner in value.items()) + "}"
        case str():
            text = json.dumps(value, ensure_ascii=False)
            return _UNPRINTED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
        case Sequence():
            return "[" + ", ".join(_written(inner) for inner in value) + "]"
    return json.dumps(value)


def _shown(markdown: str, body: Body) -> str:
    """Give the Markdown without comments; if there is more in it that nobody sees, the words that the page shows alone.

    Nobody sees what stands in some tags, in definitions of links that no link uses, in notes that nothing calls.
    """
    text = _COMMENT.sub("", markdown)
    seen = set(_WORD.findall(unescape(body.html)))
    if seen.issuperset(_WORD.findall(unescape(_ESCAPED.sub(r"\1", text)))):
        return text
    return "\n\n".join(_MARKUP.sub(r"\\\1", line) for line in body.text.splitlines())


def _body(markdown: str) -> str:
    """Write the projection's marks of what is internal as an officer writes them."""
    return _PHRASE.sub(_phrase, _PASSAGE.sub(r"\1/// internal\n\2\n\1///", markdown))


def _phrase(found: re.Match[str]) -> str:
    text = _ESCAPED.sub(r"\1", found[1])  # the reader allows no backslash there
    quote = "'" if '"' in text else '"'
    return f"{{{{ internal({quote}{text.replace(quote, '”')}{quote}) }}}}"
