"""A bag's folder enters; every disagreement between it and its lists leaves, and whatever it must not hold."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from congvan.errors import MachineError, reason_of
from congvan.model.address import CHECKSUMS
from congvan.model.finding import Finding, Place, in_order
from congvan.model.rules.edition import MISSING_FILE
from congvan.model.rules.fixity import (
    BAG_CHANGED,
    BAG_DECLARATION,
    BAG_LIST,
    BAG_MISSING,
    BAG_SIZE,
    BAG_UNLISTED,
    BAG_UNSAFE,
)
from congvan.model.text import Text
from congvan.model.withheld import KeptFile, Persons, Secret
from congvan.verify import masked, verify_folder
from congvan.verify.bag.lists import (
    DECLARATION,
    INFO,
    PAYLOAD,
    BagList,
    composed,
    is_declared,
    is_list,
    labels,
    read_list,
)
from congvan.verify.bag.unpacking import Opened
from congvan.verify.closed_set import listing

_LIST, _LIST_OF_TAGS = "manifest-sha256.txt", "tagmanifest-sha256.txt"  # those that our own bags have
_CHUNK = 1 << 20
_OXUM = "payload-oxum"
_ABSENT = Text("there is no bagit.txt")
_WRONG = Text("bagit.txt does not say version 1.0 and UTF-8 in its two lines")
_NO_LIST = Text("it is missing, and there is no other")
_ODD = Text("It is a link or a special file")
_ALIKE = Text("Another file has the same name, written with other bytes")


def verify_bag(
    bag: Opened, secrets: Sequence[Secret] = (), *, kept: Sequence[KeptFile] = (), persons: Persons | None = None
) -> list[Finding]:
    """Give everything wrong with a bag: declaration, lists both ways, size, and whatever is withheld from it.

    Raises:
        MachineError: a file cannot be read, or a process died.
    """
    if bag.findings and not any(bag.folder.iterdir()):  # of what could not be unpacked at all there is no more to tell
        return in_order(masked(bag.findings, tuple(secrets)))
    try:
        found = listing(bag.folder)
        own = [*bag.findings, *_odd(found.odd, found.files), *_checked(bag.folder, found.files)]
    except OSError as error:
        path = bag.folder.name
        raise MachineError(Text("Cannot read {path}: {reason}."), path=path, reason=reason_of(error)) from error
    read = verify_folder(bag.folder, secrets, kept=kept, persons=persons)
    others = (_of_bag(x) for x in read if not (x.rule is MISSING_FILE and x.place == Place(CHECKSUMS)))
    return in_order([*masked(own, tuple(secrets)), *others])


def _of_bag(finding: Finding) -> Finding:
    """What is said of an edition's list of files is said of the bag's."""
    return replace(finding, place=Place(_LIST)) if finding.place == Place(CHECKSUMS) else finding


def _odd(odd: frozenset[str], files: frozenset[str]) -> Iterator[Finding]:
    yield from (BAG_UNSAFE.at(Place(x), problem=_ODD) for x in sorted(odd))
    kept: set[str] = set()
    for name in sorted(files):
        if composed(name) in kept:
            yield BAG_UNSAFE.at(Place(name), problem=_ALIKE)
        kept.add(composed(name))


def _checked(folder: Path, files: frozenset[str]) -> Iterator[Finding]:
    names = {composed(x): x for x in files}
    yield from _declaration(folder, names)
    lists = [read_list(x, (folder / x).read_bytes()) for x in sorted(names) if is_list(x)]
    yield from (BAG_LIST.at(Place(x.name), problem=y) for x in lists for y in x.problems)
    if not any(x.algorithm and not x.of_tags for x in lists):
        yield BAG_LIST.at(Place(_LIST), problem=_NO_LIST)
    for each in lists:
        if each.algorithm:
            yield from _both_ways(each, names)
    if lists and not any(x.of_tags for x in lists):  # what nobody lists, anybody can have put there
        yield from (_unlisted(x, _LIST_OF_TAGS) for x in sorted(names) if _is_tag(x))
    yield from _contents(folder, names, lists)
    yield from _size(folder, names)


def _declaration(folder: Path, names: Mapping[str, str]) -> Iterator[Finding]:
    if DECLARATION not in names:
        yield BAG_DECLARATION.at(Place(DECLARATION), problem=_ABSENT)
    elif not is_declared((folder / DECLARATION).read_bytes()):
        yield BAG_DECLARATION.at(Place(DECLARATION), problem=_WRONG)


def _is_tag(name: str) -> bool:
    """Whether a list of the bag's own files has to name it: all of them but such lists."""
    return not name.startswith((PAYLOAD, "tagmanifest-"))


def _both_ways(each: BagList, names: Mapping[str, str]) -> Iterator[Finding]:
    """What a list names and the bag lacks, and what the bag has and the list does not name."""
    there = {x for x in names if (_is_tag(x) if each.of_tags else x.startswith(PAYLOAD))}
    yield from (BAG_MISSING.at(Place(x), list=each.name) for x in sorted(each.digests.keys() - there))
    yield from (_unlisted(x, each.name) for x in sorted(there - each.digests.keys()))


def _unlisted(name: str, by: str) -> Finding:
    return BAG_UNLISTED.at(Place(name), list=by)


def _contents(folder: Path, names: Mapping[str, str], lists: Sequence[BagList]) -> Iterator[Finding]:
    """What is in the bag with another content than it should: each file is read once."""
    for name in sorted(names):
        telling = [x for x in lists if name in x.digests]
        digests = _digests(folder / names[name], {x.algorithm for x in telling})
        for each in telling:
            if digests[each.algorithm] != each.digests[name]:
                yield BAG_CHANGED.at(Place(name), list=each.name)


def _digests(file: Path, algorithms: set[str]) -> dict[str, str]:
    made = {x: hashlib.new(x, usedforsecurity=False) for x in algorithms}
    with file.open("rb") as stream:
        while made and (chunk := stream.read(_CHUNK)):
            for each in made.values():
                each.update(chunk)
    return {name: x.hexdigest() for name, x in made.items()}


def _size(folder: Path, names: Mapping[str, str]) -> Iterator[Finding]:
    """Whether the bag is as large as it says; one that says nothing is not asked."""
    said = [y for x, y in labels((folder / INFO).read_bytes()) if x == _OXUM] if INFO in names else []
    payload = [names[x] for x in names if x.startswith(PAYLOAD)]
    found = f"{sum((folder / x).stat().st_size for x in payload)}.{len(payload)}"
    yield from (BAG_SIZE.at(Place(INFO), said=x, found=found) for x in said if x != found)
