"""Raw files → the archive of those that are sound, and a finding for all that is not. Never stops at the first."""

from congvan.check.archive import check_archive

__all__ = ["check_archive"]
