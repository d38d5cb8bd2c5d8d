"""CV8: making the files (publish)."""

from congvan.model.rules.row import ERROR, rule

# fmt: off - a table: one entry reads as one block, not as a ladder

GLYPH_MISSING = rule(
    "CV801",
    ERROR,
    ("Phông chữ không có ký tự", "Character missing from the typeface"),
    ("Phông chữ của bản PDF không có ký tự: {characters}.", "The PDF's typeface lacks: {characters}."),
    ("Thay các ký tự này bằng chữ hoặc dấu thông thường.", "Replace these characters by ordinary letters or signs."),
)
LAYOUT_FAILED = rule(
    "CV802",
    ERROR,
    ("Không dàn được trang PDF", "PDF could not be laid out"),
    ("Không dàn trang được bản PDF của văn bản này ({reason}).", "This letter's PDF could not be laid out ({reason})."),
    (
        "Tìm chỗ bất thường trong nội dung (bảng rất rộng, hình hỏng, thẻ HTML) và viết đơn giản hơn.",
        "Look for something unusual in the body (a very wide table, a broken picture, raw HTML) and write it more simply.",
    ),
)
PICTURE_REFUSED = rule(
    "CV803",
    ERROR,
    ("Không dùng được hình", "Picture refused"),
    (
        "Không đưa được hình «{picture}» vào bản PDF: {reason}.",
        "The picture '{picture}' cannot go into the PDF: {reason_en}.",
    ),
    (
        "Dùng hình PNG hoặc JPEG là tệp kèm theo của chính văn bản.",
        "Use a PNG or JPEG picture that is an attachment of this letter.",
    ),
)
WORKER_DIED = rule(
    "CV804",
    ERROR,
    ("Tiến trình làm PDF bị dừng", "PDF worker died"),
    (
        "Tiến trình làm bản PDF của văn bản này bị dừng đột ngột (có thể do thiếu bộ nhớ).",
        "The process that made this letter's PDF died (perhaps for lack of memory).",
    ),
    (
        "Chạy lại; nếu vẫn vậy, rút gọn hình và bảng trong văn bản.",
        "Run again; if it persists, reduce the letter's pictures and tables.",
    ),
)
