from datetime import date
from itertools import pairwise

import pytest

from congvan.model.view import EditionView, LetterView
from congvan.render.pages import archive_page, year_page
from congvan.render.pages.archive import archive_pages, month_table
from congvan.render.pages.page import Page
from congvan.render.pages.shelf import Shelf
from tests.factories import a_draft, a_letter, a_series, an_agency, an_edition
from tests.unit.render.pages.html_reader import Reading

MOST_BYTES = 60_000


def many(count: int, months: int = 12) -> tuple[LetterView, ...]:
    """That many letters of 2026, spread over the months, each of an agency of its own."""
    return tuple(
        a_letter(f"2026-{n % months + 1:02}", agency=an_agency(id=f"xa-{n:04}", short=f"UBND xã số {n:04}"))
        for n in range(count)
    )


def pages_of(edition: EditionView) -> dict[str, Page]:
    """The archive's pages by address."""
    return {x.address: x for x in archive_pages(edition, Shelf.of(edition))}


def letters_on(page: Page) -> list[str]:
    """The letters that a page leads to, in order, by the last parts of their addresses."""
    return [x.removeprefix("../" * 5).lstrip("./") for x in Reading(page.html).links if "khcn" in x]


def test_a_year_and_a_month_are_told_period_by_period() -> None:
    """The longer period first where two end together; in each, agencies as a Vietnamese dictionary has them."""
    dong_tien = an_agency(id="a", short="UBND xã Đông Tiến")
    du_hang = an_agency(id="b", short="UBND xã Dư Hàng")
    letters = [
        a_letter("2026-03", agency=dong_tien),
        a_letter("2026-Q1", series=a_series(id="q-khcn")),
        a_letter("2026-02", agency=dong_tien),
        a_letter("2026-03", agency=du_hang),
    ]
    pages = pages_of(an_edition(*letters))
    march = ["bim-son/q-khcn/2026-Q1/", "b/khcn-tai-chinh/2026-03/", "a/khcn-tai-chinh/2026-03/"]
    assert letters_on(pages["archive/2026/03/"]) == march
    assert letters_on(pages["archive/2026/"]) == [*march, "a/khcn-tai-chinh/2026-02/"]
    assert [x.text for x in pages["archive/2026/03/"].headings] == [
        "Công văn tháng 3 năm 2026", "Quý I năm 2026", "Tháng 3 năm 2026",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("period", "month"),
    [("2026-02", 2), ("2026-Q1", 3), ("2026-Q4", 12), ("2026-H1", 6), ("2026-H2", 12), ("2026-9M", 9), ("2026", 12)],
)
def test_a_letter_stands_in_the_month_in_which_its_period_ends(period: str, month: int) -> None:
    """Whatever the length of the period, and whenever the letter was signed."""
    pages = pages_of(an_edition(a_letter(period, date=date(2027, 1, 5))))
    assert set(pages) == {"archive/", "archive/2026/", f"archive/2026/{month:02}/"}


@pytest.mark.parametrize(("count", "listed"), [(1, True), (200, True), (201, False), (5000, False)])
def test_a_year_lists_its_letters_where_they_are_few(count: int, listed: bool) -> None:
    """Of more than one page has room for it counts them by month, and leads to the months."""
    letters = many(count)
    page = year_page(2026, Shelf.of(an_edition(*letters)))
    assert len(letters_on(page)) == (count if listed else 0)
    assert {f"{x.id.period.last_month:02}/" for x in letters} <= set(Reading(page.html).links)
    assert f"{count:,}".replace(",", ".") + " công văn" in Reading(page.html).text
    assert len(page.html.encode()) < MOST_BYTES


@pytest.mark.parametrize(("count", "parts"), [(1, 1), (200, 1), (201, 2), (5000, 25)])
def test_a_month_lists_all_its_letters_in_parts(count: int, parts: int) -> None:
    """However many there are: each once, no page heavier than a phone likes, each part reached from the one before."""
    letters = many(count, months=1)
    pages = pages_of(an_edition(*letters))
    months = [x for name, x in pages.items() if name.startswith("archive/2026/01/")]
    assert len(months) == parts
    assert [y for x in months for y in letters_on(x)] == [f"{x.id}/" for x in letters]
    assert max(len(x.html.encode()) for x in months) < MOST_BYTES
    for here, following in pairwise(months):
        assert following.address in Reading(here.html).targets(here.address)
        assert here.address in Reading(following.html).targets(following.address)
    assert len({x.title for x in months}) == parts


def test_letters_are_counted_by_month_and_series() -> None:
    """Of 2026: two monthly ones in March, with the quarter's; one in January. By hand."""
    quarterly = a_series(id="q", short="Báo cáo quý")
    other = an_agency(id="ha-long", short="UBND xã Hà Long")
    letters = [
        a_letter("2026-03"), a_letter("2026-03", agency=other), a_letter("2026-01"), a_letter("2025-12"),
        a_letter("2026-Q1", series=quarterly),
    ]  # fmt: skip
    table = month_table(2026, Shelf.of(an_edition(*letters)))
    assert [x.id for x in table.series] == ["q", "khcn-tai-chinh"]
    assert {k: dict(v) for k, v in table.months.items()} == {
        (2026, 3): {"khcn-tai-chinh": 2, "q": 1},
        (2026, 1): {"khcn-tai-chinh": 1},
    }
    assert list(table.months) == [(2026, 3), (2026, 1)]
    assert dict(table.totals) == {"khcn-tai-chinh": 3, "q": 1}
    text = Reading(year_page(2026, Shelf.of(an_edition(*letters))).html).text
    assert "Tháng 3 1 2 3 Tháng 1 – 1 1 Cả năm 1 3 4" in text


def test_two_letters_of_one_day_and_a_draft_all_have_their_line() -> None:
    """Nothing is told apart by its date."""
    other = an_agency(id="ha-long", short="UBND xã Hà Long")
    edition = an_edition(a_letter(), a_letter(agency=other), a_draft("2026-04", series=a_series(id="khcn-b")))
    assert len(letters_on(pages_of(edition)["archive/2026/04/"])) == 3


def test_years_and_months_lead_to_their_neighbours() -> None:
    """From one to the next that has letters, over the turn of the year too."""
    edition = an_edition(a_letter("2024-01"), a_letter("2025-11"), a_letter("2026-01"))
    pages = pages_of(edition)
    assert {"../2024/", "../2026/"} <= set(Reading(pages["archive/2025/"].html).links)
    assert "../2027/" not in Reading(pages["archive/2026/"].html).links
    november = Reading(pages["archive/2025/11/"].html).targets("archive/2025/11/")
    assert {"archive/2024/01/", "archive/2026/01/"} <= november


def test_the_list_of_years_counts_each_series() -> None:
    """So that a reader knows what is in a year before opening it."""
    edition = an_edition(a_letter("2026-01"), a_letter("2026-02"))
    text = Reading(archive_page(edition, Shelf.of(edition)).html).text
    assert "Năm 2026 2 công văn" in text
    assert "KHCN – cơ chế tài chính: 2 công văn" in text


@pytest.mark.parametrize(("letters", "pictures"), [(many(1), 0), (many(12), 1), (many(24, months=1), 0)])
def test_a_year_s_months_are_drawn_where_there_are_several(letters: tuple[LetterView, ...], pictures: int) -> None:
    """One month alone shows no course."""
    edition = an_edition(*letters)
    tags = [tag for tag, _ in Reading(archive_page(edition, Shelf.of(edition)).html).tags]
    assert tags.count("svg") == pictures


def test_an_archive_without_letters_says_so() -> None:
    """One page, and no year."""
    edition = an_edition(a_letter())
    empty = EditionView(edition.audience, edition.as_of, edition.agencies, edition.series, (), ())
    pages = pages_of(empty)
    assert set(pages) == {"archive/"}
    assert "Kho chưa có công văn nào." in Reading(pages["archive/"].html).text
