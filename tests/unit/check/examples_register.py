"""Examples of CV1 and CV2: lengths, notations, agency and series files, the register, duties, relations."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from congvan.model.finding import Finding, in_order
from tests.plain_check import check_archive, read_archive
from tests.small_archive import AGENCY, DRAFT, FEBRUARY, FOLDER, JANUARY, SERIES, SOUND, Files, changed, write
from tests.unit.check.example import MARK, Example, example, within


def on(today: date) -> Callable[[Path, Files], list[Finding]]:
    """Check the archive with its changes as on that day."""

    def run(root: Path, files: Files) -> list[Finding]:
        raw, unreadable = read_archive(write(root, files))
        return in_order([*unreadable, *check_archive(raw, today)[1]])

    return run


def _issued(number: int, month: str, spent: int) -> str:
    """A letter of that month, issued on its 19th."""
    text = SOUND[FEBRUARY].replace("number: 2", f"number: {number}").replace("2026-02-19", f"2026-{month}-19")
    return text.replace("60 triệu", f"{spent} triệu")


def _long(length: int) -> str:
    """Words of that many characters in all, none of them twice in a row."""
    return "".join(f"việc {n} " for n in range(100))[: length - 1] + "x"


_MARKED_DUTY = changed(AGENCY, "[bao-cao]", f"[{MARK}bao-cao]")
_WHOLE = changed(AGENCY, "series:", "whole_register: true\nseries:")
_OTHER = {"reports/_agencies/xa-hai.yml": SOUND[AGENCY], "reports/xa-hai/bao-cao/2026-01.md": SOUND[JANUARY]}
_IDLE = "reports/_agencies/xa-khac.yml"
_SINCE_MARCH = {DRAFT: _issued(3, "03", 70), f"{FOLDER}/2026-04.md": _issued(4, "04", 80)}
_CHANGED = "changes: [{date: %s, note: Sửa lỗi gõ}]\ncopies:"

REGISTER: tuple[Example, ...] = (
    # --- lengths
    within(
        DRAFT,
        "CV118",
        "a subject of 501 characters",
        "subject: báo cáo việc mẫu",
        f"subject: {MARK}{_long(501)}",
        f"subject: {_long(500)}",
    ),
    within(
        DRAFT,
        "CV118",
        "an addressee of 201 characters",
        "[Sở Nội vụ tỉnh Mẫu]",
        f"[Sở Nội vụ, {MARK}{_long(201)}]",
        f"[Sở Nội vụ, {_long(200)}]",
    ),
    within(AGENCY, "CV118", "a notation of 31", "UBND-VHXH", f"{MARK}UBND-{'V' * 26}", f"UBND-{'V' * 25}"),
    # --- notations
    within(DRAFT, "CV119", "with the word", "UBND-VP", f'{MARK}"Số: 12/UBND-VP"', "UBND-VHXH"),
    within(DRAFT, "CV119", "a blank number", "UBND-VP", f"{MARK}/UBND-VP", "UBND-VHXH"),
    within(DRAFT, "CV120", "a report's code", "UBND-VP", f"{MARK}BC-UBND", "UBND-VHXH"),
    within(AGENCY, "CV119", "in the agency's file", "UBND-VHXH", f"{MARK}12/UBND-KT", "UBND-KT"),
    within(AGENCY, "CV120", "in the agency's file", "UBND-VHXH", f"{MARK}TB-UBND", "UBND-TBXH"),
    within(AGENCY, "CV121", "spaces round the hyphen", "UBND-VHXH", f"{MARK}UBND - KT", '"UBND-KT,HT&ĐT"'),
    within(AGENCY, "CV121", "a slash", "UBND-VHXH", f"{MARK}UBND-KT/2026", "UBND-GDTrH"),
    within(AGENCY, "CV135", "the unit alone", "UBND-VHXH", f"{MARK}VHXH", "UBND-VHXH"),
    # --- agency files
    within(AGENCY, "CV122", "a series owed twice", "[bao-cao]", f"[bao-cao, {MARK}bao-cao]", "[bao-cao]"),
    within(
        AGENCY,
        "CV123",
        "another ward's",
        "[ỦY BAN NHÂN DÂN, XÃ MẪU]",
        f"{MARK}[UBND, XÃ MẨU]",
        "[UỶ BAN NHÂN DÂN XÃ MẪU]",
    ),
    within(AGENCY, "CV125", "without its marks", "place: Mẫu", f"place: {MARK}Mau", "place: xã Mẫu"),
    within(
        AGENCY, "CV126", "a telephone number cut off", "0237 000 000", f"{MARK}0237 000", "+84 237 000 000; 1900 0000"
    ),
    example(
        "CV127",
        "neither owes nor writes",
        _IDLE,
        {_IDLE: SOUND[AGENCY].replace("[bao-cao]", "[]")},
        {_IDLE: SOUND[AGENCY]},
    ),
    # --- series files
    within(
        SERIES,
        "CV124",
        "the two names exchanged",
        "short: Việc mẫu",
        f"short: {MARK}Báo cáo tháng về việc mẫu của xã",
        "short: Việc",
    ),
    within(SERIES, "CV130", "the 29th", "due: {day: 20}", f"due: {{day: {MARK}29}}", "due: {day: 28}"),
    within(
        SERIES,
        "CV131",
        "a sum of words",
        "money.total: sum}",
        f"money.total: sum, {MARK}remark: sum}}",
        "money.total: max, open: count}",
    ),
    within(
        SERIES,
        "CV131",
        "a count of amounts",
        "{money.total: sum}",
        f"{{{MARK}money.total: count}}",
        "{money.total: average}",
    ),
    within(
        SERIES,
        "CV131",
        "a limit of yes and no",
        "{value: money.spent, limit: money.total}",
        f"{{value: {MARK}open, limit: money.total}}",
        "{value: money.spent, limit: money.total}",
    ),
    within(
        SERIES,
        "CV132",
        "a figure",
        "    remark: {type: string, title: Nhận xét}",
        f"    {MARK}remark: {{type: string}}",
        "    remark: {type: string, title: Ý kiến}",
    ),
    within(
        SERIES,
        "CV132",
        "a group",
        "    money:\n      type: object\n      title: Kinh phí",
        f"    {MARK}money:\n      type: object",
        "    money:\n      type: object\n      title: Tiền",
    ),
    within(
        SERIES,
        "CV133",
        "a fraction of money",
        "{type: integer, format: vnd, minimum: 0, title: Phần a}",
        f"{{type: {MARK}number, format: vnd, minimum: 0, title: Phần a}}",
        '{type: [integer, "null"], format: vnd, minimum: 0, title: Phần a}',
    ),
    within(DRAFT, "CV134", "the words that the form prints", "subject: ", f"subject: {MARK}Về việc ", "subject: "),
    within(
        DRAFT,
        "CV134",
        "a full stop",
        "subject: báo cáo việc mẫu",
        f"subject: {MARK}báo cáo việc mẫu.",
        "subject: báo cáo việc mẫu (v.v...)",
    ),
    # --- days of one letter
    within(
        JANUARY, "CV109", "changed before its issue", "copies:", _CHANGED % f"{MARK}2026-01-18", _CHANGED % "2026-01-19"
    ),
    example(
        "CV128",
        "the later first",
        JANUARY,
        changed(
            JANUARY,
            "copies:",
            f"changes:\n- {{date: 2026-02-02, note: A}}\n- {{date: {MARK}2026-02-01, note: B}}\ncopies:",
        ),
        changed(JANUARY, "copies:", "changes:\n- {date: 2026-02-01, note: A}\n- {date: 2026-02-01, note: B}\ncopies:"),
    ),
    within(FEBRUARY, "CV208", "a day late", "2026-02-19", f"{MARK}2026-02-21", "2026-02-20"),
    # --- the register
    example(
        "CV209",
        "two numbers left out",
        FEBRUARY,
        {**_WHOLE, **changed(FEBRUARY, "number: 2", f"number: {MARK}4")},
        changed(FEBRUARY, "number: 2", "number: 4"),
    ),
    # --- against the day of the check
    example(
        "CV207",
        "two days ahead",
        FEBRUARY,
        changed(FEBRUARY, "2026-02-19", f"{MARK}2026-02-12"),
        changed(FEBRUARY, "2026-02-19", "2026-02-11"),
        on(date(2026, 2, 10)),
    ),
    example(
        "CV207",
        "asked for in the future",
        SERIES,
        {
            **changed(SERIES, "due:", f"requested_by: {{agency: Sở, number: 1/SNV, date: {MARK}2026-03-17}}\ndue:"),
            FEBRUARY: None,
            JANUARY: None,
        },
        {},
        on(date(2026, 3, 15)),
    ),
    example("CV210", "nothing for February", AGENCY, {**_MARKED_DUTY, FEBRUARY: None}, {}, on(date(2026, 3, 15))),
    example(
        "CV211",
        "a day after it was due",
        DRAFT,
        changed(DRAFT, "status: ", f"status: {MARK}"),
        {DRAFT: _issued(3, "03", 70)},
        on(date(2026, 3, 21)),
    ),
    example(
        "CV210",
        "nothing for February, in May",
        AGENCY,
        {**_MARKED_DUTY, **_SINCE_MARCH, FEBRUARY: None},
        _SINCE_MARCH,
        on(date(2026, 5, 1)),
    ),
    # --- relations
    within(
        FEBRUARY,
        "CV203",
        "a file's name",
        "copies:",
        f"corrects: {MARK}2026-01.md\ncopies:",
        "corrects: xa-mau/bao-cao/2026-01\ncopies:",
    ),
    within(
        FEBRUARY,
        "CV206",
        "corrects itself",
        "copies:",
        f"corrects: {MARK}xa-mau/bao-cao/2026-02\ncopies:",
        "corrects: xa-mau/bao-cao/2026-01\ncopies:",
    ),
    within(
        JANUARY,
        "CV212",
        "corrects February's",
        "copies:",
        f"corrects: {MARK}xa-mau/bao-cao/2026-02\ncopies:",
        "copies:",
    ),
    example(
        "CV213",
        "another agency's letter",
        FEBRUARY,
        {**_OTHER, **changed(FEBRUARY, "copies:", f"corrects: {MARK}xa-hai/bao-cao/2026-01\ncopies:")},
        {**_OTHER, **changed(FEBRUARY, "copies:", "corrects: xa-mau/bao-cao/2026-01\ncopies:")},
    ),
)
