"""Each golden letter looks as it did when a person last looked at its pages.

The pictures lie in `letters/`, one for each page. `scripts/golden` makes those anew that no longer show the same; look
at each one of them before you keep it.
"""

import io
import os
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from congvan.publish.pdf import make_pdfs
from congvan.store.cache import Cache
from tests.golden.pictures import difference, pages
from tests.golden.sheets import LETTERS, job

PICTURES = Path(__file__).with_name("letters")
RENEW = "CONGVAN_RENEW_GOLDEN"  # set by scripts/golden
_MM = 60 / 25.4  # pixels


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[bytes]]:
    """The pages of every golden letter, as they are drawn now."""
    cache = Cache(tmp_path_factory.mktemp("letters"))
    outcomes = [x for name, view in LETTERS.items() for x in make_pdfs([job(name, view)], cache, workers=1)]
    assert [x.problem for x in outcomes if x.problem] == []
    return {x.name: pages(x.path.read_bytes()) for x in outcomes if x.path}


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_looks_as_it_did(name: str, drawn: dict[str, list[bytes]]) -> None:
    """As many pages, and nothing on them that a person would see to have changed."""
    if RENEW in os.environ:
        _renew(name, drawn[name])
    kept = [x.read_bytes() for x in _kept(name)]
    assert len(drawn[name]) == len(kept)
    apart = {n: difference(a, b) for n, (a, b) in enumerate(zip(drawn[name], kept, strict=True), 1)}
    assert {n: x for n, x in apart.items() if not x.is_slight} == {}


def test_every_picture_belongs_to_a_letter_and_is_small() -> None:
    """None is left over from a letter that is gone; none is larger than 25 kB."""
    names = {x.name.rpartition("-")[0] for x in PICTURES.glob("*.png")}
    assert names == set(LETTERS)
    assert [x.name for x in PICTURES.glob("*.png") if x.stat().st_size > 25_000] == []


def _kept(name: str) -> list[Path]:
    return sorted(PICTURES.glob(f"{name}-[0-9].png"))


def _renew(name: str, now: list[bytes]) -> None:
    """Keep the pictures that still show the same: another library's smoothing is no reason to write them anew."""
    kept = _kept(name)
    for number, picture in enumerate(now, 1):
        path = PICTURES / f"{name}-{number}.png"
        if path not in kept or not difference(path.read_bytes(), picture).is_slight:
            path.write_bytes(picture)
    for path in kept[len(now) :]:
        path.unlink()


# --- that the comparison can fail, and does not fail for nothing ------------------------------------------------------


@pytest.fixture
def page() -> Image.Image:
    """The first page of the plain letter, as kept."""
    return Image.open(PICTURES / "plain-1.png").convert("L")


def _same(one: Image.Image, other: Image.Image) -> bool:
    return difference(*map(_bytes, (one, other))).is_slight


def _bytes(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, format="PNG")
    return out.getvalue()


def _box(*millimetres: float) -> tuple[int, int, int, int]:
    left, top, right, bottom = (round(x * _MM) for x in millimetres)
    return left, top, right, bottom


@pytest.mark.parametrize(
    "block",
    [(30, 40, 97, 46), (97, 34, 195, 46), (30, 60, 195, 66), (30, 150, 195, 165)],
    ids=["number", "date", "addressee", "paragraph"],
)
@pytest.mark.parametrize("move", [(2, 0), (-2, 0), (0, 2), (0, -2)])
def test_a_block_that_moved_by_two_millimetres_is_seen(
    page: Image.Image, block: tuple[float, float, float, float], move: tuple[int, int]
) -> None:
    """Any one of them, in any direction."""
    moved = page.copy()
    cut = page.crop(_box(*block))
    moved.paste(255, _box(*block))
    corner = _box(block[0] + move[0], block[1] + move[1], 0, 0)[:2]
    moved.paste(cut, corner)
    assert not _same(page, moved)


@pytest.mark.parametrize("rule", [(45, 31, 85, 32.4), (110, 31.2, 180, 33)], ids=["issuer", "motto"])
def test_a_rule_that_is_gone_is_seen(page: Image.Image, rule: tuple[float, float, float, float]) -> None:
    """The short one under the issuer too."""
    without = page.copy()
    without.paste(255, _box(*rule))
    assert not _same(page, without)


def test_another_word_is_seen(page: Image.Image) -> None:
    """The number of the letter alone."""
    without = page.copy()
    without.paste(255, _box(48, 36, 62, 41))
    assert not _same(page, without)


def test_another_smoothing_is_not_seen(page: Image.Image) -> None:
    """Edges that are a little lighter, or moved by less than a fifth of a pixel."""
    lighter = page.point(lambda x: min(255, x + 6) if 60 < x < 250 else x)
    right = ImageChops.offset(page, 1, 0)
    assert _same(page, lighter)
    assert _same(page, Image.blend(page, right, 0.15))
