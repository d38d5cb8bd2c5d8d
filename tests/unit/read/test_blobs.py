"""Files beside what git keeps of them."""

import hashlib

import pytest

from congvan.read.blobs import begins_with

FILE = b"%PDF one"
NOTE = b"version https://git-lfs.github.com/spec/v1\noid sha256:%s\nsize %d\n"
POINTER = NOTE % (hashlib.sha256(FILE).hexdigest().encode(), len(FILE))


@pytest.mark.parametrize("kept", [FILE, POINTER])
def test_a_file_with_more_behind_it(kept: bytes) -> None:
    """Git keeps its bytes, or a note of them; what begins otherwise, or is shorter, is another file."""
    assert begins_with(FILE + b" and two", kept)
    assert begins_with(FILE, kept)
    assert not begins_with(FILE[:-1], kept)
    assert not begins_with(b" " + FILE, kept)
