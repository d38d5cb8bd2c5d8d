"""Characters → lines: those on one height, cut where a gap is wider than words have among them."""

from collections.abc import Iterable, Iterator

from congvan.inspect.sheet import Char, Line, line_of

_LEVEL = 2.0  # points: letters on one line differ less, but for raised ones, which are small
_RAISED = 6.0  # points that a raised or lowered sign may stand off
_GAP = 1.4  # ems: columns stand further apart; words of a justified line are closer


def lines_of(chars: Iterable[Char]) -> tuple[Line, ...]:
    """Make the lines of one page, from top to bottom, then from left to right."""
    made = [line for row in _rows(list(chars)) for line in _cut(row)]
    return tuple(sorted(made, key=lambda x: (round(x.baseline), x.box.x0)))


def _rows(chars: list[Char]) -> Iterator[list[Char]]:
    """Yield the characters of each height; what is raised goes with the line it belongs to."""
    rows: list[list[Char]] = []
    for char in sorted(chars, key=lambda x: x.baseline):
        if rows and char.baseline - rows[-1][0].baseline <= _LEVEL:
            rows[-1].append(char)
        else:
            rows.append([char])
    yield from _with_raised(rows)


def _with_raised(rows: list[list[Char]]) -> Iterator[list[Char]]:
    """Join rows of small signs with the row of larger letters next to them."""
    full = [row for row in rows if any(x.is_ink for x in row)]
    kept: list[list[Char]] = []
    waiting: list[Char] = []
    for i, row in enumerate(full):
        below = full[i + 1] if i + 1 < len(full) else None
        if below and _is_raised(row, below):
            waiting += row
        elif kept and _is_raised(row, kept[-1]):
            kept[-1] += row
        else:
            kept.append([*waiting, *row])
            waiting = []
    yield from kept


def _is_raised(row: list[Char], line: list[Char]) -> bool:
    """Whether a row is small signs that stand right beside letters of a line."""
    near = abs(row[0].baseline - line[0].baseline) <= _RAISED
    small = max(x.size for x in row) < max(x.size for x in line) * 0.8  # raised signs take two thirds of the size
    first, last = min(x.box.x0 for x in line), max(x.box.x1 for x in line)
    slack = max(x.size for x in line)
    return near and small and all(first - slack <= x.box.x0 <= last + slack for x in row)


def _cut(row: list[Char]) -> Iterator[Line]:
    """Yield the lines of a row."""
    run: list[Char] = []
    end = 0.0
    for char in sorted(row, key=lambda x: x.box.x0):
        if run and char.box.x0 - end > _GAP * max(char.size, run[-1].size):
            yield from _made(run)
            run, end = [], 0.0
        run.append(char)
        end = max(end, char.box.x1)
    yield from _made(run)


def _made(run: list[Char]) -> Iterator[Line]:
    if any(x.is_ink for x in run):
        yield line_of(run)
