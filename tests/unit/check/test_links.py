from pathlib import Path

import pytest

from tests.small_archive import DRAFT, changed, check


@pytest.mark.parametrize(
    "link",
    ["[x](https://example.com/a?b#c)", "[x](mailto:a@example.com)", "[x](#muc)", "[x](<xa-mau/bao-cao/2026-01>)",
     '[x](xa-mau/bao-cao/2026-02 "tựa")', "![x](https://example.com/a.png)", "[^1]: chú thích", "x] (y)"],
)  # fmt: skip
def test_links_that_lead_somewhere(tmp_path: Path, link: str) -> None:
    """The net, a place on the page, another letter."""
    found = check(tmp_path, changed(DRAFT, "## 1.", f"{link}\n\n## 1."))[1]
    assert not [x for x in found if x.rule.code == "CV403"]


@pytest.mark.parametrize(
    ("link", "column"),
    [
        ("[x](../2026-01/)", 5),
        ("[x](/etc/passwd)", 5),
        ("[x](<file:///etc/passwd>)", 6),
        ("[x](  data:text/html,x)", 7),
        ("[x](javascript:alert(1))", 5),
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
    assert [(x.rule.code, x.place.line, x.place.column) for x in found if x.rule.code == "CV403"] == [
        ("CV403", 20, column)
    ]
