"""A letter's view and its body enter; the files that its PDF can carry leave: Markdown, and figures as JSON and CSV."""

from collections.abc import Iterator

from congvan.model.view import LetterView
from congvan.publish.pdf.job import Enclosure
from congvan.render.body import Body
from congvan.render.figure_files import figures_csv, figures_json
from congvan.render.source import letter_source


def enclosures(view: LetterView, body: Body) -> tuple[Enclosure, ...]:
    """Give the files, in the order of their names, which PDF asks for."""
    return tuple(_files(view, body))


def _files(view: LetterView, body: Body) -> Iterator[Enclosure]:
    name = view.id.slug
    if view.figures:
        yield Enclosure(f"{name}.csv", "Data", "Số liệu của công văn, dạng bảng", figures_csv(view), view.date)
        yield Enclosure(f"{name}.json", "Data", "Số liệu của công văn, dạng JSON", figures_json(view), view.date)
    yield Enclosure(f"{name}.md", "Source", "Văn bản nguồn của công văn", letter_source(view, body), view.date)
