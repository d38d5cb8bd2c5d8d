"""The audience table: for every field of every record, who may see it. Default deny: a field without a row is an error.

Law 91/2025/QH15: a person's telephone number and e-mail are personal data; `contact` and `notes` are never public.
Figures have their audience in the series' schema (`visibility: internal`), attachments and letters in their own field.
"""

from types import MappingProxyType
from typing import Any, TypeVar, cast

from congvan.model.fields import Record
from congvan.model.terms import Audience

R = TypeVar("R", bound=Record)

_PUBLIC = """
letter.status letter.visibility letter.number letter.notation letter.date letter.subject letter.to letter.urgency
letter.signer letter.signer.authority letter.signer.title letter.signer.name letter.copies
letter.attachments letter.attachments.file letter.attachments.title letter.attachments.visibility
letter.replaces letter.corrects letter.withdrawn letter.withdrawn.date letter.withdrawn.reason
letter.changes letter.changes.date letter.changes.note letter.changes.major
agency.name agency.short agency.letterhead agency.parent agency.place agency.notations agency.series
agency.consolidates agency.whole_register
agency.contact agency.contact.address agency.contact.phone agency.contact.email agency.proper_names
series.title series.short series.requested_by series.requested_by.agency series.requested_by.number
series.requested_by.date series.frequency series.due series.due.day series.due.months_after series.visibility
series.sections series.data series.checks series.checks.sum series.checks.at_most series.checks.not_decreasing
series.checks.sum.total series.checks.sum.of series.checks.at_most.value series.checks.at_most.limit
series.checks.not_decreasing.value series.checks.not_decreasing.within
series.checks.same_as_previous series.checks.same_as_previous.value series.checks.same_as_previous.within
series.checks.within_factor series.checks.within_factor.value series.checks.within_factor.factor
series.checks.within_factor.within series.rollup series.facets
short_form.short short_form.long
"""
# `letter.data` is the block as typed, whose internal figures only the schema knows: views are made from `Letter.data`.
# `letter.versions` stands in no file: it is what a version control system knows of one.
_INTERNAL = (
    "letter.contact letter.contact.name letter.contact.phone letter.contact.email letter.notes letter.data "
    "letter.versions"
)

TABLE = MappingProxyType(
    dict.fromkeys(_PUBLIC.split(), Audience.PUBLIC) | dict.fromkeys(_INTERNAL.split(), Audience.INTERNAL)
)


def may_see(audience: Audience, field: str) -> bool:
    """Whether the audience may see a field, by its name in the table (`letter.contact.phone`).

    Raises:
        KeyError: the field has no row. That is a fault of the program, and nobody may see the field.
    """
    return audience.may_see(TABLE[field])


def redact(record: R, name: str, audience: Audience) -> R:
    """Give a copy of a record in which every field that the audience may not see is None, at every depth.

    `name` is the record's in the table: `letter`, `agency`, `series`.
    """
    kept = {x: _part(getattr(record, x), f"{name}.{x}", audience) for x in type(record).model_fields}
    # cast: pydantic's mypy plugin gives the constructor of the bound, not of R
    return cast(R, type(record).model_construct(**kept))


def _part(value: Any, name: str, audience: Audience) -> Any:
    if not may_see(audience, name):
        return None
    if isinstance(value, Record):
        return redact(value, name, audience)
    if isinstance(value, tuple):
        return tuple(_part(x, name, audience) for x in value)
    return value
