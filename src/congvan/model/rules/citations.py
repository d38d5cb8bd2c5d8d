"""CV750–CV769: documents that a letter cites."""

from congvan.model.rules.row import BODY, ELSEWHERE, NOTE, WARNING, rule
from congvan.model.text import Text

_CITED = "NĐ 30/2020, PL I, phần I, mục II, khoản 6"
_SYMBOL = "NĐ 30/2020, PL I, phần I, mục II, khoản 3"

# fmt: off - a table: one entry reads as one block, not as a ladder

# --- CV750–CV752: complete at first mention

INCOMPLETE = rule(
    "CV750",
    WARNING,
    "Citation of an unknown document",
    "The first citation of '{written}' lacks {missing}.",
    "Write it in full the first time: {right}",
    why="Numbers begin again every year: without date and office nobody can tell which document is meant.",
    source=_CITED,
    example=(
        BODY,
        "Thực hiện ▲Công văn số 12/SNV-VP, đơn vị đã rà soát.",
        "Thực hiện Công văn số 12/SNV-VP ngày 05/02/2026 của Sở Nội vụ, đơn vị đã rà soát theo Công văn số 12/SNV-VP.",
    ),
)
PARTLY_INCOMPLETE = rule(
    "CV751",
    NOTE,
    "First citation not complete",
    "The first citation of '{written}' lacks {missing}.",
    "Write it in full the first time: {right}",
    why="The first citation has kind, number, symbol, date, office and subject; later ones kind, number "
    "and symbol alone.",
    source=_CITED,
    example=(
        BODY,
        "Thực hiện ▲Nghị quyết số 57-NQ/TW, đơn vị đã họp.",
        "Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị, Luật Đất đai số 31/2024/QH15, đơn vị đã họp.",
    ),
)

# --- CV753–CV755: a symbol's form

SYMBOL_FORM = rule(
    "CV753",
    WARNING,
    "Symbol mistyped",
    "The symbol '{written}' is mistyped.",
    "Write it without spaces, in capitals, with Đ: {right}",
    why="A search for the symbol will not find the document.",
    source=_SYMBOL,
    example=(
        BODY,
        "Theo Nghị định số ▲30/2020/NĐ - CP ngày 05/3/2020 của Chính phủ.",
        "Theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ - văn bản gốc.",
    ),
)
CODE_OF_LETTER = rule(
    "CV754",
    NOTE,
    "Type code of a công văn",
    "The symbol '{written}' has 'CV', which official letters of the state have not.",
    "Look at the original; if it was mistyped, write: {right}",
    why="A công văn bears the abbreviations of the office and of the unit that drafted it, no kind.",
    source=_SYMBOL,
    example=(
        BODY,
        "Theo Công văn số ▲12/CV-UBND ngày 05/02/2026 của UBND tỉnh Mẫu.",
        "Theo Công văn số 12-CV/TU ngày 05/02/2026 của Tỉnh ủy Mẫu.",
    ),
)
KIND_AND_CODE = rule(
    "CV755",
    NOTE,
    "Kind and symbol disagree",
    "'{kind}' does not go with the symbol '{written}': {code} stands for {right}.",
    "Look at the original and mend the kind or the symbol.",
    why="One of the two is mistyped; nobody finds the document.",
    source="NĐ 30/2020, PL III, phần I",
    example=(
        BODY,
        "Theo ▲Kế hoạch số 12/QĐ-UBND ngày 05/02/2026 của UBND tỉnh Mẫu.",
        "Theo Quyết định số 12/QĐ-UBND ngày 05/02/2026 của UBND tỉnh Mẫu.",
    ),
)

# --- CV756–CV758: the requesting letter

_REQUEST_WHY = Text(
    "The series' file declares the letter that asks for the report; cited wrongly, the report cannot be matched to it."
)
REQUEST_NUMBER = rule(
    "CV756",
    WARNING,
    "Requesting letter's symbol wrong",
    "'{written}' is not the requesting letter's symbol '{right}'.",
    "Write {right}, or let Congvan fill it in: {{{{ series.requested_by.number }}}}",
    why=_REQUEST_WHY,
    source=_CITED,
    example=(
        ELSEWHERE,
        "Thực hiện Công văn số ▲1133/SKH-CN-KHTC ngày 30/3/2026",
        "Thực hiện Công văn số {{ series.requested_by.number }} {{ series.requested_by.date }}",
    ),
)
REQUEST_DATE = rule(
    "CV757",
    WARNING,
    "Requesting letter's date wrong",
    "The requesting letter is dated {right}; here it is {written}.",
    "Write {right}, or let Congvan fill it in: {{{{ series.requested_by.date }}}}",
    why=_REQUEST_WHY,
    source=_CITED,
    example=(
        ELSEWHERE,
        "Thực hiện Công văn số 1133/SKHCN-KHTC ▲ngày 31/3/2026",
        "Thực hiện Công văn số 1133/SKHCN-KHTC ngày 30/3/2026",
    ),
)
REQUEST_OFFICE = rule(
    "CV758",
    WARNING,
    "Requesting letter's office wrong",
    "The requesting letter is by {right}; here it is '{written}'.",
    "Write 'của {right}', or let Congvan fill it in: {{{{ series.requested_by.agency }}}}",
    why=_REQUEST_WHY,
    source=_CITED,
    example=(
        ELSEWHERE,
        "Công văn số 1133/SKHCN-KHTC ngày 30/3/2026 của ▲Sở Nội vụ tỉnh Mẫu",
        "Công văn số 1133/SKHCN-KHTC ngày 30/3/2026 của Sở Khoa học và Công nghệ tỉnh Mẫu",
    ),
)

# --- CV759–CV762: what cannot be right together

TWO_SYMBOLS = rule(
    "CV759",
    NOTE,
    "One document, two symbols",
    "The symbol '{written}' was '{right}' above.",
    "Look at the original and write it one way.",
    why="Two symbols are taken for two documents.",
    source=_SYMBOL,
    example=(
        BODY,
        "Theo Công văn số 12/SKHCN-VP ngày 05/02/2026 của Sở Khoa học và Công nghệ; Công văn số ▲12/SKH-CN-VP yêu cầu rà soát.",
        "Theo Công văn số 12/SKHCN-VP ngày 05/02/2026 của Sở Khoa học và Công nghệ; Công văn số 12/SKHCN-VP yêu cầu rà soát.",
    ),
)
TWO_DATES = rule(
    "CV760",
    NOTE,
    "One document, two dates",
    "'{written}' is dated {day} here, {right} above.",
    "Look at the original and mend the wrong one.",
    why="A document has one date.",
    source=_CITED,
    example=(
        BODY,
        "Theo Kế hoạch số 12/KH-UBND ngày 05/02/2026 của UBND xã; Kế hoạch số ▲12/KH-UBND ngày 06/02/2026 nêu rõ.",
        "Theo Kế hoạch số 12/KH-UBND ngày 05/02/2026 của UBND xã; Kế hoạch số 12/KH-UBND ngày 05/02/2026 nêu rõ.",
    ),
)
YEAR_DIFFERS = rule(
    "CV761",
    WARNING,
    "Year of the number and of the date disagree",
    "The number '{written}' is of {year}, yet the date is {day}.",
    "Look at the original and mend the number or the date.",
    why="The number of a document that lays down law bears the year of its issue.",
    source=_CITED,
    example=(
        BODY,
        "Theo Nghị định số ▲30/2020/NĐ-CP ngày 05/3/2021 của Chính phủ.",
        "Theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ.",
    ),
)
AFTER_LETTER = rule(
    "CV762",
    WARNING,
    "Citation of a document not yet issued",
    "'{written}' is dated {day}, after this letter itself.",
    "Look again at the cited document's date and at the letter's own.",
    why="A letter cannot cite what was issued after it.",
    source=_CITED,
    example=(
        BODY,
        "Theo Kế hoạch số ▲12/KH-UBND ngày 25/02/2026 của UBND tỉnh Mẫu.",
        "Theo Kế hoạch số 12/KH-UBND ngày 05/02/2026 của UBND tỉnh Mẫu, báo cáo trước ngày 25/02/2026.",
    ),
)
