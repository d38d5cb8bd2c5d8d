"""The folder `reports/` → everything in it, each file in its place; what has no place in an archive is a finding."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from congvan.errors import ArchiveError
from congvan.model.archive import RawArchive, RawFile
from congvan.model.finding import Finding, Place
from congvan.model.identity import AGENCIES, SERIES, LetterId
from congvan.model.letter import AttachedFile, RawLetter
from congvan.model.period import Period
from congvan.model.rules import envelope as envelope_rules
from congvan.model.rules import files as rules
from congvan.read.letter import read_letter
from congvan.read.text import entries, read_text
from congvan.read.yaml_tree import read_mapping
from congvan.vietnamese.normalise import nfc


def read_archive(root: Path) -> tuple[RawArchive, list[Finding]]:
    """Read all of `root` (the folder `reports/`).

    Raises:
        ArchiveError: there is no such folder, or it may not be listed.
    """
    if not root.is_dir():
        raise ArchiveError(f"Không có thư mục «{root.name}».", f"There is no folder '{root.name}'.")
    reader = _Reader(root)
    try:
        reader.walk()
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        raise ArchiveError(
            f"Không đọc được thư mục «{root.name}»: {reason}.", f"Cannot read '{root.name}': {reason}."
        ) from error
    return reader.archive(), reader.findings


@dataclass
class _Reader:
    """Walks the archive once and collects what it meets."""

    root: Path
    agencies: list[RawFile] = field(default_factory=list)
    series: list[RawFile] = field(default_factory=list)
    letters: list[RawLetter] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)

    def archive(self) -> RawArchive:
        return RawArchive(tuple(self.agencies), tuple(self.series), tuple(self.letters), frozenset(self.broken))

    def walk(self) -> None:
        for entry in self.inside(self.root):
            if not entry.is_dir():
                self.misplaced(entry)
            elif entry.name == AGENCIES:
                self.agencies += self.records(entry)
            elif entry.name == SERIES:
                self.series += self.records(entry)
            elif entry.name.startswith("_"):
                self.misplaced(entry)
            else:
                self.agency_folder(entry)

    def agency_folder(self, agency: os.DirEntry[str]) -> None:
        for entry in self.inside(Path(agency.path)):
            if entry.is_dir():
                self.series_folder(agency.name, entry)
            else:
                self.misplaced(entry)

    def series_folder(self, agency: str, series: os.DirEntry[str]) -> None:
        found = list(self.inside(Path(series.path)))
        folders = {x.name: x for x in found if x.is_dir()}
        for entry in found:
            stem, dot, ending = entry.name.rpartition(".")
            if entry.is_dir():
                continue
            if not dot or ending != "md" or not entry.is_file():
                self.misplaced(entry)
            else:
                self.letter(agency, series.name, stem, entry, folders.pop(stem, None))
        for entry in folders.values():
            self.misplaced(entry)

    def letter(
        self, agency: str, series: str, stem: str, entry: os.DirEntry[str], folder: os.DirEntry[str] | None
    ) -> None:
        name = self.name(entry)
        try:
            period = Period.parse(stem)
        except ValueError:
            self.findings.append(envelope_rules.BAD_PERIOD.at(Place(name), name=stem))
            return
        files = tuple(self.attached(Path(folder.path))) if folder else ()
        letter, findings = read_letter(Path(entry.path), name, LetterId(agency, series, period), files)
        self.findings += findings
        if letter:
            self.letters.append(letter)
        else:
            self.broken.add(name)

    def attached(self, folder: Path) -> Iterator[AttachedFile]:
        for entry in self.inside(folder):
            if entry.is_file():
                yield AttachedFile(nfc(_written(entry.name)), entry.path, entry.stat().st_size)
            else:
                self.misplaced(entry)

    def records(self, folder: os.DirEntry[str]) -> Iterator[RawFile]:
        for entry in self.inside(Path(folder.path)):
            name = self.name(entry)
            if not entry.is_file() or not entry.name.endswith(".yml"):
                self.misplaced(entry)
                continue
            text = read_text(Path(entry.path), name)
            if isinstance(text, Finding):
                self.findings.append(text)
                self.broken.add(name)
                continue
            tree, positions, findings = read_mapping(text, name)
            self.findings += findings
            if tree is None:
                self.broken.add(name)
            else:
                yield RawFile(entry.name.removesuffix(".yml"), name, tree, positions)

    def inside(self, folder: Path) -> Iterator[os.DirEntry[str]]:
        for entry in entries(folder):
            if entry.is_symlink():  # even within the archive: an attachment could be what another letter keeps internal
                self.findings.append(rules.OUTSIDE.at(Place(self.name(entry))))
            else:
                yield entry

    def misplaced(self, entry: os.DirEntry[str]) -> None:
        self.findings.append(rules.MISPLACED.at(Place(self.name(entry))))

    def name(self, entry: os.DirEntry[str]) -> str:
        return _written(f"{self.root.name}/{Path(entry.path).relative_to(self.root).as_posix()}")


def _written(name: str) -> str:
    """The name as text; bytes of it that are no UTF-8 come as `\ufffd`, for they could not be printed."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
