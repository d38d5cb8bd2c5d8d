"""Sections that a draft has word for word from the letter before; read from the letters' facts."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from congvan.check.facts import Facts
from congvan.model.finding import Finding, Place
from congvan.model.rules import body as rules


def check_unchanged(run: Sequence[Facts]) -> Iterator[Finding]:
    """Compare each draft of one duty with the letter before it; `run` is in the order of the periods."""
    for before, letter in pairwise(run):
        if letter.is_in_force:
            continue
        known = {x.digest for x in before.sections}
        for section in letter.sections:
            if section.digest in known:
                yield rules.SECTION_UNCHANGED.at(Place(letter.source, section.line, section.column))
