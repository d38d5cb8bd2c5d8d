"""The sample archive enters; what leaves is a valid archive of any size, in a folder of its own.

More letters are had by giving the samples to more agencies: an agency's copy has its own id and name, written
through its file and all its letters. So every letter differs from every other, and numbers and dates, which
need be unique within an agency only, stay valid as they are.
"""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path

# What a build reads beside the letters.
_PRESENTATION = ("mkdocs.yml", "theme_overrides", "docs/site")
_PLACE = re.compile(r"^place: *(.+?) *$", re.MULTILINE)
_RELATION = re.compile(r"^(?:replaces|corrects): *(\S+)", re.MULTILINE)
_HEADING = re.compile(r"^## .*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Sample:
    """One agency of the sample archive: its id, the place in its name, its letters in order of periods."""

    id: str
    place: str
    letters: tuple[Path, ...]


def make_archive(repository: Path, folder: Path, letters: int) -> Path:
    """Write an archive of exactly that many letters into a new folder and give the folder."""
    for name in _PRESENTATION:
        _copy(repository / name, folder / name)
    reports = repository / "reports"
    shutil.copytree(reports / "_series", folder / "reports/_series")
    samples = _samples(reports)
    for round_number in count(1):
        for sample in samples:
            letters -= _copy_agency(reports, folder / "reports", sample, round_number, letters)
            if letters == 0:
                return folder
    raise AssertionError("count() has no end")


def spoil(folder: Path) -> None:
    """Put three faults into each letter that can be found together: an unknown name, a dead link, a lost section."""
    for path in letters_of(folder):
        text = _HEADING.sub("## No such section", path.read_text("utf-8"), count=1)
        path.write_text(f"{text}\n{{{{ data.no_such_figure }}}} [dead](no-such-file.pdf)\n", "utf-8")


def touch(folder: Path) -> None:
    """Change one letter in a way that no rule minds: an empty line at its end."""
    with letters_of(folder)[-1].open("a", encoding="utf-8") as file:
        file.write("\n")


def letters_of(folder: Path) -> list[Path]:
    """Give the letters of an archive, sorted."""
    return sorted(folder.glob("reports/[!_]*/*/*.md"))


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copyfile(source, target)


def _samples(reports: Path) -> list[Sample]:
    found = []
    for path in sorted(reports.glob("_agencies/*.yml")):
        place = _PLACE.search(path.read_text("utf-8"))
        letters = sorted(reports.glob(f"{path.stem}/*/*.md"), key=lambda letter: (letter.stem, letter.parent.name))
        if place and letters:
            found.append(Sample(path.stem, place[1], tuple(letters)))
    return found


def _copy_agency(reports: Path, target: Path, sample: Sample, round_number: int, most: int) -> int:
    """Copy an agency with at most that many letters, in round 1 as it is; give how many there were."""
    new_id = sample.id if round_number == 1 else f"{sample.id}-{round_number}"
    new_place = sample.place if round_number == 1 else f"{sample.place} {round_number}"
    names = {sample.id: new_id, sample.place: new_place, sample.place.upper(): new_place.upper()}
    chosen = list(islice(_choice(sample, most), most))
    _rewrite(reports / f"_agencies/{sample.id}.yml", target / f"_agencies/{new_id}.yml", names)
    for letter in chosen:
        _rewrite(letter, target / new_id / letter.parent.name / letter.name, names)
        attachments = letter.with_suffix("")
        if attachments.is_dir():
            _copy(attachments, target / new_id / letter.parent.name / attachments.name)
    return len(chosen)


def _choice(sample: Sample, most: int) -> Iterator[Path]:
    """Give the letters that may be taken; where not all are, none that stands in a relation to another."""
    if most >= len(sample.letters):
        yield from sample.letters
        return
    related = set()
    for letter in sample.letters:
        if relation := _RELATION.search(letter.read_text("utf-8")):
            related |= {f"{sample.id}/{letter.parent.name}/{letter.stem}", relation[1]}
    for letter in sample.letters:
        if f"{sample.id}/{letter.parent.name}/{letter.stem}" not in related:
            yield letter


def _rewrite(source: Path, target: Path, names: dict[str, str]) -> None:
    """Copy a text with some names changed."""
    text = source.read_text("utf-8")
    for old, new in names.items():
        text = text.replace(old, new)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8")
