"""A letter's id enters, the short code by which its paper can be checked leaves (docs/decisions/0037).

What stays true: a code depends on the letter's id alone, so neither a change of the letter, nor other letters, nor
their order ever makes it another one; and it tells nothing of the id.
"""

from collections.abc import Iterable
from hashlib import sha256

from congvan.model.identity import LetterId
from congvan.model.view import LetterView

# Crockford's base 32 in small letters: no i, l, o, u, which are taken for 1, 1, 0, v. https://www.crockford.com/base32.html
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 10  # 50 bits: of 100,000 letters two share a code with a chance of 1 in 220,000
_BITS = 5  # of a character
_OF_WHAT = b"congvan letter\n"  # nobody else's hash of the same words is a code


def code_of(who: LetterId) -> str:
    """Give the code of a letter."""
    number = int.from_bytes(sha256(_OF_WHAT + str(who).encode()).digest()) >> (256 - _BITS * LENGTH)
    return "".join(ALPHABET[number >> (_BITS * place) & 31] for place in reversed(range(LENGTH)))


def has_proof(view: LetterView) -> bool:
    """Whether a letter bears a code: one that is issued and published; what the public cannot look up bears none."""
    return not view.is_draft and not view.internal


def shared_code(letters: Iterable[LetterId]) -> tuple[LetterId, LetterId] | None:
    """Give two letters that have the same code; None if each has one of its own."""
    known: dict[str, LetterId] = {}
    for who in letters:
        other = known.setdefault(code_of(who), who)
        if other != who:
            return other, who
    return None
