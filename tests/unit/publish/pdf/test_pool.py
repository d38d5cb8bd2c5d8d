"""Jobs become PDFs: in order, from the cache, from several processes, whatever befalls one of them."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from congvan.model.rules import making as rules
from congvan.model.text import Language
from congvan.publish.pdf import PdfJob, make_pdfs
from congvan.render.body import render_body
from congvan.render.letter_html import letter_html
from congvan.store.cache import Cache
from tests.factories import a_letter


def a_job(name: str = "reports/a/b/2026-04.md", body: str = "Kính báo./.", **images: str) -> PdfJob:
    """A job for a short letter."""
    return PdfJob(name, letter_html(a_letter(body=body), render_body(body), site_url=""), images)


def words_of(path: Path | None) -> str:
    """The text layer of a PDF, by a second library."""
    assert path
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def test_outcomes_come_in_the_order_of_the_jobs(tmp_path: Path) -> None:
    """Each with its own PDF in the cache."""
    jobs = [a_job(f"reports/{i}.md", f"Số {i}./.") for i in (3, 1, 2)]
    made = make_pdfs(jobs, Cache(tmp_path), workers=None)
    assert [x.name for x in made] == ["reports/3.md", "reports/1.md", "reports/2.md"]
    assert ["Số 3./." in words_of(made[0].path), "Số 1./." in words_of(made[1].path)] == [True, True]


def test_what_the_cache_holds_is_not_made_again(tmp_path: Path) -> None:
    """The file stays the same file; a broken one is made anew, with the same bytes."""
    cache = Cache(tmp_path)
    [first] = make_pdfs([a_job()], cache, workers=1)
    assert first.path
    before, data = first.path.stat().st_mtime_ns, first.path.read_bytes()
    [again] = make_pdfs([a_job()], cache, workers=1)
    assert again.path
    assert again.path.stat().st_mtime_ns == before
    first.path.write_bytes(b"%PDF-broken")
    [mended] = make_pdfs([a_job()], cache, workers=1)
    assert mended.path
    assert mended.path.read_bytes() == data


def test_progress_counts_up_to_all(tmp_path: Path) -> None:
    """What the cache held counts as done at once."""
    cache = Cache(tmp_path)
    seen: list[tuple[int, int]] = []
    make_pdfs([a_job("a", "một./.")], cache, workers=1)
    make_pdfs([a_job("a", "một./."), a_job("b", "hai./.")], cache, workers=1, on_done=lambda x, n: seen.append((x, n)))
    assert seen == [(1, 2), (2, 2)]


def test_a_character_that_the_typeface_lacks_is_a_finding_that_names_it(tmp_path: Path) -> None:
    """Never another typeface; the other letters are made."""
    bad, good = make_pdfs([a_job("bad.md", "Xin chào ☃ và 漢./."), a_job("good.md")], Cache(tmp_path), workers=1)
    assert bad.path is None
    assert bad.problem
    assert bad.problem.rule == rules.GLYPH_MISSING
    assert bad.problem.place.path == "bad.md"
    assert "“☃” (U+2603 SNOWMAN)" in bad.problem.message(Language.VI)
    assert "U+6F22" in bad.problem.message(Language.EN)
    assert good.problem is None
    assert good.path


class _Deadly(dict[str, str]):
    """Kills the process that unpickles it: what a crash in a C library looks like from outside."""

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[int]]:
        return os._exit, (1,)


def test_a_process_that_dies_takes_no_other_letter_with_it(tmp_path: Path) -> None:
    """It is said which letter it was; all others are there."""
    jobs = [a_job(f"{i}.md", f"Số {i}./.") for i in range(6)]
    jobs[2] = PdfJob("2.md", jobs[2].html, _Deadly())
    made = make_pdfs(jobs, Cache(tmp_path), workers=2)
    assert [x.problem.rule if x.problem else None for x in made] == [None, None, rules.WORKER_DIED, None, None, None]
    assert [bool(x.path) for x in made] == [True, True, False, True, True, True]


_ELSEWHERE = """
import hashlib
import sys
from pathlib import Path
from congvan.store.cache import Cache
from congvan.publish.pdf import PdfJob, make_pdfs
if __name__ == "__main__":
    htmls = Path(sys.argv[1]).read_text("utf-8").split("\\0")
    jobs = [PdfJob(str(i), html, {}) for i, html in enumerate(htmls)]
    cache, workers = Cache(Path(sys.argv[2])), int(sys.argv[3])
    one_by_one = (made for job in jobs for made in make_pdfs([job], cache))
    for made in make_pdfs(jobs, cache, workers=workers) if workers else one_by_one:
        print(made.path.name, hashlib.sha256(made.path.read_bytes()).hexdigest())
"""


def test_bytes_depend_on_the_job_alone(tmp_path: Path) -> None:
    """Another folder, user, time zone, language, hash seed, order and number of processes, or none: the same files.

    Nothing is left behind in the folder for temporary files.
    """
    htmls = [a_job(body=f"Số {i}, **đậm**, *nghiêng*\n\n|a|b|\n|-|-|\n|1|2|\n\nhết./.").html for i in range(5)]
    script = tmp_path / "elsewhere.py"
    script.write_text(_ELSEWHERE, "utf-8")

    def made_with(folder: str, order: int, workers: int, **env: str) -> list[str]:
        here, temporary = tmp_path / folder, tmp_path / folder / "tmp"
        temporary.mkdir(parents=True)
        (here / "html").write_text("\0".join(htmls[::order]), "utf-8")
        out = subprocess.run(
            [sys.executable, str(script), str(here / "html"), str(here / "cache"), str(workers)],
            env={**os.environ, **env, "TMPDIR": str(temporary)},
            cwd=here,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (out.returncode, out.stderr) == (0, "")
        assert not list(temporary.iterdir())
        return out.stdout.splitlines()[::order]

    one = made_with("a", 1, 1, TZ="UTC", PYTHONHASHSEED="1", LC_ALL="C.UTF-8", HOME=str(tmp_path))
    other = made_with("b khác", -1, 2, TZ="Asia/Ho_Chi_Minh", PYTHONHASHSEED="2")
    here = made_with("c", -1, 0, TZ="Pacific/Kiritimati", LC_ALL="C", USER="someone", HOME="/nonexistent")
    assert len(set(one)) == 5
    assert one == other == here


def a_picture(path: Path, kind: str, **options: Any) -> str:
    """A small picture on disk."""
    Image.new("RGB", (40, 20), (200, 30, 30)).save(path, format=kind, **options)
    return str(path)


def pictures_in(path: Path | None) -> list[tuple[int, int]]:
    """Sizes in pixels of the pictures that a PDF embeds."""
    assert path
    with pikepdf.open(path) as pdf:
        return [(int(x.Width), int(x.Height)) for page in pdf.pages for x in page.get_images().values()]


ADDRESS = "bim-son/khcn-tai-chinh/2026-04/hinh.png"


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_letters_own_pictures_are_embedded(tmp_path: Path, kind: str) -> None:
    """PNG and JPEG, by their address in the edition."""
    job = a_job("x.md", "![Biểu đồ](hinh.png)\n\nhết./.", **{ADDRESS: a_picture(tmp_path / "any name", kind)})
    [made] = make_pdfs([job], Cache(tmp_path / "c"), workers=1)
    assert made.problem is None
    assert pictures_in(made.path) == [(40, 20)]


def test_what_a_camera_writes_about_place_and_time_stays_behind(tmp_path: Path) -> None:
    """EXIF and comments are no part of the picture."""
    exif = Image.Exif()
    exif[0x010E] = "mo-ta-bi-mat"
    exif[0x0112] = 6  # lying on its side
    job = a_job(
        "x.md",
        "![Biểu đồ](hinh.png)\n\nhết./.",
        **{ADDRESS: a_picture(tmp_path / "p", "JPEG", exif=exif, comment=b"binh-luan-bi-mat")},
    )
    [made] = make_pdfs([job], Cache(tmp_path / "c"), workers=1)
    assert made.path
    with pikepdf.open(made.path) as pdf:
        streams = b"".join(x.read_raw_bytes() for x in pdf.objects if isinstance(x, pikepdf.Stream))
    assert b"bi-mat" not in streams
    assert pictures_in(made.path) == [(20, 40)]


def _no_picture(path: Path) -> str:
    path.write_bytes(b"not a picture")
    return str(path)


def _svg(path: Path) -> str:
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>', "utf-8")
    return str(path)


def _half(path: Path) -> str:
    out = io.BytesIO()
    Image.effect_noise((200, 200), 50).save(out, format="PNG")
    path.write_bytes(out.getvalue()[:5000])
    return str(path)


@pytest.mark.parametrize("broken", [_no_picture, _svg, _half, str])
def test_a_picture_that_is_none_is_a_finding(tmp_path: Path, broken: Callable[[Path], str]) -> None:
    """Wrong bytes, SVG, half a file, no file: named, and no PDF without it."""
    job = a_job("x.md", "![Biểu đồ](hinh.png)\n\nhết./.", **{ADDRESS: broken(tmp_path / "p")})
    [made] = make_pdfs([job], Cache(tmp_path / "c"), workers=1)
    assert made.path is None
    assert made.problem
    assert made.problem.rule == rules.PICTURE_REFUSED
    assert "hinh.png" in made.problem.message(Language.VI)


def test_another_picture_under_the_same_name_is_another_pdf(tmp_path: Path) -> None:
    """The cache knows pictures by their bytes."""
    cache, picture = Cache(tmp_path / "c"), tmp_path / "p"
    job = a_job("x.md", "![Biểu đồ](hinh.png)\n\nhết./.", **{ADDRESS: a_picture(picture, "PNG")})
    [one] = make_pdfs([job], cache, workers=1)
    Image.new("RGB", (10, 10)).save(picture, format="PNG")
    [other] = make_pdfs([job], cache, workers=1)
    assert one.path != other.path
    assert pictures_in(other.path) == [(10, 10)]
