"""What counts as a change of an issued letter, what does not, and what declares one."""

from datetime import date

import pytest

from congvan.check.issued import Said, Version, said_by, undeclared
from congvan.model.identity import LetterId
from congvan.read.letter import read_letter

WHO = LetterId.parse("xa-mau/bao-cao/2026-01")
LETTER = """\
---
status: issued
number: 1
notation: UBND-VP
date: 2026-01-19
subject: báo cáo việc mẫu
to: [Sở Nội vụ tỉnh Mẫu]
signer: {authority: [KT. CHỦ TỊCH], title: PHÓ CHỦ TỊCH, name: Trần Văn Mẫu}
contact: {name: Nguyễn Văn An, phone: "0900000001"}
copies: [Như trên, "Lưu: VT"]
data:
  money: {a: 100 triệu, total: "300.000.000"}
  rate: 98,5
  since: null
attachments: [{file: a.xlsx, title: Bảng, visibility: internal}]
---

Đơn vị **báo cáo** như sau:

- Đã chi {{ data.money.a }};
- Còn lại.

| A | B |
|---|---|
| 1 | 2 |

/// internal
Việc riêng.
///

Trân trọng{{ internal("; và riêng") }}./.
"""


def said(text: str) -> Said:
    """Read what a letter says."""
    raw, _ = read_letter(text.encode(), WHO.source, WHO)
    assert raw is not None
    return said_by(raw)


def after(*replacements: str, text: str = LETTER) -> Said:
    """What the letter says with each text replaced by the one that follows it."""
    for old, new in zip(replacements[::2], replacements[1::2], strict=True):
        assert old in text, old
        text = text.replace(old, new)
    return said(text)


def changed(now: Said) -> tuple[str, ...]:
    """What the archive would be told of."""
    return undeclared(Version(said(LETTER), date(2026, 1, 20)), now)


SAME = [
    ("- Đã chi {{ data.money.a }};\n- Còn lại.", "* Đã chi  {{data.money.a}};\n\n\n+ Còn\n  lại."),
    ("**báo cáo**", "__báo cáo__"),
    ("|---|---|", "|:--|--:|"),
    ("Trân trọng", "<!-- congvan: allow CV701 vì thế -->Trân trọng"),
    ("Trân trọng", "<!-- ghi chú\nriêng -->Trân trọng"),
    ("number: 1\nnotation: UBND-VP", "notation: 'UBND-VP'\nnumber: 1 # một"),
    ("to: [Sở Nội vụ tỉnh Mẫu]", "to:   Sở  Nội vụ tỉnh Mẫu"),
    ("to: [Sở Nội vụ tỉnh Mẫu]", "to:\n  - Sở Nội vụ tỉnh Mẫu"),
    ("100 triệu", "100.000.000 đồng"),
    ('"300.000.000"', '"0,3 tỷ"'),
    ("rate: 98,5", 'rate: "98,5"\n  new: 5'),  # the series asks for more
    ("  rate: 98,5\n", ""),  # the series asks for less
    ("since: null", "since: ~"),
    ("title: PHÓ CHỦ TỊCH, name: Trần Văn Mẫu", "name: Trần Văn Mẫu, title: PHÓ CHỦ TỊCH"),
    ("contact: {name: Nguyễn Văn An", "contact: {name: Trần Thị Bình"),  # whom to ask is not what was said
    ("visibility: internal}]", "visibility: public}]"),
    ("---\n\nĐơn", "notes: chờ xác nhận\nvisibility: public\n---\n\nĐơn"),
    ("\n", "\r\n"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), SAME)
def test_what_says_the_same(old: str, new: str) -> None:
    """White space, comments, order, quotes, other ways to write a value: nobody reads another letter."""
    assert changed(after(old, new)) == ()


def test_figures_may_be_named_anew() -> None:
    """A series that renames a figure changes no letter that prints it."""
    assert changed(after("{a: 100", "{part: 100", "data.money.a", "data.money.part")) == ()


OTHER = [
    ("báo cáo việc mẫu", "báo cáo việc khác", ("subject",)),
    ("number: 1", "number: 2", ("number",)),
    ("2026-01-19", "2026-01-20", ("date",)),
    ("Sở Nội vụ tỉnh Mẫu", "Sở Tài chính tỉnh Mẫu", ("to",)),
    ("100 triệu", "101 triệu", ("body", "data.money.a")),
    ("98,5", "98,6", ("data.rate",)),
    ("Còn lại.", "Không còn.", ("body",)),
    ("- Còn lại.", "- Còn lại.[^1]\n\n[^1]: chú thích", ("body",)),
    ("{{ data.money.a }}", "100 triệu đồng", ("body",)),  # tomorrow's figure would no longer show here
    ("Việc riêng.", "Việc khác.", ("body",)),
    ("/// internal\nViệc riêng.\n///", "Việc riêng.", ("body",)),  # who may read it is part of it
    ("; và riêng", "; và chung", ("body",)),
    ("Trần Văn Mẫu", "Trần Văn Khác", ("signer",)),
    ('"Lưu: VT"', '"Lưu: VP"', ("copies",)),
    ("title: Bảng", "title: Biểu", ("attachments",)),
    ("| 1 | 2 |", "| 1 | -2 |", ("body",)),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "fields"), OTHER)
def test_what_says_something_else(old: str, new: str, fields: tuple[str, ...]) -> None:
    """The fields are named, never what they say."""
    assert changed(after(old, new)) == fields


@pytest.mark.parametrize(
    "declared",
    [
        ("---\n\nĐơn", "changes: [{date: 2026-02-01, note: Sửa trích yếu}]\n---\n\nĐơn"),
        ("status: issued", "status: withdrawn\nwithdrawn: {date: 2026-02-01, reason: Sai}"),
        ("status: issued", "status: replaced"),
    ],
)
def test_what_declares_a_change(declared: tuple[str, str]) -> None:
    """An entry under `changes`, or a notice on the letter's page; a day or a note alone that changes does too."""
    assert changed(after("việc mẫu", "việc khác", *declared)) == ()


def test_correcting_letter_declares() -> None:
    """One that came before the text that is compared with does not."""
    before, now = Version(said(LETTER), date(2026, 1, 20)), after("việc mẫu", "việc khác")
    assert undeclared(before, now, (date(2026, 1, 25),)) == ()
    assert undeclared(before, now, (date(2025, 12, 31),)) == ("subject",)


def test_drafts_may_change() -> None:
    """A letter that is a draft now is not held to anything."""
    assert changed(after("issued", "draft", "việc mẫu", "việc khác")) == ()
    assert not said(LETTER.replace("issued", "draft")).content


TWO = "---\n\nĐơn", "changes: [{date: 2026-02-01, note: Sửa trích yếu}, {date: 2026-02-02, note: Sửa số}]\n---\n\nĐơn"
ONE = "---\n\nĐơn", "changes: [{date: 2026-02-01, note: Sửa trích yếu}]\n---\n\nĐơn"
GONE = "status: issued", "status: withdrawn\nwithdrawn: {date: 2026-02-01, reason: Sai}"


@pytest.mark.parametrize(
    ("before", "now", "fields"),
    [
        (TWO, ONE, ("changes",)),
        (TWO, (ONE[0], ONE[1].replace("yếu}", "yếu}, {date: 2026-02-02, note: Sửa chữ}")), ("changes",)),
        (TWO, (), ("changes",)),
        (ONE, (ONE[0], ONE[1].replace("yếu}", "yếu, major: false}")), ()),
        (ONE, (ONE[0], ONE[1].replace("yếu}", "yếu, major: true}")), ("changes",)),
        (ONE, TWO, ()),
        (ONE, (ONE[0], "changes: {note:  'Sửa trích  yếu', date: 2026-02-01}\n---\n\nĐơn"), ()),
        (GONE, (), ("status",)),
        (GONE, ("status: issued", "status: replaced"), ()),
        (GONE, ONE, ()),  # readers are told that it is in force again
        (ONE, (*GONE, *ONE), ()),
    ],
)  # fmt: skip
def test_what_declared_must_stay(before: tuple[str, ...], now: tuple[str, ...], fields: tuple[str, ...]) -> None:
    """An entry that is gone or says something else, and a letter in force again, are changes without a word."""
    assert undeclared(Version(after(*before), date(2026, 2, 3)), after(*now)) == fields


def test_entry_that_was_there_declares_nothing() -> None:
    """Neither typed otherwise, nor worded anew, nor beside a letter that corrects it."""
    before = Version(after(*ONE), date(2026, 2, 3))
    for new in ("yếu, major: false}", "yếu }", "dung}"):
        now = after("việc mẫu", "việc khác", ONE[0], ONE[1].replace("yếu}", new))
        assert undeclared(before, now) == (("changes", "subject") if new == "dung}" else ("subject",))
    assert undeclared(before, after("việc mẫu", "việc khác"), (date(2026, 2, 5),)) == ("changes", "subject")
