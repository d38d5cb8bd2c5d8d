"""CV4: the body: placeholders, sections, numbering, links, the end."""

from congvan.model.rules.row import ERROR, rule

# fmt: off - a table: one entry reads as one block, not as a ladder

UNKNOWN_NAME = rule(
    "CV401",
    ERROR,
    ("Tên lạ trong chỗ điền", "Unknown name in a placeholder"),
    ("Không có «{name}» để điền vào đây.", "There is no '{name}' to fill in here."),
    ("{nearest}", "{nearest}"),
)
SECTION_MISSING = rule(
    "CV402",
    ERROR,
    ("Thiếu mục bắt buộc", "Section missing"),
    ("Thiếu mục «{section}» (hoặc mục này không đúng thứ tự).", "The section '{section}' is missing or out of order."),
    ("Thêm dòng: ## {number}. {section}", "Add the line: ## {number}. {section}"),
)
BAD_LINK = rule(
    "CV403",
    ERROR,
    ("Liên kết không dùng được", "Unusable link"),
    (
        "Liên kết ở đây không dẫn tới tệp kèm theo nào, văn bản nào hay địa chỉ https nào.",
        "This link leads to no attachment, letter or https address.",
    ),
    (
        "Dẫn tới tệp kèm theo bằng tên tệp, tới văn bản khác bằng cơ-quan/loại-báo-cáo/kỳ.",
        "Link attachments by file name and letters by agency/series/period.",
    ),
)
EMPTY_BODY = rule(
    "CV404",
    ERROR,
    ("Văn bản không có nội dung", "Empty body"),
    ("Sau phần khai báo không có nội dung nào.", "Nothing follows the front matter."),
    ("Viết nội dung báo cáo sau dòng --- thứ hai.", "Write the report after the second --- line."),
)
SECRECY_MARK = rule(
    "CV405",
    ERROR,
    ("Dấu độ mật", "Secrecy mark"),
    ("Văn bản mang dấu chỉ độ mật; không được lưu ở đây.", "The letter bears a secrecy mark; it may not be kept here."),
    (
        "Văn bản mật không được soạn, lưu trên máy nối mạng: gỡ khỏi kho và báo người phụ trách bảo vệ bí mật nhà nước.",
        "A secret letter may not be kept on a networked machine: remove it and tell the officer in charge.",
    ),
)
