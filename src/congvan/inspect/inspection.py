"""The table of rules: each row of the form, and the function that judges it."""

from collections.abc import Callable
from typing import TypeAlias

from congvan.inspect.parts import Letter, letter_on
from congvan.inspect.report import Outcome, Report, Seen, outcomes, unknown
from congvan.inspect.rules import ending, letterhead, numbering, others, paper, text
from congvan.inspect.sheet import Sheet
from congvan.model.finding import Rule
from congvan.model.rules import layout
from congvan.model.text import Text

Judge: TypeAlias = Callable[[Letter], Seen]

# In the order of the decree's layout, which is that of the codes.
RULES: tuple[tuple[Rule, Judge], ...] = (
    (layout.SHEET, paper.sheet_size),
    (layout.MARGINS, paper.margins),
    (layout.TYPEFACE, paper.typeface),
    (layout.COLOUR, paper.colour),
    (layout.PAGE_NUMBER, paper.page_numbers),
    (layout.STATE, letterhead.state),
    (layout.MOTTO, letterhead.motto),
    (layout.MOTTO_RULE, letterhead.motto_rule),
    (layout.SIZES_TOGETHER, letterhead.sizes_together),
    (layout.PARENT, letterhead.parent),
    (layout.ISSUER, letterhead.issuer),
    (layout.ISSUER_RULE, letterhead.issuer_rule),
    (layout.NUMBER, numbering.number_and_symbol),
    (layout.DATE, numbering.place_and_day),
    (layout.SUBJECT, numbering.subject),
    (layout.ADDRESSEES, numbering.addressees),
    (layout.BODY, text.body),
    (layout.HEADINGS, text.headings),
    (layout.END_MARK, text.end_mark),
    (layout.TITLE, ending.title),
    (layout.SIGNER, ending.signer),
    (layout.SIGNATURE_ROOM, ending.room),
    (layout.COPIES_TITLE, ending.copies_title),
    (layout.COPIES, ending.copies),
    (layout.OFFICE, others.office),
    (layout.URGENCY, others.urgency),
    (layout.APPENDIX, others.appendices),
    (layout.SIGNATURES, ending.signatures),
    (layout.SECRECY, others.secrecy),
    (layout.TEXT_LAYER, paper.text_layer),
)
_REFUSED = unknown(Text("not inspected: the letter bears a stamp of secrecy"))


def inspect_sheet(sheet: Sheet) -> Report:
    """Judge every rule on one letter. Of one that is secret only this is told."""
    letter = letter_on(sheet)
    found: list[Outcome] = []
    for rule, judge in RULES:
        is_told = letter.head.secrecy is None or rule is layout.SECRECY
        found += outcomes(rule, judge(letter) if is_told else _REFUSED)
    return Report(tuple(found), len(sheet.pages), letter.form.decree, sheet.faces)
