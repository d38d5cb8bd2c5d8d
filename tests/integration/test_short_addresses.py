"""Short addresses of letters: on paper, as small pages of both editions, and in `congvan verify FILE.pdf`."""

import hashlib
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from congvan.errors import ArchiveError
from congvan.flows.proving import Sources, prove
from congvan.model.identity import LetterId
from congvan.model.proof import code_of
from congvan.model.text import Language
from congvan.publish.csp import policy
from tests import pki
from tests.integration.archives import (
    INTERNAL,
    PUBLIC,
    REAL,
    REPLACED,
    SUCCESSOR,
    WITHDRAWN,
    built,
    copy_archive,
    copy_built,
    edit,
    environment,
)
from tests.integration.warm import run

SITE = "https://kho.example.org/"
LETTERS = (REPLACED, SUCCESSOR, WITHDRAWN, INTERNAL, REAL)
SHOWN = (REPLACED, SUCCESSOR, WITHDRAWN)


def code(letter: str) -> str:
    """The code of a letter."""
    return code_of(LetterId.parse(letter))


def pdf_of(letter: str) -> str:
    """The PDF's file in an edition."""
    return f"{letter}/{letter.replace('/', '-')}.pdf"


@pytest.fixture(scope="module")
def sited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive that says where it is published, under git, built; not to be changed."""
    archive = copy_archive(tmp_path_factory.mktemp("sited") / "archive", LETTERS)
    edit(archive / "mkdocs.yml", "# site_url: https", "site_url: https")
    pki.trust(archive / "reports")
    _git(archive, "init", "-q")
    _git(archive, "add", "reports", "mkdocs.yml")
    _commit(archive, "2026-11-01")
    return built(archive)


@pytest.fixture
def archive(sited: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed at will."""
    return copy_built(sited, tmp_path / "archive")


def _git(archive: Path, *arguments: str, **more: str) -> None:
    subprocess.run(["git", "-c", "user.name=A", "-c", "user.email=a@example.com", *arguments], cwd=archive, check=True,
                   env=environment(more), capture_output=True)  # fmt: skip


def _commit(archive: Path, day: str) -> None:
    _git(
        archive,
        "commit",
        "-q",
        "-am",
        "x",
        GIT_AUTHOR_DATE=f"{day}T08:00:00+07:00",
        GIT_COMMITTER_DATE=f"{day}T08:00:00+07:00",
    )


def _codes_on(file: Path) -> list[str]:
    with pypdfium2.PdfDocument(file) as pdf:
        pages = [page.render(scale=150 / 72).to_pil() for page in pdf]
    return [x.text for page in pages for x in zxingcpp.read_barcodes(page)]


def _found(archive: Path | None, file: Path, *sites: Path) -> tuple[int, dict[str, str]]:
    """What is found out about a PDF: whether there are errors, and what is said, by code."""
    cache = ".cache/congvan"
    sources = Sources(archive / "mkdocs.yml", archive / "reports", archive / cache) if archive else None
    own = [archive / "site"] if archive and (archive / "site").is_dir() else []
    findings = prove(file, sources, sites or own)
    return int(any(x.is_error for x in findings)), {x.rule.code: x.message(Language.VI) for x in findings}


# --- the pages ------------------------------------------------------------------------------------------------------


def test_the_code_on_paper_leads_to_a_page(sited: Path) -> None:
    """Each letter of the public edition bears one code, on its first page; at that address is the letter's page."""
    for letter in SHOWN:
        assert _codes_on(sited / "site/public" / pdf_of(letter)) == [f"{SITE}q/{code(letter)}/"]
        page = (sited / "site/public/q" / code(letter) / "index.html").read_text("utf-8")
        assert f'href="../../{letter}/"' in page
        digest = hashlib.sha256((sited / "site/public" / pdf_of(letter)).read_bytes()).hexdigest()
        assert digest in page
        assert f"../../../q/{code(letter)}/" in (sited / "site/public" / letter / "index.html").read_text("utf-8")


def test_what_the_public_cannot_see_bears_no_code(sited: Path) -> None:
    """Neither edition has a page for drafts and internal letters, and their paper bears none."""
    for edition in ("public", "internal"):
        assert {x.name for x in (sited / "site" / edition / "q").iterdir()} == {code(x) for x in SHOWN}
    for letter in (INTERNAL, REAL):
        assert _codes_on(sited / "site/internal" / pdf_of(letter)) == []


def test_the_page_tells_at_once_whether_the_paper_holds(sited: Path) -> None:
    """In force, replaced by which letter, withdrawn when."""
    said = {x: (sited / "site/public/q" / code(x) / "index.html").read_text("utf-8") for x in SHOWN}
    assert "chưa bị thay thế hay thu hồi" in said[SUCCESSOR]
    assert "đã được thay thế, không còn giá trị" in said[REPLACED]
    assert f'href="../../{SUCCESSOR}/"' in said[REPLACED]
    assert "đã bị thu hồi, không còn giá trị" in said[WITHDRAWN]
    assert "chưa bị" not in said[REPLACED] + said[WITHDRAWN]


def test_the_page_runs_nothing_and_is_not_listed(sited: Path) -> None:
    """The same policy as every page, no script; search engines, sitemap, feeds and our search do not list it."""
    public = sited / "site/public"
    for page in public.glob("q/*/index.html"):
        text = page.read_text("utf-8")
        assert policy() in text
        assert not re.search(r"<script|<style| style=| on\w+=|http-equiv=\"refresh", text)
        assert '<meta name="robots" content="noindex' in text
        assert len(text.encode()) < 5_000
    assert all("NỘI BỘ" in x.read_text("utf-8") for x in (sited / "site/internal").glob("q/*/index.html"))
    lists = [public / "sitemap.xml", *public.rglob("feed.*"), public / "data/letters.json", public / "data/letters.csv"]
    lists += list(public.glob("pagefind/**/*.json"))
    for one in lists:
        assert not any(code(x) in one.read_text("utf-8") for x in SHOWN), one


def test_an_edition_with_codes_is_sound(sited: Path) -> None:
    """Links, closed set, checksums, leaks."""
    assert run(sited, "congvan", "verify", "site/public").returncode == 0


def test_the_letter_made_alone_is_the_published_one(archive: Path) -> None:
    """`congvan pdf` gives the bytes of the edition, code and links and all."""
    assert run(archive, "congvan", "pdf", SUCCESSOR, "-o", "one.pdf").returncode == 0
    assert (archive / "one.pdf").read_bytes() == (archive / "site/public" / pdf_of(SUCCESSOR)).read_bytes()


def test_an_archive_may_do_without(archive: Path) -> None:
    """`proof: false` takes codes and pages away; all else stays where it is."""
    edit(archive / "mkdocs.yml", "  - congvan:\n", "  - congvan:\n      proof: false\n")
    built(archive, "--audience", "public")
    assert not (archive / "site/public/q").exists()
    assert _codes_on(archive / "site/public" / pdf_of(SUCCESSOR)) == []


def test_without_a_place_on_the_web_paper_bears_no_code(small: Path) -> None:
    """Nobody could follow it, and so there are no pages."""
    letter = PUBLIC[0]
    assert _codes_on(small / "site/public" / pdf_of(letter)) == []
    assert not (small / "site/public/q").exists()


# --- verify FILE.pdf ------------------------------------------------------------------------------------------------


def test_the_published_file(archive: Path, tmp_path: Path) -> None:
    """Under any name, anywhere: it is told which letter, that it holds, that nobody signed it."""
    shutil.copy(archive / "site/public" / pdf_of(SUCCESSOR), tmp_path / "tai-ve.pdf")
    done, said = _found(archive, tmp_path / "tai-ve.pdf")
    assert (done, set(said)) == (0, {"CV970", "CV972", "CV977"})
    assert SUCCESSOR in said["CV972"]
    assert "246/UBND-VHXH" in said["CV972"]


@pytest.mark.parametrize(("letter", "became"), [(REPLACED, "246/UBND-VHXH"), (WITHDRAWN, "24/11/2025")])
def test_a_published_file_of_a_letter_that_no_longer_holds(letter: str, became: str, sited: Path) -> None:
    """It is published, and it is told by what it was replaced, or when it was withdrawn."""
    done, said = _found(sited, sited / "site/public" / pdf_of(letter))
    assert (done, set(said)) == (0, {"CV970", "CV973", "CV977"})
    assert became in said["CV973"]


@pytest.fixture
def spoilt(sited: Path, tmp_path: Path) -> Iterator[pikepdf.Pdf]:
    """A published PDF in another program's hands."""
    with pikepdf.open(sited / "site/public" / pdf_of(SUCCESSOR)) as pdf:
        yield pdf


def test_an_altered_file(sited: Path, spoilt: pikepdf.Pdf, tmp_path: Path) -> None:
    """It names the letter and is not it: said so, exit 1."""
    contents = spoilt.pages[0].Contents.read_bytes()
    spoilt.pages[0].Contents = spoilt.make_stream(contents + b"\nq 0 0 0 rg 200 400 90 12 re f Q")
    spoilt.save(tmp_path / "sua.pdf")
    done, said = _found(sited, tmp_path / "sua.pdf")
    assert (done, set(said)) == (1, {"CV977", "CV978"})
    assert SUCCESSOR in said["CV978"]
    assert "KHÔNG" in said["CV978"]


def test_a_file_written_anew(sited: Path, spoilt: pikepdf.Pdf, tmp_path: Path) -> None:
    """The same words, and still not the published file; without its metadata the short address tells the letter."""
    del spoilt.Root.Metadata
    spoilt.save(tmp_path / "luu-lai.pdf")
    done, said = _found(sited, tmp_path / "luu-lai.pdf")
    assert (done, set(said)) == (1, {"CV977", "CV978"})
    assert "cùng lời văn" in said["CV978"]


def test_an_unknown_file(sited: Path, tmp_path: Path) -> None:
    """It is of nobody here."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(tmp_path / "la.pdf")
    done, said = _found(sited, tmp_path / "la.pdf")
    assert (done, set(said)) == (1, {"CV977", "CV979"})


def test_a_copy_from_before_the_letter_was_replaced(sited: Path, tmp_path: Path) -> None:
    """Who downloaded it then has another file: told as that, from the sources alone."""
    then = copy_archive(tmp_path / "then", (REPLACED,))
    edit(then / "mkdocs.yml", "# site_url: https", "site_url: https")
    edit(then / f"reports/{REPLACED}.md", "status: replaced", "status: issued")
    assert run(then, "congvan", "pdf", REPLACED, "-o", "cu.pdf").returncode == 0
    done, said = _found(sited, then / "cu.pdf")
    assert (done, set(said)) == (0, {"CV973", "CV974", "CV977"})
    assert "trước khi" in said["CV974"]


def test_an_older_version(archive: Path) -> None:
    """What the sources said at an earlier commit is found in git, with its day."""
    old = (archive / "site/public" / pdf_of(SUCCESSOR)).read_bytes()
    (archive / "cu.pdf").write_bytes(old)
    change = "\nchanges: [{date: 2026-11-20, note: thêm một đoạn}]\n---\n\nMột đoạn thêm về sau.\n"
    edit(archive / f"reports/{SUCCESSOR}.md", "\n---\n", change)
    _commit(archive, "2026-11-20")
    shutil.rmtree(archive / "site")
    done, said = _found(archive, archive / "cu.pdf")
    assert (done, set(said)) == (0, {"CV974", "CV977"})
    assert "01/11/2026" in said["CV974"]
    assert run(archive, "congvan", "pdf", SUCCESSOR, "-o", "moi.pdf").returncode == 0
    assert set(_found(archive, archive / "moi.pdf")[1]) == {"CV970", "CV972", "CV977"}


def test_whose_signature_it_bears(sited: Path, tmp_path: Path) -> None:
    """The published PDF with a signature and nothing else; a stranger's and a broken one do not hold."""
    plain = (sited / "site/public" / pdf_of(SUCCESSOR)).read_bytes()
    signed = pki.signed(plain)
    (tmp_path / "ky.pdf").write_bytes(signed)
    done, said = _found(sited, tmp_path / "ky.pdf")
    assert (done, set(said)) == (0, {"CV971", "CV972", "CV975"})
    assert "Nguyễn Văn Mẫu" in said["CV975"]
    (tmp_path / "la.pdf").write_bytes(pki.signed(plain, pki.pki().stranger))
    done, said = _found(sited, tmp_path / "la.pdf")
    assert (done, set(said)) == (1, {"CV976", "CV978"})
    done, said = _found(None, tmp_path / "la.pdf", sited / "site/public")
    assert (done, set(said)) == (1, {"CV978", "CV981"})
    assert "04/05/2026 08:30 +07:00" in said["CV981"]
    (tmp_path / "hong.pdf").write_bytes(signed.replace(b"<xmp:Identifier>", b"<xmp:identifier>", 1))
    done, said = _found(sited, tmp_path / "hong.pdf")
    assert done == 1
    assert {"CV976", "CV978"} <= set(said)


def test_far_from_the_archive(sited: Path, tmp_path: Path) -> None:
    """A citizen with a downloaded list of checksums, or the edition's folder, and nothing else."""
    file = tmp_path / "cong-van.pdf"
    shutil.copy(sited / "site/public" / pdf_of(SUCCESSOR), file)
    shutil.copy(sited / "site/public/SHA256SUMS", tmp_path)
    done, said = _found(None, file, tmp_path / "SHA256SUMS")
    assert (done, set(said)) == (0, {"CV970", "CV977"})
    done, said = _found(None, file, sited / "site/public")
    assert (done, set(said)) == (0, {"CV970", "CV972", "CV977"})
    done, said = _found(None, file)
    assert (done, set(said)) == (1, {"CV977", "CV980"})


def test_the_command(sited: Path, tmp_path: Path) -> None:
    """`congvan verify FILE.pdf` says it in Vietnamese, or as JSON; exit 1 for what is not published."""
    file = tmp_path / "cong-van.pdf"
    shutil.copy(sited / "site/public" / pdf_of(SUCCESSOR), file)
    here = run(sited, "congvan", "verify", file)
    assert (here.returncode, "đã được công bố" in here.stdout) == (0, True)
    far = run(tmp_path, "congvan", "verify", file, "--site", sited / "site/public/SHA256SUMS", "--format", "json")
    assert (far.returncode, {x["code"] for x in json.loads(far.stdout)}) == (0, {"CV970", "CV972", "CV977"})
    alone = run(tmp_path, "congvan", "verify", file)
    assert (alone.returncode, "CV980" in alone.stdout) == (1, True)


def test_the_public_learns_of_no_internal_letter(sited: Path, tmp_path: Path) -> None:
    """An internal letter's PDF, looked up in the public edition alone, is an unknown file like any other."""
    shutil.copy(sited / "site/internal" / pdf_of(INTERNAL), tmp_path / "x.pdf")
    shutil.copytree(sited / "site/public", tmp_path / "public")
    done, said = _found(None, tmp_path / "x.pdf", tmp_path / "public")
    assert (done, set(said)) == (1, {"CV977", "CV979"})
    assert INTERNAL not in " ".join(said.values())


@pytest.mark.parametrize("name", ["tep.png", "SHA256SUMS", "phu-luc.docx", "thu-muc"])
def test_what_nothing_can_be_proven_about(name: str, tmp_path: Path) -> None:
    """A file or a folder of another kind is not called sound: one sentence, exit 2."""
    file = tmp_path / name
    if name == "thu-muc":
        file.mkdir()
        (file / "a.pdf").write_bytes(b"%PDF-1.7\n")
    else:
        file.write_bytes(b"x")
    done = run(tmp_path, "congvan", "verify", name)
    assert (done.returncode, done.stdout) == (2, "")
    assert "một tệp PDF" in done.stderr


def test_a_file_that_was_cut_short(sited: Path, tmp_path: Path) -> None:
    """It cannot be read, and is to be fetched again."""
    signed = pki.signed((sited / "site/public" / pdf_of(SUCCESSOR)).read_bytes())
    (tmp_path / "x.pdf").write_bytes(signed[:20_000])
    done = run(tmp_path, "congvan", "verify", "x.pdf", "--site", sited / "site/public", "--format", "json")
    assert (done.returncode, [x["code"] for x in json.loads(done.stdout)]) == (1, ["CV982"])


def test_a_list_that_is_none(sited: Path, tmp_path: Path) -> None:
    """A page of the site saved in place of its list, or an empty file."""
    shutil.copy(sited / "site/public" / pdf_of(SUCCESSOR), tmp_path / "x.pdf")
    for content in ("<!doctype html>", ""):
        (tmp_path / "SHA256SUMS").write_text(content)
        with pytest.raises(ArchiveError, match="no list of checksums"):
            _found(None, tmp_path / "x.pdf", tmp_path / "SHA256SUMS")


def test_pages_say_how_to_verify_far_from_the_archive(sited: Path) -> None:
    """By the list of checksums, which they lead to."""
    page = (sited / "site/public/q" / code(SUCCESSOR) / "index.html").read_text("utf-8")
    assert 'href="../../SHA256SUMS"' in page
    assert "congvan verify TỆP.pdf --site SHA256SUMS" in page


def test_a_site_that_is_none(sited: Path) -> None:
    """Said in a sentence."""
    with pytest.raises(ArchiveError, match="SHA256SUMS"):
        _found(sited, sited / "site/public" / pdf_of(SUCCESSOR), sited / "reports")
