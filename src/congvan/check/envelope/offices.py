"""The files of agencies and series for themselves: lists without repetitions, names that agree, figures of a kind."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from congvan.check.envelope.lengths import check_agency_lengths
from congvan.check.envelope.notations import check_notations
from congvan.model.agency import Agency, AgencyFile
from congvan.model.finding import Finding, Place
from congvan.model.period import Period
from congvan.model.rules import envelope as rules
from congvan.model.series import Series
from congvan.model.source import Path, Positions
from congvan.model.terms import Audience, Frequency
from congvan.model.text import Quote, Text
from congvan.vietnamese.fold import tone_key, words

_PLACE_WORDS = ("tp", "thành phố", "thị xã", "xã", "phường", "thị trấn", "đặc khu", "tỉnh")
_SPELT_OUT = (("ubnd", "ủy ban nhân dân"), ("hđnd", "hội đồng nhân dân"))
_OF_PLACES = ("ủy ban nhân dân", "hội đồng nhân dân")
_EMAIL = re.compile(r"[^\s@,;]+@[^\s@,;.]+(?:\.[^\s@,;.]+)+")
_EXTENSION = re.compile(r"(?:máy lẻ|máy nhánh|lẻ|số nội bộ|ext\.?|fax)\s*:?\s*[\d,; -]{1,20}", re.IGNORECASE)
_SEPARATORS = re.compile(r"[\s().\u2010-\u2013-]+")
# With its area code, a service number (1900 …, 1800 …), or a hotline of three or four digits.
_PHONE = re.compile(r"(?:\+84|0)\d{8,10}|1[89]00\d{4,6}|\d{3,4}", re.ASCII)
_LONGEST = 40  # characters: a name no longer than this may well be its own short form


def check_agency(agency: Agency) -> Iterator[Finding]:
    """Check one agency's file."""
    file = agency.file
    yield from check_agency_lengths(agency)
    yield from check_notations(agency)
    lists = (("notations", file.notations), ("series", file.series), ("consolidates", file.consolidates))
    for key, values in lists:
        yield from _listed_twice(agency.positions, key, values, str, Audience.PUBLIC)
    yield from _short(agency.positions, file.name, file.short, "name")
    for holds, rule, key in _NAMES:
        if not holds(file):
            yield rule.at(agency.positions.value(key), key, name=file.name)
    for key, is_sound in (("phone", _is_phone), ("email", _is_email)):
        value = getattr(file.contact, key, None)
        if value and not is_sound(value):
            example = _EXAMPLES[key]
            place = agency.positions.value("contact", key)
            yield rules.OFFICE_CONTACT.at(place, f"contact.{key}", value=value, what=example[0], example=example[1])


def check_series(series: Series) -> Iterator[Finding]:
    """Check one series' file."""
    file, positions = series.file, series.positions
    yield from _listed_twice(positions, "sections", file.sections, _spelling, file.visibility)
    yield from _listed_twice(positions, "facets", file.facets, str, Audience.PUBLIC)
    yield from _short(positions, file.title, file.short, "title")
    yield from _due_day(series)
    yield from _properties(series.schema, ("data",), positions)
    yield from _kinds(series)


def check_idle(agencies: Mapping[str, Agency], writing: set[str]) -> Iterator[Finding]:
    """Tell of agencies that owe nothing and have no letter; `writing` are those that have."""
    for agency in agencies.values():
        if not (agency.file.series or agency.file.consolidates or agency.id in writing):
            yield rules.IDLE_AGENCY.at(Place(agency.positions.file), agency=agency.id)


# --- lists and names ------------------------------------------------------------------------------------------------


def _listed_twice(
    positions: Positions, key: str, values: Sequence[str], same: Callable[[str], str], whose: Audience
) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, value in enumerate(values):
        if same(value) in seen:
            place, field = positions.value(key, index), f"{key}.{index}"
            yield rules.LISTED_TWICE.at(place, field, value=Quote(value, whose), key=key)
        seen.add(same(value))


def _short(positions: Positions, name: str, short: str, key: str) -> Iterator[Finding]:
    if len(short) > len(name) or (short == name and len(name) > _LONGEST):
        yield rules.SHORT_IS_LONG.at(positions.value("short"), "short", key=key)


def _spelling(text: str) -> str:
    """A text's key for comparing: neither case, nor spaces, nor where a tone mark stands."""
    return " ".join(tone_key(text.lower()).split())


def _full(name: str) -> str:
    """A name in lower case with its commonest abbreviations spelt out."""
    lower = name.lower()
    for short, full in _SPELT_OUT:
        lower = lower.replace(short, full)
    return lower


def _words(*texts: str) -> set[str]:
    return {x for text in texts for x in words(tone_key(_full(text)))}


def _letterhead_agrees(file: AgencyFile) -> bool:
    """Whether the letterhead is the name, or one says more than the other; abbreviations are not guessed at."""
    if any(x.isupper() and len(x) > 1 and x.lower() not in dict(_SPELT_OUT) for x in words(file.name)):
        return True
    name, head = _words(file.name), _words(*file.letterhead)
    return head <= name or name <= head


def _place_agrees(file: AgencyFile) -> bool:
    """Whether the place of a people's committee or council is in its name; offices of other kinds may sit anywhere."""
    if not _full(file.name).startswith(_OF_PLACES):
        return True
    return _words(file.place) - _words(*_PLACE_WORDS) <= _words(file.name, *file.letterhead, *file.parent)


_NAMES = (
    (_letterhead_agrees, rules.LETTERHEAD_DIFFERS, "letterhead"),
    (_place_agrees, rules.PLACE_DIFFERS, "place"),
)


def _is_phone(text: str) -> bool:
    """Whether a text is one telephone number or several, with or without extensions."""
    numbers = [_SEPARATORS.sub("", x) for x in re.split(r"[,;/]", _EXTENSION.sub("", text))]
    return all(_PHONE.fullmatch(x) for x in numbers if x) and any(numbers)


def _is_email(text: str) -> bool:
    return all(_EMAIL.fullmatch(x.strip()) for x in re.split(r"[,;]", text))


_EXAMPLES = {
    "phone": (Text("a telephone number"), 'phone: "0200 000 001"'),
    "email": (Text("an e-mail address"), "email: vanphong@example.com"),
}


# --- series ---------------------------------------------------------------------------------------------------------


def _due_day(series: Series) -> Iterator[Finding]:
    due = series.file.due
    months = _due_months(series.file.frequency, due.months_after) if due else []
    lacking = [m for m in months if due and due.day > monthrange(_COMMON_YEAR, m)[1]]
    if due and lacking:
        shown = ", ".join(map(str, lacking))
        yield rules.DAY_NOT_IN_MONTH.at(series.positions.value("due", "day"), "due.day", day=due.day, months=shown)


_COMMON_YEAR = 2025  # its February has 28 days


def _due_months(frequency: Frequency, after: int) -> list[int]:
    """The months in which reports of a frequency are due, in order."""
    period, found = Period(_COMMON_YEAR, frequency), []
    while period.year == _COMMON_YEAR:
        found.append((period.last_month - 1 + after) % 12 + 1)
        period = period.following
    return sorted(found)


def _properties(schema: Mapping[str, Any], path: Path, positions: Positions) -> Iterator[Finding]:
    """Check every property of a schema, groups included: it has a title, and money is whole."""
    for name, found in schema.get("properties", {}).items():
        inner = found if isinstance(found, dict) else {}
        here = (*path, "properties", name)
        field = ".".join(x for x in map(str, here) if x != "properties")
        if not str(inner.get("title", "")).strip():
            yield rules.FIGURE_UNTITLED.at(positions.key(*here), field, name=name)
        if inner.get("format") == "vnd" and not {"integer"} <= _types(inner) <= {"integer", "null"}:
            yield rules.MONEY_TYPE.at(positions.value(*here, "type" if "type" in inner else "format"), field, name=name)
        yield from _properties(inner, here, positions)


def _types(schema: Mapping[str, Any]) -> set[str]:
    types = schema.get("type", ())
    return {types} if isinstance(types, str) else {x for x in types if isinstance(x, str)}


def _kinds(series: Series) -> Iterator[Finding]:
    """Sums, comparisons and roll-ups are of numbers, counts of yes and no. A figure without a type is not judged."""
    types = {x.name: _types(x.schema) - {"null"} for x in series.properties()}
    for path, how, name in _uses(series):
        wanted = _COUNTED if how == "count" else _NUMBERS
        if types.get(name) and not types[name] <= wanted:
            is_key = path[0] == "rollup"
            place = series.positions.key(*path) if is_key else series.positions.value(*path)
            field = ".".join(str(x) for x in path)
            yield rules.FIGURE_KIND.at(place, field, name=name, how=how, wanted=_WANTED[wanted])


_NUMBERS, _COUNTED = frozenset({"integer", "number"}), frozenset({"boolean"})
_WANTED = {
    _NUMBERS: Text("numbers (type: integer or number)"),
    _COUNTED: Text("yes or no (type: boolean)"),
}
_OF_ANY = frozenset({"same_as_previous"})  # checks of figures that need not be numbers


def _uses(series: Series) -> Iterator[tuple[Path, str, str]]:
    """Where a series uses a figure as what: place, kind of use, name. What is no figure's name is not used."""
    for name, how in (series.file.rollup or {}).items():
        yield ("rollup", name), how, name
    for index, check in enumerate(series.file.checks):
        yield from (
            (("checks", index, kind, *part), kind, name) for kind, part, name in check.named() if kind not in _OF_ANY
        )
