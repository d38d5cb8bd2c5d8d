"""Capital letters where Phụ lục II of the decree leaves no doubt: sentences, institutions, citations, dates.

`Nhà nước`, `Tết`, `Phường` and the like are left alone: the decree itself writes them in more than one way.
"""

import re
from collections.abc import Iterator

from congvan.check.sheet import Passage, Sheet
from congvan.model.finding import Finding, Rule
from congvan.model.rules import language as rules
from congvan.model.text import Quote
from congvan.vietnamese.letters import CAPITAL, SMALL
from congvan.vietnamese.syllable import is_syllable

_LONGEST = 60  # characters looked at before a place
_SENTENCE = re.compile(rf"[.?!](?<=[{SMALL}][{SMALL}].) +([{SMALL}]+)(?![\w-])")
_LAST_WORD = re.compile(r"[^\W_]+$")
_BEFORE_WORD = re.compile(r"(?:([^\W_]+) )?([^\W_]+) $")

_PLACE = rf"(?= (?:phường|xã|tỉnh|thành phố|huyện|quận|thị xã|thị trấn|đặc khu) [{CAPITAL}][{SMALL}])"
# Wrong words, what may make them right, and how to write them. Each is first looked for as plain text, which is quick.
_WRONG = tuple(
    (wrong, re.compile(rf"(?<!\w){wrong}(?!\w){behind}"), right)
    for wrong, behind, right in (
        ("ủy ban nhân dân", _PLACE, "Ủy ban nhân dân"),
        ("uỷ ban nhân dân", _PLACE, "Uỷ ban nhân dân"),
        ("hội đồng nhân dân", _PLACE, "Hội đồng nhân dân"),
        ("Ủy Ban Nhân Dân", "", "Ủy ban nhân dân"),
        ("Uỷ Ban Nhân Dân", "", "Uỷ ban nhân dân"),
        ("Ủy Ban", "(?! Nhân Dân)", "Ủy ban"),
        ("Uỷ Ban", "(?! Nhân Dân)", "Uỷ ban"),
        ("Hội Đồng Nhân Dân", "", "Hội đồng nhân dân"),
        ("Hội Đồng Nhân", "(?= dân)", "Hội đồng nhân"),
        ("Hội Đồng nhân", "(?= dân)", "Hội đồng nhân"),
        ("Việt nam", "", "Việt Nam"),
        ("việt nam", "", "Việt Nam"),
        ("Hà nội", "", "Hà Nội"),
        ("Hồ chí minh", "", "Hồ Chí Minh"),
        ("Hồ Chí minh", "", "Hồ Chí Minh"),
        ("Thủ tướng chính phủ", "", "Thủ tướng Chính phủ"),
        ("thủ tướng Chính phủ", "", "Thủ tướng Chính phủ"),
        ("Mặt trận tổ quốc", "", "Mặt trận Tổ quốc"),
        ("mặt trận tổ quốc", "", "Mặt trận Tổ quốc"),
        ("mặt trận Tổ quốc", "", "Mặt trận Tổ quốc"),
        ("Đảng cộng sản Việt", "", "Đảng Cộng sản Việt"),
        ("Hội liên hiệp phụ nữ", "", "Hội Liên hiệp Phụ nữ"),
        ("Hội Liên hiệp phụ nữ", "", "Hội Liên hiệp Phụ nữ"),
        ("Hội cựu chiến binh", "", "Hội Cựu chiến binh"),
        ("Liên đoàn lao động", "", "Liên đoàn Lao động"),
        ("Tết nguyên đán", "", "Tết Nguyên đán"),
        ("tết nguyên đán", "", "tết Nguyên đán"),
    )
)
_FIELDS = (
    "Khoa học và Công nghệ", "Nội vụ", "Tài chính", "Tư pháp", "Công Thương", "Xây dựng", "Y tế",
    "Giáo dục và Đào tạo", "Nông nghiệp và Môi trường", "Văn hóa, Thể thao và Du lịch", "Văn hoá, Thể thao và Du lịch",
    "Kế hoạch và Đầu tư", "Thông tin và Truyền thông", "Tài nguyên và Môi trường", "Lao động - Thương binh và Xã hội",
)  # fmt: skip
_OFFICE = re.compile(rf"[sSbB](?:ở|ộ)(?<!\w..) (?i:{'|'.join(_FIELDS)})(?!\w)")
_OFFICES = {x.lower(): x for field in _FIELDS for x in (f"Sở {field}", f"Bộ {field}")}
# `cơ sở Y tế`, `cán bộ Tư pháp` are other words.
_NO_OFFICE = frozenset(("cơ", "trụ", "công", "cán", "nội", "đồng", "toàn", "liên", "cục"))

_LAWS = "Luật|Bộ luật|Nghị định|Thông tư|Hiến pháp|Nghị quyết|Quyết định|Quy chế|Pháp lệnh"
_ARTICLE = re.compile(rf"điều (?<!\w.....)\d{{1,3}}[a-zđ]?(?!\w)(?P<of>,? (?:của )?(?:{_LAWS})(?!\w))?")
_CITED = frozenset(("khoản", "điểm"))
_DOCUMENT = re.compile(rf"số (?<!\w...)\d{{1,5}}/(?:\d{{4}}/)?[{CAPITAL}]{{2,}}")
_KINDS = frozenset(
    {
        "công văn", "quyết định", "nghị quyết", "nghị định", "thông tư", "chỉ thị", "kế hoạch", "tờ trình", "thông báo",
        "hướng dẫn", "báo cáo",
    }
)  # fmt: skip
_NEEDLESS = re.compile(
    rf"(?:Tháng|Khoản|Điểm) (?:(?<=[{SMALL}] Tháng )\d{{1,2}}(?:/| năm )\d{{4}}"
    rf"|(?<=[{SMALL}] Khoản )\d{{1,2}}(?= Điều)|(?<=[{SMALL}] Điểm )[a-zđ](?= [Kk]hoản))"
)
# Words with which officers begin the entries of a list, never an institution's or a document's name.
_VERBS = (
    "Lồng ghép|Tăng cường|Khuyến khích|Phối hợp|Hướng dẫn|Tạo điều kiện|Đẩy mạnh|Tổ chức|Thực hiện|Tiếp tục|Tập trung"
    "|Chỉ đạo|Rà soát|Xây dựng|Ban hành|Kiểm tra|Nâng cao|Đôn đốc|Chủ động|Tham mưu|Tuyên truyền|Hỗ trợ|Bố trí"
    "|Triển khai|Đề nghị|Yêu cầu|Hoàn thành|Hoàn thiện|Đảm bảo|Bảo đảm|Thường xuyên|Kịp thời|Giải quyết"
    "|Huy động|Phát huy"
)
_AFTER_SEMICOLON = re.compile(rf"; (?P<word>{_VERBS}) [{SMALL}]")


def check_capitals(sheet: Sheet) -> Iterator[Finding]:
    """Check the capitals of what is printed of one letter."""
    for passage in sheet.passages:
        if passage.field != "notes":  # the office's own remarks, often about the text itself
            yield from _sentences(passage)
            yield from _institutions(passage)
            yield from _citations(passage)
            yield from _needless(passage)


def _sentences(passage: Passage) -> Iterator[Finding]:
    for found in _SENTENCE.finditer(passage.prose):
        last = _LAST_WORD.search(passage.prose, max(0, found.start() - _LONGEST), found.start())
        if last and last[0].islower() and is_syllable(last[0]) and is_syllable(found[1]):
            yield _finding(rules.SENTENCE, passage, found.start(1), found.end(), _capital(found[1]))


def _institutions(passage: Passage) -> Iterator[Finding]:
    for wrong, pattern, right in _WRONG:
        if wrong in passage.prose:
            for found in pattern.finditer(passage.prose):
                yield _finding(rules.INSTITUTION, passage, found.start(), found.end(), right)
    for found in _OFFICE.finditer(passage.prose):
        right = _OFFICES[found[0].lower()]
        if found[0] != right and not _is_another_word(passage.prose, found):
            yield _finding(rules.INSTITUTION, passage, found.start(), found.end(), right)


def _is_another_word(text: str, found: re.Match[str]) -> bool:
    """Whether `sở` or `bộ` with a small letter ends another word, or the field behind it is small too."""
    if found[0][0].isupper():
        return False
    before = _BEFORE_WORD.search(text, max(0, found.start() - _LONGEST), found.start())
    return found[0][3].islower() or (before is not None and before[2].lower() in _NO_OFFICE)


def _citations(passage: Passage) -> Iterator[Finding]:
    prose = passage.prose
    for found in _ARTICLE.finditer(prose):
        before = _BEFORE_WORD.search(prose, max(0, found.start() - _LONGEST), found.start())
        if found["of"] or (before and (before[1] or "").lower() in _CITED):
            end = found.start("of") if found["of"] else found.end()
            yield _finding(rules.ARTICLE, passage, found.start(), end, _capital(prose[found.start() : end]))
    for found in _DOCUMENT.finditer(prose):
        before = _BEFORE_WORD.search(prose, max(0, found.start() - _LONGEST), found.start())
        kind = f"{before[1]} {before[2]}" if before else ""
        if before and kind in _KINDS:
            yield _finding(rules.DOCUMENT, passage, before.start(), before.end() - 1, _capital(kind))


def _needless(passage: Passage) -> Iterator[Finding]:
    for found in _NEEDLESS.finditer(passage.prose):
        yield _finding(rules.NEEDLESS, passage, found.start(), found.end(), found[0][0].lower() + found[0][1:])
    verbs = list(_AFTER_SEMICOLON.finditer(passage.prose))
    if verbs:
        word = verbs[0]["word"]
        start, end = verbs[0].span("word")
        yield _finding(rules.AFTER_SEMICOLON, passage, start, end, word[0].lower() + word[1:], count=len(verbs))


def _finding(rule: Rule, passage: Passage, start: int, end: int, right: str, **values: object) -> Finding:
    """Tell of words that should be written otherwise."""
    whose = passage.audience(start, end)
    written = Quote(passage.prose[start:end], whose)
    return rule.at(passage.place(start), passage.field, written=written, right=Quote(right, whose), **values)


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
