"""What holds for every test."""

from collections.abc import Iterator

import pytest

from congvan.store.scratch import release


@pytest.fixture(autouse=True)
def _own_temporary_files() -> Iterator[None]:
    """A build within this process moves temporary files, those of programs started later too: not beyond a test."""
    yield
    release()
