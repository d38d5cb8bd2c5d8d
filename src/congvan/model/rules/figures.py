"""CV3: figures, in the data and in prose; dates and periods."""

from congvan.model.rules.row import ERROR, rule

# fmt: off - a table: one entry reads as one block, not as a ladder

BAD_SCHEMA = rule(
    "CV301",
    ERROR,
    ("Lược đồ số liệu sai", "Bad data schema"),
    (
        "Lược đồ số liệu không phải JSON Schema 2020-12 hợp lệ: {problem}.",
        "The data schema is not valid JSON Schema 2020-12: {problem_en}.",
    ),
    ("Sửa mục data của tệp loại báo cáo.", "Mend 'data' in the series' file."),
)
AMBIGUOUS_AMOUNT = rule(
    "CV302",
    ERROR,
    ("Số đọc được hai cách", "Ambiguous number"),
    ("«{written}» đọc được hai cách: {readings}.", "'{written}' can be read in two ways: {readings}."),
    (
        "Dấu chấm phân nhóm nghìn, dấu phẩy là dấu thập phân. Viết rõ: {suggestion}",
        "A dot groups thousands, a comma is the decimal mark. Write: {suggestion}",
    ),
)
UNREADABLE_AMOUNT = rule(
    "CV303",
    ERROR,
    ("Số tiền không đọc được", "Unreadable amount"),
    ("Không đọc được số tiền này.", "This amount of money cannot be read."),
    (
        'Viết như: 382 triệu, "2,0 tỷ", "2,382 tỷ", 200000000',
        'Write it like: 382 triệu, "2,0 tỷ", "2,382 tỷ", 200000000',
    ),
)
UNREADABLE_NUMBER = rule(
    "CV304",
    ERROR,
    ("Số không đọc được", "Unreadable number"),
    ("«{field}» phải là số.", "'{field}' must be a number."),
    (
        'Viết như: 1250, 1.250, hoặc 98,5 (trong ngoặc {{}} phải có dấu nháy: "98,5")',
        'Write it like 1250, 1.250 or 98,5 (inside {{}} in quotes: "98,5")',
    ),
)
FIGURE_MISSING = rule(
    "CV305",
    ERROR,
    ("Thiếu số liệu", "Figure missing"),
    ("Thiếu số liệu «{field}» ({title}).", "The figure '{field}' is missing."),
    ("Thêm «{key}: …» vào phần data.", "Add '{key}: …' to data."),
)
FIGURE_UNKNOWN = rule(
    "CV306",
    ERROR,
    ("Số liệu lạ", "Unknown figure"),
    ("Loại báo cáo này không có số liệu «{field}».", "The series has no figure '{field}'."),
    ("{nearest}", "{nearest}"),
)
FIGURE_INVALID = rule(
    "CV307",
    ERROR,
    ("Số liệu không hợp lược đồ", "Figure breaks the schema"),
    ("«{field}» không hợp lệ: {constraint}.", "'{field}' is not valid: {constraint_en}."),
    ("Sửa số liệu cho đúng quy định của loại báo cáo.", "Mend the figure as the series asks."),
)
SUM_DIFFERS = rule(
    "CV308",
    ERROR,
    ("Tổng không khớp", "Sum differs"),
    (
        "{total} phải bằng tổng của {parts}: tổng là {expected}, đang ghi {found}.",
        "{total} must equal the sum of {parts}: that is {expected}, found {found}.",
    ),
    ("Kiểm tra lại từng số hạng và số tổng.", "Check the parts and the total."),
)
EXCEEDS = rule(
    "CV309",
    ERROR,
    ("Vượt giới hạn", "Exceeds its limit"),
    ("{value} ({found}) vượt {limit} ({allowed}).", "{value} ({found}) exceeds {limit} ({allowed})."),
    ("Kiểm tra lại hai số liệu.", "Check both figures."),
)
DECREASES = rule(
    "CV310",
    ERROR,
    ("Số lũy kế giảm", "Cumulative figure falls"),
    ("{value} giảm từ {before} (kỳ {period}) xuống {found}.", "{value} falls from {before} ({period}) to {found}."),
    (
        "Số liệu này là lũy kế trong năm, không được giảm; kiểm tra lại cả hai kỳ.",
        "It is cumulative within the year and cannot fall; check both periods.",
    ),
)
CHECK_UNKNOWN_FIGURE = rule(
    "CV311",
    ERROR,
    ("Phép kiểm tra dẫn tới số liệu lạ", "Check of an unknown figure"),
    ("Không có số liệu «{name}» trong lược đồ.", "There is no figure '{name}' in the schema."),
    ("{nearest}", "{nearest}"),
)
CHECK_KINDS = rule(
    "CV312",
    ERROR,
    ("Phép kiểm tra không rõ loại", "Check of no one kind"),
    ("Mỗi phép kiểm tra có đúng một loại: {kinds}.", "Each check is of exactly one kind: {kinds}."),
    ("Viết mỗi phép kiểm tra thành một mục riêng.", "Write each check as an entry of its own."),
)
