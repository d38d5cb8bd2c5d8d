"""The cache gives back what was put, or nothing."""

import multiprocessing
from pathlib import Path

import pytest

from congvan.errors import MachineError
from congvan.store.cache import Cache, key_of

KEY = key_of("một")


def test_keys_depend_on_every_part_and_where_parts_end() -> None:
    """SHA-256 over parts with their lengths: worked with another tool for the empty key."""
    assert key_of() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert len({key_of("ab", "c"), key_of("a", "bc"), key_of("abc"), key_of("abc", "")}) == 4
    assert key_of("đ") == key_of("đ".encode())


def test_what_was_put_is_given_back(tmp_path: Path) -> None:
    """By bytes and by file; another kind has its own entries."""
    cache = Cache(tmp_path / "new" / "folder")
    assert cache.get("pdf", KEY) is None
    path = cache.put("pdf", KEY, b"%PDF")
    assert cache.get("pdf", KEY) == b"%PDF"
    assert cache.path("pdf", KEY) == path
    assert path.read_bytes() == b"%PDF"
    assert cache.get("page", KEY) is None


@pytest.mark.parametrize("damage", ["changed", "cut", "no sum", "odd sum"])
def test_a_broken_entry_counts_as_absent_and_can_be_made_again(tmp_path: Path, damage: str) -> None:
    """Whichever of its two files is damaged."""
    cache = Cache(tmp_path)
    path = cache.put("pdf", KEY, b"%PDF-1.7")
    beside = next(x for x in path.parent.iterdir() if x != path)
    if damage == "changed":
        path.write_bytes(b"%PDF-1.6")
    elif damage == "cut":
        path.write_bytes(b"%PDF")
    elif damage == "no sum":
        beside.unlink()
    else:
        beside.write_bytes(b"\xff\xfe")
    assert cache.get("pdf", KEY) is None
    assert cache.path("pdf", KEY) is None
    cache.put("pdf", KEY, b"%PDF-1.7")
    assert cache.get("pdf", KEY) == b"%PDF-1.7"


def test_no_half_written_files_are_left(tmp_path: Path) -> None:
    """After putting, there are the entry and its sum alone."""
    path = Cache(tmp_path).put("pdf", KEY, b"x")
    assert len(list(path.parent.iterdir())) == 2


@pytest.mark.parametrize(("kind", "key"), [("../x", KEY), ("pdf", "../../etc/passwd"), ("pdf", KEY.upper()), ("", KEY)])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, kind: str, key: str) -> None:
    """A key is a hash, a kind is a word."""
    with pytest.raises(ValueError, match="no kind and key"):
        Cache(tmp_path).put(kind, key, b"x")


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    """The machine refuses: a file stands where the folder should be."""
    (tmp_path / "cache").write_bytes(b"")
    with pytest.raises(MachineError, match="cannot be written"):
        Cache(tmp_path / "cache").put("pdf", KEY, b"x")


def _put_often(folder: Path) -> None:
    for _ in range(50):
        Cache(folder).put("pdf", KEY, b"z" * 100_000)


def test_several_processes_may_put_the_same_entry(tmp_path: Path) -> None:
    """Readers see a whole entry or none while two processes write it."""
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_put_often, args=(tmp_path,)) for _ in range(2)]
    for writer in writers:
        writer.start()
    while any(x.is_alive() for x in writers):
        assert Cache(tmp_path).get("pdf", KEY) in {None, b"z" * 100_000}
    assert [x.exitcode for x in writers] == [0, 0]
    assert Cache(tmp_path).get("pdf", KEY) == b"z" * 100_000
