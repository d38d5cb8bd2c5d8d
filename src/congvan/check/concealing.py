"""What is quoted from beside somebody's personal data → for the internal audience alone.

Words of a public passage may be quoted to anybody, but not where the very passage holds what should not be public: the
quotation would carry it into the log.
"""

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from congvan.model.finding import Finding
from congvan.model.terms import Audience
from congvan.model.text import Phrase, Quote, Value

# Rules that find personal data where the public would read it.
PERSONAL = ("CV60", "CV61")


def conceal(findings: Iterable[Finding]) -> list[Finding]:
    """Keep from the public what findings quote from a line with personal data, or from the lines next to it."""
    found = list(findings)
    personal = [x.place for x in found if x.rule.code.startswith(PERSONAL) and x.place.line]
    lines = {(x.path, (x.line or 0) + near) for x in personal for near in (-1, 0, 1)}
    return [_concealed(x) if (x.place.path, x.place.line) in lines else x for x in found] if lines else found


def _concealed(finding: Finding) -> Finding:
    return replace(finding, values=MappingProxyType({name: _hidden(x) for name, x in finding.values.items()}))


def _hidden(value: Value) -> Value:
    if isinstance(value, Quote):
        return Quote(value.text, Audience.INTERNAL)
    if isinstance(value, Phrase):
        return Phrase(value.text, {name: _hidden(x) for name, x in value.values.items()})
    return value
