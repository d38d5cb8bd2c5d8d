"""Findings → workflow commands that GitHub Actions shows as annotations beside the lines of a change.

Source: docs.github.com, "Workflow commands for GitHub Actions"; escapes as its own toolkit makes them
(actions/toolkit, packages/core/src/command.ts).
"""

from collections.abc import Iterable, Iterator

from congvan.model.finding import Finding, Severity
from congvan.model.terms import Audience
from congvan.model.text import Language
from congvan.render.findings.frame import one_line

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = {**_IN_MESSAGE, **str.maketrans({":": "%3A", ",": "%2C"})}


def github_lines(
    findings: Iterable[Finding], language: Language, audience: Audience = Audience.PUBLIC, prefix: str = ""
) -> Iterator[str]:
    """Give one line a finding. `prefix` leads from the repository's root to the archive's: empty, or ends with `/`."""
    for finding in findings:
        place = finding.place
        known = {
            "file": one_line(f"{prefix}{place.path}"),
            "line": place.line,
            "col": place.column,
            "title": f"{finding.rule.code} {finding.rule.title.say(language)}",
        }
        properties = ",".join(f"{k}={str(v).translate(_IN_PROPERTY)}" for k, v in known.items() if v is not None)
        said = [finding.message(language, audience), finding.hint(language, audience)]
        message = "\n→ ".join(one_line(x) for x in said if x).translate(_IN_MESSAGE)
        yield f"::{_COMMANDS[finding.rule.severity]} {properties}::{message}"
