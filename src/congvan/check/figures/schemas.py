"""JSON Schema 2020-12 in bounded time: a series' schema → what is wrong in it; schema and figures → what they break.

A schema is typed by people, and may be typed to do harm. Patterns are matched by an engine that never goes back
(Rust's, by way of pydantic); references must lead to a schema; the work of one letter is counted and has a bound.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from contextvars import ContextVar
from functools import lru_cache
from typing import Any, TypeAlias
from urllib.parse import unquote

import referencing
from jsonschema import Draft202012Validator, FormatChecker, validators
from jsonschema.exceptions import ValidationError
from pydantic_core import SchemaError as RefusedPattern
from pydantic_core import SchemaValidator, core_schema
from pydantic_core import ValidationError as NoMatch

from congvan.model.source import Path
from congvan.model.text import Phrase, Text

_Keyword: TypeAlias = Callable[[Any, Any, Any, Any], Iterator[ValidationError] | None]

# Work of one letter: each keyword looked at, and each member of what it says. A letter of 64 KiB with a thousand
# figures takes a tenth of it; it is used up in about two seconds.
MOST_WORK = 1_000_000
_EACH = 10
MOST_FIGURES = 300  # of a series: each is a column of its tables and a chart of its page
# A pattern that may be written this many times in a row is small enough to be matched in a moment.
_TIMES = 16
_CACHED = 256  # patterns

_NO_FORMATS = FormatChecker(formats=())  # a pattern is judged by the engine that matches it, not by Python's
_NAMED = frozenset({"properties", "$defs", "definitions", "patternProperties", "dependentSchemas"})
_LISTED = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
_SINGLE = frozenset({
    "items", "not", "if", "then", "else", "additionalProperties", "contains", "propertyNames", "unevaluatedItems",
    "unevaluatedProperties", "contentSchema",
})  # fmt: skip
_REFERENCES, _ANCHORS = ("$ref", "$dynamicRef"), ("$anchor", "$dynamicAnchor")

_PATTERN = Text("this pattern is wrong, too large, or uses what is not supported")
_NAMES_BY_PATTERN = Text("patternProperties has no effect; name each figure under properties")
_INNER_ID = Text("$id may stand at the top of the schema only")
NOWHERE = Text("a $ref leads nowhere or to itself")
_TOO_MANY = Text("it has {count} figures, more than {most}")
TOO_MUCH = Text("it is too tangled to be gone through")


class TooMuchError(Exception):
    """A schema asks for more work than any letter is worth."""


def refuse(schema: Any) -> None:
    """Hold a schema against JSON Schema's own.

    Raises:
        jsonschema.exceptions.SchemaError: it is none.
    """
    Draft202012Validator.check_schema(schema, format_checker=_NO_FORMATS)


def faults(schema: Any) -> Iterator[tuple[Path, Text | Phrase]]:
    """Give what could not be worked with in a schema that `refuse` let pass: where, and what is wrong."""
    count = _figures(schema)
    if count > MOST_FIGURES:
        yield ("properties",), _TOO_MANY.of(count=str(count), most=str(MOST_FIGURES))
        return
    parts = dict(_schemas(schema, ()))
    anchors = {x.get(key) for x in parts.values() if isinstance(x, dict) for key in _ANCHORS}
    for path, part in parts.items():
        if not isinstance(part, dict):
            continue
        if "pattern" in part and _matcher(part["pattern"]) is None:
            yield (*path, "pattern"), _PATTERN
        if "patternProperties" in part:
            yield (*path, "patternProperties"), _NAMES_BY_PATTERN
        if path and "$id" in part:
            yield (*path, "$id"), _INNER_ID
        for key in _REFERENCES:
            said = part.get(key, "#")
            if said.startswith("#") and not _leads(said[1:], parts, anchors):
                yield (*path, key), NOWHERE


def violations(schema: Mapping[str, Any], instance: Any) -> Iterator[ValidationError]:
    """Give what a value breaks of a schema without `faults`.

    Raises:
        TooMuchError: it would take too long to tell.
    """
    alone = {key: value for key, value in schema.items() if key != "$id"}  # an address that nothing may look up
    token = _LEFT.set([MOST_WORK])
    try:
        yield from _Validator(alone, registry=referencing.Registry()).iter_errors(instance)
    finally:
        _LEFT.reset(token)


def _figures(schema: Any) -> int:
    """Count the figures that a schema declares, those of its groups for the groups."""
    inner = schema.get("properties") if isinstance(schema, dict) else None
    return 1 if inner is None else sum(map(_figures, inner.values()))


def _schemas(schema: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """Every schema within a schema, itself included, by its path."""
    yield path, schema
    for key, value in schema.items() if isinstance(schema, dict) else ():
        if key in _SINGLE:
            yield from _schemas(value, (*path, key))
        elif key in _NAMED and isinstance(value, dict):
            for name, inner in value.items():
                yield from _schemas(inner, (*path, key, name))
        elif key in _LISTED:
            for index, inner in enumerate(value):
                yield from _schemas(inner, (*path, key, index))


def _leads(pointer: str, parts: Mapping[Path, Any], anchors: set[Any]) -> bool:
    """Whether what stands behind a reference's `#` is the place or the name of a schema (RFC 6901)."""
    pointer = unquote(pointer)
    if pointer and not pointer.startswith("/"):
        return pointer in anchors
    steps = [x.replace("~1", "/").replace("~0", "~") for x in pointer.split("/")[1:]]
    at: Path = ()
    for step in steps:
        at = (*at, int(step) if at and at[-1] in _LISTED and step.isascii() and step.isdigit() else step)
    return at in parts


@lru_cache(_CACHED)
def _matcher(pattern: str) -> SchemaValidator | None:
    """Make what matches a pattern anywhere in a text, in time that grows with the text; None if there is no way."""
    try:
        SchemaValidator(core_schema.str_schema(pattern=f"(?:{pattern}\n){{{_TIMES}}}", regex_engine="rust-regex"))
        return SchemaValidator(core_schema.str_schema(pattern=pattern, regex_engine="rust-regex"))
    except RefusedPattern:
        return None


def _matches(matcher: SchemaValidator, text: str) -> bool:
    try:
        matcher.validate_python(text)
    except NoMatch:
        return False
    return True


def _pattern(_: Any, pattern: str, instance: Any, __: Any) -> Iterator[ValidationError]:
    matcher = _matcher(pattern) if isinstance(instance, str) else None
    if matcher and not _matches(matcher, instance):
        yield ValidationError("pattern")


def _unique_items(_: Any, wanted: bool, instance: Any, __: Any) -> Iterator[ValidationError]:
    if wanted and isinstance(instance, list):
        said = [json.dumps(_canonical(x), sort_keys=True) for x in instance]
        if len(set(said)) < len(said):
            yield ValidationError("uniqueItems")


def _canonical(value: Any) -> Any:
    """A value so that equal ones are written alike: 1.0 is 1."""
    if isinstance(value, dict):
        return {key: _canonical(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_canonical(x) for x in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


_LEFT: ContextVar[list[int]] = ContextVar("work left for one letter")


def _counted(keyword: _Keyword) -> _Keyword:
    def checked(validator: Any, value: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
        left = _LEFT.get()
        left[0] -= _EACH + (len(value) if isinstance(value, str | list | dict) else 0)
        if left[0] < 0:
            raise TooMuchError
        yield from keyword(validator, value, instance, schema) or ()

    return checked


_KEYWORDS: Mapping[str, _Keyword] = {
    **Draft202012Validator.VALIDATORS, "pattern": _pattern, "uniqueItems": _unique_items,
}  # fmt: skip
_Validator = validators.extend(  # type: ignore[no-untyped-call]  # jsonschema types what it gives, not what it takes
    Draft202012Validator, {name: _counted(x) for name, x in _KEYWORDS.items()}
)
