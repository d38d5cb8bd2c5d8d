from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan.check.body.ending import check_ending
from congvan.check.body.leftovers import check_leftovers
from congvan.check.body.numbering import check_numbering, to_roman
from congvan.check.body.structure import check_structure
from congvan.check.sheet import House, Sheet
from congvan.model.terms import Audience
from congvan.model.text import Language
from congvan.read.body import read_body


def _sheet(text: str) -> Sheet:
    """A public letter of no series with this body."""
    raw = SimpleNamespace(body=read_body(text, "a.md", 1)[0], source="a.md", front={}, files=(), unsure=False)
    return Sheet(raw, None, None, None, Audience.PUBLIC, {}, House())  # type: ignore[arg-type]


def _slips(lines: str) -> list[str]:
    """What is found in these lines, which `/` parts: the code, the line, and what was expected."""
    text = "\n".join(x.strip(" ") for x in lines.split("/"))
    found = list(check_numbering(_sheet(text)))
    said = [x.values.get("expected") or x.values.get("right") or x.values["label"] for x in found]
    return [f"{x.rule.code} {x.place.line} {getattr(y, 'text', y)}" for x, y in zip(found, said, strict=True)]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("## 1. A / ## 2. B / ## 3. C", []),
        ("## 1. A / ## 2. B / ## 4. C / ## 5. D", ["CV415 3 3"]),
        ("## 1. A / ## 2. B / ## 13. C / ## 4. D", ["CV415 3 3"]),  # one slip of the finger, not two
        ("## 1. A / ## 1. B / ## 3. C", ["CV415 2 2"]),
        ("## I. A / ## II. B / ## IV. C", ["CV415 3 III"]),
        ("## I. A / ### 1. a / ### 2. b / ## II. B / ### 3. c", []),  # clauses numbered through the parts
        ("## I. A / ### 1. a / ### 2. b / ## II. B / ### 1. c", []),
        ("## I. A / ### 1. a / #### 1.1. x / #### 1.2. y / ### 2. b / #### 2.1. z", []),
        ("## 1. A / ### 1.1. a / ### 1.3. b", ["CV415 3 1.2"]),
        ("## 1. A / ### 1.1 a / ### 1.2 b / ## 2. B / ### 1.3 c", ["CV416 5 2.1"]),
        ("## 1. A / ### 1.1. a / ### 2.2. b", ["CV416 3 1.2"]),
        ("## 1. A / ### 1.1.1. a", []),
        ("## 1. A / ## B / ### 2.1. a / ### 2.2. b / ## 2. C", []),  # below a heading without a number
        ("## 1. A / ### a) x / ### b) y / ## 2. B / ### a) z", []),
        ("## 1. A / ### a) x / ### b) y / ## 2. B / ### c) z", ["CV415 5 a"]),
        ("a) x / b) y / c) z / d) t / đ) u / e) v / g) w", []),
        ("a) x / b) y / c) z / d) t / e) v", ["CV415 5 đ"]),
        ("e) x", ["CV415 1 a"]),
        ("a) x / 1. m / 2. n / b) y / 1. m", []),
        ("a) x / / b) y / / Và: / / a) z / / b) t", []),  # a list that begins anew
        ("1. x / 2. y / / Và: / / 3. z", []),
        ("1. x / 3. y", ["CV415 2 2"]),
        ("1. x / 2. y / 3. z / / Khoản 2 Điều 7: / / 2. t", []),  # a clause quoted
        ("1. x / 1. y / 1. z", []),  # as Markdown allows
        ("- x /   1. a /   2. b / - y /   1. a", []),
        ("## 1. A / ## 2. B / / 1. x / 2. y / 3. z / / 2.1. t", []),
        ("- a) x / / #### b) y", ["CV418 1 a)"]),
        ("2.382 hộ / / 30.4 / / 12 hộ", []),
        ("## 1) A / ### 1.1) B / ### a. C", ["CV419 1 1.", "CV419 2 1.1.", "CV419 3 a)"]),
        ("## 1. A / ### 1.1 B", []),
    ],
)
def test_numbers_follow_one_another(lines: str, found: list[str]) -> None:
    """Each label follows its neighbour and bears the number of what holds it; else the right one is told."""
    assert _slips(lines.replace("/ ", "/")) == found


def test_an_internal_number_is_not_told_to_the_public() -> None:
    """What a finding quotes from an internal passage is for those who may read it there."""
    text = "## 1. A\n\n/// internal\n## 1. A\n## 7. B\n///\n"
    shown = [x.message(Language.VI, Audience.PUBLIC) for x in check_numbering(_sheet(text))]
    assert len(shown) == 2
    assert not any("7" in x for x in shown)


def test_roman_digits() -> None:
    """As they were learnt at school."""
    assert [to_roman(x) for x in (1, 4, 9, 14, 39, 40, 89)] == ["I", "IV", "IX", "XIV", "XXXIX", "XL", "LXXXIX"]


_PIECES = st.sampled_from(
    ["# ", "## ", "### ", "1. ", "2.1. ", "a) ", "IV. ", "- ", "* ", "\n", "\n\n", "…", "...", "[ ]", "<điền>", "./.",
     "xxx", "ngày ", "/// internal\n", "///\n", "| ", ":", "**", "_", "```", "<!--", "-->", "lời", " ", "{{ period }}"]
)  # fmt: skip


@given(st.lists(_PIECES | st.text(max_size=3), max_size=40).map("".join))
def test_any_body_can_be_checked(text: str) -> None:
    """Nothing raises, every place lies in the text, and every sentence can be said."""
    sheet = _sheet(text)
    lines = sheet.body.text.split("\n")
    for check in (check_structure, check_numbering, check_leftovers, check_ending):
        for finding in check(sheet):
            line, column = finding.place.line or 1, finding.place.column or 1
            assert 1 <= column <= len(lines[line - sheet.body.first_line]) + 1
            assert finding.message(Language.VI)
            assert finding.hint(Language.EN)
