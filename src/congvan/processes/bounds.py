"""What this process may take."""

from contextlib import suppress


def bound_memory(most: int) -> None:
    """Take no more than so many bytes of addresses; who asks for more meets MemoryError, and the machine does not."""
    with suppress(ImportError, ValueError, OSError):  # not every system knows it, or lets us
        import resource  # noqa: PLC0415 - as said

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(resource.RLIMIT_AS, (bound, bound))
