"""CV9: the built edition (verify)."""

from congvan.model.rules.row import ERROR, NOTE, rule

# fmt: off - a table: one entry reads as one block, not as a ladder

UNEXPLAINED_FILE = rule(
    "CV901",
    ERROR,
    ("Tệp không rõ nguồn gốc", "Unexplained file"),
    (
        "Tệp này có trong ấn bản nhưng không có trong danh mục những gì được phép dựng.",
        "This file is in the edition, but nothing that was to be built explains it.",
    ),
    (
        "Tìm xem phần mở rộng hay mẫu giao diện nào đã ghi tệp này; bỏ nó đi hoặc khai báo nó.",
        "Find out which plugin or template wrote it; remove it or declare it.",
    ),
)
MISSING_FILE = rule(
    "CV902",
    ERROR,
    ("Thiếu tệp", "Missing file"),
    ("Tệp này phải có trong ấn bản nhưng không thấy.", "This file should be in the edition, but is not there."),
    ("Dựng lại ấn bản.", "Build the edition again."),
)
LEAK = rule(
    "CV903",
    ERROR,
    ("Lộ nội dung không công bố", "Leak of what is withheld"),
    (
        "Tệp này chứa nội dung không được công bố, lấy từ: {origin}.",
        "This file holds what is withheld from it; it comes from: {origin}.",
    ),
    (
        "Xem nơi đã nêu trong nguồn: nội dung ấy còn được viết ở chỗ nào khác không, hoặc mẫu giao diện có in nó không.",
        "Look at that place in the source: is the same written elsewhere too, or does a template print it?",
    ),
)
BROKEN_LINK = rule(
    "CV904",
    ERROR,
    ("Liên kết hỏng", "Broken link"),
    (
        "Liên kết «{link}» không dẫn tới tệp hoặc mục nào trong ấn bản.",
        "The link “{link}” leads to no file or heading of the edition.",
    ),
    ("Sửa địa chỉ của liên kết.", "Correct the link."),
)
FOREIGN_RESOURCE = rule(
    "CV905",
    ERROR,
    ("Tải từ máy chủ khác", "Loaded from another host"),
    (
        "Trang tải «{link}» từ nơi khác; ấn bản phải tự đủ.",
        "The page loads “{link}” from elsewhere; an edition must be self-contained.",
    ),
    ("Chép tệp đó vào kho và dùng đường dẫn tương đối.", "Copy that file into the archive and link to it relatively."),
)
CHECKSUM = rule(
    "CV906",
    ERROR,
    ("Sai mã kiểm tra", "Wrong checksum"),
    ("SHA256SUMS không khớp với tệp này: {problem}.", "SHA256SUMS does not agree with this file: {problem}."),
    (
        "Tệp đã bị thay đổi sau khi dựng; hãy dựng lại ấn bản.",
        "Something changed it after the build; build the edition again.",
    ),
)
UNDECODABLE = rule(
    "CV907",
    ERROR,
    ("Không đọc được nội dung tệp", "Undecodable file"),
    ("Không kiểm tra được nội dung tệp này: {reason}.", "What is in this file cannot be checked: {reason}."),
    (
        "Thay bằng tệp ở dạng đọc được (PDF, DOCX, XLSX, PNG, JPEG, CSV không khóa), hoặc đặt tệp là nội bộ.",
        "Replace it by a readable form (PDF, DOCX, XLSX, PNG, JPEG, CSV without a password), or make it internal.",
    ),
)
MACHINE_PATH = rule(
    "CV908",
    ERROR,
    ("Lộ đường dẫn của máy dựng", "Path of the building machine"),
    (
        "Tệp này chứa đường dẫn trên máy đã dựng ấn bản.",
        "This file holds a path of the machine that built the edition.",
    ),
    ("Dùng đường dẫn tương đối trong mẫu giao diện và cấu hình.", "Use relative paths in templates and configuration."),
)
NOT_A_FILE = rule(
    "CV909",
    ERROR,
    ("Không phải tệp thường", "Not a plain file"),
    (
        "Đây là liên kết tượng trưng hoặc tệp đặc biệt; ấn bản chỉ được có tệp thường.",
        "This is a symbolic link or a special file; an edition may hold plain files only.",
    ),
    ("Thay bằng chính tệp đó.", "Replace it by the file itself."),
)
LINK_SCHEME = rule(
    "CV910",
    ERROR,
    ("Loại liên kết không được phép", "Kind of link not allowed"),
    (
        "Liên kết loại «{scheme}:» không được phép; chỉ dùng http, https, mailto, tel hoặc liên kết tương đối.",
        "Links of the kind “{scheme}:” are not allowed; use http, https, mailto, tel or relative ones.",
    ),
    ("Sửa hoặc bỏ liên kết.", "Correct or remove the link."),
)
TOO_SHORT_TO_FIND = rule(
    "CV911",
    NOTE,
    ("Quá ngắn để dò", "Too short to look for"),
    (
        "Nội dung không công bố ở {origin} quá ngắn để dò trong ấn bản mà không báo nhầm.",
        "What is withheld at {origin} is too short to be looked for in the edition without false alarms.",
    ),
    ("Tự xem lại chỗ này nếu cần.", "Look at it yourself if need be."),
)
