"""The whole sample archive, both editions: each letter's PDF is PDF/A-2a and PDF/UA-1, says veraPDF."""

import io

import pikepdf
import pytest

from congvan.model.terms import Audience
from congvan.pipeline import open_work, read_and_check
from congvan.publish.bodies import KeptBodies
from congvan.publish.letter_pdfs import pdfs_of
from tests import verapdf
from tests.integration.archives import ROOT


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> dict[bytes, str]:
    """Every PDF of both editions, each content once, with a letter that it is of."""
    cache = tmp_path_factory.mktemp("cache")
    checked = read_and_check(ROOT / "reports", cache)
    found: dict[bytes, str] = {}
    for audience in Audience:
        work = open_work(checked, cache, audience, None)
        pdfs = pdfs_of(work, KeptBodies(work.edition.letters, work.cache), "https://kho.example.org/")
        found |= {path.read_bytes(): f"{audience}: {who}" for who, path in pdfs.items()}
    return found


@pytest.mark.parametrize("flavour", verapdf.BOTH)
def test_every_letter_passes(flavour: str, letters: dict[bytes, str]) -> None:
    """No rule is broken in any."""
    assert len(letters) > 150
    broken = {name: verapdf.violations(data, flavour) for data, name in letters.items()}
    assert {name: found for name, found in broken.items() if found} == {}


def test_two_pages_are_small(letters: dict[bytes, str]) -> None:
    """With their fonts, tags, metadata and the code of their short address: under 43 KB each."""
    sizes = {name: len(data) for data, name in letters.items() if _pages(data) == 2}
    assert sizes
    assert {name: size for name, size in sizes.items() if size >= 43_000} == {}


def _pages(data: bytes) -> int:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)
