"""CV2: the register of outgoing letters, duties, and how letters refer to one another."""

from congvan.model.rules.row import ERROR, rule

# fmt: off - a table: one entry reads as one block, not as a ladder

DUPLICATE_NUMBER = rule(
    "CV201",
    ERROR,
    ("Trùng số văn bản", "Duplicate number"),
    ("Số {symbol} năm {year} đã cấp cho {other}.", "Number {symbol} of {year} is already borne by {other}."),
    ("Kiểm tra sổ đăng ký văn bản đi và sửa một trong hai số.", "Check the register and mend one of the two numbers."),
)
DATE_BACKWARDS = rule(
    "CV202",
    ERROR,
    ("Ngày chạy lùi", "Date runs backwards"),
    (
        "Số {symbol} đề ngày {date}, trước ngày {other_date} của số nhỏ hơn {other_symbol} ({other}).",
        "Number {symbol} is dated {date}, before the smaller number {other_symbol} of {other_date} ({other}).",
    ),
    (
        "Số lớn hơn không được có ngày sớm hơn; kiểm tra số và ngày.",
        "A higher number cannot have an earlier date; check both.",
    ),
)
UNKNOWN_LETTER = rule(
    "CV203",
    ERROR,
    ("Văn bản được dẫn không tồn tại", "Letter not found"),
    ("«{field}» dẫn tới {other}, không có trong kho.", "'{field}' points to {other}, which is not in the archive."),
    ("Viết theo dạng cơ-quan/loại-báo-cáo/kỳ, ví dụ: {example}", "Write agency/series/period, such as: {example}"),
)
NOT_MARKED_REPLACED = rule(
    "CV204",
    ERROR,
    ("Văn bản bị thay thế chưa đánh dấu", "Replaced letter not marked"),
    (
        "{other} được văn bản này thay thế nhưng chưa có status: replaced.",
        "{other} is replaced by this letter but has not status: replaced.",
    ),
    ("Đổi trạng thái của {other} thành status: replaced.", "Set status: replaced in {other}."),
)
REPLACED_BY_NONE = rule(
    "CV205",
    ERROR,
    ("Không có văn bản thay thế", "No replacing letter"),
    (
        "Văn bản có status: replaced nhưng không văn bản nào có «replaces: {id}».",
        "The letter has status: replaced, but none says 'replaces: {id}'.",
    ),
    ("Thêm «replaces: {id}» vào văn bản thay thế.", "Add 'replaces: {id}' to the replacing letter."),
)
REPLACES_ITSELF = rule(
    "CV206",
    ERROR,
    ("Thay thế vòng tròn", "Replaces in a circle"),
    ("Chuỗi thay thế quay lại chính văn bản này.", "The chain of replacements comes back to this letter."),
    ("Kiểm tra khóa «replaces» của các văn bản liên quan.", "Check 'replaces' of the letters concerned."),
)
