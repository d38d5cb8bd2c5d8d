"""The archive's sources → the text in them that anybody may read: what stands in it is no secret elsewhere.

Read from the sources and the audience table, not from the views, so a mistake of the projection cannot excuse itself.
"""

import re
from collections.abc import Iterator, Mapping

from congvan.model.amount import Amount
from congvan.model.archive import Archive
from congvan.model.letter import Aside, InternalPhrase, Letter, Placeholder, Prose, Segment
from congvan.model.series import Series
from congvan.model.terms import Audience
from congvan.project.fill import Name
from congvan.project.fillings import fillings
from congvan.project.letters import is_visible

# Where a link leads: to a letter or file of which an audience may not even learn the name. It is no text that anybody
# reads, neither in what is kept nor in what is public, so it neither hides a sentence nor excuses a name.
TARGET = re.compile(r"(?<=\])\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|(?m:^ {0,3}\[[^\]\n]+\]:.*$)")
COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)  # each is closed: a letter with one that is not was not admitted


def shown_series(archive: Archive) -> frozenset[str]:
    """Give the public series, and those that a public letter shows."""
    public = {x.id for x in archive.series.values() if x.file.visibility is Audience.PUBLIC}
    return frozenset(public | {x.id.series for x in archive.in_order if is_visible(x, Audience.PUBLIC)})


def remarks(archive: Archive) -> Iterator[str]:
    """Give what public letters say of their own changes: by hand and late, when it slips out what else there is."""
    for letter in archive.in_order:
        if is_visible(letter, Audience.PUBLIC):
            yield from (x.note for x in letter.front.changes)
            if letter.front.withdrawn:
                yield letter.front.withdrawn.reason


def public_text(archive: Archive) -> Iterator[str]:
    """Give all other text of the sources that anybody may see."""
    for agency in archive.agencies.values():
        file = agency.file
        yield from (file.name, file.short, " ".join(file.letterhead), " ".join(file.parent), file.place)
        yield (file.contact and file.contact.address) or ""
    shown = shown_series(archive)
    for series in archive.series.values():
        if series.id in shown:
            yield from _of_series(series)
    for letter in archive.in_order:
        if is_visible(letter, Audience.PUBLIC):
            yield from _of_letter(letter, archive)


def written_figures(letter: Letter, series: Series) -> Iterator[tuple[str, Audience, Amount | str]]:
    """Give a letter's amounts and texts, each with its figure's name and whom it is for."""
    for figure in series.properties():
        value = letter.figure(figure.name)
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, Amount | str):
                yield figure.name, figure.audience, one


def _of_series(series: Series) -> Iterator[str]:
    if series.file.requested_by:
        yield from (series.file.requested_by.agency, series.file.requested_by.number)
    yield from (series.file.title, series.file.short, *series.file.sections)
    public = (x for x in series.properties() if x.audience is Audience.PUBLIC)
    yield from (label for figure in public for label in figure.labels)


def _of_letter(letter: Letter, archive: Archive) -> Iterator[str]:
    front = letter.front
    yield from (str(letter.id), letter.id.slug)  # of which the id of a whole year's letter is the beginning
    yield from (letter.symbol, front.subject, *front.to, *front.copies)
    if front.signer:
        yield from (front.signer.name, front.signer.title, " ".join(front.signer.authority))
    files = (x for x in front.attachments if x.visibility is Audience.PUBLIC)
    yield from (text for x in files for text in (x.title, x.file))
    printed = _printed(letter, archive)
    yield from (_prose(x, printed) for x in letter.body if x.audience is Audience.PUBLIC)
    public = (
        x for _, whose, x in written_figures(letter, archive.series[letter.id.series]) if whose is Audience.PUBLIC
    )
    yield from (x if isinstance(x, str) else str(x.dong) for x in public)


def _printed(letter: Letter, archive: Archive) -> Mapping[Name, str]:
    """What placeholders print for anybody: a draft may have in words what last month's letter has from its data."""
    series = archive.series[letter.id.series]
    kept = {("data", *x.name.split(".")) for x in series.properties() if x.audience is Audience.INTERNAL}
    given = fillings(letter, archive.agencies[letter.id.agency], series, Audience.PUBLIC)
    # said again, not left to the projection: what it might show by mistake must not be excused
    return {k: x for k, x in given.items() if isinstance(x, str) and k not in kept and k[0] != "contact"}


def _prose(segment: Segment, printed: Mapping[Name, str]) -> str:
    text = "".join(_public_piece(x, printed) for x in segment.pieces if not isinstance(x, Aside))
    return COMMENT.sub("\n", TARGET.sub("", text))  # nobody is shown a comment


def _public_piece(piece: Prose | Placeholder | InternalPhrase, printed: Mapping[Name, str]) -> str:
    if isinstance(piece, Placeholder):
        return printed.get(piece.name, "\n")
    return "\n" if isinstance(piece, InternalPhrase) else piece.text
