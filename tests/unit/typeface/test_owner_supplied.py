"""An archive with the owner's fonts: they are in its PDFs, decide what is missing, and are never published."""

import io
from pathlib import Path

import pikepdf

from congvan.checking import check, read_and_check
from congvan.flows.printing import make_pdf
from congvan.model.identity import LetterId
from congvan.model.terms import Audience
from congvan.typeface.supplied import FOLDER
from tests.small_archive import DRAFT, changed, write
from tests.unit.typeface.fonts import NAMES, font, put_all

_LETTER = LetterId.parse("xa-mau/bao-cao/2026-01")


def _fonts_of(root: Path) -> set[str]:
    checked = read_and_check(root / "reports", root / ".cache")
    data = make_pdf(checked, _LETTER, Audience.PUBLIC, root / ".cache", None)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts = [x for x in pdf.objects if isinstance(x, pikepdf.Dictionary) and x.get("/Type") == "/FontDescriptor"]
        return {str(x["/FontName"]).partition("+")[2].partition("-")[0] for x in fonts}


def test_the_owners_typeface_is_the_only_one_in_a_pdf(tmp_path: Path) -> None:
    """Put there after a PDF was made and kept, it is taken for the next one."""
    write(tmp_path, {})
    assert _fonts_of(tmp_path) == {"Liberation"}
    put_all(tmp_path / FOLDER)
    assert _fonts_of(tmp_path) == {"TimesNewRoman"}


def test_what_was_found_is_found_anew_with_other_fonts(tmp_path: Path) -> None:
    """A sign that one typeface has and the other lacks is a finding with the other alone, whatever was kept."""
    reports = write(tmp_path, changed(DRAFT, "Đã chi", "▲ Đã chi"))

    def codes() -> list[str]:
        return [x.rule.code for x in check(reports, tmp_path / ".cache", None)]

    def without_triangle(it: object) -> None:
        for table in it["cmap"].tables:  # type: ignore[index] # fontTools ships no types
            table.cmap.pop(ord("▲"), None)

    assert codes() == []
    put_all(tmp_path / FOLDER)
    for key, name in NAMES.items():
        (tmp_path / FOLDER / name).write_bytes(font(key, change=without_triangle))
    assert codes() == ["CV460"]
    for name in NAMES.values():
        (tmp_path / FOLDER / name).unlink()
    assert codes() == []
