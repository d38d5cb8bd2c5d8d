import json
from datetime import date
from typing import Any

from congvan.model.facts import FileFacts
from congvan.model.identity import LetterId
from congvan.model.terms import Status
from congvan.model.view import ChangeView, FigureField, LetterView, Relation
from congvan.render.pages.head import agency_head, home_head, letter_head, series_head
from congvan.render.pages.page import Head
from tests.factories import a_draft, a_letter, a_series, an_agency

OTHER = LetterId.parse("bim-son/khcn-tai-chinh/2026-05")
CHANGED = ChangeView(date(2026, 5, 3), "Sửa lỗi gõ", major=False)


def linked(head: Head) -> dict[str, Any]:
    """The linked data, read back."""
    data: dict[str, Any] = json.loads(head.linked_data)
    assert data["@context"] == "https://schema.org"
    return data


def meta(view: LetterView) -> dict[str, str]:
    """The pairs of a letter's head."""
    return dict(letter_head(view, {}).meta)


def test_a_letter_is_described_for_a_library() -> None:
    """Dublin Core names it, its office, its days, its series; a reference manager gets a report with its number."""
    told = meta(a_letter(changes=(CHANGED,)))
    assert told["DC.identifier"] == told["citation_technical_report_number"] == "12/UBND-VHXH"
    assert told["DC.creator"] == told["citation_author"] == "Ủy ban nhân dân phường Bỉm Sơn"
    assert (told["DC.date"], told["DCTERMS.modified"]) == ("2026-04-17", "2026-05-03")
    assert told["citation_publication_date"] == "2026/04/17"
    assert told["DCTERMS.temporal"] == "start=2026-04-01; end=2026-04-30; scheme=W3C-DTF"
    assert told["DC.language"] == "vi"


def test_a_draft_has_no_number_no_day_and_no_citation() -> None:
    """Nobody shall cite what is not issued."""
    told = meta(a_draft())
    assert told["DC.identifier"] == "bim-son/khcn-tai-chinh/2026-05"
    assert not [x for x in told if x.startswith("citation") or x in ("DC.date", "DCTERMS.modified")]


def test_what_replaces_it_is_told() -> None:
    """By the words in which people cite it, which need no address."""
    letter = a_letter(status=Status.REPLACED, relations=(Relation("replaced-by", OTHER, "15/X", date(2026, 5, 3)),))
    assert meta(letter)["DCTERMS.isReplacedBy"] == "Công văn số 15/X, ngày 03 tháng 5 năm 2026"
    assert linked(letter_head(letter, {}))["creativeWorkStatus"] == "Đã được thay thế"


def test_a_letter_is_a_report_with_files() -> None:
    """Links are relative to the page, so they are right on any host."""
    letter = a_letter()
    name = "bim-son-khcn-tai-chinh-2026-04"
    told = linked(letter_head(letter, {f"{letter.id}/{name}.pdf": FileFacts(4321, "ab")}))
    assert (told["@type"], told["reportNumber"], told["datePublished"]) == ("Report", "12/UBND-VHXH", "2026-04-17")
    assert told["author"]["url"] == "../../../agencies/bim-son/"
    assert [(x["contentUrl"], x.get("contentSize")) for x in told["encoding"]] == [
        (f"{name}.pdf", "4321 B"),
        (f"{name}.json", None),
    ]


def test_nothing_ends_the_script() -> None:
    """A subject that looks like markup stays text wherever JSON-LD is put."""
    head = letter_head(a_letter(subject="việc </script><script>alert(1)</script> & <!--"), {})
    assert not set("<>&") & set(head.linked_data)
    assert linked(head)["name"] == "Việc </script><script>alert(1)</script> & <!--"


def test_a_series_is_a_dataset() -> None:
    """With its files, its figures (two of one label once) and the time that its letters tell of."""
    fields = (FigureField("a", ("Hồ sơ", "Số"), "integer"), FigureField("b", ("Hồ sơ", "Số"), "integer"))
    head = series_head(a_series(fields=fields), (a_letter("2026-02"), a_letter("2025-11")))
    told = linked(head)
    assert told["temporalCoverage"] == "2025-11-01/2026-02-28"
    assert told["variableMeasured"] == ["Hồ sơ / Số"]
    assert [x["contentUrl"] for x in told["distribution"]] == [
        "../../data/khcn-tai-chinh.csv", "../../data/khcn-tai-chinh.xlsx",
    ]  # fmt: skip
    assert head.feeds[0][1] == "series/khcn-tai-chinh/feed.xml"
    assert "temporalCoverage" not in linked(series_head(a_series(), ()))


def test_the_site_can_be_searched_and_followed() -> None:
    """From its first page; an agency tells how it is reached, as far as anybody may know."""
    head = home_head("Kho công văn báo cáo", "UBND xã Mẫu")
    assert linked(head)["potentialAction"]["target"]["urlTemplate"] == "search/?q={q}"
    assert head.feeds == (("Kho công văn báo cáo", "feed.xml"),)
    office = agency_head(an_agency())
    assert (linked(office)["@type"], linked(office)["telephone"]) == ("GovernmentOrganization", "0237 000 0000")
    assert "telephone" not in linked(agency_head(an_agency(contact=None)))
