import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from congvan.model.facts import FileFacts
from congvan.model.identity import LetterId
from congvan.model.terms import Audience, Status
from congvan.model.view import ChangeView, LetterView, Relation, WithdrawalView
from congvan.render.data.atom import atom
from congvan.render.data.feed import Feed, make_feed
from congvan.render.data.json_feed import json_feed
from tests.factories import a_draft, a_letter, an_edition

SCHEMAS = Path(__file__).parents[3] / "schemas"
SITE = "https://kho.example.org/cong-van/"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
OTHER = LetterId.parse("bim-son/khcn-tai-chinh/2026-05")
WITHDRAWN = a_letter(
    status=Status.WITHDRAWN, withdrawn=WithdrawalView(date(2026, 6, 2), "Nhầm số liệu <b>&\x01 của kỳ trước.")
)
PDF = {f"{x}/{x.slug}.pdf": FileFacts(4321, "ab") for x in (WITHDRAWN.id, OTHER)}


def feed(*letters: LetterView, page: str = "", facts: dict[str, FileFacts] | None = None) -> Feed:
    """The feed of these letters."""
    edition = an_edition(*letters, letters=letters)
    return make_feed(edition, page, "Kho công văn", "UBND xã Mẫu", letters, PDF if facts is None else facts)


def read(made: Feed, site_url: str = "") -> Any:
    """Read the Atom back."""
    return etree.fromstring(atom(made, site_url))


@pytest.mark.parametrize("site_url", ["", SITE])
@pytest.mark.parametrize("letters", [(), (WITHDRAWN,), (a_letter(subject="x" * 500), a_letter("2026-03"))])
def test_both_are_valid(letters: tuple[LetterView, ...], site_url: str) -> None:
    """By RFC 4287's grammar and by a schema of JSON Feed 1.1; also a feed without a letter."""
    grammar = etree.RelaxNG(etree.parse(SCHEMAS / "atom-1.0.rng"))
    grammar.assertValid(read(feed(*letters), site_url))
    schema = json.loads((SCHEMAS / "json-feed-1.1.json").read_text("utf-8"))
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(
        json.loads(json_feed(feed(*letters), site_url))
    )


def test_the_grammar_can_find_fault() -> None:
    """A feed without its id, or with a day in place of a moment, is not valid."""
    grammar = etree.RelaxNG(etree.parse(SCHEMAS / "atom-1.0.rng"))
    for path, text in (("a:id", None), ("a:updated", "2026-04-17"), ("a:entry/a:title", None)):
        broken = read(feed(WITHDRAWN))
        [found] = broken.findall(path, ATOM)
        if text:
            found.text = text
        else:
            found.getparent().remove(found)
        assert not grammar.validate(broken), path


def test_an_entry_tells_what_the_letter_is() -> None:
    """Number and subject as title, page and PDF as links, one author; times begin in Vietnam."""
    [entry] = read(feed(a_letter())).findall("a:entry", ATOM)
    told = {x.tag.rpartition("}")[2]: x.text for x in entry}
    assert told["title"].startswith("Số 12/UBND-VHXH: Báo cáo tình hình")
    assert (told["published"], told["updated"]) == ("2026-04-17T00:00:00+07:00", "2026-04-17T00:00:00+07:00")
    page, pdf = entry.findall("a:link", ATOM)
    assert (page.get("rel"), page.get("href")) == ("alternate", "bim-son/khcn-tai-chinh/2026-04/")
    assert (pdf.get("rel"), pdf.get("type"), pdf.get("length")) == ("enclosure", "application/pdf", "4321")


def test_links_lead_home_from_every_feed() -> None:
    """Relative to where the feed lies; full where the edition's address is known, and then it names itself."""
    [entry] = read(feed(a_letter(), page="agencies/bim-son/")).findall("a:entry", ATOM)
    assert entry.find("a:link", ATOM).get("href") == "../../bim-son/khcn-tai-chinh/2026-04/"
    full = read(feed(a_letter(), page="agencies/bim-son/"), SITE)
    links = {x.get("rel"): x.get("href") for x in full.findall("a:link", ATOM)}
    assert links == {"self": f"{SITE}agencies/bim-son/feed.xml", "alternate": f"{SITE}agencies/bim-son/"}
    item = json.loads(json_feed(feed(a_letter()), SITE))["items"][0]
    assert item["url"] == f"{SITE}bim-son/khcn-tai-chinh/2026-04/"


def test_ids_last() -> None:
    """They are these, for ever: whoever read an entry must not be shown it again as new. All feeds share them."""
    made = feed(a_letter())
    assert made.entries[0].id == "urn:uuid:f0c1f7fc-fe51-5b6e-a312-fb9957562ba1"
    assert made.id == "urn:uuid:4dc43eb9-ce2f-5cba-97eb-f769a5def1e8"
    assert feed(a_letter(), page="agencies/bim-son/").entries[0].id == made.entries[0].id


@pytest.mark.parametrize(
    ("letter", "mark", "day"),
    [
        (WITHDRAWN, "[Đã thu hồi] Số 12", date(2026, 6, 2)),
        (a_letter(status=Status.REPLACED, relations=(Relation("replaced-by", OTHER, "15/X", date(2026, 5, 3)),)),
         "[Đã được thay thế] Số 12", date(2026, 5, 3)),
        (a_letter(relations=(Relation("corrected-by", OTHER, "15/X", date(2026, 5, 3)),)),
         "[Đã được đính chính] Số 12", date(2026, 5, 3)),
        (a_letter(changes=(ChangeView(date(2026, 5, 9), "Sửa lỗi gõ", major=False),)), "Số 12", date(2026, 5, 9)),
        (a_letter(relations=(Relation("replaces", OTHER, "1/X", date(2026, 5, 3)),)), "Số 12", date(2026, 4, 17)),
    ],
)  # fmt: skip
def test_what_happens_later_is_told_and_brings_it_to_the_top(letter: LetterView, mark: str, day: date) -> None:
    """The title says what became of the letter, its day is that of the last thing that happened to it."""
    made = feed(a_letter("2026-03", number=9, date=date(2026, 4, 30)), letter)
    entry = next(x for x in made.entries if x.title.startswith(mark))
    assert entry.updated == day
    assert made.updated == max(day, date(2026, 4, 30))
    assert [x.updated for x in made.entries] == sorted((x.updated for x in made.entries), reverse=True)


def test_no_drafts_and_not_too_many() -> None:
    """Drafts are in no feed; of very many letters the newest are."""
    many = [
        a_letter(f"{year}-{month:02}", date=date(year, month, 9))
        for year in range(2019, 2026)
        for month in range(1, 13)
    ]
    made = feed(a_draft(), *many)
    assert len(made.entries) == 50
    assert made.entries[0].published == date(2025, 12, 9)


def test_audiences_have_feeds_of_their_own() -> None:
    """The id of a feed is not that of the other edition's; its day is the edition's where nothing is in it."""
    edition = an_edition(letters=(), as_of=date(2026, 5, 4))
    ids = set()
    for audience in Audience:
        made = make_feed(an_edition(letters=(), audience=audience), "", "a", "b", (), {})
        ids.add(made.id)
    assert len(ids) == 2
    assert make_feed(edition, "", "a", "b", (), {}).updated == date(2026, 5, 4)
