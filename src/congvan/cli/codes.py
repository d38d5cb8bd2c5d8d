"""`--select` and `--ignore`: codes of rules, or how they begin → which findings are meant."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import click

from congvan.model.finding import Finding
from congvan.model.rules import ALL

_CODES = tuple(x.code for x in ALL)


class Codes(click.ParamType):  # type: ignore[type-arg]  # generic for mypy, not yet at run time
    """Codes with commas between them; each must be that of a rule, or the beginning of one."""

    name = "codes"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Give the codes in capitals."""
        if isinstance(value, tuple):
            return value
        given = tuple(x.strip().upper() for x in str(value).split(",") if x.strip())
        for code in given:
            if not any(x.startswith(code) for x in _CODES):
                nearest = get_close_matches(code, _CODES, n=1, cutoff=0.0)[0]
                self.fail(f"no code begins with '{code}'; the nearest is {nearest}", param, ctx)
        return given


@dataclass(frozen=True, slots=True)
class Choice:
    """The findings that are asked for; one that is waived goes by its own code as well as by that of the waiver."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]

    @classmethod
    def of(cls, select: Sequence[Iterable[str]], ignore: Sequence[Iterable[str]]) -> "Choice":
        """Make the choice of options that were given several times."""
        return cls(tuple(x for part in select for x in part), tuple(x for part in ignore for x in part))

    def among(self, findings: Iterable[Finding]) -> list[Finding]:
        """Give the findings that were chosen."""
        return [x for x in findings if self._takes(x)]

    def _takes(self, finding: Finding) -> bool:
        codes = {finding.rule.code, finding.cause.rule.code}
        chosen = not self.select or any(x.startswith(self.select) for x in codes)
        return chosen and not (self.ignore and any(x.startswith(self.ignore) for x in codes))
