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
short_form.short short_form.long short_forms.short_forms short_forms.short_forms.short short_forms.short_forms.long
letter.signed
"""
# `letter.data` is the block as typed, whose internal figures only the schema knows: views are made from `Letter.data`.
# `letter.versions` stands in no file: it is what a version control system knows of one. Nor does `letter.signed`, the
# signed copy beside it: whoever may see the letter may see a copy that shows no more, which `publish.signed` proves.
# The allow list is a source and nothing else (docs/decisions/0014); so is a waiver, whose reason findings alone quote.
_INTERNAL = """
letter.contact letter.contact.name letter.contact.phone letter.contact.email letter.notes letter.data letter.versions
allowed.allowed allowed.allowed.value allowed.allowed.reason allowed.allowed.reviewed
waiver.line waiver.column waiver.codes waiver.reason waiver.covers waiver.audience
schema.$comment
"""
# Keywords of the schema of a public figure: of an internal one, and of all within it, nobody outside is told any. Views
# are made of `title`, `type` and `format`; the others a log may show, but for a remark to whoever keeps the schema.
_KEYWORDS = """
$schema $id $anchor $dynamicAnchor $ref $dynamicRef $vocabulary $defs definitions
properties patternProperties additionalProperties propertyNames unevaluatedProperties dependentSchemas
dependentRequired dependencies items prefixItems contains minContains maxContains unevaluatedItems
allOf anyOf oneOf not if then else
type enum const multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern
maxItems minItems uniqueItems maxProperties minProperties required
title description default examples deprecated readOnly writeOnly
format contentMediaType contentEncoding contentSchema visibility
"""

TABLE = MappingProxyType(
    dict.fromkeys(_PUBLIC.split(), Audience.PUBLIC)
    | {f"schema.{x}": Audience.PUBLIC for x in _KEYWORDS.split()}
    | dict.fromkeys(_INTERNAL.split(), Audience.INTERNAL)
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
