"""Findings → lines of text, as terminals and logs show them."""

from collections.abc import Iterable, Iterator

from congvan.model.finding import Finding, Place, Severity
from congvan.model.text import Language, Text

_SEVERITIES = {
    Severity.ERROR: Text("lỗi", "error"),
    Severity.WARNING: Text("cảnh báo", "warning"),
    Severity.NOTE: Text("ghi chú", "note"),
}


def location(place: Place) -> str:
    """Give `path:line:column`, as far as it is known; editors and terminals make it a link."""
    return ":".join(str(x) for x in (place.path, place.line, place.column) if x is not None)


def finding_lines(findings: Iterable[Finding], language: Language) -> Iterator[str]:
    """Give two lines a finding: where and what, then what to do."""
    for finding in findings:
        severity = _SEVERITIES[finding.rule.severity].say(language)
        yield f"{location(finding.place)}: {severity} {finding.rule.code}: {finding.message(language)}"
        hint = finding.hint(language)
        if hint:
            yield f"    → {hint}"


def summary(findings: Iterable[Finding], language: Language) -> str:
    """Count the findings by severity in one line; "no error" if there is none."""
    counts = dict.fromkeys(Severity, 0)
    for finding in findings:
        counts[finding.rule.severity] += 1
    if not any(counts.values()):
        return Text("Không có lỗi nào.", "No problem found.").say(language)
    plural = Text("", "s").say(language)
    parts = [
        f"{count} {_SEVERITIES[severity].say(language)}{plural if count > 1 else ''}"
        for severity, count in counts.items()
        if count
    ]
    return ", ".join(parts) + "."
