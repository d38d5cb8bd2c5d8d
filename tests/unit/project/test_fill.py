from pathlib import Path

import pytest

from congvan.model.letter import PLACEHOLDER_NAMES, Letter
from congvan.model.terms import Audience
from congvan.model.view import INTERNAL_BEGINS, INTERNAL_ENDS, WITHHELD_PASSAGE, WITHHELD_PHRASE
from congvan.project.audience import TABLE
from congvan.project.fill import WITHHELD, fill
from congvan.project.fillings import fillings
from congvan.render.body import render_body
from tests.small_archive import DRAFT, FEBRUARY, SERIES, Files, changed, sound

PUBLIC, INTERNAL = Audience.PUBLIC, Audience.INTERNAL
_CONTACT = "contact: {name: Trần Thị Kín, phone: '0900000009', email: kin@example.com}\ncopies:"


def _marked(text: str) -> str:
    return f"{INTERNAL_BEGINS}{text}{INTERNAL_ENDS}"


def _filled(tmp_path: Path, text: str, files: Files | None = None) -> dict[Audience, str]:
    """The line that stands in place of the draft's first, for each audience."""
    letter = changed(
        DRAFT, "Thực hiện nhiệm vụ được giao, đơn vị báo cáo như sau:", f"BEGIN{text}END", "copies:", _CONTACT,
        "count: 12", "count: 12\n  secret: rất kín", "spent: 70 triệu}", "spent: 70 triệu, hidden: 4 triệu}",
        "{{ data.money.spent }}", "x",
    )  # fmt: skip
    archive = sound(tmp_path, {**letter, **(files or {})})
    found = archive.in_order[2]
    bodies = {
        x: fill(found, fillings(found, archive.agencies["xa-mau"], archive.series["bao-cao"], x), x) for x in Audience
    }
    return {x: body.partition("BEGIN")[2].partition("END")[0] for x, body in bodies.items()}


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("{{ period }}", "tháng 3 năm 2026"),
        ("{{ subject }}", "báo cáo việc mẫu"),
        ("{{ notation }}", r"UBND\-VP"),
        ("{{ symbol }}", r"/UBND\-VP"),
        ("{{ number }}{{ date }}", ""),
        ("{{ due }}", "ngày 20 tháng 3 năm 2026"),
        ("{{ agency.name }}", "Ủy ban nhân dân xã Mẫu"),
        ("{{ agency.short }}, {{ agency.place }}", "UBND xã Mẫu, Mẫu"),
        ("{{ series.title }}/{{ series.short }}", "Báo cáo tháng về việc mẫu/Việc mẫu"),
        ("{{ series.requested_by.agency }}{{ series.requested_by.date }}", ""),
        ("{{ signer.title }} {{ signer.name }}", "CHỦ TỊCH Trần Văn Mẫu"),
        ("{{ data.money.total }}", "300 triệu đồng"),
        ("{{ data.rate }}%", "98,5%"),
        ("{{ data.count }}", "12"),
        ("{{ data.open }}", "có"),
        ("{{ data.since }}", ""),
        ("{{ data.remark }}", ""),
        ("{{ tick(data.open) }}{{ tick(not data.open) }}", "☑☐"),
        ("{{ tick(data.since) }}{{ tick(not data.since) }}", "☐☐"),
        ("{{ tick(data.count) }}", "☐"),
    ],
)
def test_what_everybody_reads(tmp_path: Path, text: str, printed: str) -> None:
    """Names, dates and public figures in Vietnamese form, for both audiences; nothing for what is not given.

    A box is ticked for yes alone; what is neither yes nor no ticks neither.
    """
    filled = _filled(tmp_path, text)
    assert filled == {PUBLIC: printed, INTERNAL: printed}


@pytest.mark.parametrize(
    ("text", "internal"),
    [
        ("{{ contact.name }}", _marked("Trần Thị Kín")),
        ("{{ contact.phone }}", _marked("0900000009")),
        ("{{ contact.email }}", _marked("kin@example.com")),
        ("{{ data.money.hidden }}", _marked("4 triệu đồng")),
        ("{{ data.secret }}", _marked("rất kín")),
        ("{{ tick(data.secret) }}", "☐"),
        ("{{ tick(not data.secret) }}", "☐"),
        ('{{ internal("chỉ *nội bộ*") }}', _marked("chỉ *nội bộ*")),
    ],
)
def test_what_the_public_does_not(tmp_path: Path, text: str, internal: str) -> None:
    """The same mark whatever the value, in each form of placeholder: not even whether it is true can be told."""
    assert _filled(tmp_path, text) == {PUBLIC: WITHHELD_PHRASE, INTERNAL: internal}


def test_nothing_tells_whether_a_withheld_value_is_there(tmp_path: Path) -> None:
    """A contact without telephone and one with look the same to the public."""
    archive = sound(tmp_path)
    letter = archive.in_order[2]
    filled = fillings(letter, archive.agencies["xa-mau"], archive.series["bao-cao"], PUBLIC)
    assert letter.front.contact is None
    assert filled["contact", "phone"] is WITHHELD
    assert filled["data", "secret"] is WITHHELD


def test_every_name_can_be_filled(tmp_path: Path) -> None:
    """`check` and `project` know the same names."""
    archive = sound(tmp_path)
    series = archive.series["bao-cao"]
    figures = {("data", *x.name.split(".")) for x in series.properties()}
    for audience in Audience:
        assert set(fillings(archive.in_order[0], archive.agencies["xa-mau"], series, audience)) == (
            PLACEHOLDER_NAMES | figures
        )


def test_every_name_prints(tmp_path: Path) -> None:
    """In a letter that lacks nothing each name of the envelope has its words; the public lacks what the table keeps."""
    request = "requested_by: {agency: Sở Nội vụ, number: 1/SNV, date: 2025-12-01}\ndue:"
    files = changed(SERIES, "due:", request) | changed(FEBRUARY, "copies:", _CONTACT)
    archive = sound(tmp_path, files)
    letter, agency, series = archive.in_order[1], archive.agencies["xa-mau"], archive.series["bao-cao"]
    internal, public = (fillings(letter, agency, series, x) for x in (INTERNAL, PUBLIC))
    assert [x for x in sorted(PLACEHOLDER_NAMES) if not internal[x]] == []
    rows = {x: ".".join(x if x[0] in ("agency", "series") else ("letter", *x)) for x in PLACEHOLDER_NAMES}
    kept = {x for x, row in rows.items() if TABLE.get(row) is INTERNAL}
    assert {x for x in PLACEHOLDER_NAMES if public[x] is WITHHELD} == kept


def test_passages(tmp_path: Path) -> None:
    """An internal passage is one mark to the public; one of blanks is nothing."""
    filled = _filled(tmp_path, "a\n\n/// internal\nkín\n\nkín\n///\n\nb\n\n/// internal\n\n///\nc")
    assert filled[INTERNAL].split() == ["a", INTERNAL_BEGINS, "kín", "kín", INTERNAL_ENDS, "b", "c"]
    assert filled[PUBLIC].split("\n\n") == ["a", "\n" + WITHHELD_PASSAGE, "\nb", "c"]


@pytest.mark.parametrize(
    "value",
    [
        "R&D <script>alert(1)</script>",
        "a * b _c_ `d` [e](f) #g ~h~ |i| \\j",
        "![x](y) <b>z</b> &lt; &amp;copy;",
        "1. một",
        "- một",
        "# một",
        "| a | b |",
        "https://example.com/a_b",
        "[^1]: x",
    ],
)
def test_a_value_prints_as_it_is(tmp_path: Path, value: str) -> None:
    """No value becomes markup: a reader sees the letters that the officer typed, at the start of a line too."""
    quoted = value.replace("'", "''")
    files = changed(
        DRAFT, "Thực hiện nhiệm vụ được giao, đơn vị báo cáo như sau:", "{{ data.remark }}",
        "count: 12", f"remark: '{quoted}'",
    )  # fmt: skip
    archive = sound(tmp_path, files)
    letter: Letter = archive.in_order[2]
    body = render_body(
        fill(letter, fillings(letter, archive.agencies["xa-mau"], archive.series["bao-cao"], PUBLIC), PUBLIC)
    )
    assert body.text.split("\n")[0] == value
    assert not any(
        tag in body.html.partition("<h2")[0] for tag in ("<script", "<b>", "<a ", "<img", "<li", "<code", "<em")
    )


def test_the_schema_decides(tmp_path: Path) -> None:
    """The same figure is public once its series says so."""
    public = changed(SERIES, "secret: {type: string, visibility: internal", "secret: {type: string, visibility: public")
    assert _filled(tmp_path, "{{ data.secret }}", public)[PUBLIC] == "rất kín"
