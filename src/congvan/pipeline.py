"""The whole flow on one screen: read → check → project → (render, publish through a site generator) → verify → promote.

Each step takes a value and returns a value; nothing flows back. The commands and the MkDocs plugin call these
functions and do nothing to letters themselves.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from congvan.authentic import KnownEditions
from congvan.checking import Checked, check, read_and_check
from congvan.model.finding import Finding
from congvan.model.manifest import Manifest
from congvan.model.terms import Audience
from congvan.model.view import EditionView
from congvan.model.withheld import Persons, Withheld
from congvan.processes.beside import side_by_side
from congvan.project import History, project
from congvan.project.hashes import Files, files_of
from congvan.project.permitted import permitted
from congvan.publish.mkdocs_site import build_site, prepare
from congvan.publish.work import Progress, Work, silent
from congvan.read.history import read_history
from congvan.store.cache import Cache
from congvan.store.scratch import settle
from congvan.verify import verify_edition
from congvan.withholding import attached

__all__ = ["Built", "Checked", "Site", "build", "check", "open_work", "read_and_check"]

_OTHER = {Audience.PUBLIC: Audience.INTERNAL, Audience.INTERNAL: Audience.PUBLIC}
# Letters of all editions from which on a second process (a second to start) pays for building their sites.
_WORTH_PROCESSES = 400


@dataclass(frozen=True, slots=True)
class Site:
    """Where `mkdocs.yml` is, and the folder that holds one folder an edition; whether each has a copy for a stick."""

    config_file: Path
    folder: Path
    offline: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """Whose edition stands in its place, and whether a copy for a stick stands beside it."""

    audience: Audience
    offline: bool


def open_work(
    checked: Checked,
    cache: Path,
    audience: Audience,
    as_of: date | None,
    progress: Progress | None = None,
    *,
    reports: Path | None = None,
) -> Work:
    """Project a sound archive for one audience: what a site generator's adapter needs, and no more.

    The office is told of each letter's versions too, where git knows them of the folder `reports`.
    """
    letters = checked.sound().letters
    history = read_history(reports, letters) if reports and audience is Audience.INTERNAL else None
    return work_of(checked, cache, audience, as_of, progress, history=history, reports=reports)


def work_of(
    checked: Checked,
    cache: Path,
    audience: Audience,
    as_of: date | None,
    progress: Progress | None,
    *,
    history: History | None = None,
    reports: Path | None = None,
) -> Work:
    """Do as `open_work` does, of an archive that may have errors elsewhere."""
    store = store_in(cache)
    edition, withheld = projected(checked, audience, as_of, store, history=history, reports=reports)
    verify = partial(gate, withheld=withheld, cache=store)
    face = checked.fonts.typeface()
    return Work(
        edition,
        store,
        verify,
        face,
        warnings=checked.findings,
        progress=progress or silent,
        comparison=_comparison(checked, store, audience, as_of),
        past_is_known=checked.past_is_known,
        status_of={who: x.front.status for who, x in checked.archive.letters.items()}.get,
    )


def projected(
    checked: Checked,
    audience: Audience,
    as_of: date | None,
    store: Cache | None,
    *,
    history: History | None = None,
    reports: Path | None = None,
) -> tuple[EditionView, Withheld]:
    """Give an edition's view, and all that the gate looks for in it: texts, files, personal data by its form.

    Files are known by the folder `reports` alone.
    """
    known = permitted(checked.archive, checked.allowed)
    files = files_of(checked.archive, audience, reports) if reports else Files()
    edition, secrets = project(checked.archive, audience, as_of, history or {}, attached(files, known, store))
    if audience is Audience.INTERNAL:
        return edition, Withheld(secrets)
    return edition, Withheld(secrets, files.kept, Persons(known))


def _comparison(checked: Checked, store: Cache, audience: Audience, as_of: date | None) -> KnownEditions:
    """What tells signed copies from other files: it knows how the other edition shows the letters that have one."""
    if not any(x.signed for x in checked.archive.letters.values()):
        return KnownEditions(store, {})
    other, _ = project(checked.archive, _OTHER[audience], as_of, {})
    return KnownEditions(store, {x.id: x for x in other.letters if x.signed})


def store_in(cache: Path) -> Cache:
    """The cache, below which temporary files lie from now on: what a killed process leaves there is tidied up."""
    settle(cache)
    return Cache(cache)


def build(site: Site, works: Sequence[Work], progress: Progress = silent) -> Iterator[Built]:
    """Build, verify and promote these editions; tell of each when it is in place.

    `progress` is told of what is made for all editions together.

    Raises:
        RefusedError: findings forbid it; every edition that was not promoted yet stands as it was.
    """
    if len(works) > 1:
        works = prepare(site.config_file, works, progress)
    if len(works) == 1 or sum(len(x.edition.letters) for x in works) < _WORTH_PROCESSES:
        yield from (_build_one(site, work) for work in works)
        return
    yield from side_by_side(partial(_build_one, site), works)


def _build_one(site: Site, work: Work) -> Built:
    offline = build_site(site.config_file, site.folder, work, offline=site.offline)
    return Built(work.edition.audience, offline)


def gate(folder: Path, manifest: Manifest, *, withheld: Withheld, cache: Cache) -> list[Finding]:
    """Verify what was built, before it is promoted."""
    return verify_edition(
        folder,
        manifest,
        withheld.texts,
        kept=withheld.files,
        persons=withheld.persons,
        memory=cache,
    )
