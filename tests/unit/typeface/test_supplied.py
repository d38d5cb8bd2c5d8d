"""Times New Roman in `.congvan/fonts/`: taken where it can be used, refused in one sentence where not."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from congvan.errors import ArchiveError, MachineError
from congvan.model.text import Language
from congvan.typeface.faces import vendored
from congvan.typeface.supplied import FOLDER, VENDORED, fonts_of, supplied
from tests.unit.typeface.fonts import NAMES, font, put_all


def test_without_a_folder_the_vendored_typeface_is_taken(tmp_path: Path) -> None:
    """An empty folder, or one with a licence alone, is as good as none."""
    assert fonts_of(tmp_path) == VENDORED
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / "licence.txt").write_text("x")
    (tmp_path / FOLDER / ".gitignore").write_text("*")
    assert fonts_of(tmp_path).typeface() is vendored()
    assert vendored().own is False


def test_four_files_of_any_names_are_one_typeface(tmp_path: Path) -> None:
    """Each is known by its own tables."""
    folder = put_all(tmp_path / FOLDER)
    (folder / "times.ttf").rename(folder / "phông 1")
    typeface = fonts_of(tmp_path).typeface()
    assert (typeface.family, typeface.own, typeface.description) == ("Times New Roman", True, "Times New Roman 7.01")
    assert {key: x.name for key, x in typeface.files.items()} == {**NAMES, ("normal", "normal"): "phông 1"}
    assert typeface.missing("Đề ☃\t") == ["☃"]
    assert typeface.width("Kính gửi", 14) == pytest.approx(vendored().width("Kính gửi", 14))


def test_the_fingerprint_tells_contents_not_places(tmp_path: Path) -> None:
    """The same files elsewhere make the same PDFs; others do not."""
    one, two = supplied(put_all(tmp_path / "a")), supplied(put_all(tmp_path / "b"))
    assert one.fingerprint == two.fingerprint != vendored().fingerprint

    def newer(it: Any) -> None:
        it["head"].fontRevision = 9.0

    (tmp_path / "b/times.ttf").write_bytes(font(change=newer))
    assert supplied(tmp_path / "b").fingerprint != one.fingerprint
    with pytest.raises(MachineError, match="changed meanwhile"):
        two.data()


def _forbidden(it: Any) -> None:
    it["OS/2"].fsType = 0x0002


def _whole_only(it: Any) -> None:
    it["OS/2"].fsType = 0x0108


def _without_vietnamese(it: Any) -> None:
    for table in it["cmap"].tables:
        for code in [x for x in table.cmap if 0x1EA0 <= x <= 0x1EF9]:
            del table.cmap[code]


def _without(name: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).unlink()


def _put(data: Callable[[], bytes], name: str = "times.ttf") -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_bytes(data())


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (_without("timesbi.ttf"), "lacks of Times New Roman: bold italic."),
        (_put(font, "x.ttf"), "times.ttf and x.ttf are the same face"),
        (_put(lambda: font(family="Arial")), "its family is 'Arial', not Times New Roman"),
        (_put(lambda: b"not a font at all"), "times.ttf in .congvan/fonts cannot be used: it is no TrueType font."),
        (_put(lambda: font()[:200_000]), "it is broken"),
        (_put(lambda: font()[:40]), "it is broken"),
        (_put(lambda: b"ttcf" + font()), "it is a collection (TTC)"),
        (_put(lambda: font(change=_forbidden)), "its licence forbids to embed it (OS/2 fsType 2)"),
        (_put(lambda: font(change=_whole_only)), "its licence forbids to embed it (OS/2 fsType 264)"),
        (_put(lambda: font(change=_without_vietnamese)), "it lacks 90 characters of letters: “Ạ” (U+1EA0 LATIN"),
        (_put(lambda: b"\0\1\0\0" + bytes(20 * 1024 * 1024)), "it is too large"),
    ],
    ids=["a face missing", "a face twice", "another family", "no font", "cut short", "cut in its head", "a collection",
         "not to be embedded", "not in part", "no Vietnamese", "too large"],
)  # fmt: skip
def test_what_cannot_be_used_is_refused(tmp_path: Path, spoil: Callable[[Path], object], words: str) -> None:
    """One sentence, in both languages, that names the file and the reason."""
    spoil(put_all(tmp_path / FOLDER))
    with pytest.raises(ArchiveError) as refused:
        fonts_of(tmp_path).typeface()
    said = str(refused.value)
    assert words in said
    assert str(tmp_path) not in said
    assert refused.value.say(Language.VI) != said


def test_a_typeface_may_be_embedded_when_one_licence_bit_frees_it(tmp_path: Path) -> None:
    """Times New Roman itself says 8: editable embedding."""

    def editable(it: Any) -> None:
        it["OS/2"].fsType = 0x0008

    _put(lambda: font(change=editable))(put_all(tmp_path))
    assert supplied(tmp_path).own
