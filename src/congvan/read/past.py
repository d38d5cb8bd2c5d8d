"""A letter enters; the sources as they were at each commit that touched it leave, the newest first, as folders.

What stays true: only the letter's own series of letters, and what they need beside them, is written, into a folder of
the caller's; a name that git has and that would leave the folder is not written.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from congvan.model.identity import AGENCIES, ALLOWED, SERIES, LetterId
from congvan.read.git import OverdueError, Repository, Touch, open_repository

MOST = 20  # versions of a letter that are looked at
_MOST_BYTES = 16 * 2**20  # of one file


@dataclass(frozen=True, slots=True)
class Past:
    """The sources of a letter as a commit left them: the day of the commit, and the folder `reports` as it was."""

    day: date | None
    reports: Path


def past_of(reports: Path, who: LetterId, into: Path) -> Iterator[Past]:
    """Write one state after the other into the folder `into`; each takes the place of the one before.

    Without git, without a repository or a commit there are none.
    """
    try:
        repository = open_repository(reports)
    except OverdueError:
        return
    if repository is None:
        return
    touches = [x for x in repository.touches(f"{who}.md") if x and x.path == f"{who}.md"][:MOST]
    for touch in touches:
        shutil.rmtree(into, ignore_errors=True)
        _write(repository, touch, who, into)
        yield Past(touch.commit.day, into)


def _write(repository: Repository, touch: Touch, who: LetterId, into: Path) -> None:
    below = (AGENCIES, SERIES, ALLOWED, f"{who.agency}/{who.series}")
    files = repository.files(touch.commit.id, below)
    with repository.blobs() as blobs:
        for path, name in files.items():
            data = blobs.get(name, _MOST_BYTES)
            if data is not None and ".." not in PurePosixPath(path).parts and not path.startswith("/"):
                target = into / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)
