"""The lines of files that findings are shown with, as far as an audience may read them.

A line and the word on who may read it come from one reading of the file: a file that is being edited betrays nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from congvan.check.concealing import PERSONAL
from congvan.cli.archive import Location
from congvan.model.archive import RawFile
from congvan.model.finding import Finding, Place
from congvan.model.identity import AGENCIES, SERIES, LetterId
from congvan.model.period import Period
from congvan.model.terms import Audience
from congvan.project.lines import public_lines, public_lines_of_agency, public_lines_of_series
from congvan.read.letter import parse_letter
from congvan.read.text import read_text
from congvan.read.yaml_tree import read_mapping

_LETTER_PARTS, _FILE_PARTS = 4, 3  # reports/<agency>/<series>/<period>.md, reports/_series/<id>.yml


@dataclass
class SourceLines:
    """Gives the line of a place, None where the audience may not read it. Each file is read once, in order of findings.

    `found` is everything that was found, chosen or not: a line with somebody's telephone number is shown to nobody.
    """

    place: Location
    audience: Audience
    found: Iterable[Finding]
    _now: tuple[str, list[str], frozenset[int]] = ("", [], frozenset())
    _series: dict[str, RawFile | None] = field(default_factory=dict)
    _broken: frozenset[str] = frozenset()
    _personal: frozenset[tuple[str, int | None]] = frozenset()

    def __post_init__(self) -> None:
        causes = [x.cause for x in self.found]
        self._broken = frozenset(x.place.path for x in causes if x.is_error)
        self._personal = frozenset((x.place.path, x.place.line) for x in causes if x.rule.code.startswith(PERSONAL))

    def __call__(self, place: Place) -> str | None:
        """Give the line."""
        if self._now[0] != place.path:
            self._now = (place.path, *self._lines(place.path))
        _, lines, shown = self._now
        line = place.line or 0
        if not 0 < line <= len(lines):
            return None
        is_public = line in shown and (place.path, line) not in self._personal
        return lines[line - 1] if self.audience is Audience.INTERNAL or is_public else None

    def _lines(self, path: str) -> tuple[list[str], frozenset[int]]:
        """Give a file's lines, and which of them are public."""
        text = read_text(self.place.root / path, path)
        if isinstance(text, Finding):
            return [], frozenset()
        shown = frozenset[int]() if self.audience is Audience.INTERNAL else self._public(path, text)
        return text.split("\n"), shown

    def _public(self, path: str, text: str) -> frozenset[int]:
        parts = path.split("/")
        if len(parts) == _FILE_PARTS and parts[1] in _FILES:
            raw = _raw_file(path, text)
            return _FILES[parts[1]](raw, text) if raw else frozenset()
        if len(parts) != _LETTER_PARTS or not path.endswith(".md"):
            return frozenset()
        try:
            who = LetterId(parts[1], parts[2], Period.parse(parts[3].removesuffix(".md")))
        except ValueError:
            return frozenset()
        letter, faults = parse_letter(text, path, who)
        return public_lines(letter, text, self._series_of(who)) if letter and not faults else frozenset()

    def _series_of(self, who: LetterId) -> RawFile | None:
        """Give the file of a letter's series; None if there is an error in it, so that nobody knows what it meant."""
        path = f"{self.place.reports.name}/{SERIES}/{who.series}.yml"
        if path not in self._series:
            text = read_text(self.place.root / path, path)
            is_sound = not isinstance(text, Finding) and path not in self._broken
            self._series[path] = _raw_file(path, str(text)) if is_sound else None
        return self._series[path]


_FILES = {AGENCIES: public_lines_of_agency, SERIES: public_lines_of_series}


def _raw_file(path: str, text: str) -> RawFile | None:
    """Read an agency's or a series' file; None if there is any fault in its YAML."""
    tree, positions, faults = read_mapping(text, path)
    name = path.rpartition("/")[2].removesuffix(".yml")
    return None if tree is None or faults else RawFile(name, path, tree, positions)
