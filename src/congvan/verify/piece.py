"""What decoders yield: texts, those of them that a person would see, and the digests of files within files."""

import hashlib
from dataclasses import dataclass
from typing import TypeAlias

from congvan.verify.markup import PageLinks


class Shown(str):
    """A text as a person would see it, on the page or among a file's properties: numbers in it mean what they say.

    Other texts are read for what is withheld alone: among codes, drawings and digests any number stands by chance.
    """

    __slots__ = ()


class Prose(Shown):
    """A text that people wrote for others to read: a page's lines, paragraphs, cells; no program's, no property's."""

    __slots__ = ()


class Cells(str):
    """The cells of a sheet: prose, but of their numbers nobody knows what they mean."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Inner:
    """A file within the file: a package's member, an attachment, a picture."""

    digest: str

    @classmethod
    def of(cls, data: bytes) -> "Inner":
        """Give the mark of these bytes."""
        return cls(hashlib.sha256(data).hexdigest())


Piece: TypeAlias = str | Inner | PageLinks
