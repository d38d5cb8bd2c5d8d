"""Every kind of tie answers every question that a page, a table or a register asks of it."""

from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from congvan.model.relation import DECLARED, RELATIONS, RelationKind
from congvan.model.view import Relation, WithdrawalView
from congvan.render.body import render_body
from congvan.render.data.feed import make_feed
from congvan.render.data.letters_table import letters_table
from congvan.render.pages.letter import letter_page
from congvan.render.pages.letter.dossier import Dossier
from congvan.render.register import register_line
from congvan.render.source import letter_source
from tests.factories import a_draft, a_letter, an_edition

KINDS: tuple[RelationKind, ...] = get_args(RelationKind)
DOCS = Path(__file__).parents[3] / "docs"
ISSUED, LATER = date(2026, 4, 17), date(2026, 5, 3)
OTHER = a_letter("2026-05").id


def tied(kind: RelationKind, day: date | None = LATER) -> Relation:
    """A tie of that kind to the letter of May."""
    return Relation(kind, OTHER, "15/UBND-VHXH", day, "")


def test_the_table_holds_every_kind_once() -> None:
    """And each leads back to itself by its reverse; of the two, one at most is declared in a file."""
    assert tuple(RELATIONS) == KINDS
    for kind, traits in RELATIONS.items():
        assert traits.reverse != kind
        assert RELATIONS[traits.reverse].reverse == kind
        assert not (traits.declared and RELATIONS[traits.reverse].declared)
        assert traits.words, kind
        assert bool(traits.state) == traits.changes, kind
    assert set(DECLARED) == {"replaces", "corrects"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_shown_wherever_ties_are(kind: RelationKind) -> None:
    """On the page, in its head, in the register, the table of letters, the letter's source: by the table's words."""
    traits = RELATIONS[kind]
    view = a_letter(relations=(tied(kind),))
    body = render_body(view.body)
    page = letter_page(Dossier(view, body))
    assert traits.words in page.html
    assert ("cv-notice--replaced" in page.html) == traits.changes
    assert f"<strong>{traits.state}</strong>" in page.html or not traits.changes
    assert (traits.term in dict(page.head.meta)) == bool(traits.term)
    assert register_line(ISSUED, view).remarks == (f"{traits.register} 15/UBND-VHXH" if traits.register else "")
    table = letters_table(an_edition(view), {})
    row = dict(zip((x.name for x in table.columns), table.rows[0], strict=True))
    assert row.get(kind.replace("-", "_")) == (str(OTHER) if traits.column else None)
    assert (f'{kind}: "{OTHER}"' in letter_source(view, body)) == traits.declared


@pytest.mark.parametrize("kind", KINDS)
def test_what_changes_a_letter_changes_its_day_everywhere(kind: RelationKind) -> None:
    """Page, head and feed have one rule; a draft has changed nothing yet."""
    changes = kind in ("replaced-by", "corrected-by")
    for tie, day in ((tied(kind), LATER if changes else ISSUED), (tied(kind, None), ISSUED)):
        view = a_letter(relations=(tie,))
        page = letter_page(Dossier(view, render_body(view.body)))
        [entry] = make_feed(an_edition(view), "", "Kho", "UBND", (view,), {}).entries
        assert view.updated == page.updated == entry.updated == day
        assert dict(page.head.meta)["DCTERMS.modified"] == day.isoformat()
        assert entry.title.startswith("[") == (day == LATER)


def test_a_withdrawal_is_a_change_too() -> None:
    """And nothing has happened to a draft."""
    assert a_letter(withdrawn=WithdrawalView(LATER, "Nhầm")).updated == LATER
    assert a_draft().updated is None


def test_the_documents_name_every_kind() -> None:
    """docs/data.md lists what `relations` may hold."""
    text = (DOCS / "data.md").read_text("utf-8")
    [row] = [x for x in text.splitlines() if x.startswith("| `relations` |")]
    assert [x for x in KINDS if f"`{x}`" not in row] == []
