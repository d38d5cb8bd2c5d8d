"""`congvan pdf --docx` with what does not go with it."""

from pathlib import Path

import pytest

from congvan.cli import run


@pytest.mark.parametrize(
    ("arguments", "vi", "en"),
    [
        (["--docx", "-o", "thu.pdf"], "hãy đặt tên là thu.docx", "name it thu.docx"),
        (["--docx", "-o", "thu"], "hãy đặt tên là thu.docx", "name it thu.docx"),
        (["-o", "thu.docx"], "thêm --docx", "add --docx"),
        (["-o", "THU.DOCX"], "thêm --docx", "add --docx"),
        (["--docx", "--sources"], "--sources", "--sources"),
    ],
)
def test_what_does_not_go_together(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    vi: str,
    en: str,
) -> None:
    """Exit 2, one sentence that says what to write, and no file."""
    monkeypatch.chdir(tmp_path)
    for language, words in (("vi", vi), ("en", en)):
        assert run(["pdf", "xa-mau/bao-cao/2026-02", *arguments, "--lang", language]) == 2
        said = capsys.readouterr().err
        assert words in said
        assert said.count("\n") == 1
    assert not list(tmp_path.iterdir())
