"""`congvan check`: forms, choice of codes, for whom, what is let stand."""

import json
from pathlib import Path

import pytest

from congvan.cli import run
from tests.small_archive import AGENCY, DRAFT, FEBRUARY, FOLDER, SERIES, SOUND, Files, changed, write

_WRONG = changed(DRAFT, "status: draft", "status: drafft")
_TWICE = changed(DRAFT, "status: draft", "status: drafft", "Kỳ báo cáo", "Các tổ , kỳ báo cáo")
_BLOB = {f"{FOLDER}/2026-03/bang.xlsx": b"PK"}


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty place for an archive, as the working folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1773100000")  # 10 March 2026: the draft of March is not due yet
    return tmp_path


def _make(archive: Path, files: Files) -> None:
    (archive / "mkdocs.yml").write_text("site_name: x\n")
    write(archive, files)


def _codes(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    code = run(["check", "--format", "json", *arguments])
    return code, [x["code"] for x in json.loads(capsys.readouterr().out)]


def test_the_frame(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The line with a caret stands between what was found and what to do; the count is at the end. No colours."""
    _make(archive, _WRONG)
    assert run(["check"]) == 1
    lines = capsys.readouterr().out.split("\n")
    assert lines[0].startswith(f"{DRAFT}:2:9: lỗi CV104: ")
    assert lines[1:3] == ["    2 | status: drafft", "      |         ^"]
    assert lines[3].startswith("    → ")
    assert lines[-2] == "1 lỗi trong 1 tệp."


@pytest.mark.parametrize(
    ("arguments", "code", "codes"),
    [
        ([], 1, ["CV104", "CV712"]),
        (["--select", "CV1"], 1, ["CV104"]),
        (["--select", "cv712, CV9"], 0, ["CV712"]),
        (["--select", "CV712", "--select", "CV104"], 1, ["CV104", "CV712"]),
        (["--select", "CV2"], 0, []),
        (["--ignore", "CV1"], 0, ["CV712"]),
        (["--ignore", "CV1", "--strict"], 1, ["CV712"]),
        (["--ignore", "CV1,CV712", "--strict"], 0, []),
        (["--select", "CV", "--ignore", "CV104"], 0, ["CV712"]),
    ],
)
def test_select_and_ignore(
    archive: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, codes: list[str]
) -> None:
    """Codes or how they begin, with commas or several times; what is left out does not fail the command."""
    _make(archive, _TWICE)
    assert _codes(capsys, *arguments) == (code, codes)


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_no_such_code(archive: Path, capsys: pytest.CaptureFixture[str], option: str) -> None:
    """A code that no rule has is a wrong call, with the nearest."""
    _make(archive, {})
    assert run(["check", option, "CV104,CV5003"]) == 2
    said = capsys.readouterr().err
    assert said == f"Sai cách gọi lệnh: {option}: không có mã nào bắt đầu bằng «CV5003»; gần nhất là CV503\n"
    assert run(["check", option, "X", "--lang", "en"]) == 2
    assert "no code begins with 'X'" in capsys.readouterr().err


def test_github_from_a_repository(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Paths lead from the root of the repository, which may be above the archive."""
    (archive / ".git").mkdir()
    (archive / "kho").mkdir()
    _make(archive / "kho", _WRONG)
    assert run(["check", "-f", "kho/mkdocs.yml", "--format", "github"]) == 1
    out = capsys.readouterr().out
    assert out.startswith(f"::error file=kho/{DRAFT},line=2,col=9,title=CV104 ")
    assert out.count("\n") == 1
    assert run(["check", "-f", "kho/mkdocs.yml", "--format", "sarif"]) == 1
    out = capsys.readouterr().out
    assert f'"uri": "kho/{DRAFT}"' in out
    assert str(archive) not in out


def test_colours(archive: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal alone, not with NO_COLOR; never where a program reads."""
    _make(archive, _WRONG)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    for form, coloured in (("text", True), ("json", False), ("github", False), ("sarif", False)):
        run(["check", "--format", form])
        assert ("\x1b[" in capsys.readouterr().out) == coloured
    monkeypatch.setenv("NO_COLOR", "1")
    run(["check"])
    assert "\x1b[" not in capsys.readouterr().out


def test_waived(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is let stand does not fail under `--strict`, is listed with its reason, and goes by both codes."""
    waiver = "# congvan: allow CV503: tệp nguồn để đối chiếu\nstatus:"
    _make(archive, {**changed(DRAFT, "status:", waiver), **_BLOB})
    assert run(["check", "--strict"]) == 0
    out = capsys.readouterr().out
    assert "lý do: tệp nguồn để đối chiếu." in out
    assert out.endswith("\nKhông có lỗi nào; 1 ngoại lệ có lý do.\n")
    assert _codes(capsys, "--select", "CV503") == _codes(capsys, "--select", "CV016") == (0, ["CV016"])
    assert _codes(capsys, "--ignore", "CV503") == (0, [])
    assert run(["check", "--format", "sarif"]) == 0
    (result,) = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    assert result["ruleId"] == "CV503"
    assert result["suppressions"] == [{"kind": "inSource", "justification": "tệp nguồn để đối chiếu"}]


_CONTACT = 'contact: {name: Lý Thị Kín, phone: "0900000099", email: kin@example.com}'
_DIRTY = "Các  tổ dân phố , hộ các các nơi KÍN {{ không.có }} 2.382 tỷ …"
_PUBLIC_DIRT = _DIRTY.replace("KÍN", "LỘ")
_PLANTED: Files = {
    # Every line of the dirt has findings; beside it stand words that the public must not read.
    FEBRUARY: SOUND[FEBRUARY]
    .replace("copies:", f"{_CONTACT}\nnotes: KÍN 2.382 tỷ , các các  {{{{ x }}}}\nnotess: KÍN\ncopies:")
    .replace("  count: 12", "  secret: [KÍN]\n  count: mười hai # KÍN")
    .replace(
        "## 2. Kết quả\n",
        f"## 2. Kết quả\n\n{_PUBLIC_DIRT}\n\n/// internal\n{_DIRTY}\n///\n\n"
        f'Các các {{{{ internal("KÍN các các") }}}} , {{{{ không.có }}}}\n\n'
        f"Các các nơi. <!-- KÍN -->\n\nGặp Lý Thị Kín , các các số 0900000099, kin@example.com.\n\n"
        f"/// internal\nTổ , hộ. <!-- congvan: allow CV712: KÍN -->\nTốt. <!-- congvan: allow CV712: KÍN -->\n///\n",
    ),
    f"{FOLDER}/2026-04.md": SOUND[DRAFT]
    .replace("status:", "visibility: internal\nstatus:")
    .replace("báo cáo việc mẫu", "KÍN , việc  các các mẫu")
    .replace("## 2.", f"{_DIRTY} <!-- congvan: allow CV712: KÍN -->\n\n## 2."),
    f"{FOLDER}/2026-05.md": SOUND[DRAFT].replace("subject:", "notes: 'KÍN\nsubject:"),
    f"{FOLDER}/2026-06.md": SOUND[DRAFT].replace("## 2.", "/// nội bộ KÍN\nCác các KÍN , x\n///\n## 2."),
    "reports/_series/khac.yml": "title: KÍN , x\nshort: KÍN\nfrequency: monthlyy # KÍN\nplanted: KÍN\n",
    AGENCY: SOUND[AGENCY].replace("place: Mẫu", "place: [] # KÍN"),
    SERIES: SOUND[SERIES].replace("title: Nhận xét riêng", "title: KÍN, minimum: x"),
}


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_nothing_internal_for_the_public(archive: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    """No form shows a planted word to the public; shown to the internal audience, they were there to be found."""
    for name, source in _PLANTED.items():  # one by one: a broken series or agency would keep rules from the letters
        _make(archive, {**{x: None for x in _PLANTED if x not in SOUND}, name: source})
        for language in ("vi", "en"):
            run(["check", "--format", form, "--lang", language])
            out = capsys.readouterr().out
            assert len(out) > 100, name
            for word in ("KÍN", "Lý Thị Kín", "0900000099", "kin@example.com"):
                assert word not in out, (name, word, [x for x in out.split("\n") if word in x])
        for path in archive.rglob("*.md"):
            path.unlink()


def test_frames_for_the_internal_audience(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is shown every line; the public, those of public passages."""
    _make(archive, {FEBRUARY: _PLANTED[FEBRUARY]})
    run(["check", FEBRUARY])
    public = capsys.readouterr().out
    assert "| Các  tổ dân phố , hộ các các nơi LỘ" in public
    run(["check", FEBRUARY, "--audience", "internal"])
    internal = capsys.readouterr().out
    assert "| Các  tổ dân phố , hộ các các nơi KÍN" in internal
    assert internal.count("^\n") > public.count("^\n")
