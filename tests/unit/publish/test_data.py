"""The files of an edition as others read them: by the library of those who made the Data Package."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from frictionless import Package, Resource, system
from frictionless.resources import TableResource

from congvan.model.facts import FileFacts
from congvan.model.identity import LetterId
from congvan.model.terms import Audience, Status
from congvan.model.view import EditionView, WithdrawalView
from congvan.publish.data import data_files
from tests.factories import a_draft, a_duty, a_letter, a_series, an_agency, an_attachment, an_edition
from tests.unit.render.data.data_series import FULL, SERIES, a_reported, a_wide_series

EMPTY = an_agency(id="trong", name="Ủy ban nhân dân xã Trống", short="UBND xã Trống", series=())


def an_archive(audience: Audience = Audience.PUBLIC) -> EditionView:
    """An edition with all that is odd: no data, wide data, big and missing figures, an agency without letters."""
    wide = a_wide_series(40)
    letters = (
        a_reported(attachments=(an_attachment(),)),
        a_reported("2026-03", {**FULL, "budget.total": 10**16, "note": "a;=1\nb", "fund.open": False}),
        a_reported("2026-02", {}, date=date(2026, 3, 2), status=Status.WITHDRAWN,
                   withdrawn=WithdrawalView(date(2026, 4, 20), "Nhầm")),
        a_letter(series=replace(wide, id="rong"), subject="x" * 500),
        a_letter("2026-Q1", series=a_series(id="khong-so-lieu"), figures=()),
    )  # fmt: skip
    edition = an_edition(*letters, audience=audience, duties=(a_duty(),))
    return replace(edition, agencies=(*edition.agencies, EMPTY), series=(*edition.series, a_series(id="chua-co")))


def files(edition: EditionView, site_url: str = "") -> dict[str, bytes]:
    """The data files by address; every PDF is told of."""
    pdf = {f"{x.id}/{x.id.slug}.pdf": FileFacts(1000, "ab" * 32) for x in edition.letters}
    made = list(data_files(edition, pdf, site_url))
    assert len({name for name, _ in made}) == len(made)
    return dict(made)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The public files as they are published."""
    root = tmp_path_factory.mktemp("data")
    for name, content in files(an_archive()).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root


def resources(folder: Path) -> Iterator[Resource]:
    """The resources of the package; its profile's address, which would be fetched, is left out."""
    descriptor = json.loads((folder / "data" / "datapackage.json").read_text("utf-8"))
    del descriptor["$schema"]
    yield from Package.from_descriptor(descriptor, basepath=str(folder / "data")).resources


def test_the_package_is_valid(folder: Path) -> None:
    """Frictionless finds CSV and workbooks to be of the declared types, checksums and keys, cell by cell."""
    with system.use_context(trusted=True):
        for resource in resources(folder):
            report = resource.validate()
            assert report.valid, (resource.name, report.flatten(["rowNumber", "fieldName", "type", "note"]))


def test_both_forms_say_the_same(folder: Path) -> None:
    """Read by their description, the CSV and the workbook of a series have equal rows, in types of Python's own."""
    tables = (x for x in resources(folder) if isinstance(x, TableResource))
    read = {x.name: x.read_rows() for x in tables if x.name and x.name.startswith("so-lieu")}
    table, book = ([row.to_dict() for row in read[f"so-lieu-{x}"]] for x in ("csv", "xlsx"))
    assert len(table) == 3
    first = table[0]
    assert (first["Kinh phí / Tổng số (đồng)"], first["Quỹ / Đã thành lập"]) == (2_382_000_000, True)
    assert (first["Quỹ / Từ ngày"], str(first["Hồ sơ / Đúng hạn (%)"])) == (date(2025, 12, 31), "98.7")
    assert table[1]["Kinh phí / Tổng số (đồng)"] == 10**16
    texts = {"Ghi chú"}  # of which the CSV puts an apostrophe before what a spreadsheet would run
    same = [head for head in first if head not in texts]
    assert [[row[x] for x in same] for row in table] == [[row[x] for x in same] for row in book]


def test_a_wrong_cell_would_be_found(folder: Path, tmp_path: Path) -> None:
    """The validation above can fail: one letter among the figures, and the package is no longer valid."""
    text = (folder / "data" / "so-lieu.csv").read_text("utf-8")
    (tmp_path / "so-lieu.csv").write_text(text.replace("2382000000", "2382OOOOOO"), "utf-8")
    descriptor = next(x for x in resources(folder) if x.name == "so-lieu-csv").to_descriptor()
    descriptor = {k: v for k, v in descriptor.items() if k not in ("hash", "bytes")}
    report = Resource.from_descriptor(descriptor, basepath=str(tmp_path)).validate()
    assert {x[0] for x in report.flatten(["type"])} == {"type-error"}


def test_every_file_of_the_package_is_told_as_it_is(folder: Path) -> None:
    """Size and checksum are those of the file that lies there."""
    package = json.loads((folder / "data" / "datapackage.json").read_text("utf-8"))
    assert package["name"] == "congvan-public"
    for told in package["resources"]:
        content = (folder / "data" / told["path"]).read_bytes()
        assert (told["bytes"], told["hash"]) == (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}")


def test_addresses() -> None:
    """What there is of each: the site, agencies with and without letters, series with and without, letters."""
    names = set(files(an_archive()))
    assert {x for x in names if x.startswith("data/")} == {
        f"data/{x}" for x in ("letters.json", "letters.csv", "datapackage.json")
    } | {f"data/{x}.{y}" for x in ("so-lieu", "rong", "khong-so-lieu", "chua-co") for y in ("csv", "xlsx")}
    assert {x for x in names if "trong" in x} == {
        f"agencies/trong/{x}" for x in ("feed.xml", "feed.json", "deadlines.ics")
    }
    letter = LetterId("bim-son", SERIES.id, an_archive().letters[0].id.period)
    assert f"{letter}/{letter.slug}.json" in names


def test_nothing_of_the_machine_is_told() -> None:
    """No path, in no kind of file but the packed ones, which another test looks into."""
    told = b"".join(x for name, x in files(an_archive(Audience.INTERNAL)).items() if not name.endswith(".xlsx"))
    assert b"/nowhere/" not in told


def test_drafts_are_in_no_feed_and_in_the_internal_tables() -> None:
    """A feed tells what was issued; the office's tables have what is being written."""
    edition = an_edition(a_draft(subject="việc đang soạn"), audience=Audience.INTERNAL)
    made = files(edition)
    assert "việc đang soạn".encode() in made["data/letters.csv"]
    assert not [x for x, content in made.items() if "feed." in x and "đang soạn".encode() in content.lower()]


_HASHES = """
import hashlib
from tests.unit.publish.test_data import an_archive, files
print(hashlib.sha256(b"".join(x.encode() + y for x, y in files(an_archive(), "https://a.example/").items())).hexdigest())
"""


def test_same_bytes_whatever_the_hash_seed() -> None:
    """Two processes with other orders of sets give the same files in the same order."""
    told = {
        subprocess.run(
            [sys.executable, "-c", _HASHES], env={"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": "src:."},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("77", "Pacific/Kiritimati"))
    }  # fmt: skip
    assert len(told) == 1
