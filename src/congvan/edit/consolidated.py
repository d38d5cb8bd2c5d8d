"""The draft of a consolidated letter: sums in its figures, the figures in its prose, what is left to do marked.

Who is added up and how much that comes to is told by the caller; here it becomes a letter's text.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from congvan.edit.draft import Draft, in_list
from congvan.model.agency import AgencyFile
from congvan.model.identity import LetterId
from congvan.model.series import Property, Series
from congvan.model.terms import Audience

_TO_DO = "  # cần điền: "
_SEMICOLON = "; "


@dataclass(frozen=True, slots=True)
class Added:
    """What a figure comes to: as it is typed in the `data` block (empty: to be filled in by hand), and in prose.

    `prose` may hold the figure's placeholder; empty, the prose does not speak of it. `how` is a word about the method.
    """

    typed: str
    prose: str
    how: str = ""


@dataclass(frozen=True, slots=True)
class Whole:
    """What a consolidated letter is made of. `entered` and `missing` are names of agencies."""

    id: LetterId
    series: Series
    agency: AgencyFile
    figures: Mapping[str, Added]
    entered: tuple[str, ...]
    missing: tuple[str, ...]
    internal: bool
    modeline: str = ""


def consolidated_draft(whole: Whole) -> Draft:
    """Write the draft."""
    lines = [*_front(whole), *_body(whole), ""]
    to_do = tuple((number, line.strip()) for number, line in enumerate(lines, 1) if _waits(line))
    return Draft(whole.id, "\n".join(lines), None, to_do)


def _front(whole: Whole) -> Iterator[str]:
    title = " ".join(whole.series.file.title.split())
    yield "---"
    if whole.modeline:
        yield whole.modeline
    yield "status: draft"
    if whole.internal:
        yield "visibility: internal  # có số liệu hoặc công văn nội bộ: xem lại trước khi công khai"
    yield from ("number:", f"notation: {in_list(whole.agency.notations[0])}", "date:")
    yield f"subject: {in_list(f'tổng hợp {title[:1].lower()}{title[1:]}')}"
    yield from ("to: []", "contact: {name: , phone: , email: }", "signer: {authority: [], title: , name: }")
    yield 'copies: [Như trên, "Lưu: VT"]'
    if whole.series.schema.get("properties"):
        yield "data:"
        yield from _data(whole.series.schema, whole.figures, "")
    yield from ("---", "")


def _data(schema: Mapping[str, Any], figures: Mapping[str, Added], above: str) -> Iterator[str]:
    """Give the figures as keys, in the schema's order: with what they come to, or with what is to be done."""
    indent = "  " * (above.count(".") + 1)
    for name, found in schema["properties"].items():
        inner = found if isinstance(found, dict) else {}
        title = " ".join(str(inner.get("title", name)).split())
        if inner.get("properties"):
            yield f"{indent}{name}:"
            yield from _data(inner, figures, f"{above}{name}.")
        elif (added := figures.get(f"{above}{name}")) and added.typed:
            yield f"{indent}{name}: {added.typed}  # {title}" + (f": {added.how}" if added.how else "")
        else:
            yield f"{indent}{name}:{_TO_DO}{title}" + (f" ({added.prose.rstrip('.')})" if added and added.prose else "")


def _body(whole: Whole) -> Iterator[str]:
    count = len(whole.entered)
    yield f"{{{{ agency.name }}}} tổng hợp báo cáo {{{{ period }}}} của {count} cơ quan như sau:"
    sections = whole.series.file.sections or ("Số liệu tổng hợp",)
    for number, title in enumerate(sections, 1):
        yield from ("", f"## {number}. {title}", "")
        if number == 1:
            yield from _included(whole)
            yield from _figures(whole)
    yield from ("", "Trên đây là tổng hợp báo cáo {{ period }} của {{ agency.name }}./.")


def _included(whole: Whole) -> Iterator[str]:
    there, owing = len(whole.entered), len(whole.entered) + len(whole.missing)
    yield f"Số liệu được tổng hợp từ báo cáo của {there}/{owing} cơ quan: {_SEMICOLON.join(whole.entered)}."
    yield ""
    if whole.missing:
        named = _SEMICOLON.join(whole.missing)
        yield f"Chưa có báo cáo đã ban hành của {len(whole.missing)} cơ quan: {named}."
        yield ""


def _figures(whole: Whole) -> Iterator[str]:
    """Tell the figures in prose, group by group."""
    groups: dict[str, list[str]] = {}
    for figure in whole.series.properties():
        if (added := whole.figures.get(figure.name)) and added.prose:
            groups.setdefault(" – ".join(figure.labels[:-1]), []).append(_told(figure, added))
    for label, lines in groups.items():
        yield from ((f"{label}:", "") if label else ())
        yield from lines
        yield ""


def _told(figure: Property, added: Added) -> str:
    """Tell one figure; an internal one only to the internal audience, its name with it."""
    how = f" ({added.how})" if added.how else ""
    line = f"- {figure.labels[-1]}{how}: {added.prose}"
    return f"/// internal\n{line}\n///" if figure.audience is Audience.INTERNAL else line


def _waits(line: str) -> bool:
    """Whether a line waits for words, or for somebody to look at it."""
    key = line.partition("  #")[0]
    blank = key == "to: []" or ": ," in key or _TO_DO in line
    return blank or line.startswith(("## ", "visibility:", "subject:", "Số liệu được", "Chưa có báo cáo"))
