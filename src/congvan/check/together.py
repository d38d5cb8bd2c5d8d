"""All letters together: facts → what is wrong between letters. Reads no letter's text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from congvan.check.body.unchanged import check_unchanged
from congvan.check.envelope.offices import check_idle
from congvan.check.facts import Facts
from congvan.check.figures.comparisons import check_figures
from congvan.check.register.book import check_gaps, check_register
from congvan.check.register.duties import check_due, check_today
from congvan.check.register.relations import check_mentions, check_relations, parse_id
from congvan.model.agency import Agency
from congvan.model.finding import Finding
from congvan.model.identity import LetterId
from congvan.model.series import Series


@dataclass(frozen=True, slots=True)
class Whole:
    """The archive as its letters' rules between one another see it.

    `broken` are files that could not be read; `today` is the day of the check, None where none may enter.
    """

    agencies: Mapping[str, Agency]
    series: Mapping[str, Series]
    facts: Mapping[LetterId, Facts]
    broken: frozenset[str]
    today: date | None = None


def check_together(whole: Whole) -> Iterator[Finding]:
    """Check all letters against one another."""
    admitted = {k: x for k, x in whole.facts.items() if x.admitted}
    yield from check_register(admitted.values())
    yield from _check_gaps(whole)
    left_out = [x for x in whole.facts.values() if not x.admitted]
    broken = whole.broken | {x.source for x in left_out}
    claimed = frozenset(filter(None, (parse_id(x.replaces) for x in left_out)))
    yield from check_relations(admitted, broken, claimed)
    yield from check_mentions(whole.facts, whole.broken)
    yield from check_idle(whole.agencies, {x.agency for x in whole.facts} | _unread(whole))
    if whole.today:
        yield from _check_against_today(whole, admitted.values(), whole.today)
    for (_, series), run in by_duty(admitted.values()).items():
        yield from check_unchanged(run)
        if series in whole.series:
            yield from check_figures(whole.series[series], run)


def _check_gaps(whole: Whole) -> Iterator[Finding]:
    """Numbers left out, by agencies that keep their whole register here; of a letter unread the number is unknown."""
    unadmitted = {x.id.agency for x in whole.facts.values() if not x.admitted}
    kept = {x.id for x in whole.agencies.values() if x.file.whole_register} - unadmitted - _unread(whole)
    of_agency: dict[str, list[Facts]] = defaultdict(list)
    for letter in whole.facts.values():
        if letter.id.agency in kept:
            of_agency[letter.id.agency].append(letter)
    for letters in of_agency.values():
        yield from check_gaps(letters)


def _unread(whole: Whole) -> set[str]:
    """The agencies of letters that could not be read."""
    return {x.split("/")[1] for x in whole.broken if x.count("/") > 1}


def _check_against_today(whole: Whole, admitted: Iterable[Facts], today: date) -> Iterator[Finding]:
    yield from check_today(admitted, whole.agencies, whole.series, today)
    yield from check_due(whole.agencies, whole.series, whole.facts, whole.broken, today)


def by_duty(letters: Iterable[Facts]) -> dict[tuple[str, str], list[Facts]]:
    """Letters by agency and series, in the order of their periods."""
    runs: dict[tuple[str, str], list[Facts]] = defaultdict(list)
    for letter in sorted(letters, key=lambda x: x.id.period.order):
        runs[letter.id.agency, letter.id.series].append(letter)
    return runs
