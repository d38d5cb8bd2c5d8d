"""The list of checksums, read by another program."""

import subprocess
from pathlib import Path

from congvan.publish.checksums import write_checksums


def test_checksums_are_what_coreutils_accept(tmp_path: Path) -> None:
    """`sha256sum -c` accepts the list, odd names included, and it is sorted."""
    names = ["a b.txt", "back\\slash", "line\nfeed", "return\r", "sub/đề án.txt", "sub/-x", "ü" + "\u0302"]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    write_checksums(tmp_path)
    command = ["sha256sum", "--strict", "-c", "SHA256SUMS"]
    checked = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert (checked.returncode, checked.stdout.count(b": OK")) == (0, len(names))
    listed = [line.partition(b"  ")[2] for line in (tmp_path / "SHA256SUMS").read_bytes().splitlines()]
    assert listed == sorted(listed)
