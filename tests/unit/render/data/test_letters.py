import json
from datetime import date
from typing import Any

from congvan.model.terms import Audience
from congvan.model.view import EditionView
from congvan.render.data.letters import letters_json
from tests.factories import a_draft, a_letter, an_attachment, an_edition

KEYS = [
    "id", "agency", "series", "period", "status", "number", "symbol", "date", "subject", "to", "signer", "url", "pdf",
    "figures", "attachments",
]  # fmt: skip


def read(edition: EditionView) -> list[dict[str, Any]]:
    """Read the letters back."""
    letters: list[dict[str, Any]] = json.loads(letters_json(edition))["letters"]
    return letters


def test_a_letter_is_told_as_docs_data_md_says() -> None:
    """Keys in their order, money in đồng, addresses from the root."""
    [letter] = read(an_edition(a_letter(attachments=(an_attachment(),))))
    assert list(letter) == KEYS
    assert letter["number"] == 12
    assert letter["date"] == "2026-04-17"
    assert letter["pdf"] == "bim-son/khcn-tai-chinh/2026-04/bim-son-khcn-tai-chinh-2026-04.pdf"
    assert letter["figures"] == {
        "budget.total": 2_382_000_000,
        "budget.disbursed": 200_000_000,
        "fund.established": False,
    }
    assert letter["attachments"] == [
        {"title": "Bảng số liệu", "url": "bim-son/khcn-tai-chinh/2026-04/bang-so-lieu.xlsx"}
    ]


def test_the_public_edition_does_not_speak_of_internal_things() -> None:
    """Not even the word; the internal edition says of each attachment whether it is internal."""
    letter = a_letter(attachments=(an_attachment(),))
    assert "internal" not in letters_json(an_edition(letter))
    [told] = read(an_edition(letter, audience=Audience.INTERNAL))
    assert told["attachments"][0]["internal"] is False


def test_what_is_not_given_is_null() -> None:
    """A draft has no number, no date, and may have no signer."""
    [draft] = read(an_edition(a_draft(signer=None)))
    assert (draft["number"], draft["date"], draft["signer"]) == (None, None, None)


def test_vietnamese_stays_readable() -> None:
    """Letters are written as they are, so that `grep` finds them."""
    assert "Thanh Hóa" in letters_json(an_edition())


def test_no_path_of_the_machine_is_printed() -> None:
    """Where an attachment's bytes lie is nobody's business."""
    assert "/nowhere/" not in letters_json(an_edition(a_letter(attachments=(an_attachment(),))))


def test_the_edition_says_its_day() -> None:
    """So that a copy tells how old it is."""
    data = json.loads(letters_json(an_edition(as_of=date(2026, 5, 4))))
    assert (data["audience"], data["as_of"]) == ("public", "2026-05-04")
