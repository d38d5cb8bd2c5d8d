"""The order in which an archive is checked: agencies and series, each letter for itself, then all together."""

from dataclasses import dataclass, field
from datetime import date

from congvan.check.comparisons import check_declared
from congvan.check.envelope import admit
from congvan.check.figures import check_schema, plain_json
from congvan.check.identity import check_folders, check_ids, check_owed, known_series
from congvan.check.letter import Examined, examine
from congvan.check.sheet import House
from congvan.check.together import Whole, check_together
from congvan.model.agency import Agency, AgencyFile
from congvan.model.archive import Archive, RawArchive, RawFile
from congvan.model.finding import Finding, in_order
from congvan.model.series import Series, SeriesFile
from congvan.model.source import Tree


@dataclass
class Offices:
    """The agencies and series that were admitted, and what was wrong in their files."""

    agencies: dict[str, Agency] = field(default_factory=dict)
    series: dict[str, Series] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    @property
    def house(self) -> House:
        """What they lend to the rules of each letter."""
        names = {name for x in self.agencies.values() for name in x.file.proper_names}
        return House(tuple(sorted(names)))


def check_archive(raw: RawArchive, today: date | None = None) -> tuple[Archive, list[Finding]]:
    """Check everything. The archive holds what was admitted; it may be published only if no finding is an error."""
    offices = check_offices(raw)
    house = offices.house
    examined = [
        examine(x, offices.agencies.get(x.id.agency), offices.series.get(x.id.series), house) for x in raw.letters
    ]
    facts = {x.facts.id: x.facts for x in examined}
    whole = Whole(offices.agencies, offices.series, facts, raw.broken, today)
    findings = [*check_folders(raw), *offices.findings, *(f for x in examined for f in x.findings)]
    findings += check_together(whole)
    return _archive(offices, examined, findings), in_order(findings)


def check_offices(raw: RawArchive) -> Offices:
    """Check the agencies' and the series' files, which every letter depends on."""
    offices = Offices(findings=list(check_ids(raw)))
    for file in raw.agencies:
        _admit_agency(offices, file)
    for file in raw.series:
        _admit_series(offices, file)
    offices.findings += check_owed(offices.agencies, known_series(raw))
    return offices


def _admit_agency(offices: Offices, file: RawFile) -> None:
    record, findings = admit(AgencyFile, file.tree, file.positions)
    offices.findings += findings
    if record:
        offices.agencies[file.id] = Agency(file.id, record, file.positions)


def _admit_series(offices: Offices, file: RawFile) -> None:
    record, findings = admit(SeriesFile, file.tree, file.positions)
    schema = plain_json(_mapping(file.tree.get("data")))
    findings += check_schema(schema, file.positions)
    if record and not findings:
        series = Series(file.id, record, schema, file.positions)
        findings += check_declared(series)
        offices.series[file.id] = series
    offices.findings += findings


def _archive(offices: Offices, examined: list[Examined], findings: list[Finding]) -> Archive:
    """What was admitted: a letter with an error of its own could not be projected."""
    wrong = {x.place.path for x in findings if x.is_error}
    letters = {x.letter.id: x.letter for x in examined if x.letter and x.letter.source not in wrong}
    return Archive(offices.agencies, offices.series, letters)


def _mapping(tree: Tree) -> dict[str, Tree]:
    return tree if isinstance(tree, dict) else {}
