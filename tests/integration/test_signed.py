"""Signed copies beside letters: what is published of them, for whom, and what stops a build."""

import json
import shutil
from pathlib import Path

import pytest

from congvan.model.signature import Level
from tests.integration.archives import PASSAGES, WITHDRAWN, built, copy_built, kept
from tests.integration.warm import run
from tests.pki import Identity, pki, signed, trust

_EDITIONS = ("public", "internal")


def _pdf(site: Path, audience: str, letter: str) -> Path:
    return site / audience / letter / f"{letter.replace('/', '-')}.pdf"


def _copy(archive: Path, letter: str, data: bytes) -> bytes:
    (archive / "reports" / f"{letter}.signed.pdf").write_bytes(data)
    return data


def _signed_file(archive: Path, audience: str, letter: str) -> Path:
    return _pdf(archive / "site", audience, letter).with_suffix(".signed.pdf")


@pytest.fixture(scope="module")
def copies(tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes, bytes]:
    """An archive with two signed letters, built: one as the public edition prints it, one as the office does."""
    archive = copy_built(tiny, tmp_path_factory.mktemp("signed") / "archive")
    trust(archive / "reports")
    public = signed(
        signed(_pdf(archive / "site", "public", WITHDRAWN).read_bytes(), level=Level.B_LTA), pki().seal, field="B"
    )
    internal = signed(_pdf(archive / "site", "internal", PASSAGES).read_bytes())
    _copy(archive, WITHDRAWN, public)
    _copy(archive, PASSAGES, internal)
    return built(archive), public, internal


def test_a_signed_copy_is_published_untouched(copies: tuple[Path, bytes, bytes]) -> None:
    """The same bytes in both editions, named by the page, the list of checksums and the data."""
    archive, public, _ = copies
    for audience in _EDITIONS:
        file = _signed_file(archive, audience, WITHDRAWN)
        assert file.read_bytes() == public
        name = file.relative_to(archive / "site" / audience).as_posix()
        assert name in (archive / "site" / audience / "SHA256SUMS").read_text()
        listed = json.loads((archive / "site" / audience / "data/letters.json").read_text())["letters"]
        (told,) = (x["signed"] for x in listed if x["id"] == WITHDRAWN)
        assert told["pdf"] == name
        assert [(x["signer"], x["level"]) for x in told["signatures"]] == [
            ("Nguyễn Văn Mẫu", "B-LTA"),
            ("UBND xã Mẫu", "B-B"),
        ]


def test_the_page_says_who_signed(copies: tuple[Path, bytes, bytes]) -> None:
    """In words, with the time and what proves it; the signed file is the first to download."""
    archive, *_ = copies
    page = (archive / "site/public" / WITHDRAWN / "index.html").read_text()
    assert "chữ ký hợp lệ" in page
    assert "Nguyễn Văn Mẫu" in page
    assert "đã ký chậm nhất lúc 8 giờ 30 ngày 04 tháng 5 năm 2026, có dấu thời gian chứng thực" in page
    assert page.index(".signed.pdf") < page.index("Tải bản chưa ký")


def test_what_shows_more_stays_with_the_office(copies: tuple[Path, bytes, bytes]) -> None:
    """A copy signed with the internal passages is in the internal edition alone; the public page says no word of it."""
    archive, _, internal = copies
    assert _signed_file(archive, "internal", PASSAGES).read_bytes() == internal
    assert not _signed_file(archive, "public", PASSAGES).exists()
    page = (archive / "site/public" / PASSAGES / "index.html").read_text()
    assert "bản ký số do cơ quan lưu giữ" in page
    assert "Nguyễn Văn Mẫu" not in page
    assert "signed.pdf" not in page


def test_a_letter_without_one_says_nothing_of_signatures(tiny: Path) -> None:
    """Neither page nor data."""
    assert "cv-signed" not in (tiny / "site/public" / WITHDRAWN / "index.html").read_text()
    assert '"signed"' not in (tiny / "site/public/data/letters.json").read_text()


def test_another_letters_copy_stops_the_build(archive: Path) -> None:
    """Its signature holds, but it is not this letter; both editions stay as they were."""
    trust(archive / "reports")
    before = {x: kept(archive / "site" / x) for x in _EDITIONS}
    _copy(archive, PASSAGES, signed(_pdf(archive / "site", "public", WITHDRAWN).read_bytes()))
    done = run(archive, "congvan", "build")
    assert done.returncode == 1
    assert f"reports/{PASSAGES}.signed.pdf: lỗi CV544" in done.stdout + done.stderr
    assert {x: kept(archive / "site" / x) for x in _EDITIONS} == before


def _bare(archive: Path, who: Identity | None = None) -> bytes:
    return signed(_pdf(archive / "site", "public", WITHDRAWN).read_bytes(), who)


def test_a_check_tells_what_is_wrong(archive: Path) -> None:
    """Each fault by its code, at the signed file, and the check fails."""
    reports, sound = archive / "reports", _bare(archive)
    trust(reports)
    for code, data in {
        "CV537": sound.replace(b"/Type", b"/Typf", 1),
        "CV538": _bare(archive, pki().stranger),
        "CV539": sound + b"% more",
        "CV540": _bare(archive, pki().expired),
        "CV542": _bare(archive, pki().weak),
        "CV534": _pdf(archive / "site", "public", WITHDRAWN).read_bytes(),
        "CV532": b"no PDF at all",
    }.items():
        _copy(archive, WITHDRAWN, data)
        done = run(archive, "congvan", "check")
        assert done.returncode == 1, code
        assert f"reports/{WITHDRAWN}.signed.pdf: lỗi {code}" in done.stdout + done.stderr, code
    _copy(archive, WITHDRAWN, sound)
    assert run(archive, "congvan", "check").returncode == 0
    shutil.rmtree(reports / "_trust")
    assert "CV535" in run(archive, "congvan", "check").stdout
