"""The one place that calls git: a folder enters; the commits that touched it and the bytes of its blobs leave.

What stays true: however many commits there are, git runs four times. Nothing that the machine's or the repository's
settings name is run, nothing is fetched, nothing is written, no byte is changed on the way; what git complains of is
never printed. An e-mail address is not even asked for. No git outlives its time, whatever it waits for.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Event, Thread
from typing import IO

_CHUNK = 1 << 16
_LONGEST = 1 << 14  # bytes of a name, a path or a subject; who writes more is not read to the end
_FIELDS = ("%H", "%P", "%an", "%ad", "%s")
# Seconds in which git must have said all, or a blob: a setting, a pack or a blob may be a pipe that nobody writes to.
_SHORT, _LONG = 30.0, 300.0
_MOST_RENAMES = 400  # files gone × files come of one commit that are compared to find what was moved

# Settings that would run a program, fetch, or say things otherwise; and the folder may be another user's, as in a
# container: reading it by these commands runs nothing of his.
_SETTINGS = {
    "safe.directory": "*",
    "core.fsmonitor": "false",
    "core.pager": "cat",
    "diff.external": "",
    "diff.orderFile": os.devnull,
    "log.showSignature": "false",
    "log.mailmap": "false",
    "log.showRoot": "true",
    "log.date": "short",
    "format.pretty": "medium",
    "protocol.allow": "never",
    "diff.renameLimit": str(_MOST_RENAMES),
}
_ENVIRONMENT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",  # none; a repository may allow itself one by name, which `protocol.allow` does not undo
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_PAGER": "cat",
    "LC_ALL": "C",
}
_KEPT: frozenset[str] = frozenset()  # variables of git that may come from outside: none, but in tests
# What gitattributes(5) say of a file that lies there as it is kept.
_PLAIN = frozenset({"unspecified", "unset"})
_CONVERTS = {"filter": _PLAIN | {"lfs"}, "ident": _PLAIN, "working-tree-encoding": _PLAIN}
_AT_ONCE = 50  # paths that are asked about: a pipe must hold them all, while the answers wait in another
_FILES = frozenset({b"100644", b"100755"})  # modes of plain files: no links, no other repositories


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its id, whether it has a parent, its author's name and own day, the first line of its message."""

    id: str
    has_parent: bool
    who: str
    day: date | None
    why: str


@dataclass(frozen=True, slots=True)
class Touch:
    """A file that a commit touched, by its path below the folder; the ids of its bytes before and after, if any.

    `moved_from` is its former path, where the commit moved it.
    """

    commit: Commit
    path: str
    before: str
    after: str
    moved_from: str = ""


@dataclass(frozen=True, slots=True)
class Repository:
    """A folder that lies in a repository with at least one commit; `shallow` if older commits were not fetched.

    `prefix` is its path below the repository's top, with a slash at its end; empty at the top. `head` is the id of the
    last commit.
    """

    folder: Path
    shallow: bool
    prefix: str
    head: str = ""

    def files(self, commit: str = "HEAD", below: Sequence[str] = ()) -> dict[str, str]:
        """Give the ids of the files' bytes at a commit (the last), by path below the folder; nothing if git refuses.

        `below` names the folders or files that are wanted, where not all are.
        """
        with _running(self.folder, _SHORT, "ls-tree", "-r", "-z", commit, "--", *below) as (git, _):
            rows = [x.partition(b"\t") for x in _tokens(git.stdout)]
        fields = ((x[0].split(), _text(x[2])) for x in rows if x[2])
        return {path: x[2].decode() for x, path in fields if x[0] in _FILES}

    def touches(self, below: str = ".") -> Iterator[Touch | None]:
        """Give what the commits touched (there, or `below`), the newest first; None at the end if git broke off."""
        wanted = "%x00".join(("", *_FIELDS, ""))
        order = ("--date-order", "--diff-merges=combined", "--date=short", "--encoding=UTF-8", f"--format={wanted}")
        rows = ("-z", "--raw", "--no-abbrev", "--find-renames", "--no-relative", "--no-ext-diff", "--no-textconv")
        with _running(self.folder, _LONG, "log", *order, *rows, "HEAD", "--", below) as (git, _):
            yield from _touches(_tokens(git.stdout), self.prefix)
            broke_off = git.wait() != 0
        if broke_off:
            yield None

    def converted(self, paths: Sequence[str]) -> frozenset[str]:
        """Give those of the files that lie here otherwise than git has them, but for line ends and Git LFS.

        A program that the repository names does it, or another encoding; none is run to find out.
        """
        found: set[str] = set()
        for few in (paths[at : at + _AT_ONCE] for at in range(0, len(paths), _AT_ONCE)):
            with _running(self.folder, _SHORT, "check-attr", "-z", "--stdin", *_CONVERTS) as (git, _):
                _tell(git.stdin, few)
                said = [_text(x) for x in _tokens(git.stdout)]
            rows = zip(said[::3], said[1::3], said[2::3], strict=False)
            found.update(path for path, name, value in rows if value not in _CONVERTS[name])
        return frozenset(found)

    @contextmanager
    def blobs(self) -> Iterator["Blobs"]:
        """Open the store of bytes."""
        with _running(self.folder, _SHORT, "cat-file", "--batch") as (git, watch):
            yield Blobs(git, watch)


class Blobs:
    """Gives bytes by their id, from one process."""

    def __init__(self, git: subprocess.Popen[bytes], watch: "_Watch") -> None:
        """Take the process, and who ends it when it takes too long for a blob."""
        self._git, self._watch = git, watch

    def get(self, name: str, most: int) -> bytes | None:
        """Give the bytes; None if they are not there, or more than `most`."""
        into, out = self._git.stdin, self._git.stdout
        assert into is not None and out is not None  # noqa: S101, PT018 - both were asked for
        self._watch.begin_again()
        try:
            into.write(name.encode() + b"\n")
            into.flush()
        except OSError:  # git is gone
            return None
        head = out.readline().split()
        if len(head) != 3 or head[1] != b"blob":  # noqa: PLR2004 - id, type, size
            return None
        left = int(head[2]) + 1  # a line feed ends them
        if left > most + 1:
            while left > 0 and (chunk := out.read(min(left, _CHUNK))):
                left -= len(chunk)
            return None
        data = out.read(left)
        return data[:-1] if len(data) == left else None


class OverdueError(Exception):
    """Git does not answer."""


def open_repository(folder: Path) -> Repository | None:
    """Give the repository in which the folder lies; None if there is none, no commit in it, or no git here.

    Raises:
        OverdueError: git had not answered when its time was over.
    """
    if shutil.which("git") is None:
        return None
    try:
        asked = ("--is-shallow-repository", "--show-prefix", "HEAD^{commit}")
        with _running(folder, _SHORT, "rev-parse", *asked) as (git, watch):
            answers = (git.stdout.read(_CHUNK) if git.stdout else b"").split(b"\n")
            found = git.wait() == 0
    except OSError:
        return None
    if watch.ended_it:
        raise OverdueError
    # a name may have line feeds in it: what is said last is the commit
    if not found:
        return None
    prefix, head = _text(b"\n".join(answers[1:-2])), _text(answers[-2])
    return Repository(folder, answers[0] == b"true", prefix, head)


@contextmanager
def _running(folder: Path, seconds: float, *arguments: str) -> Iterator[tuple["subprocess.Popen[bytes]", "_Watch"]]:
    """Run git in the folder; end it when its time is over, or if what it says is not read to the end."""
    settings = [x for name, value in _SETTINGS.items() for x in ("-c", f"{name}={value}")]
    git = subprocess.Popen(
        [shutil.which("git") or "git", "--no-pager", *settings, *arguments],
        cwd=folder,
        env={k: x for k, x in os.environ.items() if k in _KEPT or not k.startswith("GIT_")} | _ENVIRONMENT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    watch = _Watch(git, seconds)
    watch.start()
    try:
        yield git, watch
    finally:
        watch.stop()
        for stream in (git.stdin, git.stdout):
            with suppress(OSError):  # it ended before it read all
                if stream:
                    stream.close()
        if git.poll() is None:
            git.kill()
        git.wait()


class _Watch(Thread):
    """Ends a process when its time is over: reading from it then comes to an end, on every system."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        """Take the process, and how long it may take."""
        super().__init__(daemon=True)
        self._process, self._seconds, self._done = process, seconds, Event()
        self.ended_it = False
        self.begin_again()

    def begin_again(self) -> None:
        """Give it its whole time anew."""
        self._until = time.monotonic() + self._seconds

    def stop(self) -> None:
        """Watch no longer."""
        self._done.set()
        self.join()

    def run(self) -> None:
        """Watch."""
        while (left := self._until - time.monotonic()) > 0:
            if self._done.wait(left):
                return
        self.ended_it = True
        self._process.kill()


def _tell(stream: IO[bytes] | None, paths: Sequence[str]) -> None:
    """Name paths, and that there are no more."""
    if stream:
        with suppress(OSError), stream:  # it may be gone
            stream.write(b"".join(os.fsencode(x) + b"\0" for x in paths))


def _tokens(stream: IO[bytes] | None) -> Iterator[bytes]:
    """Give what stands between the zero bytes, each cut where it is longer than anything we read."""
    rest = b""
    while stream and (chunk := stream.read(_CHUNK)):
        first, *others = chunk.split(b"\0")
        rest += first[: max(0, _LONGEST - len(rest))]
        for other in others:
            yield rest
            rest = other[:_LONGEST]
    if rest:
        yield rest


def _touches(tokens: Iterator[bytes], prefix: str) -> Iterator[Touch]:
    """Read the log: after an empty token a commit's fields, then a row and its paths for each file.

    Paths count from the repository's top: `--relative` would not hold for merges.
    """
    commit: Commit | None = None
    for token in tokens:
        row = token.lstrip(b"\n")
        if not row:
            continue
        if not row.startswith(b":"):
            commit = _commit([row, *(next(tokens, b"") for _ in _FIELDS[1:])])
            continue
        fields = row.lstrip(b":").split()
        parents = len(row) - len(row.lstrip(b":"))
        paths = [_text(next(tokens, b"")).removeprefix(prefix)]
        if parents == 1 and fields[-1].startswith((b"R", b"C")):
            paths.append(_text(next(tokens, b"")).removeprefix(prefix))
        if commit and len(fields) == 2 * parents + 3:
            yield from _touch(commit, fields, parents, paths)


def _touch(commit: Commit, fields: Sequence[bytes], parents: int, paths: Sequence[str]) -> Iterator[Touch]:
    """Make one of a row: the modes before and after, the ids likewise, the kind. Of a merge, the first parent's."""
    modes, ids = fields[: parents + 1], fields[parents + 1 : -1]
    if modes[-1] in _FILES:
        before = ids[0].decode() if modes[0] in _FILES else ""
        moved_from = paths[0] if len(paths) > 1 and fields[-1].startswith(b"R") else ""
        yield Touch(commit, paths[-1], before, ids[-1].decode(), moved_from)


def _commit(fields: Sequence[bytes]) -> Commit:
    name, parents, who, day, why = fields
    return Commit(name.decode("ascii", "replace"), bool(parents.strip()), _text(who), _day(_text(day)), _text(why))


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
