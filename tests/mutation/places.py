"""Where in a built edition a text can stand, and how: each place is a function that plants a text in a folder.

The files are those of a real edition, or such as an office could attach. `PLACES` names every place, which secret is
planted there, and the rules that then stop the edition.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.mutation.archive import WITHHELD

Plant = Callable[[Path, str], None]
PAGE, DATA = "xa-mau/so-lieu/2025-01/index.html", "data/letters.json"
PDF, BOOK = "xa-mau/so-lieu/2025-01/xa-mau-so-lieu-2025-01.pdf", "data/so-lieu.xlsx"
FEED, CALENDAR, TABLE = "feed.xml", "deadlines.ics", "data/letters.csv"
SCRIPT, STYLE = "assets/congvan/page.js", "assets/congvan/congvan.css"

# Nothing withheld: what stands in the very same places when the edition must pass.
HARMLESS: Mapping[str, str] = {
    "passage": "Ủy ban nhân dân xã Mẫu kính mời bà con tới dự ngày hội đọc sách ở nhà văn hóa",
    "contact name": "Hội Bảo Thọ Mẫu",
    "contact phone": "0237 000 0000",
    "contact e-mail": "vanphong@example.com",
    "internal amount": "100.000.000",
    "internal cell": "Danh mục sách của thư viện xã Mẫu trong năm nay",
    "internal paragraph": "Thư viện xã mở cửa các buổi chiều trong tuần và cả sáng chủ nhật",
    "internal page": "Nha van hoa xa mo cua cac buoi chieu trong tuan va ca sang chu nhat",
    "internal file": "danh-muc-sach-thu-vien-xa-mau.xlsx",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A place: what plants a text there, what is planted by its name in `WITHHELD`, and the rules that find it."""

    plant: Plant
    secret: str = "passage"
    rules: frozenset[str] = frozenset({"CV903"})

    @property
    def text(self) -> str:
        """What is withheld."""
        return WITHHELD[self.secret]


def put(folder: Path, name: str, content: bytes) -> None:
    """Write a file in place of the one that is there, which may be linked to the edition that must stay."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    file.write_bytes(content)


def changed(name: str, change: Callable[[bytes, str], bytes]) -> Plant:
    """Plant by changing a file's bytes."""
    return lambda folder, text: put(folder, name, change((folder / name).read_bytes(), text))


def made(name: str, make: Callable[[str], bytes]) -> Plant:
    """Plant by adding a file."""
    return lambda folder, text: put(folder, name, make(text))


def before(name: str, mark: str, form: Callable[[str], str]) -> Plant:
    """Plant in a file of text, before a mark that stands in it; what stands there last is meant."""

    def change(content: bytes, text: str) -> bytes:
        head, found, tail = content.decode().rpartition(mark)
        assert found, (name, mark)
        return f"{head}{form(text)}{mark}{tail}".encode()

    return changed(name, change)


def one_of(folder: Path, pattern: str) -> str:
    """The name of the first file that a pattern finds."""
    return min(folder.glob(pattern)).relative_to(folder).as_posix()


def linked(edition: Path, target: Path) -> Path:
    """Copy an edition by hard links: quick, and `put` never writes into a linked file."""
    for file in (x for x in edition.rglob("*") if x.is_file()):
        copy = target / file.relative_to(edition)
        copy.parent.mkdir(parents=True, exist_ok=True)
        os.link(file, copy)
    return target
