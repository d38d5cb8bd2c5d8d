"""What gives internal attachments away enters; of it leaves what no public text of the archive says, in bounds."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from congvan.model.withheld import Secret
from congvan.vietnamese.among import among
from congvan.vietnamese.fold import fold, words

Attached: TypeAlias = tuple[Secret, ...]  # of one attachment, the most telling first

# Texts that are looked for, of one attachment and of all: some names of a list tell that it is the list.
MOST_OF_ONE, LEAST_OF_ONE, MOST = 300, 3, 20_000


def share(count: int) -> int:
    """Give how many texts are looked for of one attachment, if there are so many attachments."""
    return max(LEAST_OF_ONE, min(MOST_OF_ONE, MOST // max(count, 1)))


def of_attachments(attached: Sequence[Attached], public: Iterable[str]) -> Iterator[Secret]:
    """Yield what an edition must not hold of internal attachments; `public` are folded texts that anybody may read.

    Spaces make no difference, as they make none to who looks for it: a footnote's mark may stand within a phrase.
    """
    if not any(attached):
        return
    sought = {x.text: "".join(words(fold(x.text))).encode() for one in attached for x in one}
    said = among(sought.values(), (x.replace(" ", "").encode() for x in public))
    for one in attached:
        yield from [x for x in one if sought[x.text] not in said][: share(len(attached))]
