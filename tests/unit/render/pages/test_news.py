"""What a letter's page tells of the letter before it, and of the versions of its file."""

from dataclasses import replace
from datetime import date

from congvan.model.terms import Status
from congvan.model.view import ChangeView, Figure, LetterView, RewrittenView, VersionView
from congvan.render.body import render_body
from congvan.render.pages.letter import letter_page
from congvan.render.pages.letter.dossier import Dossier
from congvan.render.pages.page import Page
from tests.factories import a_letter
from tests.unit.render.pages.html_reader import Reading

DAY = date(2026, 4, 2)


def page(view: LetterView, before: LetterView | None = None) -> Page:
    """Make a letter's page, beside the letter before it."""
    run = (view, before) if before else (view,)
    return letter_page(Dossier(view, render_body(view.body), {}, run, render_body(before.body) if before else None))


def read(view: LetterView, before: LetterView | None = None) -> Reading:
    """Read a letter's page back."""
    return Reading(page(view, before).html)


def march(body: str, **changes: object) -> LetterView:
    """Make the letter of March."""
    return replace(a_letter("2026-03", body=body), **changes)  # type: ignore[arg-type]


def april(body: str, **changes: object) -> LetterView:
    """Make the letter of April."""
    return replace(a_letter("2026-04", body=body), **changes)  # type: ignore[arg-type]


def test_the_first_letter_has_no_news() -> None:
    """There is nothing to compare it with, so the page does not speak of it."""
    assert "Điểm mới" not in read(april("Xong.")).text


def test_news_come_before_the_text() -> None:
    """Heading, one sentence, the figures, then the words that changed; and an entry in the contents."""
    one = Figure("a", ("Kinh phí", "Đã chi"), "200 triệu đồng", 200_000_000, "đồng")
    other = replace(one, text="350 triệu đồng", value=350_000_000)
    made = page(
        april("Phường tổ chức ba hội nghị.", figures=(other,)), march("Phường tổ chức hai hội nghị.", figures=(one,))
    )
    text = Reading(made.html).text
    assert "Điểm mới so với tháng 3 năm 2026 1 chỉ tiêu thay đổi; 1 đoạn sửa. Xem công văn kỳ trước" in text
    assert "Kinh phí – Đã chi 350 triệu đồng 200 triệu đồng tăng 150 triệu đồng (+75" in text
    assert "Phường tổ chức[bỏ: hai][thêm: ba] hội nghị." in text
    assert text.index("Điểm mới") < text.index("Phường tổ chức ba")
    assert [x.id for x in made.headings][:2] == ["cv-title", "cv-news"]


def test_changes_are_told_by_elements_and_words() -> None:
    """Not by colour alone: `ins` and `del`, and words for those who listen."""
    html = page(april("một hai ba bốn"), march("một năm ba bốn")).html
    assert '<del class="cv-gone"><span class="cv-hidden">[bỏ:</span> năm<span class="cv-hidden">]</span></del>' in html
    assert (
        '<ins class="cv-added"><span class="cv-hidden">[thêm:</span> hai<span class="cv-hidden">]</span></ins>' in html
    )


def test_nothing_new() -> None:
    """That is said in one sentence, with nothing to unfold."""
    found = read(april("Xong.", figures=()), march("Xong.", figures=()))
    assert "Số liệu và nội dung như kỳ trước." in found.text
    assert "đoạn không đổi" not in found.text


def test_a_letter_that_no_longer_counts_is_passed_over() -> None:
    """Where the letter before was withdrawn, this one is compared with the one before it, or with none."""
    withdrawn, february = march("b", status=Status.WITHDRAWN), a_letter("2026-02", body="c")
    assert "Điểm mới" not in read(april("a"), withdrawn).text
    made = letter_page(
        Dossier(april("a"), render_body("a"), {}, (april("a"), withdrawn, february), render_body(february.body))
    )
    assert "Điểm mới so với tháng 2 năm 2026" in Reading(made.html).text


def test_text_stays_text() -> None:
    """What a letter shows as text becomes no markup in the comparison."""
    html = page(april("xem `<script>alert(1)</script>` nhé"), march("xem `<b>` nhé")).html
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_versions() -> None:
    """The declared changes first, for everybody; then what git knows, marked as internal, each version folded."""
    versions = (
        VersionView("unsaved", None, "", "", (RewrittenView("", "thêm"),)),
        VersionView("changed", DAY, "Lê <b>Bình</b>", "Sửa & ký", (RewrittenView("một hai", "một ba"),)),
        VersionView("changed", DAY, "An", "Nhầm", None, "xa-mau/bao-cao/2026-03"),
        VersionView("first", None, "An", "Soạn", ()),
        VersionView("cut", None, "", "", ()),
    )
    view = april("", changes=(ChangeView(DAY, "Sửa số.", major=False),), versions=versions)
    text = read(view).text
    assert "Những lần sửa đổi Ngày 02 tháng 4 năm 2026: Sửa số. Nội bộ Các lần ghi tệp công văn" in text
    assert "Chưa ghi vào lịch sử Khác bản trước 1 chỗ" in text
    assert (
        "Ngày 02 tháng 4 năm 2026 · Sửa · Lê <b>Bình</b>: Sửa & ký Khác bản trước 1 chỗ một[bỏ: hai][thêm: ba]" in text
    )
    assert "An: Nhầm Chuyển từ xa-mau/bao-cao/2026-03." in text
    assert "Không so sánh được từng chữ" in text
    assert "Không rõ ngày · Bản đầu tiên · An: Soạn" in text
    assert "Lịch sử không đầy đủ" in text
    assert "&lt;b&gt;Bình" in page(view).html


def test_no_versions() -> None:
    """Without versions and changes there is no such part."""
    assert "Những lần sửa đổi" not in read(april("")).text
    assert "Các lần ghi" not in read(april("", changes=(ChangeView(DAY, "x", major=False),))).text
