"""Findings and the waivers of their files → what remains, what was let stand and why, and what is wrong with waivers.

Applied at the very end, to all findings at once: a waiver covers what one letter shows by itself and what all show
together. Only a rule that is `waivable` can be waived.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TypeAlias

from congvan.check.concealing import conceal
from congvan.check.hints import did_you_mean, match_of
from congvan.check.sheet import Sheet
from congvan.model.archive import RawFile
from congvan.model.finding import Finding, Place, Rule
from congvan.model.letter import FrontMatter
from congvan.model.rules import ALL
from congvan.model.rules import files as rules
from congvan.model.terms import Audience
from congvan.model.text import Quote, Text
from congvan.model.waiver import Waiver

Declared: TypeAlias = Mapping[str, tuple[Waiver, ...]]  # by file
_Covered: TypeAlias = tuple[str, int | None]  # a code on a line, or anywhere in the file

# Fields of a public letter whose lines may hold what is internal.
_KEPT = frozenset({"contact", "notes", "data", "attachments"})
_NO_CODE = Text("a code, such as CV703")
_NO_REASON = Text("a reason")
_UNKNOWN = Text("does not exist")
_FIRM = Text("cannot be waived")
_MEND = Text("Mend what {code} says instead.")
_LISTED = Text("Copy the code from what congvan check says.")
_LONGEST = 20  # characters of an unknown code that are repeated
_MOST_FAULTS = 20  # codes of one comment that are found fault with: looking for the nearest code takes its time
_RULES: Mapping[str, Rule] = {x.code: x for x in ALL}


def settle(findings: Iterable[Finding], declared: Declared, idle: frozenset[str] = frozenset()) -> list[Finding]:
    """Apply all waivers; what they let stand becomes a note that says so.

    `idle` are codes of rules that did not look this time: a waiver of theirs is not called unused.
    """
    found = conceal(findings)
    if not any(declared.values()):
        return found
    books = {source: _Book(source, waivers) for source, waivers in declared.items() if waivers}
    settled = [_settled(x, books) for x in found]
    broken = {x.place.path for x in settled if x.is_error}
    for source, book in books.items():
        settled += book.faults()
        # Where there is an error, rules may not have come to look.
        settled += () if source in broken else book.unused(idle)
    return settled


def remaining(findings: Iterable[Finding], source: str, waivers: tuple[Waiver, ...]) -> list[Finding]:
    """Give the findings of one file that no waiver of it lets stand."""
    book = _Book(source, waivers)
    return [x for x in findings if not book.reason(x)]


def of_letter(sheet: Sheet) -> tuple[Waiver, ...]:
    """Give a letter's waivers with their audience."""
    return tuple(replace(x, audience=_audience(sheet, x)) for x in sheet.raw.waivers)


def of_file(file: RawFile) -> tuple[Waiver, ...]:
    """Give the waivers of an agency's or a series' file; a series that does not say that it is public is not."""
    public = "/_agencies/" in file.source or file.tree.get("visibility") == Audience.PUBLIC.value
    # A schema with an internal figure: all beside its figures may speak of that one.
    kept = {"data"} if Audience.INTERNAL.value in str(file.tree.get("data")) else set[str]()
    return tuple(
        replace(x, audience=Audience.INTERNAL if not public or _fields_round(file, x) & kept else Audience.PUBLIC)
        for x in file.waivers
    )


@dataclass
class _Book:
    """The waivers of one file, and which of their codes were used."""

    source: str
    waivers: tuple[Waiver, ...]
    by_place: dict[_Covered, Waiver] = field(default_factory=dict)
    used: set[_Covered] = field(default_factory=set)

    def __post_init__(self) -> None:
        for waiver in self.waivers:
            for code in waiver.codes if waiver.reason else ():
                if (rule := _RULES.get(code)) and rule.waivable:
                    self.by_place.setdefault((code, waiver.covers), waiver)

    def reason(self, finding: Finding) -> Waiver | None:
        """Give the waiver that lets a finding stand."""
        line = finding.place.line if finding.place.path == self.source else None
        covering = [x for x in {(finding.rule.code, line), (finding.rule.code, None)} if x in self.by_place]
        self.used.update(covering)
        return self.by_place[min(covering, key=lambda x: x[1] is None)] if covering else None

    def faults(self) -> Iterator[Finding]:
        """Tell what is wrong with the waivers themselves."""
        for waiver in self.waivers:
            if not waiver.codes or not waiver.reason:
                missing = _NO_REASON if waiver.codes else _NO_CODE
                yield rules.WAIVER_FORM.at(self.place(waiver), missing=missing)
            yield from islice(self.code_faults(waiver), _MOST_FAULTS)

    def code_faults(self, waiver: Waiver) -> Iterator[Finding]:
        """Tell which codes of a waiver are none, or none to be waived."""
        for code in waiver.codes:
            yield from _code_fault(code, waiver, self.place(waiver))

    def unused(self, idle: frozenset[str]) -> Iterator[Finding]:
        """Tell which waivers let nothing stand, but for those of rules that did not look."""
        for (code, covers), waiver in self.by_place.items():
            if (code, covers) not in self.used and code not in idle:
                yield rules.WAIVER_UNUSED.at(self.place(waiver), code=code)

    def place(self, waiver: Waiver) -> Place:
        """The place of a waiver."""
        return Place(self.source, waiver.line, waiver.column)


def _settled(finding: Finding, books: Mapping[str, _Book]) -> Finding:
    book = books.get(finding.place.path) or books.get(_letter_of(finding.place.path))
    waiver = book.reason(finding) if book else None
    if waiver is None:
        return finding
    rule, reason = finding.rule, Quote(waiver.reason.rstrip("."), waiver.audience)
    note = rules.WAIVED.at(finding.place, finding.field, code=rule.code, title=rule.title, reason=reason)
    return replace(note, waives=finding)


def _letter_of(path: str) -> str:
    """The file of the letter in whose folder a file lies."""
    return f"{path.rpartition('/')[0]}.md"


def _code_fault(code: str, waiver: Waiver, place: Place) -> Iterator[Finding]:
    rule = _RULES.get(code)
    if rule is None:
        typed = Quote(code[:_LONGEST], waiver.audience)
        match = match_of(code[:_LONGEST], [x.lower() for x in _RULES]).upper()
        meant = did_you_mean(match) if match else _LISTED
        yield rules.WAIVER_CODE.at(place, code=typed, problem=_UNKNOWN, nearest=meant)
    elif not rule.waivable:
        yield rules.WAIVER_CODE.at(place, code=code, problem=_FIRM, nearest=_MEND.of(code=code))


def _audience(sheet: Sheet, waiver: Waiver) -> Audience:
    """For whom a reason is: as the passage or the field in which it stands; the whole letter's as the letter."""
    if sheet.visibility is Audience.INTERNAL:
        return Audience.INTERNAL
    body = [x for x in sheet.raw.body if x.line <= waiver.line]
    if body:
        return body[-1].audience
    fields = _fields_round(RawFile("", sheet.raw.source, sheet.raw.front, sheet.raw.positions), waiver)
    return Audience.PUBLIC if fields <= FrontMatter.model_fields.keys() - _KEPT else Audience.INTERNAL


def _fields_round(file: RawFile, waiver: Waiver) -> set[str]:
    """The fields in which a comment may stand; none round one at the beginning of a line between two fields."""
    fields = _fields_on(file, waiver.line)
    if waiver.covers or waiver.column > 1:
        return fields
    ends = {str(path[0]): at[0] for path, at in file.positions.values.items() if path}  # the last place in each
    return {x for x in fields if ends.get(x, 0) > waiver.line or "congvan" in str(file.tree.get(x))}


def _fields_on(file: RawFile, line: int) -> set[str]:
    """The fields that may have words on a line."""
    begun = {str(path[0]): at for path, at in file.positions.keys.items() if len(path) == 1 and at[0] <= line}
    before = [name for name, at in begun.items() if at < (line, 2)]  # one that begins its line ends the one above
    return {name for name, at in begun.items() if at[0] == line} | set(before[-1:])
