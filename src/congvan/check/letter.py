"""One letter for itself: raw letter → the letter if it is sound, its facts, and everything found in it.

A function of the letter's text, its agency's and its series' file and the house: nothing of other letters enters, so
what comes out can be kept by content and made in any order, by any process.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from congvan.check.attachments import check_attachments
from congvan.check.body.crossings import check_crossings
from congvan.check.body.ending import check_ending
from congvan.check.body.foreign import check_foreign_marks
from congvan.check.body.leftovers import check_leftovers
from congvan.check.body.links import check_links, mentions
from congvan.check.body.numbering import check_numbering
from congvan.check.body.placeholders import check_placeholders
from congvan.check.body.secrecy import check_secrecy
from congvan.check.body.structure import check_structure
from congvan.check.envelope.admission import admit
from congvan.check.envelope.identity import check_fit
from congvan.check.envelope.lengths import check_lengths
from congvan.check.envelope.notations import check_notation
from congvan.check.envelope.states import check_state
from congvan.check.envelope.subject import check_subject
from congvan.check.envelope.timing import check_timing
from congvan.check.facts import Facts, facts_of
from congvan.check.figures.amounts_in_prose import check_amounts
from congvan.check.figures.days import check_days
from congvan.check.figures.periods import check_periods
from congvan.check.figures.values import read_figures
from congvan.check.language.capitals import check_capitals
from congvan.check.language.characters import check_characters
from congvan.check.language.citations import check_citations
from congvan.check.language.dashes import check_dashes
from congvan.check.language.spacing import check_spacing
from congvan.check.language.spelling import check_spelling
from congvan.check.paper.appendices import check_appendices
from congvan.check.paper.glyphs import check_glyphs
from congvan.check.paper.length import check_length
from congvan.check.paper.pictures import check_pictures
from congvan.check.paper.widths import check_widths
from congvan.check.people.privacy import check_privacy
from congvan.check.people.recipients import check_recipients
from congvan.check.people.signer import check_signer
from congvan.check.sheet import House, Sheet
from congvan.check.waivers import remaining
from congvan.model.agency import Agency
from congvan.model.finding import Finding
from congvan.model.letter import FrontMatter, Letter, RawLetter, Value
from congvan.model.series import Series
from congvan.model.source import as_mapping
from congvan.model.terms import Audience

RuleSet: TypeAlias = Callable[[Sheet], Iterable[Finding]]

# Every rule of one letter, by subject; their order does not matter, findings are sorted by place.
RULES: tuple[RuleSet, ...] = (
    check_state,
    check_fit,
    check_lengths,
    check_subject,
    check_notation,
    check_timing,
    check_placeholders,
    check_structure,
    check_numbering,
    check_leftovers,
    check_foreign_marks,
    check_ending,
    check_crossings,
    check_links,
    check_appendices,
    check_glyphs,
    check_widths,
    check_length,
    check_pictures,
    check_secrecy,
    check_attachments,
    check_privacy,
    check_signer,
    check_recipients,
    check_amounts,
    check_days,
    check_periods,
    check_characters,
    check_spelling,
    check_spacing,
    check_dashes,
    check_capitals,
    check_citations,
)


@dataclass(frozen=True, slots=True)
class Examined:
    """What one letter yields. `letter` is None if it has an error of its own, or its agency or series has none."""

    letter: Letter | None
    facts: Facts
    findings: tuple[Finding, ...]


def examine(raw: RawLetter, agency: Agency | None, series: Series | None, house: House) -> Examined:
    """Examine one letter."""
    sheet, findings = _sheet(raw, agency, series, house)
    for rules in RULES:
        findings += rules(sheet)
    return Examined(_letter(sheet, findings), facts_of(sheet, mentions(sheet)), tuple(findings))


def admit_letter(
    raw: RawLetter, agency: Agency | None, series: Series | None, house: House, findings: Iterable[Finding]
) -> Letter | None:
    """Make the letter without its rules, which were examined before; `findings` is all that they found in it."""
    sheet, _ = _sheet(raw, agency, series, house)
    return _letter(sheet, findings)


def _sheet(raw: RawLetter, agency: Agency | None, series: Series | None, house: House) -> tuple[Sheet, list[Finding]]:
    visibility = _visibility(raw, series)
    front, findings = admit(FrontMatter, raw.front, raw.positions, visibility)
    data: Mapping[str, Value] = {}
    if series:
        tree = raw.front.get("data")
        hidden = visibility is Audience.INTERNAL
        data, more = read_figures(series, as_mapping(tree), raw.positions, hidden=hidden)
        findings += more
        data = {} if more else data
    return Sheet(raw, front, agency, series, visibility, data, house), findings


def _visibility(raw: RawLetter, series: Series | None) -> Audience:
    """The letter's own, as typed: its envelope may be unsound; else the series', else internal."""
    said = raw.front.get("visibility") or (series.file.visibility if series else Audience.INTERNAL)
    return Audience.PUBLIC if said == Audience.PUBLIC else Audience.INTERNAL


def _letter(sheet: Sheet, findings: Iterable[Finding]) -> Letter | None:
    front, raw = sheet.front, sheet.raw
    wrong = remaining(findings, sheet.source, raw.waivers)
    own = any(x.is_error and x.place.path == sheet.source for x in wrong)
    if front is None or sheet.agency is None or sheet.series is None or own:
        return None
    return Letter(raw.id, raw.source, front, sheet.visibility, sheet.data, raw.positions, raw.body, raw.files)
