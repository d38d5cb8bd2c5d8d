"""An edition enters; the small pages of its letters' short addresses leave by address: files, for no site generator.

What stays true: each code leads to one letter, and only to a letter that everybody may see.
"""

from collections.abc import Iterator, Mapping

from congvan.errors import ArchiveError
from congvan.model import address
from congvan.model.facts import FileFacts
from congvan.model.proof import code_of, has_proof, shared_code
from congvan.model.text import Text
from congvan.model.view import EditionView, LetterView
from congvan.publish.csp import with_policy
from congvan.render.pages.proof import proof_page


def proof_files(edition: EditionView, files: Mapping[str, FileFacts], site_name: str) -> Iterator[tuple[str, bytes]]:
    """Give the page of each letter that bears a code; `files` tell of the PDFs.

    Raises:
        ArchiveError: two letters have the same code.
    """
    letters = [x for x in edition.letters if has_proof(x)]
    _refuse_shared(letters)
    for view in letters:
        html = proof_page(view, files, edition.audience, site_name)
        yield address.output_file(address.proof(code_of(view.id))), with_policy(html).encode()


def proof_address(view: LetterView, site_url: str) -> str:
    """Give the short address that a letter's PDF bears; empty if nobody could follow it."""
    return address.absolute(address.proof(code_of(view.id)), site_url) if site_url and has_proof(view) else ""


def _refuse_shared(letters: list[LetterView]) -> None:
    if pair := shared_code(x.id for x in letters):
        raise ArchiveError(
            Text(
                "{one} and {other} have the same short address by chance. A code must lead to one letter: rename the "
                "agency or the series of the one that nobody has on paper yet."
            ),
            one=pair[0],
            other=pair[1],
        )
