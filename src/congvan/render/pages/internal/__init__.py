"""What only the office sees: drafts, what the check found in the sources, the registers of outgoing letters.

Every page of these says in a word that it is internal. None is made for the public edition.
"""

from collections.abc import Iterator, Mapping, Sequence

from congvan.model.finding import Finding
from congvan.model.terms import Audience
from congvan.model.view import EditionView
from congvan.model.volume import Volume
from congvan.render.pages.internal.drafts import draft_pages
from congvan.render.pages.internal.findings import Findings, finding_pages
from congvan.render.pages.internal.registers import register_pages
from congvan.render.pages.page import Page
from congvan.render.pages.shelf import Shelf

__all__ = ["internal_pages"]


def internal_pages(
    edition: EditionView,
    shelf: Shelf,
    findings: Sequence[Finding],
    volumes: Sequence[Volume],
    sizes: Mapping[str, int],
) -> Iterator[Page]:
    """Give the pages that the internal edition alone has; none for another.

    `findings` are of the sources' last check; `sizes` name by address the files that there are, in bytes.
    """
    if edition.audience is not Audience.INTERNAL:
        return
    found = Findings.of(findings, edition)
    yield from draft_pages(shelf, found, edition.as_of)
    yield from finding_pages(found)
    yield from register_pages(edition, volumes, sizes)
