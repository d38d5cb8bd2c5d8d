"""The subject as it is typed: the form adds `V/v`, and ends it without a full stop.

Source: Decree 30/2020, Appendix I, part I, section II, item 5.
"""

import re
from collections.abc import Iterator

from congvan.check.sheet import Sheet
from congvan.model.finding import Finding
from congvan.model.rules import envelope as rules
from congvan.model.text import Quote

_TYPED = re.compile(r"(?i:v/v|v\\v|về việc)[:.]?\s+")


def check_subject(sheet: Sheet) -> Iterator[Finding]:
    """Check the subject of one letter."""
    subject = sheet.front.subject if sheet.front else ""
    right = _TYPED.sub("", subject, count=1) if _TYPED.match(subject) else subject
    right = right if right.endswith("...") else right.rstrip(". ")
    if right and right != subject:
        place = sheet.raw.positions.value("subject")
        yield rules.SUBJECT_FORM.at(place, "subject", right=Quote(right, sheet.visibility))
