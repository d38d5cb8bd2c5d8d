from congvan.render.pages import search_page
from congvan.render.pages.shelf import agencies_in_order
from tests.factories import an_agency
from tests.unit.render.pages.html_reader import Reading


def test_the_search_page_has_the_places_that_its_script_fills() -> None:
    """And tells what to do without a script."""
    reading = Reading(search_page().html)
    assert {"congvan-search", "cv-search-form", "cv-search-input", "cv-search-status", "cv-search-results"} <= set(
        reading.ids
    )
    assert [x["aria-live"] for _, x in reading.tags if x.get("id") == "cv-search-status"] == ["polite"]
    assert "cv-search-without" in reading.ids


def test_agencies_stand_as_in_a_vietnamese_dictionary() -> None:
    """Đ comes after D, not after Z."""
    names = ["UBND xã Đông", "UBND xã Yên", "UBND xã Dân", "UBND xã An"]
    ordered = agencies_in_order(an_agency(id=x, short=x) for x in names)
    assert [x.short for x in ordered] == ["UBND xã An", "UBND xã Dân", "UBND xã Đông", "UBND xã Yên"]
