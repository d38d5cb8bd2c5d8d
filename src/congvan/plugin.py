"""Where the MkDocs plugin meets the pipeline: the adapter knows no letters, the pipeline knows no MkDocs events."""

from datetime import date
from pathlib import Path

from congvan import pipeline
from congvan.model.terms import Audience
from congvan.publish.mkdocs_plugin import EditionPlugin
from congvan.publish.work import Work


class CongvanPlugin(EditionPlugin):  # type: ignore[no-untyped-call]  # MkDocs leaves __init_subclass__ untyped
    """The plugin `congvan` of `mkdocs.yml`."""

    def open_work(self, reports: Path, cache: Path, audience: Audience, as_of: date | None) -> Work:
        """Read, check and project the archive."""
        checked = pipeline.read_and_check(reports, cache, as_of)
        return pipeline.open_work(checked, cache, audience, as_of, reports=reports)
