"""The registers of outgoing letters: which there are, and each agency's of each year of issue, to read and to print."""

from collections.abc import Iterator, Mapping, Sequence

from congvan.model import address
from congvan.model.view import EditionView
from congvan.model.volume import Volume
from congvan.render.pages.page import Page, fill, headings
from congvan.render.pages.paging import Part, parts, titled
from congvan.render.pages.shelf import agencies_in_order, grouped
from congvan.render.register import COLUMNS, RegisterLine, register_hint, register_lines, register_title

TITLE = "Sổ đăng ký văn bản đi"
# A line takes about 600 bytes: a part is then about 60 KB before compression. The PDF has the whole year.
LINES_A_PART = 100


def register_pages(edition: EditionView, volumes: Sequence[Volume], sizes: Mapping[str, int]) -> Iterator[Page]:
    """Give the list of registers, then each; with those PDFs that `sizes` names by address."""
    yield _index(edition, volumes)
    for volume in volumes:
        pdf = address.register_pdf(volume.agency.id, volume.year)
        page = address.register(volume.agency.id, volume.year)
        for part in parts(page, register_lines(volume), LINES_A_PART):
            yield _register_page(volume, part, (pdf, sizes[pdf]) if pdf in sizes else None)


def _index(edition: EditionView, volumes: Sequence[Volume]) -> Page:
    by_agency = grouped(volumes, lambda x: x.agency.id)
    agencies = [(x, by_agency[x.id]) for x in agencies_in_order(edition.agencies) if x.id in by_agency]
    html = fill("registers", address.REGISTER, title=TITLE, agencies=agencies)
    description = "Sổ đăng ký văn bản đi của từng cơ quan, từng năm."
    return Page(address.REGISTER, TITLE, description, html, headings(TITLE))


def _register_page(volume: Volume, part: Part[RegisterLine], pdf: tuple[str, int] | None) -> Page:
    title = f"{register_title(volume.year)} – {volume.agency.short}"
    html = fill(
        "register",
        part.address,
        title=title,
        volume=volume,
        part=part,
        columns=COLUMNS,
        pdf=pdf,
        hint=register_hint("trong kho"),
    )
    description = f"{register_title(volume.year)} của {volume.agency.name}: {part.total} công văn."
    return Page(part.address, titled(title, part), description, html, headings(title), kind="register")
