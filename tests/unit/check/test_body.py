from pathlib import Path

import pytest

from tests.small_archive import DRAFT, changed, check


@pytest.mark.parametrize(
    "heading", ["# Thông tin chung", "### a) Thông tin chung", "## IV. Thông tin chung", "## 1.2. Thông tin chung ##",
                "   ##\tThông tin chung của đơn vị", "## 1) Thông tin chung"]
)  # fmt: skip
def test_a_section_however_it_is_numbered(tmp_path: Path, heading: str) -> None:
    """Numbers, levels and what follows do not matter."""
    assert check(tmp_path, changed(DRAFT, "## 1. Thông tin chung", heading))[1] == []


def test_the_tone_mark_may_stand_on_either_vowel(tmp_path: Path) -> None:
    """`hoà` and `hòa` are one word."""
    files = {
        **changed("reports/_series/bao-cao.yml", "Thông tin chung", "Điều hòa"),
        **{k: v for name in ("01", "02", "03")
           for k, v in changed(f"reports/xa-mau/bao-cao/2026-{name}.md", "Thông tin chung", "Điều hoà").items()},
    }  # fmt: skip
    assert check(tmp_path, files)[1] == []


@pytest.mark.parametrize(
    "link",
    ["[x](https://example.com/a?b#c)", "[x](mailto:a@example.com)", "[x](#muc)", "[x](<xa-mau/bao-cao/2026-01>)",
     '[x](xa-mau/bao-cao/2026-02 "tựa")', "![x](https://example.com/a.png)", "[^1]: chú thích", "x] (y)"],
)  # fmt: skip
def test_links_that_lead_somewhere(tmp_path: Path, link: str) -> None:
    """The net, a place on the page, another letter."""
    assert check(tmp_path, changed(DRAFT, "## 1.", f"{link}\n\n## 1."))[1] == []


@pytest.mark.parametrize(
    ("link", "column"),
    [
        ("[x](../2026-01/)", 5),
        ("[x](/etc/passwd)", 5),
        ("[x](<file:///etc/passwd>)", 6),
        ("[x](  data:text/html,x)", 7),
        ("![x](javascript:alert(1))", 6),
        ("[x](xa-mau/bao-cao/2025-01)", 5),
        ("[x](//example.com)", 5),
        ("[x]()", 5),
        ("[x]: //example.com", 6),
        ("{{ period }}, {{ subject }}: [x](y)", 34),
        ('{{ internal("ố") }} [x](y)', 25),
    ],
)
def test_links_that_lead_nowhere(tmp_path: Path, link: str, column: int) -> None:
    """Each is told at its target."""
    found = check(tmp_path, changed(DRAFT, "## 1.", f"{link}\n\n## 1."))[1]
    assert [(x.rule.code, x.place.line, x.place.column) for x in found] == [("CV403", 20, column)]
