"""A PKCS#12 file or a PKCS#11 token enters, with what opens it; a key that can sign leaves, and is closed again.

What stays true: the key of a token never leaves it; what opens a key is in no message, no representation and no
exception: those of the libraries end here, for they may quote what they were given.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeAlias

from asn1crypto import x509
from asn1crypto.util import timezone
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import pkcs12
from pyhanko.sign.signers import Signer, SimpleSigner

from congvan.errors import ArchiveError, MachineError, reason_of
from congvan.model.text import Several, Text
from congvan.signing.fitness import Unfit, named, unfit

Opened: TypeAlias = Signer  # a key that was opened, for who knows nothing of pyHanko

_MOST_BYTES = 1_000_000  # a PKCS#12 file has some thousand; a wrong one should not be read whole


class Passphrase:
    """What opens a key: a file's passphrase or a token's PIN. Nothing shows it but `reveal`."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        """Take it."""
        self._text = text

    def reveal(self) -> str:
        """Give it, to the library that opens the key."""
        return self._text

    def __repr__(self) -> str:
        """Show nothing of it."""
        return "Passphrase(…)"

    def __reduce__(self) -> str:
        """Refuse to be copied into another process or a file."""
        raise TypeError("a passphrase is not copied")


@dataclass(frozen=True, slots=True)
class Token:
    """Where a key is on a token: the module that speaks with it, the token's label, the key's (empty: the only one)."""

    module: Path
    label: str
    key: str = ""


@contextmanager
def key_of_file(path: Path, passphrase: Passphrase) -> Iterator[Signer]:
    """Open a PKCS#12 file.

    Raises:
        ArchiveError: it is none, or the passphrase is wrong, or it holds no key with its certificate.
        MachineError: it cannot be read.
    """
    data = _read(path)
    opened = _open(data, passphrase.reveal().encode()) or (None if passphrase.reveal() else _open(data, None))
    if opened is None:
        raise ArchiveError(_why_closed(data, passphrase), path=path)
    yield opened


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_MOST_BYTES)
    except OSError as error:
        raise MachineError(Text("Cannot read {path}: {reason}."), path=path, reason=reason_of(error)) from None


def _open(data: bytes, passphrase: bytes | None) -> Signer | None:
    try:
        opened: Signer = SimpleSigner.load_pkcs12_data(data, (), passphrase)
    except (ValueError, TypeError, AttributeError, NotImplementedError):  # the last two: no key or certificate within
        return None
    return opened


def _why_closed(data: bytes, passphrase: Passphrase) -> Text:
    """Tell a file that opens, but lacks something, from one that does not open."""
    found = _parts(data, passphrase.reveal().encode() or None)
    if found is None:
        return Text("The key file {path} cannot be opened: the passphrase is wrong, or it is no PKCS#12 file.")
    if found.key is None:
        return Text("The key file {path} holds no private key; export the key together with its certificate.")
    return Text("The key file {path} holds no certificate of its key; export the key together with its certificate.")


def _parts(data: bytes, passphrase: bytes | None) -> pkcs12.PKCS12KeyAndCertificates | None:
    try:
        return pkcs12.load_pkcs12(data, passphrase)
    except (ValueError, TypeError, NotImplementedError, UnsupportedAlgorithm):
        return None


@contextmanager
def key_of_token(token: Token, pin: Passphrase) -> Iterator[Signer]:
    """Open a token and find its key and certificate; it is closed when the signature is made.

    Raises:
        MachineError: the extra `pkcs11` is not installed, the module cannot be loaded, or the token gives up.
        ArchiveError: there is no such token or key, or the PIN is wrong.
    """
    try:
        import pkcs11  # noqa: PLC0415 - an extra, and compiled
    except ImportError:
        raise MachineError(
            Text("Signing with a token needs the extra pkcs11: pip install 'congvan[pkcs11]'.")
        ) from None
    if not token.module.is_file():
        raise ArchiveError(Text("There is no PKCS#11 module {module}."), module=token.module)
    try:
        with _found(pkcs11, token).open(user_pin=pin.reveal()) as session:
            yield _signer_of(pkcs11, session, token)
    except pkcs11.exceptions.PKCS11Error as error:
        raise _told(type(error).__name__, token) from None


def _found(pkcs11: Any, token: Token) -> Any:
    try:
        module = pkcs11.lib(str(token.module))
    except RuntimeError:  # PKCS11Error is one
        raise MachineError(
            Text("{module} cannot be loaded; is it the PKCS#11 module of the token?"), module=token.module
        ) from None
    there = [x.get_token() for x in module.get_slots(token_present=True)]
    found = next((x for x in there if x.label == token.label), None)
    if found is None:
        labels = _several(x.label for x in there if x.label)
        raise ArchiveError(
            Text("There is no token '{label}'; the module sees: {there}."), label=token.label, there=labels
        )
    return found


def _signer_of(pkcs11: Any, session: Any, token: Token) -> Signer:
    from pyhanko.sign.pkcs11 import PKCS11Signer  # noqa: PLC0415 - as the extra itself

    attribute, kind = pkcs11.Attribute, pkcs11.ObjectClass
    keys = [
        (x[attribute.LABEL], bytes(x[attribute.ID]))
        for x in session.get_objects({attribute.CLASS: kind.PRIVATE_KEY, attribute.SIGN: True})
    ]
    label, number = _chosen(keys, token)
    held = list(session.get_objects({attribute.CLASS: kind.CERTIFICATE}))
    certificates = {bytes(x[attribute.ID]): x509.Certificate.load(x[attribute.VALUE]) for x in held}
    if number not in certificates:
        raise ArchiveError(
            Text("The token '{label}' has no certificate of the key '{key}'."), label=token.label, key=label
        )
    certificate = certificates[number]
    return PKCS11Signer(
        session,
        signing_cert=certificate,
        key_id=number,
        ca_chain=list(certificates.values()),
        # what every token can do with such a key; the mechanism that hashes, too, many cannot
        use_raw_mechanism=certificate.public_key.algorithm == "ec",
    )


def _chosen(keys: Sequence[tuple[str, bytes]], token: Token) -> tuple[str, bytes]:
    fitting = [x for x in keys if x[0] == token.key] if token.key else keys
    if len(fitting) == 1:
        return fitting[0]
    there = _several(x[0] for x in keys)
    if not fitting:
        raise ArchiveError(
            Text("The token '{label}' has no such key; it has: {there}."), label=token.label, there=there
        )
    raise ArchiveError(
        Text("The token '{label}' has several keys: {there}. Name one with --key."), label=token.label, there=there
    )


def _several(names: Iterable[str]) -> Several | Text:
    found = tuple(sorted(set(names)))
    return Several(found, Text(", ")) if found else Text("none")


_WRONG_PIN = Text("The token '{label}' refuses the PIN. It locks itself after a few wrong ones.")
# What a token may say, by the library's names (PKCS#11, 5.1): all else is told as the machine's fault.
_SAID = {
    "PinIncorrect": _WRONG_PIN,
    "PinInvalid": _WRONG_PIN,
    "PinLenRange": _WRONG_PIN,
    "ArgumentsBad": _WRONG_PIN,
    "PinLocked": Text("The token '{label}' has locked itself after wrong PINs; who issued it can unlock it."),
    "PinExpired": Text("The PIN of the token '{label}' has expired; set a new one with its own program."),
}


def _told(kind: str, token: Token) -> ArchiveError | MachineError:
    if kind in _SAID:
        return ArchiveError(_SAID[kind], label=token.label)
    return MachineError(Text("The token '{label}' gives up: {kind}."), label=token.label, kind=kind)


def refuse_unfit(signer: Signer, when: datetime) -> None:
    """Refuse a certificate that cannot sign at that moment.

    Raises:
        ArchiveError: it is not yet or no longer valid, or is not for signing.
    """
    certificate = signer.signing_cert
    assert certificate is not None  # noqa: S101 - every key here comes with its own
    name = name_of(certificate)
    begins, ends = certificate.not_valid_before, certificate.not_valid_after
    if when < begins:
        raise ArchiveError(
            Text("The certificate of '{name}' is valid from {day} on, not yet today."), name=name, day=_day(begins)
        )
    if when > ends:
        raise ArchiveError(Text("The certificate of '{name}' expired on {day}."), name=name, day=_day(ends))
    why = unfit(certificate)
    if why is not None:
        raise ArchiveError(_UNFIT[why], name=name)


_UNFIT = {
    Unfit.OLD: Text(
        "The certificate of '{name}' does not say that its key is for signing (key usage; X.509 version 1 knows none). "
        "Ask who issued it for one with the key usage digital signature."
    ),
    Unfit.USE: Text(
        "The certificate of '{name}' is not for signing. Sign with one whose key usage is digital signature; ask who "
        "issued this one for it."
    ),
    Unfit.PURPOSE: Text(
        "The certificate of '{name}' is for a server, for programs or for time stamps, not for signing documents. Sign "
        "with one that was issued for documents."
    ),
}


def _day(moment: datetime) -> str:
    return moment.astimezone(timezone.utc).date().isoformat()


def name_of(certificate: x509.Certificate) -> str:
    """Give the name that a certificate is made out to."""
    return named(certificate.subject, "common_name", "organization_name")


def root_of(signer: Signer) -> str:
    """Name the root that stands behind a key's certificate, as far as the certificates that came with it lead."""
    assert signer.signing_cert is not None  # noqa: S101 - every key here comes with its own
    top, known = signer.signing_cert, {x.subject.sha256: x for x in signer.cert_registry}
    for _ in range(len(known) + 1):  # no longer than there are certificates, should they lead in a circle
        if top.issuer.sha256 not in known or top.self_issued:
            break
        top = known[top.issuer.sha256]
    return named(top.issuer, "common_name", "organization_name")
