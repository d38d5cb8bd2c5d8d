"""Registers of outgoing letters as PDFs: what a clerk holds in hands."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest

from congvan.model.terms import Audience
from congvan.model.volume import Volume, volumes
from congvan.publish.fronts import Bindery
from congvan.publish.registers import make_registers
from congvan.render.register import COLUMNS
from congvan.store.cache import Cache
from congvan.typeface.faces import vendored
from tests.factories import a_letter, a_series, an_edition

LETTERS = 70  # more than one sheet holds


@pytest.fixture(scope="module")
def bindery(tmp_path_factory: pytest.TempPathFactory) -> Bindery:
    """A cache of its own."""
    return Bindery({}, Cache(tmp_path_factory.mktemp("cache")), vendored(), 1)


def a_year(count: int) -> Volume:
    """That many letters of one year."""
    day = date(2026, 1, 5)
    letters = [
        a_letter(number=n, date=day + timedelta(days=n), series=a_series(id=f"s{n}")) for n in range(1, count + 1)
    ]
    return volumes(an_edition(*letters, audience=Audience.INTERNAL))[0]


def pages_of(file: Path) -> list[str]:
    """The words of each page."""
    document = pypdfium2.PdfDocument(file)
    return [" ".join(document[i].get_textpage().get_text_range().split()) for i in range(len(document))]


def test_a_long_register_is_one_file_to_print(bindery: Bindery) -> None:
    """Landscape A4, heads repeated on every page, pages numbered through from 1, every letter on it once."""
    (file,) = make_registers([a_year(LETTERS)], bindery)
    document = pypdfium2.PdfDocument(file)
    assert {tuple(round(x) for x in document[i].get_size()) for i in range(len(document))} == {(842, 595)}
    pages = pages_of(file)
    assert len(pages) > 2
    assert all("(1) (2) (3) (4) (5) (6) (7) (8) (9) (10)" in x for x in pages)
    assert "SỔ ĐĂNG KÝ VĂN BẢN ĐI NĂM 2026" in pages[0].upper()
    assert "BẢN NỘI BỘ, KHÔNG CÔNG BỐ" in pages[0].upper()
    words = " ".join(pages)
    assert [words.count(f" {n}/UBND-VHXH ") for n in (2, 35, 60, 61, 69)] == [1] * 5
    assert "cột để trống được ghi bằng tay" in pages[-1]
    assert [x.split()[-1] for x in pages] == [str(n) for n in range(1, len(pages) + 1)]
    assert all(x.split()[0] in pages[0] for x in COLUMNS)


def test_a_register_is_made_again_only_if_a_line_changed(bindery: Bindery) -> None:
    """The same bytes from the cache; a changed line makes another file."""
    volume = a_year(2)
    (first,) = make_registers([volume], bindery)
    made = first.stat().st_mtime_ns
    (again,) = make_registers([volume], bindery)
    assert (again, again.stat().st_mtime_ns) == (first, made)
    (day, view), *others = volume.letters
    changed = replace(volume, letters=((day, replace(view, subject="báo cáo việc khác")), *others))
    (other,) = make_registers([changed], bindery)
    assert other != first


def test_no_register_is_no_work(bindery: Bindery) -> None:
    """An edition without issued letters needs no engine."""
    assert make_registers([], bindery) == []
