"""What looks like a person's and may stand in the public edition: offices' own contact data, and the reviewed list."""

from collections.abc import Iterable

from congvan.model.archive import Archive
from congvan.vietnamese.personal import phones, plain, reached


def permitted(archive: Archive, allowed: Iterable[str]) -> frozenset[str]:
    """Give the keys of permitted values, as `vietnamese.personal` makes them; `allowed` are those of the list."""
    offices = [x.file.contact for x in archive.agencies.values() if x.file.contact]
    telephones = (key for office in offices for key in phones(office.phone or ""))
    mails = (plain(office.email) for office in offices if office.email)
    listed = [x for x in allowed if x]
    return frozenset((*telephones, *mails, *listed, *map(reached, listed)))
