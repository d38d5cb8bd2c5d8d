import pytest

from congvan.render.csv_text import csv_text, defused


@pytest.mark.parametrize(
    ("text", "harmless"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1", "'  =1"),
        ("\u00a0=1", "'\u00a0=1"),
        ("a;=1", "a;'=1"),  # a spreadsheet that parts cells at semicolons begins a cell here
        ("a\t=1", "a\t'=1"),
        ("a\r\n+1", "a\r\n'+1"),
        ('"\n=1', "\"\n'=1"),
        ("＝1", "'＝1"),
        ("\tx", "'\tx"),
        ("a = b", "a = b"),
        ("12/UBND-VHXH", "12/UBND-VHXH"),
        ("a; b", "a; b"),
        ("", ""),
    ],
)
def test_nothing_is_run(text: str, harmless: str) -> None:
    """An apostrophe, which spreadsheets do not show, stands before all that one could run; other text is as it was."""
    assert defused(text) == harmless


def test_heads_are_defused_too() -> None:
    """A label of a figure is somebody's text like any other."""
    assert csv_text(["=1"], []) == "\ufeff'=1\r\n"


def test_numbers_below_zero_stay_numbers() -> None:
    """What is a number is no text."""
    assert csv_text(["a", "b", "c"], [[-5, -0.5, None]]).splitlines()[1] == "-5,-0.5,"
