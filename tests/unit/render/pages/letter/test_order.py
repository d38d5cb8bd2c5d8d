"""The letter's page and the contents that stand beside it are in the same order."""

import re
from datetime import date

from congvan.model.view import ChangeView, Relation
from congvan.render.body import render_body
from congvan.render.pages.letter import letter_page
from congvan.render.pages.letter.dossier import LONGEST_RUN, MOST_PERIODS, Dossier
from congvan.render.pages.letter.figures import figure_part
from tests.factories import a_letter, an_attachment

_HEADING = re.compile(r'<h[1-6]\b[^>]*\bid="([^"]+)"')


def test_headings_stand_in_the_page_in_the_order_of_the_contents() -> None:
    """A letter with all that a page can have."""
    before = a_letter("2026-03", number=9, date=date(2026, 3, 18))
    view = a_letter(
        attachments=(an_attachment(),),
        relations=(Relation("replaces", before.id, "9/UBND-VHXH", before.date),),
        changes=(ChangeView(date(2026, 5, 9), "Sửa lỗi gõ", major=False),),
        notes="Đã gửi qua trục liên thông.",
        body="# Báo cáo\n\n## 1. Một\n\nVăn bản.\n\n### 1.1. Hai\n\nMới.\n\n## 2. Ba\n\nHết./.\n",
    )
    page = letter_page(Dossier(view, render_body(view.body), {}, (view, before), render_body(before.body)))
    listed = [x.id for x in page.headings]
    assert {"cv-news", "cv-figures", "cv-attachments", "cv-relations", "cv-changes", "cv-notes"} <= set(listed)
    assert [x for x in _HEADING.findall(page.html) if x in listed] == listed


def test_a_run_reaches_one_letter_behind_the_periods_that_are_shown() -> None:
    """The oldest period of a full table can still be compared with the one before it."""
    assert LONGEST_RUN == MOST_PERIODS + 1
    run = tuple(a_letter(f"{2024 + (x // 12)}-{x % 12 + 1:02}") for x in range(20))[::-1]
    part = figure_part(Dossier(run[0], render_body(""), run=run[:LONGEST_RUN]))
    assert len(part.periods) == MOST_PERIODS
