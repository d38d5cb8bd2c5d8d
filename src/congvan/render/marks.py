"""The projection's marks: from a view's Markdown into HTML, wherever they stand.

A mark's words have brackets, which Markdown takes for a link or for a definition that it does not print. So while
Markdown is read, one private-use character stands for each. What stays true: a mark within an attribute is words alone;
an address that has one leads nowhere.
"""

import re

from congvan.model.view import INTERNAL_BEGINS, INTERNAL_ENDS, WITHHELD_PASSAGE, WITHHELD_PHRASE

_PHRASE, _PASSAGE = "\ue002", "\ue003"
_STANDS_FOR = {WITHHELD_PHRASE: _PHRASE, WITHHELD_PASSAGE: _PASSAGE}
_WORDS = {stand_in: words for words, stand_in in _STANDS_FOR.items()}
# The projection writes a backslash before a mark that another reader of Markdown would take for part of a link.
_MARK = re.compile(r"\\?(" + "|".join(map(re.escape, _STANDS_FOR)) + ")")
_ANY = re.compile(f"[{INTERNAL_BEGINS}{INTERNAL_ENDS}{_PHRASE}{_PASSAGE}]")
_LEADING = frozenset({"href", "src"})

# What each becomes in HTML: within a line, and as a paragraph of its own.
_WITHIN = {
    INTERNAL_BEGINS: '<span class="internal">',
    INTERNAL_ENDS: "</span>",
    **{mark: f'<span class="withheld">{words}</span>' for mark, words in _WORDS.items()},
}
_ALONE = {
    INTERNAL_BEGINS: '<div class="internal">',
    INTERNAL_ENDS: "</div>",
    _PASSAGE: f'<p class="withheld">{WITHHELD_PASSAGE}</p>',
}


def put_by(markdown: str) -> str:
    """Put one character for each mark of what is withheld, which means nothing to Markdown."""
    return _MARK.sub(lambda found: _STANDS_FOR[found[1]], markdown)


def has_marks(html: str) -> bool:
    """Whether a text holds any mark, as `put_by` leaves them."""
    return bool(_ANY.search(html))


def as_words(text: str) -> str:
    """Give a text with the words of its marks; that words are internal is not told any more."""
    return _ANY.sub(lambda found: _WORDS.get(found[0], ""), text)


def in_attribute(name: str, value: str) -> str | None:
    """Give an attribute's value with the words of its marks; None for an address part of which is withheld."""
    if name in _LEADING and (_PHRASE in value or _PASSAGE in value):
        return None
    return as_words(value)


def placed(html: str) -> str:
    """Put elements where the marks stand, in HTML whose attributes have none: passages first, then phrases."""
    for mark, element in _ALONE.items():
        html = html.replace(f"<p>{mark}</p>", element)
    return _ANY.sub(lambda found: _WITHIN[found[0]], html)
