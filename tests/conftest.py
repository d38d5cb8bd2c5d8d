"""What holds for every test."""

import sys
from collections.abc import Iterator

import pytest
from hypothesis import settings
from hypothesis.internal.conjecture import providers

from congvan.store.scratch import release

# The same examples every time: what a run finds can be found again.
settings.register_profile("same", derandomize=True, database=None, deadline=None)
settings.load_profile("same")
# hypothesis also draws constants of every module that happens to be loaded, so examples would depend on which tests ran
# before, and on each line of our code: what one run finds, the next would not. `scripts/fuzz` looks for others.
providers._get_local_constants = lambda: providers._local_constants


@pytest.fixture(autouse=True)
def _own_temporary_files() -> Iterator[None]:
    """A build within this process moves temporary files, those of programs started later too: not beyond a test."""
    yield
    release()


def pytest_sessionfinish() -> None:
    """End Java, where veraPDF was asked, as long as it may still catch its own faults.

    It tells what is null by a fault that it catches; pytest's fault handler, taken away after this, takes Java's along.
    """
    jpype = sys.modules.get("jpype")
    if jpype and jpype.isJVMStarted():
        jpype.shutdownJVM()
