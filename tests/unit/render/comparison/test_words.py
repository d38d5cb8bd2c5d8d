"""Word-level comparison: hand-worked cases, and that what is told gives the new text of the old one."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan.render.comparison.words import Word, clipped, opcodes, word_runs, words_of


def marked(before: str, now: str) -> str:
    """Compare two texts; what came stands in [+ +], what went in [- -], what is left out as {…}."""
    signs = {"same": "{}", "added": "[+{}+]", "gone": "[-{}-]", "skipped": "{{…}}"}
    return "".join(signs[x.kind].format(x.text) for x in word_runs(words_of(before), words_of(now)))


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ("", "", ""),
        ("một hai", "một hai", "một hai"),
        ("một hai ba", "một bốn ba", "một[- hai-][+ bốn+] ba"),
        ("Đã chi 200 triệu đồng.", "Đã chi 350 triệu đồng.", "Đã chi[- 200-][+ 350+] triệu đồng."),
        ("chưa thành lập", "thành lập", "[-chưa -]thành lập"),
        ("☐ Đã; ☑ Chưa", "☑ Đã; ☐ Chưa", "[-☐-][+☑+] Đã;[- ☑-][+ ☐+] Chưa"),
        ("hết, xong.", "hết; xong.", "hết[-,-][+;+] xong."),
        ("2,382 tỷ", "2,4 tỷ", "[-2,382 -][+2,4+] tỷ"),
        ("số 12/UBND-VHXH", "số 13/UBND-VHXH", "số[- 12/UBND-VHXH-][+ 13/UBND-VHXH+]"),
        # `là` alone between longer changes is no help to a reader
        ("a b c d là e f g h", "i j k l là m n o p", "[-a b c d là e f g h -][+i j k l là m n o p+]"),
    ],
)
def test_runs(before: str, now: str, told: str) -> None:
    """What stayed, came and went, in reading order."""
    assert marked(before, now) == told


_TEXTS = st.lists(st.sampled_from(["một", "hai", "ba", "12", ";", "Đ", "200 triệu"]), max_size=30).map(" ".join)


@given(_TEXTS, _TEXTS)
def test_the_steps_make_the_new_of_the_old(before: str, now: str) -> None:
    """Applied to the old words, they give the new ones; and they name every word of both once."""
    old, new = [x.key for x in words_of(before)], [x.key for x in words_of(now)]
    made: list[str] = []
    used: list[str] = []
    for tag, i1, i2, j1, j2 in opcodes(old, new):
        assert tag in {"equal", "replace", "delete", "insert"}
        made += old[i1:i2] if tag == "equal" else new[j1:j2]
        used += old[i1:i2]
    assert (made, used) == (new, old)


@given(_TEXTS, _TEXTS)
def test_the_runs_hold_both_texts(before: str, now: str) -> None:
    """`same` and `gone` are the old text, `same` and `added` the new one; neighbours differ in fate."""
    runs = word_runs(words_of(before), words_of(now))
    assert "".join(x.text for x in runs if x.kind != "gone") == now
    assert "".join(x.text for x in runs if x.kind != "added").split() == before.split()
    assert all(x.kind != y.kind for x, y in pairwise(runs))


def test_what_means_the_same_is_the_same() -> None:
    """Words with one key are the same word; the new look is shown. A pair that is expected is no change."""
    runs = word_runs([Word("tháng 3", "kỳ"), Word(" xong", "xong")], [Word("tháng 4", "kỳ"), Word(" xong", "xong")])
    assert [(x.kind, x.text) for x in runs] == [("same", "tháng 4 xong")]
    runs = word_runs(words_of("chi 12 đồng"), words_of("chi 15 đồng"), frozenset({("12", "15")}))
    assert [(x.kind, x.text) for x in runs] == [("same", "chi 15 đồng")]


def test_long_stretches_are_clipped() -> None:
    """Of forty words before a change the last fourteen stay; a change is never cut."""
    text = " ".join(f"từ{x}" for x in range(40))
    runs = clipped(word_runs(words_of(f"{text} cũ"), words_of(f"{text} mới")))
    assert [x.kind for x in runs] == ["skipped", "same", "gone", "added"]
    assert runs[1].text.split() == [f"từ{x}" for x in range(26, 40)]
    assert "".join(x.text for x in runs if x.kind != "gone") == f"{text} mới"


def test_huge_sequences() -> None:
    """30,000 words all of which are new are told at once, with what they begin and end with alike."""
    old = ["đầu", *(f"a{x}" for x in range(30_000)), "cuối"]
    new = ["đầu", *(f"b{x}" for x in range(30_000)), "cuối"]
    started = time.process_time()
    assert opcodes(old, new) == [("equal", 0, 1, 0, 1), ("replace", 1, 30_001, 1, 30_001), ("equal", 30_001, 30_002, 30_001, 30_002)]  # fmt: skip  # noqa: E501
    assert time.process_time() - started < 2
