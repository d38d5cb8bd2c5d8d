"""Whom a certificate names, and whether it is one to sign documents with: what it says, not who stands behind it."""

import unicodedata
from enum import Enum

from asn1crypto import x509

USES = frozenset({"digital_signature", "non_repudiation"})  # of a key that signs; either will do (RFC 5280, 4.2.1.3)
# Purposes that none of which is the signing of documents (RFC 5280, 4.2.1.12). Others, of which there are as many as
# authorities, stand beside or in place of one for documents: they are let be.
_FOREIGN = frozenset({"server_auth", "code_signing", "time_stamping", "ocsp_signing"})
_LONGEST = 200  # of a name, in characters: three times what X.520 allows
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")  # controls, marks that turn the direction of writing, and no text


class Unfit(Enum):
    """Why a certificate is not for signing documents."""

    OLD = "old"  # of a form that does not say what it is for (X.509 v1), or without that part
    USE = "use"  # its key is for something else, such as to issue certificates
    PURPOSE = "purpose"  # it is for a server, programs or time stamps alone


def unfit(certificate: x509.Certificate) -> Unfit | None:
    """Tell why a certificate is not for signing documents; None if it is."""
    if certificate.key_usage_value is None:
        return Unfit.OLD
    if not USES & certificate.key_usage_value.native:
        return Unfit.USE
    purposes = certificate.extended_key_usage_value
    return Unfit.PURPOSE if purposes and _FOREIGN.issuperset(purposes.native) else None


def named(name: x509.Name, *parts: str) -> str:
    """Give the first part of a name that is there, and of it the first value, as a line of visible text."""
    known = name.native
    value = next((x for part in parts if (x := known.get(part))), "")
    return visible(value[0] if isinstance(value, list) else str(value))


def visible(text: str) -> str:
    """Give a text as one line of bounded length, without what hides or turns it: whoever makes it may be anybody."""
    shown = (" " if x.isspace() else x for x in text if x.isspace() or unicodedata.category(x) not in _UNSEEN)
    line = " ".join("".join(shown).split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
