"""Examples of CV750–CV769, documents that a letter cites, and of CV405, marks of secrecy."""

from pathlib import Path

from congvan.model.finding import Finding
from tests.small_archive import DRAFT, FEBRUARY, SERIES, SOUND, Files, changed, check
from tests.unit.check.example import MARK, Example, example, within

_OF = "ngày 05/02/2026 của UBND tỉnh Mẫu"
_REQUEST = "requested_by: {agency: Sở Khoa học và Công nghệ tỉnh Mẫu, number: 1133/SKHCN-KHTC, date: 2026-01-30}\n"
_ASKED = {SERIES: SOUND[SERIES].replace("frequency:", f"{_REQUEST}frequency:")}
_RIGHT = "Thực hiện Công văn số 1133/SKHCN-KHTC ngày 30/01/2026 của Sở Khoa học và Công nghệ tỉnh Mẫu, xã đã họp."


def _body(code: str, says: str, bad: str, good: str) -> Example:
    """A letter with these lines in its second section."""
    return within(FEBRUARY, code, says, "## 2. Kết quả\n", f"## 2. Kết quả\n\n{bad}\n", f"## 2. Kết quả\n\n{good}\n")


def _request(code: str, says: str, bad: str, good: str = _RIGHT) -> Example:
    """The same where the series says which letter asks for the report."""
    spoilt, sound = (changed(FEBRUARY, "## 2. Kết quả\n", f"## 2. Kết quả\n\n{x}\n") for x in (bad, good))
    return example(code, says, FEBRUARY, {**_ASKED, **spoilt}, {**_ASKED, **sound})


def _secret(root: Path, files: Files) -> list[Finding]:
    """Only the marks: a title in capitals or a bracket alone may be wrong otherwise too."""
    return [x for x in check(root, files)[1] if x.rule.code == "CV405"]


def _mark(says: str, bad: str, good: str) -> Example:
    spoilt, sound = (changed(FEBRUARY, "## 2. Kết quả\n", f"## 2. Kết quả\n\n{x}\n") for x in (bad, good))
    return example("CV405", says, FEBRUARY, spoilt, sound, _secret)


def _field(says: str, line: str, bad: str, good: str) -> Example:
    """A field of the front matter of a draft."""
    old = "subject: báo cáo việc mẫu\n" if line.startswith("subject") else "copies:"
    rest = "" if line.startswith("subject") else "copies:"
    spoilt, sound = ({DRAFT: SOUND[DRAFT].replace(old, f"{line.replace('%', x)}\n{rest}")} for x in (bad, good))
    return example("CV405", says, DRAFT, spoilt, sound, _secret)


_INCOMPLETE = (
    (
        "CV750",
        "a subject alone",
        "▲Kế hoạch số 12/KH-UBND về việc mẫu.",
        "Ngày 05/02/2026, UBND xã ban hành Kế hoạch số 12/KH-UBND.",
    ),
    (
        "CV750",
        "a deadline is no date",
        "Theo ▲Công văn số 12/SNV-VP, gửi trước ngày 20/3/2026.",
        "Theo Công văn số 12/SNV-VP {{ series.requested_by.date }} của {{ series.requested_by.agency }}.",
    ),
    (
        "CV751",
        "no office",
        "Theo ▲Kế hoạch số 12/KH-SNV ngày 05/02/2026.",
        "Theo ý kiến của Sở Nội vụ tại Kế hoạch số 12/KH-SNV ngày 05/02/2026.",
    ),
    (
        "CV751",
        "no word for number",
        "Theo ▲Kế hoạch 12/KH-SNV ngày 05/02/2026 của Sở Nội vụ.",
        "Theo Luật Đất đai 31/2024/QH15, Thông tư số 01/2019/TT-BNV của Bộ Nội vụ.",
    ),
    (
        "CV751",
        "no kind",
        "Đã làm theo số ▲12/SNV-VP ngày 05/02/2026 của Sở Nội vụ.",
        "Giấy phép số 12/GP-SNV; vào sổ số 12/SNV-VP.",
    ),
    (
        "CV751",
        "of the central government",
        "Theo ▲Quyết định số 06/QĐ-TTg.",
        "Theo Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ. Nay Quyết định số 06/QĐ-TTg đã xong.",
    ),
    (
        "CV751",
        "before only inside the office",
        '{{ internal("Quyết định số 06/QĐ-TTg ngày 06/01/2022") }}\n\nTheo ▲Quyết định số 06/QĐ-TTg.',
        'Theo Quyết định số 06/QĐ-TTg ngày 06/01/2022.\n\n{{ internal("Quyết định số 06/QĐ-TTg đã xong.") }}',
    ),
    (
        "CV751",
        "after other documents",
        f"Theo Quyết định số 1/QĐ-UBND {_OF}; ▲Nghị định số 30/2020/NĐ-CP.",
        f"Theo Quyết định số 1/QĐ-UBND {_OF} về việc thực hiện Nghị định số 30/2020/NĐ-CP và Kế hoạch số 5/KH-SNV.",
    ),
    (
        "CV750",
        "alone",
        "Theo ▲Quyết định số 1/QĐ-UBND.",
        "Theo các Quyết định số 1/QĐ-UBND, 2/QĐ-UBND; Quyết định số 3/QĐ-UBND và 4/QĐ-UBND (Kế hoạch số 5/KH-SNV).",
    ),
    (
        "CV750",
        "in an item",
        "- ▲Quyết định số 1/QĐ-UBND;\n- Kế hoạch khác.",
        f"| Quyết định số 1/QĐ-UBND |\n|---|\n| Kế hoạch số 2/KH-UBND |\n\n- Quyết định số 1/QĐ-UBND {_OF}.",
    ),
)
_FORMS = (
    ("a space before the stroke", "Quyết định số ▲12 /QĐ-UBND", "Quyết định số 12/QĐ-UBND"),
    ("a space behind the stroke", "Kế hoạch số ▲12/ KH-UBND", "Kế hoạch số 12/KH-UBND"),
    ("spaces round a hyphen", "Công văn số ▲18/UBND - VHXH", "Công văn số 18/UBND-VHXH"),
    ("of the party", "Nghị quyết số ▲57 - NQ/TU", "Nghị quyết số 57-NQ/TU"),
    ("no hyphen", "Nghị định số ▲31/2026/NĐCP", "Nghị định số 31/2026/NĐ-CP"),
    ("small letters", "Quyết định số ▲19/qđ-ubnd", "Quyết định số 19/QĐ-TTg"),
    ("a letter small", "Chương trình số ▲19/Ctr-UBND", "Chương trình số 19/CTr-UBND"),
    ("no stroke in Đ", "Nghị quyết số ▲17/NQ-HDND", "Nghị quyết số 17/NQ-HĐND"),
    ("the government's", "Nghị định số ▲33/2026/ND-CP", "Nghị định số 33/2026/NĐ-CP"),
)
_NO_SYMBOLS = (
    "Bão số 5/ KAJIKI; nhà số 5/ TDP 3; mẫu số 01/hd; phiếu số 2/bc-xã; trạm số 3/UBND - Nhà văn hóa; "
    "Km12/QL1A; tỉ lệ 24/24; lô 12/DC-3; 5G/4G."
)
_DATE = "Công văn số 12/SNV-VP ngày 05/02/2026 của Sở Nội vụ"

CITATIONS: tuple[Example, ...] = (
    *(_body(code, says, bad, good) for code, says, bad, good in _INCOMPLETE),
    *(_body("CV753", says, f"Theo {bad} {_OF}.", f"Theo {good} {_OF}.") for says, bad, good in _FORMS),
    _body("CV753", "not everything with a stroke", f"Theo Quyết định số {MARK}15/QD-UBND {_OF}.", _NO_SYMBOLS),
    _body("CV754", "of a department", f"Theo Công văn số {MARK}12/CV-SNV {_OF}.",
          f"Theo Công văn số 12/CV-LĐLĐ {_OF}."),
    _body(
        "CV755", "a report", f"Theo {MARK}Báo cáo số 12/TB-UBND {_OF}.",
        f"Quyết định ban hành Kế hoạch số 12/QĐ-UBND {_OF}; Công văn số 1234/CT-TTHT {_OF}.",
    ),
    _request("CV756", "a hyphen too many", _RIGHT.replace("1133/SKHCN", f"{MARK}1133/SKH-CN")),
    _request("CV756", "another unit, the same day", _RIGHT.replace("1133/SKHCN-KHTC", f"{MARK}1133/SKHCN-VP")),
    _request("CV756", "two digits exchanged", _RIGHT.replace("1133/SKHCN", f"{MARK}1313/SKHCN"),
             f"{_RIGHT} Công văn số 1313/SKHCN-VP {_OF}; Công văn số 1313/SKHCN-KHTC ngày 29/01/2026 của Sở này."),
    _request("CV756", "filled in", _RIGHT.replace("1133/SKHCN-KHTC", f"{MARK}1133/SKHCN-KHTH"),
             f"Theo Quyết định số 1133/QĐ-UBND {_OF}; Công văn số {{{{ series.requested_by.number }}}}."),
    _request("CV757", "another day", _RIGHT.replace("ngày 30", f"{MARK}ngày 31")),
    _request("CV757", "in words", _RIGHT.replace("ngày 30/01/2026", f"{MARK}ngày 29 tháng 01 năm 2026"),
             _RIGHT.replace("ngày 30/01/2026", "ngày 30 tháng 01 năm 2026")),
    _request("CV758", "another department", _RIGHT.replace("Sở Khoa học và Công nghệ", f"{MARK}Sở Nội vụ"),
             _RIGHT.replace("Sở Khoa học và Công nghệ tỉnh Mẫu", "Sở KH&CN")),
    _body("CV759", "small", f"Theo {_DATE}; Công văn số {MARK}12/SN-VVP nêu rõ.",
          f"Theo {_DATE}; Công văn số 012/SNV-VP."),
    _body("CV760", "the same year", f"Theo {_DATE}; Công văn số {MARK}12/SNV-VP ngày 06/02/2026.",
          f"Theo {_DATE}; Công văn số 12/SNV-VP ngày 06/02/2025."),
    _body("CV760", "of the same office",
          f"Quyết định số 1/QĐ-UBND {_OF}; Quyết định số {MARK}1/QĐ-UBND ngày 06/02/2026.",
          f"Quyết định số 1/QĐ-UBND {_OF}; Quyết định số 1/QĐ-UBND ngày 06/02/2026 của UBND xã Mẫu."),
    _body("CV761", "a circular", "Thông tư số ▲45/2019/TT-BNV ngày 31 tháng 12 năm 2018 của Bộ Nội vụ.",
          "Thông tư số 45/2019/TT-BNV ngày 31/12/2019 của Bộ Nội vụ; Quyết định số 2025/QĐ-TTg ngày 05/01/2026."),
    example(
        "CV762", "not in a draft", FEBRUARY,
        changed(FEBRUARY, "## 2. Kết quả\n", f"## 2. Kết quả\n\nCông văn số {MARK}9/SNV-VP ngày 20/02/2026 của Sở.\n"),
        changed(DRAFT, "## 2. Kết quả\n", "## 2. Kết quả\n\nCông văn số 9/SNV-VP ngày 20/02/2026 của Sở.\n"),
    ),
    within(
        FEBRUARY, "CV762", "not in what was declared afterwards", "subject: báo cáo việc mẫu\n",
        f"subject: báo cáo việc mẫu theo Quyết định số {MARK}9/QĐ-UBND ngày 20/02/2026\n",
        "subject: báo cáo việc mẫu\nchanges: [{date: 2026-02-21, note: Theo Công văn số 9/SNV-VP ngày 20/02/2026}]\n",
    ),
    # --- marks of secrecy
    _mark("in brackets", "(▲MẬT)", "(Mật ong)"),
    _mark("spaced", "▲M Ậ T", "BẢO MẬT"),
    _mark("in HTML", "<b>▲TỐI MẬT</b>", "<b>TUYỆT MẬT là độ mật cao nhất</b>"),
    _mark("as a heading", "## ▲Tối mật", "- Mật\n- Tối mật"),
    _mark("bold, in small letters", "**▲Mật**", "**Mật khẩu**"),
    _mark("said so", "**Độ mật:** ▲Mật", "Độ mật: Không"),
    _mark("in a table", "| Độ mật | ▲Mật |\n|---|---|", "| Độ mật | Mật | Tối mật |\n|---|---|---|\n| Số | 1 | 2 |"),
    _mark("with its term", "Độ mật: ▲Tối mật (10 năm)", "Độ mật: Mật, Tối mật, Tuyệt mật theo danh mục"),
    _mark("for the office", '{{ internal("▲TUYỆT MẬT") }}', '{{ internal("bí mật nhà nước") }}'),
    _mark("before a title", "[▲MẬT] Báo cáo riêng", "Dấu độ mật (MẬT, TỐI MẬT) được bảo quản."),
    _mark("behind a title", "### Việc riêng (▲Mật)", "### Bảo vệ bí mật (tài liệu tối mật)"),
    _mark("behind a number", "Theo Kế hoạch số 05-KH/TU (▲Mật) của Tỉnh ủy.",
          "Theo 12 tài liệu tối mật, 03 tài liệu mật."),
    _field("in the subject", "subject: %", f"báo cáo việc mẫu ({MARK}Mật)", "báo cáo công tác bảo mật (BẢO MẬT)"),
    _field("before the subject", 'subject: "%"', f"{MARK}MẬT - báo cáo việc mẫu", "bảo vệ bí mật nhà nước"),
    _field("in remarks", 'notes: "%"', f"Độ mật: {MARK}Tối mật", "Mật khẩu đã đổi"),
)  # fmt: skip
