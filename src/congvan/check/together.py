"""All letters together: facts → what is wrong between letters. Reads no letter's text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from congvan.check.comparisons import check_figures
from congvan.check.facts import Facts
from congvan.check.register import check_register
from congvan.check.relations import check_mentions, check_relations, parse_id
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
    left_out = [x for x in whole.facts.values() if not x.admitted]
    broken = whole.broken | {x.source for x in left_out}
    claimed = frozenset(filter(None, (parse_id(x.replaces) for x in left_out)))
    yield from check_relations(admitted, broken, claimed)
    yield from check_mentions(whole.facts, whole.broken)
    for (_, series), run in by_duty(admitted.values()).items():
        if series in whole.series:
            yield from check_figures(whole.series[series], run)


def by_duty(letters: Iterable[Facts]) -> dict[tuple[str, str], list[Facts]]:
    """Letters by agency and series, in the order of their periods."""
    runs: dict[tuple[str, str], list[Facts]] = defaultdict(list)
    for letter in sorted(letters, key=lambda x: x.id.period.order):
        runs[letter.id.agency, letter.id.series].append(letter)
    return runs
