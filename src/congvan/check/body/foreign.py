"""Marks of other Markdowns, which pages would show as they stand: `~~x~~`, `H~2~O`, `m^2^`, `==x==`, `- [x]`."""

import re
from collections.abc import Iterator

from congvan.check.sheet import Sheet
from congvan.model.finding import Finding
from congvan.model.rules import body as rules
from congvan.model.text import Quote, Text

_LONGEST = 200  # characters between marks
# Each mark after the signs that a body which has one holds for certain, with what to write for it.
_MARKS: tuple[tuple[str, re.Pattern[str], Text], ...] = (
    ("~~", re.compile(rf"~~(?=[^\s~])[^~\n]{{1,{_LONGEST}}}(?<!\s)~~"), rules.TAKE_AWAY),
    ("~", re.compile(r"(?<=\w)~[\w+-]{1,10}~(?!~)"), rules.WRITE_LOWERED),
    ("^", re.compile(r"(?<=\w)\^[\w+-]{1,10}\^"), rules.WRITE_RAISED),
    ("==", re.compile(rf"(?<!=)==(?=[^\s=])[^=\n]{{1,{_LONGEST}}}(?<!\s)==(?!=)"), rules.WRITE_BOLD),
    ("[", re.compile(r"(?<=[-*+.)] )\[[xX]\](?=[ \t])"), rules.WRITE_TICK),
)


def check_foreign_marks(sheet: Sheet) -> Iterator[Finding]:
    """Check one letter's body for marks that mean nothing here."""
    prose = sheet.body.prose
    for sign, pattern, how in _MARKS:
        for found in pattern.finditer(prose) if sign in prose else ():
            shown = Quote(found[0], sheet.body.audience(*found.span()))
            yield rules.MARKUP_PRINTED.at(sheet.body.place(found.start()), found=shown, how=how)
