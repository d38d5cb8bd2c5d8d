"""The archives that a search shall cover beside its own: as an option names them → as the search page asks for them.

An internal edition may join public ones. A public one joins none, whatever the option says: one `mkdocs.yml` makes both
editions, and what it names for the office must not be published.
"""

from collections.abc import Sequence

from congvan.errors import MachineError
from congvan.model import address
from congvan.model.terms import Audience
from congvan.model.text import Text


def joined(links: Sequence[str], audience: Audience) -> tuple[str, ...]:
    """Give the links to the other editions' folders, each with a slash at its end; none for a public edition.

    Raises:
        MachineError: a link leads to another host or is not relative.
    """
    for link in links:
        if address.is_outside(link) or not link.strip("./") or link.startswith("/"):
            raise MachineError(
                Text("'{link}' in 'join' is no link from this edition to another one beside it, such as {example}."),
                link=link,
                example="../another/public/",
            )
    return tuple(f"{link.rstrip('/')}/" for link in links) if audience is Audience.INTERNAL else ()
