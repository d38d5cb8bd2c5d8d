"""`pdf`, `verify`, `new`, `check`: the real commands on a real archive, their words and exit codes."""

import hashlib
import json
import shutil
from pathlib import Path

import pikepdf
import pytest

from tests.integration.archives import ATTACHED, INTERNAL, PASSAGES, REAL, ROOT, copy_archive, edit, kept, run

CLEAN, FOUND, FAILED = 0, 1, 2
PHONE = "0900000008"  # of the contact person of PASSAGES and ATTACHED


def pdf_of(letter: str) -> str:
    """The address of a letter's PDF."""
    return f"{letter}/{letter.replace('/', '-')}.pdf"


def resummed(edition: Path) -> None:
    """Write the edition's checksums anew, as somebody does who wants to hide a change."""
    names = sorted(set(kept(edition)) - {"SHA256SUMS"})
    lines = (f"{hashlib.sha256((edition / name).read_bytes()).hexdigest()}  {name}\n" for name in names)
    (edition / "SHA256SUMS").write_text("".join(lines), "utf-8")


# --- build ----------------------------------------------------------------------------------------------------------


def test_site_dir_is_seen_from_the_working_folder(small: Path, small_copy: Path) -> None:
    """`--site-dir` is relative to where the command is called, as everywhere, and the archive is found from below."""
    done = run(small_copy / "docs", "congvan", "build", "--site-dir", "out", "--audience", "public")
    assert done.returncode == CLEAN, done.stderr
    assert "out/public" in done.stderr
    assert kept(small_copy / "docs" / "out" / "public") == kept(small / "site" / "public")


def test_archive_from_elsewhere(small: Path, small_copy: Path, tmp_path: Path) -> None:
    """With `--config-file` the archive is built from any folder, into its own `site`."""
    shutil.rmtree(small_copy / "site")
    done = run(tmp_path, "congvan", "build", "--config-file", small_copy / "mkdocs.yml", "--audience", "public")
    assert done.returncode == CLEAN, done.stderr
    assert kept(small_copy / "site") == {
        f"public/{name}": digest for name, digest in kept(small / "site" / "public").items()
    } | {".public.lock": hashlib.sha256(b"").hexdigest()}


def test_archive_without_letters(tmp_path: Path) -> None:
    """A new archive has agencies and series and no letter yet: both editions are built, and are right."""
    archive = copy_archive(tmp_path / "archive", ())
    done = run(archive, "congvan", "build")
    assert done.returncode == CLEAN, done.stdout + done.stderr
    assert run(archive, "congvan", "verify", "site/public").returncode == CLEAN


# --- pdf ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [PASSAGES, f"reports/{PASSAGES}.md"])
def test_pdf_is_that_of_the_edition(name: str, small: Path, small_copy: Path) -> None:
    """`congvan pdf` gives the bytes that the public edition has, for an id as for a path."""
    done = run(small_copy, "congvan", "pdf", name, "-o", "one.pdf")
    assert done.returncode == CLEAN, done.stderr
    assert (small_copy / "one.pdf").read_bytes() == (small / "site" / "public" / pdf_of(PASSAGES)).read_bytes()


def test_pdf_of_a_draft(small: Path, small_copy: Path) -> None:
    """A draft's PDF is for the office: refused for the public, made for the internal audience under its own name."""
    refused = run(small_copy, "congvan", "pdf", REAL)
    assert refused.returncode == FAILED
    assert "--audience internal" in refused.stderr
    assert not (small_copy / f"{REAL.replace('/', '-')}.pdf").exists()

    done = run(small_copy, "congvan", "pdf", REAL, "--audience", "internal")
    assert done.returncode == CLEAN, done.stderr
    made = (small_copy / f"{REAL.replace('/', '-')}.pdf").read_bytes()
    assert made == (small / "site" / "internal" / pdf_of(REAL)).read_bytes()


@pytest.mark.parametrize("name", ["khong/co/2025-01", "bim-son/khcn-tai-chinh/2026-05", "xyz", "../../etc/passwd.md"])
def test_pdf_of_no_letter(name: str, small_copy: Path) -> None:
    """A letter that does not exist is told in a sentence, and nothing is written."""
    done = run(small_copy, "congvan", "pdf", name, "-o", "one.pdf")
    assert done.returncode == FAILED
    assert name.removesuffix(".md") in done.stderr
    assert not (small_copy / "one.pdf").exists()


def test_pdf_does_not_mind_other_letters(small_copy: Path) -> None:
    """An error in one letter does not keep another's PDF back; its own error does."""
    edit(small_copy / f"reports/{ATTACHED}.md", "status: issued", "status: isued")
    assert run(small_copy, "congvan", "pdf", PASSAGES, "-o", "one.pdf").returncode == CLEAN
    refused = run(small_copy, "congvan", "pdf", ATTACHED, "-o", "two.pdf")
    assert refused.returncode == FOUND
    assert f"reports/{ATTACHED}.md:2:9" in refused.stdout
    assert not (small_copy / "two.pdf").exists()


# --- verify ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_verify_finds_nothing_in_a_fresh_edition(audience: str, small: Path) -> None:
    """What was just built is right, and says so without a warning of any kind."""
    done = run(small, "congvan", "verify", f"site/{audience}")
    assert (done.returncode, done.stderr) == (CLEAN, "")


def test_verify_finds_a_changed_file(small_copy: Path) -> None:
    """One changed byte is found, and the file named."""
    page = small_copy / "site" / "public" / PASSAGES / "index.html"
    page.write_text(page.read_text("utf-8").replace("UBND", "UBNN", 1), "utf-8")
    done = run(small_copy, "congvan", "verify", "site/public")
    assert done.returncode == FOUND
    assert f"{PASSAGES}/index.html: lỗi CV9" in done.stdout


def test_verify_finds_files_too_many_and_too_few(small_copy: Path) -> None:
    """A file that nobody built and one that is gone are found."""
    edition = small_copy / "site" / "public"
    (edition / "mine.txt").write_text("của tôi", "utf-8")
    (edition / pdf_of(PASSAGES)).unlink()
    done = run(small_copy, "congvan", "verify", "site/public", "--format", "json")
    assert done.returncode == FOUND
    assert {"mine.txt", pdf_of(PASSAGES)} <= {x["path"] for x in json.loads(done.stdout)}


def test_verify_finds_a_planted_leak(small_copy: Path) -> None:
    """A telephone number put into a copy of the edition, its checksums made right again, is found and not repeated."""
    copy = small_copy / "elsewhere"
    shutil.copytree(small_copy / "site" / "public", copy)
    page = copy / "about" / "index.html"
    page.write_text(page.read_text("utf-8").replace("</article>", "<p>+84 900 000 008</p></article>"), "utf-8")
    resummed(copy)
    done = run(small_copy, "congvan", "verify", "elsewhere")
    assert done.returncode == FOUND
    assert "about/index.html: lỗi CV9" in done.stdout
    assert "contact.phone" in done.stdout
    assert PHONE not in done.stdout.replace(" ", "")


def test_verify_finds_the_internal_edition_passed_off_as_public(small_copy: Path) -> None:
    """The internal edition looked at as if it were public is full of findings."""
    done = run(small_copy, "congvan", "verify", "site/internal", "--audience", "public")
    assert done.returncode == FOUND
    assert "pagefind/" in done.stdout
    assert pdf_of(PASSAGES) in done.stdout


def test_verify_one_pdf(small_copy: Path) -> None:
    """A single PDF: the public one is clean, the internal one of the same letter is not for the public."""
    public, internal = (f"site/{x}/{pdf_of(PASSAGES)}" for x in ("public", "internal"))
    assert run(small_copy, "congvan", "verify", public).returncode == CLEAN
    done = run(small_copy, "congvan", "verify", internal)
    assert done.returncode == FOUND
    assert "contact.phone" in done.stdout
    assert run(small_copy, "congvan", "verify", internal, "--audience", "internal").returncode == CLEAN


def test_verify_finds_a_leak_in_a_pdf_s_metadata(small_copy: Path) -> None:
    """A name hidden in a PDF's metadata is found."""
    with pikepdf.open(small_copy / "site" / "public" / pdf_of(PASSAGES)) as pdf:
        pdf.docinfo["/Keywords"] = pikepdf.String("Mai Xuân Trường")
        pdf.save(small_copy / "changed.pdf")
    done = run(small_copy, "congvan", "verify", "changed.pdf")
    assert done.returncode == FOUND
    assert "contact.name" in done.stdout


def test_verify_far_from_the_sources(small: Path, tmp_path: Path) -> None:
    """Without an archive near by files and checksums are verified, and what cannot be is said."""
    copy = tmp_path / "copy"
    shutil.copytree(small / "site" / "public", copy)
    done = run(tmp_path, "congvan", "verify", "copy")
    assert done.returncode == CLEAN
    assert "mkdocs.yml" in done.stderr


def test_verify_nothing(small: Path) -> None:
    """A path where nothing is cannot be verified."""
    done = run(small, "congvan", "verify", "site/khong-co")
    assert done.returncode == FAILED
    assert "site/khong-co" in done.stderr


# --- new, check -----------------------------------------------------------------------------------------------------


def test_new_makes_a_draft_that_checks_and_builds(small_copy: Path) -> None:
    """The next month's draft, made from the last letter, has no errors and appears in the internal edition alone."""
    letter = "mau-doi-thong/cai-cach-hanh-chinh/2026-01"
    done = run(small_copy, "congvan", "new", *letter.split("/"))
    assert done.returncode == CLEAN, done.stderr
    assert (small_copy / f"reports/{letter}.md").is_file()
    assert ATTACHED in done.stderr

    checked = run(small_copy, "congvan", "check", f"reports/{letter}.md")
    assert checked.returncode == CLEAN, checked.stdout

    built = run(small_copy, "congvan", "build")
    assert built.returncode == CLEAN, built.stdout
    assert (small_copy / "site" / "internal" / pdf_of(letter)).is_file()
    assert not (small_copy / "site" / "public" / letter).exists()


def test_new_overwrites_nothing(small_copy: Path) -> None:
    """A letter that exists stays as it is."""
    before = kept(small_copy / "reports")
    done = run(small_copy, "congvan", "new", *PASSAGES.split("/"))
    assert done.returncode == FAILED
    assert PASSAGES in done.stderr
    assert kept(small_copy / "reports") == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("mau-doi-tong", "cai-cach-hanh-chinh", "2026-01"), "mau-doi-thong"),
        (("mau-doi-thong", "cai-cach", "2026-01"), "cai-cach-hanh-chinh"),
        (("mau-doi-thong", "cai-cach-hanh-chinh", "2026-13"), "2026-Q2"),
    ],
)
def test_new_for_what_is_unknown(arguments: tuple[str, str, str], told: str, small_copy: Path) -> None:
    """A misspelled agency, series or period is told with what was probably meant, and nothing is written."""
    before = kept(small_copy / "reports")
    done = run(small_copy, "congvan", "new", *arguments)
    assert done.returncode == FAILED
    assert told in done.stderr
    assert kept(small_copy / "reports") == before


def test_reference_archive_is_clean() -> None:
    """The archive that a newcomer sees first has no finding, not even a warning."""
    done = run(ROOT, "congvan", "check", "--strict")
    assert done.returncode == CLEAN, done.stdout


def test_check_of_some_letters(small_copy: Path) -> None:
    """`check` of one letter tells its findings alone, as JSON too, and its exit code is that letter's."""
    edit(small_copy / f"reports/{ATTACHED}.md", "status: issued", "status: isued")
    assert run(small_copy, "congvan", "check", f"reports/{PASSAGES}.md").returncode == CLEAN
    done = run(small_copy, "congvan", "check", ATTACHED, "--format", "json")
    assert done.returncode == FOUND
    (finding,) = json.loads(done.stdout)
    assert (finding["path"], finding["line"], finding["column"]) == (f"reports/{ATTACHED}.md", 2, 9)
    assert set(finding) == {"code", "severity", "path", "line", "column", "field", "message", "hint"}


def test_pdf_of_an_internal_letter_is_refused_to_the_public(small_copy: Path) -> None:
    """The PDF of an internal letter is not made for the public, and the refusal repeats nothing of the letter."""
    done = run(small_copy, "congvan", "pdf", INTERNAL)
    assert done.returncode == FAILED
    assert "camera" not in done.stdout + done.stderr  # a word of its subject
