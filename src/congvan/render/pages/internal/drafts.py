"""The drafts: what is being written, for whom, by when, and what the check says is still missing in it."""

from collections.abc import Iterator
from datetime import date

from congvan.model import address
from congvan.render.pages.internal.findings import Findings
from congvan.render.pages.page import Page, fill, headings
from congvan.render.pages.paging import parts, titled
from congvan.render.pages.shelf import Shelf

TITLE = "Dự thảo"
# With what is missing a line takes about 1,000 bytes: a part is then about 50 KB before compression.
DRAFTS_A_PART = 50
MOST_FINDINGS = 3  # of a draft that are told at once


def draft_pages(shelf: Shelf, findings: Findings, as_of: date) -> Iterator[Page]:
    """Give the parts of the list of drafts, the first due first."""
    for part in parts(address.DRAFTS, shelf.drafts, DRAFTS_A_PART):
        html = fill("drafts", part.address, title=TITLE, part=part, findings=findings, most=MOST_FINDINGS, as_of=as_of)
        description = f"{part.total} dự thảo công văn, xếp theo hạn nộp."
        yield Page(part.address, titled(TITLE, part), description, html, headings(TITLE))
