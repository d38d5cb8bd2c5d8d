import re
from datetime import date
from pathlib import Path

import pytest

from congvan.model.finding import Finding
from congvan.model.identity import LetterId
from congvan.model.letter import RawLetter
from congvan.model.period import Period
from congvan.model.terms import Audience, Status, Urgency
from congvan.model.view import (
    INTERNAL_BEGINS,
    INTERNAL_ENDS,
    ChangeView,
    LetterView,
    Person,
    Relation,
    SignerView,
    WithdrawalView,
)
from congvan.project import project
from congvan.read.letter import read_letter
from congvan.render.body import render_body
from congvan.render.source import letter_source
from tests.factories import a_draft, a_letter, an_attachment
from tests.plain_check import check_archive, read_archive

REPORTS = Path(__file__).parents[3] / "reports"
WARDS = ("bim-son", "mau-doi-thong")  # theirs have internal passages, phrases, attachments, drafts


def source_of(view: LetterView) -> str:
    """The view's source, with the body that goes with it."""
    return letter_source(view, render_body(view.body))


def as_read(view: LetterView, source: str) -> tuple[RawLetter, list[Finding]]:
    """What the archive's own reader makes of a source."""
    raw, findings = read_letter(source.encode(), view.id.source, view.id)
    assert raw is not None, findings
    return raw, findings


def front_of(view: LetterView) -> dict[str, object]:
    """The front matter as the archive's own reader reads it back."""
    raw, findings = as_read(view, source_of(view))
    assert findings == []
    return dict(raw.front)


def test_the_sample_archive_comes_back_from_its_sources(tmp_path: Path) -> None:
    """Each letter's source, put in place of its file, is checked without an error and gives the same view again."""
    copied = _copy(tmp_path)
    archive, _ = check_archive(read_archive(copied)[0])
    before, _ = project(archive, Audience.INTERNAL)
    for view in before.letters:
        (copied.parent / view.id.source).write_text(source_of(view), "utf-8")
    again, findings = check_archive(read_archive(copied)[0])
    assert [x.rule.code for x in findings if x.is_error] == []
    after = {x.id: x for x in project(again, Audience.INTERNAL)[0].letters}
    assert before.letters
    for view in before.letters:
        other = after[view.id]
        assert render_body(other.body).html == render_body(view.body).html
        assert (other.to, other.signer, other.copies, other.contact) == (
            view.to,
            view.signer,
            view.copies,
            view.contact,
        )
        assert [x.value for x in other.figures] == [x.value for x in view.figures]
        assert (other.attachments, other.relations, other.notes) == (view.attachments, view.relations, view.notes)


def _copy(target: Path) -> Path:
    for file in (x for x in REPORTS.rglob("*") if x.is_file()):
        name = file.relative_to(REPORTS)
        if name.parts[0] in {*WARDS, "_series"} or name.stem in WARDS:
            (target / "reports" / name).parent.mkdir(parents=True, exist_ok=True)
            (target / "reports" / name).write_bytes(file.read_bytes())
    return target / "reports"


def test_every_key_that_the_view_holds() -> None:
    """As the archive's reader takes it: each scalar as it is typed."""
    other = LetterId("bim-son", "khcn-tai-chinh", Period.parse("2026-03"))
    view = a_letter(
        status=Status.WITHDRAWN,
        urgency=Urgency.HOA_TOC,
        contact=Person("Nguyễn Văn An", "0900000001", "nguyenvanan@example.com"),
        attachments=(an_attachment(internal=True),),
        relations=(Relation("replaces", other, "11/UBND-VHXH", None), Relation("corrected-by", other, "13/X", None)),
        withdrawn=WithdrawalView(date(2026, 5, 2), "sai số liệu"),
        changes=(ChangeView(date(2026, 5, 1), "sửa lỗi gõ", major=False),),
        notes="Ghi chú.",
    )
    assert front_of(view) == {
        "status": "withdrawn",
        "visibility": "public",
        "number": "12",
        "notation": "UBND-VHXH",
        "date": "2026-04-17",
        "subject": view.subject,
        "to": list(view.to),
        "urgency": "hoa-toc",
        "contact": {"name": "Nguyễn Văn An", "phone": "0900000001", "email": "nguyenvanan@example.com"},
        "signer": {"authority": ["KT. CHỦ TỊCH"], "title": "PHÓ CHỦ TỊCH", "name": "Lê Văn Bình"},
        "copies": list(view.copies),
        "data": {"budget": {"total": "2382000000", "disbursed": "200000000"}, "fund": {"established": "false"}},
        "attachments": [{"file": "bang-so-lieu.xlsx", "title": "Bảng số liệu", "visibility": "internal"}],
        "replaces": "bim-son/khcn-tai-chinh/2026-03",
        "withdrawn": {"date": "2026-05-02", "reason": "sai số liệu"},
        "changes": [{"date": "2026-05-01", "note": "sửa lỗi gõ", "major": "false"}],
        "notes": "Ghi chú.",
    }


def test_a_draft_has_neither_number_nor_date() -> None:
    """What is not known is not written."""
    assert {"number", "date"}.isdisjoint(front_of(a_draft(symbol="/UBND-VHXH")))


@pytest.mark.parametrize(
    "text",
    ['nói "được"', "a: b", "# không", "- gạch", "'nháy'", "010", "12:30", "no", "{x}", "[y]", "*z", "&a", "!t", "\\n",
     "%YAML", "a\tb", "@x", "`y`", "null", "~", " trước", "sau "],
)  # fmt: skip
def test_text_comes_back_as_it_was(text: str) -> None:
    """Whatever YAML would take it for."""
    assert front_of(a_letter(signer=SignerView((), text, "Lê Văn Bình")))["signer"] == {
        "title": text,
        "name": "Lê Văn Bình",
    }


def test_marks_of_the_internal_are_written_as_an_officer_does() -> None:
    """Passages in `///`, phrases in `internal(…)`, with what quotes and backslashes it can hold."""
    begin, end = INTERNAL_BEGINS, INTERNAL_ENDS
    body = f'Một.\n\n{begin}\n\nHai.\n\n{end}\n\nBa {begin}bốn{end}, {begin}“năm” "sáu" 2\\.5{end}.'
    source = source_of(a_letter(body=body))
    assert re.search(r"\n/// internal\n\s*Hai\.\s*\n///\n", source)
    assert 'Ba {{ internal("bốn") }}, {{ internal(\'“năm” "sáu" 2.5\') }}.' in source
    assert not {begin, end} & set(source)
    raw, findings = as_read(a_letter(), source)
    assert findings == []
    assert [x.audience for x in raw.body if not x.is_blank].count(Audience.INTERNAL) == 1


@pytest.mark.parametrize(
    "hidden",
    [
        "<!-- zqhidden -->",
        "<!-- zq\nhidden",
        "[//]: # (zqhidden)",
        "[zqhidden]: https://example.com/",
        "[^9]: zqhidden",
        "<script>zqhidden</script>",
        '<span data-x="zqhidden">chữ</span>',
        "<style>zqhidden</style>",
    ],
)
def test_what_no_page_shows_is_not_in_it(hidden: str) -> None:
    """The words that are shown are, all of them; so a remark to a colleague does not go out with the PDF."""
    body = f"Một **hai**.\n\n{hidden}\n\n- ba;\n- bốn [năm](https://example.com/sau)./."
    source = source_of(a_letter(body=body))
    page = render_body(body)
    if "hidden" not in page.text and "hidden" not in page.html:
        assert "hidden" not in source
    for word in ("Một", "hai", "ba;", "bốn", "năm"):
        assert word in source


def test_formatting_is_kept_where_all_is_shown() -> None:
    """With tables, notes, links, escapes and boxes."""
    table = "| a | b |\n|---|--:|\n| 1\\.000 | ☑ |"
    body = f"## 1. Đề mục\n\n{table}\n\nCó[^1] *nghiêng*, [chữ](https://example.com/).\n\n[^1]: Ghi."
    assert source_of(a_letter(body=body)).endswith(f"---\n\n{body}\n")
