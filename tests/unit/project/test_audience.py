import dataclasses
import typing
from collections.abc import Iterator
from typing import Any

import jsonschema_specifications  # type: ignore[import-untyped]
import pytest

from congvan.check.sheet import _READ
from congvan.model.agency import AgencyFile
from congvan.model.allowed import AllowedFile
from congvan.model.fields import Record
from congvan.model.letter import FrontMatter
from congvan.model.series import SeriesFile
from congvan.model.short_forms import ShortForm, ShortFormsFile
from congvan.model.terms import Audience
from congvan.model.waiver import Waiver
from congvan.project.audience import TABLE, may_see, redact

# These stand in no letter: what a version control system knows of it, and the signed copy beside it.
_BESIDE = {"letter.versions", "letter.signed"}
RECORDS: dict[str, type[Record]] = {
    "letter": FrontMatter, "agency": AgencyFile, "series": SeriesFile, "short_form": ShortForm,
    "short_forms": ShortFormsFile, "allowed": AllowedFile,
}  # fmt: skip


def _fields(record: type[Record], name: str) -> Iterator[str]:
    for field, info in record.model_fields.items():
        yield f"{name}.{field}"
        for inner in _records(info.annotation):
            yield from _fields(inner, f"{name}.{field}")


def _records(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for inner in typing.get_args(annotation):
        yield from _records(inner)


def test_every_field_has_a_row() -> None:
    """Each field of each record, at every depth, and no row is left over."""
    fields = {x for name, record in RECORDS.items() for x in _fields(record, name)}
    assert "series.checks.at_most.limit" in fields
    fields |= {f"waiver.{x.name}" for x in dataclasses.fields(Waiver)} | _BESIDE
    assert {x for x in TABLE if not x.startswith("schema.")} == fields


def test_every_keyword_of_a_schema_has_a_row() -> None:
    """Those of JSON Schema 2020-12, its vocabularies as the specification lists them, and our own."""
    known = {"visibility"}
    for address in jsonschema_specifications.REGISTRY:
        if address.startswith("https://json-schema.org/draft/2020-12/"):
            known |= jsonschema_specifications.REGISTRY.contents(address).get("properties", {}).keys()
    known = {x for x in known if not x.startswith("$recursive")}  # of older drafts, named to be refused
    assert len(known) > 50
    assert {x.removeprefix("schema.") for x in TABLE if x.startswith("schema.")} == known


def test_the_rules_of_a_letter_know_the_same_audiences() -> None:
    """What `check` takes for public is public; else a finding would quote it in a log. `None`: as the entry says."""
    for path, audience in _READ.items():
        row = TABLE[".".join(("letter", *(x for x in path if x != "*")))]
        assert audience is row or (audience is None and path[0] == "attachments"), path


def test_a_field_without_a_row_is_nobodys() -> None:
    """Default deny, for the internal audience too: a new field must first be thought about."""
    for audience in Audience:
        with pytest.raises(KeyError):
            may_see(audience, "letter.salary")


def test_the_law_in_the_table() -> None:
    """A person's telephone and e-mail, remarks, and the figures as typed are internal (Law 91/2025/QH15)."""
    internal = {x for x, audience in TABLE.items() if audience is Audience.INTERNAL and x.startswith("letter.")}
    assert internal == {
        "letter.contact", "letter.contact.name", "letter.contact.phone", "letter.contact.email", "letter.notes",
        "letter.data", "letter.versions",
    }  # fmt: skip


_LETTER = FrontMatter.model_validate(
    {
        "status": "draft", "notation": "A", "subject": "b", "to": ["c"], "notes": "PLANTED",
        "contact": {"name": "PLANTED", "phone": "PLANTED", "email": "PLANTED"}, "data": {"x": "PLANTED"},
        "signer": {"title": "CHỦ TỊCH", "name": "D"}, "changes": [{"date": "2026-01-02", "note": "e"}],
    }
)  # fmt: skip


def test_redaction() -> None:
    """What the public may not see is None; the rest is as it was, at every depth."""
    seen = redact(_LETTER, "letter", Audience.PUBLIC)
    assert "PLANTED" not in repr(seen)
    assert (seen.contact, seen.notes, seen.data) == (None, None, None)
    assert (seen.signer, seen.changes, seen.to) == (_LETTER.signer, _LETTER.changes, _LETTER.to)
    assert redact(_LETTER, "letter", Audience.INTERNAL) == _LETTER


def test_redaction_of_a_part() -> None:
    """Each field of the contact has its own row: none is seen even if the whole were."""
    assert _LETTER.contact is not None
    inner = redact(_LETTER.contact, "letter.contact", Audience.PUBLIC)
    assert set(inner.model_dump().values()) == {None}


def test_a_record_with_a_new_field_cannot_be_redacted() -> None:
    """What the table does not know stops the projection."""

    class New(FrontMatter):
        salary: str = "x"

    letter = New.model_construct(**dict(_LETTER))

    with pytest.raises(KeyError):
        redact(letter, "letter", Audience.INTERNAL)
