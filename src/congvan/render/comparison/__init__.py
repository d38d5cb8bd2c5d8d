"""A letter and the one before it enter, as one audience may see them; what is new leaves, as data.

Pure functions over views and bodies: what a view does not hold cannot be told. What is too much to compare is said to
be so, never computed at any price.
"""

from collections.abc import Sequence
from dataclasses import replace

from congvan.model.view import LetterView
from congvan.render.body import Body
from congvan.render.comparison.blocks import Section, sections_of
from congvan.render.comparison.expected import Expected, values
from congvan.render.comparison.figures import compare_figures
from congvan.render.comparison.records import (
    BlockChange,
    Comparison,
    FigureChange,
    Run,
    SameSection,
    SectionChange,
)
from congvan.render.comparison.sections import Sides, compare_sections

__all__ = ["BlockChange", "Comparison", "FigureChange", "Run", "SameSection", "SectionChange", "compare"]

_MOST_TEXT = 400_000  # characters of HTML; a letter of 200 pages has fewer
_MOST_SHOWN = 60  # changed blocks on a page; who wants more reads both letters
_MOST_CHARACTERS = 24_000  # of them together
_NEARLY_ALL = 0.92  # of the words of both letters: more than that is no news but another text
_SHORT = 600  # characters; a letter as short as that is shown however much of it is new


def compare(now: tuple[LetterView, Body], before: tuple[LetterView, Body], *, figures_apart: bool = True) -> Comparison:
    """Compare a letter with an earlier one.

    With `figures_apart`, a figure whose value is another is told among the figures, and not once more where the text
    prints it.
    """
    (view, body), (old_view, old_body) = now, before
    changes = tuple(compare_figures(old_view.figures, view.figures)) if figures_apart else ()
    told = Comparison(changes, len(view.figures) - sum(x.now is not None for x in changes))
    if max(len(body.html), len(old_body.html)) > _MOST_TEXT:
        return told if body.html == old_body.html else replace(told, rewritten=True)
    new = Expected(view, old_view.id.period, old_body.text)
    old = Expected(old_view, view.id.period, body.text)
    one, other = sections_of(old_body.html), sections_of(body.html)
    changed, same = compare_sections(one, other, Sides(old, new, values(changes)))
    unchanged = sum(x.blocks for x in same) + sum(x.unchanged for x in changed)
    if _is_rewritten(one, other, changed):
        return replace(told, rewritten=True, unchanged=unchanged)
    shown, left_out = _limited(changed)
    return replace(
        told, sections=shown, same_sections=tuple(x for x in same if x.blocks), unchanged=unchanged, left_out=left_out
    )


def _is_rewritten(before: Sequence[Section], now: Sequence[Section], changed: list[SectionChange]) -> bool:
    total = sum(len(x.text) for letter in (before, now) for section in letter for x in section.blocks)
    fates = [x for section in changed for block in section.blocks for x in block.runs]
    new = sum(len(x.text) for x in fates if x.kind in {"added", "gone"})
    return total > _SHORT and new > _NEARLY_ALL * total


def _limited(changed: list[SectionChange]) -> tuple[tuple[SectionChange, ...], int]:
    """Take the changed blocks from the first up to what a page bears; tell how many are left out."""
    shown: list[SectionChange] = []
    left, room, left_out = _MOST_SHOWN, _MOST_CHARACTERS, 0
    for section in changed:
        kept: list[BlockChange] = []
        for block in section.blocks:
            left -= 1
            room -= sum(len(x.text) for x in block.runs if x.kind != "skipped")
            if left >= 0 and room >= 0:
                kept.append(block)
        left_out += len(section.blocks) - len(kept)
        if kept or not section.blocks:
            shown.append(replace(section, blocks=tuple(kept)))
    return tuple(shown), left_out
