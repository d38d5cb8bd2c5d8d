import pytest

from congvan.render.pages.paging import LETTERS_A_PART, parts, titled


@pytest.mark.parametrize(
    ("letters", "sizes"),
    [
        (0, [0]),
        (1, [1]),
        (200, [200]),
        (201, [200, 1]),
        (400, [200, 200]),
        (5000, [200] * 25),
    ],
)
def test_every_item_is_on_one_part_in_order(letters: int, sizes: list[int]) -> None:
    """There is always a first part; no part is longer than a page may be, none but the first is empty."""
    found = parts("archive/2026/04/", range(letters))
    assert LETTERS_A_PART == 200
    assert [len(x.items) for x in found] == sizes
    assert [item for part in found for item in part.items] == list(range(letters))


@pytest.mark.parametrize(
    ("number", "address", "where", "ways"),
    [
        (1, "archive/2026/04/", (1, 2), ["Trang sau 2", "Trang cuối 4"]),
        (2, "archive/2026/04/page-2/", (3, 4), ["Trang đầu 1", "Trang trước 1", "Trang sau 3", "Trang cuối 4"]),
        (4, "archive/2026/04/page-4/", (7, 7), ["Trang đầu 1", "Trang trước 3"]),
    ],
)
def test_a_part_says_where_it_is_and_leads_to_the_others(
    number: int, address: str, where: tuple[int, int], ways: list[str]
) -> None:
    """To the first and the last, one back and one on; none leads to where one is, or beyond."""
    found = parts("archive/2026/04/", range(7), most=2)
    here = found[number - 1]
    addresses = {x.address: x.number for x in found}
    assert (here.address, (here.first, here.last), here.total) == (address, where, 7)
    assert [f"{words} {addresses[target]}" for words, target in here.turns] == ways


def test_one_part_leads_nowhere() -> None:
    """Neither does an empty one, whose items count from none to none."""
    nothing: tuple[str, ...] = ()
    (only,) = parts("drafts/", nothing)
    assert (only.turns, only.first, only.last, only.parts) == ((), 0, 0, 1)


def test_titles_tell_parts_apart() -> None:
    """The first bears the list's own name."""
    first, second = parts("drafts/", range(3), most=2)
    assert [titled("Dự thảo", x) for x in (first, second)] == ["Dự thảo", "Dự thảo (trang 2/2)"]
