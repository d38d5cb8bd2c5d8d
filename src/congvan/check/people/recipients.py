"""Whom a letter goes to: `Kính gửi` and `Nơi nhận` as Decree 30/2020/NĐ-CP has them (Appendix I, part I, II.9).

The form prints labels, dashes and the marks at the ends of lines itself; here they are too many.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from congvan.check.people.signer import listed
from congvan.check.sheet import FieldText, Sheet
from congvan.model.finding import Finding, Place, Rule
from congvan.model.rules import recipients as rules
from congvan.model.source import Scalar
from congvan.model.terms import Status
from congvan.model.text import Quote
from congvan.vietnamese.fold import tone_key

_LABEL = re.compile(r"^(?P<found>Kính gửi|Nơi nhận)\b[ ]?:?[ ]?", re.IGNORECASE)
_DASH = re.compile(r"^(?P<found>[-–—+*•])[ ]?")
_END = re.compile(r"(?<![.,;:])(?P<found>[.,;:]+)$")
_TYPED = ((rules.DASH_TYPED, _DASH), (rules.LABEL_TYPED, _LABEL), (rules.END_TYPED, _END))
_OPEN_END = ("v.v.", "...", "…")  # marks that belong to the words
_AS_ABOVE = re.compile(r"như (?:trên|kính gửi|k/?g)\b", re.IGNORECASE)
# `Lưu:`; without the colon only before what is kept, for Lưu is a family name too.
_KEPT = re.compile(r"L[ưu]u(?:[ ]?[:;.]|(?=[ ](?:VT|VP|HS|văn thư|văn phòng)))[ ]?(?P<rest>.*)", re.IGNORECASE)
_CLERK = re.compile(r"\bVT(?:LT)?\b|\bvăn thư\b", re.IGNORECASE)
_REMARK = re.compile(r" ?\([^()]*\)$")  # `(b/c)`
_FRAME_WORDS = ("Kính gửi", "Nơi nhận", "V/v", "Số:", "Số :", "Số*")
_FRAME = re.compile(
    r"^[ ]{0,3}[*_]{0,2}(?:(?P<to>Kính gửi)[ *_]{0,3}:|(?P<copies>Nơi nhận)[ *_]{0,3}:|(?P<subject>V/v)[ :]"
    r"|(?P<notation>Số)[ *_]{0,3}:[ *_]{0,3}\d{0,6}[ ]?/[A-ZĐ])",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class _Item:
    """One recipient: where it stands, as it should be typed, and what it is compared by."""

    at: FieldText
    right: str
    key: str

    @property
    def is_as_above(self) -> bool:
        return bool(_AS_ABOVE.match(self.right))

    @property
    def kept(self) -> re.Match[str] | None:
        return _KEPT.match(self.right)


def check_recipients(sheet: Sheet) -> Iterator[Finding]:
    """Check addressees, copies, and what of the letter's frame is typed in the body."""
    to, copies = _items(sheet, "to"), _items(sheet, "copies")
    for name, items in (("to", to), ("copies", copies)):
        yield from _check_typed(sheet, name, items)
        yield from _check_twice(items)
    for item in to:
        if item.is_as_above:
            yield rules.AS_ABOVE_ADDRESSED.at(item.at.place(0), item.at.field)
    yield from _check_copies(sheet, copies)
    yield from _check_addressed(to, copies)
    yield from _check_frame(sheet)


def _items(sheet: Sheet, name: str) -> tuple[_Item, ...]:
    """The entries of a list; none where one of them is no text, which has its own finding."""
    tree = sheet.raw.front.get(name)
    typed = tree if isinstance(tree, list) else [tree]
    if not all(isinstance(x, Scalar) for x in typed):
        return ()
    fields = (x for x in sheet.passages if isinstance(x, FieldText) and x.field.partition(".")[0] == name)
    return tuple(_Item(x, right, tone_key(right.casefold())) for x in fields if (right := _cleaned(x.prose)))


def _cleaned(text: str) -> str:
    bare = text.strip()
    for pattern in (_DASH, _LABEL, _DASH):
        found = pattern.match(bare)
        bare = bare[found.end() :].lstrip() if found else bare
    found = None if bare.endswith(_OPEN_END) else _END.search(bare)
    return bare[: found.start()].rstrip() if found and found.start() else bare


def _check_typed(sheet: Sheet, name: str, items: Sequence[_Item]) -> Iterator[Finding]:
    """Marks and labels that the form has of itself; of each kind the first, for who types one types them all."""
    right = _in_order(items) if name == "copies" else tuple(x.right for x in items)
    line = Quote(f"{name}: {listed(right)}", sheet.visibility)
    for rule, pattern in _TYPED:
        matches = ((x.at, pattern.search(x.at.prose)) for x in items if not _ends_rightly(x, rule))
        for field, match in matches:
            if match:
                words = Quote(match["found"], sheet.visibility)
                yield rule.at(field.place(match.start("found")), field.field, found=words, line=line)
                break


def _ends_rightly(item: _Item, rule: Rule) -> bool:
    return rule is rules.END_TYPED and item.at.prose.endswith(_OPEN_END)


def _check_twice(items: Sequence[_Item]) -> Iterator[Finding]:
    seen: set[str] = set()
    for item in items:
        if item.key in seen and not item.kept:
            yield rules.RECIPIENT_TWICE.at(item.at.place(0), item.at.field)
        seen.add(item.key)


def _check_copies(sheet: Sheet, copies: Sequence[_Item]) -> Iterator[Finding]:
    if not copies:
        yield from _check_none(sheet)
        return
    line = Quote(f"copies: {listed(_in_order(copies))}", sheet.visibility)
    kept = [x for x in copies if x.kept]
    if not copies[0].is_as_above:
        yield rules.AS_ABOVE_FIRST.at(copies[0].at.place(0), copies[0].at.field, line=line)
    if not kept:
        yield rules.KEPT_MISSING.at(copies[-1].at.place(0), copies[-1].at.field, line=line)
    elif kept[0] is not copies[-1]:
        yield rules.KEPT_PLACE.at(kept[0].at.place(0), kept[0].at.field, line=line)
    elif kept[0].right != _kept_line(kept):
        yield rules.KEPT_FORM.at(_words_of(kept[0]), kept[0].at.field, line=line)


def _words_of(item: _Item) -> Place:
    """Where an entry's own words begin, after what is typed before them."""
    return item.at.place(max(0, item.at.prose.find(item.right)))


def _in_order(copies: Sequence[_Item]) -> tuple[str, ...]:
    """The copies as they should be typed: `Như trên` first, one `Lưu: VT` last."""
    others = [x.right for x in copies if not x.is_as_above and not x.kept]
    return ("Như trên", *others, _kept_line([x for x in copies if x.kept]))


def _kept_line(kept: Sequence[_Item]) -> str:
    rests = [x.kept["rest"].strip() for x in kept if x.kept and x.kept["rest"].strip()]
    unique = list(dict.fromkeys(part for rest in rests for part in rest.split(", ")))
    if not any(_CLERK.search(x) for x in unique):
        unique.insert(0, "VT")
    return f"Lưu: {', '.join(unique)}"


def _check_none(sheet: Sheet) -> Iterator[Finding]:
    """An issued letter has copies; what could not be read as a list has its own finding."""
    front, positions = sheet.raw.front, sheet.raw.positions
    if str(front.get("status")) != Status.ISSUED or front.get("copies"):
        return
    given = ("copies",) in positions.values or ("copies",) in positions.keys
    place = positions.value("copies") if ("copies",) in positions.values else positions.key("copies")
    yield rules.NO_COPIES.at(place if given else positions.value("status"), "copies")


def _check_addressed(to: Sequence[_Item], copies: Sequence[_Item]) -> Iterator[Finding]:
    addressed = {x.key for x in to if not x.is_as_above}
    for item in copies:
        if _REMARK.sub("", item.key) in addressed:
            yield rules.ADDRESSEE_COPIED.at(item.at.place(0), item.at.field)


def _check_frame(sheet: Sheet) -> Iterator[Finding]:
    if not any(x in sheet.body.prose for x in _FRAME_WORDS):
        return
    for found in _FRAME.finditer(sheet.body.prose):
        key = found.lastgroup or ""
        yield rules.FRAME_TYPED.at(sheet.body.place(found.start(key)), found=found[key], key=key)
