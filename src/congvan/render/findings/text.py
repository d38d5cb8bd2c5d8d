"""Findings → lines of text, as terminals and logs show them."""

from collections.abc import Iterable, Iterator

from congvan.model.finding import Finding, Place, Severity
from congvan.model.terms import Audience
from congvan.model.text import Language, Text
from congvan.render.findings.frame import Ink, Paint, SourceLine, frame, no_line, one_line, plain

_SEVERITIES = {
    Severity.ERROR: Text("error"),
    Severity.WARNING: Text("warning"),
    Severity.NOTE: Text("note"),
}
_INKS = {Severity.ERROR: Ink.ERROR, Severity.WARNING: Ink.WARNING, Severity.NOTE: Ink.NOTE}
_MANY = {Severity.ERROR: Text("errors"), Severity.WARNING: Text("warnings"), Severity.NOTE: Text("notes")}
_CLEAN = Text("No problem found")
_IN_ONE, _IN_MANY = Text("in {count} file"), Text("in {count} files")
_WAIVED = Text("{count} waived")


def location(place: Place) -> str:
    """Give `path:line:column`, as far as it is known; editors and terminals make it a link."""
    return ":".join(str(x) for x in (place.path, place.line, place.column) if x is not None)


def finding_lines(
    findings: Iterable[Finding],
    language: Language,
    audience: Audience = Audience.PUBLIC,
    source: SourceLine = no_line,
    paint: Paint = plain,
) -> Iterator[str]:
    """Give a few lines a finding: where and what, the line of the file with a caret below, then what to do.

    `source` gives the line of a place, or None: then there is no frame.
    """
    for finding in findings:
        severity = finding.rule.severity
        where = paint(one_line(location(finding.place)), Ink.PLACE)
        kind = paint(f"{_SEVERITIES[severity].say(language)} {finding.rule.code}", _INKS[severity])
        yield f"{where}: {kind}: {one_line(finding.message(language, audience))}"
        yield from _framed(finding, source, paint)
        hint = one_line(finding.hint(language, audience))
        if hint:
            yield f"    {paint('→', Ink.HINT)} {hint}"


def _framed(finding: Finding, source: SourceLine, paint: Paint) -> Iterator[str]:
    place = finding.place
    line = source(place) if place.line and place.column else None
    if not line or line.isspace() or place.column is None:
        return
    shown = frame(line, place.column)
    number = f"{place.line:>5} |"
    yield f"{paint(number, Ink.FRAME)} {shown.text}"
    yield f"{paint('|'.rjust(len(number)), Ink.FRAME)} {' ' * shown.before}{paint('^', Ink.CARET)}"


def summary(findings: Iterable[Finding], language: Language) -> str:
    """Count the findings by severity, their files, and what was let stand, in one line."""
    found = list(findings)
    told = [x for x in found if not x.waives]
    said = [*_counts(told, language)]
    files = len({x.place.path for x in told})
    where = (_IN_MANY if files > 1 else _IN_ONE).say(language, {"count": str(files)})
    said = [f"{', '.join(said)} {where}"] if said else []
    waived = len(found) - len(told)
    tail = [_WAIVED.say(language, {"count": str(waived)})] if waived else []
    return "; ".join([*(said or [_CLEAN.say(language)]), *tail]) + "."


def _counts(findings: list[Finding], language: Language) -> Iterator[str]:
    for severity, one in _SEVERITIES.items():
        count = sum(x.rule.severity is severity for x in findings)
        if count:
            yield f"{count} {(_MANY[severity] if count > 1 else one).say(language)}"
