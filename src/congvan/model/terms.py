"""The fixed words of the format: audiences, the states of a letter, urgencies, frequencies.

Both sides of the projection need them, so they stand apart from `letter` (before) and `view` (after).
"""

from enum import StrEnum


class Audience(StrEnum):
    """For whom an edition, a letter, a passage or a field is. The default everywhere is the narrower one."""

    PUBLIC = "public"
    INTERNAL = "internal"

    def may_see(self, visibility: "Audience") -> bool:
        """Tell whether this audience may see what is meant for `visibility`."""
        return self is Audience.INTERNAL or visibility is Audience.PUBLIC


class Status(StrEnum):
    """Where a letter stands in its life."""

    DRAFT = "draft"
    ISSUED = "issued"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


class Urgency(StrEnum):
    """The degree of urgency (Decree 30/2020, Appendix I, part I, section III, item 2 b)."""

    KHAN = "khan"
    THUONG_KHAN = "thuong-khan"
    HOA_TOC = "hoa-toc"


class Frequency(StrEnum):
    """How often a series is reported."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half-yearly"
    NINE_MONTHS = "nine-months"
    YEARLY = "yearly"
