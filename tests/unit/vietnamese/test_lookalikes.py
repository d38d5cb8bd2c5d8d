"""Letters that only look Vietnamese become those that they look like, and others stay."""

import pytest

from congvan.vietnamese.lookalikes import as_meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Ðiều", "Điều"),
        ("ð", "đ"),
        ("Ɖảng", "Đảng"),
        ("b\u0430n", "ban"),
        ("\u0422inh", "Tinh"),
        ("\uff21\uff22", "AB"),
        ("tınh", "tinh"),
        ("thé\u0302", "thế"),
        ("\u041c\u043e\u0441\u043a\u0432\u0430", "\u041c\u043e\u0441\u043a\u0432\u0430"),
        ("Điều", "Điều"),
        ("Ω", "Ω"),
        ("日本", "日本"),
    ],
)
def test_as_meant(typed: str, meant: str) -> None:
    """Letters of another alphabet are changed beside Latin ones only."""
    assert as_meant(typed) == meant
