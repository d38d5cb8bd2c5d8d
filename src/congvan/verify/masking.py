"""Findings enter; the same leave without anything withheld in them, and no more of one file than anybody reads."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from types import MappingProxyType

from congvan.model.finding import Finding, Place
from congvan.model.rules.edition import MORE
from congvan.model.withheld import Secret
from congvan.verify.examine import name_words
from congvan.verify.leaks import Wanted

_MASK = "…"
MOST_OF_A_FILE = 20


def capped(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield each file's first findings, errors before all others, and how many more there are."""
    ordered = sorted(findings, key=lambda x: (x.place.path, not x.is_error))
    for path, group in groupby(ordered, key=lambda x: x.place.path):
        of_file = list(group)
        yield from of_file[:MOST_OF_A_FILE]
        if len(of_file) > MOST_OF_A_FILE:
            yield MORE.at(Place(path), count=len(of_file) - MOST_OF_A_FILE)


def masked(findings: Sequence[Finding], secrets: Sequence[Secret]) -> Iterator[Finding]:
    """Yield the findings with every secret in a file's name or a link replaced. Origins may be printed by contract."""
    wanted = Wanted(secrets if findings else ())  # making them ready takes long
    return (_masked(finding, wanted) for finding in findings)


def _masked(finding: Finding, wanted: Wanted) -> Finding:
    values = {
        key: _mask(value, wanted) if isinstance(value, str) and key != "origin" else value
        for key, value in finding.values.items()
    }
    place = replace(finding.place, path=_mask(finding.place.path, wanted))
    return replace(finding, place=place, values=MappingProxyType(values))


def _mask(text: str, wanted: Wanted) -> str:
    if not wanted.found_in(name_words(text)):
        return _printable(text)
    parts = [_MASK if wanted.found_in(name_words(part)) else part for part in text.split("/")]
    masked = "/".join(parts)
    return _MASK if wanted.found_in(name_words(masked)) else _printable(masked)


def _printable(text: str) -> str:
    """Names with bytes that are no UTF-8 must not break whoever prints them."""
    return os.fsencode(text).decode("utf-8", "replace")
