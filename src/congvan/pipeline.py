"""The whole flow on one screen: read → check → project → (render, publish through a site generator) → verify → promote.

Each step takes a value and returns a value; nothing flows back. The commands and the MkDocs plugin call these
functions and do nothing to letters themselves.
"""

import json
import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from congvan.checking import Checked, check, read_and_check
from congvan.errors import ArchiveError, RefusedError
from congvan.model import address
from congvan.model.finding import Finding
from congvan.model.identity import AGENCIES, REPORTS, SERIES, LetterId
from congvan.model.manifest import Manifest
from congvan.model.terms import Audience
from congvan.model.text import Several, Text
from congvan.model.withheld import Secret
from congvan.project import project
from congvan.publish.assembly import Progress, Work, letter_pdf, silent
from congvan.publish.mkdocs_site import build_site
from congvan.store.cache import Cache
from congvan.verify import verify_edition, verify_folder

__all__ = [
    "Checked", "Site", "build", "check", "make_pdf", "open_work", "read_and_check", "verify",
]  # fmt: skip

# Letters of all editions from which on a second process (a second to start) pays for building their sites.
_WORTH_PROCESSES = 400


@dataclass(frozen=True, slots=True)
class Site:
    """Where `mkdocs.yml` is, and the folder that holds one folder an edition."""

    config_file: Path
    folder: Path


def open_work(
    checked: Checked, cache: Path, audience: Audience, as_of: date | None, progress: Progress | None = None
) -> Work:
    """Project a sound archive for one audience: what a site generator's adapter needs, and no more."""
    edition, secrets = project(checked.sound(), audience, as_of)
    store = Cache(cache)
    verify = partial(_verify, secrets=secrets, cache=store)
    return Work(edition, store, verify, warnings=checked.findings, progress=progress or silent)


def build(site: Site, works: Sequence[Work]) -> Iterator[Audience]:
    """Build, verify and promote these editions; give each audience whose edition is in place.

    Raises:
        RefusedError: findings forbid it; every edition that was not promoted yet stands as it was.
    """
    if len(works) == 1 or sum(len(x.edition.letters) for x in works) < _WORTH_PROCESSES:
        yield from (_build_one(site, work) for work in works)
        return
    with ProcessPoolExecutor(len(works), multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(partial(_build_one, site), works)


def _build_one(site: Site, work: Work) -> Audience:
    build_site(site.config_file, site.folder, work)
    return work.edition.audience


def make_pdf(checked: Checked, who: LetterId, audience: Audience, cache: Path, as_of: date | None) -> bytes:
    """Make one letter's PDF. Findings in other letters do not matter.

    Raises:
        ArchiveError: there is no such letter, or not for this audience.
        RefusedError: the letter has errors, or its PDF could not be made.
    """
    files = {who.source, f"{REPORTS}/{AGENCIES}/{who.agency}.yml", f"{REPORTS}/{SERIES}/{who.series}.yml"}
    own = [x for x in checked.findings if x.place.path in files]
    if any(x.is_error for x in own) or (who not in checked.archive.letters and own):
        raise RefusedError(own)
    if who not in checked.archive.letters:
        raise ArchiveError(Text("There is no letter {who}."), who=who)
    edition, _ = project(checked.archive, audience, as_of)
    view = next((x for x in edition.letters if x.id == who), None)
    if view is None:
        raise ArchiveError(
            Text("{who} is not in the public edition (a draft or an internal letter); add --audience internal."),
            who=who,
        )
    return letter_pdf(view, Cache(cache))


def verify(path: Path, reports: Path | None, audience: Audience | None, cache: Path | None = None) -> list[Finding]:
    """Verify a built edition or one PDF; with the sources, also that it holds nothing withheld.

    Raises:
        ArchiveError: there is nothing at `path`, or more than one edition.
        RefusedError: the sources have errors, so that what they withhold is not known.
    """
    if not path.exists():
        raise ArchiveError(Text("There is no {path}."), path=path)
    editions = [str(path / each) for each in Audience if (path / each / address.CHECKSUMS).is_file()]
    if editions and not (path / address.CHECKSUMS).exists():
        raise ArchiveError(
            Text("{path} holds editions and is none itself; name one: {editions}."),
            path=path,
            editions=Several(tuple(editions), Text(" or ")),
        )
    seen_by = audience or _audience_of(path)
    secrets = project(read_and_check(reports, cache).sound(), seen_by)[1] if reports else ()
    return verify_folder(path, secrets)


def _audience_of(path: Path) -> Audience:
    """The audience that an edition names in its own data; what names none is taken for public, the stricter one."""
    try:
        named = json.loads((path / address.LETTERS_JSON).read_bytes())["audience"]
        return Audience(named)
    except (OSError, ValueError, KeyError, TypeError):
        return Audience.PUBLIC


def _verify(folder: Path, manifest: Manifest, *, secrets: tuple[Secret, ...], cache: Cache) -> list[Finding]:
    return verify_edition(folder, manifest, secrets, remember=cache.remember_text)
