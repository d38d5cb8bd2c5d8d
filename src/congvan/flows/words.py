"""Words that several commands have for the same thing: an edition, and why a signature does not hold."""

from collections.abc import Mapping

from congvan.model.signature import Verdict
from congvan.model.terms import Audience
from congvan.model.text import Phrase, Text
from congvan.model.trust import FEWEST_BITS

EDITIONS = {Audience.PUBLIC: Text("the public edition"), Audience.INTERNAL: Text("the internal edition")}
VERDICTS: Mapping[Verdict, Text | Phrase] = {
    Verdict.BROKEN: Text("the file was changed after it was signed"),
    Verdict.FOREIGN: Text("no authority that the archive trusts stands behind the certificate"),
    Verdict.CHANGED: Text("something was added afterwards that the signature does not allow"),
    Verdict.UNFIT: Text("its certificate is not for signing documents"),
    Verdict.EXPIRED: Text("the certificate was not valid at the time of signing"),
    Verdict.REVOKED: Text("the certificate was revoked"),
    Verdict.WEAK: Text("it was made by a method that can be forged, such as an RSA key of less than {bits} bits").of(
        bits=str(FEWEST_BITS)
    ),
    Verdict.UNREADABLE: Text("it cannot be read"),
}
