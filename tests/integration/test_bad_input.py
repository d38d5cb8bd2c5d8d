"""Whatever is wrong with an archive: a finding or sentence with place and cure, exit 1 or 2, the old edition stays."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.integration.archives import PASSAGES, REAL, WITHDRAWN, edit, hidden, kept
from tests.integration.warm import run

LETTER = f"reports/{PASSAGES}.md"
FOLDER = f"reports/{PASSAGES}"
FOUND, FAILED = 1, 2

_BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [*{old}, *{old}, *{old}, *{old}, *{old}, *{old}, *{old}, *{old}, *{old}]\n"
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


@dataclass(frozen=True)
class Case:
    """What is broken, how, the exit code, and words that must be told: the place, and something of the cure."""

    name: str
    breaks: Callable[[Path], None]
    code: int
    told: tuple[str, ...]


def line(old: str, new: str, letter: str = LETTER) -> Callable[[Path], None]:
    """In a file of the archive one text is another."""
    return lambda archive: edit(archive / letter, old, new)


def moved(target: str) -> Callable[[Path], None]:
    """The letter lies elsewhere."""

    def move(archive: Path) -> None:
        (archive / target).parent.mkdir(parents=True, exist_ok=True)
        (archive / LETTER).rename(archive / target)

    return move


def attachment(file: str, link: str = "") -> Callable[[Path], None]:
    """The letter names an attachment; in its folder lies a link of that name, if it is to lead anywhere."""

    def attach(archive: Path) -> None:
        edit(
            archive / LETTER, "\n---\n\n", f"\nattachments: [{{file: {file}, title: Tệp, visibility: public}}]\n---\n\n"
        )
        if link:
            (archive / FOLDER).mkdir()
            (archive / FOLDER / file).symlink_to(link)

    return attach


def linked_letter(archive: Path) -> None:
    """The letter is a symbolic link to a file outside the archive."""
    outside = archive.parent / "outside.md"
    (archive / LETTER).rename(outside)
    (archive / LETTER).symlink_to(outside)


def folder_for_letter(archive: Path) -> None:
    """A folder bears the letter's name."""
    (archive / LETTER).unlink()
    (archive / LETTER).mkdir()


def same_number(archive: Path) -> None:
    """Two letters of one agency and year have one number and notation."""
    edit(archive / LETTER, "number: 164", "number: 2")
    edit(archive / f"reports/{WITHDRAWN}.md", "notation: UBND-VHXH", "notation: UBND-VP")
    text = (archive / f"reports/{WITHDRAWN}.md").read_text("utf-8")
    old = next(x for x in text.splitlines() if x.startswith("number:"))
    edit(archive / f"reports/{WITHDRAWN}.md", old, "number: 2")


def bytes_of(file: str, content: bytes) -> Callable[[Path], None]:
    """A file of the archive holds these bytes."""

    def write(archive: Path) -> None:
        (archive / file).write_bytes(content)

    return write


def removed(file: str) -> Callable[[Path], None]:
    """A file or folder of the archive is not there."""

    def remove(archive: Path) -> None:
        path = archive / file
        shutil.rmtree(path) if path.is_dir() else path.unlink()

    return remove


def in_the_way(archive: Path) -> None:
    """A file stands where the site's folder should."""
    shutil.rmtree(archive / "site")
    (archive / "site").write_text("", "utf-8")


def linked_pages(archive: Path) -> None:
    """Among the hand-written pages stands a link to the letters' folder."""
    (archive / "docs" / "site" / "extra").symlink_to("../../reports")


def foreign_file(archive: Path) -> None:
    """Somebody put a file of his own into the edition."""
    (archive / "site/public/mine.txt").write_text("của tôi", "utf-8")


_PLUGIN = "- congvan:\n      audience: !ENV [CONGVAN_AUDIENCE, public]\n      volumes: false"

CASES = (
    Case("broken YAML", line("to: [Sở", "to: [[Sở"), FOUND, (f"{LETTER}:", "→")),
    Case("no end of the front matter", line("\n---\n\n", "\n\n"), FOUND, (f"{LETTER}:", "---")),
    Case("unknown key", line("status:", "statsu: x\nstatus:"), FOUND, (f"{LETTER}:2:1:", "«statsu»", "status")),
    Case("a tab", line("number: 164", "number:\t164\n\tx: 1"), FOUND, (f"{LETTER}:4:1:", "Tab")),
    Case("a key twice", line("number: 164", "number: 164\nnumber: 165"), FOUND, (f"{LETTER}:4:1:", "«number»")),
    Case("an alias bomb", line("status:", f"{_BOMB}status:"), FOUND, (f"{LETTER}:2:", "→")),
    Case("a wrong type", line("number: 164", "number: một"), FOUND, (f"{LETTER}:3:9:", "→")),
    Case("a wrong date", line("date: 2025-05-19", "date: 2025-02-30"), FOUND, (f"{LETTER}:5:7:", "→")),
    Case("a tag", line("number: 164", "number: !!python/object/apply:os.getcwd []"), FOUND, (f"{LETTER}:3:9:", "→")),
    Case("a wrong folder", moved("reports/2025-05.md"), FOUND, ("reports/2025-05.md", "→")),
    Case("an unknown agency", moved("reports/khong-co/cai-cach-hanh-chinh/2025-05.md"), FOUND, ("khong-co", "→")),
    Case("an unknown series", moved("reports/mau-doi-thong/khong-co/2025-05.md"), FOUND, ("khong-co", "→")),
    Case("an unknown period", moved("reports/mau-doi-thong/chuyen-doi-so/2025-13.md"), FOUND, ("2025-13", "→")),
    Case("an unknown placeholder", line("{{ agency.short }}", "{{ agency.shrot }}"), FOUND,
         (f"{LETTER}:", "agency.shrot")),
    Case("an expression", line("{{ agency.short }}", "{{ ().__class__ }}"), FOUND, (f"{LETTER}:", "→")),
    Case("a statement", line("{{ agency.short }}", "{% include '/etc/passwd' %}"), FOUND, (f"{LETTER}:", "→")),
    Case("a block without end", line("chi bộ và", "chi bộ và\n\n/// internal\n\nvà"), FOUND, (f"{LETTER}:", "///")),
    Case("a missing attachment", attachment("khong-co.txt"), FOUND, (f"{LETTER}:29:22:", f"{FOLDER}/", "→")),
    Case("an attachment above", attachment("../2025-05.md"), FOUND, (f"{LETTER}:", "→")),
    Case("an absolute attachment", attachment("/etc/passwd"), FOUND, (f"{LETTER}:", "→")),
    Case("an attachment that is a link out", attachment("a.txt", "/etc/passwd"), FOUND, ("a.txt", "→")),
    Case("an attachment that is a link near by", attachment("a.txt", "../2025-05.md"), FOUND, ("a.txt", "→")),
    Case("one number twice", same_number, FOUND, (LETTER, f"reports/{WITHDRAWN}.md:3:9:", "→")),
    Case("no UTF-8", bytes_of(LETTER, "---\nstatus: dự thảo".encode("utf-16")), FOUND, (LETTER, "UTF-8")),
    Case("a folder for a letter", folder_for_letter, FOUND, (LETTER, "→")),
    Case("a letter that is a link out", linked_letter, FOUND, (LETTER, "→")),
    Case("an empty letter", bytes_of(LETTER, b""), FOUND, (LETTER, "→")),
    Case("a series that is no YAML", bytes_of("reports/_series/chuyen-doi-so.yml", b"title: [x"), FOUND,
         ("reports/_series/chuyen-doi-so.yml:", "→")),
    Case("an agency without a name", line("name:", "nmae:", "reports/_agencies/mau-doi-thong.yml"), FOUND,
         ("reports/_agencies/mau-doi-thong.yml:", "name")),
    Case("no letters' folder", removed("reports"), FAILED, ("reports",)),
    Case("no mkdocs.yml", removed("mkdocs.yml"), FAILED, ("mkdocs.yml", "--config-file")),
    Case("broken mkdocs.yml", bytes_of("mkdocs.yml", b"site_name: [x"), FAILED, ("mkdocs.yml",)),
    Case("mkdocs.yml that is no UTF-8", bytes_of("mkdocs.yml", b"\xff\xfe\x00"), FAILED, ("mkdocs.yml",)),
    Case("no plugin", line(_PLUGIN, "- offline", "mkdocs.yml"),
         FAILED, ("mkdocs.yml", "congvan")),
    Case("letters as pages", line("docs_dir: docs/site", "docs_dir: reports", "mkdocs.yml"), FAILED, ("docs_dir",)),
    Case("letters below the pages", line("docs_dir: docs/site", "docs_dir: .", "mkdocs.yml"), FAILED, ("docs_dir",)),
    Case("a link from the pages to the letters", linked_pages, FAILED, ("docs_dir",)),
    Case("no agencies", removed("reports/_agencies"), FOUND, (f"{LETTER}: lỗi", "_agencies/mau-doi-thong.yml")),
    Case("no series", removed("reports/_series"), FOUND, (f"{LETTER}: lỗi", "_series/cai-cach-hanh-chinh.yml")),
    Case("a site folder that is a file", in_the_way, FAILED, ("site/public",)),
    Case("a foreign file in the edition", foreign_file, FAILED, ("site/public", "mine.txt")),
    Case("an override that is no template", bytes_of("theme_overrides/main.html", b"{% block %}"), FAILED,
         ("theme_overrides/main.html:1",)),
    Case("a page that is no UTF-8", bytes_of("docs/site/about.md", b"\xff\xfe\x00"), FAILED, ("about.md", "UTF-8")),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_refused_in_a_sentence(case: Case, archive: Path) -> None:
    """The command says place and cure, ends with 1 or 2, shows no traceback, and leaves the old edition as it was."""
    case.breaks(archive)
    before = kept(archive / "site")

    done = run(archive, "congvan", "build")

    said = done.stdout + done.stderr
    assert done.returncode == case.code, said
    assert "Traceback" not in said
    assert "Lỗi của chương trình" not in said
    assert [word for word in case.told if word not in said] == [], said
    assert "root:" not in said  # nothing of /etc/passwd
    assert kept(archive / "site") == before
    if (archive / "site").is_dir():
        assert hidden(archive / "site") <= {".public.lock", ".internal.lock"}


def test_number_too_short_to_be_looked_for(archive: Path) -> None:
    """A contact's extension of three digits is told, if at all, and stops nothing."""
    text = (archive / LETTER).read_text("utf-8")
    old = next(x for x in text.splitlines() if x.startswith("contact:"))
    edit(archive / LETTER, old, 'contact: {name: Nguyễn Thị Mẫu Số, phone: "115"}')
    done = run(archive, "congvan", "build", "--audience", "public")
    assert done.returncode == 0, done.stdout + done.stderr


def test_unknown_option_is_told(archive: Path) -> None:
    """An option that the plugin does not know changes nothing, and is told."""
    edit(archive / "mkdocs.yml", "      audience:", "      cahce: x\n      audience:")
    before = kept(archive / "site")
    done = run(archive, "congvan", "build")
    assert done.returncode == 0
    assert "cahce" in done.stderr
    assert kept(archive / "site") == before


def test_draft_that_words_a_public_sentence_anew(archive: Path) -> None:
    """A draft may say what a public letter says with a few other words: that is no leak, and stops no build."""
    opening = "Căn cứ Công văn số 2043/SNV-CCHC ngày 18/12/2024 của Sở Nội vụ tỉnh Mẫu về chế độ báo cáo"
    text = (archive / LETTER).read_text("utf-8")
    assert opening in text
    draft = text.replace("status: issued\nnumber: 164", "status: draft\nnumber:").replace("date: 2025-05-19", "date:")
    draft = draft.replace("cải cách hành chính hằng tháng (gửi trước ngày 20)", "cải cách hành chính từng tháng một")
    (archive / LETTER).with_name("2025-06.md").write_text(draft, "utf-8")
    done = run(archive, "congvan", "build", "--audience", "public")
    assert done.returncode == 0, done.stdout


def test_english(archive: Path) -> None:
    """The same refusal in English, for who asks for it."""
    edit(archive / LETTER, "number: 164", "number: một")
    done = run(archive, "congvan", "build", "--lang", "en")
    assert done.returncode == FOUND
    assert f"{LETTER}:3:9: error CV" in done.stdout
    assert "Stopped: 1 error(s) were found." in done.stderr


def test_no_font(archive: Path, tmp_path: Path) -> None:
    """Without the product's own typeface nothing is printed in another: the build refuses and names the file."""
    package = _package_without_font(tmp_path / "package")
    before = kept(archive / "site")
    shutil.rmtree(archive / ".cache")

    done = run(archive, "python", "-m", "congvan", "build", more={"PYTHONPATH": str(package)})

    said = done.stdout + done.stderr
    assert done.returncode == FAILED, said
    assert "LiberationSerif" in said
    assert "Traceback" not in said
    assert kept(archive / "site") == before


def _package_without_font(target: Path) -> Path:
    """A copy of the program whose regular typeface is missing."""
    source = Path(__file__).parents[2] / "src" / "congvan"
    shutil.copytree(source, target / "congvan", ignore=shutil.ignore_patterns("__pycache__"))
    (font,) = (target / "congvan").rglob("LiberationSerif-Regular.ttf")
    font.unlink()
    return target


def test_unwritable_cache(archive: Path) -> None:
    """A cache that cannot be written stops the build with its name, not with a fault of the program."""
    shutil.rmtree(archive / ".cache")
    (archive / ".cache").write_text("", "utf-8")
    before = kept(archive / "site")

    done = run(archive, "congvan", "build")

    assert done.returncode == FAILED, done.stdout + done.stderr
    assert ".cache/congvan" in done.stderr
    assert kept(archive / "site") == before


def test_a_letter_of_two_million_bytes(archive: Path) -> None:
    """A file over the limit is a finding, and is not read."""
    (archive / f"reports/{REAL}.md").write_bytes(b"---\n" + b"x" * (2 * 1024 * 1024))
    done = run(archive, "congvan", "build")
    assert done.returncode == FOUND
    assert f"reports/{REAL}.md" in done.stdout
