"""What an inspection found → lines for people, or JSON: what is broken first, then each other rule in one line."""

from collections.abc import Iterator

from congvan.inspect import Outcome, Report, Status
from congvan.inspect.sheet import MM, Box
from congvan.model.terms import Audience
from congvan.model.text import Language, Several, Text, said
from congvan.render.findings import Ink, Paint
from congvan.render.findings.frame import one_line
from congvan.render.findings.json import dumped

_HEAD = Text("{path}: pages: {pages}; form of decree {decree}; typefaces: {faces}")
_GROUPS = {
    Status.BROKEN: Text("Broken:"),
    Status.KEPT: Text("Kept:"),
    Status.ABSENT: Text("Not in this letter:"),
    Status.UNKNOWN: Text("Cannot be told:"),
}
_MARKS = {Status.BROKEN: "✗", Status.KEPT: "✓", Status.ABSENT: "–", Status.UNKNOWN: "?"}
_INKS = {Status.BROKEN: Ink.ERROR, Status.KEPT: Ink.HINT, Status.ABSENT: Ink.NOTE, Status.UNKNOWN: Ink.WARNING}
_PLACE = Text("page {page}, {across} mm from the left, {down} mm from the top")
_EMBEDDED, _LOOSE = Text("{face} (embedded)"), Text("{face} (not embedded)")
_PAGE = Text("page {page}")
_SUMMARY = Text("{kept} kept, {broken} broken, {absent} not in this letter, {unknown} cannot be told.")


def report_json(report: Report, language: Language) -> str:
    """Give the list of outcomes, one object each; its keys are a contract."""
    return dumped([x.as_json(language) for x in report.outcomes])


def report_lines(report: Report, name: str, language: Language, paint: Paint) -> Iterator[str]:
    """Give the report as lines of text."""
    yield paint(one_line(_heading(report, name, language)), Ink.PLACE)
    for status, title in _GROUPS.items():
        found = report.of(status)
        if found:
            yield ""
            yield paint(title.say(language), Ink.PLACE)
            for outcome, after in zip(found, [*found[1:], None], strict=True):
                yield _line(outcome, language, paint)
                hint = one_line(outcome.hint(language))
                if hint and (after is None or after.rule is not outcome.rule):  # once for all breaches of a rule
                    yield f"      {paint('→', Ink.HINT)} {hint}"
    yield ""
    rules = {status: len({x.rule.code for x in report.of(status)}) for status in Status}
    yield _SUMMARY.say(language, {status.value: str(count) for status, count in rules.items()})


def _heading(report: Report, name: str, language: Language) -> str:
    faces = Several(tuple((_EMBEDDED if x.is_embedded else _LOOSE).of(face=x.name) for x in report.faces))
    return _HEAD.say(language, {"path": name, "pages": str(report.pages), "decree": report.decree, "faces": faces})


def _line(outcome: Outcome, language: Language, paint: Paint) -> str:
    kind = paint(f"{_MARKS[outcome.status]} {outcome.rule.code}", _INKS[outcome.status])
    title = outcome.rule.title.say(language)
    if outcome.status is not Status.BROKEN:
        seen = one_line(said(outcome.found, language, Audience.PUBLIC))
        return f"  {kind} {title}{f': {seen}' if seen else ''}"
    where = f"{_place(outcome.box, language)}: " if outcome.box else ""
    return f"  {kind} {title}: {where}{one_line(outcome.message(language))}"


def _place(box: Box, language: Language) -> str:
    if box.x0 == 0 and box.top == 0:
        return _PAGE.say(language, {"page": str(box.page)})
    values = {"page": str(box.page), "across": f"{box.x0 / MM:.0f}", "down": f"{box.top / MM:.0f}"}
    return _PLACE.say(language, values)
