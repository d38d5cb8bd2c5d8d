"""`model.markdown`: what somebody typed is printed as typed, whatever it looks like to Markdown or to us."""

import pytest

from congvan.model.markdown import escaped, in_draft


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("UBND xã Mẫu", "UBND xã Mẫu"),
        ("Kinh phí (triệu đồng) – năm 2026, 5%", "Kinh phí (triệu đồng) – năm 2026, 5%"),
        ("a\r\n# b\x85\u2028c", "a \\# b c"),
        ("{{ contact.phone }}", r"\{\{ contact\.phone \}\}".replace(r"\.", ".")),
        ("/// internal", "&#47;// internal"),
        ("x ~~~ y", "x &#126;~~ y"),
        ("[x](http://e.example) <b>", r"\[x\]\(http://e.example\) &lt;b&gt;"),
        ("- một", r"\- một"),
        ("1. một", r"1\. một"),
        ("a_b_", r"a\_b\_"),
        ("", ""),
    ],
)
def test_a_name_in_a_draft(typed: str, written: str) -> None:
    """Harmless ones stay readable; in others no sign means anything, and there is one line."""
    assert in_draft(typed) == written


def test_a_value_has_no_line_of_its_own() -> None:
    """Whatever breaks a line anywhere becomes a space."""
    assert escaped("a\r# b\n- c\r\nd") == r"a \# b \- c d"
