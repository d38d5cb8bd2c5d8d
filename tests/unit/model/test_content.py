"""Which fields an issued letter says: each key of the front matter is one of them, or is about the letter."""

from congvan.model.content import ABOUT, FIGURES, SAID
from congvan.model.letter import FrontMatter


def test_every_field_is_said_or_about() -> None:
    """A new key of the front matter has to be put into one of the lists."""
    assert sorted((*SAID, FIGURES, *ABOUT)) == sorted(FrontMatter.model_fields)
