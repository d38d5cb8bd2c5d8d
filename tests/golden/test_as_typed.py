"""A real letter as it was typed, with its slips: each is found where it stands, and nothing else is called wrong.

Only its numbered titles were made headings and its envelope moved into the front matter, as an import does. The list
was made by reading the letter, before any rule was written.
"""

from datetime import date
from pathlib import Path

import pytest

from congvan.checking import check
from congvan.model.finding import Finding, Severity
from congvan.model.text import Language
from tests.integration.archives import ROOT, copy_archive

LETTER = "bim-son/khcn-tai-chinh/2026-04"
TYPED = Path(__file__).with_name("as_typed") / "2026-04.md"
_DAY = date(2026, 4, 17)  # before it was due
# What is wrong in it: words at the place, line, code; in the order of the letter.
SLIPS = (
    ("UBND-VHXXH", 4, "CV115"),  # no notation of the ward's
    (", since", 13, "CV307"),  # neither box is ticked: fund established?
    ("}", 13, "CV307"),  # neither box is ticked: charter issued?
    ("1133/SKH-CN-KHTC", 16, "CV756"),  # the letter that asks is 1133/SKHCN-KHTC
    ("Nguyễn Văn An", 23, "CV601"),
    ("0900000001", 23, "CV601"),
    ("nguyenvanan@example.com", 24, "CV601"),
    ("Lồng ghép", 30, "CV774"),  # capital behind a semicolon, here and further down
    ("kinh tế – xã hội", 30, "CV722"),  # elsewhere with a hyphen
    ("a) Huy động", 34, "CV418"),  # a dash before the letter, which b) and c) lack
    ("Bim Sơn", 50, "CV730"),
    (":", 56, "CV436"),  # the year in which the fund began is blank
    ("Chưa thực hiện", 76, "CV410"),  # said on the line of the heading
    ("Bim Sơn", 86, "CV730"),
    ("Thanh hóa", 86, "CV730"),
)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[Finding]:
    """The findings in the letter as typed, in an archive with its agency and series."""
    root = copy_archive(tmp_path_factory.mktemp("typed"), ())
    letter = root / f"reports/{LETTER}.md"
    letter.parent.mkdir(parents=True, exist_ok=True)
    letter.write_bytes(TYPED.read_bytes())
    return [x for x in check(root / "reports", None, _DAY) if x.place.path == f"reports/{LETTER}.md"]


def test_every_slip_is_found_and_nothing_else(found: list[Finding]) -> None:
    """Each at its line and column; no other finding, of any severity."""
    lines = TYPED.read_text("utf-8").split("\n")
    expected = [(code, line, lines[line - 1].index(words) + 1) for words, line, code in SLIPS]
    assert [(x.rule.code, x.place.line, x.place.column) for x in found] == expected


def test_what_is_certain_stops_the_letter(found: list[Finding]) -> None:
    """A wrong notation, boxes left open and personal data are errors; the rest is worth a look."""
    assert [x.rule.code for x in found if x.rule.severity is Severity.ERROR] == [
        "CV115", "CV307", "CV307", "CV601", "CV601", "CV601",
    ]  # fmt: skip


def test_the_cures_are_those_of_the_letter_as_mended(found: list[Finding]) -> None:
    """What the hints tell to write is what the sample archive's mended copy of the letter has."""
    mended = (ROOT / f"reports/{LETTER}.md").read_text("utf-8")
    hints = " ".join(x.hint(Language.VI) for x in found)
    for words in ("UBND-VHXH", "1133/SKHCN-KHTC", "{{ contact.name }}", "{{ contact.phone }}", "{{ contact.email }}",
                  "kinh tế - xã hội", "Bỉm Sơn", "Thanh Hóa"):  # fmt: skip
        assert words in hints
        assert words in mended or words == "Bỉm Sơn"
