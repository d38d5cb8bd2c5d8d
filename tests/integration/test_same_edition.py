"""`congvan build`, `mkdocs build` and `properdocs build`: one edition, one refusal."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.integration.archives import PASSAGES, edit, hidden, kept, run

AUDIENCES = ("public", "internal")
GENERATORS = ("mkdocs", "properdocs")
BAD_LINE = "status: isued"


def build(archive: Path, program: str, audience: str, *more: str) -> subprocess.CompletedProcess[str]:
    """Build one edition with one of the three programs."""
    if program == "congvan":
        return run(archive, program, "build", "--audience", audience, *more)
    return run(archive, program, "build", "--strict", *more, more={"CONGVAN_AUDIENCE": audience})


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("program", GENERATORS)
def test_generators_make_the_same_bytes(program: str, audience: str, small: Path, small_copy: Path) -> None:
    """`mkdocs build` and `properdocs build` give, byte for byte, the edition of `congvan build`."""
    done = build(small_copy, program, audience, "--site-dir", "other")

    assert done.returncode == 0, done.stderr
    assert kept(small_copy / "other" / audience) == kept(small / "site" / audience)
    assert hidden(small_copy / "other") == {f".{audience}.lock"}


def test_addresses_are_not_a_matter_of_settings(archive: Path) -> None:
    """With MkDocs' other form of addresses asked for, in the settings or by click, letters stay where they stand."""
    edit(archive / "mkdocs.yml", "use_directory_urls: true", "use_directory_urls: false")
    done = run(archive, "mkdocs", "build", "--site-dir", "other", "--no-directory-urls")
    assert done.returncode == 0, done.stderr
    assert kept(archive / "other" / "public") == kept(archive / "site" / "public")


def test_other_plugins_files_are_refused(archive: Path) -> None:
    """What another plugin writes into the site is no part of an edition: the build stops and names the file."""
    edit(archive / "mkdocs.yml", "  - congvan:", "  - search\n  - congvan:")
    before = kept(archive / "site")
    done = run(archive, "congvan", "build")
    assert done.returncode == 1
    assert "search/search_index.json: lỗi CV9" in done.stdout
    assert kept(archive / "site") == before


def test_audience_left_out_is_public(archive: Path) -> None:
    """`mkdocs build` without the variable builds the public edition and touches no other."""
    done = run(archive, "mkdocs", "build", "--site-dir", "other")

    assert done.returncode == 0, done.stderr
    assert kept(archive / "other" / "public") == kept(archive / "site" / "public")
    assert not (archive / "other" / "internal").exists()


@pytest.mark.parametrize("program", ["congvan", *GENERATORS])
def test_refusal_names_the_place_and_leaves_the_old_edition(program: str, archive: Path) -> None:
    """A letter with an error stops every command, with file, line and column, and the old edition stays."""
    letter = archive / "reports" / f"{PASSAGES}.md"
    edit(letter, "status: issued", BAD_LINE)
    before = kept(archive / "site")

    done = build(archive, program, "public")

    assert done.returncode == 1
    assert f"reports/{PASSAGES}.md:2:9: lỗi CV" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert kept(archive / "site") == before


@pytest.mark.parametrize("program", ["congvan", *GENERATORS])
def test_all_errors_are_told_at_once(program: str, archive: Path) -> None:
    """A build does not stop at the first wrong letter: two faults in two files are two findings."""
    edit(archive / "reports" / f"{PASSAGES}.md", "status: issued", BAD_LINE)
    edit(archive / "reports" / "bim-son" / "khcn-tai-chinh" / "2026-04.md", "status: draft", BAD_LINE)

    done = build(archive, program, "internal")

    told = set(re.findall(r"reports/\S+?\.md(?=:\d+:\d+: lỗi)", done.stdout + done.stderr))
    assert told == {f"reports/{PASSAGES}.md", "reports/bim-son/khcn-tai-chinh/2026-04.md"}
