"""Real git repositories of archives: who commits, when and what.

`commit` takes files as they are, `save` also such as `tests.small_archive.changed` gives.
"""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

NOBODY = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
DAYS = [f"2026-{month:02}-20T08:00:00+07:00" for month in range(1, 13)]


def git(folder: Path, *arguments: str, **environment: str) -> str:
    """Run git as a person would, who is Nguyễn Văn An."""
    kept = {k: x for k, x in os.environ.items() if not k.startswith("GIT_")} | NOBODY
    who = {f"GIT_{x}_{y}": z for x in ("AUTHOR", "COMMITTER") for y, z in (("NAME", "Nguyễn Văn An"), ("EMAIL", "annv@example.com"))}  # fmt: skip  # noqa: E501
    done = subprocess.run(
        ["git", "-c", "init.defaultBranch=main", *arguments],
        cwd=folder, env=kept | who | environment, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return done.stdout


def commit(root: Path, files: Mapping[str, str | bytes | None], why: str, day: str = "", **more: str) -> None:
    """Write files and commit them; None removes one."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            path.unlink()
        else:
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
    git(root, "add", "-A")
    dates = {"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day} if day else {}
    git(root, "commit", "-q", "--allow-empty", "-m", why, **dates, **more)


def save(root: Path, files: object, why: str = "Sửa", day: str = DAYS[2]) -> None:
    """Commit files."""
    commit(root, {k: str(x) for k, x in dict(files).items()}, why, day)  # type: ignore[call-overload]  # a mapping


def rename_agency(root: Path, *names: str) -> None:
    """Move the agency xa-mau, with these files of it, to xa-moi; nothing is committed."""
    for name in (*names, "reports/_agencies/xa-mau.yml"):
        moved = root / name.replace("xa-mau", "xa-moi")
        moved.parent.mkdir(parents=True, exist_ok=True)
        (root / name).rename(moved)
