"""What a letter's page is made from: the letter, and what stands beside it in its edition."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from congvan.model.facts import FileFacts
from congvan.model.terms import Frequency, Status
from congvan.model.view import LetterView
from congvan.render.body import Body

MOST_PERIODS = 12  # a year of months, shown beside a letter's figures
LONGEST_RUN = MOST_PERIODS + 1  # and one before them, to compare with
# Letters that say what holds: with one that was withdrawn or replaced nothing is compared.
STANDING = frozenset({Status.ISSUED, Status.DRAFT})


@dataclass(frozen=True, slots=True)
class Dossier:
    """A letter with its body, the files that stand beside its page, and the letters before it.

    `files` tells of each file by its address; a file that is not named does not exist. `run` are the letters of the
    same agency and series up to this one, the newest first, this one its first; at most `LONGEST_RUN`. `before` is the
    body of `previous`, if there is one.
    """

    view: LetterView
    body: Body
    files: Mapping[str, FileFacts] = field(default_factory=dict)
    run: tuple[LetterView, ...] = ()
    before: Body | None = None

    @property
    def previous(self) -> LetterView | None:
        """The letter that this one is compared with."""
        return previous_of(self.run)

    @property
    def counts_on(self) -> bool:
        """Whether no year begins between the two: what is added up over a year begins anew there."""
        if self.previous is None:
            return True
        now, before = self.view.id.period, self.previous.id.period
        return now.year == before.year or now.frequency in (Frequency.NINE_MONTHS, Frequency.YEARLY)


def previous_of(run: Sequence[LetterView]) -> LetterView | None:
    """Give the last letter before the first of the run that still stands."""
    return next((x for x in run[1:] if x.status in STANDING), None)
