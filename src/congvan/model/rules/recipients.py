"""CV640–CV659: addressees and recipients of copies."""

from congvan.model.rules.row import BODY, ERROR, FRONT, WARNING, rule

_COPIES = "NĐ 30/2020, PL I, phần I, mục II, khoản 9"

# fmt: off - a table: one entry reads as one block, not as a ladder

END_TYPED = rule(
    "CV640",
    WARNING,
    "Mark at the end of a recipient",
    "This entry ends in '{found}'; the printed form adds the right mark itself.",
    "Write: {line}",
    why="The form has a semicolon after each recipient and a full stop after the last; they change with the order.",
    source=_COPIES,
    example=(FRONT, "to: [Sở Nội vụ tỉnh Mẫu▲.]", "to: [Sở Nội vụ tỉnh Mẫu]"),
)
DASH_TYPED = rule(
    "CV641",
    ERROR,
    "Dash before a recipient",
    "This entry begins with '{found}'; the printed form adds the dash itself.",
    "Write: {line}",
    why="The printed letter would have two.",
    source=_COPIES,
    example=(FRONT, 'copies: [Như trên, "▲- Lưu: VT"]', 'copies: [Như trên, "Lưu: VT"]'),
)
LABEL_TYPED = rule(
    "CV642",
    ERROR,
    "'Kính gửi' or 'Nơi nhận' typed",
    "This entry says '{found}'; the printed form says it itself.",
    "Write: {line}",
    why="The printed letter would say it twice.",
    source=_COPIES,
    example=(FRONT, 'to: ["▲Kính gửi: Sở Nội vụ tỉnh Mẫu"]', "to: [Sở Nội vụ tỉnh Mẫu]"),
)
RECIPIENT_TWICE = rule(
    "CV643",
    WARNING,
    "Recipient twice",
    "This recipient stands above already, in the same list.",
    "Remove one of the two.",
    why="Each recipient gets one copy.",
    source=_COPIES,
    example=(FRONT, "to: [Sở Nội vụ tỉnh Mẫu, ▲Sở Nội vụ tỉnh Mẫu]", "to: [Sở Nội vụ tỉnh Mẫu, Sở Tài chính tỉnh Mẫu]"),
)
AS_ABOVE_ADDRESSED = rule(
    "CV644",
    ERROR,
    "'Như trên' among the addressees",
    "'Như trên' belongs in copies, not in to.",
    "Name the office: to: […], and: copies: [Như trên, …]",
    why="'Như trên' means those named under 'Kính gửi'.",
    source=_COPIES,
    example=(FRONT, "to: [Sở Nội vụ tỉnh Mẫu, ▲Như trên]", "to: [Sở Nội vụ tỉnh Mẫu]"),
)
AS_ABOVE_FIRST = rule(
    "CV645",
    WARNING,
    "Copies do not begin with 'Như trên'",
    "The first of the copies must be 'Như trên'.",
    "Write: {line}",
    why="In a letter 'Như trên' comes right under 'Nơi nhận:', then the others.",
    source=_COPIES,
    example=(FRONT, 'copies: [▲Đảng ủy xã, "Lưu: VT"]', 'copies: [Như trên, Đảng ủy xã, "Lưu: VT"]'),
)
KEPT_MISSING = rule(
    "CV646",
    WARNING,
    "Copies without 'Lưu: VT'",
    "The copies have no line 'Lưu: VT'.",
    "Write: {line}",
    why="The last line of the copies says 'Lưu:', 'VT' and the drafting unit: the original stays with the clerk.",
    source=_COPIES,
    example=(FRONT, "copies: [Như trên, ▲Đảng ủy xã]", 'copies: [Như trên, Đảng ủy xã, "Lưu: VT"]'),
)
KEPT_PLACE = rule(
    "CV647",
    WARNING,
    "'Lưu:' is not the one last line",
    "There is one line 'Lưu:', and it is the last of the copies.",
    "Write: {line}",
    why="The last line of the copies is 'Lưu:'.",
    source=_COPIES,
    example=(
        FRONT,
        'copies: [Như trên, "▲Lưu: VT", Đảng ủy xã]',
        'copies: [Như trên, Đảng ủy xã, "Lưu: VT"]',
    ),
)
KEPT_FORM = rule(
    "CV648",
    WARNING,
    "Form of the line 'Lưu:'",
    "This line is written 'Lưu: VT, …', with a colon right after 'Lưu', and with 'VT'.",
    "Write: {line}",
    why="The original stays with the clerk (VT), then comes the drafting unit.",
    source=_COPIES,
    example=(FRONT, 'copies: [Như trên, "▲Lưu VT"]', 'copies: [Như trên, "Lưu: VT"]'),
)
NO_COPIES = rule(
    "CV649",
    WARNING,
    "Issued letter without copies",
    "An issued letter names no copies.",
    'Write: copies: [Như trên, "Lưu: VT"]',
    why="Copies are a required part of a letter: 'Như trên' and 'Lưu: VT' at least.",
    source=_COPIES,
    example=(FRONT, "copies: ▲[]", 'copies: [Như trên, "Lưu: VT"]'),
)
ADDRESSEE_COPIED = rule(
    "CV650",
    WARNING,
    "Addressee among the copies",
    "This office is an addressee; 'Như trên' has it already.",
    "Remove it from copies.",
    why="Each recipient gets one copy.",
    source=_COPIES,
    example=(
        FRONT,
        'copies: [Như trên, ▲Sở Nội vụ tỉnh Mẫu, "Lưu: VT"]',
        'copies: [Như trên, Sở Tài chính tỉnh Mẫu, "Lưu: VT"]',
    ),
)
FRAME_TYPED = rule(
    "CV651",
    WARNING,
    "Part of the letter's frame typed",
    "The line '{found}' belongs to the letter's frame; the printed form takes it from the front matter.",
    "Take it out of the body; give it as {key} in the front matter.",
    why="The printed letter would have it twice.",
    example=(BODY, "▲Kính gửi: Sở Nội vụ tỉnh Mẫu", "Xã kính gửi Sở Nội vụ tỉnh Mẫu xem xét."),
)
