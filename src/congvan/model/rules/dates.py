"""CV330–CV349: dates and periods."""

from congvan.model.rules.row import BODY, ERROR, FRONT, NOTE, WARNING, rule
from congvan.model.text import Text

# fmt: off - a table: one entry reads as one block, not as a ladder

_PERIOD_WHY = Text(
    "Letters are mostly made from last period's; with the old period left in, the figures pass for another's."
)

PERIOD_DIFFERS = rule(
    "CV330",
    ERROR,
    "Period in the body is not the file's",
    "The body says '{written}', but the file is {period}.",
    "Write 'Kỳ báo cáo: {placeholder}', which always fits; if the file's period is wrong, rename it.",
    why=_PERIOD_WHY,
    example=(BODY, "- Kỳ báo cáo: ▲Tháng 01 năm 2026", "- Kỳ báo cáo: Tháng 02 năm 2026"),
    waivable=True,
)
PERIOD_IN_SUBJECT = rule(
    "CV331",
    WARNING,
    "Period in the subject is not the file's",
    "The subject says '{written}', but the file is {period}.",
    "Make the subject say '{period}'; if the file's period is wrong, rename it.",
    why=_PERIOD_WHY,
    example=(
        FRONT,
        "subject: báo cáo việc mẫu ▲tháng 01 năm 2026",
        "subject: báo cáo việc mẫu tháng 02 năm 2026",
    ),
)
PERIOD_IN_SENTENCE = rule(
    "CV332",
    WARNING,
    "Period in the first or last sentence is not the file's",
    "This sentence reports on '{written}', but the file is {period}.",
    "Write {placeholder}, which always fits the file.",
    why=_PERIOD_WHY,
    example=(
        BODY,
        "Trên đây là báo cáo ▲tháng 01 năm 2026 của đơn vị.",
        "Trên đây là báo cáo {{ period }} của đơn vị.",
    ),
)
IMPOSSIBLE_DAY = rule(
    "CV333",
    ERROR,
    "Impossible day",
    "'{written}' does not exist: {reason}.",
    "Check the day; the day comes first, then the month: 30/4/2026.",
    why="Nobody can look up a letter or an event of a day that does not exist.",
    example=(BODY, "Hội nghị họp ▲ngày 31/4/2026.", "Hội nghị họp ngày 30/4/2026."),
    waivable=True,
)
ZERO_PADDING = rule(
    "CV334",
    NOTE,
    "Leading zeros of a date",
    "'{written}' has its leading zeros otherwise than the form asks.",
    "Write: {suggestion}",
    why="Days below 10 and months 1 and 2 take a leading zero, so that no figure can be put before; "
    "other months do not.",
    source="NĐ 30/2020, PL I, phần I, mục II, khoản 4",
    example=(
        BODY,
        "Hội nghị họp ▲ngày 5 tháng 04 năm 2026.",
        "Hội nghị họp ngày 05 tháng 4 năm 2026.",
    ),
)
BACKWARDS = rule(
    "CV335",
    WARNING,
    "Time that runs backwards",
    "'{written}' ends before it begins.",
    "Check where it begins and ends: giai đoạn 2026 - 2030.",
    why="What ends before it begins has a mistyped year, or its ends are swapped.",
    example=(
        BODY,
        "Đề án chuyển đổi số ▲giai đoạn 2030 - 2026 được thông qua.",
        "Đề án chuyển đổi số giai đoạn 2026 - 2030 được thông qua.",
    ),
)
ISSUED_BEFORE_PERIOD = rule(
    "CV336",
    WARNING,
    "Issued before its period began",
    "The letter is dated {date}, before {period} began ({begins}).",
    "Check the date, its year above all, and the file's period.",
    why="What has not begun cannot be reported on; mostly month or year is mistyped, or the file is named wrongly.",
    example=(FRONT, "date: ▲2026-01-28", "date: 2026-02-19"),
)
