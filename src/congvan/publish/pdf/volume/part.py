"""What is bound: PDFs of our own making, each under a name; and what is said of one that cannot be."""

from dataclasses import dataclass

from congvan.model.text import Text


@dataclass(frozen=True, slots=True)
class Part:
    """One PDF of a volume.

    `name` is its address as a file, unique in the volume: links to it lead to its first page, and what is named in it
    is named `name#…` in the volume. `title` is its entry in the outline; without one its own entries stand there.
    """

    name: str
    data: bytes
    title: str = ""


class UnboundError(Exception):
    """A part cannot be bound, or a link leads to no part; for whoever knows which letter that is."""

    def __init__(self, part: str, reason: Text) -> None:
        """Take the part's name, and why."""
        super().__init__(part, reason)
        self.part, self.reason = part, reason


BROKEN = Text("its PDF is broken")
FOREIGN = Text("its PDF holds what no letter of ours holds")
LOST_LINK = Text("a link leads to no letter of the volume")
