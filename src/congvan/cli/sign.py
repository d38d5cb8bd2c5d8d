"""`congvan sign`: one more signature on a letter's PDF. What opens the key is asked for here, never an argument."""

import stat
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click

from congvan.checking import Checked, read_and_check
from congvan.cli.archive import Location, locate, named_letter
from congvan.cli.console import near, say
from congvan.cli.speech import AUDIENCES, PATH, Speech
from congvan.cli.targets import refuse_missing_folder
from congvan.cli.texts import MESSAGES
from congvan.clock import now, source_date, today
from congvan.errors import ArchiveError, unreadable
from congvan.flows.attesting import Attested, attest, block_of, earlier, is_copy, signed_file
from congvan.flows.printing import published_pdf
from congvan.model.identity import TRUST, LetterId
from congvan.model.signature import Level, Verdict
from congvan.model.terms import Audience
from congvan.model.text import Language, Text
from congvan.model.view import LetterView
from congvan.signing.appearance import Role, read_picture
from congvan.signing.keys import Opened, Passphrase, Token, key_of_file, key_of_token
from congvan.signing.sign import Signing, Stamper
from congvan.signing.trust import read_trust

_LEVELS = (Level.B_B.value, Level.B_T.value)
_STDIN = Path("-")


@dataclass(frozen=True, slots=True)
class _KeyPlace:
    """Where the key is, as the command's options name it."""

    p12: Path | None
    pkcs11: Path | None
    token: str | None
    key: str | None
    passphrase_file: Path | None


def sign_command(speech: Speech) -> click.Command:
    """Make the command."""

    @speech.command("sign")
    @click.argument("letter")
    @speech.option("--p12", key="p12", type=PATH, default=None)
    @speech.option("--pkcs11", key="pkcs11", type=PATH, default=None)
    @speech.option("--token", key="token", default=None)
    @speech.option("--key", key="key", default=None)
    @speech.option("--passphrase-file", key="passphrase_file", type=PATH, default=None)
    @speech.option("--as", "role", key="role", type=click.Choice([x.value for x in Role]), default=Role.SIGNER.value)
    @speech.option("--image", key="image", type=PATH, default=None)
    @speech.option("--level", key="level", type=click.Choice(_LEVELS), default=None)
    @speech.option("--timestamp-url", key="timestamp_url", default=None)
    @speech.option("--audience", key="sign_audience", type=AUDIENCES, default=None)
    @speech.option("--output", "-o", key="sign_output", type=PATH, default=None)
    def sign(  # noqa: PLR0913 - click hands over each option by its name
        config_file: Path | None,
        letter: str,
        *,
        p12: Path | None,
        pkcs11: Path | None,
        token: str | None,
        key: str | None,
        passphrase_file: Path | None,
        role: str,
        image: Path | None,
        level: str | None,
        timestamp_url: str | None,
        audience: str | None,
        output: Path | None,
    ) -> int:
        where = _KeyPlace(p12, pkcs11, token, key, passphrase_file)
        _refuse_unclear(where, level, timestamp_url)
        refuse_missing_folder(output)
        place = locate(config_file)
        _refuse_kept(place, where)
        order = _Order(place, speech.of(place), _letter(letter, place), Audience(audience) if audience else None)
        return order.carry_out(where, Role(role), image, timestamp_url, output)

    return sign  # type: ignore[no-any-return]  # click's decorators are Any here


@dataclass(frozen=True, slots=True)
class _Order:
    """Which letter of which archive is signed, and in which language to speak of it.

    `seen_by` is whose text of it; None: that of the copy that is there, or else the whole.
    """

    place: Location
    language: Language
    who: LetterId
    seen_by: Audience | None

    def carry_out(self, where: _KeyPlace, role: Role, image: Path | None, url: str | None, output: Path | None) -> int:
        """Sign and tell."""
        place = self.place
        picture = read_picture(image, role) if image else None
        stamper = _stamper(url) if url else None
        checked = read_and_check(place.reports, place.cache, today())
        target = output or signed_file(place.reports, self.who)
        seen_by, view, unsigned = self._text(checked, target)
        block = block_of(view)
        signing = Signing(unsigned, block, role, now(), earlier(target, unsigned), picture, stamper, str(near(target)))
        opener = _opener(where, self.language)
        made = attest(signing, opener, read_trust(place.reports / TRUST), target)
        self._tell(made, target)
        if (
            seen_by is Audience.INTERNAL
            and not view.internal
            and self._published(checked, Audience.PUBLIC)[1] != unsigned
        ):
            say(MESSAGES["signed_internal"], self.language)
        return 0

    def _text(self, checked: Checked, target: Path) -> tuple[Audience, LetterView, bytes]:
        """Give the letter as it is to be signed: as in the copy that is there already, unless an option says.

        Raises:
            ArchiveError: the option says otherwise than the copy that is there.
        """
        seen_by = self.seen_by or Audience.INTERNAL
        view, unsigned = self._published(checked, seen_by)
        if view.internal or not target.exists() or is_copy(target, unsigned):
            return seen_by, view, unsigned
        other = Audience.PUBLIC if seen_by is Audience.INTERNAL else Audience.INTERNAL
        found = self._published(checked, other)
        if not is_copy(target, found[1]):
            return seen_by, view, unsigned
        if self.seen_by is not None:
            raise ArchiveError(
                Text(
                    "{path} holds the letter as --audience {audience} gives it: sign with that, or move the file away."
                ),
                path=near(target),
                audience=other.value,
            )
        return other, *found

    def _published(self, checked: Checked, seen_by: Audience) -> tuple[LetterView, bytes]:
        place = self.place
        return published_pdf(place.config_file, checked, self.who, seen_by, place.cache, source_date())

    def _tell(self, made: Attested, target: Path) -> None:
        found = made.signature
        who = " ".join(x for x in (found.signer, f"({found.organisation})" if found.organisation else "") if x)
        say(MESSAGES["written"], self.language, path=near(target))
        message = MESSAGES["signed" if found.level.value else "signed_plainly"]
        say(message, self.language, who=who or f"№ {found.serial}", level=found.level.value)
        if found.verdict is Verdict.FOREIGN:
            say(MESSAGES["foreign"], self.language, root=made.untrusted_root, folder=near(self.place.reports / TRUST))


def _letter(text: str, place: Location) -> LetterId:
    who = named_letter(text, place)
    if who is None:
        raise ArchiveError(
            Text("'{text}' is no letter; write agency/series/period or the path of its .md file."), text=text
        )
    return who


def _refuse_unclear(where: _KeyPlace, level: str | None, url: str | None) -> None:
    """Refuse options that do not name one key, or that contradict each other.

    Raises:
        ArchiveError: they do not.
    """
    if where.p12 is not None and where.pkcs11 is not None:
        raise ArchiveError(Text("Name only one key: --p12 FILE or --pkcs11 MODULE, not both."))
    if where.p12 is None and where.pkcs11 is None:
        raise ArchiveError(Text("Name the key: either --p12 FILE, or --pkcs11 MODULE with --token LABEL."))
    if (where.pkcs11 is None) != (where.token is None) or (where.key and not where.token):
        raise ArchiveError(Text("--pkcs11, --token and --key belong together: the module, the token, the key on it."))
    if (level == Level.B_T.value) != (url is not None) and level is not None:
        raise ArchiveError(Text("Level B-T is a signature with a time stamp: it goes with --timestamp-url."))


def _refuse_kept(place: Location, where: _KeyPlace) -> None:
    """Refuse a key, or what opens it, that lies where the archive's files are shared.

    Raises:
        ArchiveError: it does.
    """
    for path in (x for x in (where.p12, where.passphrase_file) if x and x != _STDIN):
        if path.resolve().is_relative_to(place.repository):
            raise ArchiveError(
                Text(
                    "{path} lies in the archive's folder, of which others get copies. Keep keys and passphrases "
                    "outside; if it was ever committed or copied, have the certificate called back."
                ),
                path=path,
            )


def _opener(where: _KeyPlace, language: Language) -> Callable[[], AbstractContextManager[Opened]]:
    """Ask for what opens the key, and give how to open it."""
    if where.p12 is not None:
        if not where.p12.is_file():
            raise ArchiveError(Text("There is no key file {path}."), path=where.p12)
        asked = MESSAGES["ask_passphrase"].say(language, {"key": where.p12.name})
        return partial(key_of_file, where.p12, _passphrase(where.passphrase_file, asked))
    assert where.pkcs11 is not None  # noqa: S101 - `_refuse_unclear`
    token = Token(where.pkcs11, where.token or "", where.key or "")
    asked = MESSAGES["ask_pin"].say(language, {"key": token.label})
    return partial(key_of_token, token, _passphrase(where.passphrase_file, asked))


def _stamper(url: str) -> Stamper:
    from congvan.signing.stamping import stamper_at  # noqa: PLC0415 - asks the network, which nobody else does

    return stamper_at(url)


def _passphrase(file: Path | None, asked: str) -> Passphrase:
    """Get it from a terminal without showing it, from standard input, or from a file of the user's own.

    Raises:
        ArchiveError: there is no terminal to ask on, or others may read the file.
        MachineError: the file cannot be read.
    """
    if file == _STDIN:
        return Passphrase(sys.stdin.readline().rstrip("\r\n"))
    if file is not None:
        return _passphrase_of(file)
    if not sys.stdin.isatty():
        raise ArchiveError(
            Text("There is no terminal to ask on; give --passphrase-file FILE, or - for standard input.")
        )
    return Passphrase(click.prompt(asked, hide_input=True, default="", show_default=False, err=True))


def _passphrase_of(file: Path) -> Passphrase:
    try:
        with file.open(encoding="utf-8") as opened:
            mode = stat.S_IMODE(file.stat().st_mode)
            if stat.S_ISREG(file.stat().st_mode) and mode & 0o077:
                raise ArchiveError(Text("Others may read {path}; make it your own: chmod 600 {path}."), path=file)
            return Passphrase(opened.readline().rstrip("\r\n"))
    except OSError as error:
        raise unreadable(file, error) from None
    except UnicodeDecodeError:
        raise ArchiveError(Text("{path} is no text in UTF-8."), path=file) from None
