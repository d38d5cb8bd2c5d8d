"""Text of a body → prose, placeholders and internal phrases, each placeholder with its place.

Jinja's sandbox parses each expression; of all that Jinja could do, only names, `tick(…)` and `internal("…")` are let
through, as data. Nothing of a letter is ever evaluated: filling in is a look-up (docs/decisions/0004).
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from congvan.model.finding import Finding, Place
from congvan.model.letter import Form, InternalPhrase, Piece, Placeholder, Prose
from congvan.model.rules import files as rules

# An expression stands on one line and holds no braces but within quotes: this keeps the search linear.
_MARKS = re.compile(r"""\{\{((?:[^"'{}\n]|"[^"\n]*"|'[^'\n]*')*)\}\}|\{\{|\}\}|\{%|%\}""")
_SANDBOX = ImmutableSandboxedEnvironment(autoescape=True)
MAX_EXPRESSION = 500  # characters; the longest sensible one is an internal phrase of a few sentences


def split(text: str, file: str, line: int, column: int = 1) -> Iterator[Piece | Finding]:
    """Split a text that starts at that line and column of a file."""
    start = 0
    for mark in _MARKS.finditer(text):
        if mark.start() > start:
            prose = text[start : mark.start()]
            yield Prose(prose)
            newlines = prose.count("\n")
            line += newlines
            column = len(prose) - prose.rfind("\n") if newlines else column + len(prose)
        piece = _piece(mark, Place(file, line, column))
        yield piece
        if isinstance(piece, Finding):  # its text keeps its place, and to call it internal is the safe reading
            yield InternalPhrase(mark[0], len(mark[0]))
        column += len(mark[0])
        start = mark.end()
    if start < len(text):
        yield Prose(text[start:])


def _piece(mark: re.Match[str], place: Place) -> Piece | Finding:
    if mark[0] in ("{%", "%}"):
        return rules.PLACEHOLDER_FORBIDDEN.at(place)
    # A backslash could spell out characters that no text may hold, or hide a phrase from the leak gate.
    if mark[1] is None or not mark[1].strip() or len(mark[1]) > MAX_EXPRESSION or "\\" in mark[1]:
        return rules.PLACEHOLDER_SYNTAX.at(place)
    try:
        meaning = _meaning(mark[1].strip())
    except (TemplateSyntaxError, RecursionError):
        return rules.PLACEHOLDER_SYNTAX.at(place)
    match meaning:
        case None:
            return rules.PLACEHOLDER_FORBIDDEN.at(place)
        case str(phrase):
            return InternalPhrase(phrase, len(mark[0]), mark[0].index(phrase, mark[0].index("(")))
        case (form, name):
            return Placeholder(name, form, place, len(mark[0]))


@lru_cache(maxsize=4096)
def _meaning(expression: str) -> tuple[Form, tuple[str, ...]] | str | None:
    """What an expression shows of which name; the phrase of `internal("…")`; None if it is not allowed."""
    body = _SANDBOX.parse("{{ " + expression + " }}").body
    match body:
        case [
            nodes.Output(nodes=[nodes.Call(node=nodes.Name(name=function), args=[argument], kwargs=[], dyn_args=None)])
        ]:
            return _call(function, argument)
        case [nodes.Output(nodes=[node])]:
            return _shown(Form.VALUE, node)
    return None


def _call(function: str, argument: nodes.Expr) -> tuple[Form, tuple[str, ...]] | str | None:
    match function, argument:
        case "internal", nodes.Const(value=str(phrase)):
            return phrase or None
        case "tick", nodes.Not(node=inner):
            return _shown(Form.TICK_NOT, inner)
        case "tick", inner:
            return _shown(Form.TICK, inner)
    return None


def _shown(form: Form, node: nodes.Node) -> tuple[Form, tuple[str, ...]] | None:
    """Give a dotted name: `data.budget.total` → (data, budget, total)."""
    path: list[str] = []
    while isinstance(node, nodes.Getattr):
        path.insert(0, node.attr)
        node = node.node
    return (form, (node.name, *path)) if isinstance(node, nodes.Name) else None
