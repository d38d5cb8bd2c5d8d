"""One letter for itself: raw letter → the letter if it is sound, its facts, and everything found in it.

A function of the letter's text, its agency's and its series' file and the house: nothing of other letters enters, so
what comes out can be kept by content and made in any order, by any process.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from congvan.check.attachments import check_attachments
from congvan.check.body import check_body, links
from congvan.check.envelope import admit
from congvan.check.facts import Facts, Mention, facts_of
from congvan.check.figures import read_figures
from congvan.check.identity import check_fit
from congvan.check.privacy import check_privacy
from congvan.check.relations import parse_id
from congvan.check.sheet import House, Sheet
from congvan.check.states import check_state
from congvan.model.agency import Agency
from congvan.model.finding import Finding
from congvan.model.letter import FrontMatter, Letter, RawLetter, Value
from congvan.model.series import Series
from congvan.model.source import Tree
from congvan.model.terms import Audience

RuleSet: TypeAlias = Callable[[Sheet], Iterable[Finding]]

# Every rule of one letter, by subject; their order does not matter, findings are sorted by place.
RULES: tuple[RuleSet, ...] = (check_state, check_fit, check_body, check_attachments, check_privacy)


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
    mentions = tuple(
        Mention(target, place.line or 1, place.column or 1) for target, place in links(sheet) if parse_id(target)
    )
    return Examined(_letter(sheet, findings), facts_of(sheet, mentions), tuple(findings))


def _sheet(raw: RawLetter, agency: Agency | None, series: Series | None, house: House) -> tuple[Sheet, list[Finding]]:
    front, findings = admit(FrontMatter, raw.front, raw.positions)
    visibility = _visibility(raw, series)
    data: Mapping[str, Value] = {}
    if series:
        tree = raw.front.get("data")
        hidden = visibility is Audience.INTERNAL
        data, more = read_figures(series, _mapping(tree), raw.positions, hidden=hidden)
        findings += more
        data = {} if more else data
    return Sheet(raw, front, agency, series, visibility, data, house), findings


def _visibility(raw: RawLetter, series: Series | None) -> Audience:
    """The letter's own, as typed: its envelope may be unsound; else the series', else internal."""
    said = raw.front.get("visibility") or (series.file.visibility if series else Audience.INTERNAL)
    return Audience.PUBLIC if said == Audience.PUBLIC else Audience.INTERNAL


def _letter(sheet: Sheet, findings: Iterable[Finding]) -> Letter | None:
    front, raw = sheet.front, sheet.raw
    own = any(x.is_error and x.place.path == sheet.source for x in findings)
    if front is None or sheet.agency is None or sheet.series is None or own:
        return None
    return Letter(raw.id, raw.source, front, sheet.visibility, sheet.data, raw.positions, raw.body, raw.files)


def _mapping(tree: Tree) -> dict[str, Tree]:
    return tree if isinstance(tree, dict) else {}
