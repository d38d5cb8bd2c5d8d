"""Letters that nobody should write: a finding each, or a sound PDF; quickly; and never half a file."""

import base64
import os
import subprocess
import sys
import time
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from congvan.model.rules import making as rules
from congvan.model.text import Language
from congvan.publish.pdf import PdfOutcome, crew, limits, make_pdfs
from congvan.store.cache import Cache
from tests.unit.publish.pdf.test_pool import ADDRESS, a_job, pictures_in, words_of

ONE_PIXEL = base64.b64encode(
    bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
        "0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
    )
).decode()


def made_of(folder: Path, body: str, **images: str) -> PdfOutcome:
    """What becomes of a letter with that body."""
    (outcome,) = make_pdfs([a_job("x.md", body, **images)], Cache(folder / "cache"), workers=1)
    return outcome


def pages(outcome: PdfOutcome) -> int:
    """How many pages its PDF has, by a second library."""
    assert outcome.path
    with pikepdf.open(outcome.path) as pdf:
        return len(pdf.pages)


def test_a_body_of_two_hundred_pages_is_a_finding(tmp_path: Path) -> None:
    """With the number of pages, and without one file more in the cache."""
    outcome = made_of(tmp_path, ("Kính báo nội dung dài. " * 100 + "\n\n") * 260 + "hết./.")
    crew.dismiss()
    assert outcome.problem
    assert outcome.problem.rule.code == rules.TOO_MANY_PAGES.code
    assert int(str(outcome.problem.values["pages"])) > 150
    assert str(limits.PAGES) in outcome.problem.message(Language.VI)
    assert not list((tmp_path / "cache").rglob("*.*"))


def test_a_hundred_thousand_cells_are_not_even_laid_out(tmp_path: Path) -> None:
    """Nor any other body that cannot be but too long."""
    job = a_job("x.md", "ở đây./.")
    html = job.html.replace("ở đây./.", "<table>" + "<tr><td>1</td><td>2</td></tr>" * 50_000 + "</table>")
    assert html.count("<td>") == 100_000
    started = time.monotonic()
    (outcome,) = make_pdfs([type(job)("x.md", html, {})], Cache(tmp_path), workers=1)
    crew.dismiss()
    assert outcome.problem
    assert outcome.problem.rule.code == rules.TOO_MANY_PAGES.code
    assert time.monotonic() - started < 30  # most of it the start of a worker


def test_a_table_wider_than_the_page_and_a_word_longer_than_a_line_are_made(tmp_path: Path) -> None:
    """Each letter of them is there; what they look like is for the layout rules to say."""
    table = "|".join(["", *(f"c{i}" for i in range(40)), ""])
    body = f"{table}\n{'|-' * 40}|\n{table}\n\n{'dài' * 200}\n\nhết./."
    outcome = made_of(tmp_path, body)
    words = "".join(words_of(outcome.path).split())
    assert all(f"c{i}" in words for i in range(40))
    assert "dài" * 200 in words
    assert 1 <= pages(outcome) <= 20


def test_a_picture_of_a_hundred_megapixels_is_refused_unread(tmp_path: Path) -> None:
    """By what its head says: unpacked it would take all memory."""
    Image.new("1", (10_000, 10_000)).save(tmp_path / "p.png")
    started = time.monotonic()
    outcome = made_of(tmp_path, "![Ảnh](hinh.png)\n\nhết./.", **{ADDRESS: str(tmp_path / "p.png")})
    assert outcome.problem
    assert outcome.problem.rule == rules.PICTURE_REFUSED
    assert time.monotonic() - started < 5


def test_an_svg_with_a_script_is_refused(tmp_path: Path) -> None:
    """As is any SVG, whatever it calls itself."""
    (tmp_path / "p.png").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"><script>fetch("http://127.0.0.1:9/")</script></svg>'
    )
    outcome = made_of(tmp_path, "![Ảnh](hinh.png)\n\nhết./.", **{ADDRESS: str(tmp_path / "p.png")})
    assert outcome.problem
    assert outcome.problem.rule == rules.PICTURE_REFUSED


@pytest.mark.parametrize(
    "link",
    [
        "../../../../../../etc/hostname",
        "/etc/hostname",
        "//127.0.0.1:9/hinh.png",
        "file:///etc/hostname",
        "hinh.png/../../../../../../etc/hostname",
        "%2e%2e%2f%2e%2e%2fetc%2fhostname",
        f"data:image/png;base64,{ONE_PIXEL}",
    ],
)
def test_a_picture_named_like_a_path_is_none(tmp_path: Path, link: str) -> None:
    """It is refused or left out; the letter's own, under its own name, is printed."""
    Image.new("RGB", (40, 20)).save(tmp_path / "p.png")
    outcome = made_of(tmp_path, f"![Ảnh]({link}) ![Ảnh](hinh.png)\n\nhết./.", **{ADDRESS: str(tmp_path / "p.png")})
    if outcome.problem:
        assert outcome.problem.rule == rules.PICTURE_REFUSED
    else:
        assert pictures_in(outcome.path) == [(40, 20)]


@pytest.mark.parametrize("at", [0, 0.5, 1])
def test_one_bit_turned_in_the_cache_makes_the_pdf_again(tmp_path: Path, at: float) -> None:
    """With the bytes that it had."""
    first = made_of(tmp_path, "Kính báo./.").path
    assert first
    sound = first.read_bytes()
    broken = bytearray(sound)
    broken[int(at * (len(sound) - 1))] ^= 1
    first.write_bytes(broken)
    again = made_of(tmp_path, "Kính báo./.").path
    assert again
    assert again.read_bytes() == sound


_SMALL_DISK = """
import resource, sys
from pathlib import Path
from congvan.errors import MachineError
from congvan.publish.pdf import make_pdfs
from congvan.store.cache import Cache
from tests.unit.publish.pdf.test_crew import some
if __name__ == "__main__":
    make_pdfs(some(1), Cache(Path(sys.argv[1]) / "before"))
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))  # no PDF is so small, and no font
    try:
        make_pdfs(some(int(sys.argv[2])), Cache(Path(sys.argv[1]) / "after"), workers=2)
    except MachineError as error:
        print(error)
"""


@pytest.mark.parametrize(("letters", "words"), [(1, "cache folder"), (6, "folder of temporary files")])
def test_a_full_disk_is_one_sentence_and_leaves_no_half_file(tmp_path: Path, letters: int, words: str) -> None:
    """Made here or by workers, which write fonts first: a file that cannot be written whole is not there."""
    script = tmp_path / "small_disk.py"
    script.write_text(_SMALL_DISK, "utf-8")
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path), str(letters)],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[4]), "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert words in done.stdout
    assert "File too large" in done.stdout
    assert [x for x in (tmp_path / "after").rglob("*") if x.is_file()] == []
