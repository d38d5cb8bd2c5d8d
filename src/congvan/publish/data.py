"""An edition enters; its data leave as files by address: letters, figures, feeds, calendar (docs/data.md)."""

from collections.abc import Iterator, Mapping

from congvan.model import address
from congvan.model.facts import FileFacts
from congvan.model.identity import LetterId
from congvan.model.view import EditionView
from congvan.render.body import Body
from congvan.render.data.letters import letters_json


def data_files(
    edition: EditionView,
    bodies: Mapping[LetterId, Body],  # noqa: ARG001
    facts: Mapping[str, FileFacts],  # noqa: ARG001
    site_url: str,  # noqa: ARG001
) -> Iterator[tuple[str, bytes]]:
    """Give every data file of the edition; `facts` tell of the files beside letters, `site_url` may be empty."""
    yield address.LETTERS_JSON, letters_json(edition).encode()
