"""How a row of the table of rules is written."""

from congvan.model.finding import Example, Part, Rule, Severity
from congvan.model.text import Text

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
FRONT, BODY, WHOLE_BODY = Part.FRONT, Part.BODY, Part.WHOLE_BODY
AGENCY, SERIES, ELSEWHERE = Part.AGENCY, Part.SERIES, Part.ELSEWHERE


def rule(  # noqa: PLR0913 - a row of the table has as many columns
    code: str,
    severity: Severity,
    title: str | Text,
    message: str | Text,
    hint: str | Text,
    *,
    why: str | Text = "",
    source: str = "",
    example: tuple[Part, str, str] | None = None,
    waivable: bool | None = None,
) -> Rule:
    """Make one row of the table; its sentences are English; the catalogue has the Vietnamese. Warnings and notes are waivable, errors are not."""
    return Rule(
        code,
        severity,
        _text(title),
        _text(message),
        _text(hint),
        _text(why),
        source,
        Example(*example) if example else None,
        severity is not ERROR if waivable is None else waivable,
    )


def _text(sentence: str | Text) -> Text:
    return sentence if isinstance(sentence, Text) else Text(sentence)
