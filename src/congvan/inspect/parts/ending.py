"""The lines of a letter → its end: who signs, and who receives copies."""

from collections.abc import Sequence
from dataclasses import dataclass

from congvan.inspect.parts.words import COPIES_LIKE, END, is_like
from congvan.inspect.sheet import MM, Box, Line, Page, around

_STEP = 2.2  # ems from one line of the block to the next, at most
_RIGHT = 0.4  # of the page's width: what begins further right may be the signer's
_LEVEL = 28 * MM  # how far above `Nơi nhận` somebody may have set the title


@dataclass(frozen=True)
class Ending:
    """The signature block and the copies. `between` are words that stand between title and name."""

    page: int
    copies_title: Line | None
    copies: tuple[Line, ...]
    titles: tuple[Line, ...]
    between: tuple[Line, ...]
    signer: Line | None

    @property
    def box(self) -> Box:
        """What the block takes of its page."""
        parts = (self.copies_title, *self.copies, *self.titles, self.signer)
        return around([x.box for x in parts if x])


def ending(lines: Sequence[Line], pages: Sequence[Page]) -> Ending | None:
    """Find the end among the lines that are the letter's own."""
    title = next((x for x in reversed(lines) if is_like(x, COPIES_LIKE)), None)
    start = title or next((x for x in reversed(lines) if x.text.endswith(END)), None)
    if start is None:
        return None
    page = pages[start.page - 1]
    top = title.baseline - _LEVEL if title else start.baseline
    near = [x for x in lines if x.page == page.number and x.baseline >= top and not _in_table(x, page)]
    right = [x for x in near if x.box.x0 > _RIGHT * page.width and x is not start]
    titles = _titles(right)
    if not title and not titles:
        return None
    below = [x for x in right if titles and x.baseline > titles[-1].baseline]
    signer = below[-1] if below else None
    left = [x for x in near if title and x.baseline > title.baseline and x.box.x0 <= _RIGHT * page.width]
    return Ending(page.number, title, tuple(left), titles, tuple(below[:-1]), signer)


def _in_table(line: Line, page: Page) -> bool:
    return any(x.holds(line.box) for x in page.tables)


def _titles(right: Sequence[Line]) -> tuple[Line, ...]:
    """The first run of capitals."""
    run: list[Line] = []
    for line in right:
        follows = not run or line.baseline - run[-1].baseline <= _STEP * run[-1].size
        if line.is_upper and follows:
            run.append(line)
        elif run:
            break
    return tuple(run)
