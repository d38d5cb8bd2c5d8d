import pytest

from congvan.model.view import LetterView
from tests.unit.publish.docx.letters import variants
from tests.unit.publish.docx.word_file import WordFile, word_file


@pytest.fixture(scope="package")
def views(tmp_path_factory: pytest.TempPathFactory) -> dict[str, LetterView]:
    """A letter of each kind."""
    return variants(tmp_path_factory.mktemp("pictures"))


@pytest.fixture(scope="package")
def files(views: dict[str, LetterView]) -> dict[str, WordFile]:
    """The Word file of each, made once."""
    return {name: word_file(view) for name, view in views.items()}
