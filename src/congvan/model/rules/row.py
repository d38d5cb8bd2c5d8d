"""How a row of the table of rules is written."""

from congvan.model.finding import Example, Part, Rule, Severity
from congvan.model.text import Text

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
FRONT, BODY, WHOLE_BODY = Part.FRONT, Part.BODY, Part.WHOLE_BODY
AGENCY, SERIES, ELSEWHERE = Part.AGENCY, Part.SERIES, Part.ELSEWHERE


def rule(  # noqa: PLR0913 - a row of the table has as many columns
    code: str,
    severity: Severity,
    title: tuple[str, str],
    message: tuple[str, str],
    hint: tuple[str, str],
    *,
    why: tuple[str, str] = ("", ""),
    source: str = "",
    example: tuple[Part, str, str] | None = None,
    waivable: bool | None = None,
) -> Rule:
    """Make one row of the table; each pair is Vietnamese, English. Warnings and notes are waivable, errors are not."""
    return Rule(
        code,
        severity,
        Text(*title),
        Text(*message),
        Text(*hint),
        Text(*why),
        source,
        Example(*example) if example else None,
        severity is not ERROR if waivable is None else waivable,
    )
