"""Examples of CV016 to CV019: findings that are let stand for a reason, and waivers that are wrong themselves."""

from tests.small_archive import AGENCY, DRAFT, FEBRUARY, FOLDER, changed
from tests.unit.check.example import MARK, Example, example, within

_WRONG = f"Các tổ dân phố{MARK} , hộ gia đình."
_STANDS = _WRONG.replace(MARK, "")
_BLOB = {f"{FOLDER}/2026-03/bang.xlsx": b"PK"}


def _body(code: str, says: str, bad: str, good: str) -> Example:
    """A letter with these lines in its second section."""
    return within(FEBRUARY, code, says, "## 2. Kết quả\n", f"## 2. Kết quả\n\n{bad}\n", f"## 2. Kết quả\n\n{good}\n")


def _comment(said: str) -> str:
    return f"<!-- congvan: {said} -->"


_WHY = "allow CV712: trích nguyên văn"
_RIGHT = "Các tổ dân phố, hộ gia đình."

WAIVERS = [
    _body("CV016", "at the line's end", f"{_WRONG} {_comment(_WHY)}", _RIGHT),
    _body("CV016", "on the line above", f"{_comment(_WHY)}\n{_WRONG}", _RIGHT),
    _body("CV016", "above, with a blank line between", f"{_comment(_WHY)}\n\n{_WRONG}", _RIGHT),
    _body("CV016", "within a paragraph", f"Gồm có:\n{_comment(_WHY)}\n{_WRONG}", _RIGHT),
    _body("CV016", "within an internal passage", f"/// internal\n{_WRONG} {_comment(_WHY)}\n///", _RIGHT),
    _body("CV016", "small letters, twice", f"{_WRONG} {_comment(_WHY.replace(':', ' ,cv712 :'))}", _RIGHT),
    example(
        "CV016", "of the whole letter", FEBRUARY,
        changed(FEBRUARY, "status:", f"# congvan: {_WHY}\nstatus:", "Đã chi", f"{_WRONG}\n\nĐã chi"), {},
    ),
    example(
        "CV016", "of a file in the letter's folder", f"{FOLDER}/2026-03/bang.xlsx",
        {**changed(DRAFT, "status:", "# congvan: allow CV503: tệp nguồn để đối chiếu\nstatus:"), **_BLOB}, {},
    ),
    _body("CV017", "no reason", f"{_RIGHT} {MARK}{_comment('allow CV712')}", _RIGHT),
    _body("CV017", "a blank reason", f"{_RIGHT} {MARK}{_comment('allow CV712: ')}", "<!-- allow CV712: x -->"),
    _body("CV017", "no code", f"{MARK}{_comment('allow: trích nguyên văn')}\n{_RIGHT}", _RIGHT),
    _body("CV017", "another word", f"{MARK}{_comment('alow CV712: trích nguyên văn')}\n{_RIGHT}", _RIGHT),
    within(
        AGENCY, "CV017", "of an agency", "place: Mẫu", f"place: Mẫu {MARK}# congvan: allow CV712", "place: Mẫu # x"
    ),
    _body("CV018", "no such code", f"{_RIGHT} {MARK}{_comment('allow CV799: trích nguyên văn')}", _RIGHT),
    _body("CV018", "no code at all", f"{_RIGHT} {MARK}{_comment('allow moi: trích nguyên văn')}", _RIGHT),
    within(
        DRAFT, "CV018", "a rule that stands firm", "to: [",
        f"to: {MARK}# congvan: allow CV102: chưa rõ\n  [", "to: # ghi chú\n  [",
    ),
    _body("CV019", "nothing there", f"{_RIGHT} {MARK}{_comment(_WHY)}", _RIGHT),
    _body("CV019", "nothing in the whole letter", f"{MARK}{_comment(_WHY)}\n\n{_RIGHT}", _RIGHT),
    within(DRAFT, "CV019", "nothing in the file", "status:", f"{MARK}# congvan: {_WHY}\nstatus:", "# ghi chú\nstatus:"),
]  # fmt: skip
