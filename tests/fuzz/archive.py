"""An archive held in memory: its files' bytes → what `read` and `check` find, and whether that is told as it should be.

No disk, no clock, no processes, so that a fuzzer may do it thousands of times.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from congvan.check.archive import Offices, check_offices, conclude
from congvan.check.letter import examine
from congvan.model.archive import RawArchive, RawFile
from congvan.model.finding import Finding, in_order
from congvan.model.identity import LetterId
from congvan.model.letter import RawLetter
from congvan.model.period import Period
from congvan.model.terms import Audience
from congvan.model.text import Language
from congvan.read.letter import read_letter
from congvan.read.text import as_text
from congvan.read.waivers import yaml_waivers
from congvan.read.yaml_tree import read_mapping
from congvan.render.findings import finding_lines, github_lines, json_text, sarif_text
from tests.small_archive import AGENCY, SERIES, SOUND

TODAY = date(2026, 11, 22)
ALLOWED = "reports/_allowed.yml"
SOUND_BYTES: Mapping[str, bytes] = {name: text.encode() for name, text in SOUND.items()}


def findings_of(files: Mapping[str, bytes], today: date | None = TODAY) -> list[Finding]:
    """Check an archive of these files; the names are paths that an archive has."""
    raw, offices, unread = _offices(tuple((name, data) for name, data in files.items() if name.endswith(".yml")))
    findings, broken = list(unread), set(raw.broken)
    letters = [x for name, data in files.items() if (x := _letter(name, data, findings, broken))]
    house, agencies, series = offices.house, offices.agencies, offices.series
    examined = [examine(x, agencies.get(x.id.agency), series.get(x.id.series), house) for x in letters]
    findings += (f for x in examined for f in x.findings)
    whole = replace(raw, letters=tuple(letters), broken=frozenset(broken))
    return in_order(conclude(whole, offices, [x.facts for x in examined], findings, today))


@lru_cache(1)  # a fuzzer that changes letters alone has the rest as it was
def _offices(files: tuple[tuple[str, bytes], ...]) -> tuple[RawArchive, Offices, tuple[Finding, ...]]:
    """The files beside the letters: as read, as checked, and why some could not be read."""
    findings: list[Finding] = []
    broken: set[str] = set()
    records = {name: _record(name, data, findings, broken) for name, data in files}
    agencies = tuple(x for name, x in records.items() if x and "/_agencies/" in name)
    series = tuple(x for name, x in records.items() if x and "/_series/" in name)
    raw = RawArchive(agencies, series, (), frozenset(broken), records.get(ALLOWED))
    return raw, check_offices(raw), tuple(findings)


def spoilt(changes: Mapping[str, bytes]) -> list[Finding]:
    """Check the small sound archive with these files in it."""
    return findings_of({**SOUND_BYTES, **changes})


def _record(name: str, data: bytes, findings: list[Finding], broken: set[str]) -> RawFile | None:
    text = as_text(data, name)
    if isinstance(text, Finding):
        findings.append(text)
        broken.add(name)
        return None
    tree, positions, found = read_mapping(text, name)
    findings += found
    if tree is None:
        broken.add(name)
        return None
    return RawFile(Path(name).stem, name, tree, positions, sha256(data).hexdigest(), yaml_waivers(text))


def _letter(name: str, data: bytes, findings: list[Finding], broken: set[str]) -> RawLetter | None:
    if not name.endswith(".md"):
        return None
    _, agency, series, period = name.removesuffix(".md").split("/")
    letter, found = read_letter(data, name, LetterId(agency, series, Period.parse(period)))
    findings += found
    if letter is None:
        broken.add(name)
    return letter


def assert_told(findings: Sequence[Finding], files: Mapping[str, bytes]) -> None:
    """Assert that every finding is placed within its file, and is told in each language, to each audience, everywhere.

    A column may stand one behind the last character of its line, where something is missing.
    """
    lines = {name: _lines(name, data) for name, data in files.items()}
    for finding in findings:
        _assert_placed(finding, lines)
    for language in Language:
        for audience in Audience:
            _assert_said(findings, language, audience)


def _lines(name: str, data: bytes) -> list[str] | None:
    text = as_text(data, name)
    return None if isinstance(text, Finding) else text.split("\n")


def _assert_placed(finding: Finding, lines: Mapping[str, list[str] | None]) -> None:
    place = finding.place
    assert place.path.startswith("reports/"), finding
    known = lines.get(place.path)
    if place.line is None:
        assert place.column is None, finding
    elif known is not None:
        assert 1 <= place.line <= len(known), finding
        assert place.column is None or 1 <= place.column <= len(known[place.line - 1]) + 1, finding


def _assert_said(findings: Sequence[Finding], language: Language, audience: Audience) -> None:
    for finding in findings:
        said = finding.message(language, audience)
        assert said.strip(), finding
        assert isinstance(finding.hint(language, audience), str), finding
    each = {x.rule.code: x for x in findings}  # one of a kind is as good as all
    printed(list(each.values()), language, audience)


def printed(findings: Sequence[Finding], language: Language, audience: Audience) -> dict[str, Any]:
    """Give what every form of output prints of findings, without frames."""
    return {
        "text": "\n".join(finding_lines(findings, language, audience)),
        "github": "\n".join(github_lines(findings, language, audience)),
        "json": json_text(findings, language, audience),
        "sarif": sarif_text(findings, language, audience),
    }


__all__ = ["AGENCY", "ALLOWED", "SERIES", "SOUND_BYTES", "TODAY", "assert_told", "findings_of", "printed", "spoilt"]
