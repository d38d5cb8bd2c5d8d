"""Examples of CV3: figures compared with last period's, amounts, dates and periods in prose."""

from tests.small_archive import DRAFT, FEBRUARY, JANUARY, SERIES, Files, changed
from tests.unit.check.example import MARK, Example, example, within

_CHECKS = "rollup: {money.total: sum}"


def _among(code: str, says: str, bad: str, good: str) -> Example:
    """A draft of March with these lines in its second section."""
    return within(DRAFT, code, says, "## 2. Kết quả\n", f"## 2. Kết quả\n\n{bad}\n", f"## 2. Kết quả\n\n{good}\n")


def _check(declared: str, *, january: Files | None = None) -> Files:
    """The series with one more check of figures."""
    return {**changed(SERIES, _CHECKS, f"  - {declared}\n{_CHECKS}"), **(january or {})}


_SAME = _check("same_as_previous: {value: money.total}")
_FACTOR = _check("within_factor: {value: money.spent, factor: 10}")
_RATE = _check("within_factor: {value: rate, factor: 2, within: year}")
_SPENT = "Đã chi {{ data.money.spent }}./."

FIGURES = (
    # --- compared with last period's
    example(
        "CV313", "another allocation", DRAFT,
        {**_SAME, **changed(DRAFT, "b: 200 triệu, total: 300 triệu", f"b: 230 triệu, total: {MARK}330 triệu")},
        {**_SAME, **changed(DRAFT, "total: 300 triệu", "total: 300000000")},
    ),
    example(
        "CV313", "after a month without it", DRAFT,
        {**_check("same_as_previous: {value: count}"), **changed(FEBRUARY, "  count: 12\n", ""),
         **changed(DRAFT, "count: 12", f"count: {MARK}13")},
        {**_check("same_as_previous: {value: count}"), **changed(DRAFT, "  count: 12\n", "")},
    ),
    example(
        "CV314", "tỷ for triệu", DRAFT,
        {**_FACTOR, **changed(DRAFT, "a: 100 triệu, b: 200 triệu, total: 300 triệu, spent: 70 triệu",
                              f'a: 70 tỷ, b: 200 triệu, total: "70,2 tỷ", spent: {MARK}70 tỷ')},
        {**_FACTOR, **changed(DRAFT, "a: 100 triệu, b: 200 triệu, total: 300 triệu, spent: 70 triệu",
                              "a: 500 triệu, b: 200 triệu, total: 700 triệu, spent: 600 triệu")},
    ),
    example(
        "CV314", "a comma lost in a rate", DRAFT,
        {**_RATE, **changed(DRAFT, "rate: 98,5", f"rate: {MARK}9,85")},
        {**_RATE, **changed(DRAFT, "rate: 98,5", "rate: 49,3")},
    ),
    example(
        "CV311", "a factor of what is not there", SERIES,
        _check(f"within_factor: {{value: {MARK}money.spend, factor: 10}}"), _FACTOR,
    ),
    within(
        SERIES, "CV105", "a factor of one", _CHECKS,
        f"  - within_factor: {{value: rate, factor: {MARK}1}}\n{_CHECKS}",
        f"  - within_factor: {{value: rate, factor: 2}}\n{_CHECKS}",
    ),
    # --- amounts as typed
    _among("CV315", "tỷ with a dot", f"Vốn đầu tư {MARK}1.675 tỷ đồng.", "Vốn đầu tư 1,675 tỷ đồng."),
    _among("CV315", "without the currency", f"Vốn đầu tư là {MARK}1.675 tỷ.", "Vốn đầu tư là 12.500 tỷ."),
    _among("CV320", "triệu with a dot", f"Vốn đầu tư {MARK}1.675 triệu đồng.", "Vốn đầu tư 1.675 triệu lượt."),
    _among(
        "CV320", "a total that nothing proves", f"Vốn {MARK}1.675 triệu đồng.",
        "Vốn 1.675 triệu đồng, gồm: tỉnh 1.250 triệu đồng; xã 425 triệu đồng.",
    ),
    _among("CV320", "no decimal comma near", f"Vốn {MARK}1.675 triệu đồng.", "Vốn 1.675 triệu đồng và 2,5 triệu đồng."),
    _among("CV319", "commas for groups", f"Thu phí {MARK}1,250,000 đồng.", "Thu phí 1.250.000 đồng."),
    _among("CV319", "a comma before đồng", f"Giá {MARK}8,500 đồng.", "Giá 8.500 đồng."),
    _among("CV319", "a dot in tỷ", f"Vốn đầu tư {MARK}2.5 tỷ đồng.", "Vốn đầu tư 2,5 tỷ đồng."),
    _among("CV319", "a dot in a rate", f"Đạt {MARK}98.5% kế hoạch.", "Đạt 98,5% kế hoạch (mục 2.1)."),
    _among("CV319", "a dot in a count", f"Có {MARK}2.5 triệu lượt truy cập.", "Có 2,5 triệu lượt truy cập."),
    _among("CV319", "a comma in people", f"Có {MARK}1,250 hộ.", "Có 1.250 hộ; 1,25 ha; số 1,250."),
    _among("CV319", "groups of no money", f"Có {MARK}1,250,000 cây.", "Có 1.250.000 cây."),
    within(
        DRAFT, "CV319", "in the subject", "báo cáo việc mẫu", f"báo cáo việc {MARK}98.5% hộ", "báo cáo việc 98,5% hộ"
    ),
    # --- parts and totals
    _among(
        "CV316", "two figures swapped",
        f"Vốn đầu tư {MARK}2,328 tỷ đồng (trong đó: tỉnh 382 triệu đồng; xã 2,0 tỷ đồng).",
        "Vốn đầu tư 2,382 tỷ đồng (trong đó: tỉnh 382 triệu đồng; xã 2,0 tỷ đồng).",
    ),
    _among(
        "CV316", "one part more than all",
        f"Vốn đầu tư {MARK}500 triệu đồng, trong đó tỉnh hỗ trợ 600 triệu đồng.",
        "Vốn đầu tư 500 triệu đồng, trong đó tỉnh hỗ trợ 400 triệu đồng.",
    ),
    _among(
        "CV316", "a list without colon that nearly makes it",
        f"Vốn đầu tư {MARK}1 tỷ đồng, trong đó tỉnh 600 triệu đồng, xã 350 triệu đồng.",
        "Vốn đầu tư 1 tỷ đồng, trong đó tỉnh 200 triệu đồng, xã 350 triệu đồng.",
    ),
    _among(
        "CV316", "items below",
        f"- Vốn đầu tư: {MARK}3 tỷ đồng, gồm:\n  + Tỉnh: 1,5 tỷ đồng;\n  + Xã: 1,6 tỷ đồng.\n- Vốn vay: 1 tỷ đồng.",
        "- Vốn đầu tư: 3,1 tỷ đồng, gồm:\n  + Tỉnh: 1,5 tỷ đồng;\n  + Xã: 1,6 tỷ đồng.\n- Vốn vay: 1 tỷ đồng.",
    ),
    _among(
        "CV316", "a new sentence",
        f"Vốn đầu tư là {MARK}1 tỷ đồng. Trong đó: tỉnh 600 triệu đồng; xã 450 triệu đồng.",
        "Vốn đầu tư là 1 tỷ đồng. Trong đó, chủ yếu: tỉnh 600 triệu đồng; xã 250 triệu đồng.",
    ),
    _among(
        "CV316", "parts in brackets of their own",
        f"Vốn {MARK}2 tỷ đồng, bao gồm: tỉnh 1 tỷ đồng (đợt một 300 triệu đồng); xã 900 triệu đồng.",
        "Vốn 2 tỷ đồng, bao gồm: tỉnh 1 tỷ đồng (đợt một 300 triệu đồng); xã 1 tỷ đồng.",
    ),
    _among(
        "CV316", "a figure of the data among them",
        f"Vốn {MARK}200 triệu đồng, gồm {{{{ data.money.spent }}}} của tỉnh và 120 triệu đồng của xã.",
        "Vốn 190 triệu đồng, gồm {{ data.money.spent }} của tỉnh và 120 triệu đồng của xã.",
    ),
    _among(
        "CV316", "what is no list of parts",
        f"Vốn {MARK}2 tỷ đồng, gồm tỉnh 1 tỷ đồng, xã 1,5 tỷ đồng.",
        "Vốn 2 tỷ đồng, gồm tỉnh 1 tỷ đồng (tăng 5%), xã tăng 1,5 tỷ đồng so với cùng kỳ.",
    ),
    _among(
        "CV316", "parts of two kinds",
        f"Vốn {MARK}2 tỷ đồng, trong đó: tỉnh 1 tỷ đồng; xã 900 triệu đồng.",
        "Vốn 2 tỷ đồng, trong đó: tỉnh 1 tỷ đồng; xã 1 tỷ đồng; đã giải ngân 500 triệu đồng.",
    ),
    # --- amounts and the data
    within(DRAFT, "CV317", "another amount", _SPENT, f"Đã chi {MARK}75 triệu đồng./.", _SPENT),
    _among("CV317", "in a table", f"| Nội dung | Số tiền |\n| --- | --- |\n| Đã chi | {MARK}75 triệu đồng |",
           "| Nội dung | Tháng trước | Tháng này |\n| --- | --- | --- |\n| Đã chi | 75 triệu đồng | 80 triệu đồng |"),
    _among("CV317", "in bold", f"Kinh phí đã chi: **{MARK}75 triệu đồng**.", "Xã đã chi 75 triệu đồng mua máy tính."),
    _among("CV317", "of the whole", f"Đến nay đã chi {MARK}75 triệu đồng.", "Riêng quý I, đã chi 75 triệu đồng."),
    _among(
        "CV317", "of no project", f"Số tiền đã chi là {MARK}75 triệu đồng.",
        "Dự án chiếu sáng khởi công tháng trước. Đến nay đã chi 75 triệu đồng.",
    ),
    _among("CV317", "this year's", f"Năm 2026 đã chi {MARK}75 triệu đồng.", "Năm 2025 đã chi 75 triệu đồng."),
    _among("CV318", "the same amount", f"Kinh phí đã chi là {MARK}70 triệu đồng.", "Vốn vay là 70 triệu đồng."),
    # --- dates and periods
    _among("CV330", "last period's", f"Kỳ báo cáo: {MARK}tháng 02/2026.", "Kỳ báo cáo: Tháng 3/2026."),
    _among("CV330", "in figures", f"- **Kỳ báo cáo**: {MARK}02/2026", "- **Kỳ báo cáo**: 03/2026"),
    _among(
        "CV330", "beside a quarter", f"Kỳ báo cáo: {MARK}tháng 02 và quý II năm 2026.",
        "Kỳ báo cáo: tháng 3 và quý I năm 2026.",
    ),
    _among("CV330", "without its year", f"Kỳ báo cáo: {MARK}Tháng 4", "Kỳ báo cáo: Tháng 03"),
    _among("CV330", "last year's", f"Kỳ báo cáo: {MARK}tháng 3 năm 2025", "Kỳ báo cáo trước: tháng 3 năm 2025"),
    _among("CV330", "a quarter", f"Kỳ báo cáo: {MARK}quý I năm 2026", "Kỳ báo cáo: từ ngày 11 tháng 02 năm 2026"),
    within(
        DRAFT, "CV331", "last period's", "báo cáo việc mẫu", f"báo cáo việc mẫu {MARK}tháng 02 năm 2026",
        "báo cáo việc mẫu tháng 3, nhiệm vụ tháng 4 năm 2026",
    ),
    within(
        DRAFT, "CV331", "a plan's month", "báo cáo việc mẫu", f"báo cáo việc {MARK}tháng 02 năm 2026",
        "báo cáo việc thực hiện Kế hoạch tháng 02 năm 2026",
    ),
    within(
        DRAFT, "CV332", "the opening", "đơn vị báo cáo như sau:", f"đơn vị báo cáo {MARK}tháng 2/2026 như sau:",
        "theo yêu cầu báo cáo tháng 2 năm 2026, đơn vị báo cáo công tác tháng 3/2026 như sau:",
    ),
    within(
        DRAFT, "CV332", "the end", _SPENT, f"Trên đây là báo cáo {MARK}tháng 02 năm 2026 của xã./.",
        "Trên đây là báo cáo tháng 3 năm 2026 của xã; tháng 02 năm 2026 đã báo cáo./.",
    ),
    _among(
        "CV332", "on two lines", f"Trên đây là báo cáo công tác\n{MARK}tháng 02 năm 2026 của xã.",
        "Trên đây là báo cáo công tác\n{{ period }} của xã.",
    ),
    _among("CV333", "31 April", f"Họp {MARK}31/4/2026.", "Họp 30/4/2026, số 31/4/2026, Luật 30/02/2026/QH15."),
    _among("CV333", "30 February", f"Họp {MARK}ngày 30 tháng 2.", "Họp ngày 29 tháng 2; ngày 30 tháng 2 âm lịch."),
    _among("CV333", "no leap year", f"Họp {MARK}29/02/2026.", "Họp 29/02/2028."),
    _among("CV333", "month first", f"Họp {MARK}ngày 04/17/2026.", "Trực cả ngày 24/24 giờ."),
    _among("CV333", "a thirteenth month", f"Đến {MARK}tháng 13/2026 xong.", "Đến tháng 12/2026 xong; 6 tháng 15 hộ."),
    within(DRAFT, "CV333", "in the subject", "việc mẫu", f"việc {MARK}ngày 31/4", "việc ngày 30/4"),
    _among(
        "CV334", "both wrong", f"Họp {MARK}ngày 5 tháng 04 năm 2026.", "Họp ngày 05 tháng 4 năm 2026, ngày 5/4/2026."
    ),
    _among("CV334", "January", f"Họp {MARK}ngày 15 tháng 1 năm 2026.", "Họp ngày 15 tháng 01 năm 2026."),
    _among("CV335", "years", f"Đề án {MARK}giai đoạn 2030-2026.", "Đề án giai đoạn 2026 - 2030."),
    _among(
        "CV335", "days", f"Từ {MARK}ngày 15/3/2026 đến hết ngày 14/02/2026.", "Từ ngày 15/12/2025 đến ngày 14/01/2026."
    ),
    within(FEBRUARY, "CV336", "in January", "2026-02-19", f"{MARK}2026-01-31", "2026-02-01"),
    within(JANUARY, "CV336", "in the year before", "2026-01-19", f"{MARK}2025-01-19", "2026-01-01"),
)  # fmt: skip
