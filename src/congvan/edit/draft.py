"""This period's draft from the previous letter: its words and figures carried over, what must change marked and listed.

The earlier file's lines are kept as they are typed, comments included; only whole front-matter keys are changed.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from congvan.check.hints import nearest
from congvan.edit.schema import FOLDER, letter_file, modeline
from congvan.errors import ArchiveError, RefusedError
from congvan.model.finding import Finding
from congvan.model.identity import AGENCIES, REPORTS, SERIES, LetterId
from congvan.model.letter import RawLetter
from congvan.model.period import Period
from congvan.model.source import Tree
from congvan.model.terms import Frequency
from congvan.model.text import Text
from congvan.read.letter import front_and_body, parse_letter
from congvan.read.text import read_text
from congvan.read.yaml_tree import read_mapping

_BLANKED = {"status": "status: draft", "number": "number:", "date": "date:"}
_DROPPED = frozenset({"replaces", "corrects", "withdrawn", "changes", "attachments", "notes", "urgency"})
_MARK = "  # số của kỳ {period}: cập nhật"
_PLAIN = re.compile(r"\w(?:[\w ./()-]*[\w.)])?")
_MODELINE = "# yaml-language-server:"
_CLOSING = "Trên đây là báo cáo {{ period }} của {{ agency.name }}./."


@dataclass(frozen=True, slots=True)
class Draft:
    """A new letter's text, the letter that it was made from, and the lines (from 1) that must be looked at."""

    id: LetterId
    text: str
    previous: LetterId | None
    to_change: tuple[tuple[int, str], ...]


def new_draft(reports: Path, agency: str, series: str, period: str) -> Draft:
    """Make the draft of an agency's letter for a period.

    Raises:
        ArchiveError: agency, series or period are unknown or do not fit, or the letter exists.
        RefusedError: the earlier letter, or the file of series or agency, cannot be read.
    """
    _require(reports / AGENCIES, agency, Text("There is no agency '{name}'. {hint}"))
    _require(reports / SERIES, series, Text("There is no series '{name}'. {hint}"))
    who = LetterId(agency, series, read_period(period))
    frequency = _mapping(reports / SERIES / f"{series}.yml").get("frequency")
    if frequency in set(Frequency) and frequency != who.period.frequency:
        raise ArchiveError(
            Text("The period '{period}' does not fit the series '{series}' (frequency: {frequency})."),
            period=period,
            series=series,
            frequency=frequency,
        )
    if (reports / f"{who}.md").exists():
        raise ArchiveError(Text("The letter {who} exists; it is not overwritten."), who=who)
    before = _previous(reports / agency / series, who)
    # Only where an editor finds the schema: a modeline that leads nowhere is an error to it.
    known = (reports.parent / FOLDER / letter_file(series)).is_file()
    comment = modeline(who.source, letter_file(series)) if known else ""
    return _carried(reports, who, before, comment) if before else _blank(reports, who, comment)


def read_period(text: str) -> Period:
    """Read a period that somebody typed.

    Raises:
        ArchiveError: it is none.
    """
    try:
        return Period.parse(text)
    except ValueError:
        raise ArchiveError(
            Text("'{text}' is no period; write it like 2026-04, 2026-Q2, 2026-H1, 2026-9M or 2026."), text=text
        ) from None


def _require(folder: Path, name: str, missing: Text) -> None:
    known = sorted(x.stem for x in folder.glob("*.yml"))
    if name not in known:
        hint = nearest(name, known)["nearest"]
        raise ArchiveError(missing, name=name, hint=hint)


def _previous(folder: Path, who: LetterId) -> LetterId | None:
    """The latest letter of the same duty before this one."""
    found = [LetterId(who.agency, who.series, p) for p in _periods(folder) if p.order < who.period.order]
    return max(found, key=lambda x: x.period.order, default=None)


def _periods(folder: Path) -> Iterator[Period]:
    for path in folder.glob("*.md"):
        try:
            yield Period.parse(path.stem)
        except ValueError:
            continue


# --- from the letter before -----------------------------------------------------------------------------------------


def _carried(reports: Path, who: LetterId, before: LetterId, comment: str) -> Draft:
    text = read_text(reports / f"{before}.md", before.source)
    parts = text if isinstance(text, Finding) else front_and_body(text, before.source)
    if isinstance(text, Finding) or isinstance(parts, Finding):
        raise RefusedError([x for x in (text, parts) if isinstance(x, Finding)][:1])
    letter, findings = parse_letter(text, before.source, before)
    if letter is None:
        raise RefusedError(findings)
    fence = parts[2] - 1
    for marked in (True, False):
        lines = list(_lines(text.split("\n"), _owners(letter, fence), letter, marked=marked))
        if _means_the_same("\n".join(lines), letter):
            return _listed(who, before, _with_modeline(lines, comment))
    raise ArchiveError(
        Text("The front matter of {before} has several keys on one line; write one key a line and run again."),
        before=before,
    )


def _with_modeline(lines: list[str], comment: str) -> list[str]:
    """Put the comment first in the front matter, unless the earlier letter has one anywhere in it."""
    front = lines[: lines.index("---", 1)] if "---" in lines[1:] else lines
    if not comment or any(x.lstrip().startswith(_MODELINE) for x in front):
        return lines
    return [lines[0], comment, *lines[1:]]


def _listed(who: LetterId, before: LetterId, lines: list[str]) -> Draft:
    numbered = [(number, line) for number, line in enumerate(lines, 1) if _is_old(line, before.period)]
    return Draft(who, "\n".join(lines), before, tuple((n, line.strip()) for n, line in numbered))


def _means_the_same(text: str, letter: RawLetter) -> bool:
    """Whether a draft's front matter is the earlier letter's without its own life: no mark changed a value."""
    draft, _ = parse_letter(text, letter.source, letter.id)
    kept = {key: value for key, value in letter.front.items() if key not in _DROPPED}
    blanked: dict[str, str | None] = {"status": "draft", "number": None, "date": None}
    return draft is not None and draft.front == kept | {k: v for k, v in blanked.items() if k in kept}


def _lines(lines: list[str], owners: Mapping[int, str], letter: RawLetter, *, marked: bool) -> Iterator[str]:
    """Give the earlier letter's lines with the keys of its own life blanked or dropped, its figures marked if asked."""
    mark = _MARK.format(period=letter.id.period)
    figures = {line for path, (line, _) in letter.positions.values.items() if path[:1] == ("data",) and len(path) > 1}
    for number, line in enumerate(lines, 1):
        key = owners.get(number, "")
        if key in _DROPPED:
            continue
        if key in _BLANKED:
            if number == letter.positions.keys[key,][0]:
                yield _BLANKED[key]
            continue
        old = marked and key == "data" and number in figures and not line.rstrip().endswith(("|", ">", "{", "[", ":"))
        yield line.split("  # số của kỳ ")[0] + mark if old else line


def _owners(letter: RawLetter, fence: int) -> dict[int, str]:
    """The top-level key to which each line of the front matter belongs; it ends before the line `fence`."""
    starts = sorted((position[0], str(path[0])) for path, position in letter.positions.keys.items() if len(path) == 1)
    ends = [*(line for line, _ in starts[1:]), fence]
    return {line: key for (start, key), stop in zip(starts, ends, strict=True) for line in range(start, stop)}


def _is_old(line: str, period: Period) -> bool:
    """Whether a line speaks of the earlier period: a marked figure, or the period in prose."""
    return _MARK.format(period=period) in line or bool(_mentions(period).search(line.lower()))


def _mentions(period: Period) -> re.Pattern[str]:
    month = rf"|\b0?{period.last_month}/{period.year}\b" if period.label.startswith("tháng") else ""
    return re.compile(re.escape(period.label) + month)


# --- from nothing -----------------------------------------------------------------------------------------------------


def _blank(reports: Path, who: LetterId, comment: str) -> Draft:
    series = _mapping(reports / SERIES / f"{who.series}.yml")
    agency = _mapping(reports / AGENCIES / f"{who.agency}.yml")
    notations = agency.get("notations")
    request = series.get("requested_by")
    asked_by = request.get("agency") if isinstance(request, dict) else None
    front = [
        "---",
        *([comment] if comment else []),
        "status: draft",
        "number:",
        f"notation: {in_list(notations[0]) if isinstance(notations, list) and notations else ''}",
        "date:",
        "subject:",
        f"to: [{in_list(asked_by) if asked_by else ''}]",
        "contact: {name: , phone: , email: }",
        "signer: {authority: [], title: , name: }",
        'copies: [Như trên, "Lưu: VT"]',
        *_blank_data(series.get("data")),
        "---",
        "",
    ]
    sections = series.get("sections")
    body = [
        x
        for n, title in enumerate(sections if isinstance(sections, list) else [], 1)
        for x in (f"## {n}. {title}", "", "")
    ]
    lines = [*front, *body, _CLOSING, ""]
    blanks = [(n, line.strip()) for n, (line, after) in enumerate(pairwise(lines), 1) if _is_blank(line, after)]
    return Draft(who, "\n".join(lines), None, tuple(blanks))


def in_list(text: object) -> str:
    """Write a text so that it is one entry of a list in brackets; JSON's quoting is also YAML's."""
    return str(text) if _PLAIN.fullmatch(str(text)) else json.dumps(str(text), ensure_ascii=False)


def _is_blank(line: str, after: str) -> bool:
    """Whether a line waits for words: a key without value (not a group's), a blank within braces, a section."""
    key = line.partition("  #")[0].rstrip()
    group = len(after) - len(after.lstrip()) > len(line) - len(line.lstrip())
    waits = key.endswith(":") and not group and key not in _BLANKED.values()
    return waits or ": ," in line or line == "to: []" or line.startswith("## ")


def _mapping(path: Path) -> Mapping[str, Any]:
    name = f"{REPORTS}/{path.parent.name}/{path.name}"
    text = read_text(path, name)
    tree, _, findings = (None, None, [text]) if isinstance(text, Finding) else read_mapping(text, name)
    if tree is None:
        raise RefusedError(findings)
    return tree


def _blank_data(schema: Tree, indent: str = "") -> Iterator[str]:
    """Give the figures that a schema asks for as keys without values, their titles as comments."""
    properties = schema.get("properties") if isinstance(schema, dict) else None
    if not isinstance(properties, dict):
        return
    if not indent:
        yield "data:"
    for name, inner in properties.items():
        title = inner.get("title") if isinstance(inner, dict) else None
        yield f"{indent}  {name}:" + (f"  # {' '.join(str(title).split())}" if title else "")
        yield from _blank_data(inner, indent + "  ")
