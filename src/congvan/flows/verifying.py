"""A built edition, a bag or a file enters; what is wrong with it leaves: with the sources, also what it withholds."""

import json
from pathlib import Path

from congvan.checking import read_and_check
from congvan.checking.copies import published_faults
from congvan.errors import ArchiveError
from congvan.model import address
from congvan.model.finding import Finding
from congvan.model.terms import Audience
from congvan.model.text import Several, Text
from congvan.model.withheld import Persons, Withheld
from congvan.pipeline import projected
from congvan.store.cache import Cache
from congvan.verify import verify_folder
from congvan.verify.bag import BAG_PAYLOAD, is_bag, opened, verify_bag
from congvan.verify.persons import offices_own


def verify(path: Path, reports: Path | None, audience: Audience | None, cache: Path | None = None) -> list[Finding]:
    """Verify a built edition, a bag or one PDF; with the sources, also that it holds nothing withheld.

    With the sources the signatures of an edition's signed copies are verified again, too.

    Raises:
        ArchiveError: there is nothing at `path`, or more than one edition.
        RefusedError: the sources have errors, so that what they withhold is not known.
    """
    if not path.exists():
        raise ArchiveError(Text("There is no {path}."), path=path)
    if is_bag(path):
        with opened(path) as bag:
            seen_by = audience or _audience_of(bag.folder / BAG_PAYLOAD)
            known = _known(bag.folder, reports, seen_by, cache)
            found = verify_bag(bag, known.texts, kept=known.files, persons=known.persons)
            return [*found, *published_faults(bag.folder, reports)]
    editions = [str(path / each) for each in Audience if (path / each / address.CHECKSUMS).is_file()]
    if editions and not (path / address.CHECKSUMS).exists():
        raise ArchiveError(
            Text("{path} holds editions and is none itself; name one: {editions}."),
            path=path,
            editions=Several(tuple(editions), Text(" or ")),
        )
    known = _known(path, reports, audience or _audience_of(path), cache)
    memory = Cache(cache) if cache else None
    found = verify_folder(path, known.texts, kept=known.files, persons=known.persons, memory=memory)
    return [*found, *published_faults(path, reports)]


def _known(path: Path, reports: Path | None, seen_by: Audience, cache: Path | None) -> Withheld:
    """What is kept from an audience, as the sources say; far from them, whatever looks like a person's data."""
    if reports:
        checked = read_and_check(reports, cache)
        checked.sound()
        return projected(checked, seen_by, None, Cache(cache) if cache else None, reports=reports)[1]
    if seen_by is Audience.INTERNAL or not path.is_dir():
        return Withheld()
    return Withheld(persons=Persons(offices_own(path), is_reviewed=False))


def _audience_of(path: Path) -> Audience:
    """The audience that an edition names in its own data; what names none is taken for public, the stricter one."""
    try:
        named = json.loads((path / address.LETTERS_JSON).read_bytes())["audience"]
        return Audience(named)
    except (OSError, ValueError, KeyError, TypeError):
        return Audience.PUBLIC
