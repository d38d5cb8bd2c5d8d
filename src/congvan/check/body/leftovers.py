"""What was left to fill in: blanks, `xxx`, empty brackets, dates without a day, labels with nothing behind them.

A draft may have them for a while; a letter that was issued may not. One finding a line: its first blank.
"""

import re
from collections.abc import Iterator

from congvan.check.outline import Block, Kind
from congvan.check.sheet import Sheet
from congvan.model.finding import Finding
from congvan.model.rules import body as rules
from congvan.model.terms import Status
from congvan.model.text import Quote

_DOTTED = ("...", "…")
_DOTS = r"(?:\.{3,}|…[.…]*)"
_SPACE = r"[ \t\u00a0]"
# Words before a single `…` that a number or a name should follow, and words after it that one should precede.
_BEFORE = r"(?:[Nn]gày|[Tt]háng|[Nn]ăm|[Qq]uý|[Ss]ố|là|đạt|khoảng|tăng|giảm|còn|chiếm|trên|tổng)"
_AFTER = r"(?:%|/|(?:tháng|năm|ngày|triệu|tỷ|tỉ|nghìn|đồng|hồ sơ|người|lượt|hộ|cuộc|văn bản|trường hợp|lớp|buổi|tổ)\b)"
_TELLING = r"(?:điền|nhập|ghi|nêu|bổ sung|cập nhật|chèn|tên|số|ngày|nội dung)"
_BRACKET_ENDS = r"\](?![(\[:])"  # no link

# What blanks look like, each kind after what a body that has one holds for certain: looking for that is much quicker.
_BLANKS: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = (
    (
        _DOTTED,
        re.compile(
            rf"\.{{5,}}|…[.…]{{2,}}|……"  # a line drawn of dots
            rf"|(?<=[:/]){_SPACE}?{_DOTS}(?=[^\w\s]|\s|$)"  # Tổng số: …
            rf"|\b{_BEFORE}{_SPACE}{{1,9}}{_DOTS}(?={_SPACE}{{0,9}}{_AFTER})"  # ngày … tháng
            rf"|\b(?:[Nn]gày|[Ss]ố|[Tt]háng|[Qq]uý){_DOTS}(?={_SPACE}{{0,9}}(?:/|tháng|năm|\d))"  # ngày...tháng
            rf"|\[{_SPACE}?{_DOTS}{_SPACE}?{_BRACKET_ENDS}",
            re.MULTILINE,
        ),
    ),
    (
        (" /", "\t/", "\u00a0/"),
        re.compile(rf"\b(?:[Nn]gày|[Tt]háng|[Qq]uý|[Ss]ố){_SPACE}{{1,20}}/(?=\d|[A-ZĐ]{{2}}|{_SPACE}{{1,20}}[/\d])"),
    ),
    (
        ("tháng",),
        re.compile(
            rf"[Nn]gày{_SPACE}{{1,20}}tháng(?:{_SPACE}{{1,20}}\d{{1,2}})?{_SPACE}{{1,20}}năm{_SPACE}{{1,9}}\d{{4}}"
            rf"|tháng{_SPACE}{{2,20}}năm{_SPACE}{{1,9}}\d{{4}}"
        ),
    ),
    (("____",), re.compile(r"_{4,}")),
    (("xx", "XX"), re.compile(r"\b(?:x{3,}|X{3,}|[xX]{2}(?=[/%]))(?!\w)")),
    (("[",), re.compile(rf"\[(?:{_SPACE}{{0,9}}|{_TELLING}\b[^\]\n]{{0,80}}){_BRACKET_ENDS}")),
    (("(điền", "(ghi rõ", "(nêu rõ"), re.compile(r"\((?:điền|ghi rõ|nêu rõ)\b[^)\n]{0,80}\)")),
    (("điền ",), re.compile(r"điền (?:vào )?(?:đây|chỗ trống)(?!\w)")),
    (("TODO", "FIXME", "TBD"), re.compile(r"\b(?:TODO|FIXME|TBD)\b")),
)
# `<tên cơ quan>`: no tag has Vietnamese letters outside of quotation marks, or dots for a name. Behind `](` and `]: `
# stands a file's name.
_ANGLES = re.compile(rf"(?<!\]\()(?<!\]: )<{_SPACE}?(?:{_DOTS}|[^\W\d_][^<>\n=\"'/:@]{{0,60}})>")
_ASCII_NAME = re.compile(r"<[\x00-\x2d\x2f-\x7f]*>")
_ALONE = re.compile(rf"{_DOTS}[.;]?")
_CELL = re.compile(rf"(?<=\|){_SPACE}*(?P<blank>{_DOTS}){_SPACE}*(?=\|)")
_TICKED = re.compile(r"\[[xX]\]")
_DRAWN = re.compile(r"[.…]+")
_THIRTIETH = re.compile(r"(?:thứ|khóa|khoá|[Cc]hương|[Pp]hần|[Mm]ục|lục|[Hh]ội|kỷ) $")  # … XXX
_NEAR = 200  # characters before `[…]` in which a quotation may begin

_LABELLED = re.compile(r"[^:\n]{2,80}:")
_INTRODUCES = re.compile(
    r"(?:sau|sau đây|gồm|là|như|trong đó|cụ thể|gồm có|bao gồm|theo dõi|nội dung)\s*:$", re.IGNORECASE
)


def check_leftovers(sheet: Sheet) -> Iterator[Finding]:
    """Check what one letter's body still waits for."""
    draft = sheet.front is None or sheet.front.status is Status.DRAFT
    rule = rules.BLANK_IN_DRAFT if draft else rules.BLANK_LEFT
    lines: set[int | None] = set()
    for start, end in sorted(_blanks(sheet)):
        place = sheet.body.place(start)
        if place.line not in lines:
            lines.add(place.line)
            words = Quote(sheet.body.text[start:end], sheet.body.audience(start, end))
            yield rule.at(place, blank=words)
    yield from _labels(sheet)


def _blanks(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """From where to where each blank goes."""
    prose, text = sheet.body.prose, sheet.body.text
    ticked = bool(_TICKED.search(prose))
    for signs, pattern in _BLANKS:
        if any(x in prose for x in signs):
            for found in pattern.finditer(prose):
                start = found.start() + len(found[0]) - len(found[0].lstrip())
                if _is_blank(prose, start, found.end(), ticked=ticked):
                    yield start, found.end()
    for found in _ANGLES.finditer(text) if "<" in text else ():
        if not _ASCII_NAME.fullmatch(found[0]):
            yield found.span()
    for block in sheet.blocks if any(x in prose for x in _DOTTED) else ():
        yield from _alone(sheet, block)


def _is_blank(prose: str, start: int, end: int, *, ticked: bool) -> bool:
    """Whether what looks like a blank is one."""
    words = prose[start:end]
    if words[0] == "[":
        return _is_empty_bracket(prose, start, words, ticked=ticked)
    if words[0] == "_":
        return not _is_drawn_line(prose, start, end)
    if words == "XXX":
        return not _THIRTIETH.search(prose[max(0, start - 8) : start])
    return not (_DRAWN.fullmatch(words) and _ends_a_list(prose, start, end))


def _is_drawn_line(prose: str, start: int, end: int) -> bool:
    """Whether underscores stand alone on their line, as a rule between paragraphs."""
    before, line_feed, indent = prose[max(0, start - 4) : start].rpartition("\n")
    begins = bool(line_feed or start < len(before) + len(indent) + 1) and not indent.strip()
    return begins and prose[end : end + 1] in ("", "\n")


def _is_empty_bracket(prose: str, start: int, words: str, *, ticked: bool) -> bool:
    """Whether brackets wait for words: they are no box beside a ticked one, and leave nothing out of a quotation."""
    inside = words.strip("[] \t\u00a0")
    if not inside:
        return not ticked
    before = prose[max(0, start - _NEAR) : start]
    return not (_DRAWN.fullmatch(inside) and before.rfind("“") > before.rfind("”"))


def _ends_a_list(prose: str, start: int, end: int) -> bool:
    """Whether dots say that a list goes on: `Zalo, Facebook.....`, `Zalo, …….`."""
    after = prose[end : end + 1]
    if prose[start - 1 : start].isalpha():
        return not (after.isalnum() or after == "/")
    return prose[max(0, start - 3) : start].rstrip()[-1:] in (",", ";")


def _alone(sheet: Sheet, block: Block) -> Iterator[tuple[int, int]]:
    """Blocks and cells that hold nothing but dots."""
    prose = sheet.body.prose[block.start : block.end]
    if block.kind is Kind.TABLE:
        for cell in _CELL.finditer(prose):
            yield block.start + cell.start("blank"), block.start + cell.end("blank")
    elif _ALONE.fullmatch(block.text.strip()):
        yield block.words, block.words + len(block.text)


# --- labels with nothing behind them ----------------------------------------------------------------------------------


def _labels(sheet: Sheet) -> Iterator[Finding]:
    """Find items that end with their colon, where nothing that they could introduce follows."""
    blocks = sheet.blocks
    for index, block in enumerate(blocks):
        words = sheet.body.prose[block.words : block.end].rstrip(" \t*")
        if block.kind is not Kind.ITEM or not _LABELLED.fullmatch(words) or _INTRODUCES.search(words):
            continue
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        if after is None or after.kind is Kind.HEADING or _is_next_label(sheet, block, after):
            place = sheet.body.place(block.words + len(words) - 1)
            whose = sheet.body.audience(block.start, block.end)
            yield rules.LABEL_EMPTY.at(place, label=Quote(words.rstrip(":").rstrip(), whose))


def _is_next_label(sheet: Sheet, block: Block, after: Block) -> bool:
    """Whether the next block is the next line of a form: an item of the same list that has a label too."""
    same = after.kind is Kind.ITEM and after.level <= block.level and after.bullet == block.bullet
    return same and bool(_LABELLED.match(sheet.body.prose[after.words : after.end]))
