"""CV5: attachments."""

from congvan.model.rules.row import ERROR, WARNING, rule

# fmt: off - a table: one entry reads as one block, not as a ladder

ATTACHMENT_MISSING = rule(
    "CV501",
    ERROR,
    ("Thiếu tệp kèm theo", "Attachment missing"),
    ("Không thấy tệp kèm theo trong thư mục {folder}.", "The attachment is not in the folder {folder}."),
    ("Chép tệp vào thư mục đó, hoặc sửa tên ở đây.", "Copy the file there, or mend the name here."),
)
ATTACHMENT_OUTSIDE = rule(
    "CV502",
    ERROR,
    ("Tệp kèm theo ngoài thư mục", "Attachment outside its folder"),
    (
        "Tên tệp kèm theo chỉ được là tên tệp, không có đường dẫn.",
        "An attachment's name must be a plain file name without a path.",
    ),
    ("Đặt tệp trong thư mục {folder} và chỉ ghi tên tệp.", "Put the file into {folder} and give its name alone."),
)
ATTACHMENT_UNDECLARED = rule(
    "CV503",
    WARNING,
    ("Tệp chưa khai báo", "Undeclared file"),
    (
        "Tệp này nằm trong thư mục của văn bản nhưng không được khai trong attachments; sẽ không được công bố.",
        "This file is in the letter's folder but not declared under attachments; it will not be published.",
    ),
    ("Khai báo tệp trong attachments, hoặc xóa tệp.", "Declare it under attachments, or delete it."),
)
ATTACHMENT_TWICE = rule(
    "CV504",
    ERROR,
    ("Tệp kèm theo khai hai lần", "Attachment declared twice"),
    ("Tệp kèm theo này đã được khai ở trên.", "This attachment is already declared above."),
    ("Xóa một trong hai dòng.", "Delete one of the two."),
)
ATTACHMENT_NAME = rule(
    "CV505",
    ERROR,
    ("Tên tệp kèm theo không dùng được", "Unusable attachment name"),
    (
        "Tên tệp này trùng với tệp của trang hoặc có ký tự lạ.",
        "This file name collides with the site's own or has odd characters.",
    ),
    (
        "Dùng chữ, số, dấu chấm, gạch nối, ví dụ: bang-so-lieu.xlsx",
        "Use letters, digits, dots and hyphens, such as: bang-so-lieu.xlsx",
    ),
)
ATTACHMENT_ACTIVE = rule(
    "CV506",
    ERROR,
    ("Kiểu tệp kèm theo không an toàn", "Unsafe kind of attachment"),
    (
        "Trình duyệt mở tệp kiểu này như một trang của kho (có thể chạy mã), hoặc tên tệp không có phần đuôi.",
        "A browser opens a file of this kind as a page of the archive (it may run scripts), or the name has no ending.",
    ),
    (
        "Dùng PDF, bảng tính, văn bản hoặc hình (.pdf, .xlsx, .docx, .csv, .png…); kiểu khác thì nén thành .zip.",
        "Use PDF, spreadsheets, documents or pictures (.pdf, .xlsx, .docx, .csv, .png…); pack other kinds as .zip.",
    ),
)
