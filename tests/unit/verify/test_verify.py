"""The whole gate over small editions made by hand."""

import hashlib
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from congvan.errors import ArchiveError
from congvan.model.finding import Finding
from congvan.model.manifest import Kind, Manifest
from congvan.model.terms import Audience
from congvan.model.text import Language
from congvan.model.withheld import Secret
from congvan.verify import verify_edition, verify_folder
from tests.unit.verify.planted import NAME, PASSAGE, PHONE, PLACES, SECRETS, WRITINGS

PAGE = "<!doctype html><html lang=vi><head><title>Báo cáo</title></head><body>{}</body></html>"


def built(folder: Path, files: Mapping[str, bytes]) -> Manifest:
    """Write an edition with its checksum list, as `sha256sum` would."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    lines = (f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items()))
    (folder / "SHA256SUMS").write_text("".join(lines))
    return Manifest(Audience.PUBLIC, dict.fromkeys(files, Kind.PAGE))


def found(folder: Path, files: Mapping[str, bytes], secrets: tuple[Secret, ...] = ()) -> list[Finding]:
    """Build and verify."""
    return verify_edition(folder, built(folder, files), secrets)


def codes(findings: list[Finding]) -> list[tuple[str, str]]:
    """Code and file of each finding."""
    return [(x.rule.code, x.place.path) for x in findings]


def said(findings: list[Finding]) -> str:
    """Everything that could be printed of findings."""
    parts = [repr(x) + str(x.as_json(language)) for x in findings for language in Language]
    return "\n".join(parts)


@pytest.mark.parametrize("place", PLACES)
def test_secret_is_found_in_each_place(tmp_path: Path, place: str) -> None:
    """A withheld text stops the edition wherever it stands, and is named by its origin."""
    plant, origin = PLACES[place]
    name, content = plant()
    findings = found(tmp_path, {name: content}, SECRETS)
    assert {x.values["origin"] for x in findings if x.rule.code == "CV903"} == {origin}
    assert {x.rule.code for x in findings} - {"CV912"} == {"CV903"}  # two of the places are a script or a style


@pytest.mark.parametrize("writing", WRITINGS)
def test_secret_is_found_in_each_writing(tmp_path: Path, writing: str) -> None:
    """How a text is written makes no difference."""
    text, origin = WRITINGS[writing]
    findings = found(tmp_path, {"index.html": PAGE.format(f"<p>{text}</p>").encode()}, SECRETS)
    assert [x.values["origin"] for x in findings] == [origin]


def together() -> dict[str, bytes]:
    """All places in one edition."""
    made = [plant() for plant, _ in PLACES.values()]
    return {f"{number:03}/{name}": content for number, (name, content) in enumerate(made)}


def test_places_without_secret_are_clean(tmp_path: Path) -> None:
    """The same files give nothing when the secrets are others: no kind of file is refused as such."""
    others = (Secret("0911 111 112", "x"), Secret("Phạm Lương Quýnh Giao", "y"), Secret("zqxw", "z"))
    assert {x.rule.code for x in found(tmp_path, together(), others)} == {"CV912"}  # as above


def test_no_finding_says_the_secret(tmp_path: Path) -> None:
    """Nothing printable of a finding holds the secret, not even where a file's name does."""
    findings = found(tmp_path, together(), SECRETS)
    assert len(findings) >= len(PLACES)
    text = said(findings).casefold()
    assert not any(word in text for word in ("huyền", "huyen", "0900", "ngọc", "đập hồ", "dhnt"))


def test_link_that_holds_a_secret_is_masked(tmp_path: Path) -> None:
    """A broken link is reported without the withheld name in it."""
    page = PAGE.format('<a href="x/tran-dang-huyen-ngoc.pdf">a</a>').encode()
    findings = found(tmp_path, {"index.html": page}, SECRETS)
    assert codes(findings) == [("CV903", "index.html"), ("CV904", "index.html")]
    assert findings[1].values["link"] == "x/…"


CLEAN = {
    "another number": "<p>0900 000 002, 1.090.000.000 đồng, 10900000001, 09000000012</p>",
    "digits of a drawing": '<svg><path d="M0 9 0 0 0 0 0 0 0 1z"/></svg>',
    "a word within a word": "<p>xdhnta dhn t</p>",
    "words of the name apart": "<p>Trần Văn A, Đặng Thị B, Huyền, Ngọc</p>",
    "a longer name": "<p>Trần Đặng Huyền Ngọcx</p>",
    "last month's sentence with another figure": f"<p>{PASSAGE.replace('bốn trăm', 'ba trăm')}</p>",
    "last month's sentence with another end": f"<p>{PASSAGE.replace('cũ', 'mới')}</p>",
    "the beginning of the passage": f"<p>{PASSAGE[:90]}</p>",
    "a phrase of the passage": "<p>cho tới khi đoàn thanh tra kết thúc phần kiểm kê</p>",
}


@pytest.mark.parametrize("case", CLEAN)
def test_likeness_is_no_leak(tmp_path: Path, case: str) -> None:
    """What only resembles a secret does not stop a build."""
    assert found(tmp_path, {"index.html": PAGE.format(CLEAN[case]).encode()}, SECRETS) == []


def test_unexplained_and_missing_files(tmp_path: Path) -> None:
    """The manifest and the folder must name the same files."""
    built(tmp_path, {"index.html": PAGE.encode(), "tags.json": b"{}"})
    manifest = Manifest(Audience.PUBLIC, {"index.html": Kind.PAGE, "feed.xml": Kind.DATA})
    assert codes(verify_edition(tmp_path, manifest, ())) == [("CV902", "feed.xml"), ("CV901", "tags.json")]


def test_links_and_special_files_are_refused(tmp_path: Path) -> None:
    """A symbolic link could publish anything; an empty folder is nothing."""
    manifest = built(tmp_path, {"index.html": PAGE.encode()})
    (tmp_path / "link").symlink_to("/etc")
    (tmp_path / "empty").mkdir()
    assert codes(verify_edition(tmp_path, manifest, ())) == [("CV909", "link")]


def test_edition_without_checksums_is_incomplete(tmp_path: Path) -> None:
    """The checksum list is part of an edition."""
    manifest = built(tmp_path, {"index.html": PAGE.encode()})
    (tmp_path / "SHA256SUMS").unlink()
    assert ("CV902", "SHA256SUMS") in codes(verify_edition(tmp_path, manifest, ()))


def test_changed_file_of_a_built_edition(tmp_path: Path) -> None:
    """A folder is judged by its own checksum list."""
    built(tmp_path, {"index.html": PAGE.encode(), "a.txt": b"a", "b.txt": b"b"})
    assert verify_folder(tmp_path) == []
    (tmp_path / "a.txt").write_bytes(b"A")
    (tmp_path / "b.txt").unlink()
    (tmp_path / "c.txt").write_bytes(b"c")
    assert codes(verify_folder(tmp_path)) == [
        ("CV906", "a.txt"),
        ("CV902", "b.txt"),
        ("CV906", "b.txt"),
        ("CV901", "c.txt"),
        ("CV906", "c.txt"),
    ]


def test_one_pdf_is_looked_through(tmp_path: Path) -> None:
    """A single file is searched for secrets alone."""
    file = tmp_path / "letter.pdf"
    file.write_bytes(PLACES["pdf outline"][0]()[1])
    assert codes(verify_folder(file, SECRETS)) == [("CV903", "letter.pdf")]
    assert verify_folder(file) == []


@pytest.mark.parametrize("content", [b"Some text.", b"%PDF-1.7\nnothing", b"PK\x03\x04 a Word file"])
def test_one_file_that_is_no_pdf(tmp_path: Path, content: bytes) -> None:
    """What is named a PDF and is none is not called sound, with secrets to look for or without."""
    file = tmp_path / "letter.pdf"
    file.write_bytes(content)
    assert codes(verify_folder(file)) == codes(verify_folder(file, SECRETS)) == [("CV982", "letter.pdf")]


def test_a_pdf_that_was_cut_short(tmp_path: Path) -> None:
    """Its table names objects that are not there: told as unreadable, or what is left is read; never an exception."""
    whole = PLACES["pdf outline"][0]()[1]
    file = tmp_path / "letter.pdf"
    for part in range(1, 20):
        file.write_bytes(whole[: len(whole) * part // 20])
        assert {x for x, _ in codes(verify_folder(file, SECRETS))} <= {"CV903", "CV982"}


def test_nothing_at_the_path(tmp_path: Path) -> None:
    """What is not there cannot be verified, which is said in one sentence."""
    with pytest.raises(ArchiveError, match="nothing at"):
        verify_folder(tmp_path / "absent")


def test_path_of_the_machine(tmp_path: Path) -> None:
    """An edition that holds its own folder's path depends on the machine."""
    folder = tmp_path / "archive" / "site"
    folder.mkdir(parents=True)
    text = f"built in {folder}/index.html".encode()
    assert codes(found(folder, {"a.txt": text})) == [("CV908", "a.txt")]


def test_too_short_a_secret_is_said(tmp_path: Path) -> None:
    """What cannot be looked for without false alarms is not passed over silently."""
    findings = found(tmp_path, {"a.txt": b"An 12345"}, (Secret("An", "name"), Secret("12.345", "figure")))
    assert {(x.rule.code, x.values["origin"]) for x in findings} == {("CV911", "figure"), ("CV911", "name")}
    assert not any(x.is_error for x in findings)


BROKEN: dict[str, Callable[[], tuple[str, bytes]]] = {
    "unknown binary": lambda: ("a.bin", b"\x01\x02\xff\xfe\x00"),
    "old word document": lambda: ("a.doc", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512),
    "text with zero bytes": lambda: ("a.txt", b"a\0b"),
    "not utf-8": lambda: ("a.txt", "Trần".encode("utf-16-le") + b"\xff"),
    "broken zip": lambda: ("a.docx", b"PK\x03\x04 and nothing"),
    "broken gz": lambda: ("a.gz", b"\x1f\x8b\x08\0\0\0"),
    "broken pdf": lambda: ("a.pdf", b"%PDF-1.7\nnothing"),
    "broken json": lambda: ("a.json", b"{"),
    "broken xml": lambda: ("a.xml", b"<a><b></a>"),
    "broken index": lambda: ("a.pf_index", b"pagefind_dcd\x9f\x9f"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_cannot_be_read_is_an_error(tmp_path: Path, case: str) -> None:
    """A file that cannot be looked into could hide anything."""
    name, content = BROKEN[case]()
    assert codes(found(tmp_path, {name: content}, SECRETS)) == [("CV907", name)]


def test_many_files_in_several_processes(tmp_path: Path) -> None:
    """With many files the work is shared, and the findings are those of one process, in order."""
    files = {f"{i:03}/index.html": PAGE.format(f"<p>{i}</p>").encode() for i in range(220)}
    files["007/index.html"] = PAGE.format(PHONE).encode()
    files["150/index.html"] = PAGE.format(NAME).encode()
    manifest = built(tmp_path, files)
    alone = verify_edition(tmp_path, manifest, SECRETS, workers=1)
    assert verify_edition(tmp_path, manifest, SECRETS, workers=2) == alone
    assert codes(alone) == [("CV903", "007/index.html"), ("CV903", "150/index.html")]


def test_checksums_agree_with_coreutils(tmp_path: Path) -> None:
    """The list is read as `sha256sum` writes it, odd names included."""
    for name in ("plain.txt", "two words.txt", "back\\slash", "line\nfeed", "đề án.txt"):
        (tmp_path / name).write_text(name)
    command = ["sha256sum", *sorted(x.name for x in tmp_path.iterdir())]
    made = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    (tmp_path / "SHA256SUMS").write_bytes(made.stdout)
    assert verify_folder(tmp_path) == []


def test_one_endless_line_takes_no_longer_than_many(tmp_path: Path) -> None:
    """A minified script of a megabyte without a space is read in time that grows with its length."""
    text = b"a%20;base64,&x\\u0041[(" * 50_000
    assert found(tmp_path, {"a.js": text}, SECRETS) == []
