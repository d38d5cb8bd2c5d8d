"""The one table of everything that Congvan can find wrong: stable code, severity, and its sentences in both languages.

Longer than other modules because it is a table: one entry a rule, read by code number. The hundreds tell the subject:
CV0 file and YAML, CV1 envelope and identity, CV2 register and relations, CV3 figures, CV4 body, CV5 attachments,
CV6 people and privacy, CV8 making the files, CV9 the built edition. `docs/findings.md` is generated from this table.
"""

from congvan.model.finding import Rule, Severity, Text

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


def rule(
    code: str, severity: Severity, title: tuple[str, str], message: tuple[str, str], hint: tuple[str, str]
) -> Rule:
    """Make one entry; each pair is Vietnamese, English."""
    return Rule(code, severity, Text(*title), Text(*message), Text(*hint))


# fmt: off - a table: one entry reads as one block, not as a ladder

# --- CV0: files and YAML ----------------------------------------------------------------------------------------------

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

# --- CV1: envelope and identity -----------------------------------------------------------------------------------------

UNKNOWN_KEY = rule(
    "CV101",
    ERROR,
    ("Khóa lạ", "Unknown key"),
    ("Không có khóa «{key}» ở đây.", "There is no key '{key}' here."),
    ("{nearest}", "{nearest_en}"),
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
    ("{nearest}", "{nearest_en}"),
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
    ("{nearest}", "{nearest_en}"),
)
UNKNOWN_SERIES = rule(
    "CV111",
    ERROR,
    ("Loại báo cáo lạ", "Unknown series"),
    (
        "Loại báo cáo «{series}» không có tệp _series/{series}.yml.",
        "The series '{series}' has no file _series/{series}.yml.",
    ),
    ("{nearest}", "{nearest_en}"),
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

# --- CV2: register and relations ----------------------------------------------------------------------------------------

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

# --- CV3: figures ---------------------------------------------------------------------------------------------------------

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
    ("{nearest}", "{nearest_en}"),
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
    ("{nearest}", "{nearest_en}"),
)

CHECK_KINDS = rule(
    "CV312",
    ERROR,
    ("Phép kiểm tra không rõ loại", "Check of no one kind"),
    ("Mỗi phép kiểm tra có đúng một loại: {kinds}.", "Each check is of exactly one kind: {kinds}."),
    ("Viết mỗi phép kiểm tra thành một mục riêng.", "Write each check as an entry of its own."),
)

# --- CV4: body --------------------------------------------------------------------------------------------------------------

UNKNOWN_NAME = rule(
    "CV401",
    ERROR,
    ("Tên lạ trong chỗ điền", "Unknown name in a placeholder"),
    ("Không có «{name}» để điền vào đây.", "There is no '{name}' to fill in here."),
    ("{nearest}", "{nearest_en}"),
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

# --- CV5: attachments ---------------------------------------------------------------------------------------------------------

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
# --- CV6: people and privacy ----------------------------------------------------------------------------------------------

CONTACT_TYPED = rule(
    "CV601",
    ERROR,
    ("Gõ thẳng thông tin người liên hệ", "Contact person's data typed"),
    (
        "Thông tin của người liên hệ (contact.{name}) được gõ thẳng vào phần công khai.",
        "The contact person's data (contact.{name}) is typed in a public passage.",
    ),
    (
        "Thay bằng {{{{ contact.{name} }}}}: bản nội bộ in ra, bản công khai tự lược bỏ.",
        "Write {{{{ contact.{name} }}}} instead: the internal edition prints it, the public one leaves it out.",
    ),
)

# --- CV8: making the files (publish) ------------------------------------------------------------------------------------------

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

# --- CV9: the built edition (verify) ------------------------------------------------------------------------------------------

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


ALL: tuple[Rule, ...] = tuple(
    sorted((x for x in list(globals().values()) if isinstance(x, Rule)), key=lambda x: x.code)
)
