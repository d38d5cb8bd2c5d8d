"""Marks of secrecy: a letter that bears one may not be kept on a networked machine at all.

What stands alone, in brackets at a title's or a number's end, or behind `Độ mật:` is a mark; in a sentence the same
words speak about secrecy.
"""

import re
from collections.abc import Iterator

from congvan.check.body_text import FILLER
from congvan.check.sheet import Sheet
from congvan.model.finding import Finding
from congvan.model.rules import body as rules
from congvan.vietnamese.letters import CAPITAL, SMALL

_MAYBE = re.compile("[Mm] ?[Ậậ] ?[Tt]")
_CAPITALS = r"(?:T ?U ?Y ?Ệ ?T[ ]{1,3}|T ?Ố ?I[ ]{1,3})?M ?Ậ ?T"
_SMALL = r"(?:[Tt]uyệt mật|[Tt]ối mật|[Mm]ật)"
_EITHER = rf"(?:{_CAPITALS}|{_SMALL})"
_ROUND = rf"[ \t_#>\[(“\"{FILLER}]|\*(?!\s)|<[^<>\n]{{1,40}}>"
_END = rf"(?:[ \t*_\])”\".#{FILLER}-]|<[^<>\n]{{1,40}}>)*$"
_IN_BODY = re.compile(
    rf"^(?:{_ROUND})*(?P<alone>{_CAPITALS}){_END}"
    rf"|^[ \t]*(?:\#{{1,6}}[ ]|[*_]{{2,3}}|[\[(])[*_\[(]*(?P<bold>{_SMALL}){_END}"
    rf"|^[ \t]*[*_\#> -]*(?:[Dd]ấu )?(?:chỉ |[Mm]ức )?(?:ĐỘ MẬT|[Đđ]ộ mật)[*_]*[ ]?:[*_ ]*"
    rf"(?P<said>{_EITHER})(?:{_END}|(?=[ ]?[;.(–]))"
    rf"|^[ ]*\|[ *]*[Đđ]ộ mật[ *]*\|[ *]*(?P<cell>{_EITHER})[ *]*\|[ ]*$"
    rf"|^[ \t]*[*_\#>]*[ ]?[\[(](?P<first>{_CAPITALS})[\])]"
    rf"|^\#{{1,6}}[ ][^\n]*[ ][\[(](?P<last>{_EITHER})[\])][*_ ]*$"
    rf"|\d[/-][{CAPITAL}][{CAPITAL}{SMALL}/-]{{1,40}}[ ]?[\[(](?P<behind>{_EITHER})[\])]",
    re.MULTILINE,
)
_IN_FIELD = re.compile(
    rf"^[ ]?(?P<alone>{_EITHER})[ .]*$|[\[(](?P<bracket>{_EITHER})[\])]|^(?P<first>{_CAPITALS})[ ]?[-–:.]"
    rf"|[ ][-–:][ ](?P<last>{_CAPITALS})$|[Đđ]ộ mật[ ]?:[ ]?(?P<said>{_EITHER})(?!\w)"
)
_FIELDS = re.compile(r"subject|to(?:\.\d+)?|copies(?:\.\d+)?|attachments\.\d+\.title|notes")


def check_secrecy(sheet: Sheet) -> Iterator[Finding]:
    """Check that neither the body nor a title bears such a mark."""
    for passage in sheet.passages:
        in_body = passage is sheet.body
        text = sheet.body.text if in_body else passage.prose
        if not _MAYBE.search(text) or not (in_body or _FIELDS.fullmatch(passage.field)):
            continue
        for mark in (_IN_BODY if in_body else _IN_FIELD).finditer(text):
            yield rules.SECRECY_MARK.at(passage.place(mark.start(mark.lastgroup or 0)), passage.field)
