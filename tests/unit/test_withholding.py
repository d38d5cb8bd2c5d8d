"""The files of an archive enter, what gives the internal ones away leaves; each file is read once."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from congvan import withholding
from congvan.model.withheld import Secret
from congvan.processes.pool import Lost
from congvan.project.hashes import Files
from congvan.store.cache import Cache
from congvan.verify.reading import Reader
from congvan.verify.telling import Telling
from tests.mutation.archive import word, workbook

ORIGIN = "reports/xa-mau/bao-cao/2026-02.md: attachments"
HEADING = "Biểu tổng hợp đơn thư của các thôn trong toàn xã"
SENTENCE = "Bà Lò Thị Mây ở thôn Đá Vách đứng tên đầu đơn"


def _files(root: Path, internal: dict[str, bytes], public: dict[str, bytes]) -> Files:
    for name, data in (internal | public).items():
        (root / name).write_bytes(data)
    return Files((), {x: (root / x, ORIGIN) for x in internal}, {x: root / x for x in public})


def _nothing_to_ask(_reader: Reader, _ask: object, paths: Sequence[Path]) -> Iterator[tuple[Path, object]]:
    assert not paths
    return iter(())


def test_each_file_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read, kept by content, and not read again; what cannot be read says nothing, and is not tried again either."""
    lines = f"{HEADING}\n{SENTENCE}\n0987 612 345\n0237 000 0000\n".encode()
    internal = {"a.txt": lines, "b.doc": b"\xd0\xcf\x11\xe0" + bytes(200)}
    files = _files(tmp_path, internal, {"c.xlsx": workbook(HEADING)})
    cache = Cache(tmp_path / "cache")
    first = withholding.attached(files, frozenset({"02370000000"}), cache)
    assert first == ((Secret("0987 612 345", ORIGIN), Secret(SENTENCE, ORIGIN)), ())

    monkeypatch.setattr(Reader, "ask_each", _nothing_to_ask)
    assert withholding.attached(files, frozenset({"02370000000"}), cache) == first
    monkeypatch.undo()
    more = Files((), files.internal, {**files.public, "d.docx": tmp_path / "d.docx"})
    (tmp_path / "d.docx").write_bytes(word(f"Theo đơn, {SENTENCE}"))
    assert withholding.attached(more, frozenset(), None)[0] == (
        Secret("0237 000 0000", ORIGIN),
        Secret("0987 612 345", ORIGIN),
    )


def test_what_took_too_long_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine must not make a file silent for good."""
    files, cache = _files(tmp_path, {"a.txt": SENTENCE.encode()}, {}), Cache(tmp_path / "cache")
    for answer, found in ((Lost.TOO_LONG, ()), (Telling((SENTENCE,), ()), (Secret(SENTENCE, ORIGIN),))):
        monkeypatch.setattr(Reader, "ask_each", lambda _, __, paths, answer=answer: ((x, answer) for x in paths))
        assert withholding.attached(files, frozenset(), cache) == (found,)


def _told(files: Files, cache: Cache | None) -> list[str]:
    (found,) = withholding.attached(files, frozenset(), cache)
    return [x.text for x in found]


def test_equal_bytes_under_two_endings_share_no_answer(tmp_path: Path) -> None:
    """A comma parts cells of a table, and no words of a text."""
    cache, data = Cache(tmp_path / "cache"), b"Ba Lo Thi May o thon,Da Vach dung ten dau don"
    for name, told in (("a.txt", [data.decode()]), ("a.csv", [])):
        (tmp_path / name).write_bytes(data)
        assert _told(Files((), {"digest": (tmp_path / name, ORIGIN)}, {}), cache) == told


def test_what_tells_and_what_excuses_are_kept_apart(tmp_path: Path) -> None:
    """A file that is internal here and public there excuses itself, and does so from the cache too."""
    cache = Cache(tmp_path / "cache")
    (tmp_path / "a.txt").write_bytes(SENTENCE.encode())
    files = Files((), {"digest": (tmp_path / "a.txt", ORIGIN)}, {"digest": tmp_path / "a.txt"})
    assert [_told(files, cache), _told(files, cache)] == [[], []]


def test_what_other_code_kept_is_asked_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A gate that is mended may hear what the old one did not."""
    files, cache = _files(tmp_path, {"a.txt": b"Het."}, {}), Cache(tmp_path / "cache")
    assert _told(files, cache) == []
    heard = Telling((SENTENCE,), ())
    monkeypatch.setattr(Reader, "ask_each", lambda _, __, paths: ((x, heard) for x in paths))
    assert _told(files, cache) == []
    monkeypatch.setattr(withholding, "fingerprint", lambda: "another")
    assert _told(files, cache) == [SENTENCE]


def test_without_internal_attachments_nothing_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No process is started for public files that excuse nothing."""
    monkeypatch.setattr(Reader, "ask_each", _nothing_to_ask)
    assert withholding.attached(_files(tmp_path, {}, {"c.xlsx": workbook(HEADING)}), frozenset(), None) == ()
