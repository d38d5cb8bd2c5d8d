"""A letter's view enters; what JSON tells of it leaves, keys in a fixed order (shape: docs/data.md).

Addresses are told from the edition's root. The public edition does not even have the keys that tell what is internal.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from congvan.model import address
from congvan.model.facts import FileFacts
from congvan.model.signature import Signature
from congvan.model.terms import Audience
from congvan.model.view import AttachmentView, LetterView, Relation, SignerView

Facts = Mapping[str, FileFacts]
Entry = dict[str, Any]


def letter_entry(view: LetterView, audience: Audience, facts: Facts) -> Entry:
    """Tell of one letter what the list of all letters tells."""
    pdf = address.letter_pdf(view.id)
    return {
        "id": str(view.id),
        "agency": view.id.agency,
        "series": view.id.series,
        "period": str(view.id.period),
        "status": view.status.value,
        **_if_internal(audience, view.internal),
        "number": view.number,
        "symbol": view.symbol,
        "date": day(view.date),
        "due": day(view.due),
        "days_late": view.days_late if view.date and view.due else None,
        "subject": view.subject,
        "to": list(view.to),
        "signer": _signer(view.signer),
        "url": address.letter(view.id),
        "pdf": pdf,
        "pdf_bytes": facts[pdf].size if pdf in facts else None,
        "pdf_sha256": facts[pdf].sha256 if pdf in facts else None,
        **_signed(view, facts),
        "json": address.letter_json(view.id),
        "figures": {x.name: x.value for x in view.figures},
        "attachments": [_attachment(view, x, audience, facts) for x in view.attachments],
        "relations": [_relation(x) for x in view.relations],
        "withdrawn": _withdrawn(view),
        "changes": list(_changes(view)),
    }


def day(value: Any) -> str | None:
    """Write a day as ISO 8601 does."""
    return value.isoformat() if value else None


def _if_internal(audience: Audience, value: bool) -> Entry:
    return {"internal": value} if audience is Audience.INTERNAL else {}


def _signed(view: LetterView, facts: Facts) -> Entry:
    """The signed copy and its signatures; no key where this edition has none."""
    name = address.letter_signed_pdf(view.id)
    told = facts.get(name)
    if told is None or view.signed is None:
        return {}
    signatures = [_signature(x) for x in view.signed.signatures]
    return {"signed": {"pdf": name, "bytes": told.size, "sha256": told.sha256, "signatures": signatures}}


def _signature(signature: Signature) -> Entry:
    return {
        "signer": signature.signer,
        "organisation": signature.organisation,
        "time": signature.time.isoformat() if signature.time else None,
        "time_proven": signature.time_proven,
        "level": signature.level.value or None,
    }


def _signer(signer: SignerView | None) -> Entry | None:
    if signer is None:
        return None
    return {"authority": list(signer.authority), "title": signer.title, "name": signer.name}


def _attachment(view: LetterView, file: AttachmentView, audience: Audience, facts: Facts) -> Entry:
    name = address.attachment(view.id, file.file)
    told = facts.get(name)
    return {
        "title": file.title,
        "url": name,
        "bytes": told.size if told else file.size,
        "sha256": told.sha256 if told else None,
        **_if_internal(audience, file.internal),
    }


def _relation(tie: Relation) -> Entry:
    symbol = tie.symbol if tie.date else None
    return {"kind": tie.kind, "letter": str(tie.letter), "symbol": symbol, "date": day(tie.date)}


def _withdrawn(view: LetterView) -> Entry | None:
    return {"date": day(view.withdrawn.date), "reason": view.withdrawn.reason} if view.withdrawn else None


def _changes(view: LetterView) -> Iterator[Entry]:
    for change in view.changes:
        yield {"date": day(change.date), "note": change.note, "major": change.major}
