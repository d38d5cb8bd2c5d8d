"""Archives by chance: letters with random fields, passages, contacts, figures and attachments, all of them sound.

Two chances make one archive: `seen` makes whatever the public may read, `kept` whatever it may not. So two archives of
one `seen` and two `kept` must give the very same public edition. Every sentence that is kept has a word of its own that
begins with `zq`, every public one a word that begins with `wq`; beside them stand sentences, names and numbers without
such a word, which are the same in public and in what is kept: they must stop nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

from tests.mutation.archive import workbook

_WORDS = [
    "báo",
    "cáo",
    "kết",
    "quả",
    "thực",
    "hiện",
    "nhiệm",
    "vụ",
    "công",
    "tác",
    "tháng",
    "năm",
    "xã",
    "phường",
    "thôn",
    "tổ",
    "dân",
    "phố",
    "người",
    "dân",
    "hộ",
    "gia",
    "đình",
    "ruộng",
    "vườn",
    "đường",
    "điện",
    "nước",
    "trường",
    "trạm",
    "y",
    "tế",
    "chợ",
    "cầu",
    "cống",
    "kênh",
    "mương",
    "lúa",
    "ngô",
    "rừng",
    "chăn",
    "nuôi",
    "thủy",
    "sản",
    "hồ",
    "sơ",
    "thủ",
    "tục",
    "tiếp",
    "nhận",
    "giải",
    "quyết",
    "đúng",
    "hạn",
    "tập",
    "huấn",
    "tuyên",
    "truyền",
    "kiểm",
    "tra",
    "giám",
    "sát",
    "hỗ",
    "trợ",
    "kinh",
    "phí",
    "đầu",
    "tư",
    "sửa",
    "chữa",
    "xây",
    "dựng",
    "quy",
    "hoạch",
    "đất",
    "đai",
    "môi",
    "trường",
    "rác",
    "thải",
    "vệ",
    "sinh",
    "an",
    "toàn",
    "trật",
    "tự",
    "phòng",
    "cháy",
    "bão",
    "lũ",
    "hạn",
    "hán",
    "văn",
    "hóa",
    "thể",
    "thao",
    "du",
    "lịch",
    "lễ",
    "hội",
]
_SHARED = (
    "Thực hiện nhiệm vụ được giao, đơn vị báo cáo như sau",
    "Công tác chỉ đạo, điều hành được thực hiện thường xuyên, đúng quy định",
    "Đề nghị cấp trên quan tâm, hướng dẫn và bố trí kinh phí kịp thời cho đơn vị",
    "Trong kỳ không phát sinh vướng mắc mới cần báo cáo thêm với cấp trên",
)
_FAMILY, _MIDDLE, _GIVEN = ("Nguyễn", "Trần", "Lê", "Lò", "Đặng"), ("Văn", "Thị", "Đức"), ("An", "Bình", "Long", "Sơn")
_SERIES = {"so-lieu": "public", "moi-truong": "public", "don-thu": "internal"}
_FIRST = date(2025, 2, 3)
_FEW = 60  # letters to one with an attachment: each is read by a process of its own


@dataclass
class Chance:
    """A generated archive: its folder, how many letters it has, and what must and must not be in its public edition."""

    reports: Path
    letters: int = 0
    public: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)


class _Writer:
    """Words, names and numbers of one of the two chances."""

    def __init__(self, random: Random, mark: str) -> None:
        self.random, self.mark, self.made = random, mark, 0

    def own_word(self) -> str:
        """A word that stands nowhere else."""
        self.made += 1
        digits, letters = self.made, ""
        while digits or len(letters) < 4:
            digits, letter = divmod(digits, 24)
            letters += "bcdfghjklmnpqrstvxzaeiou"[letter]
        return self.mark + letters

    def sentence(self) -> str:
        """Some words, one of them its own, in any case."""
        words = [self.random.choice(_WORDS) for _ in range(self.random.randint(6, 14))]
        words.insert(self.random.randrange(len(words)), self.own_word())
        return " ".join(words).capitalize()

    def name(self) -> str:
        return " ".join(map(self.random.choice, (_FAMILY, _MIDDLE, _GIVEN)))

    def phone(self) -> str:
        digits = f"09{self.random.randrange(10**8):08}"
        return self.random.choice((digits, f"{digits[:4]} {digits[4:7]} {digits[7:]}", f"{digits[:4]}.{digits[4:]}"))

    def amount(self) -> int:
        return self.random.randrange(10**8, 10**10) * 10 + self.random.randint(1, 9)

    def one_in(self, count: int) -> bool:
        return self.random.randrange(count) == 0


def generated(root: Path, *, seen: int, kept: int, houses: int, periods: int = 12) -> Chance:
    """Write an archive of so many agencies and months: some thirty letters an agency in a year."""
    made = Chance(root / "reports")
    writers = _Writer(Random(seen), "wq"), _Writer(Random(f"{seen} {kept}"), "zq")  # noqa: S311 - no secret depends on it
    for name, audience in _SERIES.items():
        _write(made.reports / f"_series/{name}.yml", _series(name, audience, *writers))
    for number in range(houses):
        house = f"xa-{number:03}"
        _write(made.reports / f"_agencies/{house}.yml", _agency(house, number))
        for slot, (month, name) in enumerate((x, y) for x in range(1, periods + 1) for y in _SERIES):
            _letter(made, (house, name, month, slot), *writers)
    return made


def _write(file: Path, content: str | bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())


def _agency(house: str, number: int) -> str:
    return (
        f"name: Ủy ban nhân dân xã Mẫu số {number}\nshort: UBND xã Mẫu {number}\n"
        "letterhead: [ỦY BAN NHÂN DÂN, XÃ MẪU]\n"
        f"place: Mẫu\nnotations: [UBND-VP]\nseries: [{', '.join(_SERIES)}]\n"
        f"contact: {{phone: 0237 000 {number:04}, email: {house}@example.com}}\n"
    )


def _series(name: str, audience: str, seen: _Writer, kept: _Writer) -> str:
    own = seen if audience == "public" else kept
    return (
        f"title: {own.sentence()}\nshort: Việc {name}\nfrequency: monthly\ndue: {{day: 20}}\nvisibility: {audience}\n"
        "sections: [Kết quả, Kiến nghị]\ndata:\n  type: object\n  properties:\n"
        "    spent: {type: integer, format: vnd, title: Đã chi}\n    state: {type: string, title: Tình hình}\n"
        f"    hidden: {{type: string, visibility: internal, title: {kept.sentence()}}}\n"
        f"    reserve: {{type: integer, format: vnd, visibility: internal, title: {kept.sentence()}}}\n"
        "rollup: {spent: sum, reserve: sum}\n"
    )


def _letter(made: Chance, who: tuple[str, str, int, int], seen: _Writer, kept: _Writer) -> None:
    """Write one letter; of what is hidden as a whole, the kept chance decides even whether it is there."""
    house, name, month, slot = who
    fate = seen.random.choice(("public",) * 6 + ("internal", "draft"))
    hidden = fate != "public" or _SERIES[name] == "internal"
    words = kept if hidden else seen
    if hidden and kept.one_in(3):
        return
    made.letters += 1
    before = seen.made
    text = "".join(_front(made, fate, slot, words, kept)) + "".join(_attachments(made, who, words, kept, hidden=hidden))
    text += f"{_remarks(made, words, kept)}---\n\n{_body(made, words, kept)}"
    if not hidden:
        made.public |= {f"wq{_own(x)}" for x in range(before + 1, seen.made + 1)}
    _write(made.reports / f"{house}/{name}/2025-{month:02}.md", text)


def _own(number: int) -> str:
    writer = _Writer(Random(0), "")  # noqa: S311
    writer.made = number - 1
    return writer.own_word()


def _front(made: Chance, fate: str, slot: int, words: _Writer, kept: _Writer) -> Iterator[str]:
    issued = fate != "draft"
    day = _FIRST + timedelta(days=10 * slot)
    yield f"---\nstatus: {'issued' if issued else 'draft'}\n"
    yield _visibility(fate, issued=issued and words is not kept)
    yield f"number: {slot + 1 if issued else ''}\nnotation: UBND-VP\ndate: {day if issued else ''}\n"
    yield f"subject: {words.sentence().lower()}\nto: [Sở Nội vụ tỉnh Mẫu]\n"
    yield f"signer: {{authority: [TM. ỦY BAN NHÂN DÂN], title: CHỦ TỊCH, name: {words.name()}}}\n" if issued else ""
    yield 'copies: [Như trên, "Lưu: VT"]\n'
    reserve = kept.amount()
    made.numbers.add(str(reserve))
    yield f"data: {{spent: {words.random.randrange(1, 900)} triệu, state: {words.sentence()}, "
    yield f"hidden: {kept.sentence()}, reserve: {reserve}}}\n"
    if words.one_in(4):
        yield (
            f"changes: [{{date: {day + timedelta(days=1)}, note: {words.sentence()}, major: true}}]\n" if issued else ""
        )


def _visibility(fate: str, *, issued: bool) -> str:
    if fate == "internal":
        return "visibility: internal\n"
    return "visibility: public\n" if issued else ""


def _attachments(
    made: Chance, who: tuple[str, str, int, int], words: _Writer, kept: _Writer, *, hidden: bool
) -> Iterator[str]:
    house, name, month, _ = who
    folder = made.reports / f"{house}/{name}/2025-{month:02}"
    entries = []
    if words.one_in(_FEW):
        _write(folder / "bang-so-lieu.xlsx", workbook(words.sentence()))
        entries.append(f"{{file: bang-so-lieu.xlsx, title: {words.sentence()}, visibility: public}}")
    if kept.one_in(_FEW):
        file = f"tep-{kept.own_word()}-rieng.xlsx"
        _write(folder / file, workbook(kept.sentence()))
        entries.append(f"{{file: {file}, title: {kept.sentence()}, visibility: internal}}")
    yield f"attachments: [{', '.join(entries)}]\n" if entries else ""


def _remarks(made: Chance, words: _Writer, kept: _Writer) -> str:
    """A contact, any part of which may be missing, and a remark."""
    phone = kept.phone()
    made.numbers.add("".join(x for x in phone if x.isdigit())[1:])
    parts = {"name": kept.name(), "phone": f'"{phone}"', "email": f"{kept.own_word()}@example.com"}
    told = {key: x for key, x in parts.items() if not kept.one_in(4)}
    contact = f"contact: {{{', '.join(f'{key}: {x}' for key, x in told.items())}}}\n" if told else ""
    return contact + (f"notes: {kept.sentence()}\n" if kept.one_in(2) else "")


def _body(made: Chance, words: _Writer, kept: _Writer) -> str:
    """Public and kept sentences in all kinds of blocks; what kinds there are the public can see."""
    parts = [f"{words.random.choice(_SHARED)}:", "## 1. Kết quả"]
    parts += [_block(words, kept) for _ in range(words.random.randint(2, 5))]
    parts += ["## 2. Kiến nghị", f"{words.random.choice(_SHARED)}./."]
    return "\n\n".join(parts) + "\n"


def _block(words: _Writer, kept: _Writer) -> str:
    kinds = (_plain, _phrase, _passage, _list, _table, _figures, _contact, _shared_passage, _picture_of_words)
    return words.random.choice(kinds)(words, kept)


def _plain(words: _Writer, _: _Writer) -> str:
    return f"{words.sentence()}. {words.random.choice(_SHARED)}."


def _phrase(words: _Writer, kept: _Writer) -> str:
    return f'{words.sentence()}{{{{ internal(", {kept.sentence().lower()}") }}}}, **{words.sentence().lower()}**.'


def _passage(_: _Writer, kept: _Writer) -> str:
    return f"/// internal\n{kept.sentence()}. {kept.random.choice(_SHARED)}.\n\n- {kept.sentence()}.\n///"


def _shared_passage(words: _Writer, _: _Writer) -> str:
    """What is marked internal here stands publicly elsewhere."""
    return f"/// internal\n{words.random.choice(_SHARED)}.\n///"


def _list(words: _Writer, kept: _Writer) -> str:
    return (
        f'- {words.sentence()};\n- {words.sentence()} {{{{ internal("{kept.sentence()}") }}}};\n- {words.sentence()}.'
    )


def _table(words: _Writer, kept: _Writer) -> str:
    row = f'| {words.sentence()} | {{{{ internal("{kept.sentence()}") }}}} |'
    return f"| Việc | Ghi chú |\n|---|---|\n{row}\n| {words.sentence()} | {{{{ data.spent }}}} |"


def _figures(words: _Writer, _: _Writer) -> str:
    return f"{words.sentence()}: đã chi {{{{ data.spent }}}}, giữ lại {{{{ data.reserve }}}} vì {{{{ data.hidden }}}}."


def _contact(words: _Writer, _: _Writer) -> str:
    return f"{words.sentence()}; hỏi {{{{ contact.name }}}}, {{{{ contact.phone }}}}, {{{{ contact.email }}}}."


def _picture_of_words(words: _Writer, kept: _Writer) -> str:
    return f'> {words.sentence()}.\n>\n> {{{{ internal("{kept.sentence()}") }}}}'
