"""Examples of CV6: personal data in what would be public, the allow list, the signer, the recipients."""

from tests.small_archive import AGENCY, DRAFT, FEBRUARY, Files, changed
from tests.unit.check.example import MARK, Example, example, within

ALLOWED = "reports/_allowed.yml"
_CONTACT = 'contact: {name: Lý Thị Thử, phone: "0900000099", email: lythithu@example.com}'
_OF_DEPUTY = "{authority: [KT. CHỦ TỊCH], title: PHÓ CHỦ TỊCH, name: Lê Văn Thử}"
_OF_HEAD = "{authority: [TM. ỦY BAN NHÂN DÂN], title: CHỦ TỊCH, name: Trần Văn Mẫu}"
_COPIES = 'copies: [Như trên, "Lưu: VT"]'


def _body(code: str, says: str, bad: str, good: str) -> Example:
    """A letter with these lines in its second section."""
    return within(FEBRUARY, code, says, "## 2. Kết quả\n", f"## 2. Kết quả\n\n{bad}\n", f"## 2. Kết quả\n\n{good}\n")


def _contact(code: str, says: str, bad: Files, good: Files) -> Example:
    """A draft whose contact is given too."""
    spoilt, sound = ({k: str(v).replace("copies:", f"{_CONTACT}\ncopies:") for k, v in x.items()} for x in (bad, good))
    return example(code, says, DRAFT, spoilt, sound)


def _signer(code: str, says: str, bad: str, good: str = _OF_DEPUTY) -> Example:
    return within(FEBRUARY, code, says, "{title: CHỦ TỊCH, name: Trần Văn Mẫu}", bad, good)


def _copies(code: str, says: str, bad: str, good: str) -> Example:
    return within(FEBRUARY, code, says, _COPIES, f"copies: {bad}", f"copies: {good}")


def _to(code: str, says: str, bad: str, good: str) -> Example:
    return within(FEBRUARY, code, says, "to: [Sở Nội vụ tỉnh Mẫu]", f"to: {bad}", f"to: {good}")


def _list(*entries: str) -> str:
    """An allow list of these values."""
    rest = "    reason: đã công bố\n    reviewed: 2026-03-01\n"
    return "allowed:\n" + "".join(f"  - value: {x}\n{rest}" for x in entries)


def _saying(words: str) -> Files:
    """A letter that says these words in public."""
    return changed(FEBRUARY, "## 2. Kết quả\n", f"## 2. Kết quả\n\n{words}\n")


_PHONES = (
    ("with dots", "Gặp tổ trưởng theo số ▲0900.000.001.", "Chi 2.090.000.001 đồng cho tổ."),
    ("with a hyphen", "Gặp tổ trưởng: ▲0900-000-001.", "Từ 07-06-2026 08 giờ đến 10-06-2026 17 giờ."),
    ("of another country's typing", "Gọi ▲+84 900 000 001.", "Tăng +84.900 lượt."),
    ("in brackets", "Gọi ▲(+84) 900 000 001.", "Gồm (84) hộ, 900.000.001 đồng."),
    ("of a land line", "Gọi trạm theo số ▲(0237) 3 822 822.", "Gọi trạm theo số (0237) 000 000."),
    ("after a number of its own", "- Tổ 01 ▲0900 000 001.", "- Tổ 01 09 hộ."),
    ("before a number of people", "Liên hệ ▲0900 000 001 12 hộ.", "Liên hệ 12 hộ."),
    ("of an old kind, called so", "Di động: ▲0123 456 7890.", "Biên nhận: 0123 456 7890."),
    ("without its nought, called so", "SĐT ▲84900000001.", "Chi 84 900 000 001 đồng."),
    ("in a link", "[Gọi tổ](https://zalo.me/▲0900000001)", "[Tin](https://example.com/tin/0900000001)"),
    ("not a document", "Gọi ▲0912345678.", "Công văn số 0912345678/QĐ-UBND ngày 05/02/2026 của UBND tỉnh Mẫu."),
    ("not a tax code", "Ông Lý Văn Thử ▲0312345678.", "Hộ kinh doanh Thử, mã số thuế 0312345678."),
    (
        "in a table",
        "| Tên | Số máy |\n| --- | --- |\n| Lý | ▲0123456789 |",
        "| Tên | Mã số thuế |\n| --- | --- |\n| Lý | 0312345678 |",
    ),
)
_NUMBERS = (
    ("CV603", "in a link", "[Thư](mailto:▲thu@example.com)", "[Biểu trưng](https://example.com/logo@2x.png)"),
    ("CV604", "of nine digits", "Ông Thử, CMND ▲171 234 567.", "Kinh phí cấp căn cước là 171 234 567 đồng."),
    ("CV604", "with spaces", "Căn cước công dân số ▲038 000 000 000.", "Đã trả căn cước cho 123.456.789 người."),
    (
        "CV604",
        "in a table",
        "| Tên | Số CCCD |\n| --- | --- |\n| Lý | ▲171234567 |",
        "| Tên | Số thẻ |\n| --- | --- |\n| Lý | 171234567 |",
    ),
    ("CV605", "bare", "Gồm ▲038000000000.", "Gồm 138000000000 và 097000000000 và 038900000000."),
    ("CV606", "of the treasury", "Nộp vào tài khoản số ▲3713.0.1012345.00000.", "Số tài khoản mở mới: 1.234.567."),
    (
        "CV606",
        "held by a bank",
        "Chuyển vào ▲190312345678 tại Ngân hàng Mẫu.",
        "Gửi 500000000 tại Ngân hàng Mẫu; dư nợ 500.000.000 tại Ngân hàng Mẫu.",
    ),
    (
        "CV606",
        "in a table",
        "| Tên | Tài khoản (ngân hàng) |\n| --- | --- |\n| Lý | ▲123456789 |",
        "| Tên | Tài khoản đã mở |\n| --- | --- |\n| Lý | 123456789 |",
    ),
)
_SIGNERS = (
    ("CV620", "two degrees", "name: Lê Văn Thử", "name: ▲PGS.TS. Lê Văn Thử"),
    ("CV620", "a form of address", "name: Lê Văn Thử", "name: ▲Ông Lê Văn Thử"),
    ("CV620", "a comrade", "name: Lê Văn Thử", "name: ▲Đ/c Lê Văn Thử"),
    ("CV620", "after the name", "name: Lê Văn Thử", "name: Lê Văn Thử▲ (Thạc sĩ)"),
    ("CV621", "lower case", "name: Lê Văn Thử", "name: ▲Lê văn Thử"),
    ("CV622", "a title", "[KT. CHỦ TỊCH]", "[▲CHỦ TỊCH]"),
    ("CV623", "no full stop", "[KT. CHỦ TỊCH]", "[▲KT CHỦ TỊCH]"),
    ("CV623", "no space", "[KT. CHỦ TỊCH]", "[▲KT.CHỦ TỊCH]"),
    ("CV623", "lower case", "[KT. CHỦ TỊCH]", "[▲KT. Chủ tịch]"),
    ("CV624", "a mark", "title: PHÓ CHỦ TỊCH", "title: ▲PHÓ CHỦ TỊCH."),
    ("CV625", "in one's name", "[KT. CHỦ TỊCH]", "[▲TM. CHỦ TỊCH]"),
    ("CV625", "in the wrong order", "[KT. CHỦ TỊCH]", "[KT. CHỦ TỊCH, ▲TM. ỦY BAN NHÂN DÂN]"),
    ("CV625", "for several", "[KT. CHỦ TỊCH]", "[▲KT. ỦY BAN NHÂN DÂN]"),
    ("CV625", "a deputy by order", "[KT. CHỦ TỊCH]", "[▲TL. CHỦ TỊCH]"),
    ("CV625", "in the title", "[KT. CHỦ TỊCH], title: PHÓ CHỦ TỊCH", "[], title: ▲KT. CHỦ TỊCH PHÓ CHỦ TỊCH"),
    ("CV626", "in a committee's name", "[KT. CHỦ TỊCH], title: ", "[TM. ỦY BAN NHÂN DÂN], title: ▲"),
)
_GOOD_SIGNERS = (
    "{authority: [TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH], title: PHÓ CHỦ TỊCH, name: Lê Văn Thử}",
    "{authority: [TL. CHỦ TỊCH], title: CHÁNH VĂN PHÒNG, name: Ngô Bá Thử}",
    "{authority: [TL. CHỦ TỊCH, KT. CHÁNH VĂN PHÒNG], title: PHÓ CHÁNH VĂN PHÒNG, name: H'Hen Thử}",
    "{authority: [TUQ. CHỦ TỊCH], title: TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI, name: Y Thử Niê}",
    "{authority: [TM. BAN CHỈ ĐẠO], title: PHÓ TRƯỞNG BAN, name: Lê Văn Thử}",
    "{authority: [KT. BỘ TRƯỞNG], title: THỨ TRƯỞNG, name: Lê Văn Thử}",
    "{title: Q. CHỦ TỊCH, name: Lê Văn Thử}",
    "{authority: KT. TRƯỞNG PHÒNG, title: PHÓ TRƯỞNG PHÒNG, name: Tôn Nữ Thị Thử}",
)

PEOPLE: tuple[Example, ...] = (
    # --- the contact person
    *(
        _contact(
            "CV601", f"the contact's {name}",
            changed(DRAFT, "## 1.", f"Gặp {MARK}{typed}\n\n## 1."),
            changed(DRAFT, "## 1.", f"Gặp {{{{ contact.{name} }}}}\n\n## 1."),
        )
        for name, typed in (("name", "lý thị thử"), ("phone", "0900 000.099"), ("email", "Lythithu@example.com"))
    ),
    _contact(
        "CV607", "in a copy", changed(DRAFT, '"Lưu: VT"', f'Bà {MARK}Lý Thị Thử, "Lưu: VT"'),
        changed(DRAFT, '"Lưu: VT"', 'Bà Lý Thị Mẫu, "Lưu: VT"'),
    ),
    # --- anybody
    *(_body("CV602", says, bad, good) for says, bad, good in _PHONES),
    *(_body(code, says, bad, good) for code, says, bad, good in _NUMBERS),
    within(
        FEBRUARY, "CV602", "in a declared change", "copies:",
        f"changes: [{{date: 2026-02-20, note: Gọi {MARK}0900000001}}]\ncopies:",
        "changes: [{date: 2026-02-20, note: Gọi 1022}]\ncopies:",
    ),
    within(
        FEBRUARY, "CV602", "in a public figure", "  since: null", f"  since: null\n  remark: Gọi {MARK}0900000001",
        "  since: null\n  secret: Gọi 0900000001",
    ),
    _body("CV602", "not for all", f"Gọi {MARK}0900000001.", '{{ internal("Gọi 0900000001.") }}'),
    example(
        "CV602", "no office's any more", FEBRUARY,
        {**_saying(f"Điện thoại: {MARK}0237 000 000."), **changed(AGENCY, "phone: 0237 000 000, ", "")},
        _saying("Điện thoại: 0237.000.000 hoặc (0237) 000000; thư về VanPhong@example.com."),
    ),
    # --- the allow list
    example(
        "CV602", "not the one allowed", FEBRUARY,
        {**_saying(f"Gọi 0900 000 001 hoặc {MARK}0900 000 002."), ALLOWED: _list("+84 900000001")},
        {**_saying("Gọi 0900 000 001; thư về THU@example.com; nộp vào STK 123-456-789."),
         ALLOWED: _list('"0900.000.001"', "thu@example.com", "123456789")},
    ),
    example(
        "CV610", "nobody says it any more", ALLOWED, {ALLOWED: _list("0900 000 001").replace("value", f"{MARK}value")},
        {**_saying("Gọi 0900000001."), ALLOWED: _list("0900 000 001")},
    ),
    example(
        "CV610", "twice", ALLOWED,
        {**_saying("Gọi 0900000001."), ALLOWED: _list("0900 000 001", "0900000001").replace(
            "value: 0900000001", f"{MARK}value: 0900000001")},
        {**_saying("Gọi 0900000001."), ALLOWED: _list("0900 000 001")},
    ),
    example(
        "CV611", "a person's number", ALLOWED, {ALLOWED: _list(f"{MARK}038 000 000 000")}, {ALLOWED: "allowed: []\n"}
    ),
    example("CV612", "a word", ALLOWED, {ALLOWED: _list(f"{MARK}đường dây nóng")}, {ALLOWED: "allowed:\n"}),
    example(
        "CV102", "an allowance without its reason", ALLOWED,
        {ALLOWED: f"allowed:\n  - {MARK}value: 0900000001\n    reviewed: 2026-03-01\n"},
        {**_saying("Gọi 0900000001."), ALLOWED: _list("0900000001")},
    ),
    # --- the signer
    *(_signer(code, says, _OF_DEPUTY.replace(old, bad)) for code, says, old, bad in _SIGNERS),
    _signer(
        "CV625", "another's deputy", f"{{authority: [{MARK}KT. CHỦ TỊCH], title: PHÓ GIÁM ĐỐC, name: Lê Văn Thử}}",
        "{authority: [KT. GIÁM ĐỐC], title: PHÓ GIÁM ĐỐC, name: Lê Văn Thử}",
    ),
    _signer(
        "CV627", "spelt out", f"{{authority: [{MARK}QUYỀN CHỦ TỊCH], title: CHỦ TỊCH, name: Lê Văn Thử}}", _OF_HEAD
    ),
    *(
        _signer("CV624", f"beside {good}", f"{{title: {MARK}Chủ tịch, name: Lê Văn Thử}}", good)
        for good in _GOOD_SIGNERS
    ),
    # --- the recipients
    _to("CV640", "a semicolon", f"[Sở Nội vụ{MARK};, Sở Tài chính]", "[Sở Nội vụ, Các sở v.v.]"),
    _copies("CV640", "the form's own mark", f'[Như trên, "Lưu: VT{MARK}."]', '[Như trên, "Lưu: VT, VHXH, thult(01)"]'),
    _copies("CV641", "a dash", f'["{MARK}- Như trên", "Lưu: VT"]', '[Như trên, Ban A - B, "Lưu: VT"]'),
    _copies("CV642", "a label", f'["{MARK}Nơi nhận: Như trên", "Lưu: VT"]', '[Như trên, "Lưu: VT, VHXH"]'),
    _copies("CV643", "in other capitals", f'[Như trên, Đảng ủy, {MARK}đảng ủy, "Lưu: VT"]', '[Như trên, "Lưu: VT"]'),
    _to("CV644", "as above", f"[Sở Nội vụ, {MARK}Như trên]", "[Sở Nội vụ, Sở Tài chính]"),
    _copies("CV645", "in second place", f'[{MARK}Đảng ủy, Như trên, "Lưu: VT"]', '[Như trên (để b/c), "Lưu: VT"]'),
    _copies("CV646", "nothing kept", f"[{MARK}Như trên]", '[Như trên, "Lưu: VT-VP"]'),
    _copies("CV647", "twice", f'[Như trên, "{MARK}Lưu: VT", "Lưu: VP"]', '[Như trên, "Lưu: VT, VP"]'),
    _copies("CV648", "no clerk", f'[Như trên, "{MARK}Lưu: VHXH"]', '[Như trên, Lưu Văn Thử, "Lưu: Văn thư"]'),
    example(
        "CV649", "no such line", FEBRUARY,
        changed(FEBRUARY, f"{_COPIES}\n", "", "status: ", f"status: {MARK}"), changed(DRAFT, f"{_COPIES}\n", ""),
    ),
    _copies("CV650", "for their report", f'[Như trên, {MARK}Sở Nội vụ tỉnh Mẫu (b/c), "Lưu: VT"]', _COPIES[8:]),
    _body("CV651", "bold", f"**{MARK}Nơi nhận:**", "- Nơi nhận: trụ sở Ủy ban nhân dân xã."),
    _body("CV651", "the subject", f"{MARK}V/v báo cáo", "Hội nghị v/v báo cáo"),
)  # fmt: skip
