"""`publish.write`: a file is whole, and what must not be replaced is not, however late it came."""

import errno
import os
from pathlib import Path

import pytest

from congvan.errors import ArchiveError
from congvan.publish.write import write_whole


def _names(folder: Path) -> list[str]:
    return sorted(x.name for x in folder.iterdir())


def _no_links(*_: object) -> None:
    raise OSError(errno.EPERM, "no hard links here")


@pytest.mark.parametrize("has_links", [True, False])
def test_a_new_file_is_written_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool) -> None:
    """With folders above it, readable by all, and nothing beside it; also on a disk without hard links."""
    if not has_links:
        monkeypatch.setattr(os, "link", _no_links)
    target = tmp_path / "a" / "b.md"
    write_whole(target, b"x", replace=False)
    assert target.read_bytes() == b"x"
    assert target.stat().st_mode & 0o777 == 0o644
    assert _names(target.parent) == ["b.md"]


@pytest.mark.parametrize("has_links", [True, False])
def test_what_came_meanwhile_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool) -> None:
    """Between the question whether a file exists and the writing somebody else may write it."""
    if not has_links:
        monkeypatch.setattr(os, "link", _no_links)
    target = tmp_path / "b.md"
    target.write_bytes(b"theirs")
    monkeypatch.setattr(os.path, "lexists", lambda _: False)
    with pytest.raises(ArchiveError):
        write_whole(target, b"ours", replace=False)
    assert target.read_bytes() == b"theirs"
    assert _names(tmp_path) == ["b.md"]


def test_a_link_that_leads_nowhere_stays(tmp_path: Path) -> None:
    """It is neither followed nor replaced."""
    target = tmp_path / "b.md"
    target.symlink_to("nowhere")
    with pytest.raises(ArchiveError):
        write_whole(target, b"ours", replace=False)
    assert target.is_symlink()
    assert _names(tmp_path) == ["b.md"]


def test_a_file_may_be_replaced(tmp_path: Path) -> None:
    """Where that was asked for."""
    target = tmp_path / "b.md"
    target.write_bytes(b"old")
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"
