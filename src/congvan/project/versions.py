"""What a version control system knows of a letter → what an audience is told of it: the public nothing at all."""

from collections.abc import Iterable

from congvan.model.history import Version
from congvan.model.terms import Audience
from congvan.model.view import RewrittenView, VersionView
from congvan.project.audience import may_see


def view_versions(versions: Iterable[Version], audience: Audience) -> tuple[VersionView, ...]:
    """Project a letter's versions. An old text may hold what was taken out because it must not be published."""
    return tuple(map(_view, versions)) if may_see(audience, "letter.versions") else ()


def _view(version: Version) -> VersionView:
    lines = version.rewritten
    told = None if lines is None else tuple(RewrittenView(x.before, x.after) for x in lines)
    return VersionView(version.kind, version.day, version.who, version.why, told, version.moved_from)
