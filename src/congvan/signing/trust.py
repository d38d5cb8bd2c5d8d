"""The roots that an archive trusts: a folder of certificates → `Trust`.

A root is a certificate of an authority that the office put there itself; nothing else is trusted, and no list of the
machine's is asked.
"""

from hashlib import sha256
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import Encoding

from congvan.model.text import Text
from congvan.model.trust import FEWEST_BITS, Trust, TrustFault

__all__ = ["ENDINGS", "Trust", "TrustFault", "read_trust"]

ENDINGS = (".pem", ".crt", ".cer")
_MOST_BYTES = 1_000_000  # a certificate has some two thousand; a bundle of a country's a few hundred thousand
_PEM = b"-----BEGIN CERTIFICATE-----"
_PRIVATE_KEY = b"PRIVATE KEY-----"  # what ends the first line of one in PEM (RFC 7468), locked or not

_NO_CERTIFICATE = Text("it holds no certificate that can be read")
_NO_AUTHORITY = Text("it is not the certificate of an authority (CA), so that it cannot stand behind others")
_WEAK = Text("its key is too short to be trusted")
_TOO_LARGE = Text("it is too large to be a certificate")
_NOT_A_FILE = Text("it is not a file of this folder")
_UNREADABLE = Text("it cannot be read")
_PRIVATE = Text("it holds a private key, which must not be in an archive; have its certificate called back")


def read_trust(folder: Path) -> Trust:
    """Read a folder's certificates (`*.pem`, `*.crt`, `*.cer`; PEM or DER); one that is not there trusts nobody."""
    if not folder.is_dir():
        return Trust()
    roots: set[bytes] = set()
    faults = []
    for path in sorted(x for x in folder.iterdir() if x.suffix.lower() in ENDINGS):
        found = _roots(path)
        if isinstance(found, Text):
            faults.append(TrustFault(path.name, found))
        else:
            roots.update(found)
    return Trust(tuple(sorted(roots, key=lambda x: sha256(x).digest())), tuple(faults))


def _roots(path: Path) -> list[bytes] | Text:
    if path.is_symlink() or not path.is_file():
        return _NOT_A_FILE
    try:
        if path.stat().st_size > _MOST_BYTES:
            return _TOO_LARGE
        data = path.read_bytes()
    except OSError:
        return _UNREADABLE
    if _PRIVATE_KEY in data:
        return _PRIVATE
    try:
        found = x509.load_pem_x509_certificates(data) if _PEM in data else [x509.load_der_x509_certificate(data)]
        faults = [y for x in found if (y := _fault(x))]
    except (ValueError, UnsupportedAlgorithm, x509.DuplicateExtension):
        return _NO_CERTIFICATE
    return faults[0] if faults else [x.public_bytes(Encoding.DER) for x in found]


def _fault(certificate: x509.Certificate) -> Text | None:
    """Why a certificate cannot stand behind others, if so."""
    try:
        authority = certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except x509.ExtensionNotFound:
        authority = False
    if not authority:
        return _NO_AUTHORITY
    key = certificate.public_key()
    return _WEAK if isinstance(key, RSAPublicKey) and key.key_size < FEWEST_BITS else None
