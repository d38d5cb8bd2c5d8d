"""CV300–CV329: figures, in the data and in prose."""

from congvan.model.rules.row import BODY, ELSEWHERE, ERROR, FRONT, NOTE, SERIES, WARNING, rule
from congvan.model.text import Text

# fmt: off - a table: one entry reads as one block, not as a ladder

_COMMA = Text(
    "In Vietnamese a dot groups thousands and a comma is the decimal mark; one for the other is a thousand times off."
)

BAD_SCHEMA = rule(
    "CV301",
    ERROR,
    "Bad data schema",
    "The data schema is not valid JSON Schema 2020-12: {problem}.",
    "Mend 'data' in the series' file.",
    why="Every figure of the series is read, checked and withheld by this schema; with a wrong one no figure is sure.",
    source="JSON Schema 2020-12",
    example=(ELSEWHERE, "remark: {type: ▲text, title: Nhận xét}", "remark: {type: string, title: Nhận xét}"),
)
AMBIGUOUS_AMOUNT = rule(
    "CV302",
    ERROR,
    "Ambiguous number",
    "'{written}' {problem}.",
    "A dot groups thousands, a comma is the decimal mark. Write: {suggestion}",
    why=_COMMA,
    example=(
        FRONT,
        "data:\n  money: {a: 100 triệu, b: 200 triệu, total: 300 triệu, spent: ▲2.382 tỷ}",
        'data:\n  money: {a: "1,1 tỷ", b: "1,282 tỷ", total: "2,382 tỷ", spent: 60 triệu}',
    ),
)
UNREADABLE_AMOUNT = rule(
    "CV303",
    ERROR,
    "Unreadable amount",
    "The amount '{field}' cannot be read: {reason}.",
    'Write it like: 382 triệu, "2,0 tỷ", "2,382 tỷ", 200000000',
    why="Amounts are turned into đồng, to be added, compared with the last period and rolled up.",
    example=(
        FRONT,
        "data:\n  money: {a: 100 triệu, b: 200 triệu, total: 300 triệu, spent: ▲hơn 60 triệu}",
        "data:\n  money: {a: 100 triệu, b: 200 triệu, total: 300 triệu, spent: 60 triệu}",
    ),
)
UNREADABLE_NUMBER = rule(
    "CV304",
    ERROR,
    "Unreadable number",
    "'{field}' must be a number: {reason}.",
    'Write it like 1250, 1.250 or 98,5 (inside {{}} in quotes: "98,5")',
    why="Only numbers can be added, compared and rolled up; units and explanations belong in the body.",
    example=(
        FRONT,
        "data:\n  money: {a: 100 triệu, b: 200 triệu, total: 300 triệu}\n  count: ▲12 việc",
        "data:\n  money: {a: 100 triệu, b: 200 triệu, total: 300 triệu}\n  count: 12",
    ),
)
FIGURE_MISSING = rule(
    "CV305",
    ERROR,
    "Figure missing",
    "The figure '{field}' is missing.",
    "Add '{key}: …' to data.",
    why="The series asks for this figure; without it the department cannot add the reports up.",
    example=(
        FRONT,
        "data:\n  ▲money: {a: 100 triệu, b: 200 triệu}",
        "data:\n  money: {a: 100 triệu, b: 200 triệu, total: 300 triệu}",
    ),
)
FIGURE_UNKNOWN = rule(
    "CV306",
    ERROR,
    "Unknown figure",
    "The series has no figure '{field}'.",
    "{nearest}",
    why="A figure that the schema lacks has no label and no audience; mostly its name is mistyped.",
    example=(
        FRONT,
        "data:\n  money: {a: 100 triệu, b: 200 triệu, total: 300 triệu}\n  ▲cuont: 12",
        "data:\n  money: {a: 100 triệu, b: 200 triệu, total: 300 triệu}\n  count: 12",
    ),
)
FIGURE_INVALID = rule(
    "CV307",
    ERROR,
    "Figure breaks the schema",
    "'{field}' is not valid: {constraint}.",
    "Mend the figure as the series asks.",
    why="The series says of what kind and within which limits the figure is: a rate is at most 100.",
    example=(
        FRONT,
        "data:\n  money: {a: 100 triệu, b: 200 triệu, total: 300 triệu}\n  rate: ▲985",
        "data:\n  money: {a: 100 triệu, b: 200 triệu, total: 300 triệu}\n  rate: 98,5",
    ),
)
SUM_DIFFERS = rule(
    "CV308",
    ERROR,
    "Sum differs",
    "{total} must equal the sum of {parts}: that is {expected}, found {found}.",
    "Check the parts and the total.",
    why="The series says that the parts make the total; where they do not, at least one figure is wrong.",
    example=(
        FRONT,
        "data:\n  money: {a: 100 triệu, b: 200 triệu, total: ▲320 triệu}",
        "data:\n  money: {a: 100 triệu, b: 200 triệu, total: 300 triệu}",
    ),
)
EXCEEDS = rule(
    "CV309",
    ERROR,
    "Exceeds its limit",
    "{value} ({found}) exceeds {limit} ({allowed}).",
    "Check both figures.",
    why="The series says that the one figure is at most the other: no more is spent than was given.",
    example=(
        FRONT,
        "data:\n  money: {a: 10 triệu, b: 40 triệu, total: 50 triệu, spent: ▲60 triệu}",
        "data:\n  money: {a: 100 triệu, b: 200 triệu, total: 300 triệu, spent: 60 triệu}",
    ),
)
DECREASES = rule(
    "CV310",
    ERROR,
    "Cumulative figure falls",
    "{value} falls from {before} ({period}) to {found}.",
    "It is cumulative within the year and cannot fall; check both periods.",
    why="What is counted from 1 January stays or grows; if it falls, one of the two periods is wrong.",
    example=(
        FRONT,
        "data:\n  money: {a: 100 triệu, b: 200 triệu, total: 300 triệu, spent: ▲6 triệu}",
        "data:\n  money: {a: 100 triệu, b: 200 triệu, total: 300 triệu, spent: 60 triệu}",
    ),
)
CHECK_UNKNOWN_FIGURE = rule(
    "CV311",
    ERROR,
    "Check of an unknown figure",
    "There is no figure '{name}' in the schema.",
    "{nearest}",
    why="A check or roll-up of a figure that does not exist never runs, and nobody notices.",
    example=(
        SERIES,
        "checks:\n  - sum: {total: money.total, of: [money.a, ▲money.c]}",
        "checks:\n  - sum: {total: money.total, of: [money.a, money.b]}",
    ),
)
CHECK_KINDS = rule(
    "CV312",
    ERROR,
    "Check of no one kind",
    "Each check is of exactly one kind: {kinds}.",
    "Write each check as an entry of its own.",
    why="With one check an entry, the file shows at once which figure is checked and how.",
    example=(
        SERIES,
        "checks:\n  - ▲at_most: {value: money.spent, limit: money.total}\n    not_decreasing: {value: money.spent}",
        "checks:\n  - at_most: {value: money.spent, limit: money.total}\n  - not_decreasing: {value: money.spent}",
    ),
)
CHANGES = rule(
    "CV313",
    WARNING,
    "Figure that should stay the same differs",
    "{value} is {found}, other than {before} in {period}.",
    "Write {before} if this is a slip; if it was adjusted, cite the decision in the body.",
    why="The series says that the figure stays the same all year, as an allocation does; another is mostly a slip.",
    example=(
        ELSEWHERE,
        "# kỳ trước: total: 300 triệu; loại báo cáo: same_as_previous: {value: money.total}\ntotal: ▲330 triệu",
        "total: 300 triệu",
    ),
)
FAR_OFF = rule(
    "CV314",
    WARNING,
    "Figure far off last period's",
    "{value} is {found}, {way} that of {period} ({before}).",
    "Look for a zero lost or added, or tỷ typed for triệu; if it is right, keep it and give the reason.",
    why="Figures seldom leap that far from one period to the next; mostly a zero is lost or added, or "
    "the unit is wrong.",
    example=(
        ELSEWHERE,
        "# kỳ trước: spent: 60 triệu; loại báo cáo: within_factor: {value: money.spent, factor: 10}\nspent: ▲70 tỷ",
        "spent: 70 triệu",
    ),
)
AMBIGUOUS_IN_PROSE = rule(
    "CV315",
    WARNING,
    "Amount in prose that can be read in two ways",
    "'{written}' can be read in two ways: {readings}.",
    "A comma is the decimal mark, a dot groups thousands. Write: {suggestion}",
    why=_COMMA,
    example=(
        BODY,
        "Dự toán cả năm của tỉnh giao là ▲2.382 tỷ đồng.",
        "Dự toán cả năm của tỉnh giao là 2,382 tỷ đồng.",
    ),
)
PARTS_DIFFER = rule(
    "CV316",
    WARNING,
    "Parts do not make the total",
    "The total is {total}, but the parts that follow make {sum} ({parts}).",
    "Check the total and each part; if only some are named, write 'trong đó chủ yếu là …'.",
    why="Readers add the parts up at once; where they do not make the total, at least one number is wrong.",
    example=(
        BODY,
        "Tổng dự toán của tỉnh là ▲2,328 tỷ đồng (Trong đó: khoa học 382 triệu đồng; chuyển đổi số 2,0 tỷ đồng).",
        "Tổng dự toán của tỉnh là 2,382 tỷ đồng (Trong đó: khoa học 382 triệu đồng; chuyển đổi số 2,0 tỷ đồng).",
    ),
)
DIFFERS_FROM_DATA = rule(
    "CV317",
    WARNING,
    "Amount in prose that differs from the data",
    "The body says {written}, but the figure '{title}' ({name}) is {value}.",
    "Mend one of the two; write {placeholder} for the number, and they never differ.",
    why="The data are added up, the body is signed; where they differ, one of them is wrong.",
    example=(
        BODY,
        "Kinh phí đã chi đến hết kỳ là ▲250 triệu đồng.",
        "Kinh phí đã chi đến hết kỳ là {{ data.money.spent }}.",
    ),
)
TYPED_FIGURE = rule(
    "CV318",
    NOTE,
    "Figure typed again in prose",
    "{written} is also the figure '{title}' ({name}).",
    "If it is the same figure, write {placeholder} for the number.",
    why="A number typed again stays as it is when the figure is mended, or when next period's letter is "
    "made from this.",
    example=(
        BODY,
        "Kinh phí đã chi đến hết kỳ là ▲60 triệu đồng.",
        "Kinh phí đã chi đến hết kỳ là {{ data.money.spent }}.",
    ),
)
FOREIGN_SEPARATORS = rule(
    "CV319",
    WARNING,
    "Another country's dot and comma in a number",
    "'{written}' uses dot and comma as another country does.",
    "Write: {suggestion}",
    why=_COMMA,
    example=(
        BODY,
        "Tỉ lệ hồ sơ trực tuyến đạt ▲12.5%.",
        "Tỉ lệ hồ sơ trực tuyến đạt 12,5%.",
    ),
)
GROUPED_UNIT = rule(
    "CV320",
    NOTE,
    "Dot in an amount in triệu",
    "'{written}' reads, by the rule, as {readings}.",
    "If that is meant, it is plainer as {suggestion}; if the dot is a decimal mark, make it a comma: {other}",
    why=_COMMA,
    example=(
        BODY,
        "Dự toán cả năm của tỉnh giao là ▲2.382 triệu đồng.",
        "Dự toán cả năm của tỉnh giao là 2,382 tỷ đồng.",
    ),
)
