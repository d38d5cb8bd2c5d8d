"""Each field of each view is made of fields that the audience table has: a new one must first be thought about here."""

import dataclasses

from congvan.model import view
from congvan.project.audience import TABLE

_VERSIONS = "letter.versions"
# Reckoned from other views, or says for whom something is.
_RECKONED: tuple[str, ...] = ()
_VIEWS: dict[type, dict[str, tuple[str, ...]]] = {
    view.Person: {
        "name": ("letter.contact.name",), "phone": ("letter.contact.phone", "agency.contact.phone"),
        "email": ("letter.contact.email", "agency.contact.email"), "address": ("agency.contact.address",),
    },
    view.AgencyView: {
        "id": _RECKONED, **{x: (f"agency.{x}",) for x in (
            "name", "short", "letterhead", "parent", "place", "contact", "series", "consolidates",
        )},
    },
    view.RequestView: {x: (f"series.requested_by.{x}",) for x in ("agency", "number", "date")},
    view.FigureField: {
        "name": ("schema.properties",), "labels": ("schema.title",), "kind": ("schema.type",),
        "unit": ("schema.format",), "rollup": ("series.rollup",), "facet": ("series.facets",), "internal": _RECKONED,
    },
    view.SeriesView: {
        "id": _RECKONED, "internal": _RECKONED, "fields": ("series.data",), "due_day": ("series.due.day",),
        "months_after": ("series.due.months_after",),
        **{x: (f"series.{x}",) for x in ("title", "short", "frequency", "requested_by")},
    },
    view.Figure: {
        "name": ("schema.properties",), "labels": ("schema.title",), "unit": ("schema.format",), "internal": _RECKONED,
        "text": ("letter.data",), "value": ("letter.data",),
    },
    view.AttachmentView: {
        "file": ("letter.attachments.file",), "title": ("letter.attachments.title",), "size": ("letter.attachments",),
        "path": ("letter.attachments",), "internal": ("letter.attachments.visibility",),
    },
    view.SignedView: dict.fromkeys(("source", "path", "sha256", "signatures", "is_public"), ("letter.signed",))
    | {"overtaken": _RECKONED},
    view.SignerView: {x: (f"letter.signer.{x}",) for x in ("authority", "title", "name")},
    view.Relation: {
        "kind": ("letter.replaces", "letter.corrects", "agency.consolidates"), "letter": _RECKONED,
        "symbol": ("letter.number", "letter.notation"), "date": ("letter.date",), "agency": ("agency.short",),
    },
    view.WithdrawalView: {x: (f"letter.withdrawn.{x}",) for x in ("date", "reason")},
    view.ChangeView: {x: (f"letter.changes.{x}",) for x in ("date", "note", "major")},
    view.RewrittenView: dict.fromkeys(("before", "after"), (_VERSIONS,)),
    view.VersionView: dict.fromkeys(("kind", "date", "who", "why", "rewritten", "moved_from"), (_VERSIONS,)),
    view.LetterView: {
        **{x: (f"letter.{x}",) for x in (
            "status", "number", "date", "subject", "to", "urgency", "contact", "signer", "copies", "attachments",
            "withdrawn", "changes", "notes", "versions", "signed",
        )},
        **dict.fromkeys(("id", "withheld", "agency", "series", "body", "previous", "next", "content"), _RECKONED),
        "symbol": ("letter.number", "letter.notation"), "internal": ("letter.visibility",),
        "due": ("series.due",), "figures": ("letter.data",), "relations": ("letter.replaces", "letter.corrects"),
    },
    view.Duty: {"due": ("series.due",), **dict.fromkeys(("agency", "series", "period", "overdue"), _RECKONED)},
    view.EditionView: {
        "short_forms": ("short_form.short", "short_form.long"),
        **dict.fromkeys(("audience", "as_of", "agencies", "series", "letters", "duties"), _RECKONED),
    },
}  # fmt: skip


def test_every_field_of_a_view_is_made_of_rows() -> None:
    """Each field of each view has its rows, which are in the table; none is left over."""
    every = {x for x in vars(view).values() if isinstance(x, type) and dataclasses.is_dataclass(x)}
    assert {x for x in every if x.__module__ == view.__name__} == _VIEWS.keys()
    for kind, fields in _VIEWS.items():
        assert {x.name for x in dataclasses.fields(kind)} == fields.keys(), kind
    assert {row for fields in _VIEWS.values() for rows in fields.values() for row in rows} - TABLE.keys() == set()
