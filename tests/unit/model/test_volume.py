"""Which letters are bound together, and in which order."""

from datetime import date

from congvan.model.terms import Status
from congvan.model.volume import volumes
from tests.factories import a_draft, a_letter, a_series, an_agency, an_edition

OTHER = an_agency(id="xa-mau", short="UBND xã Mẫu")


def test_the_year_is_that_of_the_date_of_issue() -> None:
    """A report on December that was issued in January is in January's volume, as in the register."""
    late = a_letter("2025-12", number=3, date=date(2026, 1, 5))
    (volume,) = volumes(an_edition(late))
    assert (volume.year, volume.name) == (2026, "bim-son-2026")


def test_drafts_are_not_bound_but_replaced_and_withdrawn_letters_are() -> None:
    """They keep their place in the register, and carry their marks."""
    replaced = a_letter("2026-01", number=1, date=date(2026, 1, 9), status=Status.REPLACED)
    withdrawn = a_letter("2026-02", number=2, date=date(2026, 2, 9), status=Status.WITHDRAWN)
    (volume,) = volumes(an_edition(a_draft("2026-03"), withdrawn, replaced))
    assert [x.number for _, x in volume.letters] == [1, 2]


def test_letters_of_one_day_are_in_the_order_of_their_numbers() -> None:
    """By number, not by its digits."""
    day, cause = date(2026, 4, 17), a_series(id="khac")
    letters = [a_letter(number=x, date=day, series=a_series(id=f"s{x}")) for x in (100, 9, 20)]
    later = a_letter(number=8, date=date(2026, 4, 18), series=cause)
    (volume,) = volumes(an_edition(later, *letters))
    assert [x.number for _, x in volume.letters] == [9, 20, 100, 8]


def test_one_an_agency_and_year_the_newest_first() -> None:
    """Agencies as the edition lists them; one without issued letters has none."""
    letters = [a_letter(f"{year}-0{n}", number=n, date=date(year, n, 9)) for year in (2025, 2026) for n in (1, 2)]
    edition = an_edition(*letters, a_draft("2026-05", agency=OTHER))
    assert [x.name for x in volumes(edition)] == ["bim-son-2026", "bim-son-2025"]
