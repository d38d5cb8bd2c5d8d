"""A letter's dossier enters; what is new since the letter before it leaves, for the page to tell."""

from dataclasses import dataclass

from congvan.model.view import LetterView
from congvan.render.comparison import Comparison, FigureChange, compare
from congvan.render.pages.letter.change import change
from congvan.render.pages.letter.dossier import Dossier
from congvan.vietnamese.numbers import format_number

MOST_FIGURES = 20  # that are listed; the table of figures has all
KINDS = {"added": "Đoạn mới", "changed": "Đoạn sửa", "gone": "Đoạn bỏ", "moved": "Đoạn chuyển chỗ"}


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure that changed: its labels in one, both values as printed, the change in words."""

    label: str
    before: str
    now: str
    change: str
    internal: bool


@dataclass(frozen=True, slots=True)
class News:
    """What is new. `previous` is the letter that this one is compared with, `summary` says it in one sentence.

    `figures` are the first that changed, `more_figures` counts the others.
    """

    previous: LetterView
    comparison: Comparison
    summary: str
    figures: tuple[FigureLine, ...]
    more_figures: int

    @property
    def heading(self) -> str:
        """The part's heading."""
        return f"Điểm mới so với {self.previous.id.period.label}"


def news(dossier: Dossier) -> News | None:
    """Compare a letter with the one before it; None if the edition has none."""
    previous = dossier.previous
    if previous is None or dossier.before is None:
        return None
    found = compare((dossier.view, dossier.body), (previous, dossier.before))
    lines = [_line(x, comparable=dossier.counts_on) for x in found.figures]
    return News(previous, found, _summary(found), tuple(lines[:MOST_FIGURES]), len(lines[MOST_FIGURES:]))


def _line(found: FigureChange, *, comparable: bool) -> FigureLine:
    before, now = found.before, found.now
    figure = now or before
    assert figure is not None  # noqa: S101 - a change is one of a figure
    return FigureLine(
        " – ".join(figure.labels),
        (before.text if before else "") or "–",
        (now.text if now else "") or "–",
        change(now, before, comparable=comparable) if now else "không còn chỉ tiêu này",
        figure.internal,
    )


def _summary(found: Comparison) -> str:
    """Say in one sentence how much is new."""
    if found.is_empty:
        return "Số liệu và nội dung như kỳ trước."
    figures = f"{format_number(len(found.figures))} chỉ tiêu thay đổi" if found.figures else "Số liệu như kỳ trước"
    if found.rewritten:
        return f"{figures}; văn bản thay đổi gần như toàn bộ."
    if not found.sections:
        return f"{figures}; nội dung như kỳ trước."
    return f"{figures}; {_counted(found)}."


def _counted(found: Comparison) -> str:
    """Count the passages by what became of them."""
    blocks = [x for section in found.sections for x in section.blocks]
    counts = {kind: sum(x.kind == kind for x in blocks) for kind in KINDS}
    told = [f"{format_number(count)} {KINDS[kind].lower()}" for kind, count in counts.items() if count]
    if found.left_out:
        told.append(f"{format_number(found.left_out)} đoạn khác thay đổi")
    return ", ".join(told) or "có mục được thêm hoặc bỏ"
