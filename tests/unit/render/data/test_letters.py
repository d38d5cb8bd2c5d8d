import json
from datetime import date
from typing import Any

from congvan.model import address
from congvan.model.facts import FileFacts
from congvan.model.identity import LetterId
from congvan.model.terms import Audience, Status
from congvan.model.view import ChangeView, EditionView, FigureField, Person, Relation, WithdrawalView
from congvan.render.data.letter import letter_json
from congvan.render.data.letters import letters_json
from tests.factories import a_draft, a_letter, a_series, an_attachment, an_edition

KEYS = [
    "id", "agency", "series", "period", "status", "number", "symbol", "date", "due", "days_late", "subject", "to",
    "signer", "url", "pdf", "pdf_bytes", "pdf_sha256", "json", "figures", "attachments", "relations", "withdrawn",
    "changes",
]  # fmt: skip


def read(edition: EditionView) -> list[dict[str, Any]]:
    """Read the letters back."""
    letters: list[dict[str, Any]] = json.loads(letters_json(edition, {}))["letters"]
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
        {
            "title": "Bảng số liệu",
            "url": "bim-son/khcn-tai-chinh/2026-04/bang-so-lieu.xlsx",
            "bytes": 18_432,
            "sha256": None,
        }
    ]


def test_the_public_edition_does_not_speak_of_internal_things() -> None:
    """Not even the word; the internal edition says of each attachment whether it is internal."""
    letter = a_letter(attachments=(an_attachment(),))
    assert "internal" not in letters_json(an_edition(letter), {})
    [told] = read(an_edition(letter, audience=Audience.INTERNAL))
    assert told["attachments"][0]["internal"] is False


def test_what_is_not_given_is_null() -> None:
    """A draft has no number, no date, and may have no signer."""
    [draft] = read(an_edition(a_draft(signer=None)))
    assert (draft["number"], draft["date"], draft["signer"]) == (None, None, None)


def test_files_are_told_with_size_and_checksum() -> None:
    """What there is beside the page is told so that a copy can be proved."""
    letter = a_letter(attachments=(an_attachment(),))
    pdf, file = address.letter_pdf(letter.id), address.attachment(letter.id, "bang-so-lieu.xlsx")
    told = json.loads(letters_json(an_edition(letter), {pdf: FileFacts(9, "ab"), file: FileFacts(7, "cd")}))
    [found] = told["letters"]
    assert (found["pdf_bytes"], found["pdf_sha256"]) == (9, "ab")
    assert [(x["bytes"], x["sha256"]) for x in found["attachments"]] == [(7, "cd")]


def test_what_happened_to_a_letter_is_told() -> None:
    """Days late, withdrawal, replacement and changes are in it, so that nobody adds up what was called back."""
    other = LetterId.parse("bim-son/khcn-tai-chinh/2026-05")
    letter = a_letter(
        date=date(2026, 4, 23),
        status=Status.WITHDRAWN,
        withdrawn=WithdrawalView(date(2026, 5, 2), "Nhầm số liệu"),
        relations=(Relation("replaced-by", other, "15/UBND-VHXH", date(2026, 5, 3)),),
        changes=(ChangeView(date(2026, 5, 1), "Sửa lỗi gõ", major=False),),
    )
    [told] = read(an_edition(letter))
    assert (told["due"], told["days_late"], told["status"]) == ("2026-04-20", 3, "withdrawn")
    assert told["withdrawn"] == {"date": "2026-05-02", "reason": "Nhầm số liệu"}
    assert told["relations"] == [
        {"kind": "replaced-by", "letter": str(other), "symbol": "15/UBND-VHXH", "date": "2026-05-03"}
    ]
    assert told["changes"] == [{"date": "2026-05-01", "note": "Sửa lỗi gõ", "major": False}]


def test_agencies_and_series_are_told_once() -> None:
    """Names stand at the head, not beside each of thousands of letters; figures with their labels and units."""
    field = FigureField("budget.total", ("Kinh phí", "Tổng số"), "integer", "đồng", "sum")
    series = a_series(fields=(field,))
    told = json.loads(letters_json(an_edition(a_letter(series=series)), {}, "https://kho.example.org/"))
    assert told["site_url"] == "https://kho.example.org/"
    assert [x["name"] for x in told["agencies"]] == ["Ủy ban nhân dân phường Bỉm Sơn"]
    [known] = told["series"]
    assert known["title"].startswith("Báo cáo tháng")
    assert known["xlsx"] == "data/khcn-tai-chinh.xlsx"
    assert known["figures"] == [
        {"name": "budget.total", "labels": ["Kinh phí", "Tổng số"], "kind": "integer", "unit": "đồng", "rollup": "sum"}
    ]


def test_one_letter_a_line() -> None:
    """`grep` and `diff` take the list apart by letters; an edition without any is sound JSON too."""
    lines = letters_json(an_edition(a_letter(), a_letter("2026-03")), {}).splitlines()
    assert [x[:46] for x in lines if x.startswith('{"id": "bim-son/')] == [
        '{"id": "bim-son/khcn-tai-chinh/2026-04", "agen',
        '{"id": "bim-son/khcn-tai-chinh/2026-03", "agen',
    ]
    assert read(an_edition(letters=(), agencies=(), series=())) == []


def test_a_letters_own_file_tells_what_stands_round_it() -> None:
    """Period with its days, names, typed figures with labels, and its neighbours; not the text."""
    before = LetterId.parse("bim-son/khcn-tai-chinh/2026-03")
    told = json.loads(letter_json(a_letter(previous=before), Audience.PUBLIC, {}))
    assert told["period"] == {"id": "2026-04", "label": "tháng 4 năm 2026", "from": "2026-04-01", "to": "2026-04-30"}
    assert told["agency"]["short"] == "UBND phường Bỉm Sơn"
    assert (told["previous"], told["next"]) == (str(before), None)
    assert told["figures"][0] == {
        "name": "budget.total",
        "labels": ["Kinh phí phân bổ", "Tổng số"],
        "value": 2_382_000_000,
        "unit": "đồng",
        "text": "2,382 tỷ đồng",
    }
    assert "quán triệt" not in json.dumps(told, ensure_ascii=False)


def test_contact_and_notes_are_in_no_data() -> None:
    """Not in the internal edition either: data travel further than pages."""
    letter = a_letter(contact=Person("Nguyễn Văn An", "0900000001"), notes="ghi nhớ riêng")
    edition = an_edition(letter, audience=Audience.INTERNAL)
    for text in (letters_json(edition, {}), letter_json(letter, Audience.INTERNAL, {})):
        assert "0900000001" not in text
        assert "ghi nhớ riêng" not in text


def test_vietnamese_stays_readable() -> None:
    """Letters are written as they are, so that `grep` finds them."""
    assert "Thanh Hóa" in letters_json(an_edition(), {})


def test_no_path_of_the_machine_is_printed() -> None:
    """Where an attachment's bytes lie is nobody's business."""
    assert "/nowhere/" not in letters_json(an_edition(a_letter(attachments=(an_attachment(),))), {})


def test_the_edition_says_its_day() -> None:
    """So that a copy tells how old it is."""
    data = json.loads(letters_json(an_edition(as_of=date(2026, 5, 4)), {}))
    assert (data["audience"], data["as_of"]) == ("public", "2026-05-04")
