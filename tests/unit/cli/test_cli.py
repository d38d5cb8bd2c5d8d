import json
import subprocess
import sys
from pathlib import Path

import pytest

from congvan.cli import asked_language, run
from congvan.cli.texts import COMMANDS
from congvan.model.text import Language
from tests.small_archive import DRAFT, FEBRUARY, FOLDER, Files, changed, write


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty place for an archive, as the working folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CONGVAN_DEBUG", raising=False)
    return tmp_path


def _make(archive: Path, files: Files | None = None, settings: str = "site_name: x\n") -> None:
    (archive / "mkdocs.yml").write_text(settings)
    write(archive, files or {})


def test_a_clean_archive(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 0 and one line; as JSON an empty list."""
    _make(archive)
    assert run(["check"]) == 0
    assert capsys.readouterr().out == "Không có lỗi nào.\n"
    assert run(["check", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_findings(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 1; each with place, code, what was found and what to do, in the language asked for."""
    _make(archive, changed(DRAFT, "status: draft", "status: drafft"))
    assert run(["check"]) == 1
    out = capsys.readouterr().out
    assert out.startswith(f"{DRAFT}:2:9: lỗi CV104: «status» chỉ nhận một trong: draft,")
    assert "\n    → Viết: status: draft\n" in out
    assert run(["check", "--lang", "en"]) == 1
    assert f"{DRAFT}:2:9: error CV104: 'status' must be one of: draft," in capsys.readouterr().out


def test_json(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The contract's list of objects, nothing else on standard output."""
    _make(archive, changed(DRAFT, "status: draft", "status: drafft"))
    assert run(["check", "--format", "json", "--lang=en"]) == 1
    (finding,) = json.loads(capsys.readouterr().out)
    assert finding == {
        "code": "CV104", "severity": "error", "path": DRAFT, "line": 2, "column": 9, "field": "status",
        "message": "'status' must be one of: draft, issued, replaced, withdrawn.", "hint": "Write: status: draft",
    }  # fmt: skip


def test_the_archives_language(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What `mkdocs.yml` says holds unless another is asked for."""
    _make(archive, settings="theme: {name: material, language: en}\n")
    assert run(["check"]) == 0
    english = capsys.readouterr().out
    assert run(["check", "--lang", "vi"]) == 0
    assert capsys.readouterr().out == "Không có lỗi nào.\n" != english


def test_warnings(archive: Path) -> None:
    """They fail under `--strict` alone."""
    _make(archive, {f"{FOLDER}/2026-03/bang.xlsx": b"x"})
    assert run(["check"]) == 0
    assert run(["check", "--strict"]) == 1


@pytest.mark.parametrize(
    ("path", "code"),
    [
        (DRAFT, 1), ("xa-mau/bao-cao/2026-03", 1), ("xa-mau/bao-cao/2026-03.md", 1), ("reports", 1),
        ("reports/xa-mau", 1), (".", 1),
        (f"{FOLDER}/2026-03", 1), (FEBRUARY, 0), ("xa-mau/bao-cao/2026-02", 0), ("reports/_series", 0),
        ("reports/xa-mau/bao-cao/2026-09", 2), ("mkdocs.yml", 2), ("/", 2),
    ],
)  # fmt: skip
def test_some_letters_alone(archive: Path, path: str, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    """A letter by path or id (its folder of attachments notwithstanding), a folder; what is not there is said."""
    _make(archive, {**changed(DRAFT, "status: draft", "status: drafft"), f"{FOLDER}/2026-03/bang.xlsx": b"x"})
    assert run(["check", path]) == code
    captured = capsys.readouterr()
    assert ("CV104" in captured.out) == (code == 1)
    assert bool(captured.err) == (code == 2)


@pytest.mark.parametrize(
    ("arguments", "vi", "en"),
    [
        (["chek"], "không có lệnh «chek»", "No such command"),
        (["check", "--foo"], "không có tùy chọn --foo", "--foo"),
        (["new", "a"], "thiếu SERIES", "Missing argument"),
        (["new", "a", "b", "c", "d"], "thừa «d»", "unexpected extra argument"),
        (["check", "--strict=1"], "tùy chọn --strict không nhận giá trị", "does not take a value"),
        (
            ["check", "--format", "xml"],
            "--format không nhận «xml», chỉ nhận một trong: 'text', 'json', 'github', 'sarif'",
            "'xml' is not one",
        ),
        (["pdf", "x"], "«x» không phải là một công văn", "'x' is no letter"),
        (["pdf", "xa-mau/bao-cao/2026-09"], "Không có công văn xa-mau/bao-cao/2026-09", "There is no letter"),
        (["new", "xa", "bao-cao", "2026-04"], "Không có cơ quan «xa»", "There is no agency"),
        (["new", "xa-mau", "bao-cao", "2026-02"], "Đã có công văn", "is not overwritten"),
        (["check", "-f", "no.yml"], "Không thấy no.yml", "no.yml was not found"),
        (["verify", "nowhere"], "Không có nowhere", "nowhere"),
    ],
)
def test_what_cannot_be_run(
    archive: Path, arguments: list[str], vi: str, en: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 2, one sentence on standard error in the language asked for, nothing on standard output."""
    _make(archive)
    for language, words in (("vi", vi), ("en", en)):
        assert run([*arguments, "--lang", language] if arguments[0] != "chek" else ["--lang", language, "chek"]) == 2
        captured = capsys.readouterr()
        assert words in captured.err
        assert captured.err.count("\n") == 1
        assert "Traceback" not in captured.err
        assert captured.out == ""


def test_an_option_without_its_value(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is told which."""
    assert run(["--lang", "vi", "check", "--format"]) == 2
    assert capsys.readouterr().err == "Sai cách gọi lệnh: tùy chọn --format cần một giá trị\n"


def test_no_archive_here(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without `mkdocs.yml`, and with one but without letters, that is said."""
    assert run(["check"]) == 2
    assert "Không thấy mkdocs.yml" in capsys.readouterr().err
    (archive / "mkdocs.yml").write_text("site_name: x\n")
    assert run(["check"]) == 2
    assert "Không có thư mục «reports»" in capsys.readouterr().err


def test_help(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every command explains itself, in the language asked for, without an archive; no command shows the help."""
    assert run(["--help"]) == 0
    assert "Kiểm tra kho công văn" in capsys.readouterr().out
    for command in ("check", "build", "serve", "pdf", "verify", "new"):
        assert run([command, "--help", "--lang", "en"]) == 0
        assert "Language of messages" in capsys.readouterr().out
    assert run([]) == 2
    assert "Kiểm tra kho công văn" in capsys.readouterr().out
    assert run(["--version"]) == 0


def test_new(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The draft stands in its place and is sound but for what must be looked at, which is listed by line."""
    _make(archive, {DRAFT: None})
    assert run(["new", "xa-mau", "bao-cao", "2026-03"]) == 0
    captured = capsys.readouterr()
    assert f"{DRAFT} từ xa-mau/bao-cao/2026-02" in captured.err
    assert captured.out.startswith(f"{DRAFT}:11: money: ")
    assert run(["check"]) == 0


def test_a_fault_of_the_program(
    archive: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What nobody foresaw is one sentence without its own words, which might be secret; CONGVAN_DEBUG shows it."""
    _make(archive)

    def broken(*_: object) -> None:
        raise LookupError("PLANTED")

    monkeypatch.setattr("congvan.checking.check", broken)
    assert run(["check"]) == 2
    captured = capsys.readouterr()
    assert "LookupError" in captured.err
    assert "PLANTED" not in captured.err + captured.out
    monkeypatch.setenv("CONGVAN_DEBUG", "1")
    with pytest.raises(LookupError):
        run(["check"])


def test_a_check_loads_nothing_for_publishing() -> None:
    """It would wait for it half a second and more, each time; a command is imported when it is asked for."""
    heavy = ("mkdocs", "material", "weasyprint", "pagefind", "lxml", "PIL", "pikepdf", "pypdfium2", "fontTools")
    asked = "import sys; from congvan.cli import run; run(['check', '--help']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    loaded = {x.partition(".")[0] for x in done.stdout.splitlines()[-1].split()}
    assert "congvan" in loaded
    assert not loaded & set(heavy)
    assert "lark" not in loaded, "jsonschema found rfc3987-syntax, which compiles grammars for a second (excludes.txt)"


def test_the_list_of_commands_imports_none() -> None:
    """It stands there at once, and names them all."""
    asked = "import sys; from congvan.cli import run; run(['--help']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    *said, loaded = done.stdout.splitlines()
    assert {"congvan.pipeline", "congvan.checking"}.isdisjoint(loaded.split())
    for name in filter(None, COMMANDS):
        assert any(line.startswith(f"  {name} ") for line in said)


def test_interrupted(archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl+C ends with one sentence, without a traceback, with the shell's usual code."""
    _make(archive)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("congvan.checking.check", interrupted)
    assert run(["check"]) == 130
    # the empty line is click's: what the terminal shows of Ctrl+C stands before it
    assert capsys.readouterr().err == "\nĐã dừng theo yêu cầu; những gì có trước đó vẫn còn nguyên.\n"


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        ([], None), (["check"], None), (["--lang", "en"], Language.EN), (["check", "--lang=vi"], Language.VI),
        (["--lang"], None), (["--lang", "fr"], None),
    ],
)  # fmt: skip
def test_asked_language(arguments: list[str], language: Language | None) -> None:
    """Wherever it stands; what is no language is not guessed."""
    assert asked_language(arguments) is language
