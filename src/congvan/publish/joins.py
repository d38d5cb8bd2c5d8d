"""The archives that a search shall cover beside its own: as an option names them → as the search page asks for them.

An internal edition may join public ones. The reverse would publish that an internal archive exists, so it is refused.
"""

from collections.abc import Sequence

from congvan.errors import MachineError
from congvan.model import address
from congvan.model.terms import Audience
from congvan.model.text import Text


def joined(links: Sequence[str], audience: Audience) -> tuple[str, ...]:
    """Give the links to the other editions' folders, each with a slash at its end.

    Raises:
        MachineError: a public edition names one, or a link leads to another host or is not relative.
    """
    if links and audience is not Audience.INTERNAL:
        raise MachineError(
            Text(
                "Only an internal edition may join other archives' search; the public one must not name any in 'join'."
            )
        )
    for link in links:
        if address.is_outside(link) or not link.strip("./") or link.startswith("/"):
            raise MachineError(
                Text("'{link}' in 'join' is no link from this edition to another one beside it, such as {example}."),
                link=link,
                example="../another/public/",
            )
    return tuple(f"{link.rstrip('/')}/" for link in links)
