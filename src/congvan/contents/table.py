"""A table in plain text (.csv, .tsv) → whether a spreadsheet program would run some of its cells as formulas."""

import csv
import io
import re
from collections.abc import Iterator

from congvan.contents.kind import Data
from congvan.contents.sign import Sign
from congvan.model.rules import attachments as rules
from congvan.model.text import Text

FORMULAS = Sign(
    rules.ATTACHMENT_HIDDEN, Text("cells that a spreadsheet program runs as formulas, as they begin with =, +, - or @")
)
TABLES = frozenset({"csv", "tsv"})
# A cell that may be one, in UTF-16 too: a table of a million others is gone through as bytes.
_MAY_BE = re.compile(rb'(?:\A|[,;\t\r\n])[ "\0\xef\xbb\xbf\xff\xfe]*[=@+-]')
_NUMBER = re.compile(r"[+-]?[\d\s.,:/()%+-]*(?:[eE][+-]?\d+)?")  # dates, telephones, and a dash for nothing
_FORMULA = re.compile(r"\s*(?:[=@]\s*[^\s=@]|[+-]\s*[^\s(|!]*[(|!]|[+-]\S)")  # `- Thôn Một` is a line of a list
_SEPARATORS = ",;\t"


def table_signs(data: Data) -> Iterator[Sign]:
    """Give what a table holds that its writer should know of."""
    if not _MAY_BE.search(data):
        return
    content = bytes(data[:])
    coding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    lines = io.TextIOWrapper(io.BytesIO(content), coding, "replace", newline="")
    first = lines.readline()
    lines.seek(0)
    separator = max(_SEPARATORS, key=first.count)
    try:
        if any(map(_is_formula, (x for row in csv.reader(lines, delimiter=separator) for x in row))):
            yield FORMULAS
    except csv.Error:  # a cell longer than spreadsheet programs take
        return


def _is_formula(cell: str) -> bool:
    return cell[:1] in "=+-@ \t" and bool(_FORMULA.match(cell)) and not _NUMBER.fullmatch(cell.strip())
