"""What commands print: findings, sentences, and progress, a bar on a terminal and plain lines elsewhere."""

import os
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from congvan.cli.texts import MESSAGES
from congvan.model.finding import Finding
from congvan.model.terms import Audience
from congvan.model.text import Language, Text, said
from congvan.render.findings import (
    Ink,
    Paint,
    SourceLine,
    finding_lines,
    github_lines,
    json_text,
    no_line,
    plain,
    sarif_text,
    summary,
)
from congvan.typeface.faces import Typeface
from congvan.typeface.supplied import FOLDER as FONTS

_STAGES = {
    "pdf": Text("making PDFs"),
    "volume": Text("binding volumes"),
    "register": Text("making registers"),
    "check": Text("checking letters"),
    "bag": Text("filling the bag"),
}
_LEFT = Text("about {seconds} s left")
_BAR = 20  # cells: with the words about it, it fits on a terminal of 80 columns
_EVERY_SECONDS = 10.0  # between two plain lines: a log of a long build stays readable


def print_findings(
    findings: Sequence[Finding],
    language: Language,
    form: str = "text",
    audience: Audience = Audience.PUBLIC,
    source: SourceLine = no_line,
    prefix: str = "",
) -> None:
    """Print findings to standard output: as text with a count, or as a program wants them.

    `source` gives the lines that text shows; `prefix` leads from the repository's root to the archive's.
    """
    if form == "json":
        click.echo(json_text(findings, language, audience))
    elif form == "sarif":
        click.echo(sarif_text(findings, language, audience, prefix))
    elif form == "github":
        _print_lines(github_lines(findings, language, audience, prefix))
    else:
        _print_lines(finding_lines(findings, language, audience, source, painter()))
        click.echo(summary(findings, language))


def _print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


_STYLES: Mapping[Ink, Mapping[str, Any]] = {
    Ink.PLACE: {"bold": True},
    Ink.ERROR: {"fg": "red", "bold": True},
    Ink.WARNING: {"fg": "yellow", "bold": True},
    Ink.NOTE: {"fg": "cyan", "bold": True},
    Ink.FRAME: {"fg": "blue"},
    Ink.CARET: {"fg": "red", "bold": True},
    Ink.HINT: {"fg": "green"},
}


def painter() -> Paint:
    """Give colours for a terminal, unless NO_COLOR is set (no-color.org); none for a pipe or a file."""
    return _painted if sys.stdout.isatty() and not os.environ.get("NO_COLOR") else plain


def _painted(text: str, ink: Ink) -> str:
    return click.style(text, **_STYLES[ink])


def say(text: Text, language: Language, **values: object) -> None:
    """Print one sentence to standard error, which is for people; standard output is for results."""
    click.echo(text.say(language, {name: str(value) for name, value in values.items()}), err=True)


def say_typeface(typeface: Typeface, language: Language) -> None:
    """Tell in which typeface the PDFs are set, and whether the archive's owner supplied it."""
    say(MESSAGES["own_typeface" if typeface.own else "typeface"], language, typeface=typeface.description, folder=FONTS)


def has_errors(findings: Iterable[Finding], *, strict: bool) -> bool:
    """Whether the findings make a command fail: errors do, warnings under `--strict`."""
    return any(x.is_error or (strict and x.rule.severity.value == "warning") for x in findings)


@dataclass
class Progress:
    """Shows how far long work is, and how long it will take. Call it with audience (or nothing), stage, done, total."""

    language: Language
    _begun: dict[str, "_Start"] = field(default_factory=dict)
    _said: float = 0.0

    def __call__(self, audience: str, stage: str, done: int, total: int) -> None:
        """Show the state of one stage: as a bar on a terminal, else as a line now and then."""
        now = time.monotonic()
        start = self._started(f"{audience} {stage}", now, done)
        words = f"{audience}: " * bool(audience) + said(_STAGES.get(stage, stage), self.language, Audience.PUBLIC)
        rest = f"{done}/{total}{self._rest(now - start.when, done - start.done, total - done)}"
        if sys.stderr.isatty():
            click.echo(f"\r\x1b[K{words} {_bar(done, total)} {rest}", err=True, nl=done >= total)
        elif done >= total or now - self._said >= _EVERY_SECONDS:
            self._said = now
            click.echo(f"{words} {rest}", err=True)

    def _started(self, stage: str, now: float, done: int) -> "_Start":
        """From where to count: the first piece done, for what comes before it (laying out fronts) comes once."""
        start = self._begun.get(stage)
        if start is None or (not start.moved and done > start.done):
            start = self._begun[stage] = _Start(now, done, moved=start is not None)
        return start

    def _rest(self, seconds: float, done: int, left: int) -> str:
        """What stands behind the numbers: the time left, where it can be told, or that all is done."""
        if left <= 0:
            return " ✓"
        return f" ({_LEFT.say(self.language, {'seconds': f'{seconds / done * left:.0f}'})})" if done else ""


@dataclass(frozen=True, slots=True)
class _Start:
    """When counting began, and how much was done before; `moved` if a piece was done since the stage was told of."""

    when: float
    done: int
    moved: bool


def _bar(done: int, total: int) -> str:
    full = _BAR * done // total if total else _BAR
    return "█" * full + "░" * (_BAR - full)


def near(path: Path) -> Path:
    """Give a path relative to the working folder, where it lies below it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
