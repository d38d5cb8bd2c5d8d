"""CV600–CV639: people and privacy, the signer."""

from congvan.model.rules.row import BODY, ELSEWHERE, ERROR, FRONT, NOTE, WARNING, rule
from congvan.model.text import Text

_LAW = "Luật 91/2025/QH15"
_SIGNER = "NĐ 30/2020, PL I, phần I, mục II, khoản 7"
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
