"""The envelope of a file against its record: a tree of texts → a typed record, or a finding for each thing wrong.

The records in `model` declare each field once; pydantic compares, and this module turns its complaints into findings
with the place in the file and the line as it should be typed. A value is repeated only for those who may read it.
"""

import re
import typing
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from congvan.check.envelope.corrections import CORRECTIONS, number_and_notation
from congvan.check.hints import line, match_of, nearest, write, write_two
from congvan.model.fields import Record
from congvan.model.finding import Finding
from congvan.model.rules import envelope as rules
from congvan.model.source import Path, Positions, Scalar, Tree
from congvan.model.terms import Audience, Frequency, Status, Urgency
from congvan.model.text import Phrase, Quote, Text, Value

R = TypeVar("R", bound=Record)


class _Expected(NamedTuple):
    """What a field wants, in words, and an example of its value."""

    words: Text
    example: str


_KINDS = {
    "text": _Expected(Text("text"), "…"),
    "line": _Expected(Text("text on one line"), "…"),
    "whole-number": _Expected(Text("a whole number without leading zeros"), "12"),
    "date": _Expected(Text("a real date, year-month-day"), "2026-04-17"),
    "true-or-false": _Expected(Text("true or false"), "true"),
    "list": _Expected(Text("a list"), "[mục thứ nhất, mục thứ hai]"),
    "mapping": _Expected(Text("keys and values"), "{…}"),
}
_TEXTS = (_KINDS["text"], _KINDS["line"])
# `[Lưu: VT]`: YAML takes the colon for that of a key.
_QUOTED = Text("text; with a colon it needs quotes")
_UNQUOTED_LIST, _UNQUOTED = _Expected(_QUOTED, '["Lưu: VT"]'), _Expected(_QUOTED, '"…: …"')
_CURLY = Text('text; the quotes round it must be straight ("), not curly (“ ”)')
_PYDANTIC_KINDS = {
    "string_type": "text",
    "tuple_type": "list",
    "list_type": "list",
    "dict_type": "mapping",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
}
_CUT_AT_COMMA = {"nearest": Text('Within {{}} a text with a comma needs quotes, such as: name: "…, …"')}
# The words of the format, for people who do not read English.
_MEANINGS: Mapping[str, str] = {
    Status.DRAFT: "dự thảo",
    Status.ISSUED: "đã ban hành",
    Status.REPLACED: "đã được thay thế",
    Status.WITHDRAWN: "đã thu hồi",
    Audience.PUBLIC: "công khai",
    Audience.INTERNAL: "nội bộ",
    Urgency.KHAN: "khẩn",
    Urgency.THUONG_KHAN: "thượng khẩn",
    Urgency.HOA_TOC: "hỏa tốc",
    Frequency.MONTHLY: "tháng",
    Frequency.QUARTERLY: "quý",
    Frequency.HALF_YEARLY: "6 tháng",
    Frequency.NINE_MONTHS: "9 tháng",
    Frequency.YEARLY: "năm",
}
# Parts whose inner shape is not the envelope's: their blanks and types have their own check.
_OPAQUE = frozenset({"data"})


def admit(
    record: type[R], tree: Mapping[str, Tree], positions: Positions, audience: Audience = Audience.PUBLIC
) -> tuple[R | None, list[Finding]]:
    """Make a record of a tree; None when something in it is wrong. A blank value counts as one not given.

    `audience` is whom the file is for: hints quote from it for no other.
    """
    try:
        return record.model_validate(_without_blanks(tree, record)), []
    except ValidationError as error:
        return None, list(_findings(error, _Typed(record, tree, positions, audience)))


class _Typed(NamedTuple):
    """What was typed, and what it was typed for."""

    record: type[Record]
    tree: Mapping[str, Tree]
    positions: Positions
    audience: Audience

    def quote(self, path: Path, words: str) -> Quote:
        """Quote what was typed at a path, or what was made of it."""
        return Quote(words, Audience.INTERNAL if path[0] in _PERSONAL else self.audience)


# The parts of a letter that are internal whatever the letter is (Law 91/2025/QH15).
_PERSONAL = frozenset({"contact", "data", "notes", "attachments"})
_LONGEST_QUOTE = 80  # characters: the line of a longer value is shown without it


def _without_blanks(tree: Mapping[str, Tree], record: type[Record] | None) -> dict[str, Any]:
    """Leave out keys without a value, at every level but inside the opaque parts.

    A key that the record does not know stays, and is refused: `{title: PHÓ CHỦ TỊCH, TRƯỞNG BAN}` has one.
    """
    known = record.model_fields if record else tree
    return {
        key: _pruned(key, value, _record_of(record, key))
        for key, value in tree.items()
        if value is not None or key not in known
    }


def _pruned(key: str, value: Tree, record: type[Record] | None) -> Any:
    if key in _OPAQUE:
        return value
    if isinstance(value, dict):
        return _without_blanks(value, record)
    if isinstance(value, list):
        return [_without_blanks(x, record) if isinstance(x, dict) else x for x in value]
    return value


def _record_of(record: type[Record] | None, key: str) -> type[Record] | None:
    """The record that describes the value of a key, where one does."""
    if record is None or key not in record.model_fields:
        return None
    return next(_records_in(record.model_fields[key].annotation), None)


def _findings(error: ValidationError, typed: _Typed) -> Iterator[Finding]:
    for detail in error.errors(include_url=False, include_input=False):
        kind = "choice" if detail["type"] in ("enum", "literal_error") else detail["type"]
        kind = "limit" if kind in _LIMITS else kind
        yield _EXPLAINED.get(kind, _wrong_type)(detail, tuple(detail["loc"]), typed)


def _unknown_key(_: ErrorDetails, path: Path, typed: _Typed) -> Finding:
    key, place, field = str(path[-1]), typed.positions.key(*path), _dotted(path)
    known = _record_at(typed.record, path[:-1]).model_fields
    meant = match_of(key, known)
    hint: Mapping[str, Value] = nearest(key, known)
    meant = meant or _titled(key, known)
    if meant:
        hint = {"nearest": write(line(meant, _repeated(path, meant, typed)))}
    elif len(path) > 1 and _value_at(typed.tree, path) is None:
        # Most likely the rest of a value with a comma, which may be a person's: it is not repeated.
        key, field, hint = "…", _dotted((*path[:-1], "…")), _CUT_AT_COMMA
    said = typed.quote(path, key)
    if said.audience is Audience.INTERNAL:  # it may be words that strayed to where a key stands
        field = _dotted((*path[:-1], "…"))
    return rules.UNKNOWN_KEY.at(place, field, key=said, **hint)


def _titled(key: str, known: Mapping[str, FieldInfo]) -> str:
    """The key whose Vietnamese title was typed in its place: `số` for number."""
    return next((name for name, x in known.items() if (x.title or "").lower() == key.lower()), "")


def _repeated(path: Path, meant: str, typed: _Typed) -> Value:
    """The value of a mistyped key, where it is certain which was meant and short enough to be read in a hint."""
    value = _value_at(typed.tree, path)
    sure = meant not in _PERSONAL and meant == match_of(str(path[-1]), [meant], sure=True)
    short = isinstance(value, Scalar) and value.plain and "\n" not in value and len(value) <= _LONGEST_QUOTE
    return typed.quote(path, str(value)) if sure and short else "…"


def _missing(_: ErrorDetails, path: Path, typed: _Typed) -> Finding:
    positions = typed.positions
    title = _record_at(typed.record, path[:-1]).model_fields[str(path[-1])].title or _dotted(path)
    place = positions.key(*path) if path in positions.keys else positions.key(*path[:-1])
    return rules.MISSING.at(place, _dotted(path), key=str(path[-1]), title=title)


def _not_a_choice(detail: ErrorDetails, path: Path, typed: _Typed) -> Finding:
    choices = _choices(detail.get("ctx", {}))
    found = str(_value_at(typed.tree, path))
    meant = match_of(found, choices, _MEANINGS)
    hint = {"nearest": write(line(_key(path), meant))} if meant else nearest(found, choices, _MEANINGS)
    return rules.NOT_A_CHOICE.at(typed.positions.value(*path), _dotted(path), choices=", ".join(choices), **hint)


def _out_of_range(detail: ErrorDetails, path: Path, typed: _Typed) -> Finding:
    if detail["type"] == "too_short" and _value_at(typed.tree, path) == []:
        return _missing(detail, path, typed)  # an empty list says no more than no list
    limit = _LIMITS[detail["type"]].format_map(detail.get("ctx", {}))
    return rules.OUT_OF_RANGE.at(typed.positions.value(*path), _dotted(path), limit=limit)


def _wrong_type(detail: ErrorDetails, path: Path, typed: _Typed) -> Finding:
    kind = detail["type"]
    kind = detail["ctx"]["kind"] if kind == "congvan_type" else _PYDANTIC_KINDS.get(kind, "text")
    expected = _KINDS[kind]
    if expected in _TEXTS and isinstance(_value_at(typed.tree, path), dict):
        expected = _UNQUOTED_LIST if isinstance(path[-1], int) else _UNQUOTED
        if any(str(x).startswith(("“", "”", "‘")) for x in _value_at(typed.tree, path)):
            expected = expected._replace(words=_CURLY)
    example = _shown_for(path, typed, expected) if kind in ("mapping", "list") else expected.example
    right = _corrected(kind, path, typed) or _FOR_EXAMPLE.of(line=line(_key(path), example))
    place = typed.positions.value(*path)
    return rules.WRONG_TYPE.at(place, _dotted(path), expected=expected.words, right=right)


def _shown_for(path: Path, typed: _Typed, expected: _Expected) -> str:
    """The example that the record gives of a group or a list of groups, on one line; else that of the kind."""
    info = _record_at(typed.record, path[:-1]).model_fields.get(str(path[-1]))
    example = next(iter(info.examples or ()), None) if info else None
    group = example[0] if isinstance(example, list) and example else example
    return _on_one_line(example) if isinstance(group, dict) else expected.example


def _on_one_line(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k}: {_on_one_line(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(_on_one_line, value))}]"
    text = str(value)
    return f'"{text}"' if text.isdigit() or _NEEDS_QUOTES.search(text) else text


_NEEDS_QUOTES = re.compile(r"[,:#\[\]{}]")
_FOR_EXAMPLE = Text("For example: {line}")


def _corrected(kind: str, path: Path, typed: _Typed) -> Phrase | None:
    """Say how the line should be typed, where the value can mean one thing only."""
    value = _value_at(typed.tree, path)
    right = CORRECTIONS[kind](value) if kind in CORRECTIONS and isinstance(value, str) else ""
    if not right:
        return None
    made = line(_key(path), typed.quote(path, right))
    _, notation = number_and_notation(value) if path == ("number",) else ("", "")
    if notation:
        return write_two(made, line("notation", typed.quote(path, notation)))
    return write(made)


def _key(path: Path) -> str:
    """The key whose line holds a value; of an entry of a list, the list's."""
    return str(path[-1] if isinstance(path[-1], str) else path[0])


def _dotted(path: Path) -> str:
    return ".".join(str(x) for x in path)


_EXPLAINED: Mapping[str, Callable[[ErrorDetails, Path, _Typed], Finding]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing,
    "choice": _not_a_choice,
    "limit": _out_of_range,
}
_LIMITS = {
    "greater_than_equal": "≥ {ge}",
    "less_than_equal": "≤ {le}",
    "too_short": "≥ {min_length}",
    "too_long": "≤ {max_length}",
    "string_too_short": "≥ {min_length}",
}


def _choices(context: Mapping[str, Any]) -> list[str]:
    """The values that pydantic says it expected: `'draft', 'issued' or 'replaced'`."""
    return [x.strip(" '") for x in str(context.get("expected", "")).replace(" or ", ",").split(",")]


def _value_at(tree: Any, path: tuple[int | str, ...]) -> Any:
    for part in path:
        try:
            tree = tree[part]
        except (KeyError, IndexError, TypeError):
            return ""
    return tree


def _record_at(record: type[Record], path: tuple[int | str, ...]) -> type[Record]:
    """The record that describes what stands at a path."""
    for part in path:
        if isinstance(part, str) and part in record.model_fields:
            record = next(_records_in(record.model_fields[part].annotation), record)
    return record


def _records_in(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for inner in typing.get_args(annotation):
        yield from _records_in(inner)
