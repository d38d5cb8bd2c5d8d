"""The closed set of an edition's files: what each is there for. A file that it does not name is an error."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from congvan.model.terms import Audience


class Kind(StrEnum):
    """What a file of an edition is there for."""

    PAGE = "page"  # made from a view
    PDF = "pdf"
    ATTACHMENT = "attachment"
    DATA = "data"
    SEARCH = "search"
    SITE = "site"  # hand-written page or file of docs_dir
    THEME = "theme"  # style sheets, scripts, icons and templates of the theme


@dataclass(frozen=True, slots=True)
class Manifest:
    """All files of a built edition by path relative to its folder, without the manifest's own checksums file."""

    audience: Audience
    files: Mapping[str, Kind]
