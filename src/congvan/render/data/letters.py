"""An edition enters, its letters as JSON text leave (shape: docs/data.md). Holds nothing that the views do not."""

import json
from typing import Any

from congvan.model import address
from congvan.model.terms import Audience
from congvan.model.view import AttachmentView, EditionView, LetterView, SignerView


def letters_json(edition: EditionView) -> str:
    """Give every letter of the edition in the edition's order, keys in a fixed order, one newline at the end."""
    internal = edition.audience is Audience.INTERNAL
    data = {
        "audience": edition.audience.value,
        "as_of": edition.as_of.isoformat(),
        "letters": [_letter(x, internal=internal) for x in edition.letters],
    }
    return json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _letter(view: LetterView, *, internal: bool) -> dict[str, Any]:
    return {
        "id": str(view.id),
        "agency": view.id.agency,
        "series": view.id.series,
        "period": str(view.id.period),
        "status": view.status.value,
        "number": view.number,
        "symbol": view.symbol,
        "date": view.date.isoformat() if view.date else None,
        "subject": view.subject,
        "to": list(view.to),
        "signer": _signer(view.signer),
        "url": address.letter(view.id),
        "pdf": address.letter_pdf(view.id),
        "figures": {x.name: x.value for x in view.figures},
        "attachments": [_attachment(view, x, internal=internal) for x in view.attachments],
    }


def _signer(signer: SignerView | None) -> dict[str, Any] | None:
    if signer is None:
        return None
    return {"authority": list(signer.authority), "title": signer.title, "name": signer.name}


def _attachment(view: LetterView, file: AttachmentView, *, internal: bool) -> dict[str, Any]:
    entry: dict[str, Any] = {"title": file.title, "url": address.attachment(view.id, file.file)}
    return entry | {"internal": file.internal} if internal else entry
