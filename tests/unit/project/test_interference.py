"""Nothing that the public may not see has a say in what it sees: the public view is the same with it and without.

Views are all that pages, PDFs, feeds, sums and file names are made of (tests/architecture/test_contracts.py): what is
equal here is equal in every file; tests/integration/test_planted_words.py compares the files of one archive too.
"""

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from congvan.model.history import Version
from congvan.model.identity import LetterId
from congvan.model.terms import Audience
from congvan.model.view import EditionView
from congvan.project import project
from tests.small_archive import AGENCY, DRAFT, FEBRUARY, FOLDER, SERIES, SOUND, Source, changed, check

_FIRST = "Thực hiện nhiệm vụ được giao, đơn vị báo cáo như sau:"
_INNER = "reports/_series/rieng.yml"
_OTHER = "reports/_agencies/xa-khac.yml"
_OTHERS = "reports/xa-khac/bao-cao"
_WHOLE = {AGENCY: SOUND[AGENCY].replace("series: [bao-cao]", "series: [bao-cao]\nconsolidates: [bao-cao]")}


def _letter(**front: str) -> str:
    """February's letter with these keys first, and others for those that it has."""
    kept = [x for x in SOUND[FEBRUARY].replace("60 triệu", "80 triệu").split("\n") if x.partition(":")[0] not in front]
    return "\n".join(["---", *(f"{k}: {x}" for k, x in front.items()), *kept[1:]])


_HIDDEN = _letter(visibility="internal", number="3", date="2026-12-31", subject="báo cáo vụ việc riêng")
_CONTACT = "contact: {name: Trần Thị Kín, phone: '0900000009', email: kin@example.com}"
_ASKED = "{{ contact.phone }} {{ tick(data.secret) }}"
_ATTACHED = "attachments:\n  - {file: a.csv, title: Bảng chung, visibility: public}\n"
_MARKED = (
    f'{_FIRST} {{{{ internal("%s") }}}}\n\n/// internal\n%s\n///\n\n'
    '| A | B |\n|---|---|\n| {{ internal("%s") }} | 2 |'
)
_NO_HIDDEN = changed(
    SERIES, "        hidden: {type: integer, format: vnd, visibility: internal, title: Dự phòng}\n", ""
)

# What an archive may have beside public things, and the same archive without it.
PAIRS: Mapping[str, tuple[Mapping[str, Source], Mapping[str, Source]]] = {
    "draft": ({}, {DRAFT: None}),
    "internal letter": ({f"{FOLDER}/2026-04.md": _HIDDEN}, {}),
    "internal letter between public ones": (
        {
            FEBRUARY: _HIDDEN.replace("2026-12-31", "2026-02-19").replace("80 triệu", "60 triệu"),
            f"{FOLDER}/2026-04.md": _letter(number="4"),
        },
        {FEBRUARY: None, f"{FOLDER}/2026-04.md": _letter(number="4")},
    ),
    "internal letter that corrects a public one": (
        {f"{FOLDER}/2026-04.md": _HIDDEN.replace("\nto:", "\ncorrects: xa-mau/bao-cao/2026-01\nto:", 1)},
        {},
    ),
    "internal letter that others' reports are consolidated in": (
        {
            **_WHOLE,
            _OTHER: SOUND[AGENCY].replace("xã Mẫu", "xã Khác").replace("XÃ MẪU", "XÃ KHÁC"),
            f"{_OTHERS}/2026-04.md": _letter(number="1"),
            f"{FOLDER}/2026-04.md": _HIDDEN,
        },
        {
            **_WHOLE,
            _OTHER: SOUND[AGENCY].replace("xã Mẫu", "xã Khác").replace("XÃ MẪU", "XÃ KHÁC"),
            f"{_OTHERS}/2026-04.md": _letter(number="1"),
        },
    ),
    "contact": (changed(FEBRUARY, "copies:", f"{_CONTACT}\ncopies:"), {}),
    "notes": (changed(FEBRUARY, "copies:", "notes: Hỏi lại kế toán\ncopies:"), {}),
    "comment": (changed(FEBRUARY, _FIRST, f"{_FIRST}\n<!-- congvan: allow CV703: riêng tư -->"), {}),
    "words commented out": (
        changed(FEBRUARY, _FIRST, f"{_FIRST} <!-- hỏi lại {{{{ internal('ai') }}}} -->.\n\n<!-- một\n\nhai -->\n\nĐủ."),
        changed(FEBRUARY, _FIRST, f"{_FIRST} .\n\n\n\nĐủ."),
    ),
    "internal figure": (changed(FEBRUARY, "60 triệu}", "60 triệu, hidden: 5 triệu}"), {}),
    "what a schema says of internal figures": ({}, {**_NO_HIDDEN}),
    "every keyword of an internal figure": (
        changed(
            SERIES, "visibility: internal, title: Dự phòng",
            "visibility: internal, title: Khác, description: Mật, default: 7, examples: [5], enum: [5, 6]",
        ),
        {},
    ),
    "internal figure that is added up": (
        changed(SERIES, "rollup: {money.total: sum}", "rollup: {money.total: sum, money.hidden: sum}"),
        {},
    ),
    "internal figure to search by": (changed(SERIES, "rollup:", "facets: [secret]\nrollup:"), {}),
    "internal figure that is checked": (
        changed(SERIES, "checks:\n", "checks:\n  - at_most: {value: money.hidden, limit: money.total}\n"),
        {},
    ),
    "internal attachment": (
        {
            **changed(FEBRUARY, "copies:", f"{_ATTACHED}  - {{file: b.csv, title: Bảng riêng}}\ncopies:"),
            f"{FOLDER}/2026-02/a.csv": "x\n", f"{FOLDER}/2026-02/b.csv": "y\n",
        },
        {**changed(FEBRUARY, "copies:", f"{_ATTACHED}copies:"), f"{FOLDER}/2026-02/a.csv": "x\n"},
    ),
    "internal series with its letters": (
        {
            AGENCY: SOUND[AGENCY].replace("[bao-cao]", "[bao-cao, rieng]"),
            _INNER: SOUND[SERIES].replace("visibility: public", "visibility: internal", 1),
            "reports/xa-mau/rieng/2026-02.md": _letter(number="9", date="2026-03-30"),
        },
        {},
    ),
    "internal series to be consolidated": (
        {
            AGENCY: SOUND[AGENCY].replace("[bao-cao]", "[bao-cao]\nconsolidates: [rieng]"),
            _INNER: SOUND[SERIES].replace("visibility: public", "visibility: internal", 1),
        },
        {},
    ),
    "what internal passages say": (
        changed(FEBRUARY, _FIRST, _MARKED % ("một", "hai\n\nba", "bốn")),
        changed(FEBRUARY, _FIRST, _MARKED % ("năm sáu bảy", "tám[^1]\n\n[^1]: chín", "mười")),
    ),
    "how many rows of a table are internal": (
        changed(FEBRUARY, _FIRST, "| A | B |\n|---|---|\n| 1 | 2 |\n/// internal\n| 3 | 4 |\n///"),
        changed(FEBRUARY, _FIRST, "| A | B |\n|---|---|\n| 1 | 2 |\n/// internal\n| 5 | 6 |\n| 7 | 8 |\n///"),
    ),
    "a withheld value, or none": (
        changed(FEBRUARY, _FIRST, _ASKED, "copies:", f"{_CONTACT}\ncopies:"),
        changed(FEBRUARY, _FIRST, _ASKED, "count: 12", "count: 12\n  secret: có"),
    ),
    "allow list": (
        {"reports/_allowed.yml": "allowed:\n  - {value: 0237 000 111, reason: a, reviewed: 2026-02-01}\n"},
        {},
    ),
}  # fmt: skip


def _view(root: Path, files: Mapping[str, Source], audience: Audience = Audience.PUBLIC) -> EditionView:
    """The edition of the sound archive with these changes; each time in the same folder."""
    shutil.rmtree(root / "reports", ignore_errors=True)
    archive, findings = check(root, files)
    assert not [(x.rule.code, x.place) for x in findings if x.is_error]
    return project(archive, audience)[0]


@pytest.mark.parametrize(("more", "less"), PAIRS.values(), ids=PAIRS)
def test_the_public_view_is_the_same(more: Mapping[str, Source], less: Mapping[str, Source], tmp_path: Path) -> None:
    """With what is internal and without it, whatever it is; the day that counts as today, too."""
    assert _view(tmp_path, more) == _view(tmp_path, less)


@pytest.mark.parametrize(
    "name", sorted(PAIRS.keys() - {"comment", "words commented out", "internal figure that is checked", "allow list"})
)
def test_the_office_sees_the_difference(name: str, tmp_path: Path) -> None:
    """Each pair differs in something that somebody is shown."""
    more, less = PAIRS[name]
    assert _view(tmp_path, more, Audience.INTERNAL) != _view(tmp_path, less, Audience.INTERNAL)


def test_versions_are_the_offices(tmp_path: Path) -> None:
    """What git knows of a letter changes nothing for the public."""
    archive, _ = check(tmp_path)
    who = LetterId.parse("xa-mau/bao-cao/2026-02")
    history = {who: (Version("changed", date(2026, 2, 20), "Ai đó", "vì sao", None),)}
    assert project(archive, Audience.PUBLIC, history=history)[0] == project(archive, Audience.PUBLIC)[0]
    assert project(archive, Audience.INTERNAL, history=history)[0] != project(archive, Audience.INTERNAL)[0]
