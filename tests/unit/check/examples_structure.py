"""Examples of CV4: the body's sections, numbers, end, and what was left to fill in."""

from tests.small_archive import DRAFT, FEBRUARY, SOUND, changed
from tests.unit.check.example import MARK, Example, example, within

_FRONT = SOUND[DRAFT].partition("---\n\n")[0] + "---\n"
_OLD = "Kỳ báo cáo: {{ period }}."
_LONG = "Trong kỳ đơn vị đã tổ chức ba hội nghị, hai lớp tập huấn và kiểm tra bốn tổ dân phố"


def _body(code: str, says: str, bad: str, good: str) -> Example:
    """A draft with this body."""
    return example(code, says, DRAFT, {DRAFT: f"{_FRONT}\n{bad}\n"}, {DRAFT: f"{_FRONT}\n{good}\n"})


def _among(code: str, says: str, bad: str, good: str, path: str = DRAFT) -> Example:
    """A letter with these lines in its second section."""
    return within(path, code, says, "## 2. Kết quả\n", f"## 2. Kết quả\n\n{bad}\n", f"## 2. Kết quả\n\n{good}\n")


def _sections(one: str, two: str) -> str:
    """A body of the sections that the series asks for, with these words below them."""
    return f"## 1. Thông tin chung\n\n{one}\n\n## 2. Kết quả\n\n{two}"


_IN = "/// internal\n{}\n///"
_CROSSINGS = (
    (
        "CV420",
        "a note within a passage, called outside of it",
        f"Đã chi▲[^a].\n\n{_IN.format('[^a]: Chưa tính phần tạm ứng.')}",
        f"{_IN.format('Đã chi[^a].')}\n\nĐã chi[^a].\n\n[^a]: Chưa tính phần tạm ứng.",
    ),
    (
        "CV421",
        "a note outside of a passage, called in a phrase alone",
        'Đã chi{{ internal(" một phần[^a]") }}.\n\n▲[^a]: Chưa tính phần tạm ứng.',
        'Đã chi[^a].\n\n[^a]: Chưa tính{{ internal(" phần tạm ứng") }}.',
    ),
    (
        "CV422",
        "an address within a passage, its link outside",
        f"Xem ▲[kỳ trước][a].\n\n{_IN.format('[a]: xa-mau/bao-cao/2026-01')}",
        f"{_IN.format('Xem [kỳ trước][a].')}\n\n[a]: xa-mau/bao-cao/2026-01",
    ),
    (
        "CV423",
        "a comment that goes on into a passage",
        f"Đã chi. ▲<!-- xem lại\n\n{_IN.format('Chờ kế toán. -->')}",
        f"Đã chi.\n\n{_IN.format('<!-- xem lại -->')}\n\n<!-- hết {{{{ internal('rồi') }}}} -->",
    ),
    (
        "CV423",
        "a comment round a passage",
        f"▲<!-- xem lại\n\n{_IN.format('Chờ kế toán.')}\n\nhết -->",
        "Viết `<!--` để mở chú thích.",
    ),
    ("CV424", "a comment without an end", "Đã chi. ▲<!-- xem lại", "Đã chi. <!-- xem\nlại -->"),
)
_SOUND = _sections("Không đổi.", "Đạt./.")
_BLANKS = (
    ("a number of dots", "Tiếp nhận ▲khoảng … hồ sơ.", "Tiếp nhận hồ sơ, phản ánh, kiến nghị, … của người dân."),
    ("a line of dots", "Người phụ trách: ▲.........", "Tuyên truyền qua Zalo, Facebook....."),
    ("three dots behind a colon", "Tổng số: ▲…", "Tổng số: 15, gồm hộ nghèo, hộ cận nghèo…"),
    ("a day of dots", "Họp ▲ngày .../.../2026.", "Họp ngày 15/3/2026, ..."),
    ("a day of spaces", "Họp ▲ngày    tháng    năm 2026.", "Ghi rõ ngày tháng năm sinh của từng người."),
    ("a number of spaces", "Kế hoạch ▲số     /UBND-VP.", "Cột Số / ký hiệu, cột số/ngày."),
    ("an item of dots", "- ▲…", "- Việc khác…"),
    ("a cell of dots", "| A | B |\n|---|---|\n| 1 | ▲... |", "| A | B |\n|---|---|\n| 1 | |"),
    ("underscores", "Năm: ▲____", "Hết phần một\n\n____"),
    ("x in small letters", "Có ▲xxx hộ.", "Số máy 0237xxx000 đã được che."),
    ("x in capitals", "Quyết định ▲XX/QĐ-UBND", "Đại hội Đảng bộ lần thứ XXX"),
    ("an empty box", "- Nguồn: ▲[ ]", "Sổ: [x] đã lập [ ] chưa lập"),
    ("dots in brackets", "Nguồn: ▲[...]", "Nêu rõ: “Chuyển đổi số [...] là nhiệm vụ trọng tâm”."),
    ("what to write in brackets", "Do ▲[tên đơn vị] thực hiện.", "Do [đơn vị](https://example.com) thực hiện."),
    ("a name in angle brackets", "Do ▲<tên đơn vị> thực hiện.", "Từ <5% lên >7%, dòng trên<br>dòng dưới."),
    ("what to tell", "Lý do ▲(nêu rõ).", "Lý do (nếu có) được nêu rõ (ghi nhận 3 việc)."),
    ("to be filled in", "Số hồ sơ: ▲điền vào đây.", "Hướng dẫn người dân điền vào tờ khai."),
    ("to do", "▲TODO kiểm tra số liệu.", "Đã kiểm tra số liệu."),
)

STRUCTURE: tuple[Example, ...] = (
    *(_among(*x) for x in _CROSSINGS),
    within(DRAFT, "CV401", "a mistyped name", "{{ period }}", f"{MARK}{{{{ perriod }}}}", "{{ contact.phone }}"),
    within(DRAFT, "CV401", "a group of figures", "{{ period }}", f"{MARK}{{{{ data.money }}}}", "{{ data.money.a }}"),
    _body(
        "CV402",
        "the first section",
        "▲## 2. Kết quả\n\nĐạt./.",
        "## I. THÔNG TIN CHUNG ##\n\nĐủ.\n\n## II. KẾT QUẢ\n\nĐạt./.",
    ),
    _body("CV402", "the last section", "## 1. Thông tin chung\n\nĐủ.\n\n▲Hết./.", _SOUND),
    within(DRAFT, "CV403", "out of the archive", _OLD, f"[x]({MARK}../x.md)", "[x](xa-mau/bao-cao/2026-01)"),
    within(
        DRAFT,
        "CV403",
        "behind a placeholder",
        "{{ period }}",
        f"{{{{ period }}}} [x]({MARK}javascript:x)",
        "[x](#2-ket-qua)",
    ),
    within(
        DRAFT, "CV403", "by reference", "## 1.", f"[x]\n\n[x]: {MARK}/etc/passwd\n\n## 1.", "[^x]: chú thích\n\n## 1."
    ),
    example("CV404", "nothing", DRAFT, {DRAFT: f"{_FRONT}{MARK}"}, {}),
    within(DRAFT, "CV405", "secret", "## 1.", f"**{MARK}MẬT**\n\n## 1.", "MẬT ONG\n\n## 1."),
    _body(
        "CV406",
        "two sections exchanged",
        "## 1. Kết quả\n\nĐạt.\n\n▲## 2. Thông tin chung\n\nĐủ./.",
        "## Thông tin chung\n\nĐủ.\n\n### 1.1. Kết quả kỳ trước\n\nĐạt.\n\n## Kết quả khác\n\nĐạt./.",
    ),
    _body(
        "CV407",
        "a word misspelt",
        _SOUND.replace("Thông tin chung", "▲Thông tin chúng"),
        _SOUND,
    ),
    _body("CV407", "a word too few", _SOUND.replace("Thông tin chung", "▲Thông tin chun"), _SOUND),
    _body(
        "CV408",
        "an item",
        _SOUND.replace("## 1. Thông", "▲1. Thông"),
        f"Các mục: thông tin chung, kết quả.\n\n{_SOUND}",
    ),
    _body("CV408", "no space behind the marks", _SOUND.replace("## 1. Thông", "▲##1. Thông"), _SOUND),
    _body("CV408", "a line of words", _SOUND.replace("## 1. Thông", "▲Thông"), _SOUND),
    _among(
        "CV409",
        "nothing below",
        "### 2.1. ▲Tồn tại\n\n### 2.2. Khác\n\nKhông.",
        "### 2.1. Tồn tại\n\n#### a) Một\n\nCó.\n",
    ),
    _among("CV410", "an answer", "### 2.1. Tồn tại: ▲không có", "### 2.1. Mục tiêu: nâng cao chất lượng\n\nĐạt."),
    within(DRAFT, "CV410", "behind a section", "## 2. Kết quả\n", "## 2. Kết quả: ▲tốt\n", "## 2. Kết quả:\n"),
    _among("CV411", "in bold", "▲**2.1. Chỉ đạo**\n\nCó.", "**Lưu ý:** một việc.\n\n**2.1.** Chỉ đạo sát."),
    _among("CV411", "a point in bold", "▲__a) Chỉ đạo:__\n\nCó.", "a) **Chỉ đạo**: có."),
    _among("CV412", "a leap", "▲#### 2.1. Chỉ đạo\n\nCó.", "### 2.1. Chỉ đạo\n\n#### a) Một\n\nCó."),
    _among("CV412", "2.1 beside 2", "▲## 2.1. Chỉ đạo\n\nCó.", "### 2.1. Chỉ đạo\n\nCó.\n\n## 3. Khác"),
    _body("CV413", "one mark", f"▲{_SOUND.removeprefix('#')}", f"`# x`\n\n{_SOUND}"),
    example(
        "CV414",
        "as in February",
        DRAFT,
        {**changed(FEBRUARY, _OLD, _LONG), **changed(DRAFT, _OLD, _LONG.upper(), "## 1.", "▲## 1.")},
        {**changed(FEBRUARY, _OLD, f"{_LONG}."), **changed(DRAFT, _OLD, f"{_LONG} khác.")},
    ),
    _among("CV415", "clauses", "### 2.1. A\n\nCó.\n\n### ▲2.3. B\n\nCó.", "### 2.1. A\n\nCó.\n\n### 2.2. B\n\nCó."),
    _among(
        "CV415",
        "the point đ",
        "a) A\n\nb) B\n\nc) C\n\nd) D\n\n▲e) E\n\ng) G",
        "a) A\nb) B\nc) C\nd) D\nđ) E\n\ne) G\n\ng) H",
    ),
    _among("CV415", "no point f", "a) X\n\n▲f) Y", "a) X\n\nCó:\n\na) Y\n\nb) Z"),
    _among("CV415", "items", "1. A\n2. B\n▲4. C\n5. D", "1. A\n\n   - x\n\n2. B\n\n1. C\n1. D"),
    _among("CV415", "twice", "### a) A\n\nCó.\n\n### ▲a) B\n\nCó.", "### a) A\n\n1. X\n\n### b) B\n\n1. Y"),
    _body(
        "CV415",
        "Roman",
        f"{_SOUND[:-3]}.\n\n### I. A\n\nCó.\n\n### ▲III. B\n\nCó./.",
        f"{_SOUND[:-3]}.\n\n### I. A\n\n1. X\n\n### II. B\n\nCó./.",
    ),
    _body("CV415", "not from one on", _SOUND.replace("2. Kết", "▲3. Kết"), _SOUND.replace("2. Kết", "Kết")),
    _among("CV416", "of another section", "### ▲3.1. A\n\nCó.", "2.382 hộ đã có mã. 3.1 là tiêu chí."),
    _among("CV416", "a paragraph", "▲1.1. Nội dung thứ nhất.", "2.1. Nội dung thứ nhất.\n\n2.2. Nội dung thứ hai."),
    _among(
        "CV417",
        "a heading between others",
        "### 2.1. A\n\nCó.\n\n/// internal\n### ▲2.2. B\n\nCó.\n///\n\n### 2.3. C\n\nCó.",
        "### 2.1. A\n\nCó.\n\n/// internal\n### B\n\nCó.\n///\n\n### 2.2. C\n\nCó.",
    ),
    _among("CV417", "a point", "a) A\n\n/// internal\n▲b) B\n///\n\nc) C", "a) A\n\n/// internal\na) B\n///\n\nb) C"),
    _among("CV418", "a point", "- ▲a) A", "- A\n\na) B"),
    _among("CV418", "a clause behind a star", "* ▲2.1. A", "* 2.1 lần so với kỳ trước"),
    _among("CV419", "a dot behind a letter", "### ▲a. A\n\nCó.", "### 2.1 A\n\nCó."),
    _body(
        "CV419",
        "a bracket behind a number",
        _SOUND.replace("1. ", "▲1) "),
        _SOUND.replace("1. ", "I. ").replace("2. ", "II. "),
    ),
    _body(
        "CV430", "a full stop", _sections("Đủ.", "Đạt▲."), _sections("Đủ.", "**Đạt./.**\n\n/// internal\nRiêng.\n///")
    ),
    _body(
        "CV430",
        "only inside",
        _sections("Đủ.", "Đạt▲.\n\n/// internal\nHết./.\n///"),
        _sections("Đủ.", "Đạt [x]./.\n\n[x]: https://example.com"),
    ),
    _body("CV431", "a sentence", _sections("Đủ.", "Đạt▲./.\n\nĐề nghị tổng hợp."), _SOUND),
    _body(
        "CV432",
        "in both sections",
        _sections("Đủ▲./.", "Đạt./."),
        _sections("Xem `../.` và ../../a, ngày 1./.2", "Đạt./."),
    ),
    _body("CV432", "inside too", _sections("Đủ.", "Đạt./.\n\n/// internal\nHết▲./.\n///"), _SOUND),
    _body("CV433", "a space before", _sections("Đủ.", "Đạt ▲./."), _SOUND),
    _body("CV433", "spaces", _sections("Đủ.", "Đạt▲./ ."), _SOUND),
    _body("CV433", "a full stop before", _sections("Đủ.", "Đạt▲../."), _sections("Đủ.", "Đạt, v.v../.")),
    _body("CV433", "a full stop behind", _sections("Đủ.", "Đạt▲./.."), _sections("Đủ.", "Đạt (tốt)./.")),
    *(_among("CV434", *case) for case in _BLANKS),
    _among("CV437", "struck out", "Đã ▲~~giao~~ nhận.", "Đã `~~giao~~` nhận, khoảng ~5 đến ~6 hồ sơ."),
    _among("CV437", "lowered", "Khí CO▲~2~ giảm.", "Khí CO₂, CO<sub>2</sub> giảm."),
    _among("CV437", "raised", "Rộng 5 m▲^2^ nữa.", "Rộng 5 m² nữa."),
    _among("CV437", "ticked", "- ▲[x] Đã họp.", "- ☑ Đã họp."),
    _among("CV435", "issued", "Có ▲khoảng … hộ.", "Có 15 hộ.", FEBRUARY),
    _among(
        "CV436",
        "an item of a form",
        "- Năm thành lập▲:\n- Quy chế: đã có.",
        "- Gồm có:\n- Quy chế: đã có.\n- Điều lệ:\n  - Một.",
    ),
    _among(
        "CV436", "the last item", "- Quy chế▲:\n\n### 2.1. A\n\nCó.", "- Quy chế:\n\nĐã ban hành.\n\n- Năm:\n  2024"
    ),
)
