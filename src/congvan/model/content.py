"""What a letter says, by field, as digests: two versions of it are compared by them, and tell which fields differ."""

from collections.abc import Mapping
from hashlib import blake2b
from typing import TypeAlias

Content: TypeAlias = Mapping[str, str]  # digest by dotted field name

BODY = "body"
FIGURES = "data"
ATTACHMENTS = "attachments"
# The keys of the front matter that the letter says, and those about it: what became of it, who may see it. With FIGURES
# they are all that there are.
SAID = ("number", "notation", "date", "subject", "to", "urgency", "signer", "copies", ATTACHMENTS)
ABOUT = ("status", "visibility", "contact", "replaces", "corrects", "withdrawn", "changes", "notes")

_BYTES = 8  # of a digest: two versions of one field are compared, never all fields of all letters


def digest(words: str) -> str:
    """Give the digest of a text in which white space says nothing but where words end."""
    return blake2b(" ".join(words.split()).encode("utf-8", "replace"), digest_size=_BYTES).hexdigest()


def changed_fields(before: Content, after: Content) -> tuple[str, ...]:
    """Name the fields that say something else.

    A figure that only one of the two has says nothing by itself: a series may ask for more, or for less, since. Where
    the text speaks of it, the text differs.
    """
    both = before.keys() & after.keys()
    wanted = (x for x in before.keys() | after.keys() if x in both or not x.startswith(f"{FIGURES}."))
    return tuple(sorted(x for x in wanted if before.get(x) != after.get(x)))
