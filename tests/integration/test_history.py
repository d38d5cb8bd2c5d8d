"""A letter's versions out of a real git repository: told to the office, never to the public, whatever lies there."""

import os
import shutil
import subprocess
from pathlib import Path
from unittest import mock

import pytest

from congvan import pipeline
from congvan.model.history import Rewritten, Version
from congvan.model.identity import LetterId
from congvan.model.terms import Audience
from congvan.plugin import CongvanPlugin
from congvan.read.git import _ENVIRONMENT
from congvan.read.history import MOST, read_history
from tests.integration.repository import NOBODY, commit, git
from tests.small_archive import write

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")
WHO = LetterId.parse("xa-mau/bao-cao/2026-01")
NAME = "reports/xa-mau/bao-cao/2026-01.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with one letter in three versions."""
    folder = tmp_path / "kho"
    folder.mkdir()
    git(folder, "init", "-q")
    commit(folder, {NAME: "đầu\nmột\ncuối\n"}, "Soạn dự thảo", "2026-01-10T08:00:00+07:00")
    commit(folder, {NAME: "đầu\nhai\ncuối\n"}, "Sửa theo góp ý\n\nPhần thân không nêu.", "2026-01-31T23:30:00+07:00")
    commit(folder, {"khac.txt": "x"}, "Việc khác", "2026-02-01T08:00:00+07:00")
    commit(folder, {NAME: "đầu\nhai\nba\ncuối\n"}, "Ban hành", "2026-02-02T00:30:00+07:00", GIT_AUTHOR_NAME="Lê Bình")
    return folder


def versions(root: Path, who: LetterId = WHO) -> tuple[Version, ...]:
    """Read one letter's versions."""
    return read_history(root / "reports", [who]).get(who, ())


def told(root: Path) -> list[tuple[str, str, str]]:
    """Give kind, day and reason of each version."""
    return [(x.kind, str(x.day or ""), x.why) for x in versions(root)]


def test_versions(root: Path) -> None:
    """The newest first, each with the author, his own day where his clock was, the first line of why, and the lines."""
    found = versions(root)
    assert told(root) == [
        ("changed", "2026-02-02", "Ban hành"),
        ("changed", "2026-01-31", "Sửa theo góp ý"),
        ("first", "2026-01-10", "Soạn dự thảo"),
    ]
    assert [x.who for x in found] == ["Lê Bình", "Nguyễn Văn An", "Nguyễn Văn An"]
    assert [x.rewritten for x in found] == [(Rewritten("", "ba"),), (Rewritten("một", "hai"),), ()]
    assert "annv" not in repr(found)


def test_no_git(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the program there are no versions, and no error."""
    monkeypatch.setenv("PATH", str(root))
    assert versions(root) == ()


def test_no_repository_and_no_commit(tmp_path: Path) -> None:
    """Nor without a repository, or with an empty one."""
    (tmp_path / "reports").mkdir()
    assert versions(tmp_path) == ()
    git(tmp_path, "init", "-q")
    assert versions(tmp_path) == ()


def test_a_shallow_clone_says_so(root: Path, tmp_path: Path) -> None:
    """What its oldest commit seems to have written is not told; that older ones are missing is."""
    git(tmp_path, "clone", "-q", "--depth", "3", root.as_uri(), "nong")
    assert told(tmp_path / "nong") == [("changed", "2026-02-02", "Ban hành"), ("cut", "", "")]
    git(tmp_path, "clone", "-q", "--depth", "1", root.as_uri(), "can")
    assert told(tmp_path / "can") == [("cut", "", "")]


def test_an_archive_in_a_subfolder(root: Path) -> None:
    """The archive may lie anywhere below the repository's top, under names that git would quote."""
    deep = 'các kho/một "kho"/'
    commit(root, {f"{deep}{NAME}": "sâu\n"}, "Thêm kho con")
    assert [(x.kind, x.why) for x in versions(root / deep)] == [("first", "Thêm kho con")]
    assert len(versions(root)) == 3


def test_renamed_letters(root: Path) -> None:
    """A letter that was moved keeps its versions, and says where it was."""
    new = LetterId.parse("xa-mau/bao-cao/2026-02")
    (root / NAME).rename(root / "reports/xa-mau/bao-cao/2026-02.md")
    commit(root, {}, "Đổi kỳ")
    commit(root, {NAME: "kỳ trước\nviết lại từ đầu\nbằng chữ khác\n"}, "Lập lại")
    assert [(x.kind, x.why, x.moved_from) for x in versions(root, new)] == [
        ("changed", "Đổi kỳ", "xa-mau/bao-cao/2026-01"),
        ("changed", "Ban hành", ""),
        ("changed", "Sửa theo góp ý", ""),
        ("first", "Soạn dự thảo", ""),
    ]
    assert [x.why for x in read_history(root / "reports", [WHO, new])[WHO]] == ["Lập lại"]


def test_uncommitted_changes(root: Path) -> None:
    """What stands on the disk alone comes first; other line ends are no change."""
    (root / NAME).write_bytes("đầu\r\nhai\r\nba\r\ncuối\r\n".encode())
    assert versions(root)[0].kind == "changed"
    (root / NAME).write_text("đầu\nhai\nbốn\ncuối\n", "utf-8")
    assert versions(root)[0] == Version("unsaved", rewritten=(Rewritten("ba", "bốn"),))
    git(root, "add", "-A")  # and not yet committed
    assert versions(root)[0].kind == "unsaved"


def test_no_text(root: Path) -> None:
    """A version that is no text, or too large, is told without its lines."""
    commit(root, {NAME: b"\xff\xfe\0\0"}, "Nhầm tệp")
    commit(root, {NAME: "dau \xe9".encode("latin-1")}, "Sai bảng mã")
    commit(root, {NAME: "dòng\n" * 200_000}, "Quá dài")
    commit(root, {NAME: "đầu\n"}, "Sửa lại")
    found = versions(root)
    assert [(x.why, x.rewritten) for x in found[:4]] == [("Sửa lại", None), ("Quá dài", None), ("Sai bảng mã", None), ("Nhầm tệp", None)]  # fmt: skip  # noqa: E501
    assert found[4].rewritten == (Rewritten("", "ba"),)


def test_hostile_names_and_messages(root: Path) -> None:
    """Control characters, addresses and endless lines do not come through; markup stays text, for pages to escape."""
    why = ":000000 ::error::\x1b[31m<script>x</script> \u202egửi a.b@example.com " + "z" * 9_000
    commit(root, {NAME: "khác\n"}, why, GIT_AUTHOR_NAME="\u202e<b>evil@example.com</b>\x07")
    newest = versions(root)[0]
    assert newest.why.startswith(":000000 ::error::[31m<script>x</script> gửi … zzz")
    assert len(newest.why) == 200
    assert "@" not in newest.who + newest.why
    assert all(x.isprintable() for x in newest.who + newest.why)
    assert len(versions(root)) == 4


def test_many_versions(root: Path) -> None:
    """Of a letter with more versions the newest are listed, and it is said that there are more."""
    for number in range(MOST):
        commit(root, {NAME: f"bản {number}\n"}, f"Lần {number}")
    found = versions(root)
    assert [x.why for x in found] == [f"Lần {x}" for x in range(MOST - 1, -1, -1)] + [""]
    assert found[-1] == Version("more")


def test_merges(root: Path) -> None:
    """Versions of both branches are told; so is what a merge made of them, and nothing of a merge that made nothing."""
    git(root, "checkout", "-q", "-b", "nhanh", "HEAD~1")
    commit(root, {NAME: "đầu\nhánh\ncuối\n"}, "Trên nhánh")
    git(root, "checkout", "-q", "main")
    git(root, "merge", "-q", "-s", "ours", "--no-commit", "nhanh")
    (root / NAME).write_text("đầu\nhai và nhánh\ncuối\n", "utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "Nhập nhánh")
    reasons = [x.why for x in versions(root)]
    assert reasons[0] == "Nhập nhánh"
    assert sorted(reasons[1:]) == ["Ban hành", "Soạn dự thảo", "Sửa theo góp ý", "Trên nhánh"]
    assert versions(root)[0].rewritten == (Rewritten("hai\nba", "hai và nhánh"),)


def test_settings_run_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever settings of the machine, the repository or the environment name is not run, and changes no byte."""
    before = versions(root)
    trap = root / "trap"
    trap.write_text(f"#!/bin/sh\necho ran >> '{root}/ran'\n", "utf-8")
    trap.chmod(0o755)
    for name in ("core.fsmonitor", "core.pager", "diff.external", "gpg.program", "diff.x.textconv", "diff.x.command",
                 "filter.x.smudge", "filter.x.clean", "core.sshCommand"):  # fmt: skip
        git(root, "config", name, str(trap))
    for name, value in (("log.showSignature", "true"), ("log.date", "relative"), ("diff.renames", "copies"),
                        ("core.autocrlf", "true"), ("diff.noprefix", "true"), ("color.ui", "always"),
                        ("log.follow", "true"), ("diff.orderFile", "khac.txt"), ("i18n.logOutputEncoding", "UTF-16"),
                        ("log.mailmap", "true"), ("format.pretty", "oneline"), ("core.abbrev", "4")):  # fmt: skip
        git(root, "config", name, value)
    (root / ".gitattributes").write_text("*.md diff=x filter=x text eol=crlf working-tree-encoding=UTF-16\n", "utf-8")
    (root / ".mailmap").write_text("Người Khác <khac@example.com> <annv@example.com>\n", "utf-8")
    for name in ("GIT_EXTERNAL_DIFF", "GIT_PAGER", "GIT_SSH_COMMAND", "GIT_TRACE2_EVENT"):
        monkeypatch.setenv(name, str(trap))
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    assert versions(root) == before
    assert not (root / "ran").exists()


def test_a_folder_of_another_owner(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a container the sources are another user's: git's own test for that does not stop a build from reading."""
    before = versions(root)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")  # git's own switch
    with pytest.raises(subprocess.CalledProcessError):
        subprocess.run(["git", "log"], cwd=root, env={**os.environ, **NOBODY}, check=True, capture_output=True)
    monkeypatch.setattr("congvan.read.git._KEPT", frozenset({"GIT_TEST_ASSUME_DIFFERENT_OWNER"}))
    assert versions(root) == before


def test_a_broken_repository(root: Path) -> None:
    """Where bytes are missing, what can be told is told, and that it is not all."""
    blob = git(root, "rev-parse", f"HEAD~2:{NAME}").strip()
    (root / ".git/objects" / blob[:2] / blob[2:]).unlink()
    assert [(x.why, x.rewritten is None) for x in versions(root)][:3] == [
        ("Ban hành", True), ("Sửa theo góp ý", True), ("Soạn dự thảo", False),
    ]  # fmt: skip
    parent = git(root, "rev-parse", "HEAD~2").strip()
    (root / ".git/objects" / parent[:2] / parent[2:]).unlink()
    assert versions(root)[-1].kind == "cut"


def test_sha256(tmp_path: Path) -> None:
    """A repository may name its bytes by SHA-256."""
    git(tmp_path, "init", "-q", "--object-format=sha256")
    commit(tmp_path, {NAME: "một\n"}, "Đầu")
    commit(tmp_path, {NAME: "hai\n"}, "Sau")
    assert [(x.kind, x.why) for x in versions(tmp_path)] == [("changed", "Sau"), ("first", "Đầu")]


def test_processes_do_not_grow_with_the_archive(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many letters and commits there are, git runs four times."""
    for month in range(1, 13):
        commit(root, {f"reports/xa-mau/bao-cao/2025-{month:02}.md": f"kỳ {month}\n"}, f"Kỳ {month}")
    asked = mock.Mock(side_effect=subprocess.Popen)
    monkeypatch.setattr(subprocess, "Popen", asked)
    wanted = [LetterId.parse(f"xa-mau/bao-cao/2025-{x:02}") for x in range(1, 13)]
    assert set(read_history(root / "reports", wanted)) == set(wanted)
    assert asked.call_count == 4


def test_a_clone_elsewhere_tells_the_same(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is told is a function of the sources and their history, not of the folder, the zone or the language."""
    git(tmp_path, "clone", "-q", str(root), "một nơi khác")
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("LC_ALL", "vi_VN.UTF-8")
    assert versions(tmp_path / "một nơi khác") == versions(root)


def test_only_the_office_is_told(tmp_path: Path) -> None:
    """The way of `mkdocs build`: the work for the internal edition has versions, that for the public one has none."""
    reports = write(tmp_path, {})
    git(tmp_path, "init", "-q")
    commit(tmp_path, {}, "Soạn", "2026-01-10T08:00:00+07:00")
    told = {}
    for audience in Audience:
        work = CongvanPlugin().open_work(reports, tmp_path / "cache", audience, None)
        told[audience] = {str(x.id.period): [y.why for y in x.versions] for x in work.edition.letters}
    assert told[Audience.INTERNAL] == {"2026-01": ["Soạn"], "2026-02": ["Soạn"], "2026-03": ["Soạn"]}
    assert told[Audience.PUBLIC] == {"2026-01": [], "2026-02": []}


def test_the_public_edition_asks_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its projection is not even handed a history: git is not asked."""
    reports = write(tmp_path, {})
    asked = mock.Mock(return_value={})
    monkeypatch.setattr(pipeline, "read_history", asked)
    checked = pipeline.read_and_check(reports)
    pipeline.open_work(checked, tmp_path / "cache", Audience.PUBLIC, None, reports=reports)
    assert asked.call_count == 0
    pipeline.open_work(checked, tmp_path / "cache", Audience.INTERNAL, None, reports=reports)
    assert asked.call_count == 1


def test_git_that_never_answers(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A setting may be read from a pipe that nobody writes to: git is ended, and each letter says that it is unread."""
    monkeypatch.setattr("congvan.read.git._SHORT", 0.5)
    os.mkfifo(root / "pipe")
    git(root, "config", "include.path", str(root / "pipe"))
    assert versions(root) == (Version("unread"),)


def test_a_log_and_a_blob_that_never_come(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So may a commit, and a letter's bytes: what came before is told."""
    whole = versions(root)
    monkeypatch.setattr("congvan.read.git._SHORT", 0.5)
    monkeypatch.setattr("congvan.read.git._LONG", 0.5)
    blob, first = (git(root, "rev-parse", x).strip() for x in (f"HEAD~2:{NAME}", "HEAD~3"))
    stalled(root, blob)
    assert [(x.why, x.rewritten is None) for x in versions(root)] == [(x.why, bool(x.rewritten)) for x in whole]
    stalled(root, first)
    assert versions(root)[-1].kind == "cut"


def stalled(root: Path, name: str) -> None:
    """Put a pipe in the place of an object."""
    path = root / ".git/objects" / name[:2] / name[2:]
    path.unlink()
    os.mkfifo(path)


def test_a_repository_fetches_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A clone without all bytes has git fetch the missing ones, by any program: by ours no program is run."""
    blob = git(root, "rev-parse", f"HEAD:{NAME}").strip()
    (root / ".git/objects" / blob[:2] / blob[2:]).unlink()
    for name, value in (("extensions.partialClone", "xa"), ("core.repositoryFormatVersion", "1"),
                        ("remote.xa.promisor", "true"), ("protocol.ext.allow", "always"),
                        ("remote.xa.url", f"ext::sh -c touch% {root}/ran")):  # fmt: skip
        git(root, "config", name, value)
    with pytest.raises(subprocess.CalledProcessError):
        git(root, "cat-file", "blob", blob)
    (root / "ran").unlink()  # so it would have been
    monkeypatch.delitem(_ENVIRONMENT, "GIT_NO_LAZY_FETCH")  # older ones of git do not know it
    assert versions(root)[0].rewritten is None
    assert not (root / "ran").exists()


@pytest.mark.parametrize(("name", "value"), [("log.showRoot", "false"), ("log.date", "x"), ("format.pretty", "x")])
def test_settings_lose_no_version(root: Path, name: str, value: str) -> None:
    """The first commit's letters have a first version whatever the repository wants to see."""
    before = versions(root)
    git(root, "config", name, value)
    assert versions(root) == before
