"""What a letter's page is made from: the letter, and what stands beside it in its edition."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from congvan.model.facts import FileFacts
from congvan.model.view import LetterView
from congvan.render.body import Body


@dataclass(frozen=True, slots=True)
class Dossier:
    """A letter with its body, the files that stand beside its page, and the letters before it.

    `files` tells of each file by its address; a file that is not named does not exist. `run` are the letters of the
    same agency and series up to this one, the newest first, this one its first; at most `LONGEST_RUN`. `before` is the
    body of the one before this, if there is one.
    """

    view: LetterView
    body: Body
    files: Mapping[str, FileFacts] = field(default_factory=dict)
    run: tuple[LetterView, ...] = ()
    before: Body | None = None

    @property
    def previous(self) -> LetterView | None:
        """The letter of the period before that this edition has."""
        return self.run[1] if len(self.run) > 1 else None


LONGEST_RUN = 13  # a year of months and one before it, to compare with
