"""What the system does in one step."""

import sys
from pathlib import Path

from congvan.publish.disk import exchanged


def test_exchange_is_used_where_linux_has_it(tmp_path: Path) -> None:
    """Two folders change places in one step."""
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    if sys.platform == "linux":
        assert exchanged(tmp_path / "a", tmp_path / "b")
        assert (tmp_path / "a" / "b").exists()
        assert (tmp_path / "b" / "a").exists()
    assert not exchanged(tmp_path / "a", tmp_path / "absent")
