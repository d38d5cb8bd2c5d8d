"""CV2: the register of outgoing letters, duties, and how letters refer to one another."""

from congvan.model.rules.row import ELSEWHERE, ERROR, FRONT, NOTE, WARNING, rule

# fmt: off - a table: one entry reads as one block, not as a ladder

DUPLICATE_NUMBER = rule(
    "CV201",
    ERROR,
    "Duplicate number",
    "Number {symbol} of {year} is already borne by {other}.",
    "Check the register and mend one of the two numbers.",
    why="Number and notation are how a letter is cited; with two of one number nobody knows which is meant.",
    source="NĐ 30/2020, Đ. 15",
    example=(FRONT, "number: ▲1", "number: 3"),
)
DATE_BACKWARDS = rule(
    "CV202",
    ERROR,
    "Date runs backwards",
    "Number {symbol} is dated {date}, before the smaller number {other_symbol} of {other_date} ({other}).",
    "A higher number cannot have an earlier date; check both.",
    why="Numbers are given in the order of time; a date that runs backwards means a wrong number or a wrong date.",
    source="NĐ 30/2020, Đ. 15",
    example=(ELSEWHERE, "# số 1 đề ngày 2026-02-20\nnumber: 2\ndate: ▲2026-02-19", "number: 2\ndate: 2026-02-20"),
)
UNKNOWN_LETTER = rule(
    "CV203",
    ERROR,
    "Letter not found",
    "'{field}' points to {other}, which is not in the archive.",
    "{right}",
    why="Readers of the old letter must be led to the new one; led astray, they take the old one as in force.",
    source="NĐ 30/2020, Đ. 18",
    example=(FRONT, "corrects: ▲xa-mau/bao-cao/2025-12", "corrects: xa-mau/bao-cao/2026-01"),
)
NOT_MARKED_REPLACED = rule(
    "CV204",
    ERROR,
    "Replaced letter not marked",
    "{other} is replaced by this letter but has not status: replaced.",
    "In {other} write: status: replaced",
    why="Without the mark two letters are in force, and their figures are added up twice.",
    source="NĐ 30/2020, Đ. 18",
    example=(
        FRONT,
        "replaces: ▲xa-mau/bao-cao/2026-01",
        "corrects: xa-mau/bao-cao/2026-01",
    ),
)
REPLACED_BY_NONE = rule(
    "CV205",
    ERROR,
    "No replacing letter",
    "The letter has status: replaced, but none says 'replaces: {id}'.",
    "In the replacing letter write: replaces: {id}",
    why="The page of a replaced letter must lead to the one that replaces it.",
    source="NĐ 30/2020, Đ. 18",
    example=(FRONT, "status: ▲replaced", "status: issued"),
)
REPLACES_ITSELF = rule(
    "CV206",
    ERROR,
    "References in a circle",
    "Following '{field}', the chain of letters comes back to this one.",
    "Check '{field}' of the letters concerned.",
    why="A letter can neither replace nor correct itself: nobody could tell which one is in force.",
    example=(FRONT, "replaces: ▲xa-mau/bao-cao/2026-02", "corrects: xa-mau/bao-cao/2026-01"),
)
FUTURE_DATE = rule(
    "CV207",
    ERROR,
    "Date in the future",
    "{date} is still to come; today is {today}.",
    "Check day, month and year; what is not yet issued has status: draft and no date.",
    why="The date of a letter is the day on which it is issued, never a later one.",
    source="NĐ 30/2020, PL I, phần I, mục II, khoản 4",
    example=(ELSEWHERE, "date: 2062-04-17", "date: 2026-04-17"),
)
LATE = rule(
    "CV208",
    NOTE,
    "Issued late",
    "Issued on {date}, {days} day(s) after it was due on {due}.",
    "If the date is right, nothing is to be done.",
    why="A late report must be issued all the same, but it is well to know; sometimes only the month is mistyped.",
    example=(FRONT, "date: ▲2026-02-23", "date: 2026-02-20"),
)
NUMBERS_MISSING = rule(
    "CV209",
    WARNING,
    "Numbers left out",
    "Before {symbol} of {year}, {numbers} is left out.",
    "Add what is missing; if letters elsewhere share the numbers, delete whole_register: true in the agency's file.",
    why="Numbers run from 01 without a gap; the agency says that its whole register is here, so a letter is missing.",
    source="NĐ 30/2020, Đ. 15",
    example=(ELSEWHERE, "number: 2 … number: 5", "number: 2 … number: 3"),
)
LETTER_MISSING = rule(
    "CV210",
    NOTE,
    "Due and missing",
    "{count} report(s) of '{series}' are due and missing: {periods}.",
    "Make it: congvan new {agency} {series} {first}; if it is owed no more, take '{series}' out of series.",
    why="The department watches who has not reported; without one period the year's figures are not whole.",
    example=(ELSEWHERE, "2026-01.md, 2026-03.md", "2026-01.md, 2026-02.md, 2026-03.md"),
)
OVERDUE_DRAFT = rule(
    "CV211",
    NOTE,
    "Draft overdue",
    "It was due on {due}, {days} day(s) ago, and is a draft.",
    "Once it is signed, the clerk gives number, date and status: issued",
    why="If it was sent, the public does not see it; if it was not, it should be.",
    example=(ELSEWHERE, "status: draft", "status: issued"),
)
LATER_RELATION = rule(
    "CV212",
    WARNING,
    "Reference to a later letter",
    "'{field}' points to {other}, which came after this letter.",
    "Check '{field}': the later replaces the earlier.",
    why="What was not there yet cannot be replaced or corrected; mostly the key stands in the wrong letter.",
    source="NĐ 30/2020, Đ. 18",
    example=(FRONT, "corrects: ▲xa-mau/bao-cao/2026-03", "corrects: xa-mau/bao-cao/2026-01"),
)
FOREIGN_RELATION = rule(
    "CV213",
    WARNING,
    "Another agency's letter",
    "'{field}' points to {other}, another agency's letter.",
    "Name a letter of the agency's own; if it took over from the other agency, allow this with a reason.",
    why="A letter is replaced or corrected by the agency that issued it, or by one with the power to.",
    source="NĐ 30/2020, Đ. 18",
    example=(ELSEWHERE, "replaces: bim-son/khcn-tai-chinh/2026-03", "replaces: xa-mau/bao-cao/2026-03"),
)
