"""CV1: the envelope of a letter, and who it is; agencies and series."""

from congvan.model.rules.row import AGENCY, ELSEWHERE, ERROR, FRONT, NOTE, SERIES, WARNING, rule

# fmt: off - a table: one entry reads as one block, not as a ladder

UNKNOWN_KEY = rule(
    "CV101",
    ERROR,
    "Unknown key",
    "There is no key '{key}' here.",
    "{nearest}",
    why="What stands under a mistyped key would not be printed, and nobody would miss it.",
    example=(FRONT, "▲urgencyy: khan", "urgency: khan"),
)
MISSING = rule(
    "CV102",
    ERROR,
    "Required key missing",
    "'{field}' is missing.",
    "Write: {key}: …",
    why="The form asks for it, or nothing can be made without it.",
    source="NĐ 30/2020, Đ. 8; PL I, phần I, mục II",
    example=(FRONT, "▲subject:", "subject: báo cáo việc mẫu"),
)
WRONG_TYPE = rule(
    "CV103",
    ERROR,
    "Wrong type",
    "'{field}' must be {expected}.",
    "{right}",
    why="Every value has one form, so that days and numbers cannot be misread (which day is 3/4?).",
    example=(FRONT, "date: ▲19/02/2026", "date: 2026-02-19"),
)
NOT_A_CHOICE = rule(
    "CV104",
    ERROR,
    "Not one of the choices",
    "'{field}' must be one of: {choices}.",
    "{nearest}",
    why="Only the fixed words are understood; another could publish what is internal, or lose a mark of urgency.",
    example=(FRONT, "status: ▲đã ban hành", "status: issued"),
)
OUT_OF_RANGE = rule(
    "CV105",
    ERROR,
    "Out of range",
    "The value of '{field}' is out of range: {limit}.",
    "Give a value within the limit.",
    why="Numbers begin with 01, no month has a 32nd day, and a letter goes to somebody.",
    source="NĐ 30/2020, Đ. 15",
    example=(FRONT, "number: ▲0", "number: 3"),
)
ISSUED_NEEDS = rule(
    "CV106",
    ERROR,
    "Issued letter lacks a field",
    "An issued letter needs '{field}'.",
    "Write: {line}; or set status: draft",
    why="A letter is issued when it is signed and has number and date; without one of them it is not.",
    source="NĐ 30/2020, Đ. 13, 14, 15",
    example=(FRONT, "▲number:", "number: 2"),
)
DRAFT_HAS = rule(
    "CV107",
    ERROR,
    "Draft with number or date",
    "A draft must not have '{field}' yet.",
    "Leave '{field}:' blank until the clerk assigns it, or set status: issued",
    why="The clerk assigns number and date after the signature; given earlier, a number is soon given twice.",
    source="NĐ 30/2020, Đ. 15",
    example=(FRONT, "status: draft\nnumber: ▲2\ndate:", "status: draft\nnumber:\ndate:"),
)
WITHDRAWN_NEEDS = rule(
    "CV108",
    ERROR,
    "Withdrawal not explained",
    "A letter with status: withdrawn needs 'withdrawn: {{date: …, reason: …}}', and the reverse.",
    "Write: withdrawn: {{date: 2026-05-02, reason: Sai số liệu}}",
    why="A withdrawn letter keeps its page, which must say when and why it was called back.",
    source="NĐ 30/2020, Đ. 18",
    example=(
        FRONT,
        "▲status: withdrawn",
        "status: withdrawn\nwithdrawn: {date: 2026-02-25, reason: Sai số liệu}",
    ),
)
BEFORE_ISSUE = rule(
    "CV109",
    ERROR,
    "Before the day of issue",
    "{what}, {date}, is before the day of issue, {issued}.",
    "Check both days.",
    why="What is not issued can be neither called back nor changed.",
    example=(
        FRONT,
        "status: withdrawn\nwithdrawn: {date: ▲2026-02-18, reason: Sai số liệu}",
        "status: withdrawn\nwithdrawn: {date: 2026-02-19, reason: Sai số liệu}",
    ),
)
UNKNOWN_AGENCY = rule(
    "CV110",
    ERROR,
    "Unknown agency",
    "The folder '{agency}' has no file _agencies/{agency}.yml.",
    "{nearest}",
    why="The letter's name, place and notation come from the agency's file.",
    example=(ELSEWHERE, "reports/bim-sonn/khcn-tai-chinh/2026-04.md", "reports/bim-son/khcn-tai-chinh/2026-04.md"),
)
UNKNOWN_SERIES = rule(
    "CV111",
    ERROR,
    "Unknown series",
    "The series '{series}' has no file _series/{series}.yml.",
    "{nearest}",
    why="Frequency, due day, sections and figures come from the series' file.",
    example=(AGENCY, "series: [bao-cao, ▲bao-cáo]", "series: [bao-cao]"),
)
BAD_PERIOD = rule(
    "CV112",
    ERROR,
    "Bad period",
    "'{name}' is not a period.",
    "{right}",
    why="The file's name is the period and the letter's address; every period is written in one way.",
    example=(ELSEWHERE, "reports/bim-son/khcn-tai-chinh/thang-4-2026.md", "reports/bim-son/khcn-tai-chinh/2026-04.md"),
)
WRONG_FREQUENCY = rule(
    "CV113",
    ERROR,
    "Period does not fit the series",
    "The period '{period}' does not fit: the series is {frequency}.",
    "Rename the file, or move it to another series.",
    why="Monthly and quarterly reports are due on other days, and their figures cannot be compared.",
    example=(ELSEWHERE, "reports/bim-son/khcn-tai-chinh/2026-Q2.md", "reports/bim-son/khcn-tai-chinh/2026-06.md"),
)
NOT_OWED = rule(
    "CV114",
    WARNING,
    "Series not owed",
    "This agency does not list the series '{series}' as owed.",
    "Add '{series}' to series in _agencies/{agency}.yml.",
    why="What is not listed as owed is not missed when the next period's is not there.",
    example=(ELSEWHERE, "series: []", "series: [khcn-tai-chinh]"),
)
FOREIGN_NOTATION = rule(
    "CV115",
    ERROR,
    "Notation of another office",
    "The notation '{notation}' is not one of the agency's.",
    "{right}",
    why="The notation is the abbreviation of the agency and of the unit that drafted; a wrong one is not found again.",
    source="NĐ 30/2020, PL I, phần I, mục II, khoản 3",
    example=(FRONT, "notation: ▲UBND-VHXXH", "notation: UBND-VHXH"),
)
RESERVED_NAME = rule(
    "CV116",
    ERROR,
    "Reserved name",
    "'{name}' is an address of the site and cannot be an agency's id.",
    "Rename the agency's file and folder.",
    why="Its letters would take the place of a page of the site.",
    example=(ELSEWHERE, "reports/_agencies/search.yml", "reports/_agencies/bim-son.yml"),
)
RESERVED_SERIES_NAME = rule(
    "CV129",
    ERROR,
    "Reserved name of a series",
    "'{name}' is a data file of the site and cannot be a series' id.",
    "Rename the series' file, and its folder below each agency.",
    why="Its table of figures would take the place of the list of all letters, or of the description of all data.",
    example=(ELSEWHERE, "reports/_series/letters.yml", "reports/_series/bao-cao.yml"),
)
BAD_ID = rule(
    "CV117",
    ERROR,
    "Bad id",
    "'{name}' cannot be an id.",
    "Use lower-case letters without accents, digits and hyphens, such as: bim-son",
    why="The id is part of addresses, which must be easy to type and never change.",
    example=(ELSEWHERE, "reports/_agencies/Bỉm Sơn.yml", "reports/_agencies/bim-son.yml"),
)
TOO_LONG = rule(
    "CV118",
    ERROR,
    "Too long",
    "{what} has {found} characters, more than {limit}.",
    "Shorten it by at least {over} characters.",
    why="Systems that exchange letters take no more characters: the rest is cut off, or the letter sent back.",
    source="NĐ 30/2020, PL VI",
    example=(
        FRONT,
        "signer:\n  title: ▲CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MẪU KIÊM TRƯỞNG BAN CHỈ ĐẠO TOÀN XÃ VỀ CẢI CÁCH HÀNH CHÍNH VÀ "  # noqa: ISC004
        "CHUYỂN ĐỔI SỐ XÃ MẪU\n  name: Trần Văn Mẫu",
        "signer:\n  title: CHỦ TỊCH\n  name: Trần Văn Mẫu",
    ),
)
NOTATION_WITH_NUMBER = rule(
    "CV119",
    ERROR,
    "Notation with a number",
    "'{notation}' holds the number too; only the notation stands here.",
    "{right}",
    why="Number and notation are printed from two keys; together they would print as 'Số: 12/12/UBND-VHXH'.",
    source="NĐ 30/2020, PL I, phần I, mục II, khoản 3",
    example=(FRONT, "notation: ▲02/UBND-VP", "number: 2\nnotation: UBND-VP"),
)
NOTATION_WITH_TYPE = rule(
    "CV120",
    ERROR,
    "Type code in a notation",
    "'{notation}' begins with '{type}'; a công văn's notation has no type code.",
    "{right}",
    why="Only documents of a named kind have a type code; a công văn's notation begins with the agency's abbreviation.",
    source="NĐ 30/2020, PL I, phần I, mục II, khoản 3; PL III, phần I",
    example=(FRONT, "notation: ▲CV-UBND", "notation: UBND-VP"),
)
NOTATION_FORM = rule(
    "CV121",
    ERROR,
    "Notation out of form",
    "The notation '{notation}' must be in capitals, its groups joined by a hyphen (-) without spaces.",
    "{right}",
    why="What stands in this file is printed as it is on every letter of the agency.",
    source="NĐ 30/2020, PL I, phần I, mục II, khoản 3",
    example=(AGENCY, "notations: [UBND-VP, UBND-VHXH, ▲ubnd – ktht]", "notations: [UBND-VP, UBND-VHXH, UBND-KTHT]"),
)
NOTATION_WITHOUT_UNIT = rule(
    "CV135",
    WARNING,
    "Notation without the unit",
    "The notation '{notation}' has no hyphen: the letter's symbol would not tell which unit drafted it.",
    "Write the agency's abbreviation, a hyphen and the unit's, like UBND-VHXH",
    why="A công văn's symbol is the agency's abbreviation and that of the unit that drafted it.",
    source="NĐ 30/2020, PL I, phần I, mục II, khoản 3",
    example=(AGENCY, "notations: [UBND-VP, UBND-VHXH, ▲PVHXH]", "notations: [UBND-VP, UBND-VHXH, UBND-PVHXH]"),
)
LISTED_TWICE = rule(
    "CV122",
    WARNING,
    "Listed twice",
    "'{value}' stands above already in '{key}'.",
    "Delete one of the two, or mend it if another is meant.",
    why="What is listed twice was mostly copied and not changed: something else is missing.",
    example=(AGENCY, "notations: [UBND-VP, UBND-VHXH, ▲UBND-VP]", "notations: [UBND-VP, UBND-VHXH, UBND-KT]"),
)
LETTERHEAD_DIFFERS = rule(
    "CV123",
    WARNING,
    "Letterhead differs from the name",
    "The letterhead does not agree with the agency's name, '{name}'.",
    "Write the name in capitals, a line an entry, such as: letterhead: [ỦY BAN NHÂN DÂN, PHƯỜNG MẪU]",
    why="In a file copied from another agency's, what was not changed puts that agency's name on every letter.",
    source="NĐ 30/2020, PL I, phần I, mục II, khoản 2",
    example=(AGENCY, "letterhead: ▲[ỦY BAN NHÂN DÂN, XÃ KHÁC]", "letterhead: [ỦY BAN NHÂN DÂN, XÃ MẪU, TỈNH MẪU]"),
)
SHORT_IS_LONG = rule(
    "CV124",
    WARNING,
    "Short name not shorter",
    "The short name is not shorter than '{key}'.",
    "Give the short form, such as: short: UBND xã Mẫu",
    why="It is used in tables and lists, which a long one makes unreadable; mostly the two names were exchanged.",
    example=(AGENCY, "short: ▲Ủy ban nhân dân xã Mẫu, tỉnh Mẫu", "short: UBND xã Mẫu"),
)
PLACE_DIFFERS = rule(
    "CV125",
    WARNING,
    "Place not in the name",
    "The place is not in the agency's name, '{name}'.",
    "Give the proper name of commune, ward or province as in the agency's name, such as: place: Mẫu",
    why="The place on a people's committee's letters is the name of its unit; a wrong mark is wrong on every letter.",
    source="NĐ 30/2020, PL I, phần I, mục II, khoản 4",
    example=(AGENCY, "place: ▲Mầu", "place: Mẫu"),
)
OFFICE_CONTACT = rule(
    "CV126",
    WARNING,
    "Office contact out of form",
    "'{value}' is not {what}.",
    "Write it like: {example}",
    why="It is public; with a figure or the @ missing nobody reaches the office.",
    example=(
        AGENCY,
        "contact: {phone: 0237 000 000, email: ▲vanphong.example.com}",
        "contact: {phone: (0237) 3.000.000 máy lẻ 12, email: vanphong@example.com}",
    ),
)
IDLE_AGENCY = rule(
    "CV127",
    NOTE,
    "Agency without reports",
    "The agency '{agency}' owes no series and has no letter.",
    "List what it owes, series: […], or delete the file if the agency is no more.",
    why="With nothing listed as owed, nobody is reminded when it is due.",
    example=(ELSEWHERE, "series: []", "series: [khcn-tai-chinh]"),
)
CHANGES_OUT_OF_ORDER = rule(
    "CV128",
    WARNING,
    "Changes out of order",
    "The change of {date} stands behind that of {before}.",
    "Put the earliest change first, or mend the day.",
    why="Changes are read in order; mostly a day was mistyped.",
    example=(
        FRONT,
        "changes: [{date: 2026-03-02, note: Sửa lỗi gõ}, {date: ▲2026-03-01, note: Thêm số liệu}]",
        "changes: [{date: 2026-03-01, note: Thêm số liệu}, {date: 2026-03-02, note: Sửa lỗi gõ}]",
    ),
)
DAY_NOT_IN_MONTH = rule(
    "CV130",
    NOTE,
    "Due day that months lack",
    "There is no day {day} in the months {months}; then the month's last day counts.",
    "If the last day is meant, leave it; else choose a day up to 28.",
    why="A report is due on a real day, as the letter that asks for it says.",
    example=(SERIES, "due: {day: ▲31}", "due: {day: 28}"),
)
FIGURE_KIND = rule(
    "CV131",
    ERROR,
    "Figure of another kind",
    "'{how}' is for {wanted}; '{name}' is not.",
    "Choose another figure, or mend the type of '{name}'.",
    why="Words and ticks cannot be added up: the check would never run, and nobody would know.",
    example=(SERIES, "rollup: {▲remark: sum}", "rollup: {count: sum, open: count}"),
)
FIGURE_UNTITLED = rule(
    "CV132",
    NOTE,
    "Figure without a title",
    "The figure '{name}' has no title.",
    "Add a title, such as: title: Tổng kinh phí",
    why="Tables on the site and exports take it as label; without it the bare key is shown.",
    example=(ELSEWHERE, "total: {type: integer, format: vnd}", "total: {type: integer, format: vnd, title: Tổng}"),
)
MONEY_TYPE = rule(
    "CV133",
    ERROR,
    "Money is whole đồng",
    "'{name}' has format: vnd, so it must have type: integer.",
    'Write: type: integer, or type: [integer, "null"]',
    why="Money is read as whole đồng before the schema compares; with another type every letter would be refused.",
    example=(
        ELSEWHERE,
        "total: {type: string, format: vnd, title: Tổng}",
        "total: {type: integer, format: vnd, title: Tổng}",
    ),
)
SUBJECT_FORM = rule(
    "CV134",
    WARNING,
    "Form of the subject",
    "The form prints 'V/v' before the subject and no full stop behind it; here they are typed.",
    "Write: subject: {right}",
    why="The letter would say 'V/v V/v', or have a full stop where the decree's form has none.",
    source="NĐ 30/2020, PL I, phần I, mục II, khoản 5, điểm b",
    example=(FRONT, "subject: ▲V/v báo cáo việc mẫu", "subject: báo cáo việc mẫu"),
)
