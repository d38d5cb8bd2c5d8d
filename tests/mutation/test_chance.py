"""Letters by chance: nothing of them leaks, nothing of them is stopped, and nothing kept makes a difference."""

import gzip
import hashlib
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from congvan import pipeline
from congvan.model.finding import Finding
from congvan.model.manifest import Kind, Manifest
from congvan.model.terms import Audience
from congvan.publish import assembly, letter_pdfs
from congvan.publish.checksums import write_checksums
from congvan.publish.pdf import PdfJob, PdfOutcome
from congvan.publish.work import Work
from tests.mutation.chance import Chance, generated
from tests.mutation.kit import plain

ARCHIVES, HOUSES = 2, 18  # some five hundred letters each
_OWN_STYLE = "CV912"  # what a PDF is made of has one, a page of the site may not
_KEPT, _SEEN = re.compile(r"zq[a-z]{4,}"), re.compile(r"wq[a-z]{4,}")
_APART = re.compile(r"(?<=\d)[ .,\-\u00a0\u202f]+(?=\d)")


def rendered(made: Chance, folder: Path, patch: pytest.MonkeyPatch, audience: Audience = Audience.PUBLIC) -> Work:
    """Write all that an edition is made of but MkDocs' frame and the PDFs: what each PDF is made of stands for it."""
    checked = pipeline.read_and_check(made.reports)
    assert not [(x.rule.code, x.place, x.values) for x in checked.findings if x.is_error]
    work = replace(pipeline.open_work(checked, folder.with_name("cache"), audience, None), with_sources=True)
    jobs: list[PdfJob] = []
    paper = folder.with_name("paper.pdf")
    with pikepdf.new() as blank:
        blank.add_blank_page()
        blank.save(paper, deterministic_id=True)

    def not_made(batch: Sequence[PdfJob], *_: object, **_named: object) -> list[PdfOutcome]:
        jobs.extend(batch)
        return [PdfOutcome(x.name, paper, None) for x in batch]

    patch.setattr(letter_pdfs, "make_pdfs", not_made)
    parts = assembly.assemble(work, site_url="", with_registers=False)
    for name, page in parts.pages.items():
        _put(folder, f"{name}index.html", f"<!doctype html><html><body>{page.make().html}</body></html>".encode())
    for name, asset in parts.assets.items():
        _put(folder, name, asset.content if isinstance(asset.content, bytes) else asset.content.read_bytes())
    for job in jobs:
        slug = job.name.removesuffix(".md").replace("/", "-")
        _put(folder, f"paper/{slug}.html", job.html.encode())
        for each in job.enclosures:
            _put(folder, f"paper/{each.name}", each.content.encode())
    return work


def _put(folder: Path, name: str, content: bytes) -> None:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def texts(folder: Path) -> Iterator[str]:
    """What the files hold, read in the plainest way, and their names: the oracle, which knows nothing of the gate."""
    for file in sorted(x for x in folder.rglob("*") if x.is_file()):
        yield file.relative_to(folder).as_posix()
        data = file.read_bytes()
        if data.startswith(b"\x1f\x8b"):
            data = gzip.decompress(data)
        if data.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(data)) as package:
                data = b"\n".join(package.read(x) for x in package.namelist())
        yield data.decode("utf-8", "ignore").replace("\r\n ", "")


def words_and_numbers(folder: Path, numbers: set[str]) -> tuple[set[str], set[str], set[str]]:
    """The kept words, the public words and the kept numbers that the files hold."""
    kept, seen, found = set(), set(), set()
    lengths = {len(x) for x in numbers}
    for text in texts(folder):
        folded = plain(text)
        kept |= set(_KEPT.findall(folded))
        seen |= set(_SEEN.findall(folded))
        for run in re.findall(r"\d{8,}", _APART.sub("", folded)):
            found |= {run[at : at + size] for size in lengths for at in range(len(run) - size + 1)} & numbers
    return kept, seen, found


@pytest.mark.parametrize("seen", range(ARCHIVES))
def test_nothing_leaks_and_nothing_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seen: int) -> None:
    """The public edition holds every public word, no kept one, and the gate finds nothing in it."""
    made = generated(tmp_path, seen=seen, kept=1, houses=HOUSES)
    assert_clean(made, tmp_path / "public", monkeypatch)


def assert_clean(made: Chance, folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Render the public edition, search it with the plain oracle, and let the gate verify it."""
    work = rendered(made, folder, patch)
    kept, public, numbers = words_and_numbers(folder, made.numbers)
    assert made.public <= public
    assert (kept, numbers) == (set(), set())
    write_checksums(folder)
    files = {x.relative_to(folder).as_posix(): Kind.PAGE for x in folder.rglob("*") if x.is_file()}
    files.pop("SHA256SUMS")
    found = work.verify(folder, Manifest(Audience.PUBLIC, files))
    assert [(x.rule.code, x.place.path, x.values) for x in found if not _is_style_of_paper(x)] == []


def _is_style_of_paper(finding: Finding) -> bool:
    return finding.rule.code == _OWN_STYLE and finding.place.path.startswith("paper/")


@pytest.mark.parametrize("seen", range(100, 101))
def test_what_is_kept_makes_no_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seen: int) -> None:
    """Two archives that differ only in what is kept, and in which hidden letters there are, give the very same bytes.

    So nothing can be learnt by computing either: no count, sum, neighbour, order or name depends on it.
    """
    folders = [tmp_path / str(kept) / "public" for kept in (1, 2)]
    made = [generated(x.parent, seen=seen, kept=kept, houses=6) for kept, x in enumerate(folders, 1)]
    for one, folder in zip(made, folders, strict=True):
        rendered(one, folder, monkeypatch)
    assert made[0].numbers != made[1].numbers
    assert _digests(folders[0]) == _digests(folders[1])


def _digests(folder: Path) -> dict[str, str]:
    files = sorted(x for x in folder.rglob("*") if x.is_file())
    return {x.relative_to(folder).as_posix(): hashlib.sha256(x.read_bytes()).hexdigest() for x in files}


def test_the_office_sees_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same oracle finds kept words and numbers in the internal edition: it can find them."""
    made = generated(tmp_path, seen=0, kept=1, houses=2)
    rendered(made, tmp_path / "internal", monkeypatch, Audience.INTERNAL)
    kept, seen, numbers = words_and_numbers(tmp_path / "internal", made.numbers)
    assert seen >= made.public
    assert len(kept) > made.letters
    assert len(numbers) > made.letters
