"""Who signs: authority, title and name as Decree 30/2020/NĐ-CP has them (Appendix I, part I, II.7)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from congvan.check.sheet import Passage, Sheet
from congvan.model.finding import Finding
from congvan.model.rules import people as rules
from congvan.model.text import Quote, Text

_AUTHORITY = re.compile(
    r"(?P<short>T[./]?U[./]?Q|T[./]?M|K[./]?T|T[./]?L)(?:\s*[./:]\s*|\s+)(?P<rest>\S.*)", re.IGNORECASE
)
_ACTING = re.compile(r"(?:Q\s*\.|Q\s|QUYỀN\s)\s*(?P<rest>\S.*)", re.IGNORECASE)
_DEGREES = "PGS|GS|TSKH|TS|[Tt]h[.]? ?[Ss]|BSCK[I12]*|BS|DS|KS|CN|LS|KTS|NGƯT|NGND|NSƯT|NSND|TTƯT|TTND"
_DEGREE_WORDS = "(?:phó )?giáo sư|tiến s[ĩỹ]|thạc s[ĩỹ]|bác s[ĩỹ]|dược s[ĩỹ]|kỹ sư|cử nhân|luật sư"
_BEFORE = re.compile(
    rf"(?:(?:{_DEGREES}|[Đđ]/c)(?:[.,] ?| )|(?i:{_DEGREE_WORDS}|đồng chí|nhà giáo|ông|bà)[.,]? )+(?=\S)"
)
_AFTER = re.compile(rf"(?: ?[,–-] ?| ?\( ?)(?:{_DEGREES}|(?i:{_DEGREE_WORDS}))[.)]*$")
_WORD = re.compile(r"[^\W_]+")
_PERSON = re.compile(  # begins the title of one person
    r"(?:PHÓ |TỔNG )?(?:CHỦ TỊCH|CHỦ NHIỆM|GIÁM ĐỐC|TRƯỞNG|CHÁNH|BÍ THƯ|(?:HIỆU|BỘ|CỤC|VIỆN|THỦ|ĐỘI|TỔ) TRƯỞNG)"
)
_BODY = re.compile(r"(?:ỦY|UỶ) BAN|UBND|HỘI ĐỒNG|HĐND|BAN |ĐẢNG|TẬP THỂ")  # begins the name of a body of several
_COMMITTEE = re.compile(r"(?:(?:ỦY|UỶ) BAN NHÂN DÂN|UBND)")  # has one head, in whose place deputies sign
_DEPUTY = re.compile(r"(?:PHÓ|THỨ) (?P<head>\S.*)")
_HEAD_WORDS = frozenset({"CHỦ", "GIÁM", "TRƯỞNG", "CHÁNH", "HIỆU", "BÍ"})
_NEEDS_QUOTES = re.compile(r"[,:#\[\]{}\"'&*!|>%@`]|^[-?]|^$")


@dataclass(frozen=True, slots=True)
class _Signer:
    authority: tuple[str, ...]
    title: str
    name: str

    @property
    def line(self) -> str:
        """The signer as a line of front matter."""
        authority = f"authority: {listed(self.authority)}, " if self.authority else ""
        return f"signer: {{{authority}title: {quoted(self.title)}, name: {quoted(self.name)}}}"


@dataclass(frozen=True, slots=True)
class _Misfit:
    """What does not go together: the authority line that is wrong, why, and how it would be right."""

    at: int
    problem: Text
    cure: _Signer


def quoted(text: str) -> str:
    """Write a text as YAML within brackets."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"' if _NEEDS_QUOTES.search(text) else text


def listed(texts: tuple[str, ...]) -> str:
    """Write texts as a YAML list within brackets."""
    return f"[{', '.join(map(quoted, texts))}]"


def check_signer(sheet: Sheet) -> Iterator[Finding]:
    """Check authority, title and name, each for itself and whether they go together."""
    said = {x.field: x for x in sheet.passages if x.field.startswith("signer.")}
    title, name = said.get("signer.title"), said.get("signer.name")
    if title is None or name is None or not title.prose.strip() or not name.prose.strip():
        return
    authority = [x for field, x in said.items() if field.startswith("signer.authority")]
    right = _Signer(
        tuple(_authority(x.prose) for x in authority), _title(title.prose), _cased(_bare(name.prose.strip()))
    )
    unclear = list(_check_authority(sheet, authority, right))
    yield from unclear
    if right.title != title.prose.strip() and not _AUTHORITY.match(title.prose):
        yield rules.TITLE_FORM.at(title.place(0), title.field, line=_quote(sheet, right))
    yield from _check_name(sheet, name, right)
    if not any(x.rule is not rules.AUTHORITY_FORM for x in unclear):
        yield from _check_fit(sheet, authority, title, right)


def _quote(sheet: Sheet, right: _Signer) -> Quote:
    return Quote(right.line, sheet.visibility)


def _authority(text: str) -> str:
    """An authority line as the form has it: `KT. CHỦ TỊCH`."""
    found = _AUTHORITY.match(text.strip())
    return f"{_short(found)}. {found['rest'].rstrip(' .,;:').upper()}" if found else text.strip().upper()


def _short(found: re.Match[str]) -> str:
    return re.sub("[./]", "", found["short"]).upper()


def _title(text: str) -> str:
    """A title as the form has it: `PHÓ CHỦ TỊCH`, `Q. CHỦ TỊCH`."""
    bare = text.strip().rstrip(" .,;:").upper()
    acting = _ACTING.match(bare)
    return f"Q. {acting['rest']}" if acting else bare


def _bare(name: str) -> str:
    """A name without what stands before and after it."""
    return _AFTER.sub("", _BEFORE.sub("", name, count=1) if _BEFORE.match(name) else name)


def _cased(name: str) -> str:
    """A name with capitals where they belong."""
    if name.isupper() and any(len(x) > 1 for x in _WORD.findall(name)):
        return _WORD.sub(lambda word: word[0].capitalize(), name)
    return " ".join(x[:1].upper() + x[1:] for x in name.split(" "))


def _check_name(sheet: Sheet, name: Passage, right: _Signer) -> Iterator[Finding]:
    text = name.prose.strip()
    if found := _BEFORE.match(text) or _AFTER.search(text):
        words = found[0].strip(" ,(–-)")
        yield rules.DEGREE.at(
            name.place(found.start()),
            name.field,
            found=Quote(words, name.audience(0)),
            line=_quote(sheet, right),
        )
    elif text != right.name:
        yield rules.NAME_CASE.at(name.place(0), name.field, line=_quote(sheet, right))


def _check_authority(sheet: Sheet, authority: list[Passage], right: _Signer) -> Iterator[Finding]:
    for index, line in enumerate(authority):
        if _ACTING.match(line.prose.strip()):
            rest = (*right.authority[:index], *right.authority[index + 1 :])
            head = right.title if right.title.startswith("Q. ") else f"Q. {right.title}"
            cure = replace(right, authority=rest, title=head)
            yield rules.ACTING.at(line.place(0), line.field, line=_quote(sheet, cure))
        elif not _AUTHORITY.match(line.prose.strip()):
            yield rules.AUTHORITY_UNKNOWN.at(line.place(0), line.field)
        elif right.authority[index] != line.prose.strip():
            yield rules.AUTHORITY_FORM.at(line.place(0), line.field, line=_quote(sheet, right))


def _check_fit(sheet: Sheet, authority: list[Passage], title: Passage, right: _Signer) -> Iterator[Finding]:
    if found := _AUTHORITY.match(title.prose.strip()):
        cure = _parted(right, found)
        yield rules.MISFIT.at(title.place(0), title.field, problem=_IN_TITLE, line=_quote(sheet, cure))
    elif misfit := next(_misfits(right), None):
        line = authority[misfit.at]
        yield rules.MISFIT.at(line.place(0), line.field, problem=misfit.problem, line=_quote(sheet, misfit.cure))
    elif _is_deputy_alone(right):
        head = _head_of(right.title).partition(",")[0]  # PHÓ CHỦ TỊCH, TRƯỞNG BAN
        cure = replace(right, authority=(*right.authority, f"KT. {head}"))
        yield rules.DEPUTY_ALONE.at(title.place(0), title.field, line=_quote(sheet, cure))


def _parted(right: _Signer, found: re.Match[str]) -> _Signer:
    """`KT. CHỦ TỊCH PHÓ CHỦ TỊCH` is two lines."""
    head, deputy, rest = found["rest"].upper().rstrip(" .,;:").partition(" PHÓ ")
    authority = (*right.authority, f"{_short(found)}. {head}")
    return replace(right, authority=authority, title=f"PHÓ {rest if deputy else head}")


def _misfits(right: _Signer) -> Iterator[_Misfit]:
    for index, line in enumerate(right.authority):
        short, _, rest = line.partition(". ")
        others = (*right.authority[:index], *right.authority[index + 1 :])
        if short == "TM" and _PERSON.match(rest):
            head = rest.removeprefix("PHÓ ")
            instead = (f"KT. {head}",) if _DEPUTY.match(right.title) else _for_committee(others, head)
            yield _Misfit(index, _TM_OF_ONE, replace(right, authority=(*others, *instead)))
        elif short == "TM" and index:
            yield _Misfit(index, _TM_LATE, replace(right, authority=(line, *others)))
        elif short != "TM" and _BODY.match(rest):
            yield _Misfit(index, _OF_SEVERAL, replace(right, authority=(*others, *_of_head(short, rest, right.title))))
        elif short == "KT":
            yield from _deputy_misfits(right, index, rest, others)
        elif rest in (right.title, _head_of(right.title)):
            instead = (f"KT. {rest}",) if _DEPUTY.match(right.title) else _for_committee(others, rest)
            yield _Misfit(index, _OWN_ORDER, replace(right, authority=(*others, *instead)))


def _deputy_misfits(right: _Signer, index: int, rest: str, others: tuple[str, ...]) -> Iterator[_Misfit]:
    """`KT.` needs the title of a deputy, of the same head."""
    deputy = _DEPUTY.match(right.title)
    if not deputy:
        same = right.title.removeprefix("Q. ") == rest
        cure = replace(right, authority=(*others, *_for_committee(others, rest))) if same else None
        yield _Misfit(index, _NO_DEPUTY, cure or replace(right, title=f"PHÓ {rest}"))
        return
    words = rest.partition(" ")[0], deputy["head"].partition(" ")[0]
    if words[0] != words[1] and _HEAD_WORDS.issuperset(words):
        lines = [*right.authority]
        lines[index] = f"KT. {deputy['head']}"
        yield _Misfit(index, _OTHER_HEAD, replace(right, authority=tuple(lines)))


def _for_committee(others: tuple[str, ...], head: str) -> tuple[str, ...]:
    """What a head signs with: a committee's chairman in its name, others with nothing."""
    return ("TM. ỦY BAN NHÂN DÂN",) if head == "CHỦ TỊCH" and not others else ()


def _of_head(short: str, body: str, title: str) -> tuple[str, ...]:
    """`TL. ỦY BAN NHÂN DÂN` is meant for its head; `KT. ỦY BAN NHÂN DÂN` joins two lines into one."""
    if short == "KT":
        return (f"TM. {body}", *([f"KT. {_head_of(title)}"] if _DEPUTY.match(title) else []))
    return (f"{short}. {'TRƯỞNG BAN' if body.startswith('BAN ') else 'CHỦ TỊCH'}",)


def _is_deputy_alone(right: _Signer) -> bool:
    """Whether a deputy signs where a head stands above; a board's deputies sign in its name, and so may delegates."""
    if not right.title.startswith("PHÓ ") or "PHỤ TRÁCH" in right.title:
        return False
    last = right.authority[-1] if right.authority else ""
    short, _, rest = last.partition(". ")
    return not last or short == "TL" or (short == "TM" and bool(_COMMITTEE.match(rest)))


def _head_of(title: str) -> str:
    found = _DEPUTY.match(title)
    return found["head"] if found else title


_TM_OF_ONE = Text("'TM.' (in the name of) goes with a body of several, not with one person's title")
_TM_LATE = Text("The line 'TM.' stands above the other authority")
_OF_SEVERAL = Text("'KT.', 'TL.' and 'TUQ.' go with the head's title, not with the name of a body")
_NO_DEPUTY = Text("'KT.' (in place of) is for deputies, and the title is no deputy's")
_OTHER_HEAD = Text("A deputy signs for the own head: the two titles here are not of one kind")
_OWN_ORDER = Text("'TL.' and 'TUQ.' are for the head of a unit below, not for that same office or its deputy")
_IN_TITLE = Text("The authority stands in the title; each has a line of its own")
