"""A letter's versions enter, as the internal edition alone knows them; what its page tells of them leaves."""

from collections.abc import Iterator
from dataclasses import dataclass

from congvan.model.view import LetterView, RewrittenView, VersionView
from congvan.render.comparison import Run
from congvan.render.comparison.words import clipped, word_runs, words_of
from congvan.vietnamese.dates import day_month_year

_KINDS = {"first": "Bản đầu tiên", "changed": "Sửa", "unsaved": "Chưa ghi vào lịch sử"}
_ENDS = {
    "more": "Còn những lần ghi cũ hơn, không liệt kê ở đây.",
    "cut": "Lịch sử không đầy đủ: bản sao kho trên máy dựng trang thiếu những lần ghi cũ hơn.",
    "unread": "Lịch sử không đọc được: git trên máy dựng trang không trả lời.",
}


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version: when, what kind, who and why as they were written down; its changed passages word by word.

    `note` stands in place of the passages where they are not told.
    """

    day: str
    kind: str
    who: str
    why: str
    passages: tuple[tuple[Run, ...], ...]
    note: str


def version_lines(view: LetterView) -> list[VersionLine]:
    """Give the versions of a letter, the newest first."""
    return [_line(x) for x in view.versions if x.kind not in _ENDS]


def versions_end(view: LetterView) -> str:
    """Say what is missing from the list of versions; nothing if nothing is."""
    return next((_ENDS[x.kind] for x in view.versions if x.kind in _ENDS), "")


def _line(version: VersionView) -> VersionLine:
    return VersionLine(
        _day(version),
        _KINDS[version.kind],
        version.who,
        version.why,
        tuple(_passages(version.rewritten or ())),
        " ".join(_notes(version)),
    )


def _day(version: VersionView) -> str:
    if version.date:
        return day_month_year(version.date)
    return "" if version.kind == "unsaved" else "không rõ ngày"


def _notes(version: VersionView) -> Iterator[str]:
    if version.moved_from:
        yield f"Chuyển từ {version.moved_from}."
    if version.rewritten is None:
        yield "Không so sánh được từng chữ: tệp không phải văn bản, hoặc thay đổi quá nhiều."


def _passages(rewritten: tuple[RewrittenView, ...]) -> Iterator[tuple[Run, ...]]:
    for each in rewritten:
        runs = clipped(word_runs(words_of(each.before), words_of(each.after)))
        if any(x.kind in {"added", "gone"} for x in runs):
            yield runs
