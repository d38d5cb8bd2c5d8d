"""The whole flow on one screen: read → check → project → (render, publish through a site generator) → verify → promote.

Each step takes a value and returns a value; nothing flows back. The commands and the MkDocs plugin call these
functions and do nothing to letters themselves.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from congvan.check import check_archive
from congvan.errors import ArchiveError, RefusedError
from congvan.model import address
from congvan.model.archive import Archive
from congvan.model.finding import Finding, in_order
from congvan.model.identity import LetterId
from congvan.model.manifest import Manifest
from congvan.model.terms import Audience
from congvan.model.withheld import Secret
from congvan.project import is_visible, project
from congvan.publish.assembly import Progress, Work, letter_pdf, silent
from congvan.publish.cache import Cache
from congvan.publish.mkdocs_site import build_site
from congvan.read.archive import read_archive
from congvan.verify import verify_edition, verify_folder


@dataclass(frozen=True, slots=True)
class Checked:
    """An archive after `read` and `check`, with everything that was found."""

    archive: Archive
    findings: tuple[Finding, ...]

    def sound(self) -> Archive:
        """Give the archive if it may be published.

        Raises:
            RefusedError: there is an error among the findings.
        """
        if any(x.is_error for x in self.findings):
            raise RefusedError(self.findings)
        return self.archive


def read_and_check(reports: Path) -> Checked:
    """Read the folder `reports/` and check all of it."""
    raw, unreadable = read_archive(reports)
    archive, findings = check_archive(raw)
    return Checked(archive, tuple(in_order([*unreadable, *findings])))


def open_work(
    checked: Checked, cache: Path, audience: Audience, as_of: date | None, progress: Progress | None = None
) -> Work:
    """Project a sound archive for one audience: what a site generator's adapter needs, and no more."""
    edition, secrets = project(checked.sound(), audience, as_of)
    store = Cache(cache)
    verify = partial(_verify, secrets=secrets)
    return Work(edition, store, verify, warnings=checked.findings, progress=progress or silent)


def build(
    checked: Checked,
    config_file: Path,
    site_dir: Path,
    cache: Path,
    audiences: Iterable[Audience],
    as_of: date | None,
    progress: Progress,
) -> None:
    """Build, verify and promote the editions of these audiences, one after the other.

    Raises:
        RefusedError: findings forbid it; every edition that was not promoted yet stands as it was.
    """
    for audience in audiences:
        build_site(
            config_file, site_dir, open_work(checked, cache, audience, as_of, partial(_named, progress, audience))
        )


def make_pdf(checked: Checked, who: LetterId, audience: Audience, cache: Path, as_of: date | None) -> bytes:
    """Make one letter's PDF. Findings in other letters do not matter.

    Raises:
        ArchiveError: there is no such letter, or not for this audience.
        RefusedError: the letter has errors, or its PDF could not be made.
    """
    source = f"reports/{who}.md"
    own = [x for x in checked.findings if x.place.path == source]
    if any(x.is_error for x in own) or (who not in checked.archive.letters and own):
        raise RefusedError(own)
    if who not in checked.archive.letters:
        raise ArchiveError(f"Không có công văn {who}.", f"There is no letter {who}.")
    edition, _ = project(checked.archive, audience, as_of)
    view = next((x for x in edition.letters if x.id == who), None)
    if view is None:
        raise ArchiveError(
            f"{who} không có trong bản công khai (dự thảo hoặc văn bản nội bộ); thêm --audience internal.",
            f"{who} is not in the public edition (a draft or an internal letter); add --audience internal.",
        )
    return letter_pdf(view, Cache(cache))


def count_letters(checked: Checked, audience: Audience) -> int:
    """How many letters an edition shows."""
    return sum(is_visible(x, audience) for x in checked.archive.letters.values())


def verify(path: Path, reports: Path | None, audience: Audience | None) -> list[Finding]:
    """Verify a built edition or one PDF; with the sources, also that it holds nothing withheld.

    Raises:
        ArchiveError: there is nothing at `path`.
    """
    if not path.exists():
        raise ArchiveError(f"Không có {path}.", f"There is no {path}.")
    seen_by = audience or _audience_of(path)
    checked = read_and_check(reports) if reports else None
    secrets = project(checked.archive, seen_by)[1] if checked else ()
    return verify_folder(path, secrets)


def _audience_of(path: Path) -> Audience:
    """The audience that an edition names in its own data; what names none is taken for public, the stricter one."""
    try:
        named = json.loads((path / address.LETTERS_JSON).read_bytes())["audience"]
        return Audience(named)
    except (OSError, ValueError, KeyError, TypeError):
        return Audience.PUBLIC


def _verify(folder: Path, manifest: Manifest, *, secrets: tuple[Secret, ...]) -> list[Finding]:
    return verify_edition(folder, manifest, secrets)


def _named(progress: Progress, audience: Audience, stage: str, done: int, total: int) -> None:
    progress(f"{audience}: {stage}", done, total)
