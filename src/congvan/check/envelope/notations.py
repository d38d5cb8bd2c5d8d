"""The notation of a letter (`UBND-VHXH`): the agency's own, without a number and without a type code, in its form.

Source: Decree 30/2020, Appendix I, part I, section II, item 3: a công văn's notation is the abbreviation of the agency
and of the unit that drafted it; type codes belong to the kinds of documents that have a name.
"""

import re
from collections.abc import Iterator

from congvan.check.envelope.corrections import notation_meant, number_and_notation
from congvan.check.hints import line, match_of, write, write_two
from congvan.check.sheet import Sheet
from congvan.model.agency import Agency
from congvan.model.finding import Finding
from congvan.model.letter import FrontMatter
from congvan.model.rules import envelope as rules
from congvan.model.terms import Status
from congvan.model.text import Phrase, Quote, Text
from congvan.vietnamese.fold import fold, words

# Appendix III, part I; and CV, which offices invent for the one kind that has no code.
TYPE_CODES = frozenset(
    "CV NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ BGN BTT GUQ GM GGT GNP PG PC PB".upper().split()
)
# Capitals, digits and what joins abbreviations of units; `Tr`, `Th` and their like are one letter to those who
# abbreviate (`SGDĐT-GDTrH`).
_SMALL_OF_ONE = re.compile(r"(?<=[TNPKCG])h|(?<=T)r|(?<=N)g|(?<=[GQ])[iuy]")
_JOINING = frozenset(".,&")
_USE_ONE = Text("Use one of: {choices}")
_LIKE = Text("Write it like UBND-VHXH")
_UBND = 4  # letters that tell an agency's abbreviation: UBND, HĐND


def check_notation(sheet: Sheet) -> Iterator[Finding]:
    """Check one letter's notation; what is wrong with one of the agency's own is told in the agency's file."""
    front, agency = sheet.front, sheet.agency
    if front is None or agency is None or front.notation in agency.file.notations:
        return
    place, shown = sheet.raw.positions.value("notation"), Quote(front.notation, sheet.visibility)
    number, notation = number_and_notation(front.notation)
    code = type_code(front.notation, agency.file.name)
    if notation:
        right = _lines(front, number, Quote(number, sheet.visibility), Quote(notation, sheet.visibility))
        yield rules.NOTATION_WITH_NUMBER.at(place, "notation", notation=shown, right=right)
    elif code:
        yield rules.NOTATION_WITH_TYPE.at(place, "notation", notation=shown, type=code, right=_one_of(agency))
    else:
        yield rules.FOREIGN_NOTATION.at(place, "notation", notation=shown, right=_nearest(front.notation, agency))


def check_notations(agency: Agency) -> Iterator[Finding]:
    """Check the notations that an agency's file lists."""
    for index, notation in enumerate(agency.file.notations):
        place, field = agency.positions.value("notations", index), f"notations.{index}"
        number, bare = number_and_notation(notation)
        code = type_code(notation, agency.file.name)
        if number or bare:
            right = write(line("notations", f"[{bare or '…'}]"))
            yield rules.NOTATION_WITH_NUMBER.at(place, field, notation=notation, right=right)
        elif code:
            right = write(line("notations", f"[{_without_code(notation, agency)}]"))
            yield rules.NOTATION_WITH_TYPE.at(place, field, notation=notation, type=code, right=right)
        elif not is_in_form(notation):
            meant = notation_meant(notation)
            right = write(meant) if is_in_form(meant) else _LIKE.of()
            yield rules.NOTATION_FORM.at(place, field, notation=notation, right=right)
        elif "-" not in notation:
            yield rules.NOTATION_WITHOUT_UNIT.at(place, field, notation=notation)


def is_in_form(notation: str) -> bool:
    """Tell whether a notation is groups of capitals joined by hyphens without spaces."""
    groups = [_SMALL_OF_ONE.sub("", x) for x in notation.split("-")]
    return all(x and all(c.isupper() or c.isdigit() or c in _JOINING for c in x) for x in groups)


def type_code(notation: str, agency: str) -> str:
    """Give the type code with which a notation begins; empty if it begins with an agency's abbreviation.

    `CĐ-ĐT` may be a college's (`Trường Cao đẳng …`): what stands so in the agency's initials is its own, unless the
    agency's own abbreviation follows.
    """
    first, joined, rest = notation_meant(notation).partition("-")
    if first not in TYPE_CODES or not joined:
        return ""
    initials = "".join(_initial(x) for x in words(agency))
    own = first in initials and not rest.startswith(initials[:_UBND])
    return "" if own else first


def _initial(word: str) -> str:
    """A word's letter in an abbreviation: without its tone, `Đ` kept (`Ủy` gives U)."""
    first = word[0].upper()
    return first if first == "Đ" else fold(first).upper()


def _lines(front: FrontMatter, number: str, shown: Quote, notation: Quote) -> Phrase:
    """The lines that number and notation should be; a draft has no number, and one given already is not repeated."""
    second = line("notation", notation)
    alone = not number or front.number is not None or front.status is Status.DRAFT
    return write(second) if alone else write_two(line("number", shown), second)


def _one_of(agency: Agency) -> Phrase:
    return _USE_ONE.of(choices=", ".join(agency.file.notations))


def _nearest(notation: str, agency: Agency) -> Phrase:
    known = agency.file.notations
    meant = match_of(notation_meant(notation), known, sure=True)
    return write(line("notation", meant)) if meant else _one_of(agency)


def _without_code(notation: str, agency: Agency) -> str:
    """A notation without its type code: the agency's own beginning, which another of its notations shows."""
    rest = notation_meant(notation).partition("-")[2]
    return rest if "-" in rest else next((x for x in agency.file.notations if x.startswith(f"{rest}-")), f"{rest}-…")
