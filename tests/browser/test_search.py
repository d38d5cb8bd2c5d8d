"""The page /search/ over a real index in a real browser: what is typed, what is found, and what comes first."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import congvan.publish
from congvan.model.terms import Audience
from congvan.publish.search_index import SearchSettings, search_index
from congvan.publish.search_rows import as_json
from congvan.render.pages.search import search_page
from congvan.render.search_record import Facet
from congvan.vietnamese.short_forms import SHORT_FORMS
from tests.browser.conftest import STRICT, Serve, Visit, visiting
from tests.browser.letters_to_search import MONTHS, WARDS, monthly, record, records, special

pytestmark = pytest.mark.browser

SCRIPTS = Path(congvan.publish.__file__).parent / "theme/assets/congvan"
SETTLED = r"^(Tìm thấy|Không|Có \d|Chưa)"  # the status line after a search
BELOW = "kho/cong-van/"  # the edition stands below a path of its host: no address may begin at the host's root

_HEAD = '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Kho</title><link rel="icon" href="data:,">'
_PAGE = f"""{_HEAD}
<script type="module" src="../assets/congvan/search.js"></script></head><body>{search_page().html}</body></html>"""
_STYLED = _PAGE.replace("</head>", '<link rel="stylesheet" href="../assets/congvan/search.css"></head>')
_ELSEWHERE = f"""{_HEAD}</head><body>
<form action="../search/" method="get"><input name="q"><button>Tìm</button></form></body></html>"""


def _edition(folder: Path, files: dict[str, bytes], below: str = BELOW) -> Path:
    root = folder / below
    known = {f"pagefind/{name}": data for name, data in files.items()}
    known["search/short-forms.json"] = as_json([("TN", "thử nghiệm"), *SHORT_FORMS])
    for name, data in known.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    for name, html in {"search": _PAGE, "styled": _STYLED, "agencies": _ELSEWHERE}.items():
        (root / name).mkdir(parents=True, exist_ok=True)
        (root / name / "index.html").write_text(html, "utf-8")
    (root / "assets/congvan").mkdir(parents=True)
    for script in SCRIPTS.glob("search*"):
        shutil.copy(script, root / "assets/congvan")
    return folder


@pytest.fixture(scope="module")
def site(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of an edition with forty letters, under a strict Content-Security-Policy."""
    return serve(_edition(tmp_path_factory.mktemp("search"), _index()), STRICT) + BELOW


def _index(audience: Audience = Audience.PUBLIC, joins: tuple[str, ...] = ()) -> dict[str, bytes]:
    """An index in four parts: 2025, 2026 in two, and its five newest letters."""
    return search_index(records(), None, SearchSettings(audience, "Kho thử", joins), most=20, newest=5)


@pytest.fixture(scope="module")
def shared(browser: Browser, site: str) -> Iterator[Page]:
    """One search page for all queries: opening it takes longer than searching."""
    with visiting(browser) as visit:
        yield _opened(visit, site)


@pytest.fixture
def page(visit: Visit, site: str) -> Page:
    """A search page of one's own, its first list shown."""
    return _opened(visit, site)


def _opened(visit: Visit, site: str, asked: str = "") -> Page:
    page = visit(f"{site}search/{asked}")
    expect(page.locator("#cv-search-status")).to_have_text(re.compile(SETTLED))
    if "công văn nào để tìm" not in _status(page):
        page.locator("#cv-search-filters [name=agency]").wait_for(state="attached")  # made after the first results
    return page


def _send(page: Page, query: str) -> None:
    page.evaluate("document.getElementById('cv-search-status').textContent = ''")
    page.locator("#cv-search-input").fill(query)
    page.keyboard.press("Enter")
    expect(page.locator("#cv-search-status")).to_have_text(re.compile(SETTLED))


def _results(page: Page) -> list[str]:
    """Give the addresses of all results in order, below the edition's root."""
    while page.locator(".cv-search__more:visible").count():
        before = page.locator(".cv-search__result").count()
        page.locator(".cv-search__more").click()
        expect(page.locator(".cv-search__result").nth(before)).to_be_visible()
    links = page.locator(".cv-search__result h2 a").evaluate_all("links => links.map(link => link.href)")
    root = page.url.split("search/")[0]
    return [link.removeprefix(root).rstrip("/") for link in links]


def _status(page: Page) -> str:
    return page.locator("#cv-search-status").inner_text()


def _monthly(ward: str, month: int) -> str:
    return f"{ward}/khcn-tai-chinh/2026-{month:02}"


def _special(number: int) -> str:
    return f"bim-son/chuyen-de/2025-{number:02}"


ALL_MONTHLY = {_monthly(ward, month) for ward in WARDS for month in MONTHS}
ALL_SPECIAL = {_special(number) for number in range(1, 13)}
OF_DONG_SON = {_monthly("dong-son", month) for month in MONTHS}
WITH_DONG_AND_SON = OF_DONG_SON | {
    *(_monthly(ward, month) for ward in ("bim-son", "sam-son") for month in MONTHS),  # đồng, Sơn
    *(_special(2), _special(7)),  # Vận động, nội đồng; Bỉm Sơn
}
OF_APRIL = {_monthly(ward, 4) for ward in WARDS}
NEWEST = [_monthly(ward, 6) for ward in WARDS]

# query; everything that it finds; what comes first, as much as is named. The letters: letters_to_search.py
QUERIES: list[tuple[str, set[str], list[str]]] = [
    # with accents, without, mixed, in capitals; đ and d; the newest first
    ("đột phá", ALL_MONTHLY, NEWEST),
    ("dot pha", ALL_MONTHLY, NEWEST),
    ("đôt phá", ALL_MONTHLY, NEWEST),
    ("dột phá", ALL_MONTHLY, NEWEST),
    ("ĐỘT PHÁ", ALL_MONTHLY, NEWEST),
    ("đo\u0302\u0323t pha\u0301", ALL_MONTHLY, NEWEST),  # decomposed, as some keyboards send it
    ("đổi mới sáng tạo", ALL_MONTHLY, NEWEST),
    ("doi moi sang tao", ALL_MONTHLY, NEWEST),
    ("đoi moi sáng tao", ALL_MONTHLY, NEWEST),
    ("chuyen doi so", ALL_MONTHLY | {_special(10)}, NEWEST[:1]),  # 10 has the words, but apart
    ("đường", {_special(5), _special(6)}, [_special(5)]),
    ("duong", {_special(5), _special(6)}, []),
    ("dưỡng", {_special(5), _special(6)}, [_special(6)]),  # the marks as typed come first
    ("lua", {_special(7), _special(10)}, [_special(7)]),  # lúa in the title, lúa, lúa; lụa once
    ("CĐS", ALL_MONTHLY, NEWEST[:1]),  # short forms, both ways; the long one must stand side by side
    ("cds", ALL_MONTHLY, NEWEST[:1]),
    ("ĐMST", ALL_MONTHLY, NEWEST),
    ("tthc", {_special(9)}, []),
    ("UBND phường Đông Sơn", set(), [_monthly("dong-son", month) for month in reversed(MONTHS)]),
    ("uy ban nhan dan phuong dong son", set(), [_monthly("dong-son", month) for month in reversed(MONTHS)]),
    ("thử nghiệm", {_special(11)}, []),
    ("TN", {_special(11)}, []),  # the archive's own
    ("lụa", {_special(7), _special(10)}, [_special(10)]),
    ("thu tuc", {_special(9), _special(10)}, []),
    ("giai quyet", {_special(9)}, []),
    # both ways of placing a tone; the word itself before words that only look like it without marks
    ("hòa giải", {_special(1)}, []),
    ("hoà giải", {_special(1)}, []),
    ("hoa giai", {_special(1)}, []),
    ("hoà thuận", {_special(2)}, []),
    ("hòa thuận", {_special(2)}, []),
    ("hóa chất", {_special(3)}, []),
    ("hoá chất", {_special(3)}, []),
    ("thuỷ", {_special(7), _special(8)}, []),
    ("thủy", {_special(7), _special(8)}, []),
    ("thuy loi", {_special(7)}, []),
    ("chợ hoa", {_special(4)}, []),
    # beginnings of words
    ("quán tri", ALL_MONTHLY, []),
    ("uyết", set(), []),
    # agencies: the name's words side by side come first
    ("dong son", WITH_DONG_AND_SON, [_monthly("dong-son", month) for month in reversed(MONTHS)]),
    ("Sầm Sơn giải ngân", {_monthly("sam-son", month) for month in MONTHS}, [_monthly("sam-son", 6)]),
    ("hac thanh", {_monthly("hac-thanh", month) for month in MONTHS}, [_monthly("hac-thanh", 6)]),
    # numbers, dates, periods, sums
    ("24/UBND-VHXH", {_monthly("sam-son", 2)}, []),
    ("24/ubnd", {_monthly("sam-son", 2)}, []),
    ("024/UBND-VHXH", {_monthly("sam-son", 2)}, []),
    ("24", {_monthly("sam-son", 2)}, []),
    ("số 24", {_monthly("sam-son", 2)}, []),
    ("505", {_special(5)}, []),
    ("12", set(), [_monthly("hac-thanh", 1)]),  # its own number before 12 streets and 120 tons
    ("6", set(), [_special(6)]),  # before the newer 60 to 64
    ("số 06", set(), [_special(6)]),
    ("06/UBND-VHXH", {_special(6)}, []),
    ("1133/SKHCN-KHTC", ALL_MONTHLY, NEWEST),
    ("17/4/2026", OF_APRIL, []),
    ("17/04/2026", OF_APRIL, []),
    ("2026-04-17", OF_APRIL, []),
    ("ngày 17 tháng 4 năm 2026", OF_APRIL, []),
    ("4/2026", OF_APRIL, []),
    ("04/2026", OF_APRIL, []),
    ("2,382 tỷ", ALL_MONTHLY, NEWEST),
    # a period beside other words, an agency's full name: its letters first, though all have the words (of 30/3/2026)
    ("tháng 3 đông sơn", WITH_DONG_AND_SON - ALL_SPECIAL, [_monthly("dong-son", 3)]),
    ("dong son thang 3 2026", set(), [_monthly("dong-son", 3)]),
    ("tháng 03 năm 2026 Hạc Thành", set(), [_monthly("hac-thanh", 3)]),
    ("bao cao thang 3 phuong sam son", set(), [_monthly("sam-son", 3)]),
    ("đột phá tháng 3/2026", set(), [_monthly(ward, 3) for ward in WARDS]),
    ("giải ngân tháng 1", set(), [_monthly(ward, 1) for ward in WARDS]),
    ("báo cáo tháng 7 năm 2025", set(), [_special(7)]),
    # phrases
    ('"thủ tục hành chính"', {_special(9)}, []),
    ("“thủ tục hành chính”", {_special(9)}, []),
    ("thủ tục hành chính", {_special(9), _special(10)}, [_special(9)]),
    ("thu tuc hanh chinh", {_special(9), _special(10)}, [_special(9)]),
    ("thủ tuc hành chinh", {_special(9), _special(10)}, [_special(9)]),
    ('"thu tuc hanh chinh"', {_special(9)}, []),
    ('"hoà giải"', {_special(1)}, []),
    ('"chính hành tục"', {_special(9), _special(10)}, []),  # nowhere so: all letters with these words, and a remark
    # punctuation between words
    ("hóa chất, phân bón", {_special(3)}, []),
    ("chất,phân", {_special(3)}, []),
    ("giải-ngân", ALL_MONTHLY | {_special(9)}, NEWEST),
    # nothing found; one word too many is not passed over
    ("xyzzy", set(), []),
    ("Bỉm Sơn xyzzy", set(), []),
    ("đột phá hoà giải", set(), []),
    # harmless
    ("!!! ??? ...", set(), []),
    ('"', set(), []),
    ("<script>alert(1)</script>", {_special(11)}, []),
    ("<img src=x onerror=alert(1)>", set(), []),
    ("a" * 1000, set(), []),
    ("đột " * 250, ALL_MONTHLY, []),
    ("\\ % _ * ( [ {", set(), []),
]  # fmt: skip


@pytest.mark.parametrize(("query", "found", "first"), QUERIES, ids=[query[:40] for query, _, _ in QUERIES])
def test_a_query_finds_these_letters(shared: Page, query: str, found: set[str], first: list[str]) -> None:
    """A query finds exactly these letters, the best first."""
    _send(shared, query)
    results = _results(shared)
    if found or not first:
        assert set(results) == found
    assert len(results) == len(set(results))
    assert results[: len(first)] == first


def test_spellings_of_one_thing_find_the_same(shared: Page) -> None:
    """With accents, without, mixed, by either placing of tones: the same letters."""
    for spellings in (
        ["đổi mới sáng tạo", "doi moi sang tao", "đoi moi sang tạo", "DOI MOI SANG TAO", "dổi mới sáng tạo"],
        ["hoà giải ở cơ sở", "hòa giải ở cơ sở", "hoa giai o co so"],
        ["quỹ khoa học", "quy khoa hoc", "quỷ khoa học"],
    ):
        found = []
        for spelling in spellings:
            _send(shared, spelling)
            found.append(set(_results(shared)))
        assert found[0]
        assert found.count(found[0]) == len(spellings)


def test_hits_are_marked_in_title_and_excerpt_with_their_accents(page: Page) -> None:
    """What was typed without accents is marked where it stands with them, and only that."""
    _send(page, "dot pha")
    first = page.locator(".cv-search__result").first
    assert first.locator("h2 mark").all_inner_texts() == ["đột", "phá"]
    assert first.locator(".cv-search__excerpt mark").all_inner_texts() == ["đột", "phá"]
    assert "đã quán triệt các giải pháp đột phá phát triển" in first.locator(".cv-search__excerpt").inner_text()


def test_a_result_says_which_letter_it_is_and_links_to_page_and_pdf(page: Page, site: str) -> None:
    """Number, date, agency, period; the status only if there is something to say about it; the PDF by name."""
    _send(page, "24/UBND-VHXH")
    result = page.locator(".cv-search__result")
    assert result.locator(".cv-search__facts").inner_text() == (
        "Số 24/UBND-VHXH · 17/02/2026 · UBND phường Sầm Sơn · tháng 2 năm 2026"
    )
    pdf = result.get_by_role("link", name="PDF: Số 24/UBND-VHXH")
    assert pdf.get_attribute("href") == f"{site}sam-son/khcn-tai-chinh/2026-02/sam-son-khcn-tai-chinh-2026-02.pdf"
    _send(page, "dân số")
    assert page.locator(".cv-search__facts").first.inner_text().endswith("· Đã được thay thế")


def test_markup_in_a_letter_is_shown_as_text(page: Page) -> None:
    """A letter that quotes HTML is quoted, not obeyed."""
    _send(page, "nguyên văn")
    assert "<script>alert(1)</script> và R&D" in page.locator(".cv-search__excerpt").inner_text()
    assert page.locator("#cv-search-results script").count() == 0


@pytest.mark.parametrize(
    ("query", "begin", "end"),
    [
        ("tháng 3 mẫu sông xanh", "", "-03"),
        ("mau cau moi thang 3 2026", "2026", "-03"),
        ("tháng 10 năm 2025 mẫu cầu mới", "2025", "-10"),
        ("tháng 12/2025", "2025", "-12"),
        ("báo cáo quý II năm 2026", "2026", "-Q2"),
        ("bao cao quy 4/2025", "2025", "-Q4"),
        ("quý iii", "", "-Q3"),
        ("tổng kết năm 2025", "2025", ""),
    ],
)
def test_a_period_is_read_from_a_query(shared: Page, query: str, begin: str, end: str) -> None:
    """A month, quarter or year, however it is written; an id of that period begins and ends so."""
    assert _period(shared, query) == {"begin": begin, "end": end}


@pytest.mark.parametrize(
    "query", ["ngày 17 tháng 4 năm 2026", "6 tháng đầu năm 2026", "tháng 13", "tháng này", "quý 5", "quý báu", "3/2026"]
)
def test_what_is_no_period_is_not_taken_for_one(shared: Page, query: str) -> None:
    """A day, a part of a year that its own words find, and words that only begin so."""
    assert _period(shared, query) is None


def test_a_year_beside_other_words_brings_its_letters_first(shared: Page) -> None:
    """All letters have the words; those of the year come before the newer ones."""
    _send(shared, "báo cáo năm 2025")
    assert set(_results(shared)[:12]) == ALL_SPECIAL


def _period(page: Page, query: str) -> object:
    read = "async query => (await import('../assets/congvan/search_query.js')).readQuery(query, []).period"
    return page.evaluate(read, query)


def _of_texts(visit: Visit, serve: Serve, folder: Path, texts: dict[str, str]) -> Page:
    """Open a search page over letters of these texts, by name."""
    letters = [
        replace(
            record(replace(special(3), body=text)),
            address=f"{name}/chuyen-de/2025-03/",
        )
        for name, text in texts.items()
    ]
    return _opened(visit, serve(_edition(folder, search_index(letters, None, SearchSettings(Audience.PUBLIC)))) + BELOW)


def test_words_come_before_their_mere_beginnings(visit: Visit, serve: Serve, tmp_path: Path) -> None:
    """Wherever they stand; and where there are only beginnings, that is said."""
    texts = {
        "begins": "Việc đột phải, đột phải làm ngay.",
        "whole": "Ngoài ra còn nhiều việc khác như đột kích, rồi đến phá dỡ và dot xuất.",
    }
    page = _of_texts(visit, serve, tmp_path, texts)
    _send(page, "dot pha")
    assert [x.split("/")[0] for x in _results(page)] == ["whole", "begins"]
    assert _status(page) == "Tìm thấy 2 công văn cho “dot pha”."
    _send(page, "dot ngo")
    assert _results(page) == ["whole/chuyen-de/2025-03"]
    assert _status(page).endswith("Không có công văn nào có đúng từ “ngo”; dưới đây là từ gần giống.")


def test_a_word_with_accents_marks_no_word_with_others(visit: Visit, serve: Serve, tmp_path: Path) -> None:
    """Not by its beginning, and not where the letter has it as it was typed."""
    texts = {"a": "Khảo sát bằng giấy nơi sạt lở; phải đột phá.", "b": "Đột nhiên phải dừng khảo nghiệm."}
    page = _of_texts(visit, serve, tmp_path, texts)
    for query, marked in {
        "khảo sát giấy": [["Khảo", "sát", "giấy"]],
        "đột phá": [["đột", "phá"], ["Đột"]],
        "dot pha": [["đột", "phá"], ["Đột", "phải"]],
    }.items():
        _send(page, query)
        found = page.locator(".cv-search__excerpt")
        assert [x.locator("mark").all_inner_texts() for x in found.all()] == marked, query


def test_an_excerpt_holds_the_letters_words_alone(visit: Visit, serve: Serve, tmp_path: Path) -> None:
    """Neither the arrow behind a footnote nor what the index has beside the text."""
    page = _of_texts(visit, serve, tmp_path, {"a": "Có chú thích[^1] ngắn.\n\n[^1]: Theo số liệu cũ."})
    for query in ("chú thích", "số liệu", "ubnd phường bỉm sơn"):
        _send(page, query)
        said = page.locator(".cv-search__excerpt").inner_text()
        assert "Theo số liệu cũ" in said
        assert not {"↑", "␞"} & set(said)
        assert "Bỉm Sơn" not in said


def test_what_is_chosen_is_said_and_undone_at_once(page: Page) -> None:
    """Choices without a word are told by their names; one button takes all of them back."""
    clear = page.get_by_role("button", name="Bỏ lọc")
    expect(clear).to_be_hidden()
    page.get_by_label("Cơ quan").select_option("dong-son")
    page.get_by_label("Kỳ báo cáo").select_option("2026-03")
    expect(page.locator("#cv-search-status")).to_have_text(
        "Có 1 công văn như đã chọn: UBND phường Đông Sơn; tháng 3 năm 2026."
    )
    clear.click()
    expect(page.locator("#cv-search-status")).to_have_text(re.compile("^Có 42 công văn. Gõ"))
    expect(clear).to_be_hidden()
    expect(page.locator("#cv-search-choices summary")).to_be_focused()
    assert page.get_by_label("Cơ quan").input_value() == ""
    assert page.url.endswith("search/")


def test_a_long_query_is_not_repeated_in_full(page: Page) -> None:
    """Eighty characters tell which it was; signs alone are no words."""
    _send(page, "ab " * 333)
    assert f"“{('ab ' * 27)[:80]}…”" in _status(page)
    _send(page, "a" * 1000)
    assert _status(page) == f"Không tìm thấy công văn nào cho “{'a' * 80}…”."
    _send(page, "!!! ??? ...")
    assert _status(page) == "Chưa có từ nào để tìm."


@pytest.mark.parametrize("width", [390, 1280])
def test_the_words_of_a_choice_are_not_cut_off(browser: Browser, site: str, width: int) -> None:
    """A select is as wide as its widest option needs, with the arrow beside it."""
    page = browser.new_page(viewport={"width": width, "height": 844}, bypass_csp=True)
    page.goto(f"{site}styled/?series=chuyen-de")
    own = "html { font-size: 20px } #congvan-search { max-width: 46rem }"  # as the theme has them
    page.add_style_tag(content=own)
    page.evaluate("document.documentElement.dataset.cvScripts = ''")
    if width < 900:
        page.locator("#cv-search-choices").evaluate("box => { box.open = true; }")
    expect(page.get_by_label("Loại báo cáo")).to_be_visible()
    room = page.evaluate(
        """() => { const select = document.querySelector('select[name=series]');
        const brush = document.createElement('canvas').getContext('2d'); brush.font = getComputedStyle(select).font;
        return select.clientWidth - 36 - brush.measureText('Cải cách hành chính (120)').width; }"""
    )
    assert room >= 0
    page.close()


def test_without_scripts_choices_are_hidden_and_the_notice_stands_at_once(browser: Browser, site: str) -> None:
    """What is hidden is hidden even where a style would show it; nobody waits for the notice."""
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{site}styled/")
    for hidden in ("#cv-search-clear", "#cv-search-choices"):
        expect(page.locator(hidden)).to_be_hidden()
    assert page.locator("#cv-search-without").is_visible()  # at once: nothing is waited for
    page.close()


_NOT_SO = "Không có đúng cụm từ này; dưới đây là công văn có đủ các từ."
_NO_SUCH = "Không có cụm từ này; dưới đây là công văn có đủ các từ."


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("hòa giải", "Tìm thấy 1 công văn cho “hòa giải”."),
        ("xyzzy", "Không tìm thấy công văn nào cho “xyzzy”."),
        ("bỉm sơn xyzzy", "Không có công văn nào chứa “xyzzy”."),
        ("", "Có 42 công văn. Gõ từ cần tìm hoặc chọn bên dưới ô tìm kiếm."),
        ('"chính hành tục"', f"Tìm thấy 2 công văn cho “chính hành tục”. {_NOT_SO}"),
        ('"tuc thu"', f"Tìm thấy 2 công văn cho “tuc thu”. {_NO_SUCH}"),
    ],
)
def test_the_status_line_says_what_was_found(shared: Page, query: str, said: str) -> None:
    """One sentence, read out by screen readers; it names the word that no letter has."""
    _send(shared, query)
    assert _status(shared) == said


def test_nothing_found_brings_advice(page: Page) -> None:
    """Where there is no result there is something to try."""
    _send(page, "xyzzy")
    assert page.locator(".cv-search__tips li").count() == 3


def test_facets_narrow_the_results_and_say_how_many_there_are(page: Page) -> None:
    """Counts are of the query's results; a facet's own choice does not narrow its other values."""
    _send(page, "dot pha")
    agency, year = page.get_by_label("Cơ quan"), page.get_by_label("Năm báo cáo")
    assert agency.locator("option").all_inner_texts() == [
        "Tất cả cơ quan",
        "UBND phường Bỉm Sơn (6)",
        "UBND phường Đông Sơn (6)",
        "UBND phường Hạc Thành (6)",
        "UBND phường Quang Trung (6)",
        "UBND phường Sầm Sơn (6)",
    ]
    agency.select_option("dong-son")
    expect(page.locator("#cv-search-status")).to_have_text("Tìm thấy 6 công văn cho “dot pha”.")
    assert set(_results(page)) == OF_DONG_SON
    assert year.locator("option").all_inner_texts() == ["Tất cả các năm", "2026 (6)"]
    assert agency.locator("option").count() == 6
    assert page.url.endswith("search/?q=dot+pha&agency=dong-son")


def test_facets_alone_list_the_newest_first(page: Page) -> None:
    """Without a word typed the facets are a way in."""
    page.get_by_label("Tình trạng").select_option("replaced")
    expect(page.locator(".cv-search__result")).to_have_count(1)
    assert _results(page) == [_special(12)]
    page.get_by_label("Tình trạng").select_option("")
    page.get_by_label("Loại báo cáo").select_option("chuyen-de")
    expect(page.locator("#cv-search-status")).to_have_text(re.compile("^Có 12 "))
    assert _results(page) == [_special(number) for number in range(12, 0, -1)]


def test_the_address_alone_brings_the_search_back(visit: Visit, site: str) -> None:
    """A link with query and facets can be sent to a colleague; what this edition does not know is left aside."""
    page = _opened(visit, site, "?q=%C4%91%E1%BB%99t+ph%C3%A1&agency=dong-son&year=2026&status=nonsense")
    assert page.locator("#cv-search-input").input_value() == "đột phá"
    assert set(_results(page)) == OF_DONG_SON
    assert page.get_by_label("Tình trạng").input_value() == ""


def test_a_form_on_any_page_leads_here(visit: Visit, site: str) -> None:
    """The header's form is a plain GET form."""
    page = visit(f"{site}agencies/")
    page.locator("input").fill("hòa giải")
    page.keyboard.press("Enter")
    expect(page.locator("#cv-search-status")).to_have_text("Tìm thấy 1 công văn cho “hòa giải”.")


def test_typing_searches_by_itself(page: Page) -> None:
    """Nobody has to press anything; the last word typed wins."""
    page.locator("#cv-search-input").press_sequentially("hòa giải", delay=5)
    expect(page.locator("#cv-search-status")).to_have_text("Tìm thấy 1 công văn cho “hòa giải”.")


def test_everything_can_be_reached_by_keyboard(page: Page) -> None:
    """From the query over the facets to the first result; more results come with the focus on the first new one."""
    _send(page, "dot pha")
    page.locator("#cv-search-input").focus()
    reached = []
    for _ in range(11):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.name || document.activeElement.tagName"))
    assert reached == [
        "BUTTON", "SUMMARY", "agency", "series", "year", "period", "status", "attached", "sort", "BUTTON", "A",
    ]  # fmt: skip
    page.locator(".cv-search__more").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".cv-search__result").nth(10).locator("h2 a")).to_be_focused()


def test_an_edition_without_letters_says_so(visit: Visit, serve: Serve, tmp_path: Path) -> None:
    """An empty index is no error."""
    page = _opened(
        visit, serve(_edition(tmp_path, search_index([], None, SearchSettings(Audience.PUBLIC))), STRICT) + BELOW
    )
    assert _status(page) == "Chưa có công văn nào để tìm kiếm."


def test_an_index_that_cannot_be_loaded_is_told(browser: Browser, serve: Serve, tmp_path: Path) -> None:
    """The page does not wait for ever, and names the other ways in."""
    page = browser.new_page()
    page.goto(serve(_edition(tmp_path, {})) + BELOW + "search/")
    expect(page.locator("#cv-search-status")).to_have_text(re.compile("^Không tải được chỉ mục tìm kiếm.*theo năm.$"))
    page.close()


def test_short_forms_are_told(page: Page) -> None:
    """What else was looked for is said, whichever way it goes."""
    _send(page, "CDS")
    assert _status(page) == "Tìm thấy 30 công văn cho “CDS”. Cũng tìm “chuyển đổi số”."
    _send(page, "thu nghiem")
    assert _status(page) == "Tìm thấy 1 công văn cho “thu nghiem”. Cũng tìm “TN”."


def test_results_can_be_sorted(page: Page) -> None:
    """By day both ways, across the parts of the index, and by number."""
    sort = page.get_by_label("Sắp xếp")
    _send(page, "báo cáo")
    sort.select_option("oldest")
    expect(page.locator(".cv-search__result a").first).to_have_attribute("href", re.compile("2025-01"))
    results = _results(page)
    assert results[:12] == [_special(number) for number in range(1, 13)]
    assert [x[-2:] for x in results[12:]] == [f"{month:02}" for month in MONTHS for _ in WARDS]
    sort.select_option("newest")
    expect(page.locator(".cv-search__result a").first).to_have_attribute("href", re.compile("2026-06"))
    assert [x[-2:] for x in _results(page)[:30]] == [f"{month:02}" for month in reversed(MONTHS) for _ in WARDS]
    sort.select_option("number")
    expect(page.locator(".cv-search__result a").first).to_have_attribute("href", re.compile("2025-06"))
    assert _results(page)[:3] == [_special(6), _monthly("bim-son", 1), _monthly("dong-son", 1)]


def test_sort_and_page_are_in_the_address_and_the_back_button_goes_back(visit: Visit, site: str) -> None:
    """A link brings back how many results were shown, and in which order; going back restores the search before."""
    page = _opened(visit, site, "?q=dot+pha&sort=oldest&page=2")
    expect(page.locator(".cv-search__result")).to_have_count(20)
    assert page.get_by_label("Sắp xếp").input_value() == "oldest"
    page.get_by_label("Cơ quan").select_option("dong-son")
    expect(page.locator("#cv-search-status")).to_have_text("Tìm thấy 6 công văn cho “dot pha”.")
    assert page.url.endswith("?q=dot+pha&agency=dong-son&sort=oldest")
    page.go_back()
    expect(page.locator("#cv-search-status")).to_have_text("Tìm thấy 30 công văn cho “dot pha”.")
    expect(page.locator(".cv-search__result")).to_have_count(20)
    assert page.get_by_label("Cơ quan").input_value() == ""


def test_arrow_keys_go_from_the_field_through_the_results(page: Page) -> None:
    """Down to the first result and on, up again to the field; Enter follows a result as any link."""
    _send(page, "dot pha")
    page.locator("#cv-search-input").focus()
    links = page.locator(".cv-search__result h2 a")
    for place in (0, 1):
        page.keyboard.press("ArrowDown")
        expect(links.nth(place)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#cv-search-input")).to_be_focused()


def test_an_internal_edition_finds_what_it_joins_and_says_whose_it_is(
    visit: Visit, serve: Serve, tmp_path: Path
) -> None:
    """Public editions alone are joined, and those that are missing are no fault of this one."""
    other = search_index([record(special(9))], None, SearchSettings(Audience.PUBLIC, "Kho bên cạnh"))
    hidden = search_index([record(special(3))], None, SearchSettings(Audience.INTERNAL, "Kho kín"))
    own = search_index([record(special(1))], None, SearchSettings(Audience.INTERNAL, "Kho này", ("../b/", "../c/")))
    for name, files in {"a/": own, "b/": other, "c/": hidden}.items():
        _edition(tmp_path, files, name)
    page = _opened(visit, serve(tmp_path, STRICT) + "a/")
    assert _status(page).startswith("Có 2 công văn.")
    _send(page, "hành chính")
    assert page.locator(".cv-search__facts").inner_text().endswith("· Kho bên cạnh")
    assert "/b/bim-son/" in (page.locator(".cv-search__result h2 a").get_attribute("href") or "")
    _send(page, "hóa chất")
    assert _status(page).startswith("Không")


def test_a_public_edition_joins_nothing_even_if_its_catalogue_says_so(
    visit: Visit, serve: Serve, tmp_path: Path
) -> None:
    """The script does not rely on the build: what calls itself public asks no other edition."""
    other = search_index([record(special(9))], None, SearchSettings(Audience.PUBLIC, "Kho bên cạnh"))
    own = search_index([record(special(1))], None, SearchSettings(Audience.PUBLIC, "Kho này", ("../b/",)))
    for name, files in {"a/": own, "b/": other}.items():
        _edition(tmp_path, files, name)
    assert _status(_opened(visit, serve(tmp_path, STRICT) + "a/")).startswith("Có 1 công văn.")


def test_a_browser_without_workers_searches_all_the_same(browser: Browser, site: str) -> None:
    """Some offices block them; nothing says that anything is wrong."""
    page = browser.new_page()
    page.add_init_script("window.Worker = class { constructor() { throw new Error('blocked'); } };")
    page.goto(f"{site}search/?q=dot+pha")
    expect(page.locator("#cv-search-status")).to_have_text("Tìm thấy 30 công văn cho “dot pha”.")
    page.close()


def test_on_a_phone_results_come_before_the_choices(browser: Browser, site: str) -> None:
    """The choices fold away, nothing is wider than the screen, and they open by a tap."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{site}search/?q=dot+pha")
    expect(page.locator("#cv-search-status")).to_have_text("Tìm thấy 30 công văn cho “dot pha”.")
    expect(page.get_by_label("Cơ quan")).to_be_hidden()
    page.get_by_text("Lọc kết quả").click()
    expect(page.get_by_label("Cơ quan")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.close()


def test_the_address_of_a_search_is_copied(page: Page) -> None:
    """One button puts it on the clipboard; where a browser forbids that, it stands there to be copied by hand."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    _send(page, "đột phá")
    page.get_by_role("button", name="Chép địa chỉ tìm kiếm").click()
    expect(page.locator("#cv-search-told")).to_have_text("Đã chép địa chỉ tìm kiếm.")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    assert page.url.endswith("search/?q=%C4%91%E1%BB%99t+ph%C3%A1")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('forbidden')); }")
    page.get_by_role("button", name="Chép địa chỉ tìm kiếm").click()
    field = page.get_by_label("Địa chỉ tìm kiếm", exact=True)
    expect(field).to_have_value(page.url)
    assert page.evaluate("getSelection().toString()") == page.url


@pytest.fixture(scope="module")
def varied(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    """An edition of 25 agencies, one letter each; every fifth letter has a figure that its series made a facet."""
    letters = []
    for number in range(25):
        made = record(special(3))
        agency = Facet("agency", "Cơ quan", f"x{number}", f"UBND xã Đồng {'Thượng' if number < 4 else 'Hạ'} {number}")
        figure = Facet("figure:chuyen-de:on-time", "Đúng hạn", "true", "Có", -1)
        kept = [x for x in made.facets if x.name != "agency"]
        facets = (agency, *kept, *([figure] if number % 5 == 0 else []))
        letters.append(replace(made, address=f"x{number}/chuyen-de/2025-03/", facets=facets))
    other = replace(record(monthly("dong-son", 1)), address="x0/khcn-tai-chinh/2026-01/")
    files = search_index([*letters, other], None, SearchSettings(Audience.PUBLIC, "Kho thử"))
    return serve(_edition(tmp_path_factory.mktemp("varied"), files), STRICT) + BELOW


def test_a_long_list_of_choices_can_be_narrowed(visit: Visit, varied: str) -> None:
    """With more than twenty values there is a field for it; typed without accents, and it changes no result."""
    page = _opened(visit, varied)
    agency = page.get_by_label("Cơ quan", exact=True)
    expect(agency.locator("option")).to_have_count(1 + 26)
    narrow = page.get_by_label("Gõ để thu hẹp danh sách: Cơ quan")
    narrow.fill("dong thuong")
    expect(agency.locator("option")).to_have_count(1 + 4)
    before = page.url
    narrow.press("Enter")  # to the list, not off to a search
    expect(agency).to_be_focused()
    assert page.url == before
    agency.select_option("x2")
    expect(page.locator(".cv-search__result")).to_have_count(1)
    assert _results(page) == ["x2/chuyen-de/2025-03"]
    assert page.get_by_label("Gõ để thu hẹp danh sách: Loại báo cáo").count() == 0


def test_a_figure_is_a_choice_once_its_series_is_chosen(visit: Visit, varied: str) -> None:
    """Beside letters of other series it would say nothing; then it narrows like any other and stands in the address."""
    page = _opened(visit, varied)
    figure = page.get_by_label("Đúng hạn")
    expect(figure).to_be_hidden()
    page.get_by_label("Loại báo cáo").select_option("chuyen-de")
    expect(figure).to_be_visible()
    assert figure.locator("option").all_inner_texts() == ["Tất cả", "Có (5)"]
    figure.select_option("true")
    expect(page.locator("#cv-search-status")).to_have_text(re.compile("^Có 5 "))
    assert set(_results(page)) == {f"x{number}/chuyen-de/2025-03" for number in range(0, 25, 5)}
    address = page.url
    assert "figure%3Achuyen-de%3Aon-time=true" in address
    again = visit(address)
    expect(again.locator("#cv-search-status")).to_have_text(re.compile("^Có 5 "))


@pytest.mark.parametrize(
    ("query", "first"), [("CĐS", "short"), ("cds", "short"), ("chuyển đổi số", "long"), ("chuyen doi so", "long")]
)
def test_a_short_form_and_its_long_one_find_each_other(
    query: str, first: str, visit: Visit, serve: Serve, tmp_path: Path
) -> None:
    """What was typed comes first; the long form's words apart are not the short form."""
    texts = {
        "short": "Đẩy mạnh CĐS.",
        "long": "Đẩy mạnh chuyển đổi số.",
        "apart": "Chuyển nơi ở, sửa đổi 3 số điện thoại.",
    }
    letters = [
        replace(record(special(3)), address=f"{name}/chuyen-de/2025-03/", write=f"<p>{text}</p>".__str__)
        for name, text in texts.items()
    ]
    page = _opened(
        visit, serve(_edition(tmp_path, search_index(letters, None, SearchSettings(Audience.PUBLIC)))) + BELOW
    )
    _send(page, query)
    found = [x.split("/")[0] for x in _results(page)]
    assert found[0] == first
    assert ("apart" in found) == (first == "long")
    assert {"short", "long"} <= set(found)
