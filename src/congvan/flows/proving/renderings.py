"""An archive at hand → the PDFs that it makes of a letter: of its sources today, and of what they were before."""

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from congvan.checking import Checked, read_and_check
from congvan.errors import CongvanError
from congvan.model.identity import LetterId
from congvan.model.terms import Audience, Status
from congvan.model.text import Text, Value
from congvan.model.view import LetterView
from congvan.project import project
from congvan.publish.letter_pdfs import letter_pdf
from congvan.publish.mkdocs_site import PrintSettings, print_settings
from congvan.read.past import past_of
from congvan.render.data.entry import letter_entry
from congvan.store.cache import Cache
from congvan.verify.published import Entry
from congvan.vietnamese.dates import short_date

_MADE = {
    Audience.PUBLIC: Text("as the archive makes it of its sources now, for the public edition"),
    Audience.INTERNAL: Text("as the archive makes it of its sources now, for the internal edition"),
}
_BEFORE = Text("before it was replaced or withdrawn")
_AT = Text("in the archive of {day}")


@dataclass(frozen=True, slots=True)
class Sources:
    """An archive at hand: its `mkdocs.yml`, its letters, where finished work is kept, and the day it speaks of."""

    config_file: Path
    reports: Path
    cache: Path
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Rendering:
    """A PDF of the letter: where it is from; `when` says of which time, if not of today."""

    data: bytes
    where: Value
    when: Value = ""


@dataclass(frozen=True, slots=True)
class PrintedArchive:
    """The sources as far as they are sound, and how letters are printed."""

    sources: Sources
    views: Mapping[Audience, Mapping[str, LetterView]]
    settings: PrintSettings
    checked: Checked

    @classmethod
    def of(cls, sources: Sources) -> "PrintedArchive":
        """Read and project the archive; what has errors is left out, as if it were not there."""
        checked = read_and_check(sources.reports, sources.cache)
        return cls(sources, _views(checked, sources.as_of), print_settings(sources.config_file), checked)

    @property
    def entries(self) -> dict[str, Entry]:
        """What there is to say of each letter."""
        return {name: letter_entry(x, Audience.INTERNAL, {}) for name, x in self.views[Audience.INTERNAL].items()}

    def renderings(self, who: LetterId) -> Iterator[Rendering]:
        """Make the letter's PDF anew: of today, as it was before it was replaced or withdrawn, and of older sources."""
        yield from self._made(self.checked, self.views, who, "")
        with tempfile.TemporaryDirectory(prefix="congvan-") as folder:
            for past in past_of(self.sources.reports, who, Path(folder) / "reports"):
                when = _AT.of(day=short_date(past.day) if past.day else "–")
                try:
                    checked = read_and_check(past.reports)
                    yield from self._made(checked, _views(checked, self.sources.as_of), who, when)
                except CongvanError:  # by the rules of today that text cannot be printed
                    continue

    def _made(
        self, checked: Checked, views: Mapping[Audience, Mapping[str, LetterView]], who: LetterId, when: Value
    ) -> Iterator[Rendering]:
        """The PDFs of a state of the sources, the same one once."""
        seen: set[bytes] = set()
        for audience in Audience:
            view = views[audience].get(str(who))
            for each, before in _as_they_were(view) if view else ():
                data = self._pdf(each, checked)
                if data not in seen:
                    seen.add(data)
                    yield Rendering(data, _MADE[audience], when or (_BEFORE if before else ""))

    def _pdf(self, view: LetterView, checked: Checked) -> bytes:
        asked, face = self.settings, checked.fonts.typeface()
        return letter_pdf(
            view, Cache(self.sources.cache), face,
            site_url=asked.site_url, with_sources=asked.with_sources, with_proof=asked.with_proof,
        )  # fmt: skip


def _views(checked: Checked, as_of: date | None) -> dict[Audience, dict[str, LetterView]]:
    editions = {x: project(checked.archive, x, as_of)[0] for x in Audience}
    return {audience: {str(x.id): x for x in edition.letters} for audience, edition in editions.items()}


def _as_they_were(view: LetterView) -> Iterator[tuple[LetterView, bool]]:
    """The letter as it is, then as it was before anything became of it: only then its paper bore no word of that."""
    yield view, False
    if view.status in (Status.REPLACED, Status.WITHDRAWN):
        yield replace(view, status=Status.ISSUED, relations=(), withdrawn=None), True
