"""The order in which an archive is checked: files for themselves first, then letters against one another."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from congvan.check.attachments import check_attachments
from congvan.check.body import check_body
from congvan.check.comparisons import check_declared, check_figures
from congvan.check.envelope import admit
from congvan.check.figures import check_schema, plain_json, read_figures
from congvan.check.identity import check_fit, check_folders, check_ids, check_owed, known_series
from congvan.check.privacy import check_privacy
from congvan.check.register import check_register
from congvan.check.relations import check_relations, parse_id
from congvan.check.states import check_state
from congvan.model.agency import Agency, AgencyFile
from congvan.model.archive import Archive, RawArchive, RawFile
from congvan.model.finding import Finding, in_order
from congvan.model.identity import LetterId
from congvan.model.letter import FrontMatter, Letter, RawLetter, Value
from congvan.model.series import Series, SeriesFile
from congvan.model.source import Tree
from congvan.model.terms import Audience


def check_archive(raw: RawArchive) -> tuple[Archive, list[Finding]]:
    """Check everything. The archive holds what was admitted; it may be published only if no finding is an error."""
    checker = _Checker(raw)
    findings = [*check_ids(raw), *check_folders(raw)]
    checker.run()
    return checker.archive(), in_order([*findings, *checker.findings])


@dataclass
class _Checker:
    """Admits files one by one, so that later checks see only what is sound."""

    raw: RawArchive
    agencies: dict[str, Agency] = field(default_factory=dict)
    series: dict[str, Series] = field(default_factory=dict)
    letters: dict[LetterId, Letter] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def archive(self) -> Archive:
        """Give what was admitted: a letter with an error of its own could not be projected."""
        wrong = {x.place.path for x in self.findings if x.is_error}
        return Archive(self.agencies, self.series, {k: x for k, x in self.letters.items() if x.source not in wrong})

    def run(self) -> None:
        for file in self.raw.agencies:
            self.admit_agency(file)
        for file in self.raw.series:
            self.admit_series(file)
        self.findings += check_owed(self.agencies, known_series(self.raw))
        for raw in self.raw.letters:
            self.admit_letter(raw)
        known = frozenset(x.id for x in self.raw.letters)
        for letter in self.letters.values():
            self.findings += check_body(letter, self.series[letter.id.series], known)
            self.findings += check_attachments(letter)
            self.findings += check_privacy(letter)
        self.findings += check_register(self.letters.values())
        left_out = [x for x in self.raw.letters if x.id not in self.letters]
        broken = self.raw.broken | {x.source for x in left_out}
        claimed = frozenset(filter(None, (parse_id(str(x.front.get("replaces"))) for x in left_out)))
        self.findings += check_relations(self.letters, broken, claimed)
        for (_, series), run in _by_duty(self.letters.values()).items():
            self.findings += check_figures(self.series[series], run)

    def admit_agency(self, file: RawFile) -> None:
        record, findings = admit(AgencyFile, file.tree, file.positions)
        self.findings += findings
        if record:
            self.agencies[file.id] = Agency(file.id, record, file.positions)

    def admit_series(self, file: RawFile) -> None:
        record, findings = admit(SeriesFile, file.tree, file.positions)
        schema = plain_json(_mapping(file.tree.get("data")))
        findings += check_schema(schema, file.positions)
        if record and not findings:
            series = Series(file.id, record, schema, file.positions)
            findings += check_declared(series)
            self.series[file.id] = series
        self.findings += findings

    def admit_letter(self, raw: RawLetter) -> None:
        front, findings = admit(FrontMatter, raw.front, raw.positions)
        if front:
            findings += check_state(front, raw.positions)
        series = self.series.get(raw.id.series)
        agency = self.agencies.get(raw.id.agency)
        data: Mapping[str, Value] = {}
        if series:
            said = raw.front.get("visibility") or series.file.visibility  # as typed: the envelope may be unsound
            hidden = said != Audience.PUBLIC
            data, more = read_figures(series, _mapping(raw.front.get("data")), raw.positions, hidden=hidden)
            findings += more
        if front and agency and series:
            findings += check_fit(raw, front, agency, series)
        self.findings += findings
        if front and agency and series and not any(f.is_error for f in findings):
            self.letters[raw.id] = _letter(raw, front, series, data)


def _letter(raw: RawLetter, front: FrontMatter, series: Series, data: Mapping[str, Value]) -> Letter:
    visibility = front.visibility or series.file.visibility
    return Letter(raw.id, raw.source, front, visibility, data, raw.positions, raw.body, raw.files)


def _mapping(tree: Tree) -> dict[str, Tree]:
    return tree if isinstance(tree, dict) else {}


def _by_duty(letters: Iterable[Letter]) -> dict[tuple[str, str], list[Letter]]:
    """Letters by agency and series, in the order of their periods."""
    runs: dict[tuple[str, str], list[Letter]] = defaultdict(list)
    for letter in sorted(letters, key=lambda x: x.id.period.order):
        runs[letter.id.agency, letter.id.series].append(letter)
    return runs
