"""Making letters quickly: the bytes are WeasyPrint's own, and WeasyPrint stays as it is."""

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from congvan.publish.pdf import PdfJob
from congvan.publish.pdf.engine import require_engine
from congvan.render.body import render_body
from congvan.render.letter_html import letter_html
from congvan.typeface.faces import Typeface, vendored
from congvan.typeface.supplied import supplied
from tests.factories import a_draft, a_letter
from tests.golden import sheets
from tests.unit.typeface.fonts import put_all

require_engine()

import weasyprint  # noqa: E402 - only after `require_engine`
from weasyprint import css  # noqa: E402 - as above
from weasyprint.draw import text as drawing  # noqa: E402 - as above
from weasyprint.layout import inline, preferred  # noqa: E402 - as above
from weasyprint.text import line_break  # noqa: E402 - as above

from congvan.publish.pdf import worker  # noqa: E402 - as above
from congvan.publish.pdf.archival import structure  # noqa: E402 - as above
from congvan.publish.pdf.quick import warm  # noqa: E402 - as above

PARAGRAPH = "Thực hiện Công văn số 12, Ủy ban nhân dân phường **báo cáo** tình hình *quý II* như sau. " * 9
BODIES = {
    "plain": "Kính báo./.",
    "paragraphs": f"{PARAGRAPH}\n\n{PARAGRAPH}\n\nhết./.",
    "pages": f"{PARAGRAPH}\n\n" * 12 + "hết./.",
    "lists": "## 1. Đầu mục\n\n1. một\n2. hai\n\n   - ba `bốn`\n\na) năm\n\nhết./.",
    "table": "| Số | Tên dài hơn | Tiền |\n|-|:-:|-:|\n" + "| 1 | Trường trung học cơ sở | 1,5 |\n" * 60 + "\nhết./.",
    "links": f"[Nghị định](https://example.com/30/2020) và <u>gạch chân</u>, ~~bỏ~~ {PARAGRAPH}\n\nhết./.",
    "long word": "a" * 300 + " " + "Ấ" * 90 + "\n\nhết./.",
    "footnote": f"{PARAGRAPH}[^1]\n\n[^1]: chú thích {PARAGRAPH}\n\nhết./.",
    "odd spaces": "hai\u00a0chữ\u00a0liền  hai dấu cách\tvà tab  \nxuống dòng mềm\u00ad mại\u200b./.",
    "hard breaks": f"> {PARAGRAPH}  \n> dòng hai\\\n> dòng ba\n\n---\n\n☐ chưa ☑ rồi\n\nhết./.",
}


def job(body: str, typeface: Typeface | None = None) -> PdfJob:
    """A letter with that body."""
    face = typeface or vendored()
    return PdfJob("x.md", letter_html(a_letter(body=body), render_body(body), site_url="", typeface=face), {}, face)


def made(one: PdfJob) -> bytes:
    """Its PDF."""
    data = worker.make(one)
    assert isinstance(data, bytes), data
    return data


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    """Each test begins as a new process does."""
    warm.forget()
    yield
    warm.forget()


def its_own_page(text: str, *, base_url: str, url_fetcher: object) -> weasyprint.HTML:
    """The page as WeasyPrint reads it, with all rules that it has."""
    return weasyprint.HTML(string=text, base_url=base_url, url_fetcher=url_fetcher)


def plainly(monkeypatch: pytest.MonkeyPatch, one: PdfJob) -> bytes:
    """The PDF as WeasyPrint makes it when nobody has touched it, and pydyf writes it."""
    with monkeypatch.context() as patch:
        patch.setattr(worker, "LetterPage", its_own_page)
        patch.setattr(worker, "quick", nullcontext)
        patch.setattr(structure, "pack", lambda _pdf: None)
        return made(one)


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_the_bytes_are_weasyprints_own(monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    """The first time, when all is kept, and again."""
    plain = plainly(monkeypatch, job(body))
    assert [made(job(body)) == plain for _ in range(3)] == [True, True, True]


@pytest.mark.parametrize("name", ["appendices", "footnotes", "wide-table", "draft", "withdrawn"])
def test_whole_letters_have_weasyprints_bytes_too(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Landscape pages, pages that count anew, notes, marks, widths said with each table; after another letter."""
    one = sheets.job(name, sheets.LETTERS[name])
    plain = plainly(monkeypatch, one)
    made(sheets.job("plain", sheets.LETTERS["plain"]))
    assert [made(one) == plain for _ in range(2)] == [True, True]


def test_what_was_made_before_changes_no_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters in one order and in the other, with a draft and another width of text between them."""
    jobs = [job(body) for body in BODIES.values()]
    draft = PdfJob("x.md", letter_html(a_draft(), render_body(PARAGRAPH), site_url=""), {})
    narrow = PdfJob("x.md", jobs[1].html.replace("</style>", ".body p { margin-right: 33mm }</style>", 1), {})
    large = PdfJob("x.md", jobs[1].html.replace("</style>", ".body p { font-size: 15.3pt }</style>", 1), {})
    jobs += [draft, narrow, large]
    plain = [plainly(monkeypatch, x) for x in jobs]
    assert len(set(plain)) == len(jobs)
    assert [made(x) for x in jobs] == plain
    assert [made(x) for x in reversed(jobs)] == plain[::-1]


def test_two_typefaces_of_one_name_are_not_mixed_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Two archives in one process, each with its own files of Times New Roman: each letter has its archive's."""
    put_all(tmp_path / "one")
    other = put_all(tmp_path / "other")
    for file in other.iterdir():
        with TTFont(file, recalcTimestamp=False) as font:
            font["head"].fontRevision = 9.0  # another file, the same name and widths
            font.save(file)
    jobs = [job(PARAGRAPH, supplied(x)) for x in (tmp_path / "one", other)]
    plain = [plainly(monkeypatch, x) for x in jobs]
    assert plain[0] != plain[1]
    assert [made(x) for x in (*jobs, *jobs)] == plain * 2


def _inside() -> list[object]:
    return [
        inline.split_first_line,
        preferred.split_first_line,
        inline.strut,
        inline.create_layout,
        drawing.draw_first_line,
        line_break.Layout.reactivate,
        css.StyleFor.set_computed_styles,
    ]


def test_weasyprint_is_as_it_was_afterwards() -> None:
    """Whoever else uses it in this process meets the library that they know; after a failure too."""
    before = _inside()
    with warm.quick():
        assert all(x is not y for x, y in zip(_inside(), before, strict=True))
    assert _inside() == before
    with pytest.raises(ZeroDivisionError), warm.quick():
        raise ZeroDivisionError
    assert _inside() == before


@pytest.mark.parametrize("other", ["version", "signature"])
def test_another_weasyprint_is_left_alone(monkeypatch: pytest.MonkeyPatch, other: str) -> None:
    """What this was not written for is used as it is, slower and as right."""
    plain, before = plainly(monkeypatch, job(BODIES["table"])), _inside()
    if other == "version":
        monkeypatch.setattr(weasyprint, "__version__", "71.0")
    else:
        monkeypatch.setitem(warm._SIGNATURES, "strut", (line_break.strut, "style context"))
    warm._shortcuts.cache_clear()
    try:
        assert not warm.is_known()
        with warm.quick():
            assert _inside() == before
        assert made(job(BODIES["table"])) == plain
    finally:
        warm._shortcuts.cache_clear()


def test_the_installed_weasyprint_is_the_one_that_is_known() -> None:
    """When this fails after an upgrade: read `warm`, try the tests above with the new version, raise WRITTEN_FOR."""
    assert warm.is_known()


def test_what_is_kept_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many lines are forgotten, and nothing of a letter's own boxes is held at all."""
    monkeypatch.setattr(warm, "_MOST_LINES", 40)
    for number in range(6):
        made(job(f"{PARAGRAPH} {number}./."))
        assert len(warm._kept.lines) + len(warm._kept.drawn) <= 40
        assert all(warm._kept.computed.has(address) for address in warm._kept.styles)
    monkeypatch.setattr(warm, "_MOST_STYLES", 0)
    made(job("Kính báo./."))
    assert not warm._kept.computed
