from dataclasses import replace
from pathlib import Path

import pytest

from congvan.model.fields import Record
from congvan.model.letter import Contact
from congvan.model.terms import Audience
from congvan.model.withheld import Secret
from congvan.project import project
from congvan.project.audience import TABLE
from congvan.project.secrets import secrets
from tests.small_archive import AGENCY, DRAFT, FEBRUARY, FOLDER, JANUARY, SERIES, Files, changed, sound

_FIRST = "Thực hiện nhiệm vụ được giao, đơn vị báo cáo như sau:"
_HIDDEN_SERIES = changed(SERIES, "visibility: public", "visibility: internal", "về việc mẫu", "về vụ việc kín")
_CONTACT = "contact: {name: Trần Thị Kín, phone: '0900000009', email: kin@example.com}\ncopies:"


def _secrets(tmp_path: Path, files: Files) -> dict[str, str]:
    return {x.text: x.origin for x in project(sound(tmp_path, files), Audience.PUBLIC)[1]}


@pytest.mark.parametrize(
    ("files", "text", "origin"),
    [
        (changed(FEBRUARY, "copies:", _CONTACT), "0900000009", f"{FEBRUARY}: contact.phone"),
        (changed(FEBRUARY, "copies:", _CONTACT), "kin@example.com", f"{FEBRUARY}: contact.email"),
        (changed(FEBRUARY, "copies:", _CONTACT), "Trần Thị Kín", f"{FEBRUARY}: contact.name"),
        (
            changed(FEBRUARY, _FIRST, '{{ internal("chưa được lãnh đạo duyệt") }}'),
            "chưa được lãnh đạo duyệt",
            f"{FEBRUARY}:17",
        ),
        (
            changed(FEBRUARY, _FIRST, "x\n/// internal\nÔng ấy chưa đồng ý; sẽ họp lại vào tuần sau\n///"),
            "sẽ họp lại vào tuần sau",
            f"{FEBRUARY}:20",
        ),
        (
            changed(FEBRUARY, "copies:", "notes: Cần hỏi lại kế toán trưởng trước khi trình ký văn bản này\ncopies:"),
            "Cần hỏi lại kế toán trưởng trước khi trình ký văn bản này",
            f"{FEBRUARY}: notes",
        ),
        (
            changed(FEBRUARY, "spent: 60 triệu}", "spent: 60 triệu, hidden: '123.456.700'}"),
            "123456700",
            f"{FEBRUARY}: data.money.hidden",
        ),
        (
            changed(FEBRUARY, "count: 12", "secret: đề nghị kỷ luật hai người"),
            "đề nghị kỷ luật hai người",
            f"{FEBRUARY}: data.secret",
        ),
        *(
            (changed(FEBRUARY, "copies:", "contact: {name: Kín}\ncopies:"), f"{x} Kín", f"{FEBRUARY}: contact.name")
            for x in ("ông", "bà", "anh", "chị", "đồng chí")
        ),
        *(
            (
                changed(SERIES, "title: Nhận xét riêng", f"title: A, {x}"),
                "Thái độ của cán bộ xã",
                f"{SERIES}: data",
            )
            for x in (
                "description: Thái độ của cán bộ xã",
                "enum: [a, Thái độ của cán bộ xã]",
                "const: Thái độ của cán bộ xã",
                "default: Thái độ của cán bộ xã",
                "examples: [Thái độ của cán bộ xã]",
                "$comment: Thái độ của cán bộ xã",
            )
        ),
        (
            _HIDDEN_SERIES
            | changed(
                SERIES,
                "visibility: public",
                "visibility: internal\nrequested_by: {agency: Thanh tra tỉnh Mẫu, number: 12/TTT-NV, date: 2025-12-01}",
            ),
            "Thanh tra tỉnh Mẫu",
            SERIES,
        ),
        (changed(FEBRUARY, "status:", "visibility: internal\nstatus:"), "02/UBND-VP", f"{FEBRUARY}: number"),
        (
            changed(FEBRUARY, _FIRST, f"{_FIRST}\n<!-- nhớ hỏi lại kế toán trưởng trước khi trình -->"),
            "nhớ hỏi lại kế toán trưởng trước khi trình",
            f"{FEBRUARY}:17",
        ),
        ({}, "xa-mau/bao-cao/2026-03", DRAFT),
        ({}, "xa-mau-bao-cao-2026-03", DRAFT),
        (
            changed(DRAFT, "báo cáo việc mẫu", "báo cáo đột xuất về vụ cháy chợ"),
            "báo cáo đột xuất về vụ cháy chợ",
            f"{DRAFT}: subject",
        ),
        (
            {
                **changed(FEBRUARY, "copies:", "attachments: [{file: so-lieu-goc-chua-duyet.csv, title: A}]\ncopies:"),
                f"{FOLDER}/2026-02/so-lieu-goc-chua-duyet.csv": b"x",
            },
            "so-lieu-goc-chua-duyet.csv",
            f"{FEBRUARY}: attachments",
        ),
        (_HIDDEN_SERIES, "Báo cáo tháng về vụ việc kín", SERIES),
        ({}, "Nhận xét riêng", f"{SERIES}: data"),
        (
            changed(
                SERIES,
                "title: Kinh phí",
                "title: Kinh phí mật của huyện, visibility: internal".replace(", ", "\n      "),
            ),
            "Kinh phí mật của huyện",
            f"{SERIES}: data",
        ),
    ],
)
def test_what_is_looked_for(tmp_path: Path, files: Files, text: str, origin: str) -> None:
    """Each kind of what the public must not find, with the place where it stands."""
    assert _secrets(tmp_path, files).get(text) == origin


_SUBJECT = "báo cáo đột xuất về vụ cháy chợ"
_SUDDEN = changed(DRAFT, "báo cáo việc mẫu", _SUBJECT)


@pytest.mark.parametrize(
    "files",
    [
        changed(FEBRUARY, "copies:", f"changes: [{{date: 2026-02-20, note: thay bằng {_SUBJECT}}}]\ncopies:"),
        changed(
            FEBRUARY,
            "status: issued",
            f"status: withdrawn\nwithdrawn: {{date: 2026-02-20, reason: xem {_SUBJECT}}}",
        ),
        changed(FEBRUARY, _FIRST, f"{_FIRST}\n\n<!-- {_SUBJECT} -->"),
    ],
    ids=["change", "withdrawal", "comment"],
)
def test_remarks_excuse_no_name(tmp_path: Path, files: Files) -> None:
    """An internal letter's subject that slips into what a public one says of its own changes is a leak."""
    assert _SUBJECT in _secrets(tmp_path, {**_SUDDEN, **files})


def test_a_subject_that_public_text_has_is_excused(tmp_path: Path) -> None:
    """Letters of a series share their subjects, and a body may speak of the same matter."""
    files = _SUDDEN | changed(FEBRUARY, _FIRST, f"Đã có {_SUBJECT}. {_FIRST}")
    assert _SUBJECT not in _secrets(tmp_path, files)


@pytest.mark.parametrize(
    ("files", "text"),
    [
        (changed(FEBRUARY, "copies:", _CONTACT.replace("Trần Thị Kín", "Trần Văn Mẫu")), "Trần Văn Mẫu"),
        (changed(FEBRUARY, "copies:", _CONTACT.replace("0900000009", "0237 000 000")), "0237 000 000"),
        (
            changed(FEBRUARY, "copies:", _CONTACT.replace("kin@example.com", "vanphong@example.com")),
            "vanphong@example.com",
        ),
        (changed(FEBRUARY, _FIRST, f"{_FIRST}\n/// internal\n{_FIRST}\n///"), _FIRST.rstrip(":")),
        (changed(DRAFT, _FIRST, "Thực hiện NHIỆM VỤ được giao,\nđơn vị báo cáo như sau:"), "đơn vị báo cáo như sau"),
        (changed(FEBRUARY, "spent: 60 triệu}", "spent: 60 triệu, hidden: '300000000'}"), "300000000"),
        (changed(FEBRUARY, _FIRST, '{{ internal("hai từ") }}'), "hai từ"),
        (changed(FEBRUARY, "Kỳ báo cáo:", "Có nhận xét riêng. Kỳ báo cáo:"), "Nhận xét riêng"),
        (changed(SERIES, "title: Nhận xét}", "title: Nhận xét riêng}"), "Nhận xét riêng"),
    ],
)
def test_what_is_excused(tmp_path: Path, files: Files, text: str) -> None:
    """Words that public text holds, the office's own telephone, and what is too short to be anybody's."""
    assert text not in _secrets(tmp_path, files)


def test_a_telephone_in_public_text_is_no_excuse(tmp_path: Path) -> None:
    """That somebody typed it into another letter, and allowed it there, is the very leak to be found."""
    allowed = "allowed:\n" + "".join(
        f"  - {{value: '{x}', reason: ai đó cho qua, reviewed: 2026-02-01}}\n"
        for x in ("0900000009", "kin@example.com")
    )
    files = {
        "reports/_allowed.yml": allowed,
        **changed(FEBRUARY, "copies:", _CONTACT),
        **changed(JANUARY, _FIRST, "Gọi số 0900000009, kin@example.com để biết thêm chi tiết."),
    }
    assert {"0900000009", "kin@example.com"} <= set(_secrets(tmp_path, files))


def test_the_internal_edition_has_none(tmp_path: Path) -> None:
    """Its readers may read everything."""
    assert project(sound(tmp_path, changed(FEBRUARY, "copies:", _CONTACT)), Audience.INTERNAL)[1] == ()


def test_a_sound_archive_of_public_letters_has_only_its_drafts(tmp_path: Path) -> None:
    """Nothing public is taken for a secret; besides drafts there is the title of an internal figure."""
    assert {x.partition(":")[0] for x in _secrets(tmp_path, {}).values()} == {DRAFT, SERIES}
    assert set(_secrets(tmp_path / "b", {DRAFT: None})) == {"Nhận xét riêng"}


def test_every_internal_field_is_looked_for(tmp_path: Path) -> None:
    """Whatever the audience table keeps from the public; a field that is new there needs its words here."""
    remark = "notes: Cần hỏi lại kế toán trưởng trước khi trình ký"
    found = _secrets(tmp_path, changed(FEBRUARY, "copies:", f"{remark}\n{_CONTACT}")).values()
    rows = {x for x, audience in TABLE.items() if audience is Audience.INTERNAL and not x.startswith("schema.")}
    leaves = {x for x in rows if not any(y.startswith(f"{x}.") for y in rows)}
    # Looked for by the schema; known to a version control system alone; and what findings quote but no letter prints.
    others = {"letter.data", "letter.versions"} | {x for x in rows if x.startswith(("allowed.", "waiver."))}
    assert {x for x in leaves - others if f"{FEBRUARY}: {x.removeprefix('letter.')}" not in found} == set()


class _Badge(Record):
    text: str


class _Contact(Contact):
    """One that has more fields than the table knows yet."""

    zalo: str | None = None
    room: str | None = None
    badges: tuple[_Badge, ...] = ()


def test_a_new_field_of_a_contact_is_looked_for(tmp_path: Path) -> None:
    """As soon as it is there: numbers and addresses are never excused, words only by the same words in public."""
    archive = sound(tmp_path, changed(FEBRUARY, "copies:", _CONTACT))
    letter = next(x for x in archive.letters.values() if x.source == FEBRUARY)
    person = _Contact(
        name="Trần Thị Kín",
        zalo="0911 222 333, kin.rieng@example.org",
        room="nhà riêng ngõ Vắng",
        badges=(_Badge(text="0944 555 666"),),
    )
    letter = replace(letter, front=letter.front.model_copy(update={"contact": person}))
    archive = replace(archive, letters={**archive.letters, letter.id: letter})
    found = {x.text: x.origin for x in secrets(archive, Audience.PUBLIC)}
    assert {
        x: found.get(x) for x in ("0911 222 333", "kin.rieng@example.org", "nhà riêng ngõ Vắng", "0944 555 666")
    } == {
        "0911 222 333": f"{FEBRUARY}: contact.zalo",
        "kin.rieng@example.org": f"{FEBRUARY}: contact.zalo",
        "nhà riêng ngõ Vắng": f"{FEBRUARY}: contact.room",
        "0944 555 666": f"{FEBRUARY}: contact.badges.text",
    }


@pytest.mark.parametrize("row", ["agency.name", "agency.contact.email", "series.title", "series.short"])
def test_a_row_that_turns_internal_is_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row: str) -> None:
    """In every record: what the table keeps back is a secret, without a word in the gate."""
    archive = sound(tmp_path)
    monkeypatch.setattr("congvan.project.audience.TABLE", {**TABLE, row: Audience.INTERNAL})
    monkeypatch.setattr("congvan.project.secrets.public_text", lambda _: ())
    record, _, field = row.partition(".")
    source = {"agency": AGENCY, "series": SERIES}[record]
    assert f"{source}: {field}" in {x.origin for x in secrets(archive, Audience.PUBLIC)}


def test_a_secret_does_not_show_itself() -> None:
    """Neither in a log nor in a traceback."""
    secret = Secret("PLANTED", "x.md: notes")
    assert "PLANTED" not in f"{secret} {secret!r} {[secret]}"
    assert "x.md: notes" in repr(secret)


@pytest.mark.parametrize(
    ("phone", "kept"),
    [
        ("+84 237 000 000", set()),
        ("0237000000", set()),
        ("0237.000.000 (văn phòng); 0900 000 009", {"0900 000 009"}),
        ("ĐT 0900000009 - 0900000008", {"0900000009", "0900000008"}),
        ("số máy lẻ 115", {"số máy lẻ 115"}),
    ],
)
def test_telephones_are_compared_as_numbers(tmp_path: Path, phone: str, kept: set[str]) -> None:
    """The office's own is excused however it is typed; of several numbers each is looked for."""
    files = changed(FEBRUARY, "copies:", f"contact: {{phone: '{phone}', email: VanPhong@example.com}}\ncopies:")
    found = _secrets(tmp_path, files)
    assert {x for x, origin in found.items() if origin.startswith(f"{FEBRUARY}: contact")} == kept


def test_a_contact_named_like_the_offices_street(tmp_path: Path) -> None:
    """The office's address is public, with the names in it."""
    files = changed(AGENCY, "contact: {", "contact: {address: 1 đường Trần Phú, ") | changed(
        FEBRUARY, "copies:", "contact: {name: Trần Phú}\ncopies:"
    )
    assert "Trần Phú" not in _secrets(tmp_path, files)


def test_a_draft_that_has_in_words_what_a_public_letter_prints(tmp_path: Path) -> None:
    """What placeholders of public letters print is public text; what they withhold is not."""
    sentence = "Kỳ này đã chi tất cả {} cho việc mẫu của {}"
    public = sentence.format("{{ data.money.spent }}", "{{ agency.short }}")
    typed = sentence.format("60 triệu đồng", "UBND xã Mẫu")
    files = changed(FEBRUARY, _FIRST, f"{public}.\n\n{_FIRST}") | changed(DRAFT, _FIRST, f"{typed}.\n\n{_FIRST}")
    assert typed not in _secrets(tmp_path / "a", files)
    hidden = sentence.format("{{ data.money.hidden }}", "{{ agency.short }}")
    files = changed(
        FEBRUARY, _FIRST, f"{hidden}.\n\n{_FIRST}", "spent: 60 triệu}", "spent: 60 triệu, hidden: 60 triệu}"
    ) | changed(DRAFT, _FIRST, f"{typed}.\n\n{_FIRST}")
    assert typed in _secrets(tmp_path / "b", files)
