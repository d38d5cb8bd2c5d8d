"""A year's issued letters of an agency enter, the lines of its register of outgoing letters leave, as data.

The ten columns are those of decree 30/2020, Appendix IV. Those that an archive cannot know are blank, for a pen. The
bound volume, the pages of the internal edition and the command share these words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from congvan.model.identity import LetterId
from congvan.model.view import LetterView
from congvan.model.volume import Volume
from congvan.vietnamese.dates import short_date

COLUMNS = (
    "Số, ký hiệu văn bản",
    "Ngày tháng văn bản",
    "Tên loại và trích yếu nội dung văn bản",
    "Người ký",
    "Nơi nhận văn bản",
    "Đơn vị, người nhận bản lưu",
    "Số lượng bản",
    "Ngày chuyển",
    "Ký nhận",
    "Ghi chú",
)
_KEPT = "Lưu:"


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One letter's line: what the archive knows of it, in words. `letter` is whose line it is."""

    letter: LetterId
    symbol: str
    date: str
    subject: str
    signer: str
    to: str
    kept: str
    remarks: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The ten cells, in the order of `COLUMNS`."""
        known = (self.symbol, self.date, self.subject, self.signer, self.to, self.kept)
        return (*known, "", "", "", self.remarks)


def register_title(year: int) -> str:
    """What a register is called: `Sổ đăng ký văn bản đi năm 2026`."""
    return f"Sổ đăng ký văn bản đi năm {year}"


def register_hint(where: str) -> str:
    """Say what a register does not tell; `where` the letters are: `trong kho`."""
    return f"Sổ này chỉ ghi các công văn có {where}; cột để trống được ghi bằng tay."


def register_lines(volume: Volume) -> tuple[RegisterLine, ...]:
    """Give the register's lines, in the volume's order: by date, within a day by number."""
    return tuple(register_line(day, view) for day, view in volume.letters)


def register_line(day: date, view: LetterView) -> RegisterLine:
    """Give the line of a letter that was issued on that day."""
    return RegisterLine(
        view.id,
        view.symbol,
        short_date(day),
        f"Công văn V/v {view.subject}",
        view.signer.name if view.signer else "",
        "; ".join(x.rstrip(" ;.,") for x in view.to),
        _kept(view),
        "; ".join(_remarks(view)),
    )


def _kept(view: LetterView) -> str:
    """Where the kept copy is, as the letter's own last line says it: `VT, VHXH`."""
    last = view.copies[-1].strip() if view.copies else ""
    return last.removeprefix(_KEPT).strip(" ;.,") if last.startswith(_KEPT) else ""


def _remarks(view: LetterView) -> Iterator[str]:
    """What became of the letter, and what it does to others."""
    yield from (f"{x.traits.register} {x.symbol}" for x in view.relations if x.traits.register)
    if view.withdrawn:
        yield f"Thu hồi ngày {short_date(view.withdrawn.date)}"
