"""`congvan export`: a year as a bag that all readers take for sound, and the figures of a series."""

import csv
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import jsonschema
import pytest
import yaml

from tests.integration import archives
from tests.integration.archives import ATTACHED, INTERNAL, REPLACED, edit, hidden, kept
from tests.integration.decode import texts_below
from tests.integration.planted import INTERNAL as INTERNAL_WORDS
from tests.integration.planted import NOBODY, PHONE, planted_archive
from tests.integration.warm import run

YEAR = "2025"


@pytest.fixture(scope="module")
def bags(small: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bags of a year for both audiences; not to be changed."""
    folder = tmp_path_factory.mktemp("bags")
    for audience in ("public", "internal"):
        export(small, YEAR, "--audience", audience, "-o", folder / audience)
    return folder


def export(archive: Path, *arguments: str | Path) -> None:
    """Export, which must not fail."""
    done = run(archive, "congvan", "export", *arguments, "--lang", "en")
    assert done.returncode == 0, done.stdout + done.stderr


def refused(archive: Path, *arguments: str | Path) -> str:
    """Export, which must be refused in a sentence."""
    done = run(archive, "congvan", "export", *arguments, "--lang", "en")
    assert done.returncode == 2, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr.strip().splitlines()[-1]


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_bag_is_sound_for_all_readers(bags: Path, audience: str) -> None:
    """For the Library of Congress's reader, and for coreutils, which read both lists."""
    bag = bags / audience
    bagit = [sys.executable, "-W", "ignore", "-m", "bagit", "--validate", str(bag)]
    done = subprocess.run(bagit, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for name in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        command = ["sha256sum", "--check", "--strict", "--quiet", name]
        assert subprocess.run(command, cwd=bag, check=False).returncode == 0
    listed = {x.split("  ", 1)[1] for x in (bag / "manifest-sha256.txt").read_text("utf-8").splitlines()}
    assert listed == {f"data/{x}" for x in kept(bag / "data")}


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_bag_passes_the_gate(small: Path, bags: Path, audience: str) -> None:
    """`congvan verify` finds nothing wrong, nothing withheld in the public one."""
    done = run(small, "congvan", "verify", bags / audience)
    assert done.returncode == 0, done.stdout


def test_gate_looks_into_bags(small: Path, bags: Path) -> None:
    """The internal bag, verified as if it were for the public, is full of what is withheld."""
    done = run(small, "congvan", "verify", bags / "internal", "--audience", "public")
    assert done.returncode == 1
    assert "CV903" in done.stdout


def test_same_bytes_again(small: Path, small_copy: Path, bags: Path, tmp_path: Path) -> None:
    """Of another folder's archive, with another umask, on another day, in another zone; a zip and a tar likewise."""
    other = {"TZ": "Pacific/Kiritimati", "SOURCE_DATE_EPOCH": "1900000000"}
    for name in ("again", "again.zip", "again.tar"):
        done = archives.run(small_copy, "congvan", "export", YEAR, "-o", tmp_path / name, more=other, umask=0o077)
        assert done.returncode == 0, done.stderr
    assert kept(tmp_path / "again") == kept(bags / "public")
    with zipfile.ZipFile(tmp_path / "again.zip") as packed:
        names = {x.partition("/")[2]: packed.read(x) for x in packed.namelist()}
    assert names == {x: (bags / "public" / x).read_bytes() for x in kept(bags / "public")}
    (tmp_path / "first").mkdir()
    for name in ("again.zip", "again.tar"):
        export(small, YEAR, "-o", tmp_path / "first" / name)
        assert (tmp_path / "first" / name).read_bytes() == (tmp_path / name).read_bytes()
    done = run(small, "congvan", "verify", tmp_path / "again.tar")
    assert done.returncode == 0, done.stdout


def test_letters_are_those_of_the_edition(small: Path, bags: Path) -> None:
    """PDFs and attachments are the published bytes; no draft, no other year's letter is among them."""
    for audience in ("public", "internal"):
        edition, laid = kept(small / "site" / audience), kept(bags / audience / "data" / "letters")
        assert laid
        assert {x: edition.get(x) for x in laid} == laid
        folders = {x.rpartition("/")[0] for x in laid}
        assert {REPLACED, ATTACHED} <= folders
        assert (INTERNAL in folders) is (audience == "internal")
        assert all(x.rpartition("/")[2].startswith(YEAR) for x in folders)


def test_sources(small: Path, bags: Path) -> None:
    """The office's are the archive's own files; the public's are made of what the public may see."""
    reports = kept(small / "reports")
    own = kept(bags / "internal/data/sources")
    assert {x: reports.get(x) for x in own} == own
    assert f"{REPLACED}.md" in own
    assert "_agencies/mau-song-xanh.yml" in own
    public = kept(bags / "public/data/sources")
    assert {x for x in own if x.endswith(".md")} - set(public) == {f"{INTERNAL}.md"}
    assert not [x for x in public if not x.endswith(".md")]
    text = (bags / f"public/data/sources/{ATTACHED}.md").read_text("utf-8")
    assert "contact" not in yaml.safe_load(text.split("---")[1])


def test_public_bag_holds_no_planted_word(tmp_path: Path) -> None:
    """Of an archive with a word of its own in every place, the bag has the public ones alone, names included."""
    archive = planted_archive(tmp_path / "archive")
    export(archive, "2025", "-o", tmp_path / "bag")
    told = "\n".join(f"{name}\n{text}" for name, text in texts_below(tmp_path / "bag")).casefold()
    assert {x for x in INTERNAL_WORDS | NOBODY if x in told} == set()
    assert PHONE not in told
    assert {"zqsubject", "zqbody", "zqpublicfile", "zqpubliccell", "zqfigure", "zqchange"} <= set(
        re.findall("zq[a-z]+", told)
    )


def test_sources_build_again(bags: Path, small: Path, tmp_path: Path) -> None:
    """What the office laid up is an archive: checked, it has no errors but for letters of other years."""
    (tmp_path / "reports").symlink_to(bags / "internal/data/sources")
    (tmp_path / "mkdocs.yml").write_bytes((small / "mkdocs.yml").read_bytes())
    done = run(tmp_path, "congvan", "check", "--format", "json")
    assert [x for x in json.loads(done.stdout) if x["severity"] == "error"] == []


def test_data_schema_and_index(bags: Path) -> None:
    """Addresses in the lists lead to files, and each letter's front matter has the keys that its schema knows."""
    for audience in ("public", "internal"):
        data = bags / audience / "data"
        letters = json.loads((data / "data/letters.json").read_text("utf-8"))["letters"]
        assert all((data / "letters" / x["pdf"]).is_file() for x in letters)
        rows = list(csv.DictReader((data / "index.csv").read_text("utf-8-sig").splitlines()))
        assert len(rows) == len(letters)
        for row in rows:
            assert (data / row["pdf"]).is_file()
            front = yaml.load((data / row["source"]).read_text("utf-8").split("\n---\n")[0], yaml.BaseLoader)  # noqa: S506
            series = row["source"].split("/")[2]
            schema = json.loads((data / f"schema/letter-{series}.json").read_text("utf-8"))
            jsonschema.Draft202012Validator.check_schema(schema)
            assert set(front) <= set(schema["properties"])
        page = (data / "index.html").read_text("utf-8")
        assert "<script" not in page
        assert "style=" not in page
        assert page.count("PDF</a>") == len(letters)
    assert "examples" not in (bags / "public/data/schema/agency.json").read_text("utf-8")


def test_what_the_bag_tells_of_itself(bags: Path) -> None:
    """Whose it is, of which day, by which program, how large; its name says which it is."""
    rows = [x.split(": ", 1) for x in (bags / "public/bag-info.txt").read_text("utf-8").splitlines()]
    told = dict(rows)
    assert [x for x, _ in rows].count("Source-Organization") == 2
    assert told["External-Identifier"] == "congvan-public-2025"
    assert told["Bagging-Date"].startswith("2025-12")
    assert told["Bag-Software-Agent"].startswith("congvan ")
    files = [x for x in (bags / "public/data").rglob("*") if x.is_file()]
    assert told["Payload-Oxum"] == f"{sum(x.stat().st_size for x in files)}.{len(files)}"


def test_refusals(small: Path, small_copy: Path, tmp_path: Path) -> None:
    """A year without letters names those that there are; what is there already stays; a wrong kind is explained."""
    assert refused(small, "1999") == (
        "No letter of the public edition was issued for 1999; there are letters for: 2025, 2026."
    )
    assert "A bag is of a year" in refused(small, "chuyen-doi-so")
    assert "is of a series, but 2025 is a year" in refused(small, YEAR, "--format", "csv")
    for name, better in (("bag.rar", "bag.zip"), ("bag.tar.GZ", "bag.tar")):
        assert refused(small, YEAR, "-o", tmp_path / name).endswith(f"name it {tmp_path / better}.")
    assert not list(tmp_path.glob("bag*"))
    assert "There is no series 'nothing' in the public edition" in refused(small, "nothing", "--format", "csv")
    (tmp_path / "there").write_text("mine")
    assert refused(small, YEAR, "-o", tmp_path / "there").endswith("exists already; it is not overwritten.")
    assert (tmp_path / "there").read_text() == "mine"
    (tmp_path / "file").write_text("x")
    assert "Cannot write" in refused(small, YEAR, "-o", tmp_path / "file" / "bag")
    edit(small_copy / f"reports/{REPLACED}.md", "notation:", "notations:")
    done = run(small_copy, "congvan", "export", YEAR, "-o", tmp_path / "bag")
    assert done.returncode == 1
    assert not (tmp_path / "bag").exists()
    assert hidden(tmp_path) == set()


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_figures_of_a_series(small: Path, tmp_path: Path, form: str) -> None:
    """The same bytes as the edition's."""
    for audience in ("public", "internal"):
        target = tmp_path / f"{audience}.{form}"
        export(small, "chuyen-doi-so", "--format", form, "--audience", audience, "-o", target)
        assert target.read_bytes() == (small / f"site/{audience}/data/chuyen-doi-so.{form}").read_bytes()


def test_letters_of_a_series_as_json(small: Path, tmp_path: Path) -> None:
    """Their figures are those that the edition tells."""
    export(small, "chuyen-doi-so", "--format", "json", "-o", tmp_path / "a.json")
    letters = json.loads((tmp_path / "a.json").read_text("utf-8"))["letters"]
    every = json.loads((small / "site/public/data/letters.json").read_text("utf-8"))["letters"]
    assert [x["figures"] for x in letters] == [x["figures"] for x in every if x["series"] == "chuyen-doi-so"]
    assert letters
