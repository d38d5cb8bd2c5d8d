"""The draft of a consolidated letter: sums in its figures, the figures in its prose, what is left to do marked.

Who is added up and how much that comes to is told by the caller; here it becomes a letter's text.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from congvan.edit.consolidated_parts import Parts, appendix
from congvan.edit.draft import Draft, in_list
from congvan.model.agency import AgencyFile
from congvan.model.identity import LetterId
from congvan.model.letter import FrontMatter
from congvan.model.markdown import in_draft
from congvan.model.series import Property, Series
from congvan.model.terms import Audience
from congvan.vietnamese.fold import tone_key, words

_TO_DO = "  # cần điền: "
_SEMICOLON = "; "
_FIRST_SECTION = 1


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
    """What a consolidated letter is made of. `entered` and `missing` are names of agencies.

    `before` is the agency's last letter of the same kind: to whom it goes, who signs and who is asked stays as it was.
    """

    id: LetterId
    series: Series
    agency: AgencyFile
    figures: Mapping[str, Added]
    entered: tuple[str, ...]
    missing: tuple[str, ...]
    internal: bool
    modeline: str = ""
    before: FrontMatter | None = None
    parts: Parts = field(default_factory=Parts)


def consolidated_draft(whole: Whole) -> Draft:
    """Write the draft."""
    lines = [*_front(whole), *_body(whole), *appendix(whole.parts), ""]
    to_do = tuple((number, line.strip()) for number, line in enumerate(lines, 1) if _waits(line))
    return Draft(whole.id, "\n".join(lines), None, to_do)


def blanks(whole: Whole) -> tuple[str, ...]:
    """Name the keys that are blank in the draft and without which not even a draft is built."""
    figures = tuple(f"data.{x}" for x in _unknown(whole.series.schema, whole.figures, ""))
    return (*(() if whole.before else ("to",)), *figures)


# --- the front matter -------------------------------------------------------------------------------------------------


def _front(whole: Whole) -> Iterator[str]:
    title = " ".join(whole.series.file.title.split())
    yield "---"
    if whole.modeline:
        yield whole.modeline
    yield "status: draft"
    if whole.internal:
        yield "visibility: internal  # có số liệu hoặc công văn nội bộ: xem lại trước khi công khai"
    yield from ("number:", f"notation: {in_list(whole.agency.notations[0])}", "date:")
    yield f"subject: {in_list(f'tổng hợp {title[:1].lower()}{title[1:]} {whole.id.period.label}')}"
    yield from _people(whole.before) if whole.before else _NOBODY
    if whole.series.schema.get("properties"):
        yield "data:"
        yield from _data(whole.series.schema, whole.figures, "")
    yield from ("---", "")


_NOBODY = (
    "to: []",
    "contact: {name: , phone: , email: }",
    f"signer:{_TO_DO}{{authority: [], title: CHỨC VỤ, name: Họ và tên}}",
    'copies: [Như trên, "Lưu: VT"]',
)


def _people(before: FrontMatter) -> Iterator[str]:
    """Who gets the letter, who is asked, who signs: as in the letter before."""
    yield f"to: {_list(before.to)}"
    contact, signer = before.contact, before.signer
    if contact:
        named = {"name": contact.name, "phone": contact.phone, "email": contact.email}
        yield f"contact: {{{', '.join(f'{k}: {_quoted(x)}' for k, x in named.items() if x)}}}"
    else:
        yield _NOBODY[1]
    if signer:
        authority = f"authority: {_list(signer.authority)}, " if signer.authority else ""
        yield f"signer: {{{authority}title: {_quoted(signer.title)}, name: {_quoted(signer.name)}}}"
    else:
        yield _NOBODY[2]
    yield f"copies: {_list(before.copies)}"


def _list(texts: tuple[str, ...]) -> str:
    return f"[{', '.join(map(_quoted, texts))}]"


def _quoted(text: str) -> str:
    """Write a text within brackets or braces; one that might be read as a number or a yes is quoted."""
    return in_list(text) if text[:1].isalpha() and " " in text else json.dumps(text, ensure_ascii=False)


def _data(schema: Mapping[str, Any], figures: Mapping[str, Added], above: str) -> Iterator[str]:
    """Give the figures as keys, in the schema's order: with what they come to, or with what is to be done.

    A blank that may stay one is a comment, for a key without value stops every build.
    """
    indent = "  " * (above.count(".") + 1)
    for name, found in schema["properties"].items():
        inner = found if isinstance(found, dict) else {}
        title = " ".join(str(inner.get("title", name)).split())
        mark = "" if name in schema.get("required", ()) else "# "
        if inner.get("properties"):
            is_open = not mark or _has_any(figures, f"{above}{name}.")
            yield f"{indent}{'' if is_open else mark}{name}:" + ("" if is_open else f"{_TO_DO}{title}")
            below = _data(inner, figures, f"{above}{name}.")
            yield from below if is_open else (f"{indent}# {x.strip().removeprefix('# ')}" for x in below)
        elif (added := figures.get(f"{above}{name}")) and added.typed:
            yield f"{indent}{name}: {added.typed}  # {title}" + (f": {added.how}" if added.how else "")
        else:
            said = f" ({added.prose.rstrip('.')})" if added and added.prose else ""
            yield f"{indent}{mark}{name}:{_TO_DO}{title}{said}"


def _has_any(figures: Mapping[str, Added], above: str) -> bool:
    """Whether a group gets a value."""
    return any(name.startswith(above) and added.typed for name, added in figures.items())


def _unknown(schema: Mapping[str, Any], figures: Mapping[str, Added], above: str) -> Iterator[str]:
    """Name the figures that must be there and are not known."""
    for name, found in schema.get("properties", {}).items():
        inner, full = found if isinstance(found, dict) else {}, f"{above}{name}"
        required = name in schema.get("required", ())
        if inner.get("properties"):
            if required or _has_any(figures, f"{full}."):
                yield from _unknown(inner, figures, f"{full}.")
        elif required and not ((added := figures.get(full)) and added.typed):
            yield full


# --- the body ---------------------------------------------------------------------------------------------------------


def _body(whole: Whole) -> Iterator[str]:
    count = len(whole.entered)
    yield f"{{{{ agency.name }}}} tổng hợp báo cáo {{{{ period }}}} của {count} cơ quan như sau:"
    sections = whole.series.file.sections or ("Số liệu tổng hợp",)
    told = _figures(whole, sections)
    for number, title in enumerate(sections, _FIRST_SECTION):
        yield from ("", f"## {number}. {in_draft(title)}", "")
        if number == _FIRST_SECTION:
            yield from _included(whole)
        yield from told.get(number, ())
    yield from ("", "Trên đây là tổng hợp báo cáo {{ period }} của {{ agency.name }}./.")


def _included(whole: Whole) -> Iterator[str]:
    there, owing = len(whole.entered), len(whole.entered) + len(whole.missing)
    appendix = " Số liệu của từng cơ quan tại Phụ lục kèm theo." if whole.parts.are_several else ""
    yield f"Số liệu được tổng hợp từ báo cáo của {there}/{owing} cơ quan: {_named(whole.entered)}.{appendix}"
    yield ""
    if whole.missing:
        yield f"Chưa có báo cáo đã ban hành của {len(whole.missing)} cơ quan: {_named(whole.missing)}."
        yield ""


def _named(agencies: tuple[str, ...]) -> str:
    return _SEMICOLON.join(map(in_draft, agencies))


def _figures(whole: Whole, sections: tuple[str, ...]) -> dict[int, list[str]]:
    """Tell the figures in prose, group by group, each in the section that is about it, by the section's number."""
    groups: dict[tuple[str, tuple[str, ...]], list[Property]] = {}
    for figure in whole.series.properties():
        if (added := whole.figures.get(figure.name)) and added.prose:
            groups.setdefault((figure.name.rpartition(".")[0], figure.labels[:-1]), []).append(figure)
    told: dict[int, list[str]] = {}
    for (_, labels), figures in groups.items():
        told.setdefault(_section_of(labels, sections), []).extend(_group(labels, figures, whole.figures))
    return told


def _section_of(labels: tuple[str, ...], sections: tuple[str, ...]) -> int:
    """Give the number of the section whose title shares most words with the outermost group's; else the first."""
    title = _terms(labels[0]) if labels else frozenset()
    shared = [len(title & _terms(x)) for x in sections]
    return shared.index(max(shared)) + _FIRST_SECTION


def _terms(title: str) -> frozenset[tuple[str, ...]]:
    """The words of a title as far as nobody knows which they are: most have two syllables, so two side by side."""
    syllables = tuple(words(tone_key(title.casefold())))
    return frozenset(pairwise(syllables)) if len(syllables) > 1 else frozenset({syllables})


def _group(labels: tuple[str, ...], figures: list[Property], added: Mapping[str, Added]) -> Iterator[str]:
    """Tell one group; if the public may see none of its figures, its title stands within the passage, as they do."""
    hidden = all(x.audience is Audience.INTERNAL for x in figures)
    yield from ("/// internal",) if hidden else ()
    yield from (f"{in_draft(' – '.join(labels))}:", "") if labels else ()
    for figure in figures:
        line = _told(figure, added[figure.name])
        apart = figure.audience is Audience.INTERNAL and not hidden
        yield from ("/// internal", line, "///") if apart else (line,)
    yield from ("///", "") if hidden else ("",)


def _told(figure: Property, added: Added) -> str:
    how = f" ({added.how})" if added.how else ""
    return f"- {in_draft(figure.labels[-1])}{how}: {added.prose}"


def _waits(line: str) -> bool:
    """Whether a line waits for words, or for somebody to look at it."""
    key = line.partition("  #")[0]
    blank = key == "to: []" or ": ," in key or _TO_DO in line
    return blank or line.startswith(("## ", "visibility:", "subject:", "Số liệu được", "Chưa có báo cáo"))
