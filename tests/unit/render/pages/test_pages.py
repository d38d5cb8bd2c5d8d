from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from congvan.model import address
from congvan.model.facts import FileFacts
from congvan.model.identity import LetterId
from congvan.model.period import Period
from congvan.model.terms import Audience, Frequency, Status, Urgency
from congvan.model.view import ChangeView, EditionView, Figure, Person, Relation, WithdrawalView
from congvan.render.body import render_body
from congvan.render.pages import Page, edition_pages
from tests.factories import a_draft, a_duty, a_letter, a_series, an_agency, an_attachment, an_edition
from tests.unit.render.pages.html_reader import Reading

APRIL = LetterId("bim-son", "khcn-tai-chinh", Period(2026, Frequency.MONTHLY, 4))
MARCH = LetterId("bim-son", "khcn-tai-chinh", Period(2026, Frequency.MONTHLY, 3))


def a_full_edition() -> EditionView:
    """An internal edition in which every part of every page occurs."""
    other = an_agency(id="ha-long", name="Ủy ban nhân dân xã Hà Long", short="UBND xã Hà Long", contact=None)
    quarterly = a_series(
        id="chuyen-doi-so", short="Chuyển đổi số", frequency=Frequency.QUARTERLY, months_after=1, internal=True
    )
    april = a_letter(
        previous=MARCH,
        urgency=Urgency.HOA_TOC,
        contact=Person("Nguyễn Văn An", "0900000001", "nguyenvanan@example.com"),
        notes="Chờ Sở trả lời.",
        attachments=(an_attachment(), an_attachment(file="Dự toán 1.xlsx", title="Dự toán", internal=True)),
        relations=(Relation("replaces", MARCH, "9/UBND-VHXH", date(2026, 3, 18)),),
        changes=(ChangeView(date(2026, 5, 2), "Sửa tổng số.", major=True),),
        figures=(Figure("plan", ("Kế hoạch",), "500 triệu đồng", 500_000_000, "đồng", internal=True),),
        body="## Mục một\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n",
    )
    march = a_letter(
        "2026-03",
        number=9,
        date=date(2026, 3, 23),
        due=date(2026, 3, 20),
        status=Status.WITHDRAWN,
        withdrawn=WithdrawalView(date(2026, 4, 2), "Tính nhầm."),
        relations=(Relation("replaced-by", APRIL, "12/UBND-VHXH", date(2026, 4, 17)),),
        next=APRIL,
    )
    quarter = a_letter("2025-Q4", agency=other, series=quarterly, internal=True, number=80, date=date(2026, 1, 5))
    return an_edition(
        a_draft(), april, march, quarter,
        audience=Audience.INTERNAL,
        duties=(a_duty(agency=other, due=date(2026, 5, 1), overdue=True), a_duty(agency=other)),
    )  # fmt: skip


def pages_of(edition: EditionView, pdf_size: int | None = 48_213) -> dict[str, Page]:
    """Make an edition's pages by address."""
    bodies = {x.id: render_body(x.body) for x in edition.letters}
    files = {address.letter_pdf(x.id): FileFacts(pdf_size, "0" * 64) for x in edition.letters if pdf_size}
    return {page.address: page.make() for page in edition_pages(edition, bodies, files)}


FULL = pages_of(a_full_edition())
LETTER_PAGES = {address.letter(x.id) for x in a_full_edition().letters}
EMPTY = pages_of(replace(an_edition(), letters=(), agencies=(), series=()))


def test_an_edition_has_a_page_for_everything_that_the_contract_addresses() -> None:
    """Home, search, the indexes, each agency, series, year, month and letter, the office's lists, and no page more."""
    assert set(FULL) == {
        "", "search/", "agencies/", "series/", "archive/",
        "agencies/bim-son/", "agencies/ha-long/", "series/khcn-tai-chinh/", "series/chuyen-doi-so/",
        "archive/2026/", "archive/2025/", "archive/2026/05/", "archive/2026/04/", "archive/2026/03/",
        "archive/2025/12/", "drafts/", "findings/", "register/", "register/bim-son/2026/", "register/ha-long/2026/",
        "bim-son/khcn-tai-chinh/2026-05/", "bim-son/khcn-tai-chinh/2026-04/", "bim-son/khcn-tai-chinh/2026-03/",
        "ha-long/chuyen-doi-so/2025-Q4/",
    }  # fmt: skip


def test_an_empty_archive_has_pages_too() -> None:
    """An archive without a letter is a site that says so."""
    assert set(EMPTY) == {"", "search/", "agencies/", "series/", "archive/"}
    assert "Chưa có công văn nào" in Reading(EMPTY[""].html).text


@pytest.mark.parametrize("page", [*FULL.values(), *EMPTY.values()], ids=lambda x: f"/{x.address}")
class TestEveryPage:
    def test_holds_no_style_script_or_handler(self, page: Page) -> None:
        """The content area needs no exception from a strict content security policy."""
        for tag, attributes in Reading(page.html).tags:
            assert tag not in {"script", "style", "link", "object", "embed"}
            assert not [name for name in attributes if name == "style" or name.startswith("on")]

    def test_links_only_to_what_the_edition_has(self, page: Page) -> None:
        """A browser that follows any link arrives at a page, a PDF or an attachment, and never outside."""
        letters = "bim-son/khcn-tai-chinh/2026-04/"
        files = {f"{x}{x.rstrip('/').replace('/', '-')}.pdf" for x in LETTER_PAGES}
        files |= {f"{letters}bang-so-lieu.xlsx", f"{letters}Dự toán 1.xlsx"}
        assert Reading(page.html).targets(page.address) <= FULL.keys() | files
        assert not [x for x in Reading(page.html).links if x.startswith(("/", "http", "//"))]

    def test_has_one_h1_first_and_every_heading_that_it_lists(self, page: Page) -> None:
        """The contents lead to places that exist, and the h1 is where "skip" leads."""
        reading = Reading(page.html)
        assert [tag for tag, _ in reading.tags].count("h1") == 1
        assert page.headings[0].level == 1
        assert {x.id for x in page.headings} <= set(reading.ids)

    def test_uses_no_id_twice(self, page: Page) -> None:
        """Every label and every link into a page has one place to lead to."""
        ids = Reading(page.html).ids
        assert len(ids) == len(set(ids))

    def test_describes_itself(self, page: Page) -> None:
        """Tabs and search engines get a title and one sentence."""
        assert page.title
        assert page.description.endswith(".")

    def test_labels_every_field(self, page: Page) -> None:
        """Each input has a label of its own."""
        tags = Reading(page.html).tags
        labelled = {attributes.get("for") for tag, attributes in tags if tag == "label"}
        assert {attributes["id"] for tag, attributes in tags if tag == "input"} <= labelled


def test_what_an_officer_typed_stays_text() -> None:
    """A subject, a label or a name that looks like HTML is shown as it was typed."""
    planted = "<img src=x onerror=alert(1)> & bạn"
    agency = an_agency(name=planted, short=planted)
    series = a_series(short=planted, title=planted)
    letter = a_letter(agency=agency, series=series, subject=planted, to=(planted,), copies=(planted,), notes=planted)
    for page in pages_of(an_edition(letter)).values():
        assert not [x for tag, x in Reading(page.html).tags if tag == "img"]
    page = pages_of(an_edition(letter))[address.letter(letter.id)]
    assert Reading(page.html).text.count("<img src=x onerror=alert(1)> & bạn") >= 5


@pytest.mark.parametrize(
    ("changes", "notice"),
    [
        ({"status": Status.REPLACED}, "Đã được thay thế"),
        ({"status": Status.WITHDRAWN, "withdrawn": WithdrawalView(date(2026, 5, 2), "Tính nhầm.")}, "Đã thu hồi"),
    ],
)
def test_a_letter_that_no_longer_holds_keeps_its_page(changes: dict[str, Any], notice: str) -> None:
    """Every address of the edition stays, and the letter's page and every list that names it say what became of it."""
    before = pages_of(an_edition(a_letter()))
    after = pages_of(an_edition(a_letter(**changes)))
    assert set(after) == set(before)
    for page in ("", "agencies/bim-son/", "archive/2026/", "archive/2026/04/", address.letter(a_letter().id)):
        assert notice in Reading(after[page].html).text
        assert notice not in Reading(before[page].html).text


def test_pages_are_the_same_on_every_run() -> None:
    """A page is a function of the views."""
    assert pages_of(a_full_edition()) == FULL
