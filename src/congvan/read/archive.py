"""The folder `reports/` → everything in it, each file in its place; what has no place in an archive is a finding.

Listing and reading are apart: a letter that was examined before need not be parsed again, only hashed.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from congvan.errors import ArchiveError, reason_of
from congvan.model.archive import RawFile
from congvan.model.finding import Finding, Place
from congvan.model.identity import AGENCIES, ALLOWED, SERIES, SHORT_FORMS, TRUST, LetterId
from congvan.model.letter import AttachedFile, RawLetter
from congvan.model.period import Period
from congvan.model.rules import envelope as envelope_rules
from congvan.model.rules import files as rules
from congvan.model.rules import signatures as signature_rules
from congvan.model.text import Text
from congvan.read.letter import read_letter
from congvan.read.period_names import renamed
from congvan.read.text import entries, read_bytes, read_text
from congvan.read.waivers import yaml_waivers
from congvan.read.yaml_tree import read_mapping
from congvan.vietnamese.normalise import nfc

SIGNED = ".signed.pdf"  # what ends the name of a letter's signed copy, after the period
CERTIFICATES = (".pem", ".crt", ".cer")
_KEYS = (".p12", ".pfx", ".key", ".jks", ".keystore")  # of files that hold a private key, a certificate or not


@dataclass(frozen=True, slots=True)
class SignedFile:
    """The signed PDF beside a letter, not yet read; `name` as findings give it, `stamp` as those of attachments."""

    path: str
    name: str
    size: int
    stamp: int


@dataclass(frozen=True, slots=True)
class LetterFile:
    """A letter's file as it was found, not yet read. `name` is its path as findings give it.

    `stamps` are the times at which the attachments were last written, in nanoseconds, in the order of `files`.
    """

    id: LetterId
    path: str
    name: str
    files: tuple[AttachedFile, ...] = ()
    stamps: tuple[int, ...] = ()
    signed: SignedFile | None = None

    @property
    def stem(self) -> str:
        """The period as the file's name has it."""
        return self.path.rpartition("/")[2].removesuffix(".md")

    def read(self) -> bytes | Finding:
        """Give the file's bytes, or why they cannot be had."""
        return read_bytes(self.path, self.name)

    def parse(self, data: bytes) -> tuple[RawLetter | None, list[Finding]]:
        """Make the letter of the file's bytes, None if they are none; and tell what was wrong in them."""
        return read_letter(data, self.name, self.id, self.files)


@dataclass(frozen=True, slots=True)
class Listing:
    """What lies in `reports/`: agencies, series and allow list as read, letters as found, and what was wrong so far.

    `broken` are the agencies' and series' files that could not be read, and the allow list likewise.
    """

    agencies: tuple[RawFile, ...]
    series: tuple[RawFile, ...]
    letters: tuple[LetterFile, ...]
    broken: frozenset[str]
    findings: tuple[Finding, ...]
    allowed: RawFile | None = None
    short_forms: RawFile | None = None
    trust: Path | None = None  # the folder of certificates, if there is one


def list_archive(root: Path) -> Listing:
    """List all of `root` (the folder `reports/`), and read the files of agencies and series.

    Raises:
        ArchiveError: there is no such folder, or it may not be listed.
    """
    if not root.is_dir():
        raise ArchiveError(Text("There is no folder '{name}'."), name=root.name)
    walker = _Walker(root)
    try:
        walker.walk()
    except OSError as error:
        raise ArchiveError(Text("Cannot read '{name}': {reason}."), name=root.name, reason=reason_of(error)) from error
    return walker.listing()


@dataclass(frozen=True, slots=True)
class _Beside:
    """What lies beside a letter's file and belongs to it."""

    folder: os.DirEntry[str] | None
    signed: SignedFile | None


@dataclass
class _Walker:
    """Walks the archive once and collects what it meets. Each folder comes with its name as findings give it."""

    root: Path
    agencies: list[RawFile] = field(default_factory=list)
    series: list[RawFile] = field(default_factory=list)
    letters: list[LetterFile] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    allowed: RawFile | None = None
    short_forms: RawFile | None = None
    trust: Path | None = None

    def listing(self) -> Listing:
        return Listing(
            tuple(self.agencies),
            tuple(self.series),
            tuple(self.letters),
            frozenset(self.broken),
            tuple(self.findings),
            self.allowed,
            self.short_forms,
            self.trust,
        )

    def walk(self) -> None:
        name = _written(self.root.name)
        for entry in self.inside(self.root, name):
            here = f"{name}/{_written(entry.name)}"
            if entry.name == ALLOWED and entry.is_file():
                self.allowed = self.record(entry, here)
            elif entry.name == SHORT_FORMS and entry.is_file():
                self.short_forms = self.record(entry, here)
            elif not entry.is_dir():
                self.misplaced(here)
            elif entry.name == AGENCIES:
                self.agencies += self.records(entry, here)
            elif entry.name == SERIES:
                self.series += self.records(entry, here)
            elif entry.name == TRUST:
                self.trust_folder(entry, here)
            elif entry.name.startswith("_"):
                self.misplaced(here)
            else:
                self.agency_folder(entry, here)

    def trust_folder(self, folder: os.DirEntry[str], name: str) -> None:
        self.trust = Path(folder.path)
        for entry in self.inside(folder, name):
            if not entry.is_file() or not entry.name.lower().endswith(CERTIFICATES):
                self.misplaced(f"{name}/{_written(entry.name)}")

    def agency_folder(self, agency: os.DirEntry[str], name: str) -> None:
        for entry in self.inside(agency, name):
            here = f"{name}/{_written(entry.name)}"
            if entry.is_dir():
                self.series_folder(agency.name, entry, here)
            else:
                self.misplaced(here)

    def series_folder(self, agency: str, series: os.DirEntry[str], name: str) -> None:
        found = list(self.inside(series, name))
        folders = {x.name: x for x in found if x.is_dir()}
        signed = {x.name.removesuffix(SIGNED): x for x in found if x.name.endswith(SIGNED) and x.is_file()}
        letters = {x.name.removesuffix(".md") for x in found if x.name.endswith(".md")}
        for entry in found:
            stem, dot, ending = entry.name.rpartition(".")
            if entry.is_dir() or signed.get(entry.name.removesuffix(SIGNED)) is entry:
                continue
            here = f"{name}/{_written(entry.name)}"
            if not dot or ending != "md" or not entry.is_file():
                self.misplaced(here)
            else:
                beside = _Beside(folders.pop(stem, None), self.signed(signed.get(stem), name))
                self.letter((agency, series.name, stem), entry, here, beside)
        for stem in sorted(signed.keys() - letters):
            self.findings.append(
                signature_rules.NO_LETTER.at(Place(f"{name}/{_written(stem)}{SIGNED}"), letter=f"{stem}.md")
            )
        for entry in folders.values():
            self.misplaced(f"{name}/{_written(entry.name)}")

    def signed(self, entry: os.DirEntry[str] | None, name: str) -> SignedFile | None:
        if entry is None:
            return None
        stat = entry.stat()
        return SignedFile(entry.path, f"{name}/{_written(entry.name)}", stat.st_size, stat.st_mtime_ns)

    def letter(self, who: tuple[str, str, str], entry: os.DirEntry[str], name: str, beside: _Beside) -> None:
        agency, series, stem = who
        try:
            period = Period.parse(stem)
        except ValueError:
            self.findings.append(envelope_rules.BAD_PERIOD.at(Place(name), name=stem, right=renamed(stem)))
            return
        found = list(self.attached(beside.folder, name.removesuffix(".md"))) if beside.folder else []
        files, stamps = tuple(x for x, _ in found), tuple(x for _, x in found)
        self.letters.append(
            LetterFile(LetterId(agency, series, period), entry.path, name, files, stamps, beside.signed)
        )

    def attached(self, folder: os.DirEntry[str], name: str) -> Iterator[tuple[AttachedFile, int]]:
        for entry in self.inside(folder, name):
            if entry.is_file():
                stat = entry.stat()
                yield AttachedFile(nfc(_written(entry.name)), entry.path, stat.st_size), stat.st_mtime_ns
            else:
                self.misplaced(f"{name}/{_written(entry.name)}")

    def records(self, folder: os.DirEntry[str], name: str) -> Iterator[RawFile]:
        for entry in self.inside(folder, name):
            here = f"{name}/{_written(entry.name)}"
            if not entry.is_file() or not entry.name.endswith(".yml"):
                self.misplaced(here)
            elif record := self.record(entry, here):
                yield record

    def record(self, entry: os.DirEntry[str], name: str) -> RawFile | None:
        text = read_text(Path(entry.path), name)
        if isinstance(text, Finding):
            self.findings.append(text)
            self.broken.add(name)
            return None
        tree, positions, findings = read_mapping(text, name)
        self.findings += findings
        if tree is None:
            self.broken.add(name)
            return None
        digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return RawFile(entry.name.removesuffix(".yml"), name, tree, positions, digest, yaml_waivers(text))

    def inside(self, folder: Path | os.DirEntry[str], name: str) -> Iterator[os.DirEntry[str]]:
        for entry in entries(folder):
            if entry.is_symlink():  # even within the archive: an attachment could be what another letter keeps internal
                self.findings.append(rules.OUTSIDE.at(Place(f"{name}/{_written(entry.name)}")))
            elif entry.name.lower().endswith(_KEYS):  # before anything else could take it for an attachment
                self.findings.append(signature_rules.KEY.at(Place(f"{name}/{_written(entry.name)}")))
            else:
                yield entry

    def misplaced(self, name: str) -> None:
        self.findings.append(rules.MISPLACED.at(Place(name)))


def _written(name: str) -> str:
    """The name as text; bytes of it that are no UTF-8 come as `\ufffd`, for they could not be printed."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
