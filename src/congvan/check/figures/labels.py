"""Amounts typed in the body beside the words by which the series calls a figure: are they the figure's?

An amount is taken for a figure only if its clause has every word of the figure's title and, but for words that say
nothing of what is counted, no other: a clause on one project, month or source is about something else.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from congvan.check.figures.money import Figure, Ledger, Money
from congvan.check.outline import Block, Kind
from congvan.check.sheet import Sheet
from congvan.model.finding import Finding, Rule
from congvan.model.period import spoken
from congvan.model.rules import figures as rules
from congvan.model.terms import Audience
from congvan.model.text import Quote
from congvan.vietnamese.fold import tone_key


@lru_cache(maxsize=4096)  # the words of a series' titles come again with each of its letters
def _key(word: str) -> str:
    return tone_key(word.lower())


def _keys(words: str) -> frozenset[str]:
    return frozenset(map(_key, words.split()))


_WORD = re.compile(r"[^\W\d_]+")
_CLAUSE = re.compile(r"[,;:(|](?!\d)|[.!?]\s")
_SENTENCE = re.compile(r"[.!?]\s|;")
# Words of a title that need not be said again, and words of a clause that do not change what is counted.
_OPTIONAL = _keys("tổng số từ đầu năm trong của cho và về các là theo tại kỳ này bằng đồng vnđ đơn vị tính triệu tỷ")
_NEUTRAL = _OPTIONAL | _keys(
    "kinh phí số tiền đến hết nay hiện tính tháng ngày quý lũy kế luỹ đạt được là ở ủy ban nhân dân ubnd phường xã"
    " thị trấn đơn vị toàn địa bàn báo cáo cộng đã có với như sau thực hiện lượng giá trị"
)
# What is told of one of these, sentences before, is no figure of the agency as a whole.
_PARTIAL = re.compile(
    r"(?<!\w)(?:dự án|gói thầu|gói|hạng mục|công trình|mô hình|đề án|chương trình|quỹ|hợp đồng|tiểu dự án)(?!\w)",
    re.IGNORECASE,
)
# A sentence with one of these is of a part, of another time, or compares: its amounts are not the figure.
_ANOTHERS = re.compile(
    r"(?<!\w)(?:riêng|trong tháng|trong quý|trong tuần|tháng này|cùng kỳ"
    r"|năm trước|kỳ trước|tháng trước|so với|tăng|giảm|thêm|bổ sung|bình quân|mỗi|còn lại|còn|chưa|dự kiến|ước|kế hoạch"
    r"|đề nghị|đề xuất|cần|phấn đấu|chỉ tiêu|điều chỉnh|nếu|trong đó|nguồn|đợt|lần|phần|hỗ trợ|thuộc)(?!\w)",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[\s*_]*(?:$|[.,;:)(|\n])")  # `đã chi 20 triệu đồng mua máy tính` is said of computers
_BEFORE = 400  # characters in which a project named before is still spoken of
_SHARED = 0.6  # of a title's words: enough to take an equal amount for the figure
_LEAST = 2  # words of a title: one by itself is said of too much


def check_labels(sheet: Sheet, money: Ledger, figures: Mapping[str, Figure], refuted: Set[int]) -> Iterator[Finding]:
    """Compare typed amounts with the figures that they are called by; those that a sum refuted are told already."""
    typed = [x for x in money.money if not x.figure and not x.is_rough]
    if not (figures and typed):
        return
    titles = {x.name: _words(x.labels[-1]) for x in figures.values()}
    starts, heads = [x.start for x in sheet.blocks], list(_heads(sheet.blocks))
    others: set[int] = set()  # blocks in which an amount is of something else
    for one in typed:
        index = bisect_right(starts, one.start) - 1
        if index < 0 or one.start >= sheet.blocks[index].end:
            continue  # in no block: what looks like code to one reader and not to another
        block = sheet.blocks[index]
        sentence, clause = _before(sheet, block, one, money)
        same = [x for x in figures.values() if x.amount.dong in one.readings]
        if same:
            title = titles[same[0].name]
            if len(same) == 1 and one.is_sure and len(title & _words(sentence)) > _SHARED * len(title):
                yield _finding(rules.TYPED_FIGURE, sheet, one, same[0])
        elif one.start not in refuted and index not in others:
            called = _is_whole(sheet, heads[index], block, one, money) and _called(
                sheet, sentence, clause, titles, figures
            )
            if called:
                yield _finding(rules.DIFFERS_FROM_DATA, sheet, one, called)
            else:
                others.add(index)


def _before(sheet: Sheet, block: Block, one: Money, money: Ledger) -> tuple[str, str]:
    """The sentence up to an amount, and its last clause with nothing of an earlier amount."""
    text = sheet.body.prose
    start = max(block.words, one.start - _BEFORE)
    start = max((x.end() for x in _SENTENCE.finditer(text, start, one.start)), default=start)
    begin = max((x.end() for x in _CLAUSE.finditer(text, start, one.start)), default=start)
    if not text[begin : one.start].strip(" *_|"):  # `Đã giải ngân: 250 triệu`, `| Đã giải ngân | 250 triệu |`
        cut = text[start:begin].rstrip(" *_|:,(")
        begin = start + max((x.end() for x in _CLAUSE.finditer(cut)), default=0)
    earlier = money.before(one.start)
    begin = max(begin, earlier.end if earlier else 0, block.words)
    return text[start : one.start], text[begin : one.start]


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands over a block: where its section begins, and the first row of its table."""

    section: int
    header: str


def _heads(blocks: Sequence[Block]) -> Iterator[_Head]:
    section, header = 0, ""
    for block in blocks:
        if block.kind is Kind.HEADING:
            section = block.start
        header = (header or block.text) if block.kind is Kind.TABLE else ""
        yield _Head(section, header)


def _is_whole(sheet: Sheet, head: _Head, block: Block, one: Money, money: Ledger) -> bool:
    """Whether an amount may be the agency's as a whole: of no project, and the only one of its row in a table."""
    text = sheet.body.prose
    if not _ENDS.match(text, one.end) or _PARTIAL.search(text, max(head.section, one.start - _BEFORE), one.start):
        return False
    return block.kind is not Kind.TABLE or (
        len(money.within(block.start, block.end)) == 1 and not _ANOTHERS.search(head.header)
    )


def _called(
    sheet: Sheet, sentence: str, clause: str, titles: Mapping[str, frozenset[str]], figures: Mapping[str, Figure]
) -> Figure | None:
    """The one figure whose title the clause has in full, and nothing else that counts."""
    period = sheet.id.period
    if _ANOTHERS.search(sentence) or any(x.year not in (None, period.year) for x in spoken(sentence)):
        return None
    words = _words(clause, keep=True)
    fits = [
        name
        for name, title in titles.items()
        if len(title) >= _LEAST and title <= words <= title | _neutral(sheet, figures[name])
    ]
    most = max((len(titles[x]) for x in fits), default=0)
    best = [x for x in fits if len(titles[x]) == most]
    return figures[best[0]] if len(best) == 1 else None


def _neutral(sheet: Sheet, figure: Figure) -> frozenset[str]:
    """Words that say nothing of what is counted: the agency's name, the headings over the figure."""
    names = (sheet.agency.file.name, sheet.agency.file.short) if sheet.agency else ()
    return _NEUTRAL.union(*(_words(x, keep=True) for x in (*names, *figure.labels)))


def _words(text: str, *, keep: bool = False) -> frozenset[str]:
    """The words of a text, without those that need not be said unless `keep`."""
    words = frozenset(map(_key, _WORD.findall(text)))
    return words if keep else words - _OPTIONAL


def _finding(rule: Rule, sheet: Sheet, one: Money, figure: Figure) -> Finding:
    internal = figure.audience is Audience.INTERNAL
    whose = Audience.INTERNAL if internal else Audience.PUBLIC
    return rule.at(
        sheet.body.place(one.start), written=one.said, value=figure.said,
        title=Quote(figure.labels[-1], whose), name=Quote(f"data.{figure.name}", whose),
        placeholder=Quote(figure.placeholder, whose),
    )  # fmt: skip
