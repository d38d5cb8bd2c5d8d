"""`congvan sign` as a person runs it: what stands in the archive after it, and all that it refuses."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import pkcs12

from congvan.cli import run
from congvan.model.signature import Level, Verdict
from congvan.signing.trust import read_trust
from congvan.signing.validate import signatures_of
from congvan.store.scratch import release
from tests import pki, signers, stamp_service
from tests.small_archive import DRAFT, FEBRUARY, JANUARY, changed

COPY = FEBRUARY.replace(".md", ".signed.pdf")
WRONG = "mat-khau-sai-4711"


@dataclass(frozen=True, slots=True)
class Office:
    """An archive (the working folder), and a folder outside of it with keys, pictures and passphrases."""

    archive: Path
    keys: Path

    def sign(self, *options: str, who: str = "leader", letter: str = FEBRUARY, passphrase: str = "pass") -> int:  # noqa: S107 - a file's name
        """Run the command with a key file."""
        key = ["--p12", str(self.keys / f"{who}.p12"), "--passphrase-file", str(self.keys / passphrase)]
        return run(["sign", letter, *key, *options, "--lang", "en"])

    @property
    def copy(self) -> Path:
        """February's signed copy."""
        return self.archive / COPY


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """Nobody signed anything yet; it is 20 March 2026."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1774000000")
    archive, keys = tmp_path / "archive", tmp_path / "keys"
    archive.mkdir()
    keys.mkdir()
    signers.archive(archive)
    who = pki.pki()
    for name, each in {"leader": who.signer, "office": who.seal, "old": who.expired, "stranger": who.stranger}.items():
        (keys / f"{name}.p12").write_bytes(each.pkcs12)
    for name, text in {"pass": pki.PASSWORD, "wrong": WRONG, "pin": signers.PIN, "open": pki.PASSWORD}.items():
        (keys / name).write_text(f"{text}\n", "utf-8")
        (keys / name).chmod(0o644 if name == "open" else 0o600)
    (keys / "signature.png").write_bytes(signers.signature_png())
    (keys / "seal.png").write_bytes(signers.seal_png())
    monkeypatch.chdir(archive)
    yield Office(archive, keys)
    release()  # this process outlives the archive, whose cache holds its temporary files


def test_two_sign_one_after_the_other(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    """The copy stands beside the letter, holds both signatures, and the archive trusts them."""
    assert office.sign("--image", str(office.keys / "signature.png")) == 0
    first = office.copy.read_bytes()
    assert office.sign("--as", "seal", "--image", str(office.keys / "seal.png"), who="office") == 0
    assert office.copy.read_bytes().startswith(first)
    found = signatures_of(office.copy.read_bytes(), read_trust(office.archive / "reports" / "_trust"))
    assert [(x.signer, x.verdict, x.level) for x in found] == [
        ("Nguyễn Văn Mẫu", Verdict.VALID, Level.B_B),
        ("UBND xã Mẫu", Verdict.VALID, Level.B_B),
    ]
    assert [x.time.isoformat() for x in found if x.time] == ["2026-03-20T09:46:40+00:00"] * 2
    told = capsys.readouterr().err
    assert f"Wrote {COPY}.\nSigned as UBND xã Mẫu (Ủy ban nhân dân xã Mẫu), level B-B." in told
    assert [x.name for x in office.copy.parent.iterdir() if x.name.startswith(".")] == []


def test_what_is_signed_is_what_the_command_makes(office: Office) -> None:
    """The copy begins with the PDF of the letter, byte for byte; `-o` names another place."""
    assert run(["pdf", FEBRUARY, "--audience", "internal", "-o", "plain.pdf"]) == 0
    assert office.sign("-o", "elsewhere.pdf") == 0
    plain = (office.archive / "plain.pdf").read_bytes()
    assert (office.archive / "elsewhere.pdf").read_bytes().startswith(plain)
    assert not office.copy.exists()


def test_a_token_signs_in_a_process_of_its_own(office: Office) -> None:
    """As `python -m congvan`, with the PIN on standard input; nothing of it in what is printed, details asked for."""
    token = ["--pkcs11", str(signers.module()), "--token", signers.CROWDED, "--key", "con-dau"]
    command = [sys.executable, "-m", "congvan", "sign", FEBRUARY, *token, "--passphrase-file", "-", "--lang", "en"]
    done = subprocess.run(command, input=f"{signers.PIN}\n", capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert "Signed as UBND xã Mẫu" in done.stderr
    assert signers.PIN not in done.stderr
    assert len(signatures_of(office.copy.read_bytes(), read_trust(office.archive / "reports" / "_trust"))) == 1


def test_a_service_dates_the_signature(
    office: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Asked over HTTP; from one that answers with a fault, or something else, nothing is left but a sentence."""
    for name in stamp_service.PROXIES:
        monkeypatch.delenv(name, raising=False)
    with stamp_service.serving() as address:
        for path, said in {
            "/500": "refuses it (HTTP 500)",
            "/noise": "is no time stamp",
            "/other": "is no time stamp",
        }.items():
            assert office.sign("--level", "B-T", "--timestamp-url", address + path) == 2
            assert said in capsys.readouterr().err
            assert list(office.archive.rglob("*.pdf")) == []
        assert office.sign("--level", "B-T", "--timestamp-url", f"{address}/stamp") == 0
    assert "level B-T." in capsys.readouterr().err
    (found,) = signatures_of(office.copy.read_bytes(), read_trust(office.archive / "reports" / "_trust"))
    assert (found.verdict, found.level, found.time) == (Verdict.VALID, Level.B_T, pki.SIGNED_AT)


def test_an_unknown_root_is_named(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    """The copy is written, and what is still missing is said: which certificate, and where it goes."""
    assert office.sign(who="stranger") == 0
    told = capsys.readouterr().err
    assert "the root certificate 'Gốc lạ' lies in reports/_trust" in told
    assert "Signed as Nguyễn Văn Mẫu (Ủy ban nhân dân xã Mẫu), level B-B." in told


def test_empty_parts_are_left_out(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    """A certificate without an organisation leaves no pair of brackets."""
    (office.keys / "alone.p12").write_bytes(pki.signer_with(office="").pkcs12)
    assert office.sign(who="alone") == 0
    assert "Signed as Nguyễn Văn Mẫu, level B-B." in capsys.readouterr().err


def _with_a_passage(office: Office) -> None:
    passage = "Đã chi {{ data.money.spent }}./."
    for path, source in changed(FEBRUARY, passage, f"/// internal\nNội bộ.\n///\n\n{passage}").items():
        (office.archive / path).write_bytes(str(source).encode())


def test_the_second_signs_what_the_first_signed(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    """The office needs not say which text the officer signed; if it says another, that is the reason given."""
    _with_a_passage(office)
    assert office.sign("--audience", "public") == 0
    first = office.copy.read_bytes()
    assert office.sign("--as", "seal", "--audience", "internal", who="office") == 2
    assert "holds the letter as --audience public gives it" in capsys.readouterr().err
    assert office.sign("--as", "seal", who="office") == 0
    assert office.copy.read_bytes().startswith(first)
    assert "the public edition will not have it" not in capsys.readouterr().err


def test_a_certificate_for_something_else_writes_nothing(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    """A web server's, and one that says nothing of its use."""
    for name, said in {"server": "for a server", "mute": "does not say that its key is for signing"}.items():
        (office.keys / f"{name}.p12").write_bytes(getattr(pki.pki(), name).pkcs12)
        assert office.sign(who=name) == 2
        assert said in capsys.readouterr().err
    assert not office.copy.exists()


def test_what_the_public_will_not_get_is_said(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    """A letter with an internal passage, once the whole is signed; not where the public's text is, or nothing."""
    _with_a_passage(office)
    assert office.sign("-o", "whole.pdf", passphrase="wrong") == 2
    assert "the public edition will not have it" not in capsys.readouterr().err
    assert office.sign("-o", "whole.pdf") == 0
    assert "the public edition will not have it" in capsys.readouterr().err
    assert office.sign("-o", "public.pdf", "--audience", "public") == 0
    assert "the public edition will not have it" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "more", "said"),
    [
        ([], {"letter": DRAFT}, "is not issued: only a letter with number, date and signer"),
        ([], {"letter": "xa-mau/bao-cao/2026-09"}, "There is no letter xa-mau/bao-cao/2026-09"),
        ([], {"letter": "x"}, "'x' is no letter"),
        ([], {"passphrase": "wrong"}, "the passphrase is wrong, or it is no PKCS#12 file"),
        ([], {"passphrase": "away"}, "no such file or folder"),
        ([], {"passphrase": "open"}, "chmod 600"),
        ([], {"who": "nobody"}, "There is no key file"),
        ([], {"who": "old"}, "The certificate of 'Trần Thị Cũ' expired on 2025-06-30."),
        (["--as", "seal"], {"who": "office"}, "signs after the person in authority"),
        (["--image", "away.png"], {}, "no such file or folder"),
        (["--image", "mkdocs.yml"], {}, "it is no PNG"),
        (["--level", "B-T"], {}, "it goes with --timestamp-url"),
        (["--level", "B-B", "--timestamp-url", "https://tsa.invalid/"], {}, "it goes with --timestamp-url"),
        (["--timestamp-url", "ftp://tsa.invalid/"], {}, "it begins with https://"),
        (["--timestamp-url", "http://127.0.0.1:9/"], {}, "127.0.0.1:9 is not reached"),
        (["--token", "x"], {}, "belong together"),
        (["--pkcs11", "x.so", "--token", "x"], {}, "Name only one key"),
    ],
)  # fmt: skip
def test_what_cannot_be_signed_is_said(
    office: Office, capsys: pytest.CaptureFixture[str], options: list[str], more: dict[str, str], said: str
) -> None:
    """In one sentence, exit code 2; no file is left, and no passphrase is printed."""
    assert office.sign(*options, **more) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert told.out == ""
    assert len(told.err.strip().splitlines()) == 1
    assert pki.PASSWORD not in told.err
    assert WRONG not in told.err
    assert list(office.archive.rglob("*.pdf")) == []


def test_a_letter_with_errors_is_not_signed(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    """Its findings are told, exit code 1."""
    for path, source in changed(FEBRUARY, "number: 2", "number:").items():
        (office.archive / path).write_bytes(str(source).encode())
    assert office.sign() == 1
    assert FEBRUARY in capsys.readouterr().out
    assert not office.copy.exists()


@pytest.mark.parametrize("kept", ["key.p12", "reports/xa-mau/key.p12", ".git/key.p12"])
def test_a_key_within_the_archive_is_refused(office: Office, capsys: pytest.CaptureFixture[str], kept: str) -> None:
    """Wherever in it; a link that leads into it, too."""
    target = office.archive / kept
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes((office.keys / "leader.p12").read_bytes())
    (office.keys / "link.p12").symlink_to(target)
    for path in (target, office.keys / "link.p12"):
        assert run(["sign", FEBRUARY, "--p12", str(path), "--lang", "en"]) == 2
        assert "lies in the archive's folder" in capsys.readouterr().err


def test_a_copy_of_something_else_is_not_added_to(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    """Another letter's; the same letter's after its text was changed; and no PDF at all. Each stays as it is."""
    assert office.sign() == 0
    january, copy = JANUARY.replace(".md", ".signed.pdf"), office.copy.read_bytes()
    text = (office.archive / FEBRUARY).read_text("utf-8").replace("Kỳ báo cáo:", "Kỳ báo cáo này:")
    (office.archive / FEBRUARY).write_text(text, "utf-8")
    for name, content in ((COPY, copy), (january, copy), (january, b"x")):
        (office.archive / name).write_bytes(content)
        letter = name.replace(".signed.pdf", ".md")
        assert office.sign("--as", "seal", who="office", letter=letter) == 2
        assert "is not this letter as it stands now" in capsys.readouterr().err
        assert (office.archive / name).read_bytes() == content


def test_there_is_no_terminal_to_ask_on(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    """Then the options that replace it are named."""
    assert run(["sign", FEBRUARY, "--p12", str(office.keys / "leader.p12"), "--lang", "en"]) == 2
    assert "give --passphrase-file FILE, or - for standard input" in capsys.readouterr().err


def test_details_of_a_fault_hold_no_passphrase(
    office: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not even with CONGVAN_DEBUG, where a library quotes it in its own words."""

    def fault(_data: bytes, passphrase: bytes) -> None:
        raise ValueError(f"cannot open with {passphrase.decode()}")

    monkeypatch.setenv("CONGVAN_DEBUG", "1")
    monkeypatch.setattr(pkcs12, "load_key_and_certificates", fault)
    assert office.sign(passphrase="wrong") == 2
    told = capsys.readouterr()
    assert "cannot be opened" in told.err
    assert WRONG not in told.out + told.err
