"""The order in which an archive is checked: agencies and series, each letter for itself, then all together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from congvan.check.envelope.admission import admit
from congvan.check.envelope.identity import check_folders, check_ids, check_owed, known_series
from congvan.check.envelope.offices import check_agency, check_series
from congvan.check.envelope.short_forms import admit_short_forms
from congvan.check.facts import Facts
from congvan.check.figures.comparisons import check_declared
from congvan.check.figures.values import check_schema, plain_json
from congvan.check.kept_names import conceal_names
from congvan.check.language.names import names_of
from congvan.check.paper.glyphs import check_glyphs_of_agency
from congvan.check.people.allowed import Allowed, admit_allowed, check_unused
from congvan.check.register.duties import BY_DAY
from congvan.check.sheet import House
from congvan.check.together import Whole, check_together
from congvan.check.waivers import Declared, of_file, settle
from congvan.model.agency import Agency, AgencyFile
from congvan.model.archive import Archive, RawArchive, RawFile
from congvan.model.finding import Finding
from congvan.model.letter import Letter
from congvan.model.series import Series, SeriesFile
from congvan.model.short_forms import ShortForm
from congvan.model.source import as_mapping
from congvan.model.terms import Audience
from congvan.typeface.supplied import VENDORED, Fonts
from congvan.vietnamese.personal import phones, plain


@dataclass
class Offices:
    """The agencies, series and allowances that were admitted, and what was wrong in their files."""

    agencies: dict[str, Agency] = field(default_factory=dict)
    series: dict[str, Series] = field(default_factory=dict)
    allowed: Allowed = field(default_factory=Allowed)
    short_forms: tuple[ShortForm, ...] = ()
    findings: list[Finding] = field(default_factory=list)
    fonts: Fonts = VENDORED

    @property
    def house(self) -> House:
        """What they lend to the rules of each letter."""
        contacts = [x.file.contact for x in self.agencies.values() if x.file.contact]
        reached = {key for x in contacts for key in (*phones(x.phone or ""), plain(x.email or "")) if key}
        names = names_of(self.agencies.values(), self.series.values())
        return House(names, tuple(sorted(reached)), self.allowed.keys, self.fonts)


def conclude(
    raw: RawArchive, offices: Offices, letters: Sequence[Facts], found: Iterable[Finding], today: date | None
) -> list[Finding]:
    """Give what was `found` in each letter with what no letter has for itself, after all waivers, in no order."""
    whole = Whole(offices.agencies, offices.series, {x.id: x for x in letters}, raw.broken, today)
    folders = check_folders(raw, [x.id for x in letters])
    unused = check_unused(offices.allowed, letters, raw.broken)
    everything = [*found, *folders, *offices.findings, *check_together(whole), *unused]
    told = conceal_names(everything, raw.series)
    return settle(told, _declared(raw, letters), BY_DAY if today is None else frozenset())


def _declared(raw: RawArchive, letters: Iterable[Facts]) -> Declared:
    """Give the waivers of all files, to be applied by `settle` to all that was found."""
    offices = {x.source: of_file(x) for x in (*raw.agencies, *raw.series, raw.allowed, raw.short_forms) if x}
    return offices | {x.source: x.waivers for x in letters if x.waivers}


def admitted(offices: Offices, letters: Iterable[Letter | None], findings: Iterable[Finding]) -> Archive:
    """Give the archive of what was admitted: a letter with an error of its own could not be projected."""
    wrong = {x.place.path for x in findings if x.is_error}
    sound = {x.id: x for x in letters if x and x.source not in wrong}
    return Archive(offices.agencies, offices.series, sound, offices.short_forms)


def check_offices(raw: RawArchive, fonts: Fonts = VENDORED) -> Offices:
    """Check the files that are no letters', on some of which, as on `fonts`, every letter depends."""
    allowed, findings = admit_allowed(raw.allowed)
    offices = Offices(allowed=allowed, findings=[*check_ids(raw), *findings], fonts=fonts)
    for file in raw.agencies:
        _admit_agency(offices, file)
    for file in raw.series:
        _admit_series(offices, file)
    offices.short_forms, findings = admit_short_forms(raw.short_forms)
    offices.findings += findings
    offices.findings += check_owed(offices.agencies, known_series(raw))
    return offices


def _admit_agency(offices: Offices, file: RawFile) -> None:
    record, findings = admit(AgencyFile, file.tree, file.positions)
    offices.findings += findings
    if record:
        offices.agencies[file.id] = agency = Agency(file.id, record, file.positions)
        offices.findings += [*check_agency(agency), *check_glyphs_of_agency(agency, offices.fonts)]


def _admit_series(offices: Offices, file: RawFile) -> None:
    audience = Audience.PUBLIC if str(file.tree.get("visibility")) == Audience.PUBLIC else Audience.INTERNAL
    record, findings = admit(SeriesFile, file.tree, file.positions, audience)
    schema = plain_json(as_mapping(file.tree.get("data")))
    findings += check_schema(schema, file.positions, audience)
    if record and not findings:
        series = Series(file.id, record, schema, file.positions)
        findings += [*check_declared(series), *check_series(series)]
        offices.series[file.id] = series
    offices.findings += findings
