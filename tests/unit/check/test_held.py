"""Which version of an issued letter counts, whatever file it lay in, and which letters are gone."""

from datetime import date

import pytest

from congvan.check.held import Register
from congvan.check.issued import Said, Version
from tests.unit.check.test_issued import GONE, LETTER, after, said

ISSUED = said(LETTER)
DRAFT = said(LETTER.replace("issued", "draft"))
TYPO = after("việc mẫu", "việc khác")
ENTRY = "---\n\nĐơn", "changes: [{date: 2026-02-01, note: Sửa trích yếu}]\n---\n\nĐơn"
DECLARED = after("việc mẫu", "việc khác", *ENTRY)
WITHDRAWN = after("việc mẫu", "việc khác", *GONE)
OTHER_NUMBER = after("number: 1", "number: 9", "việc mẫu", "việc khác")
MAY = after("number: 1", "number: 4", "2026-01-19", "2026-04-19", "việc mẫu", "việc tháng tư")
JANUARY, APRIL, ELSEWHERE = "xa-mau/bao-cao/2026-01.md", "xa-mau/bao-cao/2026-04.md", "xa-moi/bao-cao/2026-01.md"


def register(*versions: tuple[str, Said] | tuple[str, Said, str]) -> Register:
    """What comes of versions: file, what it says, and where the file was moved from; the oldest comes first."""
    seen = Register()
    for number, (path, words, *origin) in enumerate(versions):
        seen.see(Version(words, date(2026, 1, 20), path, "".join(origin), len(versions) - number))
    return seen


def held(seen: Register, path: str = JANUARY) -> Said | None:
    """What a file must still say."""
    letter = seen.held(path)
    return letter.version.said if letter else None


def gone(seen: Register, *present: str) -> list[str]:
    """The letters that are gone, if these files are there."""
    return [path for path, _ in seen.gone(present)]


@pytest.mark.parametrize(
    ("versions", "counts"),
    [
        ([], None),
        ([DRAFT, DRAFT], None),
        ([DRAFT, ISSUED], ISSUED),
        ([ISSUED, TYPO], ISSUED),  # and whatever comes is held against what was issued
        ([ISSUED, TYPO, ISSUED], ISSUED),  # put back
        ([ISSUED, TYPO, DECLARED], DECLARED),  # said later
        ([ISSUED, DECLARED, TYPO], DECLARED),
        ([ISSUED, DRAFT, TYPO], ISSUED),  # under the same number and date it is the same letter
        ([ISSUED, DRAFT, OTHER_NUMBER], OTHER_NUMBER),  # issued anew: its number was corrected
        ([ISSUED, OTHER_NUMBER], ISSUED),
        ([ISSUED, DECLARED, TYPO, DRAFT, ISSUED], DECLARED),  # what was told is not taken back
        ([ISSUED, WITHDRAWN, TYPO], WITHDRAWN),
        ([ISSUED, DRAFT, OTHER_NUMBER, DRAFT, TYPO], ISSUED),  # again what it was
        ([ISSUED, DRAFT, OTHER_NUMBER, DRAFT, DECLARED], DECLARED),
    ],
)  # fmt: skip
def test_version_that_counts(versions: list[Said], counts: Said | None) -> None:
    """The first that was issued, or the last that was declared."""
    assert held(register(*((JANUARY, x) for x in versions))) == counts


def test_moved_under_its_number() -> None:
    """It is the same letter, wherever it lies; its old file is not gone, and may be another letter's."""
    seen = register((JANUARY, ISSUED), (APRIL, TYPO, JANUARY))
    assert (held(seen, APRIL), held(seen), gone(seen, APRIL)) == (ISSUED, None, [])
    seen = register((JANUARY, ISSUED), (APRIL, ISSUED, JANUARY), (JANUARY, OTHER_NUMBER))
    assert (held(seen, APRIL), held(seen), gone(seen, APRIL, JANUARY)) == (ISSUED, OTHER_NUMBER, [])


def test_moved_and_moved_back() -> None:
    """A file that bears again what it was issued as is held to that, whatever it was in between."""
    away = (JANUARY, ISSUED), (APRIL, MAY, JANUARY)
    for back in ((JANUARY, TYPO, APRIL), (JANUARY, TYPO)):
        assert held(register(*away, back)) == ISSUED
    assert held(register(*away, (APRIL, DRAFT), (APRIL, TYPO)), APRIL) == ISSUED
    assert held(register((JANUARY, ISSUED), (APRIL, DRAFT, JANUARY), (APRIL, TYPO)), APRIL) == ISSUED


@pytest.mark.parametrize("other", [MAY, DRAFT])
def test_a_letter_made_into_another_is_gone(other: Said) -> None:
    """Last month's file moved into this month's, under another number or as a draft, takes the letter away."""
    seen = register((JANUARY, ISSUED), (APRIL, other, JANUARY))
    assert gone(seen, APRIL) == [JANUARY]
    assert gone(seen, APRIL, JANUARY) == []
    slow = register((JANUARY, ISSUED), (APRIL, ISSUED, JANUARY), (APRIL, DRAFT), (APRIL, MAY))
    assert gone(slow, APRIL) == [JANUARY]


def test_a_draft_and_gone() -> None:
    """A letter that was a draft again before it was deleted was issued all the same."""
    assert gone(register((JANUARY, ISSUED), (JANUARY, DRAFT))) == [JANUARY]
    assert gone(register((JANUARY, DRAFT), (JANUARY, DRAFT))) == []


def test_honest_work_is_silent() -> None:
    """A draft is renamed, or last month's taken for this month's; an agency is renamed, a number corrected before."""
    renamed = register((JANUARY, DRAFT), (APRIL, DRAFT, JANUARY), (APRIL, MAY))
    assert (held(renamed, APRIL), gone(renamed, APRIL)) == (MAY, [])
    corrected = register(
        (JANUARY, ISSUED), (JANUARY, DRAFT), (JANUARY, OTHER_NUMBER), (ELSEWHERE, OTHER_NUMBER, JANUARY)
    )
    assert (held(corrected, ELSEWHERE), gone(corrected, ELSEWHERE)) == (OTHER_NUMBER, [])
    later = register((JANUARY, ISSUED), (ELSEWHERE, ISSUED, JANUARY), (ELSEWHERE, DRAFT), (ELSEWHERE, OTHER_NUMBER))
    assert (held(later, ELSEWHERE), gone(later, ELSEWHERE)) == (OTHER_NUMBER, [])
    third = ELSEWHERE.replace("xa-moi", "xa-nua")
    twice = register(
        (JANUARY, ISSUED),
        (ELSEWHERE, ISSUED, JANUARY),
        (ELSEWHERE, DRAFT),
        (ELSEWHERE, OTHER_NUMBER),
        (third, OTHER_NUMBER, ELSEWHERE),
    )
    assert (held(twice, third), gone(twice, third)) == (OTHER_NUMBER, [])
    again = register((JANUARY, ISSUED), (ELSEWHERE, ISSUED, JANUARY), (JANUARY, ISSUED, ELSEWHERE))
    assert (held(again), gone(again, JANUARY)) == (ISSUED, [])


def test_issued_anew_before_git_knows() -> None:
    """After a draft, another number is another letter; one that it bore is not."""
    seen = register((JANUARY, ISSUED), (JANUARY, DRAFT))
    assert (seen.free(JANUARY, OTHER_NUMBER), seen.free(JANUARY, TYPO)) == (True, False)
    assert not register((JANUARY, ISSUED)).free(JANUARY, OTHER_NUMBER)
