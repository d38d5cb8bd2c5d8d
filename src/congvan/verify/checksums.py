"""A checksum list and the digests that files really have enter; every disagreement leaves as a finding.

The list is read as `sha256sum -c` reads it (GNU coreutils), independently of what wrote it.
"""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from congvan.model.address import CHECKSUMS
from congvan.model.finding import Finding, Place
from congvan.model.rules.edition import CHECKSUM
from congvan.model.text import Text

_LINE = re.compile(r"(\\?)([0-9a-f]{64}) [ *](.+)", re.DOTALL)
_ESCAPED = re.compile(r"\\([\\nr])")
_MEANING = {"\\": "\\", "n": "\n", "r": "\r"}

_DIFFERS = Text("its content differs")
_UNLISTED = Text("it is not in the list")
_ABSENT = Text("it is in the list, but there is no such file")
_BAD_LINE = Text("a line of the list is malformed or repeated")


@dataclass(frozen=True, slots=True)
class Checksums:
    """A checksum list as read: SHA-256 in hexadecimal by name, and whether every line could be understood."""

    digests: Mapping[str, str]
    sound: bool


def read_checksums(content: bytes) -> Checksums:
    """Read a checksum list; lines of another form, or for a name that was listed before, make it unsound."""
    lines = os.fsdecode(content).removesuffix("\n").split("\n") if content else []
    matches = [_LINE.fullmatch(line) for line in lines]
    digests = {_name(match): match[2] for match in matches if match}
    return Checksums(digests, len(digests) == len(lines))


def _name(match: re.Match[str]) -> str:
    return _ESCAPED.sub(lambda escape: _MEANING[escape[1]], match[3]) if match[1] else match[3]


def check_checksums(listed: Checksums, actual: Mapping[str, str]) -> Iterator[Finding]:
    """Yield a finding for each file whose digest is not the listed one, and for each name in one of the two alone."""
    if not listed.sound:
        yield _finding(CHECKSUMS, _BAD_LINE)
    for name in sorted((listed.digests.keys() | actual.keys()) - {CHECKSUMS}):
        if name not in actual:
            yield _finding(name, _ABSENT)
        elif name not in listed.digests:
            yield _finding(name, _UNLISTED)
        elif actual[name] != listed.digests[name]:
            yield _finding(name, _DIFFERS)


def _finding(name: str, problem: Text) -> Finding:
    return CHECKSUM.at(Place(name), problem=problem)
