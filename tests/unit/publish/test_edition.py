"""All or nothing: whatever happens to a build, the old edition or the new one stands whole."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from congvan.errors import MachineError
from congvan.model.text import Language
from congvan.publish.checksums import write_checksums
from congvan.publish.disk import Exchange, exchanged
from congvan.publish.edition import promote, staged

KILLED_BUILDS = Path(__file__).with_name("killed_builds.py")


def build(target: Path, text: str = "new", exchange: Exchange = exchanged) -> None:
    """Build an edition of one page."""
    with staged(target) as staging:
        (staging / "index.html").write_text(text)
        write_checksums(staging)
        promote(staging, target, exchange=exchange)


def beside(target: Path) -> list[str]:
    """What lies in the folder of the edition, but for the lock."""
    return sorted(x.name for x in target.parent.iterdir() if x.name != f".{target.name}.lock")


def killed(folder: Path, way: str, times: int = 0) -> list[str]:
    """Run builds that are killed; give what they printed."""
    command = [sys.executable, str(KILLED_BUILDS), str(folder), way, str(times)]
    environment = {**os.environ, "PYTHONPATH": _SOURCE}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


_SOURCE = os.pathsep.join(x for x in sys.path if x)


def test_first_edition_and_its_successor(tmp_path: Path) -> None:
    """A build puts its edition in place and leaves nothing beside it, the first time and every time after."""
    target = tmp_path / "site" / "public"
    for text in ("first", "second", "third"):
        build(target, text)
        assert (target / "index.html").read_text() == text
        assert beside(target) == ["public"]


def test_successor_without_exchange(tmp_path: Path) -> None:
    """Where folders cannot be exchanged, two renames do it."""
    target = tmp_path / "public"
    build(target, "old")
    build(target, "new", exchange=lambda _first, _second: False)
    assert (target / "index.html").read_text() == "new"
    assert beside(target) == ["public"]


def test_failed_build_leaves_the_old_edition(tmp_path: Path) -> None:
    """An exception in the middle of a build removes what it made and nothing else."""
    target = tmp_path / "public"
    build(target, "old")

    def fail() -> None:
        with staged(target) as staging:
            (staging / "index.html").write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert (target / "index.html").read_text() == "old"
    assert beside(target) == ["public"]


def test_unpromoted_build_leaves_the_old_edition(tmp_path: Path) -> None:
    """A build that was not promoted, because verification found something, never was."""
    target = tmp_path / "public"
    with staged(target) as staging:
        (staging / "index.html").write_text("leaking")
    assert beside(target) == []


@pytest.mark.parametrize("way", ["exchange", "renames"])
def test_killed_at_every_step(tmp_path: Path, way: str) -> None:
    """Killed before any line of the promotion, a build leaves one whole edition, and the next one works."""
    first, last = killed(tmp_path, way)
    count, *seen = first.split()
    assert int(count) >= 60
    assert seen == (["new", "old"] if way == "exchange" else ["aside", "new", "old"])
    assert last == ".public.lock public"


def test_killed_at_random_moments(tmp_path: Path) -> None:
    """Sixty builds killed from outside at any moment: the edition is always whole, and nothing is left behind."""
    assert killed(tmp_path, "random", 60) == ["whole", ".public.lock public"]


def test_two_builds_at_once(tmp_path: Path) -> None:
    """The second of two builds says in one sentence that the first is going on, and disturbs nothing."""
    target = tmp_path / "public"
    with staged(target) as staging:
        (staging / "index.html").write_text("first")
        with pytest.raises(MachineError, match=r"^Another build is writing .*public; wait"), staged(target, wait=0):
            pytest.fail("two builds at once")
        write_checksums(staging)
        promote(staging, target)
    assert (target / "index.html").read_text() == "first"


def test_lock_of_a_dead_build_is_no_obstacle(tmp_path: Path) -> None:
    """A lock file that nobody holds is only a file."""
    target = tmp_path / "public"
    with FileLock(tmp_path / ".public.lock"):
        pass
    (tmp_path / ".public.lock").touch()
    build(target)
    assert beside(target) == ["public"]


def test_editions_do_not_wait_for_each_other(tmp_path: Path) -> None:
    """The public and the internal edition can be built at the same time."""
    with staged(tmp_path / "public") as a, staged(tmp_path / "internal", wait=0) as b:
        assert a != b


def test_left_overs_of_dead_builds_are_cleared(tmp_path: Path) -> None:
    """Whatever a dead build left under our hidden names goes at the next start, links included."""
    target = tmp_path / "public"
    build(target, "old")
    (tmp_path / ".public.congvan-new").mkdir()
    (tmp_path / ".public.congvan-new" / "x").touch()
    (tmp_path / ".public.congvan-gone").symlink_to(tmp_path / "public")
    with staged(target) as staging:
        assert list(staging.iterdir()) == []
    assert (target / "index.html").read_text() == "old"
    assert beside(target) == ["public"]


# --- places that cannot be written, or must not be -----------------------------------------------------------


def refusal(target: Path) -> MachineError:
    """Start a build that must be refused."""
    with pytest.raises(MachineError) as caught, staged(target, wait=0):
        pytest.fail("a build was started there")
    return caught.value


def test_folder_with_foreign_files_is_refused(tmp_path: Path) -> None:
    """Someone's own folder is never replaced, not even if it lies where an edition should."""
    (tmp_path / "thesis.docx").write_text("years of work")
    assert "thesis.docx" in refusal(tmp_path).say(Language.EN)
    assert "thesis.docx" in refusal(tmp_path).say(Language.VI)
    assert (tmp_path / "thesis.docx").read_text() == "years of work"


def test_foreign_file_within_an_edition_is_refused(tmp_path: Path) -> None:
    """A file that someone put into an edition by hand is not deleted with it."""
    target = tmp_path / "public"
    build(target)
    (target / "mine").mkdir()
    (target / "mine" / "CNAME").write_text("example.com")
    assert "mine/CNAME" in refusal(target).say(Language.EN)


def test_foreign_file_that_appears_during_a_build(tmp_path: Path) -> None:
    """What was put there while the build ran is not deleted either."""
    target = tmp_path / "public"
    build(target, "old")

    def late() -> None:
        with staged(target) as staging:
            (target / "late.txt").touch()
            promote(staging, target)

    with pytest.raises(MachineError, match=r"late\.txt"):
        late()
    assert (target / "index.html").read_text() == "old"


def test_folder_with_a_checksum_list_of_its_own_is_refused(tmp_path: Path) -> None:
    """A checksum list makes an edition only of the files that it names."""
    (tmp_path / "SHA256SUMS").write_text(f"{'0' * 64}  disk.iso\n")
    (tmp_path / "disk.iso").touch()
    (tmp_path / "notes.txt").touch()
    assert "notes.txt" in refusal(tmp_path).say(Language.EN)


def test_symbolic_link_is_refused(tmp_path: Path) -> None:
    """A link could lead anywhere."""
    (tmp_path / "real").mkdir()
    (tmp_path / "public").symlink_to(tmp_path / "real")
    assert "symbolic link" in refusal(tmp_path / "public").say(Language.EN)


def test_edition_within_another_is_refused(tmp_path: Path) -> None:
    """An internal edition below the public one would be published with it."""
    build(tmp_path / "public")
    assert "within another edition" in refusal(tmp_path / "public" / "internal").say(Language.EN)


def test_empty_folder_is_taken(tmp_path: Path) -> None:
    """A folder made beforehand, with nothing in it, is as good as none."""
    (tmp_path / "public").mkdir()
    build(tmp_path / "public")
    assert beside(tmp_path / "public") == ["public"]


def test_file_in_the_way(tmp_path: Path) -> None:
    """A file where the edition, or a folder above it, should be is said in one sentence."""
    (tmp_path / "site").touch()
    assert "a file is in the way" in refusal(tmp_path / "site").say(Language.EN)
    assert "a file is in the way" in refusal(tmp_path / "site" / "public").say(Language.EN)
    assert "nằm chắn chỗ" in refusal(tmp_path / "site" / "public").say(Language.VI)


def test_name_too_long(tmp_path: Path) -> None:
    """A refusal of the file system itself is a sentence too."""
    assert "the name is too long" in refusal(tmp_path / ("x" * 250)).say(Language.EN)


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's; the other refusals run everywhere")
def test_folder_that_nobody_may_write() -> None:
    """A read-only place is refused, for root as well, whom file modes do not stop."""
    assert refusal(Path("/proc/congvan/public")).say(Language.EN).startswith("Cannot write /proc/congvan/public: ")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere; the test above covers root")
def test_folder_without_permission(tmp_path: Path) -> None:
    """A folder whose modes forbid writing is refused."""
    tmp_path.chmod(0o555)
    assert "no permission to write" in refusal(tmp_path / "public").say(Language.EN)


# --- what is put there -----------------------------------------------------------------------------------------


def test_edition_with_odd_names_is_known_again(tmp_path: Path) -> None:
    """The list is read back as it was written, so a next build is not refused."""
    for text in ("one", "two"):
        with staged(tmp_path / "public") as staging:
            (staging / "back\\slash\nn\\n").write_text(text)
            write_checksums(staging)
            promote(staging, tmp_path / "public")
    assert (tmp_path / "public" / "back\\slash\nn\\n").read_text() == "two"


def test_modes_do_not_depend_on_the_umask(tmp_path: Path) -> None:
    """A web server can read the edition, whoever built it."""
    target = tmp_path / "public"
    before = os.umask(0o077)
    try:
        with staged(target) as staging:
            (staging / "sub").mkdir()
            (staging / "sub" / "a.sh").touch(mode=0o700)
            promote(staging, target)
    finally:
        os.umask(before)
    modes = [stat.S_IMODE(x.stat().st_mode) for x in (target, target / "sub", target / "sub" / "a.sh")]
    assert modes == [0o755, 0o755, 0o644]
