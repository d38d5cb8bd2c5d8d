"""Bags: what anybody may do to one is found; the Library of Congress's reader and coreutils are asked too."""

import hashlib
import io
import lzma
import subprocess
import tarfile
import time
import tracemalloc
import unicodedata
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from congvan.errors import MachineError
from congvan.model.finding import Finding
from congvan.model.text import Language
from congvan.model.withheld import Secret
from congvan.verify.bag import is_bag, opened, verify_bag
from congvan.verify.bag.lists import is_declared, labels, leads_out, read_list, written

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it asks an old library for its own version
    import bagit

PAYLOAD = {
    "data/letters/xa-mau/2026-01.pdf": b"%PDF-1.7 ...",
    "data/sources/xa-mau/2026-01.md": "Nội dung\n".encode(),
    "data/index.csv": b"a,b\r\n",
    "data/letters/xa-mau/bảng số liệu.txt": b"x",
}
DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


def sums(files: dict[str, bytes], algorithm: str = "sha256") -> bytes:
    """A list as RFC 8493 has it."""
    return "".join(f"{hashlib.new(algorithm, x).hexdigest()}  {name}\n" for name, x in files.items()).encode()


def contents() -> dict[str, bytes]:
    """The files of a sound bag."""
    oxum = f"Payload-Oxum: {sum(map(len, PAYLOAD.values()))}.{len(PAYLOAD)}\n"
    tags = {
        "bagit.txt": DECLARATION,
        "bag-info.txt": f"Source-Organization: Xã Mẫu\n{oxum}".encode(),
        "manifest-sha256.txt": sums(PAYLOAD),
    }
    return PAYLOAD | tags | {"tagmanifest-sha256.txt": sums(tags)}


def lay(root: Path, files: dict[str, bytes]) -> Path:
    """Write files below a folder."""
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    return root


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    """A sound bag."""
    return lay(tmp_path / "bag", contents())


def found(path: Path, secrets: tuple[Secret, ...] = ()) -> list[Finding]:
    """Verify a bag."""
    with opened(path) as here:
        return verify_bag(here, secrets)


def codes(path: Path) -> set[str]:
    """The codes of what is wrong."""
    return {x.rule.code for x in found(path)}


def bagit_says(path: Path) -> bool:
    """Whether bagit takes the bag for valid."""
    try:
        return bool(bagit.Bag(str(path)).is_valid())
    except (bagit.BagError, UnicodeError, ValueError):
        return False


def sha256sum_says(path: Path) -> bool:
    """Whether coreutils find every listed file as listed, of both lists."""
    lists = [x for x in ("manifest-sha256.txt", "tagmanifest-sha256.txt") if (path / x).exists()]
    command = ["sha256sum", "--check", "--strict", "--quiet", *lists]
    return subprocess.run(command, cwd=path, capture_output=True, check=False).returncode == 0


def retag(bag: Path) -> None:
    """List the tag files anew: who tampers with care does."""
    names = ["bagit.txt", "bag-info.txt", "manifest-sha256.txt"]
    tags = {x: (bag / x).read_bytes() for x in names if (bag / x).exists()}
    (bag / "tagmanifest-sha256.txt").write_bytes(sums(tags))


def change(name: str, old: bytes, new: bytes) -> Callable[[Path], object]:
    """Write other bytes into a tag file, and list it anew."""

    def do(bag: Path) -> None:
        content = (bag / name).read_bytes()
        assert old in content
        (bag / name).write_bytes(content.replace(old, new))
        retag(bag)

    return do


def append(name: str, line: bytes) -> Callable[[Path], object]:
    """Write a line more into a list."""

    def do(bag: Path) -> None:
        with (bag / name).open("ab") as file:
            file.write(line)
        retag(bag)

    return do


def swap_payload(bag: Path) -> None:
    """One byte of a PDF, its length as before."""
    (bag / "data/letters/xa-mau/2026-01.pdf").write_bytes(b"%PDF-1.7 ..!")


def drop(name: str) -> Callable[[Path], object]:
    """Remove a file."""
    return lambda bag: (bag / name).unlink()


def add(name: str) -> Callable[[Path], object]:
    """Put a file where none was."""
    return lambda bag: lay(bag, {name: b"x"})


def link(bag: Path) -> None:
    """Put a link into the place of a file: its bytes are the same."""
    (bag / "elsewhere").write_bytes((bag / "data/index.csv").read_bytes())
    (bag / "data/index.csv").unlink()
    (bag / "data/index.csv").symlink_to("../elsewhere")
    (bag / "elsewhere").rename(bag.parent / "elsewhere")
    (bag / "data/index.csv").unlink()
    (bag / "data/index.csv").symlink_to("../../elsewhere")


ZERO = b"0" * 64
FIRST = sums(PAYLOAD).splitlines(keepends=True)[0]
# What was done, what we say, and whether bagit and sha256sum find nothing wrong. Where they are content and we are not,
# the reason stands beside.
TAMPERED: list[tuple[str, Callable[[Path], object], set[str], bool, bool]] = [
    ("nothing", lambda _: None, set(), True, True),
    ("a byte of a letter", swap_payload, {"CV553"}, False, False),
    ("a letter longer", append("data/index.csv", b"x"), {"CV553", "CV557"}, False, False),
    ("a letter gone", drop("data/index.csv"), {"CV554", "CV557"}, False, False),
    ("a file more", add("data/letters/more.pdf"), {"CV555", "CV557"}, False, True),  # coreutils know lists alone
    ("no declaration", drop("bagit.txt"), {"CV551", "CV554"}, False, False),
    ("no list", drop("manifest-sha256.txt"), {"CV552", "CV554"}, False, False),
    ("no information", drop("bag-info.txt"), {"CV554"}, False, False),
    ("no list of tags", drop("tagmanifest-sha256.txt"), {"CV555"}, True, True),  # allowed; but then anybody can add
    ("a tag file more", add("readme.txt"), {"CV555"}, True, True),  # allowed by the RFC; ours list each
    ("a tag file changed", lambda x: lay(x, {"bag-info.txt": b"X: y\n"}), {"CV553"}, False, False),
    ("another size", change("bag-info.txt", b"Payload-Oxum: ", b"Payload-Oxum: 1"), {"CV557"}, False, True),
    ("another version", change("bagit.txt", b"1.0", b"7.0"), {"CV551"}, False, True),
    ("another encoding", change("bagit.txt", b"UTF-8", b"EBCDIC"), {"CV551"}, False, True),
    ("a mark before the text", change("bagit.txt", b"BagIt", b"\xef\xbb\xbfBagIt"), {"CV551"}, False, True),
    ("a list of nothing", change("manifest-sha256.txt", sums(PAYLOAD), b""), {"CV555"}, False, False),
    ("a line twice", append("manifest-sha256.txt", FIRST), {"CV552"}, False, True),
    ("a line that is none", append("manifest-sha256.txt", b"hello\n"), {"CV552"}, True, False),  # bagit logs it
    ("no text", append("manifest-sha256.txt", b"\xff\xfe\n"), {"CV552", "CV555"}, False, False),
    ("out of the bag", append("manifest-sha256.txt", ZERO + b"  ../../etc/passwd\n"), {"CV552"}, False, False),
    ("from the root", append("manifest-sha256.txt", ZERO + b"  /etc/passwd\n"), {"CV552"}, False, False),
    ("by codes", append("manifest-sha256.txt", ZERO + b"  data/%0A/../../../x\n"), {"CV552"}, False, False),
    ("named and not there", append("manifest-sha256.txt", ZERO + b"  data/none\n"), {"CV554"}, False, False),
    ("a tag in a wrong list", append("manifest-sha256.txt", sums({"bagit.txt": DECLARATION})), {"CV552"}, False, True),
    ("an unknown list", add("manifest-crc32.txt"), {"CV552", "CV555"}, True, True),  # whoever put it there
    ("a second list of nothing", add("manifest-md5.txt"), {"CV552", "CV555"}, True, True),  # bagit logs it
    ("a link to a file outside", link, {"CV554", "CV556", "CV557"}, False, True),
]  # fmt: skip


@pytest.mark.parametrize(("what", "do", "ours", "valid", "listed"), TAMPERED, ids=[x[0] for x in TAMPERED])
def test_tampered_bags(
    bag: Path, what: str, do: Callable[[Path], object], ours: set[str], *, valid: bool, listed: bool
) -> None:
    """Whatever was done to a bag is found; what bagit or coreutils refuse, we refuse."""
    do(bag)
    assert codes(bag) == ours
    assert bagit_says(bag) is valid
    assert sha256sum_says(bag) is listed
    assert ours or (valid and listed)


def test_names_with_codes(bag: Path) -> None:
    """Line ends in names, and percent signs, stand in lists as codes; bagit knows only the former."""
    odd = {"data/a\nb": b"1", "data/c\rd": b"2"}
    lay(bag, odd)
    rows = sums(odd).replace(b"a\nb", b"a%0Ab").replace(b"c\rd", b"c%0Dd")
    (bag / "manifest-sha256.txt").write_bytes(sums(PAYLOAD) + rows)
    (bag / "bag-info.txt").unlink()
    retag(bag)
    assert (codes(bag), bagit_says(bag)) == (set(), True)
    change("manifest-sha256.txt", b"%0D", b"%0d")(bag)
    lay(bag, {"data/100%": b"3"})
    append("manifest-sha256.txt", sums({"data/100%25": b"3"}))(bag)
    assert codes(bag) == set()


def test_names_taken_apart(bag: Path) -> None:
    """A file system that takes accents apart changes no name; two files that differ in that alone are told."""
    name = "data/letters/xa-mau/bảng số liệu.txt"
    (bag / name).rename(bag / unicodedata.normalize("NFD", name))
    assert codes(bag) == set()
    lay(bag, {name: b"x"})
    assert "CV556" in codes(bag)


@pytest.mark.parametrize("ending", [b"\n", b"\r\n", b"\r"])
def test_line_ends(bag: Path, ending: bytes) -> None:
    """Lists of all systems are read, stars before names and capital digits included."""
    pairs = (x.split(b"  ", 1) for x in sums(PAYLOAD).splitlines())
    rows = b"".join(digest.upper() + b" *" + name + ending for digest, name in pairs)
    (bag / "manifest-sha256.txt").write_bytes(rows)
    (bag / "bagit.txt").write_bytes(DECLARATION.replace(b"\n", ending))
    retag(bag)
    assert codes(bag) == set()


def test_other_algorithms(bag: Path) -> None:
    """A second list is held against the files, too, and every list must name every file."""
    (bag / "manifest-sha512.txt").write_bytes(sums(PAYLOAD, "sha512"))
    names = ["bagit.txt", "bag-info.txt", "manifest-sha256.txt", "manifest-sha512.txt"]
    (bag / "tagmanifest-sha256.txt").write_bytes(sums({x: (bag / x).read_bytes() for x in names}))
    assert (codes(bag), bagit_says(bag)) == (set(), True)
    swap_payload(bag)
    assert {x.values["list"] for x in found(bag)} == {"manifest-sha256.txt", "manifest-sha512.txt"}


# --- packed ----------------------------------------------------------------------------------------------------


def zipped(path: Path, files: dict[str, bytes], top: str = "bag/") -> Path:
    """Pack files."""
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in files.items():
            packed.writestr(top + name, content)
    return path


def tarred(path: Path, files: dict[str, bytes], mode: str = "w", top: str = "bag/") -> Path:
    """Pack files."""
    with tarfile.open(path, mode) as packed:  # type: ignore[call-overload]  # the mode is a parameter here
        for name, content in files.items():
            info = tarfile.TarInfo(top + name)
            info.size = len(content)
            packed.addfile(info, io.BytesIO(content))
    return path


@pytest.mark.parametrize("name", ["b.zip", "b.tar", "b.tar.gz", "b.tar.xz"])
def test_packed_bags(tmp_path: Path, name: str) -> None:
    """A bag is verified as it is packed, with its folder or without."""
    mode = f"w:{name.rpartition('.')[2]}" if name.count(".") > 1 else "w"
    for top in ("bag/", ""):
        path = tmp_path / name
        if name.endswith(".zip"):
            zipped(path, contents(), top)
        else:
            tarred(path, contents(), mode, top)
        assert is_bag(path)
        assert codes(path) == set()


@pytest.mark.parametrize("name", ["../../evil", "/evil", "bag/../../evil", "C:\\evil", "..\\evil"])
def test_nothing_is_unpacked_elsewhere(tmp_path: Path, name: str) -> None:
    """A name that leads out of the bag is told, and written nowhere."""
    zipped(tmp_path / "b.zip", contents())
    with zipfile.ZipFile(tmp_path / "b.zip", "a") as packed:
        packed.writestr(name, b"evil")
    tarred(tmp_path / "b.tar", contents())
    with tarfile.open(tmp_path / "b.tar", "a") as more:
        info = tarfile.TarInfo(name)
        info.size = 4
        more.addfile(info, io.BytesIO(b"evil"))
    for each in ("b.zip", "b.tar"):
        assert codes(tmp_path / each) == {"CV556"}
    assert not list(tmp_path.rglob("*evil*"))


def test_odd_members(tmp_path: Path) -> None:
    """Links, and names that come twice, are not unpacked."""
    tarred(tmp_path / "b.tar", contents())
    with tarfile.open(tmp_path / "b.tar", "a") as packed:
        info = tarfile.TarInfo("bag/data/link")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
        packed.addfile(info)
        twice = tarfile.TarInfo("bag/data/index.csv")
        packed.addfile(twice)
    told = {(x.place.path, x.rule.code) for x in found(tmp_path / "b.tar")}
    assert told == {("bag/data/link", "CV556"), ("bag/data/index.csv", "CV556")}


def test_zips_that_cannot_be_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One with a password, one cut short, one that grows without end, one that holds no bag."""
    whole = zipped(tmp_path / "b.zip", contents()).read_bytes()
    locked = bytearray(whole)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(mark) + at] |= 1
    (tmp_path / "locked.zip").write_bytes(locked)
    (tmp_path / "cut.tar").write_bytes(tarred(tmp_path / "c.tar", contents()).read_bytes()[:1800])
    zipped(tmp_path / "none.zip", {"a/manifest-sha256.txt": b"", "b/x": b""}, "")
    for name in ("locked.zip", "cut.tar", "none.zip"):
        assert "CV558" in codes(tmp_path / name), name
    monkeypatch.setattr("congvan.verify.bag.unpacking._ALWAYS_ALLOWED", 1)
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("bag/bagit.txt", b"0" * 10_000_000)
    (told,) = [x for x in found(tmp_path / "bomb.zip") if x.rule.code == "CV558"]
    assert "100" in told.message(Language.EN)


@pytest.mark.parametrize("name", ["b.zip", "b.tar", "b.tar.gz"])
@pytest.mark.parametrize("kept", [0, 4, 300])
def test_a_copy_that_was_cut_short(tmp_path: Path, name: str, kept: int) -> None:
    """It is a bag by its name, and that it is not whole is all that is told of it."""
    path = zipped(tmp_path / name, contents()) if name == "b.zip" else tarred(tmp_path / name, contents())
    path.write_bytes(path.read_bytes()[:kept])
    assert is_bag(path)
    (told,) = found(path)
    assert told.rule.code == "CV558"
    assert "only a part of it was copied" in told.message(Language.EN)


@pytest.mark.parametrize("kind", [tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.GNUTYPE_LONGNAME])
@pytest.mark.parametrize("at_end", [True, False])
def test_headers_that_fill_the_memory(tmp_path: Path, kind: bytes, *, at_end: bool) -> None:
    """A header says that it holds 64 MB: it is refused before it is read, wherever it stands."""
    info = tarfile.TarInfo("bagit.txt")
    info.type, info.size = kind, 64 << 20
    header = info.tobuf(tarfile.USTAR_FORMAT) + bytes(info.size)
    sound = tarred(tmp_path / "b.tar", contents()).read_bytes().rstrip(b"\0")
    sound += bytes(-len(sound) % 512)
    path = tmp_path / "bomb.tar.xz"
    path.write_bytes(lzma.compress(sound + header if at_end else header + sound, preset=0))
    tracemalloc.start()
    assert is_bag(path)
    told = {x.rule.code: x.message(Language.EN) for x in found(path)}
    assert tracemalloc.get_traced_memory()[1] < 16 << 20
    tracemalloc.stop()
    assert "header of more than 1 MB" in told["CV558"]


def test_labels_are_read_in_a_straight_line() -> None:
    """However many blanks stand where a colon should; a value goes on in lines that begin with blanks."""
    start = time.process_time()
    assert list(labels(b"a" + b" " * 400_000 + b"b\n")) == []
    assert time.process_time() - start < 1
    assert list(labels(b"Payload-Oxum \t: 2.1 \r\nNote: a\n b:c\n: x\n")) == [
        ("payload-oxum", "2.1"),
        ("note", "a b:c"),
    ]


def test_what_is_no_bag(tmp_path: Path) -> None:
    """An edition, a letter and a Word file are none; a bag without its declaration still is."""
    lay(tmp_path / "site", {"SHA256SUMS": b"", "index.html": b""})
    zipped(tmp_path / "b.docx", contents())
    zipped(tmp_path / "other.zip", {"a": b""})
    assert not [x for x in ("site", "b.docx", "other.zip") if is_bag(tmp_path / x)]
    assert is_bag(lay(tmp_path / "bag", {"manifest-sha256.txt": b""}))


def test_leaks_are_found_and_masked(bag: Path) -> None:
    """The gate reads a bag as it reads an edition; a file's name that tells is not repeated."""
    secret = Secret("0912 345 678", "reports/a.md: contact.phone")
    lay(bag, {"data/sources/xa-mau/0912345678.txt": b"call 0912345678"})
    told = found(bag, (secret,))
    assert {"CV903", "CV555"} <= {x.rule.code for x in told}
    words = " ".join(f"{x.place.path} {x.message(Language.VI)} {x.message(Language.EN)}" for x in told)
    assert "0912345678" not in words


def test_unreadable_bag(tmp_path: Path) -> None:
    """A bag that goes away while it is read is told in a sentence."""
    lay(tmp_path / "bag", contents())
    with opened(tmp_path / "bag") as here:
        (tmp_path / "bag").rename(tmp_path / "gone")
        with pytest.raises(MachineError):
            verify_bag(here)


def test_findings_speak(bag: Path) -> None:
    """In both languages, with the file and the list that tells."""
    swap_payload(bag)
    (told,) = found(bag)
    assert told.place.path == "data/letters/xa-mau/2026-01.pdf"
    assert "manifest-sha256.txt" in told.message(Language.EN)
    assert "manifest-sha256.txt" in told.message(Language.VI)
    assert told.message(Language.VI) != told.message(Language.EN)


@pytest.mark.parametrize(
    ("name", "out"),
    [("data/x", False), ("data/..x", False), ("data/../x", True), ("/x", True), ("~/x", True), ("c:/x", True),
     ("data\\..\\x", True), ("data/a\0", True), ("data/x~", False)],
)  # fmt: skip
def test_names_that_lead_out(name: str, *, out: bool) -> None:
    """A table of names."""
    assert leads_out(name) is out


def test_small_readings() -> None:
    """Codes stand for line ends and themselves alone; the declaration is two lines."""
    assert written("./data/a%0Ab%25%2Fc%0d") == "data/a\nb%%2Fc\r"
    assert is_declared(b"BagIt-Version: 0.97\nTag-File-Character-Encoding: utf-8")
    assert not is_declared(b"BagIt-Version: 1.0\n")
    assert not read_list("manifest-sha256.txt", b"\n\n").problems
