"""What was found in each letter, kept by content: a file a duty, written whole; a broken or foreign one is as none.

An entry's key is the hash of everything that its findings are a function of, our own code included. Entries are data:
reading them runs no code, and whatever has not exactly the shape of one is made again. A folder that leads elsewhere
by a link, as a repository can hold, is neither read nor written.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from functools import cache
from hashlib import sha256
from pathlib import Path
from string import Formatter
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, PlainSerializer, TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from congvan.check.facts import Facts
from congvan.model.finding import Finding, Place, Rule
from congvan.model.rules import ALL
from congvan.model.signature import Signature
from congvan.model.terms import Audience
from congvan.model.text import Phrase, Quote, Several, Text, Value
from congvan.store.cache import write_in_one_step

_FOLDER = "examined"
_OWN = 0o600  # findings may quote what is internal
_MOST_NESTED = 20  # kinds of values within one another: the deepest sentence has about four
_BY_CODE: Mapping[str, Rule] = {x.code: x for x in ALL}
# The kinds of values that fill a rule's sentences, beside plain text.
_KINDS: Mapping[str, type] = {"text": Text, "phrase": Phrase, "quote": Quote, "several": Several}
_NAMES: Mapping[type, str] = {kind: name for name, kind in _KINDS.items()}
_SHAPES: Mapping[type, frozenset[str]] = {kind: frozenset(x.name for x in fields(kind)) for kind in _NAMES}


def encode(value: Any) -> Any:
    """Give a value of a finding as JSON: text is itself, a list is a list, all else an object that names its kind."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, list | tuple):
        return [encode(x) for x in value]
    if isinstance(value, Mapping):
        return {"map": {name: encode(x) for name, x in value.items()}}
    return {_NAMES[type(value)]: {x.name: encode(getattr(value, x.name)) for x in fields(value)}}


def decode(kept: Any) -> Any:
    """Give the value that `encode` made this of.

    Raises:
        ValueError: it made it of none.
    """
    if isinstance(kept, str):
        return kept
    if isinstance(kept, list):
        return tuple(decode(x) for x in kept)
    if not isinstance(kept, dict) or len(kept) != 1:
        raise ValueError("no value")
    ((name, parts),) = kept.items()
    inner = {key: decode(x) for key, x in parts.items()} if isinstance(parts, dict) else {}
    if name == "map":
        return inner
    kind = _KINDS.get(name)
    if kind is None or inner.keys() != _SHAPES[kind]:
        raise ValueError("no kind")
    return _made(kind, inner)


def _made(kind: type, parts: dict[str, Any]) -> Value:
    if kind is Quote:
        parts["audience"] = Audience(parts["audience"])
    made: Value = kind(**parts)
    return made


@cache
def _blanks(template: str) -> frozenset[str]:
    """Give the names that a sentence has blanks for.

    Raises:
        ValueError: a blank asks for more than a value's words: a width of gigabytes, or a part of the value.
    """
    found = [(name, more or how) for _, name, more, how in Formatter().parse(template) if name is not None]
    if any(more or not name.isidentifier() for name, more in found):
        raise ValueError("no plain blank")
    return frozenset(name for name, _ in found)


def _can_be_said(value: Any, nested: int = 0) -> bool:
    """Tell whether a value is one that sentences are filled with, and has itself all that fills it."""
    if nested > _MOST_NESTED:
        return False
    match value:
        case Text(str(template)):
            return not _blanks(template)
        case Phrase(Text(str(template)), dict(values)):
            return _blanks(template) <= values.keys() and all(_can_be_said(x, nested + 1) for x in values.values())
        case Several(tuple(values), str() | Text() as joint):
            return all(_can_be_said(x, nested + 1) for x in (joint, *values))
        case str() | Quote(str()):
            return True
    return False


def _is_inside(path: str) -> bool:
    """Tell whether a path stays within the archive: the line at a finding's place is shown."""
    return not path.startswith("/") and ".." not in path.split("/")


def _encode_finding(finding: Finding) -> list[Any]:
    place = finding.place
    values = {name: encode(x) for name, x in finding.values.items()}
    return [finding.rule.code, place.path, place.line, place.column, finding.field, values]


def _decode_finding(kept: Any) -> Any:
    match kept:
        case [str(code), str(path), int() | None as line, int() | None as column, str(field), dict(values)]:
            rule = _BY_CODE.get(code)
            filled = {str(name): decode(x) for name, x in values.items()}
            if rule and _is_inside(path) and min(line or 1, column or 1) > 0 and _is_filled(rule, filled):
                return Finding(rule, Place(path, line, column), field, MappingProxyType(filled))
    raise ValueError("no finding")


def _is_filled(rule: Rule, values: Mapping[str, Any]) -> bool:
    """Tell whether a rule's sentences can be said with these values."""
    blanks = _blanks(rule.message.english) | _blanks(rule.hint.english)
    return blanks <= values.keys() and all(map(_can_be_said, values.values()))


_KeptFinding = Annotated[Finding, BeforeValidator(_decode_finding), PlainSerializer(_encode_finding)]


@dataclass(frozen=True, slots=True)
class Kept:
    """What one letter's file yields: under which key, its facts (None: it could not be read), all that was found."""

    __pydantic_config__ = ConfigDict(arbitrary_types_allowed=True, ser_json_inf_nan="constants")

    key: str
    facts: Facts | None
    findings: tuple[_KeptFinding, ...]
    signatures: tuple[Signature, ...] = ()  # of its signed copy,
    signed: str = ""  # and the hash of its bytes


Entries = dict[str, Kept]  # the letters of one duty, by period as their files are named


@cache
def _form() -> TypeAdapter[Entries]:
    return TypeAdapter(Entries)


def to_bytes(entries: Entries) -> bytes:
    """Give entries as they are kept: the hash of what follows, then JSON. Nothing, if one cannot be told in JSON."""
    try:
        data = _form().dump_json(entries)
    except PydanticSerializationError:  # a folder's name that is no text
        return b""
    return sha256(data).hexdigest().encode() + b"\n" + data


def from_bytes(data: bytes) -> Entries:
    """Read entries; none at all, if a single one is not sound."""
    total, _, rest = data.partition(b"\n")
    if total.decode("ascii", "replace") != sha256(rest).hexdigest():
        return {}
    try:
        return _form().validate_json(rest)
    except (ValidationError, RecursionError):
        return {}


class Examined:
    """The store of one archive, safe for several processes: the last to write a duty's file wins, and each is whole."""

    def __init__(self, cache_folder: Path) -> None:
        """Take the cache's folder; it is made when the first entry is put."""
        self.folder = cache_folder / _FOLDER

    def load(self, agency: str, series: str) -> Entries:
        """Give what is kept of a duty."""
        file = self._file(agency, series)
        if self._leads_elsewhere(file) or not file.is_file():
            return {}
        try:
            return from_bytes(file.read_bytes())
        except OSError:
            return {}

    def save(self, agency: str, series: str, entries: Entries) -> None:
        """Keep a duty's entries. Where nothing can be written nothing is: the next check takes longer, no more."""
        target, data = self._file(agency, series), to_bytes(entries)
        if self._leads_elsewhere(target):
            return
        with suppress(OSError):
            target.parent.mkdir(parents=True, exist_ok=True)
            write_in_one_step(target, data, mode=_OWN)

    def forget_all_but(self, duties: Iterable[tuple[str, str]]) -> None:
        """Remove the entries of duties that have no letters any more."""
        known = {self._file(*x) for x in duties}
        for file in self.folder.glob("*/*.json"):
            if file not in known and not self._leads_elsewhere(file):
                with suppress(OSError):
                    file.unlink()

    def _leads_elsewhere(self, file: Path) -> bool:
        """Tell whether a link stands on the way: what lies behind it is somebody else's."""
        return any(x.is_symlink() for x in (self.folder, file.parent, file))

    def _file(self, agency: str, series: str) -> Path:
        return self.folder / agency / f"{series}.json"
