"""Parts of a letter's page: how it is cited, what goes with it, what it is tied to, where its footnotes stand."""

from datetime import date

import pytest

from congvan.model import address
from congvan.model.facts import FileFacts
from congvan.model.identity import LetterId
from congvan.model.period import Period
from congvan.model.terms import Frequency
from congvan.model.view import Relation
from congvan.render.body import render_body
from congvan.render.pages.letter import parted
from congvan.render.pages.letter.attachments import attachment_lines, kind_of
from congvan.render.pages.letter.citation import citation
from congvan.render.pages.letter.relations import has_ties, tie_groups
from tests.factories import a_draft, a_letter, an_attachment


@pytest.mark.parametrize(
    ("subject", "cited"),
    [
        ("báo cáo tháng 4", "về việc báo cáo tháng 4"),
        ("Báo cáo tháng 4", "về việc báo cáo tháng 4"),
        ("Ủy ban nhân dân họp", "về việc ủy ban nhân dân họp"),
        ("UBND phường họp", "về việc UBND phường họp"),
        ("", "về việc "),
    ],
)
def test_a_letter_is_cited_as_the_decree_asks(subject: str, cited: str) -> None:
    """Kind, number and notation, date, office by its full name, subject in the middle of a sentence."""
    view = a_letter(subject=subject)
    assert citation(view).startswith(f"Công văn số {view.symbol} ngày ")
    assert f"của {view.agency.name} về việc" in citation(view)
    assert citation(view).endswith(cited)


def test_what_has_no_number_or_no_day_cannot_be_cited() -> None:
    """A draft is nothing yet to refer to."""
    assert citation(a_draft()) == ""
    assert citation(a_letter(date=None)) == ""


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("bang.xlsx", "Bảng tính Excel"),
        ("BANG.XLSX", "Bảng tính Excel"),
        ("anh.chup.jpeg", "Ảnh JPEG"),
        ("ban-ve.dwg", "Tệp DWG"),
        ("khong-duoi", "Tệp"),
        ("cham.", "Tệp"),
    ],
)
def test_a_file_is_named_in_words(file: str, kind: str) -> None:
    """Whoever does not know endings knows what opens it."""
    assert kind_of(file) == kind


def test_an_attachment_is_told_as_the_edition_has_it() -> None:
    """Size and checksum are those of the published file; without it there is a size and no checksum."""
    view = a_letter(attachments=(an_attachment(internal=True),))
    where = address.attachment(view.id, view.attachments[0].file)
    (known,) = attachment_lines(view, {where: FileFacts(7, "ab" * 32)})
    assert (known.address, known.size, known.sha256, known.internal) == (where, 7, "ab" * 32, True)
    (unknown,) = attachment_lines(view, {})
    assert (unknown.size, unknown.sha256) == (view.attachments[0].size, "")


def test_ties_of_one_kind_stand_together() -> None:
    """In the order in which their kinds first come, each letter in the order given."""
    months = [LetterId("bim-son", "khcn", Period(2026, Frequency.MONTHLY, x)) for x in (1, 2, 3)]
    day = date(2026, 4, 1)
    ties = [
        Relation("corrects", months[0], "1/VP", day),
        Relation("replaces", months[1], "2/VP", day),
        Relation("corrects", months[2], "3/VP", day),
    ]
    groups = tie_groups(ties)
    assert [(x.label, [y.letter for y in x.letters]) for x in groups] == [
        ("Đính chính", [months[0], months[2]]),
        ("Thay thế", [months[1]]),
    ]


def test_what_asked_for_a_letter_ties_it_too() -> None:
    """So every answer leads to the letter that it answers."""
    view = a_letter(relations=(), previous=None, next=None)
    assert has_ties(view) == (view.series.requested_by is not None)


_NOTED = "Câu một[^1].\n\n[^1]: Chú thích.\n"


@pytest.mark.parametrize(
    ("markdown", "in_text", "in_appendices"),
    [
        (_NOTED, True, False),
        (_NOTED + "\n# Phụ lục I\n\nNội dung.\n", True, False),
        ("Câu.\n\n# Phụ lục I\n\nNội dung[^1].\n\n[^1]: Chú thích.\n", False, True),
        ("Câu một[^1].\n\n# Phụ lục I\n\nNội dung[^2].\n\n[^1]: Một.\n\n[^2]: Hai.\n", False, True),
    ],
)
def test_footnotes_stand_before_the_signature_if_they_are_the_letters_own(
    markdown: str, *, in_text: bool, in_appendices: bool
) -> None:
    """Those of an appendix stay behind it; no word is lost or comes twice."""
    html = render_body(markdown).html
    text, appendices = parted(html)
    assert ('class="footnote">' in text, 'class="footnote">' in appendices) == (in_text, in_appendices)
    assert sorted(text + appendices) == sorted(html)
