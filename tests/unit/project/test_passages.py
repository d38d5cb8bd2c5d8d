"""Internal passages and phrases wherever Markdown can have them: gone for the public, a mark in their place.

From a letter's file to its HTML: what stands between is the projection's and the renderer's to agree on.
"""

import base64
import re
from html import unescape
from pathlib import Path

import pytest

from congvan.model.identity import LetterId
from congvan.model.terms import Audience
from congvan.model.view import INTERNAL_BEGINS, INTERNAL_ENDS, WITHHELD_PASSAGE, WITHHELD_PHRASE
from congvan.project import project
from congvan.render.body import Body, render_body
from tests.small_archive import FEBRUARY, FOLDER, changed, check

SECRET = "kinsau"
_PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==")
_OLD = "Kỳ báo cáo: {{ period }}."
_PHRASE = f'{{{{ internal("{SECRET}") }}}}'
_TABLE = "| A | B |\n|---|---|\n"


def _block(*lines: str, indent: str = "") -> str:
    return "\n".join([f"{indent}/// internal", *(f"{indent}{x}" for x in lines), f"{indent}///"])


def _bodies(root: Path, markdown: str) -> dict[Audience, Body]:
    """The letter's body for each audience, with these lines in place of one; public Markdown has no secret."""
    picture = "attachments: [{file: a.png, title: Biểu đồ tròn, visibility: public}]\ncopies:"
    letter = changed(FEBRUARY, _OLD, f"{markdown}\n\n{_OLD}", "copies:", picture)
    archive, findings = check(root, {**letter, f"{FOLDER}/2026-02/a.png": _PNG})
    assert not [x.rule.code for x in findings if x.is_error]
    who = LetterId.parse("xa-mau/bao-cao/2026-02")
    views = {x: next(y for y in project(archive, x)[0].letters if y.id == who) for x in Audience}
    assert SECRET not in repr(views[Audience.PUBLIC])
    assert views[Audience.PUBLIC].withheld
    assert not views[Audience.INTERNAL].withheld
    return {x: render_body(view.body) for x, view in views.items()}


# Lines of a letter; what the public's HTML of them has in one piece, with `…` for the mark of a phrase, `……` for that
# of a passage.
CASES = {
    "nested list": (
        f"- một\n    - hai {_PHRASE}\n    - ba",
        "<li>một<ul> <li>hai <span>…</span></li> <li>ba</li> </ul> </li>",
    ),
    "item of a list": (f"- một\n{_block('- ' + SECRET)}\n- ba", "<li>một</li> </ul> <p>……</p> <ul> <li>ba</li>"),
    "item of a nested list": (
        f"- một\n    - hai\n{_block('- ' + SECRET, indent='    ')}\n    - bốn\n- năm",
        "<li>hai</li> </ul> <p>……</p> <ul> <li>bốn</li> </ul> </li> <li> <p>năm</p> </li>",
    ),
    "paragraph of an item": (
        f"- một\n\n{_block(SECRET, indent='    ')}\n\n    sau\n- hai",
        "<p>một</p> <p>……</p> <p>sau</p> </li> <li> <p>hai</p>",
    ),
    "numbered": (f"1. một\n\n{_block('2. ' + SECRET)}\n\n3. ba", "<p>1. một</p> <p>……</p> <p>3. ba</p>"),
    "point": (f"a) một\n{_block('b) ' + SECRET)}\nc) ba", "<p>a) một</p> <p>……</p> <p>c) ba</p>"),
    "cell": (f"{_TABLE}| {_PHRASE} | 2 |", "<td><span>…</span></td> <td>2</td>"),
    "row": (
        f"{_TABLE}| 1 | 2 |\n{_block(f'| {SECRET} | 9 |', f'| {SECRET} | 9 |')}\n| 5 | 6 |",
        "<td>2</td> </tr> <tr> <td><span>……</span></td> <td></td> </tr> <tr> <td>5</td>",
    ),
    "last row": (f"{_TABLE}| 1 | 2 |\n{_block(f'| {SECRET} | 9 |')}", "<td><span>……</span></td> <td></td>"),
    "row without bars at its ends": (
        f"A | B\n---|---\n1 | 2\n{_block(f'{SECRET} | 9')}\n5 | 6",
        "<td><span>……</span></td> <td></td> </tr> <tr> <td>5</td>",
    ),
    "row in a phrase": (
        f'{_TABLE}{{{{ internal("| {SECRET} | 9 |") }}}}\n| 5 | 6 |',
        "<td><span>…</span></td> <td></td> </tr> <tr> <td>5</td>",
    ),
    "words of a footnote": (f"Lời[^1].\n\n[^1]: chú {_PHRASE}", "<p>chú <span>…</span>"),
    "paragraph of a footnote": (
        f"Lời[^1].\n\n[^1]: chú\n\n{_block(SECRET, indent='    ')}\n\n    tiếp",
        "<p>chú</p> <p>……</p> <p>tiếp",
    ),
    "footnote": (
        f"Lời[^2].\n\n{_block('x[^1]', '', f'[^1]: {SECRET}')}\n\n[^2]: chú",
        '<p>Lời<sup><a href="#fn:2">1</a></sup>.</p> <p>……</p>',
    ),
    "words of a picture": (f"![hình {_PHRASE} đó](a.png)", 'alt="hình … đó" src='),
    "title of a link": (f'[chữ](https://example.com "tên {_PHRASE}")', 'title="tên …">chữ</a>'),
    "words of a link": (f"[chữ {_PHRASE}](https://example.com)", ">chữ <span>…</span></a>"),
    "address of a link": (f"[chữ](https://example.com/{_PHRASE})", "<p>chữ <span>…</span></p>"),
    "address in angles": (f"<https://example.com/{_PHRASE}>", "<a>https://example.com/<span>…</span></a>"),
    "title of an address given apart": (f'[chữ][r]\n\n[r]: https://example.com "{_PHRASE}"', 'title="…">chữ</a>'),
    "heading": (f"### 1.1. Mục {_PHRASE}\n\nx", '<h3 id="1-1-muc">1.1. Mục <span>…</span></h3>'),
    "whole heading": (f"{_block(f'### 1.1. {SECRET}')}\n\n### 1.2. Sau", '<p>……</p> <h3 id="1-2-sau">'),
    "code": (f"x `a {_PHRASE}` y", "<code>a <span>…</span></code>"),
    "attribute": (f'<abbr title="tên {_PHRASE}">x</abbr>', '<abbr title="tên …">x</abbr>'),
    "raw table": (f"<table><tr><td>{_PHRASE}</td></tr></table>", "<td><span>…</span></td>"),
    "quotation": (f"> a\n> {_PHRASE}", "<p>a <span>…</span></p> </blockquote>"),
    "bold": (f"**{_PHRASE}**", "<strong><span>…</span></strong>"),
    "before a colon": (f"{_PHRASE}: đồng ý", "<p><span>…</span>: đồng ý</p>"),
    "before a colon and a word": (f"{_PHRASE}: có", "<p><span>…</span>: có</p>"),
    "before brackets": (f"{_PHRASE}(https://example.com)", "<span>…</span>(https://example.com)"),
    "twice": (f"{_PHRASE}{_PHRASE}", "<p><span>…</span><span>…</span></p>"),
    "behind a backslash": (f"a\\\\{_PHRASE}", "<p>a\\<span>…</span></p>"),
    "Markdown in a phrase": (f'{{{{ internal("**{SECRET}** [a](https://example.com)") }}}} s', "<span>…</span> s"),
}  # fmt: skip


def _shown(html: str) -> str:
    """HTML without what only style sheets and screen readers ask for, marks shortened."""
    bare = re.sub(r' (?:class|rel)="[^"]*"|(?<=<sup) id="[^"]*"', "", html)
    return " ".join(bare.replace(WITHHELD_PASSAGE, "……").replace(WITHHELD_PHRASE, "…").split())


@pytest.mark.parametrize(("markdown", "shown"), CASES.values(), ids=CASES)
def test_public_sees_a_mark(markdown: str, shown: str, tmp_path: Path) -> None:
    """The words are gone, a mark is where they stood, and what is round it is whole."""
    body = _bodies(tmp_path, markdown)[Audience.PUBLIC]
    assert SECRET not in body.html + repr(body.headings) + body.text
    assert shown in _shown(body.html)


@pytest.mark.parametrize("markdown", [x for x, _ in CASES.values()], ids=CASES)
def test_office_sees_the_words(markdown: str, tmp_path: Path) -> None:
    """Marked as internal, but for attributes; no mark of the projection is left in page, outline or words."""
    body = _bodies(tmp_path, markdown)[Audience.INTERNAL]
    assert SECRET in unescape(body.html)
    everything = body.html + repr(body.headings) + body.text
    assert not re.search(f"[{INTERNAL_BEGINS}-\uf8ff{INTERNAL_ENDS}]|&lt;span", everything)


def test_mark_hides_no_program() -> None:
    """What the marks are taken out of is judged anew: no address hides its scheme behind one."""
    for address in (f"{INTERNAL_BEGINS}javascript:alert(1){INTERNAL_ENDS}", f"java{INTERNAL_BEGINS}script:alert(1)"):
        for markdown in (f"[a]({address})", f"<a href='{address}'>x</a>", f"[a][r]\n\n[r]: {address}", f"<{address}>"):
            assert 'href="' not in render_body(markdown).html
