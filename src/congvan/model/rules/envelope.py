"""CV1: the envelope of a letter, and who it is; agencies and series."""

from congvan.model.rules.row import ERROR, WARNING, rule

# fmt: off - a table: one entry reads as one block, not as a ladder

UNKNOWN_KEY = rule(
    "CV101",
    ERROR,
    ("Khóa lạ", "Unknown key"),
    ("Không có khóa «{key}» ở đây.", "There is no key '{key}' here."),
    ("{nearest}", "{nearest}"),
)
MISSING = rule(
    "CV102",
    ERROR,
    ("Thiếu khóa bắt buộc", "Required key missing"),
    ("Thiếu «{field}» ({title}).", "'{field}' is missing."),
    ("Viết: {key}: …", "Write: {key}: …"),
)
WRONG_TYPE = rule(
    "CV103",
    ERROR,
    ("Sai kiểu giá trị", "Wrong type"),
    ("«{field}» phải là {expected}.", "'{field}' must be {expected_en}."),
    ("Ví dụ: {example}", "For example: {example}"),
)
NOT_A_CHOICE = rule(
    "CV104",
    ERROR,
    ("Giá trị ngoài danh mục", "Not one of the choices"),
    ("«{field}» chỉ nhận một trong: {choices}.", "'{field}' must be one of: {choices}."),
    ("{nearest}", "{nearest}"),
)
OUT_OF_RANGE = rule(
    "CV105",
    ERROR,
    ("Giá trị ngoài giới hạn", "Out of range"),
    ("Giá trị của «{field}» ngoài giới hạn: {limit}.", "The value of '{field}' is out of range: {limit}."),
    ("Sửa lại cho trong giới hạn.", "Give a value within the limit."),
)
ISSUED_NEEDS = rule(
    "CV106",
    ERROR,
    ("Văn bản đã ban hành thiếu thông tin", "Issued letter lacks a field"),
    ("Văn bản đã ban hành phải có «{field}» ({title}).", "An issued letter needs '{field}'."),
    ("Điền «{field}», hoặc đổi thành status: draft.", "Fill in '{field}', or set status: draft."),
)
DRAFT_HAS = rule(
    "CV107",
    ERROR,
    ("Dự thảo đã có số hoặc ngày", "Draft with number or date"),
    ("Dự thảo chưa được có «{field}».", "A draft must not have '{field}' yet."),
    (
        "Để trống «{field}:» cho đến khi văn thư cấp số, hoặc đổi thành status: issued.",
        "Leave '{field}:' blank until the clerk assigns it, or set status: issued.",
    ),
)
WITHDRAWN_NEEDS = rule(
    "CV108",
    ERROR,
    ("Thiếu thông tin thu hồi", "Withdrawal not explained"),
    (
        "Văn bản có status: withdrawn phải có «withdrawn: {{date: …, reason: …}}», và ngược lại.",
        "A letter with status: withdrawn needs 'withdrawn: {{date: …, reason: …}}', and the reverse.",
    ),
    ("Ghi ngày và lý do thu hồi.", "Give the date and the reason."),
)
UNKNOWN_AGENCY = rule(
    "CV110",
    ERROR,
    ("Cơ quan lạ", "Unknown agency"),
    (
        "Thư mục «{agency}» không có tệp _agencies/{agency}.yml.",
        "The folder '{agency}' has no file _agencies/{agency}.yml.",
    ),
    ("{nearest}", "{nearest}"),
)
UNKNOWN_SERIES = rule(
    "CV111",
    ERROR,
    ("Loại báo cáo lạ", "Unknown series"),
    (
        "Loại báo cáo «{series}» không có tệp _series/{series}.yml.",
        "The series '{series}' has no file _series/{series}.yml.",
    ),
    ("{nearest}", "{nearest}"),
)
BAD_PERIOD = rule(
    "CV112",
    ERROR,
    ("Tên kỳ báo cáo sai", "Bad period"),
    ("«{name}» không phải là kỳ báo cáo.", "'{name}' is not a period."),
    (
        "Đặt tên tệp theo một trong các dạng: 2026-04.md, 2026-Q2.md, 2026-H1.md, 2026-9M.md, 2026.md",
        "Name the file like one of: 2026-04.md, 2026-Q2.md, 2026-H1.md, 2026-9M.md, 2026.md",
    ),
)
WRONG_FREQUENCY = rule(
    "CV113",
    ERROR,
    ("Kỳ không hợp với loại báo cáo", "Period does not fit the series"),
    (
        "Kỳ «{period}» không hợp: loại báo cáo này nộp theo {frequency}.",
        "The period '{period}' does not fit: the series is {frequency_en}.",
    ),
    ("Đổi tên tệp, hoặc chuyển sang loại báo cáo khác.", "Rename the file, or move it to another series."),
)
NOT_OWED = rule(
    "CV114",
    WARNING,
    ("Báo cáo không thuộc nhiệm vụ", "Series not owed"),
    (
        "Cơ quan này không khai loại báo cáo «{series}» trong danh sách phải nộp.",
        "This agency does not list the series '{series}' as owed.",
    ),
    (
        "Thêm «{series}» vào mục series của tệp _agencies/{agency}.yml.",
        "Add '{series}' to series in _agencies/{agency}.yml.",
    ),
)
FOREIGN_NOTATION = rule(
    "CV115",
    ERROR,
    ("Ký hiệu không phải của cơ quan", "Notation of another office"),
    (
        "Ký hiệu «{notation}» không có trong danh sách của cơ quan.",
        "The notation '{notation}' is not one of the agency's.",
    ),
    ("Dùng một trong: {choices}", "Use one of: {choices}"),
)
RESERVED_NAME = rule(
    "CV116",
    ERROR,
    ("Tên dành riêng", "Reserved name"),
    (
        "«{name}» là địa chỉ dành riêng của trang, không thể làm mã cơ quan.",
        "'{name}' is an address of the site and cannot be an agency's id.",
    ),
    ("Đổi tên tệp và thư mục của cơ quan.", "Rename the agency's file and folder."),
)
BAD_ID = rule(
    "CV117",
    ERROR,
    ("Mã không hợp lệ", "Bad id"),
    ("«{name}» không dùng làm mã được.", "'{name}' cannot be an id."),
    (
        "Chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, ví dụ: bim-son",
        "Use lower-case letters without accents, digits and hyphens, such as: bim-son",
    ),
)
