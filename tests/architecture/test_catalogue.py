"""The catalogue and the code are in step, and every sentence is complete in both languages."""

import re
import string

import pytest
from babel.messages import Catalog

from congvan.locale.catalogue import MO, PO, as_mo, as_po, template, translated, updated
from congvan.model.rules import ALL
from congvan.model.text import Language

CATALOGUE: Catalog = translated()
SENTENCES = [str(x.id) for x in CATALOGUE if x.id]
_BLANK = re.compile(r"\{\w+\}")

# A field's title and a word's meaning are Vietnamese themselves: who reads English is told the bare words.
_VIETNAMESE_ONLY, _ENGLISH_ONLY = {"title", "explained"}, {"listed"}


def _blanks(sentence: str) -> set[str]:
    """The names of what fills a sentence."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def test_the_catalogue_holds_what_the_code_says() -> None:
    """No sentence is missing, none is left over; after a change run scripts/catalogue."""
    assert sorted(SENTENCES) == sorted(str(x.id) for x in template() if x.id)
    assert PO.read_bytes() == as_po(updated())


def test_the_compiled_catalogue_is_the_catalogue() -> None:
    """What is read at run time is what translators see."""
    assert MO.read_bytes() == as_mo(CATALOGUE)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_sentence_is_translated(sentence: str) -> None:
    """Each has its Vietnamese, not marked as a guess, with the same blanks to fill."""
    message = CATALOGUE[sentence]
    assert message.string
    assert not message.fuzzy
    assert _blanks(str(message.string)) - (_VIETNAMESE_ONLY - _blanks(sentence)) == _blanks(sentence) - _ENGLISH_ONLY


def test_rules_speak_both_languages() -> None:
    """What a rule says differs between the languages: nothing falls back to English unseen."""
    for rule in ALL:
        said = (
            x for x in (rule.title, rule.message, rule.hint, rule.why) if re.search(r"\w", _BLANK.sub("", x.english))
        )
        for text in said:
            assert text.template(Language.VI) != text.template(Language.EN), f"{rule.code}: {text.english}"
