"""`congvan build --offline`: the copy to be carried holds what its edition holds, which it does not change."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.integration.archives import DRAFT, PASSAGES, built, copy_built, edit, hidden, kept
from tests.integration.warm import run

NOT_CARRIED = {"404.html", "SHA256SUMS"}  # nobody gives a page for unknown addresses; the list is another
OWN = {"MO-KHO.html", "assets/congvan/offline.js"}


@pytest.fixture(scope="module")
def carried(tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of both editions of the tiny archive with their copies; not to be changed."""
    return built(copy_built(tiny, tmp_path_factory.mktemp("carried") / "archive"), "--offline") / "site"


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_edition_is_not_changed_by_its_copy(audience: str, tiny: Path, carried: Path) -> None:
    """With and without a copy beside it, an edition is the same, byte for byte."""
    assert kept(carried / audience) == kept(tiny / "site" / audience)
    assert {x.name for x in carried.iterdir() if audience in x.name} == {
        audience, f"{audience}-offline", f".{audience}.lock", f".{audience}-offline.lock",
    }  # fmt: skip


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_copy_holds_the_files_of_its_edition(audience: str, carried: Path) -> None:
    """Every file is there; PDFs, data, styles and attachments are the same bytes; the index lies in scripts."""
    edition, copy = kept(carried / audience), kept(carried / f"{audience}-offline")
    fetched = {x for x in edition if re.match(r"(pagefind|search)/", x) and not x.endswith((".js", ".html"))}
    assert fetched
    same = edition.keys() - NOT_CARRIED - fetched
    assert copy.keys() == same | {f"{x}.js" for x in fetched} | OWN | {"SHA256SUMS"}
    changed = {x for x in same if copy[x] != edition[x]}
    assert {Path(x).suffix for x in changed} <= {".html", ".js", ".css"}  # of styles, when the font is shown
    assert all(x.startswith(("pagefind/", "assets/congvan/search")) for x in changed if x.endswith(".js"))


def test_public_copy_knows_no_draft(carried: Path) -> None:
    """What the public edition lacks its copy lacks, too."""
    assert not [x for x in kept(carried / "public-offline") if x.startswith(DRAFT)]


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_copy_is_verified_like_any_edition(audience: str, carried: Path) -> None:
    """`congvan verify` reads it, its index within scripts among the rest, and finds nothing."""
    done = run(carried.parent, "congvan", "verify", f"site/{audience}-offline")
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_checksums_for_coreutils(audience: str, carried: Path) -> None:
    """`sha256sum -c SHA256SUMS` passes on the copy as on its edition."""
    command = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    assert subprocess.run(command, cwd=carried / f"{audience}-offline", check=False).returncode == 0


def test_same_bytes_again_and_by_mkdocs(carried: Path, tmp_path: Path) -> None:
    """By the option of the plugin `mkdocs build` makes the same copy, into another folder."""
    archive = Path(shutil.copytree(carried.parent, tmp_path / "again", symlinks=True))
    edit(archive / "mkdocs.yml", "  - congvan:\n", "  - congvan:\n      offline: true\n")
    done = run(archive, "mkdocs", "build", "--site-dir", "other")
    assert done.returncode == 0, done.stderr
    assert kept(archive / "other" / "public-offline") == kept(carried / "public-offline")
    assert kept(archive / "other" / "public") == kept(carried / "public")
    assert hidden(archive / "other") == {".public.lock", ".public-offline.lock"}
    told = run(archive, "congvan", "build", "--audience", "public")
    assert "MO-KHO.html" in told.stderr, told.stdout + told.stderr


def test_neither_changes_if_one_is_refused(carried: Path, tmp_path: Path) -> None:
    """A script that cannot run from a file stops the build: edition and copy stay as they were."""
    archive = Path(shutil.copytree(carried.parent, tmp_path / "refused", symlinks=True))
    script = archive / "theme_overrides" / "assets" / "own.js"
    script.write_text('export * from "./other.js";\n', "utf-8")
    before = kept(archive / "site")
    done = run(archive, "congvan", "build", "--audience", "public", "--offline")
    assert done.returncode == 2
    assert "assets/own.js" in done.stderr
    assert kept(archive / "site") == before


def test_withheld_word_in_the_copy_stops_it(carried: Path, tmp_path: Path) -> None:
    """The gate decodes the wrapped index: an internal passage hidden there is found when the copy is verified."""
    archive = Path(shutil.copytree(carried.parent, tmp_path / "leaking", symlinks=True))
    inside = archive / "site" / "internal-offline"
    shutil.rmtree(archive / "site" / "public-offline")
    inside.rename(archive / "site" / "public-offline")
    done = run(archive, "congvan", "verify", "site/public-offline", "--audience", "public")
    assert done.returncode == 1
    assert re.search(r"pagefind/\S+\.pf_fragment\.js: lỗi CV903", done.stdout)
    assert PASSAGES in done.stdout
