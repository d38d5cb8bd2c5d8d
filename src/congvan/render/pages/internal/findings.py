"""What the last check found in the sources enters, the pages that tell it leave, by file: for the office alone.

Errors are never among it: they stop a build. Sentences are those of the commands, in Vietnamese, as readers of the
internal edition may see them.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from congvan.model import address
from congvan.model.finding import Finding, Place, Severity, in_order
from congvan.model.identity import AGENCIES, REPORTS, SERIES
from congvan.model.terms import Audience
from congvan.model.text import Language
from congvan.model.view import EditionView
from congvan.render.pages.page import Page, fill, headings
from congvan.render.pages.paging import Part, parts, titled
from congvan.render.pages.shelf import grouped

TITLE = "Kết quả kiểm tra"
# A finding takes about 650 bytes: a part is then under 60 KB before compression.
FINDINGS_A_PART = 80


@dataclass(frozen=True, slots=True)
class Told:
    """A finding in words."""

    code: str
    title: str
    is_warning: bool
    place: Place
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What a file of the archive is shown as: its name, and the page that shows it (empty: there is none)."""

    name: str
    page: str


@dataclass(frozen=True, slots=True)
class Findings:
    """All findings in parts, by file and place; for each file its anchor, what it is, and its findings."""

    parts: tuple[Part[Told], ...]
    by_file: Mapping[str, tuple[Told, ...]]
    places: Mapping[str, tuple[str, str]]  # file → address of the page where its findings begin, and the anchor there
    subjects: Mapping[str, Subject]

    @classmethod
    def of(cls, findings: Sequence[Finding], edition: EditionView) -> "Findings":
        """Put findings of the sources into words."""
        told = [_told(x) for x in in_order(findings)]
        divided = parts(address.FINDINGS, told, FINDINGS_A_PART)
        by_file = grouped(told, lambda x: x.place.path)
        anchors = {file: f"cv-file-{number}" for number, file in enumerate(by_file, start=1)}
        first = {x.place.path: part.address for part in reversed(divided) for x in part.items}
        places = {file: (first[file], anchor) for file, anchor in anchors.items()}
        return cls(divided, by_file, places, _subjects(edition))

    def subject(self, file: str) -> Subject:
        """Tell what a file is shown as; one that no page shows goes by its own name."""
        return self.subjects.get(file, Subject(file, ""))


def _told(finding: Finding) -> Told:
    rule = finding.rule
    return Told(
        rule.code,
        rule.title.say(Language.VI),
        rule.severity is Severity.WARNING,
        finding.place,
        finding.message(Language.VI, Audience.INTERNAL),
        finding.hint(Language.VI, Audience.INTERNAL),
    )


def _subjects(edition: EditionView) -> dict[str, Subject]:
    letters = {
        x.id.source: Subject(f"{x.agency.short}: {x.series.short}, {x.id.period.label}", address.letter(x.id))
        for x in edition.letters
    }
    agencies = {
        f"{REPORTS}/{AGENCIES}/{x.id}.yml": Subject(f"Cơ quan: {x.short}", address.agency(x.id))
        for x in edition.agencies
    }
    series = {
        f"{REPORTS}/{SERIES}/{x.id}.yml": Subject(f"Loại báo cáo: {x.short}", address.series(x.id))
        for x in edition.series
    }
    return letters | agencies | series


def finding_pages(findings: Findings) -> Iterator[Page]:
    """Give the parts of the list of findings."""
    kinds = Counter((x.code, x.title) for found in findings.by_file.values() for x in found)
    by_code = [(code, title, count) for (code, title), count in sorted(kinds.items())]
    warnings = sum(x.is_warning for found in findings.by_file.values() for x in found)
    for part in findings.parts:
        html = fill(
            "findings",
            part.address,
            title=TITLE,
            part=part,
            groups=grouped(part.items, lambda x: x.place.path),
            findings=findings,
            warnings=warnings,
            notes=part.total - warnings,
            by_code=by_code if part.number == 1 else [],
        )
        description = f"{part.total} điều mà lần kiểm tra gần nhất thấy trong tệp nguồn."
        yield Page(part.address, titled(TITLE, part), description, html, headings(TITLE))
