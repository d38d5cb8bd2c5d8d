"""Builds that many tests look at: made once. A test that changes anything changes a copy."""

from pathlib import Path

import pytest

from tests.integration.archives import PASSAGES, REAL, WITHDRAWN, built, copy_archive, copy_built, set_volumes


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small archive, one letter of each special kind, with the bound volumes, built; not to be changed."""
    return built(set_volumes(copy_archive(tmp_path_factory.mktemp("small") / "archive"), on=True))


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of three letters, built; not to be changed."""
    return built(copy_archive(tmp_path_factory.mktemp("tiny") / "archive", (REAL, PASSAGES, WITHDRAWN)))


@pytest.fixture
def archive(tiny: Path, tmp_path: Path) -> Path:
    """A copy of the archive of three letters, editions and cache with it; to be changed at will."""
    return copy_built(tiny, tmp_path / "archive")


@pytest.fixture
def small_copy(small: Path, tmp_path: Path) -> Path:
    """A copy of the small archive, editions and cache with it; to be changed at will."""
    return copy_built(small, tmp_path / "archive")
