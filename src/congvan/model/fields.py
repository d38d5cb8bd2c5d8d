"""The types of front-matter fields: text as typed → value. Each refusal names a reason that `check` can explain.

Every input is a `Scalar`, a list, a mapping or None, never what YAML 1.1 would have guessed.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_WHOLE = re.compile(r"0|[1-9]\d{0,8}", re.ASCII)


def _refuse(kind: str) -> PydanticCustomError:
    """Make pydantic's error of one of our kinds; the sentence belongs to the rule, not to the type."""
    return PydanticCustomError("congvan_type", "{kind}", {"kind": kind})


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise _refuse("text")
    return str(value)


def _line(value: Any) -> str:
    text = _text(value)
    if "\n" in text.strip("\n"):
        raise _refuse("line")
    return text.strip()


def _whole(value: Any) -> int:
    if not isinstance(value, str) or not _WHOLE.fullmatch(value):
        raise _refuse("whole-number")
    return int(value)


def _date(value: Any) -> date:
    if not isinstance(value, str) or not _ISO_DATE.fullmatch(value):
        raise _refuse("date")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise _refuse("date") from None


def _truth(value: Any) -> bool:
    if value not in ("true", "false"):
        raise _refuse("true-or-false")
    return bool(value == "true")


def _one_or_many(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class Typed:
    """How a value is typed, for those who describe the format (`edit/schema`); pydantic passes it by."""

    kind: str


TextField = Annotated[str, BeforeValidator(_text), Typed("text")]
Line = Annotated[str, BeforeValidator(_line), Field(min_length=1), Typed("line")]
WholeNumber = Annotated[int, BeforeValidator(_whole), Typed("whole-number")]
IsoDate = Annotated[date, BeforeValidator(_date), Typed("date")]
Truth = Annotated[bool, BeforeValidator(_truth), Typed("true-or-false")]
Lines = Annotated[tuple[Line, ...], BeforeValidator(_one_or_many), Typed("lines")]


class Record(BaseModel):
    """A part of a file: frozen, and closed against unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)
