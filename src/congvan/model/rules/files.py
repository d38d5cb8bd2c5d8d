"""CV0: files, YAML, and how a body is written down."""

from congvan.model.rules.row import ERROR, rule

# fmt: off - a table: one entry reads as one block, not as a ladder

UNREADABLE = rule(
    "CV001",
    ERROR,
    ("Không đọc được tệp", "Unreadable file"),
    ("Không đọc được tệp: {reason}.", "The file cannot be read: {reason}."),
    ("Kiểm tra quyền đọc và tên tệp.", "Check the file's permissions and name."),
)
NOT_UTF8 = rule(
    "CV002",
    ERROR,
    ("Tệp không phải UTF-8", "Not UTF-8"),
    ("Tệp không phải văn bản UTF-8 (byte thứ {offset}).", "The file is not UTF-8 text (byte {offset})."),
    ("Mở tệp và lưu lại với bảng mã UTF-8.", "Open the file and save it as UTF-8."),
)
TOO_LARGE = rule(
    "CV003",
    ERROR,
    ("Tệp quá lớn", "File too large"),
    ("Tệp có {size} byte, quá giới hạn {limit} byte.", "The file has {size} bytes, over the limit of {limit}."),
    (
        "Rút gọn tệp: công văn thì chuyển phần lớn thành tệp kèm theo, tệp kèm theo thì chia nhỏ.",
        "Shorten it: the bulk of a letter may become an attachment, a large attachment several.",
    ),
)
OUTSIDE = rule(
    "CV004",
    ERROR,
    ("Liên kết tượng trưng", "Symbolic link"),
    (
        "Đây là liên kết tượng trưng; trong kho chỉ được có tệp và thư mục thật.",
        "This is a symbolic link; an archive holds only real files and folders.",
    ),
    ("Thay liên kết bằng chính tệp đó.", "Replace the link by the file itself."),
)
MISPLACED = rule(
    "CV005",
    ERROR,
    ("Tệp sai chỗ", "Misplaced file"),
    ("Tệp này không nằm ở chỗ nào mà kho công văn biết đến.", "This file is in no place that the archive knows."),
    (
        "Đặt công văn ở reports/<cơ quan>/<loại báo cáo>/<kỳ>.md (đuôi .md viết thường), tệp kèm theo trong thư mục <kỳ>/.",
        "Letters are reports/<agency>/<series>/<period>.md (.md in lower case), attachments are in the folder <period>/ beside.",
    ),
)
NO_FRONT_MATTER = rule(
    "CV006",
    ERROR,
    ("Thiếu phần khai báo", "No front matter"),
    (
        "Tệp không mở đầu bằng phần khai báo giữa hai dòng ---.",
        "The file does not begin with a front matter between two --- lines.",
    ),
    (
        "Dòng đầu tiên phải là ---, và sau phần khai báo phải có một dòng --- nữa.",
        "The first line must be ---, and another --- line must end the front matter.",
    ),
)
FRONT_MATTER_TOO_LARGE = rule(
    "CV007",
    ERROR,
    ("Phần khai báo quá dài", "Front matter too long"),
    (
        "Phần khai báo dài {size} byte, quá giới hạn {limit} byte.",
        "The front matter has {size} bytes, over the limit of {limit}.",
    ),
    ("Chuyển nội dung dài xuống thân văn bản.", "Move long text into the body."),
)
YAML_SYNTAX = rule(
    "CV008",
    ERROR,
    ("Sai cú pháp YAML", "YAML syntax"),
    ("Không hiểu được phần khai báo tại đây: {problem}.", "The YAML cannot be understood here: {problem_en}."),
    (
        "Kiểm tra dấu hai chấm, dấu ngoặc, dấu nháy và cách thụt dòng; giá trị có dấu «: » hoặc «#» phải đặt trong dấu nháy kép.",
        "Check colons, brackets, quotes and indentation; a value with ': ' or '#' needs quotes.",
    ),
)
YAML_TAB = rule(
    "CV009",
    ERROR,
    ("Ký tự tab trong YAML", "Tab in YAML"),
    ("Dòng này thụt vào bằng phím Tab; YAML không cho phép.", "This line is indented with a tab, which YAML forbids."),
    ("Thay phím Tab bằng hai dấu cách.", "Replace the tab by two spaces."),
)
YAML_DUPLICATE_KEY = rule(
    "CV010",
    ERROR,
    ("Khóa lặp lại", "Duplicate key"),
    ("Khóa «{key}» đã có ở dòng {first}.", "The key '{key}' was already given on line {first}."),
    ("Chỉ giữ lại một khóa «{key}».", "Keep only one '{key}'."),
)
YAML_ALIAS = rule(
    "CV011",
    ERROR,
    ("Neo hoặc bí danh YAML", "YAML anchor or alias"),
    (
        "Dấu «{mark}» ở đầu giá trị là neo hoặc bí danh YAML, không được dùng.",
        "A '{mark}' here is a YAML anchor or alias, which is not allowed.",
    ),
    ("Viết đầy đủ giá trị, hoặc đặt nó trong dấu nháy kép.", "Write the value out, or put it in quotes."),
)
YAML_TAG = rule(
    "CV012",
    ERROR,
    ("Nhãn kiểu YAML", "YAML tag"),
    (
        "Giá trị bắt đầu bằng «!» là nhãn kiểu YAML, không được dùng.",
        "A value that begins with '!' is a YAML tag, which is not allowed.",
    ),
    ("Đặt giá trị trong dấu nháy kép.", "Put the value in quotes."),
)
YAML_NOT_MAPPING = rule(
    "CV013",
    ERROR,
    ("Không phải các cặp khóa: giá trị", "Not keys and values"),
    ("Ở đây phải là các dòng «khóa: giá trị».", "Lines of 'key: value' are expected here."),
    ("Viết mỗi mục một dòng, ví dụ: status: draft", "Write one item a line, such as: status: draft"),
)
YAML_BAD_KEY = rule(
    "CV014",
    ERROR,
    ("Khóa không hợp lệ", "Bad key"),
    ("Khóa ở đây không phải là một từ.", "The key here is not a plain word."),
    ("Dùng một từ làm khóa, ví dụ: subject: …", "Use a word as the key, such as: subject: …"),
)
YAML_TOO_DEEP = rule(
    "CV015",
    ERROR,
    ("Lồng quá sâu", "Nested too deeply"),
    ("Phần khai báo lồng nhau quá {limit} tầng.", "The YAML is nested more than {limit} levels deep."),
    ("Viết phẳng hơn.", "Write it flatter."),
)
BLOCK_OPEN = rule(
    "CV020",
    ERROR,
    ("Đoạn nội bộ chưa đóng", "Unclosed block"),
    (
        "Đoạn «/// internal» mở ở đây không có dòng «///» đóng lại.",
        "The '/// internal' opened here is never closed by a '///' line.",
    ),
    ("Thêm một dòng chỉ có /// ở cuối đoạn nội bộ.", "Add a line with only /// at the end of the passage."),
)
BLOCK_UNKNOWN = rule(
    "CV021",
    ERROR,
    ("Khối lạ", "Unknown block"),
    ("Không có khối «/// {name}»; chỉ có «/// internal».", "There is no block '/// {name}'; only '/// internal'."),
    ("Viết đúng: /// internal", "Write: /// internal"),
)
BLOCK_STRAY = rule(
    "CV022",
    ERROR,
    ("Dòng /// thừa", "Stray ///"),
    ("Dòng «///» này không đóng đoạn nào.", "This '///' closes nothing."),
    ("Xóa dòng này, hoặc thêm «/// internal» ở đầu đoạn.", "Delete the line, or open the passage with '/// internal'."),
)
BLOCK_NOT_ALONE = rule(
    "CV023",
    ERROR,
    ("Dấu /// không đứng riêng một dòng", "/// not on a line of its own"),
    (
        "Dấu «///» ở đây không đứng đầu dòng nên không che được gì.",
        "The '///' here does not begin its line, so it hides nothing.",
    ),
    (
        'Viết /// internal và /// mỗi thứ riêng một dòng; che vài chữ trong dòng bằng {{{{ internal("…") }}}}',
        'Put /// internal and /// each on a line of its own; hide words within a line by {{{{ internal("…") }}}}',
    ),
)
PRIVATE_CHARACTER = rule(
    "CV024",
    ERROR,
    ("Ký tự dùng riêng", "Private-use character"),
    (
        "Ký tự {code} ở đây là ký tự dùng riêng, không có nghĩa trong văn bản.",
        "The character {code} here is for private use and means nothing in a text.",
    ),
    ("Xóa ký tự này.", "Delete the character."),
)
PLACEHOLDER_SYNTAX = rule(
    "CV030",
    ERROR,
    ("Sai chỗ điền", "Placeholder syntax"),
    ("Không hiểu được chỗ điền {{{{ … }}}} tại đây.", "The placeholder {{{{ … }}}} here cannot be understood."),
    (
        "Mỗi chỗ điền nằm trên một dòng, mở bằng hai dấu {{{{ và đóng bằng hai dấu }}}}, ví dụ: {{{{ data.budget.total }}}}",
        "A placeholder stands on one line, opens with {{{{ and closes with }}}}, such as: {{{{ data.budget.total }}}}",
    ),
)
PLACEHOLDER_FORBIDDEN = rule(
    "CV031",
    ERROR,
    ("Biểu thức không được phép", "Expression not allowed"),
    (
        'Trong văn bản chỉ được dùng tên, tick(…) và internal("…") làm chỗ điền.',
        'Only names, tick(…) and internal("…") may stand in a placeholder.',
    ),
    (
        "Viết đơn giản, ví dụ: {{{{ contact.name }}}} hoặc {{{{ tick(data.fund.established) }}}}",
        "Write plainly, such as: {{{{ contact.name }}}} or {{{{ tick(data.fund.established) }}}}",
    ),
)
