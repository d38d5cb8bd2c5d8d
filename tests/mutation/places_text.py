"""Places in files of text: pages, data, feeds, scripts, style sheets, the search index; and ways to write a text."""

import base64
import gzip
import json
import unicodedata
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path
from urllib.parse import quote

import cbor2

from tests.mutation.places import (
    CALENDAR,
    DATA,
    FEED,
    PAGE,
    SCRIPT,
    STYLE,
    TABLE,
    Place,
    Plant,
    before,
    changed,
    made,
    one_of,
    put,
)  # fmt: skip

_MAGIC = b"pagefind_dcd"
_INDEX = "pagefind/2025/index/*.pf_index"
Form = Callable[[str], str]


def _page(form: Form) -> Plant:
    return before(PAGE, "</body>", form)


def _head(form: Form) -> Plant:
    return before(PAGE, "</head>", form)


def _entities(text: str) -> str:
    return "".join(f"&#{ord(x)};" if at % 2 else f"&#x{ord(x):X};" for at, x in enumerate(text))


def _escapes(text: str) -> str:
    return json.dumps(text)[1:-1]


def _css(text: str) -> str:
    return "".join(f"\\{ord(x):x} " for x in text)


def _b64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def _svg(text: str) -> str:
    return f"<svg xmlns='http://www.w3.org/2000/svg'><desc>{escape(text)}</desc></svg>"


def _split(text: str) -> str:
    """A tag within every third letter."""
    return "".join(f"<b>{x}</b>" if at % 3 == 0 else x for at, x in enumerate(text))


def _folded(text: str) -> str:
    line = f"COMMENT:{text}"
    return "\r\n ".join(line[at : at + 11] for at in range(0, len(line), 11)) + "\r\n"


def _json(change: Callable[[dict[str, object], str], object], name: str = DATA) -> Plant:
    def changed_tree(content: bytes, text: str) -> bytes:
        tree = json.loads(content)
        change(tree, text)
        return json.dumps(tree).encode()

    return changed(name, changed_tree)


def _pagefind(pattern: str, change: Callable[[bytes, str], bytes]) -> Plant:
    """Change what one of the search engine's compressed files holds, behind its mark."""

    def plant(folder: Path, text: str) -> None:
        name = one_of(folder, pattern)
        inside = gzip.decompress((folder / name).read_bytes()).removeprefix(_MAGIC)
        put(folder, name, gzip.compress(_MAGIC + change(inside, text), mtime=0))

    return plant


def _fragment(inside: bytes, text: str) -> bytes:
    tree = json.loads(inside)
    tree["content"] += f" {text}"
    return json.dumps(tree).encode()


def _fragment_meta(inside: bytes, text: str) -> bytes:
    tree = json.loads(inside)
    tree["meta"]["note"] = text
    return json.dumps(tree, ensure_ascii=False).encode()


def _cbor(inside: bytes, text: str) -> bytes:
    return inside + cbor2.dumps([[text, []]])


def _inside_index(inside: bytes, text: str) -> bytes:
    return inside + cbor2.dumps([[[text.replace(" ", ""), [[0, [-25, 10], []]], []]]])


def _nested_gz(text: str) -> bytes:
    return gzip.compress(gzip.compress(text.encode(), mtime=0), mtime=0)


def _map_address(text: str) -> str:
    source_map = json.dumps({"version": 3, "sourcesContent": [text]})
    return f"\n//# sourceMappingURL=data:application/json;base64,{_b64(source_map)}"


def _in_loop(text: str) -> str:
    return "".join(f"<td>{x}</td>" for x in text.split())


TEXT_PLACES: Mapping[str, Place] = {
    "page: text": Place(_page(lambda x: f"<p>{x}</p>")),
    "page: internal attachment's paragraph": Place(_page(lambda x: f"<p>{x}</p>"), "internal paragraph"),
    "page: internal attachment's line": Place(_page(lambda x: f"<li>{_split(x)}</li>"), "internal page"),
    "page: attribute": Place(_page(lambda x: f'<p data-note="{x}">a</p>')),
    "page: hover text": Place(_page(lambda x: f'<abbr title="{x}">a</abbr>')),
    "page: comment": Place(_page(lambda x: f"<!-- {x} -->")),
    "page: hidden": Place(_page(lambda x: f"<p hidden>{x}</p>")),
    "page: template": Place(_page(lambda x: f"<template><p>{x}</p></template>")),
    "page: without script": Place(_page(lambda x: f"<noscript>{x}</noscript>")),
    "page: form field": Place(_page(lambda x: f'<input type="hidden" value="{x}">')),
    "page: picture's words": Place(_page(lambda x: f'<img src="../../../assets/logo.svg" alt="{x}">')),
    "page: drawing": Place(_page(_svg)),
    "page: entities": Place(_page(lambda x: f"<p>{_entities(x)}</p>")),
    "page: entities of entities": Place(_page(lambda x: f"<p title='{escape(_entities(x))}'>a</p>")),
    "page: split by tags": Place(_page(lambda x: f"<p>{_split(x)}</p>")),
    "page: split by comments": Place(_page(lambda x: f"<p>{'<!-- -->'.join(x)}</p>")),
    "page: one word a cell": Place(_page(lambda x: f"<table><tr>{_in_loop(x)}</tr></table>")),
    "page: description": Place(_head(lambda x: f'<meta name="description" content="{x}">')),
    "page: linked data": Place(_head(lambda x: f'<script type="application/ld+json">"{_escapes(x)}"</script>')),
    "page: style": Place(_head(lambda x: f'<style>p::after {{content: "{_css(x)}"}}</style>'), rules=frozenset({
        "CV912"})),  # stops it whatever it holds
    "page: script": Place(_page(lambda x: f'<script>note = "{_escapes(x)}"</script>'), rules=frozenset({
        "CV903", "CV912"})),
    "page: after its end": Place(changed(PAGE, lambda content, text: content + text.encode())),
    "page: picture as data": Place(_page(lambda x: f'<img alt="" src="data:image/svg+xml;base64,{_b64(_svg(x))}">')),
    "page: base64": Place(_page(lambda x: f'<p data-state="{_b64(x)}">a</p>')),
    "page: link": Place(_page(lambda x: f'<a href="https://example.com/?q={quote(x)}">a</a>')),
    "page: link to write to": Place(_page(lambda x: f'<a href="mailto:{quote(x, safe="")}">a</a>'), "contact e-mail"),
    "page: link to call": Place(_page(lambda x: f'<a href="tel:{x.replace(" ", "-")}">a</a>'), "contact phone"),
    "writing: decomposed": Place(_page(lambda x: f"<p>{unicodedata.normalize('NFD', x)}</p>")),
    "writing: capitals": Place(_page(lambda x: f"<p>{x.upper()}</p>")),
    "writing: no accents": Place(_page(lambda x: f"<p>{_bare(x)}</p>")),
    "writing: soft hyphens": Place(_page(lambda x: f"<p>{'&shy;'.join(x)}</p>")),
    "writing: zero-width spaces": Place(_page(lambda x: "<p>" + "\u200b".join(x) + "</p>")),
    "writing: no-break spaces": Place(_page(lambda x: f"<p>{x.replace(' ', '&nbsp;')}</p>")),
    "writing: line breaks": Place(_page(lambda x: f"<pre>{x.replace(' ', chr(10) + '   ')}</pre>")),
    "writing: quoted": Place(_page(lambda x: f"<p>(“{x}”)…</p>"), "contact name"),
    "writing: underscores": Place(_page(lambda x: f"<p>{x.replace(' ', '_')}</p>"), "contact name"),
    "telephone: dots": Place(_page(lambda x: f"<p>{x.replace(' ', '.')}</p>"), "contact phone"),
    "telephone: dashes": Place(_page(lambda x: f"<p>{x.replace(' ', '–')}</p>"), "contact phone"),
    "telephone: joined": Place(_page(lambda x: f"<p>ĐT:{x.replace(' ', '')};</p>"), "contact phone"),
    "telephone: country's code": Place(_page(lambda x: f"<p>+84 {x[1:]}</p>"), "contact phone"),
    "telephone: trunk zero kept": Place(_page(lambda x: f"<p>+84 (0){x[1:]}</p>"), "contact phone"),
    "telephone: international": Place(_page(lambda x: f"<p>0084{x[1:].replace(' ', '')}</p>"), "contact phone"),
    "telephone: groups of two": Place(_page(lambda x: f"<p>{_pairs(x)}</p>"), "contact phone"),
    "telephone: wide digits": Place(_page(lambda x: f"<p>{_wide(x)}</p>"), "contact phone"),
    "amount: plain digits": Place(_page(lambda x: f"<p>{x.replace('.', '')}</p>"), "internal amount"),
    "amount: spaces": Place(_page(lambda x: f"<p>{x.replace('.', ' ')} đồng</p>"), "internal amount"),
    "data: value": Place(_json(lambda tree, x: tree.update(note=x))),
    "data: key": Place(_json(lambda tree, x: tree.update({x: 1}))),
    "data: number": Place(_json(lambda tree, x: tree.update(phone=int(x.replace(" ", "")))), "contact phone"),
    "data: page within": Place(_json(lambda tree, x: tree.update(html=f"<p>{_split(x)}</p>"))),
    "data: table's cell": Place(changed(TABLE, lambda content, x: content + f'"a","{x}"\r\n'.encode())),
    "data: internal sheet's cell": Place(changed(TABLE, lambda content, x: content + f'"a","{x}"\r\n'.encode()),
                                         "internal cell"),
    "feed: text": Place(before(FEED, "</feed>", lambda x: f"<note>{escape(x)}</note>")),
    "feed: CDATA": Place(before(FEED, "</feed>", lambda x: f"<note><![CDATA[<p>{_split(x)}</p>]]></note>")),
    "feed: page within": Place(before(FEED, "</feed>", lambda x: f"<note>{escape(_split(x))}</note>")),
    "feed: attribute": Place(before(FEED, "</feed>", lambda x: f'<note a="{_entities(x)}"/>')),
    "feed: processing instruction": Place(before(FEED, "</feed>", lambda x: f"<?note {x}?>")),
    "calendar: folded line": Place(before(CALENDAR, "END:VCALENDAR", _folded)),
    "script: string": Place(before(SCRIPT, "\n", lambda x: f'\nconst note = "{_escapes(x)}";')),
    "script: hexadecimal": Place(
        before(SCRIPT, "\n", lambda x: f"\nconst note = '{''.join(f'{chr(92)}x{ord(y):02x}' for y in x)}';"),
        "contact phone",
    ),
    "script: comment": Place(before(SCRIPT, "\n", lambda x: f"\n// {x}")),
    "script: map within": Place(before(SCRIPT, "\n", _map_address)),
    "script: map beside": Place(made("assets/a.js.map", lambda x: json.dumps({"sourcesContent": [x]}).encode())),
    "style sheet: content": Place(before(STYLE, "\n", lambda x: f'\np::after {{content: "{_css(x)}"}}')),
    "style sheet: comment": Place(before(STYLE, "\n", lambda x: f"\n/* {x} */")),
    "style sheet: picture": Place(
        before(STYLE, "\n", lambda x: f"\np {{background: url('data:image/svg+xml;base64,{_b64(_svg(x))}')}}")
    ),
    "search: fragment": Place(_pagefind("pagefind/2025/fragment/*.pf_fragment", _fragment)),
    "search: fragment's metadata": Place(_pagefind("pagefind/2025/fragment/*.pf_fragment", _fragment_meta)),
    "search: index": Place(_pagefind(_INDEX, _inside_index), "contact phone"),
    "search: index of metadata": Place(_pagefind("pagefind/2025/*.pf_meta", _cbor), "contact name"),
    "search: rows": Place(changed("pagefind/2025/rows.json", lambda content, x: json.dumps(
        [json.loads(content), x]).encode())),
    "search: catalogue": Place(_json(lambda tree, x: tree.update(note=x), "pagefind/catalogue.json")),
    "packed: gz": Place(made("feed.xml.gz", lambda x: gzip.compress(f"<a>{x}</a>".encode(), mtime=0))),
    "packed: gz in gz": Place(made("a.txt.gz", _nested_gz)),
    "text: UTF-16": Place(made("a.txt", lambda x: x.encode("utf-16"))),
    "text: card": Place(
        made("a.vcf", lambda x: f"BEGIN:VCARD\r\nTEL:{x}\r\nEND:VCARD\r\n".encode()), "contact phone"
    ),
}  # fmt: skip


def _bare(text: str) -> str:
    plain = unicodedata.normalize("NFD", text).replace("Đ", "D").replace("đ", "d")
    return "".join(x for x in plain if not unicodedata.combining(x))


def _pairs(text: str) -> str:
    digits = text.replace(" ", "")
    return " ".join(digits[at : at + 2] for at in range(0, len(digits), 2))


def _wide(text: str) -> str:
    return "".join(chr(ord(x) + 0xFEE0) if x.isdigit() else x for x in text)
