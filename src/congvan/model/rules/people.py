"""CV6: people and privacy, the signer, the recipients."""

from congvan.model.rules.row import BODY, ELSEWHERE, ERROR, FRONT, NOTE, WARNING, rule
from congvan.model.text import Text

_LAW = "Luật 91/2025/QH15"
_SIGNER = "NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II, khoản 7"
_COPIES = "NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II, khoản 9"
_PERSONAL = Text(
    "A person's telephone number, e-mail and identity number are personal data; publishing them needs "
    "consent or a legal basis."
)

# fmt: off - a table: one entry reads as one block, not as a ladder

# --- people and privacy

CONTACT_TYPED = rule(
    "CV601",
    ERROR,
    "Contact person's data typed",
    "The contact person's data (contact.{name}) is typed in a public passage.",
    "Write {{{{ contact.{name} }}}} instead: the internal edition prints it, the public one leaves it out.",
    why=_PERSONAL,
    source=_LAW,
    example=(ELSEWHERE, "- Người liên hệ: ▲Lý Thị Thử", "- Người liên hệ: {{ contact.name }}"),
)
PHONE = rule(
    "CV602",
    ERROR,
    "Telephone number in a public passage",
    "A telephone number stands here for everybody to read; it is no office's of the archive.",
    'Take it out, or put it in {{{{ internal("…") }}}}. If an office has published it as its own, '
    "enter it in reports/_allowed.yml with the reason.",
    why=_PERSONAL,
    source=_LAW,
    example=(
        BODY,
        "Đầu mối tiếp nhận là đồng chí Lý Văn Thử, số điện thoại ▲0900 000 001.",
        "Đường dây nóng của xã là 0237 000 000; tổng đài hỗ trợ là 1022.",
    ),
)
EMAIL = rule(
    "CV603",
    ERROR,
    "E-mail address in a public passage",
    "An e-mail address stands here for everybody to read; it is no office's of the archive.",
    'Take the address out, or put it in {{{{ internal("…") }}}}. If an office has published it as '
    "its own, enter it in reports/_allowed.yml with the reason.",
    why=_PERSONAL,
    source=_LAW,
    example=(
        BODY,
        "Góp ý gửi về ▲lyvanthu@example.com trước khi tổng hợp.",
        "Góp ý gửi về vanphong@example.com trước khi tổng hợp.",
    ),
)
IDENTITY = rule(
    "CV604",
    ERROR,
    "Identity number in a public passage",
    "An identity number stands here for everybody to read.",
    'Take it out; if the internal edition needs it, put it in {{{{ internal("…") }}}}. A person\'s '
    "number cannot be put on the allow list.",
    why=_PERSONAL,
    source=_LAW,
    example=(
        BODY,
        "Đã trao hỗ trợ cho ông Lý Văn Thử, CCCD số ▲038000000000.",
        "Đã cấp căn cước cho 1.204 công dân; số thẻ đã trả là 1.150.",
    ),
)
LIKE_IDENTITY = rule(
    "CV605",
    ERROR,
    "Twelve digits like an identity number",
    "The twelve digits here have the form of a citizen's number: province, sex and century, year, six digits.",
    'Take it out, or put it in {{{{ internal("…") }}}}. If it is another code, say so before it, such as: mã hồ sơ …',
    why=_PERSONAL,
    source="Luật 91/2025/QH15; NĐ 137/2015/NĐ-CP, Điều 13",
    example=(
        BODY,
        "Người nhận hỗ trợ: Lý Văn Thử (▲038000000000), thôn Một.",
        "Người nhận hỗ trợ: Lý Văn Thử (mã hồ sơ 038000000000), thôn Một.",
    ),
    waivable=True,
)
ACCOUNT = rule(
    "CV606",
    ERROR,
    "Bank account number in a public passage",
    "A bank or treasury account number stands here for everybody to read.",
    'Take it out, or put it in {{{{ internal("…") }}}}. If it is an office\'s public account, enter '
    "it in reports/_allowed.yml with the reason.",
    why="A person's account number is personal data, and fraud begins with it.",
    source=_LAW,
    example=(
        BODY,
        "Tiền ủng hộ chuyển vào số tài khoản ▲1234567890123 tại Ngân hàng Mẫu.",
        "Đã mở 1.234 tài khoản thanh toán tại Ngân hàng Mẫu.",
    ),
)
CONTACT_IN_FIELD = rule(
    "CV607",
    ERROR,
    "Contact person's data in another field",
    "The contact person's data (contact.{name}) is typed in '{field}', which is public.",
    "Take it out of '{field}'; it belongs in contact alone.",
    why=_PERSONAL,
    source=_LAW,
    example=(
        FRONT,
        'contact: {name: Lý Thị Thử}\ncopies: [Như trên, Bà ▲Lý Thị Thử, "Lưu: VT"]',
        'contact: {name: Lý Thị Thử}\ncopies: [Như trên, "Lưu: VT"]',
    ),
)
ALLOWED_UNUSED = rule(
    "CV610",
    NOTE,
    "Allow list's entry without use",
    "This entry of the allow list is met in no public letter any more, or repeats one above it.",
    "Remove this entry from reports/_allowed.yml.",
    why="A short list is reviewed; a stale entry may hide a later slip.",
    example=(
        ELSEWHERE,
        "allowed:\n  - ▲value: 0237 000 111\n    reason: số không còn trong văn bản nào\n    reviewed: 2026-03-01",
        "allowed: []",
    ),
)
ALLOWED_IDENTITY = rule(
    "CV611",
    ERROR,
    "Identity number on the allow list",
    "The value here has the form of a citizen's number, which is never made public.",
    "Remove this entry, and take the number out of the letter.",
    why=_PERSONAL,
    source=_LAW,
    example=(
        ELSEWHERE,
        "allowed:\n  - value: ▲038000000000\n    reason: người nhận đồng ý\n    reviewed: 2026-03-01",
        "allowed:\n  - value: 0237 000 111\n    reason: đường dây nóng đã công bố\n    reviewed: 2026-03-01",
    ),
)
ALLOWED_UNCLEAR = rule(
    "CV612",
    ERROR,
    "Unclear value on the allow list",
    "The value here is no telephone number, e-mail address or account number.",
    "Give one value in each entry, such as: value: 0237 000 111",
    why="Each entry allows one value, so that the reviewer knows what is allowed.",
    example=(
        ELSEWHERE,
        "allowed:\n  - value: ▲đường dây nóng\n    reason: đã công bố\n    reviewed: 2026-03-01",
        "allowed:\n  - value: 0237 000 111\n    reason: đường dây nóng đã công bố\n    reviewed: 2026-03-01",
    ),
)

# --- the signer

DEGREE = rule(
    "CV620",
    ERROR,
    "Degree or form of address at the signer's name",
    "The signer's name has '{found}'; it is the name alone.",
    "Write: {line}",
    why="No degree or title of honour stands before the signer's name; only armed forces, schools, "
    "hospitals and institutes may be given leave.",
    source=_SIGNER,
    example=(
        FRONT,
        "signer: {authority: [KT. CHỦ TỊCH], title: PHÓ CHỦ TỊCH, name: ▲ThS. Lê Văn Thử}",
        "signer: {authority: [KT. CHỦ TỊCH], title: PHÓ CHỦ TỊCH, name: Lê Văn Thử}",
    ),
    waivable=True,
)
NAME_CASE = rule(
    "CV621",
    WARNING,
    "Capitals of the signer's name",
    "Each word of the signer's name begins with a capital, and no more.",
    "Write: {line}",
    why="The signer's name is printed in lower-case letters, upright and bold.",
    source=_SIGNER,
    example=(
        FRONT,
        "signer: {title: CHỦ TỊCH, name: ▲TRẦN VĂN MẪU}",
        "signer: {title: CHỦ TỊCH, name: Trần Văn Mẫu}",
    ),
)
AUTHORITY_UNKNOWN = rule(
    "CV622",
    ERROR,
    "Unknown signing authority",
    "The signing authority here does not begin with TM., KT., TL. or TUQ.",
    "Leave out authority for the head; for a deputy write: signer: {{authority: [KT. CHỦ TỊCH], "
    "title: PHÓ CHỦ TỊCH, name: …}}",
    why="The authority is written in one of four ways: TM. (for a body), KT. (for the head), TL. (by "
    "order), TUQ. (by delegation).",
    source=_SIGNER,
    example=(
        FRONT,
        "signer: {authority: [▲THAY MẶT CHỦ TỊCH], title: PHÓ CHỦ TỊCH, name: Lê Văn Thử}",
        "signer: {authority: [KT. CHỦ TỊCH], title: PHÓ CHỦ TỊCH, name: Lê Văn Thử}",
    ),
    waivable=True,
)
AUTHORITY_FORM = rule(
    "CV623",
    ERROR,
    "Form of the signing authority",
    "The signing authority is in capitals, its abbreviation with a full stop and one space after it.",
    "Write: {line}",
    why="The form prescribes TM., KT., TL., TUQ. and capitals, upright and bold.",
    source=_SIGNER,
    example=(
        FRONT,
        "signer: {authority: [▲K/T CHỦ TỊCH], title: PHÓ CHỦ TỊCH, name: Lê Văn Thử}",
        "signer: {authority: [KT. CHỦ TỊCH], title: PHÓ CHỦ TỊCH, name: Lê Văn Thử}",
    ),
)
TITLE_FORM = rule(
    "CV624",
    ERROR,
    "Form of the signer's title",
    "The signer's title is in capitals, with no mark at its end; an acting head has 'Q. ' before it.",
    "Write: {line}",
    why="The signer's title is printed in capitals, upright and bold.",
    source=_SIGNER,
    example=(
        FRONT,
        "signer: {title: ▲Chủ tịch, name: Trần Văn Mẫu}",
        "signer: {title: CHỦ TỊCH, name: Trần Văn Mẫu}",
    ),
)
MISFIT = rule(
    "CV625",
    ERROR,
    "Authority and title do not go together",
    "{problem}.",
    "Write: {line}",
    why="Authority and title tell whether the letter was signed by somebody who may.",
    source=_SIGNER,
    example=(
        FRONT,
        "signer: {authority: [▲KT. CHỦ TỊCH], title: CHỦ TỊCH, name: Trần Văn Mẫu}",
        "signer: {authority: [TM. ỦY BAN NHÂN DÂN], title: CHỦ TỊCH, name: Trần Văn Mẫu}",
    ),
    waivable=True,
)
DEPUTY_ALONE = rule(
    "CV626",
    ERROR,
    "Deputy without 'KT.'",
    "A deputy signs for the head, with a line 'KT.' above the title.",
    "Write: {line}",
    why="Where a deputy signs for the head of the office, 'KT.' stands before the head's title.",
    source=_SIGNER,
    example=(
        FRONT,
        "signer: {title: ▲PHÓ CHỦ TỊCH, name: Lê Văn Thử}",
        "signer: {authority: [KT. CHỦ TỊCH], title: PHÓ CHỦ TỊCH, name: Lê Văn Thử}",
    ),
    waivable=True,
)
ACTING = rule(
    "CV627",
    ERROR,
    "'Q.' among the authority",
    "'Q.' (acting head) belongs to the title, not to the authority.",
    "Write: {line}",
    why="Whoever acts as the head has 'Q.' before the head's title.",
    source=_SIGNER,
    example=(
        FRONT,
        "signer: {authority: [▲Q. CHỦ TỊCH], title: CHỦ TỊCH, name: Trần Văn Mẫu}",
        "signer: {title: Q. CHỦ TỊCH, name: Trần Văn Mẫu}",
    ),
)

# --- recipients

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
