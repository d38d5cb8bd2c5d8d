"""A body that has more pages than a letter may: known without laying it out, where it is certain."""

from collections.abc import Iterator

from congvan.check.outline import Block, Kind
from congvan.check.paper.printed import printed
from congvan.check.sheet import Sheet
from congvan.model.finding import Finding
from congvan.model.form import Form, form_of
from congvan.model.limits import PAGES
from congvan.model.rules import paper as rules
from congvan.typeface.common import common_width

_SHORT = 1000 * PAGES  # characters: what has no more need not be measured
_TABLE_PITCH = 1.2  # of the type's size, as the style sheet of letters sets rows


def check_length(sheet: Sheet) -> Iterator[Finding]:
    """Find the block with which one letter's body is longer than its most pages."""
    if len(sheet.body.text) <= _SHORT:
        return
    form = form_of((sheet.front and sheet.front.date) or sheet.id.period.last_day)
    text, page, filled = printed(sheet), form.text_width() * form.text_height(), 0.0  # square points
    last = None
    for block in sheet.blocks:
        filled += _area(text[block.start : block.end], block, form)
        if last is None and filled > PAGES * page:
            last = block
    if last:
        pages = {"pages": str(int(filled / page)), "most": str(PAGES)}
        yield rules.BODY_LONG.at(sheet.body.place(last.start), **pages)


def _area(text: str, block: Block, form: Form) -> float:
    """The least area that a block's words take, in square points: lines without a gap, tables in the smallest type."""
    if block.kind is Kind.TABLE:
        size = form["table"].least
        return common_width(text.replace("|", ""), size) * size * _TABLE_PITCH
    return common_width(text, form["body"].value) * form["line-pitch"].value
