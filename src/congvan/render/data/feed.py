"""Letters enter; what a feed tells of the newest leaves, for Atom and JSON alike. Drafts are in no feed.

What stays true: an entry's id is the letter's and never changes; whatever happens to a letter later (withdrawn,
replaced, corrected, changed) brings it to the top again, and the title says so. No clock is read.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from heapq import nlargest
from uuid import UUID, uuid5

from congvan.model import address
from congvan.model.facts import FileFacts
from congvan.model.terms import Status
from congvan.model.view import EditionView, LetterView
from congvan.render.data.entry import Facts
from congvan.render.pages import words
from congvan.vietnamese.dates import short_date

NEWEST = 50
_OURS = UUID("f722ce39-7fda-5433-b2e1-427e03a0124f")  # of all ids in feeds and calendars (RFC 9562, version 5)


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One letter in a feed."""

    id: str
    title: str
    summary: str
    author: str
    category: str
    published: date
    updated: date
    page: str
    pdf: str
    pdf_facts: FileFacts | None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: of which page it is, and its entries, the newest first. `updated` is its newest day."""

    id: str
    title: str
    subtitle: str
    author: str
    page: str
    updated: date
    entries: tuple[FeedEntry, ...]


def name_of(kind: str, what: str) -> UUID:
    """Give a lasting id; it depends on nothing but what it names."""
    return uuid5(_OURS, f"{kind}:{what}")


def make_feed(
    edition: EditionView, page: str, title: str, author: str, letters: Iterable[LetterView], facts: Facts
) -> Feed:
    """Make the feed of the letters that a page lists."""
    dated = ((x.updated or x.day, str(x.id), x) for x in letters if x.date and not x.is_draft)
    entries = tuple(_entry(view, day, facts) for day, _, view in nlargest(NEWEST, dated, key=lambda x: x[:2]))
    return Feed(
        id=name_of("feed", f"{edition.audience.value}/{page}").urn,
        title=title,
        subtitle=f"{NEWEST} công văn mới nhất, kể cả công văn vừa được thay thế, đính chính hoặc thu hồi.",
        author=author,
        page=page,
        updated=max((x.updated for x in entries), default=edition.as_of),
        entries=entries,
    )


def _entry(view: LetterView, day: date, facts: Facts) -> FeedEntry:
    signed = address.letter_signed_pdf(view.id)
    pdf = signed if signed in facts else address.letter_pdf(view.id)  # the authentic one, if there is one
    return FeedEntry(
        id=name_of("letter", str(view.id)).urn,
        title=_title(view),
        summary=_summary(view),
        author=view.agency.name,
        category=view.series.short,
        published=view.day,
        updated=day,
        page=address.letter(view.id),
        pdf=pdf,
        pdf_facts=facts.get(pdf),
    )


def _title(view: LetterView) -> str:
    states = [] if view.status is Status.ISSUED else [words.status(view)]
    states += [x.traits.state for x in view.relations if x.changes]
    marks = "".join(f"[{x}] " for x in dict.fromkeys(states))
    return f"{marks}{words.number(view)}: {words.subject(view)}"


def _summary(view: LetterView) -> str:
    """Tell in a few sentences what the letter is, and what happened to it."""
    day = f" ngày {short_date(view.date)}" if view.date else ""
    told = [f"{view.series.short}, {view.id.period.label}. {view.agency.name}, {view.symbol}{day}."]
    if view.withdrawn:
        told.append(f"Thu hồi ngày {short_date(view.withdrawn.date)}: {view.withdrawn.reason}")
    told += [f"{words.relation(x)} {words.relation_target(x)}." for x in view.relations if x.changes]
    told += [f"Sửa đổi ngày {short_date(x.date)}: {x.note}" for x in view.changes]
    return " ".join(told)
