"""`init`, `schema`: a newcomer's first minutes, with the real commands."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.integration.archives import ROOT, edit, kept, run

CLEAN, FOUND, FAILED = 0, 1, 2


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new archive; not to be changed."""
    folder = tmp_path_factory.mktemp("fresh")
    done = run(folder, "congvan", "init", "kho")
    assert done.returncode == CLEAN, done.stderr
    return folder / "kho"


def test_a_new_archive_builds(tmp_path: Path) -> None:
    """What the command says to do next can be done: check, build, a next draft; the draft is not public."""
    done = run(tmp_path, "congvan", "init", "kho", "--name", "Ủy ban nhân dân phường Hòa Bình")
    assert done.returncode == CLEAN, done.stderr
    archive = tmp_path / "kho"
    following = done.stderr.split("congvan new ")[1].split("  #")[0].split()
    assert run(archive, "congvan", "check", "--strict").returncode == CLEAN

    built = run(archive, "congvan", "build")
    assert built.returncode == CLEAN, built.stdout + built.stderr
    public = {x for x in kept(archive / "site/public") if x.startswith("hoa-binh/") and x.endswith(".pdf")}
    internal = {x for x in kept(archive / "site/internal") if x.startswith("hoa-binh/") and x.endswith(".pdf")}
    assert (len(public), len(internal)) == (1, 2)
    assert public < internal

    made = run(archive, "congvan", "new", *following)
    assert made.returncode == CLEAN, made.stderr
    (draft,) = archive.glob(f"reports/*/*/{following[2]}.md")
    assert draft.read_text("utf-8").count("yaml-language-server") == 1


def test_what_commands_make_here_is_not_committed(fresh: Path) -> None:
    """Bags, tables and PDFs that were written into the archive's folder; letters' own files are."""
    made = ["congvan-public-2026/bagit.txt", "bag-2026/bagit.txt", "cong-khai-2026.zip", "chuyen-doi-so.xlsx", "a.pdf"]
    kept_here = [
        "reports/a/b/2026-01.signed.pdf",
        "reports/a/b/2026-01/bang.xlsx",
        "reports/_trust/goc.pem",
        "mkdocs.yml",
    ]
    git = ["git", "-c", f"core.excludesFile={fresh / '.gitignore'}", "check-ignore", "--no-index", *made, *kept_here]
    subprocess.run(["git", "init", "-q", fresh.parent / "empty"], check=True)
    done = subprocess.run(git, cwd=fresh.parent / "empty", capture_output=True, text=True, check=False)
    assert done.stdout.split() == made


@pytest.mark.parametrize("obstacle", ["file", "full"])
def test_what_is_there_stays(tmp_path: Path, obstacle: str) -> None:
    """A file in the way, or a folder with anything in it: said in one sentence, and nothing is written."""
    kho = tmp_path / "kho"
    if obstacle == "full":
        kho.mkdir()
    (kho / "a.txt" if obstacle == "full" else kho).write_text("x")
    before = kept(tmp_path)
    done = run(tmp_path, "congvan", "init", "kho")
    assert (done.returncode, done.stderr.count("\n"), done.stdout) == (FAILED, 1, "")
    assert kept(tmp_path) == before


def test_into_a_new_repository(tmp_path: Path) -> None:
    """An empty folder under version control is empty."""
    (tmp_path / ".git").mkdir()
    assert run(tmp_path, "congvan", "init", ".").returncode == CLEAN
    assert (tmp_path / "mkdocs.yml").is_file()


def test_schema_after_a_change(fresh: Path, tmp_path: Path) -> None:
    """A new series has its schema after `congvan schema`, one that is gone loses it; elsewhere nothing is removed."""
    run(tmp_path, "congvan", "init", "kho")
    archive = tmp_path / "kho"
    assert run(archive, "congvan", "schema").returncode == CLEAN
    assert kept(archive / ".congvan") == kept(fresh / ".congvan")

    series = archive / "reports/_series"
    (series / "chuyen-doi-so.yml").rename(series / "khac.yml")
    assert run(archive / "docs", "congvan", "schema").returncode == CLEAN
    names = {"agency.json", "allowed.json", "series.json", "short-forms.json"}
    assert set(kept(archive / ".congvan/schema")) == {*names, "letter-khac.json"}

    (archive / "out").mkdir()
    (archive / "out/letter-x.json").write_text("x")
    assert run(archive, "congvan", "schema", "--output", "out").returncode == CLEAN
    assert set(kept(archive / "out")) == {*names, "letter-khac.json", "letter-x.json"}


def test_schema_of_what_is_broken(tmp_path: Path) -> None:
    """A series whose figures are no schema is told as the check tells it; nothing is written."""
    run(tmp_path, "congvan", "init", "kho")
    archive = tmp_path / "kho"
    before = kept(archive / ".congvan")
    edit(archive / "reports/_series/chuyen-doi-so.yml", "type: integer", "type: so")
    done = run(archive, "congvan", "schema")
    assert done.returncode == FOUND
    assert "reports/_series/chuyen-doi-so.yml:" in done.stdout
    assert kept(archive / ".congvan") == before


def test_the_reference_archives_schemas(tmp_path: Path) -> None:
    """They are committed, so that editors find them in any clone; after a change of a series run `congvan schema`."""
    done = run(ROOT, "congvan", "schema", "--output", tmp_path / "made")
    assert done.returncode == CLEAN, done.stderr
    assert kept(tmp_path / "made") == kept(ROOT / ".congvan/schema")
    assert all(json.loads(x.read_text("utf-8"))["title"] for x in (tmp_path / "made").iterdir())
