"""Examples of CV46 and CV48: what the typeface lacks, what is wider than the page, appendices."""

from tests.small_archive import AGENCY, DRAFT, SOUND, changed
from tests.unit.check.example import Example, example, within

_FRONT = SOUND[DRAFT].partition("---\n\n")[0] + "---\n"
_COLUMNS = [f"Nguyễnvănmộtchữ{i}" for i in range(10, 20)]


def _body(code: str, says: str, bad: str, good: str) -> Example:
    """A draft with this body."""
    return example(code, says, DRAFT, {DRAFT: f"{_FRONT}\n{bad}\n"}, {DRAFT: f"{_FRONT}\n{good}\n"})


def _among(code: str, says: str, bad: str, good: str) -> Example:
    """A draft with these lines in its second section."""
    return within(DRAFT, code, says, "## 2. Kết quả\n", f"## 2. Kết quả\n\n{bad}\n", f"## 2. Kết quả\n\n{good}\n")


def _letter(behind: str, says: str = "Chi tiết tại Phụ lục kèm theo") -> str:
    """A sound letter whose last sentence says this, and what stands behind it."""
    return f"## 1. Thông tin chung\n\nKhông đổi.\n\n## 2. Kết quả\n\n{says}./.\n\n{behind}"


def _table(*cells: str) -> str:
    """A table of one row below its head."""
    return "\n".join(
        f"| {' | '.join(x)} |" for x in ([f"C{i}" for i in range(len(cells))], ["---"] * len(cells), cells)
    )


def _figures(figure: str, count: int) -> str:
    """A table of one row of so many long figures, of which the first is this."""
    return _table(figure, *[figure.removeprefix("▲")] * (count - 1))


_SMALL = _table("1", "2")
_WIDE = _table(*_COLUMNS)
_TWO = f"# Phụ lục I: Danh mục\n\n{_SMALL}\n\n# Phụ lục II: Số liệu {{.landscape}}\n\n{_SMALL}"
_BOTH = "Chi tiết tại Phụ lục I và Phụ lục II kèm theo"
_MANY = "Trong kỳ đơn vị đã tổ chức ba hội nghị, hai lớp tập huấn và kiểm tra bốn tổ dân phố. " * 3900 + "Hết."
_A1 = "A1B2C3D4" * 9

PAPER: tuple[Example, ...] = (
    # --- CV460: characters
    _among("CV460", "an emoji", "Đã xong ▲👍 việc.", "Đã xong ☑ việc, còn ☐ việc, ☒ bỏ."),
    _among("CV460", "an ideograph", "Đối tác ▲漢, địa chỉ nước ngoài.", "Đối tác «Ω», tỉ lệ ≤ 5 ‰ · № 3."),
    _among("CV460", "a no-break hyphen", "Quyết định về 5▲\u2011 10 việc.", "Quyết định về 5 - 10 việc."),
    _among("CV460", "many times", "▲✔ một, ✔ hai, ✔ ba.", "☑\ufe0f một, ☐ hai."),
    _among("CV460", "by number", "Mũi tên ▲&#128073; đây.", "Nhỏ &lt; lớn, &#8594; R&amp;D."),
    _among(
        "CV460", "in words of a link", "Xem [bản ▲漢](https://example.com/a).", "Xem [bản đồ](https://example.com/漢)."
    ),
    _among("CV460", "within an internal passage", "/// internal\nViệc ▲👍.\n///", "/// internal\nViệc.\n///"),
    within(DRAFT, "CV460", "in the subject", "báo cáo việc mẫu", "báo cáo việc ▲😀 mẫu", "báo cáo việc mẫu → mới"),
    within(DRAFT, "CV460", "a tick in the subject", "báo cáo việc mẫu", "báo cáo việc ▲☑ mẫu", "báo cáo □ mẫu"),
    within(
        DRAFT, "CV460", "in an addressee", "[Sở Nội vụ tỉnh Mẫu]", '["Sở Nội vụ ▲★ tỉnh"]', "[Sở Nội vụ tỉnh Mẫu ●]"
    ),
    within(DRAFT, "CV460", "in copies", '"Lưu: VT"', '"Lưu: VT ▲✉"', '"Lưu: VT"'),
    example(
        "CV460",
        "in a figure that is printed",
        DRAFT,
        changed(DRAFT, "  count: 12", "  count: 12\n  remark: 'tốt ▲👍'", "{{ period }}", "{{ data.remark }}"),
        changed(DRAFT, "  count: 12", "  count: 12\n  remark: 'tốt 👍'"),
    ),
    within(AGENCY, "CV460", "in the letterhead", "XÃ MẪU]", "XÃ ▲★ MẪU]", "XÃ MẪU]"),
    # --- CV461, CV462: widths
    _among("CV461", "ten long words", f"▲{_WIDE}", _table(*(x[:6] for x in _COLUMNS))),
    _among("CV461", "an indented one", f"Bảng:\n\n  ▲{_WIDE.replace(chr(10), chr(10) + '  ')}", _table(*_COLUMNS[:4])),
    _among(
        "CV461",
        "words that cannot be parted",
        "▲" + _table(*(f"12\u00a0345\u00a0678\u00a0đồng{x}" for x in _COLUMNS[:7])),
        _table(*(f"đồng hồ sơ/{x[:5]}-{x[5:10]}" for x in _COLUMNS)),
    ),
    _body(
        "CV461",
        "in an upright appendix",
        _letter(f"# Phụ lục: Số liệu\n\n▲{_table(*_COLUMNS[:7])}"),
        _letter(f"# Phụ lục: Số liệu {{.landscape}}\n\n{_table(*_COLUMNS[:7])}"),
    ),
    _body(
        "CV461",
        "in a turned appendix",
        _letter(f"# Phụ lục: Số liệu {{.landscape}}\n\n▲{_WIDE}"),
        _letter(f"# Phụ lục: Số liệu {{.landscape}}\n\n{_table(*_COLUMNS[:7])}"),
    ),
    _among("CV464", "long figures", _figures("▲125.000.000.000", 14), _figures("125", 14)),
    _among("CV464", "in parts", _figures("▲125\u00a0000\u00a0000\u00a0000", 14), _figures("125.000.000.000", 5)),
    _body(
        "CV464",
        "in an appendix",
        _letter(f"# Phụ lục: Số liệu\n\n{_figures('▲9.125.000.000', 10)}"),
        _letter(f"# Phụ lục: Số liệu {{.Landscape}}\n\n{_figures('9.125.000.000', 10)}"),
    ),
    _among("CV462", "a code", f"Mã ▲{_A1}.", f"Mã {_A1[:40]} {_A1[40:]}."),
    _among("CV462", "an address", f"Xem https://example.com/▲{_A1}.", f"Xem [mã](https://example.com/{_A1})."),
    _among("CV462", "in a list", f"- Mã: **▲{_A1}**", "- Đường dẫn: https://example.com/" + "muc-luc/" * 20),
    _among("CV462", "in a table", f"| Mã | Số |\n|---|---|\n| ▲{_A1} | 1 |", "| Mã | Số |\n|---|---|\n| A1 | 1 |"),
    # 100 pages of 40.5 lines of 165 mm; the sentence takes 167 mm with the space behind it: 3,960 of them at best
    _among("CV463", "twice too long", f"{_MANY}\n\n▲{_MANY}", f"{_MANY}\n\n{_table(_MANY[:3000], '1')}"),
    # --- CV48: appendices
    _body("CV480", "an Arabic number", _letter(f"▲# Phụ lục 1: Danh mục\n\n{_SMALL}"), _letter(_TWO, _BOTH)),
    _body("CV480", "an abbreviation", _letter(f"▲# PL 01. Danh mục\n\n{_SMALL}"), _letter("# PHỤ LỤC. Danh mục\n\nA.")),
    _body(
        "CV480",
        "of the second level",
        _letter("▲## Phụ lục\n\nBảng."),
        _letter("# Phụ lục: Bảng\n\n## Phụ lục phí\n\nA."),
    ),
    _body(
        "CV480",
        "in bold",
        _letter("▲**PHỤ LỤC**\nDanh mục việc\n\nBảng."),
        _letter("# **Phụ lục**: Bảng\n\n**Bảng**\n\nA."),
    ),
    _body(
        "CV480",
        "the second of two",
        _letter(f"# Phụ lục I: Danh mục\n\n{_SMALL}\n\n▲# Phụ lục 2: Số liệu\n\n{_SMALL}", _BOTH),
        _letter(_TWO, _BOTH),
    ),
    _body("CV481", "one alone with a number", _letter("# ▲Phụ lục I: Bảng\n\nA."), _letter("# Phụ lục: Bảng\n\nA.")),
    _body(
        "CV481",
        "the second without one",
        _letter(_TWO.replace("Phụ lục II", "▲Phụ lục"), _BOTH),
        _letter(_TWO.replace("# Phụ", "# phụ"), _BOTH),
    ),
    _body("CV481", "out of order", _letter(_TWO.replace("Phụ lục II", "▲Phụ lục III"), _BOTH), _letter(_TWO, _BOTH)),
    _body("CV482", "its name alone", _letter("# ▲Phụ lục\n\nBảng."), _letter("# Phụ lục – Bảng\n\nA.")),
    _body("CV482", "a colon alone", _letter("# ▲Phụ lục:\n\nBảng."), _letter("# Phụ lục: **Bảng**\n\nA.")),
    _body("CV483", "nothing at the end", _letter("# ▲Phụ lục: Bảng"), _letter("# Phụ lục: Bảng\n\n## 1. Việc\n\nA.")),
    _body(
        "CV483",
        "nothing before the next",
        _letter(_TWO.replace("# Phụ lục I: Danh mục\n\n" + _SMALL, "# ▲Phụ lục I: A"), _BOTH),
        _letter(_TWO, _BOTH),
    ),
    _body(
        "CV484",
        "never named",
        _letter("# ▲Phụ lục: Bảng\n\nA.", "Xong"),
        _letter("# Phụ lục: Bảng\n\nA.", "Xem phụ lục"),
    ),
    _body(
        "CV484",
        "one of two",
        _letter(_TWO.replace("Phụ lục II", "▲Phụ lục II"), "Xem Phụ lục I kèm theo"),
        _letter(_TWO, "Xem các Phụ lục I, II kèm theo"),
    ),
    _body(
        "CV484",
        "named by itself alone",
        _letter(_TWO.replace("Phụ lục II", "▲Phụ lục II") + "\n\nXem Phụ lục II.", "Xem Phụ lục I"),
        _letter(_TWO, "Có các phụ lục kèm theo"),
    ),
    _among("CV485", "no appendix at all", "Xong (có ▲Phụ lục kèm theo).", "Theo Phụ lục II kèm theo Thông tư của Bộ."),
    _among("CV485", "with a number", "Xem ▲Phụ lục II đính kèm.", "Theo phụ lục kèm theo Công văn của Sở."),
    _body(
        "CV485",
        "the third of two",
        _letter(_TWO, "Xem Phụ lục I, II; xem ▲Phụ lục III kèm theo"),
        _letter(_TWO, "Xem Phụ lục I đến Phụ lục II kèm theo"),
    ),
    _body(
        "CV486",
        "another word",
        _letter("# Phụ lục: Bảng ▲{.ngang}\n\nA."),
        _letter("# Phụ lục: Bảng { .landscape }\n\nA."),
    ),
    _among(
        "CV486", "on another heading", "### 2.1. Kinh phí ▲{#kinh-phi}\n\nĐủ.", "### 2.1. Kinh phí {{ period }}\n\nĐủ."
    ),
    # --- CV4: within appendices, other rules begin anew
    _body(
        "CV415",
        "in an appendix",
        _letter("# Phụ lục: Bảng\n\n## 1. Một\n\nA.\n\n## ▲3. Ba\n\nB."),
        _letter("# Phụ lục: Bảng\n\n## 1. Một\n\nA.\n\n## 2. Hai\n\n### 2.1. Ba\n\nB./."),
    ),
    _body(
        "CV412",
        "in an appendix",
        _letter("# Phụ lục: Bảng\n\n▲### Một\n\nA."),
        _letter("# Phụ lục: Bảng\n\n## Một\n\nA."),
    ),
    _body(
        "CV409",
        "in an appendix",
        _letter("# Phụ lục: Bảng\n\n## 1. ▲Một"),
        _letter("# Phụ lục: Bảng\n\n## Kết quả\n\nA."),
    ),
    _body(
        "CV402",
        "a section in an appendix alone",
        "## 1. Thông tin chung\n\n▲Xem Phụ lục kèm theo./.\n\n# Phụ lục: Bảng\n\n## 1. Kết quả\n\nA.",
        _letter("# Phụ lục: Bảng\n\nA."),
    ),
    _body(
        "CV430",
        "before an appendix",
        _letter("# Phụ lục: Bảng\n\nA.").replace("theo./.", "theo▲."),
        _letter("# Phụ lục: Bảng\n\nA./."),
    ),
    _body(
        "CV431",
        "before an appendix",
        _letter("Thêm.\n\n# Phụ lục: Bảng\n\nA.").replace("./.", "▲./."),
        _letter("# Phụ lục: Bảng\n\nA."),
    ),
    _body(
        "CV431",
        "behind a footnote of two paragraphs",
        _letter("[^1]: Một.\n\n    Hai.\n\nThêm.", "Xong[^1]").replace("./.", "▲./."),
        _letter("[^1]: Một.\n\n    Hai.\n    Ba.\n\n[^2]: Bốn.\n", "Xong[^1], đủ[^2]"),
    ),
    _body(
        "CV431",
        "that begins like one",
        _letter("Phụ lục có ba trang.", "Xong").replace("./.", "▲./."),
        _letter("# Phụ lục: Bảng\n\nA."),
    ),
)
