"""`congvan inspect` as a person runs it, and over the letters of a built archive."""

import json
from pathlib import Path

from congvan.inspect.inspection import inspect_sheet
from congvan.inspect.reading import read_sheet
from congvan.inspect.report import Status
from congvan.model.text import Language
from tests.integration.archives import LETTERS, PUBLIC, ROOT
from tests.integration.warm import run

KEPT, BROKEN, FAILED = 0, 1, 2
WORD = ROOT / "tests" / "unit" / "inspect"
KEYS = {"code", "status", "page", "x", "y", "width", "height", "expected", "found", "message", "hint"}


def test_every_letter_of_a_built_archive_keeps_the_form(small: Path) -> None:
    """Both editions: issued, late, replaced, withdrawn, internal, drafts, with attachments and withheld passages."""
    wrong: dict[str, list[str]] = {}
    for edition, letters in (("public", PUBLIC), ("internal", LETTERS)):
        for letter in letters:
            (path,) = (small / "site" / edition).rglob(f"{letter.replace('/', '-')}.pdf")
            report = inspect_sheet(read_sheet(path))
            told = [x.message(Language.EN) for x in report.of(Status.BROKEN)]
            wrong |= {f"{edition} {letter}": told} if told else {}
    assert wrong == {}


def test_a_letter_that_keeps_the_form(tmp_path: Path) -> None:
    """Exit 0, anywhere: no archive is needed. One line a rule, and which faces are embedded."""
    done = run(tmp_path, "congvan", "inspect", str(WORD / "word-good.pdf"))
    assert done.returncode == KEPT, done.stdout + done.stderr
    assert "✓ CV936 Quốc hiệu" in done.stdout
    assert "LiberationSerif (có nhúng)" in done.stdout
    assert "✗" not in done.stdout


def test_a_letter_that_breaks_it(tmp_path: Path) -> None:
    """Exit 1; broken rules come first, each with its place and what to do."""
    done = run(tmp_path, "congvan", "inspect", str(WORD / "word-poor.pdf"), "--lang", "en")
    assert done.returncode == BROKEN
    assert done.stdout.index("✗ CV938") < done.stdout.index("✓ CV931")
    assert "✗ CV951 Signer's name: page 1, " in done.stdout
    assert "→ Draw a solid line" in done.stdout


def test_json(tmp_path: Path) -> None:
    """A list of objects with the keys that programs rely on, and nothing else on standard output."""
    done = run(tmp_path, "congvan", "inspect", str(WORD / "word-poor.pdf"), "--format", "json")
    outcomes = json.loads(done.stdout)
    assert {frozenset(x) for x in outcomes} == {frozenset(KEYS)}
    assert {x["status"] for x in outcomes} == {"kept", "broken", "absent"}
    assert len({x["code"] for x in outcomes}) == 30


def test_what_is_no_letter(tmp_path: Path) -> None:
    """Exit 2 and one sentence."""
    (tmp_path / "thu.pdf").write_bytes(b"no PDF")
    done = run(tmp_path, "congvan", "inspect", "thu.pdf")
    assert done.returncode == FAILED
    assert done.stderr.strip() == "«thu.pdf» không phải là tệp PDF."


def test_a_bound_volume(small: Path) -> None:
    """Exit 2 and one sentence, which says what to inspect instead."""
    volume = min((small / "site" / "public" / "agencies").rglob("*.pdf"))
    done = run(volume.parent, "congvan", "inspect", volume.name)
    assert done.returncode == FAILED
    assert done.stderr.strip() == (
        f"«{volume.name}» là tập công văn: hãy đo PDF riêng của từng công văn, các trang giống hệt."
    )
