"""What commands print: findings, sentences, and progress, a bar on a terminal and plain lines elsewhere."""

import json
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click

from congvan.model.finding import Finding
from congvan.model.text import Language, Text
from congvan.render.findings import finding_lines, summary

_STAGES = {"pdf": Text("làm PDF", "making PDFs")}
_EVERY_SECONDS = 10.0  # between two plain lines: a log of a long build stays readable


def print_findings(findings: Sequence[Finding], language: Language, form: str = "text") -> None:
    """Print findings to standard output, as text with a count or as a JSON list."""
    if form == "json":
        click.echo(json.dumps([x.as_json(language) for x in findings], ensure_ascii=False, indent=2))
        return
    for line in finding_lines(findings, language):
        click.echo(line)
    click.echo(summary(findings, language))


def say(text: Text, language: Language, **values: object) -> None:
    """Print one sentence to standard error, which is for people; standard output is for results."""
    click.echo(text.say(language, {name: str(value) for name, value in values.items()}), err=True)


def has_errors(findings: Iterable[Finding], *, strict: bool) -> bool:
    """Whether the findings make a command fail: errors do, warnings under `--strict`."""
    return any(x.is_error or (strict and x.rule.severity.value == "warning") for x in findings)


@dataclass
class Progress:
    """Shows how far long work is. Call it with audience, stage, done, total."""

    language: Language
    _started: dict[str, float] = field(default_factory=dict)
    _said: float = 0.0

    def __call__(self, audience: str, stage: str, done: int, total: int) -> None:
        """Show the state of one stage."""
        now = time.monotonic()
        started = self._started.setdefault(f"{audience} {stage}", now)
        left = (now - started) / done * (total - done) if done else 0.0
        words = _STAGES.get(stage, Text(stage, stage)).say(self.language)
        rest = (
            Text(f"còn khoảng {left:.0f} giây", f"about {left:.0f} s left").say(self.language) if done < total else "✓"
        )
        line = f"{audience}: {words} {done}/{total} ({rest})"
        if sys.stderr.isatty():
            click.echo(f"\r\x1b[K{line}", err=True, nl=done >= total)
        elif done >= total or now - self._said >= _EVERY_SECONDS:
            self._said = now
            click.echo(line, err=True)


def near(path: Path) -> Path:
    """Give a path relative to the working folder, where it lies below it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
