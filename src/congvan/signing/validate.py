"""What the signatures of a PDF say: bytes and the archive's trust roots → `Signature`s, in the order of signing.

Nothing is asked of the network or of the clock: a certificate is judged at the moment of signing, which a time stamp
proves or else the signer says, and whether it was called back by what the file itself carries. So the same bytes and
roots yield the same answer on every machine and in every year (docs/decisions/0035-signed-copies.md).
"""

import logging
import re
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESFailure, AdESIndeterminate
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import EmbeddedPdfSignature, PdfSignatureStatus, validate_pdf_signature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator.authority import AuthorityWithCert
from pyhanko_certvalidator.policy_decl import RevocationCheckingPolicy

from congvan.errors import CongvanError
from congvan.model.signature import Level, Signature, Verdict
from congvan.model.text import Text
from congvan.signing.evidence import DEMANDS, EVERYONE, NOBODY, Evidence, in_signature, in_store
from congvan.signing.fitness import USES, named, unfit
from congvan.signing.known import require_known
from congvan.signing.stamps import WHOLE, ForgedStampError, Stamp, document_stamp, signature_stamp
from congvan.signing.trust import Trust

# What pyHanko says of a damaged or foreign file goes nowhere: its sentences quote the file.
for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).addHandler(logging.NullHandler())
    logging.getLogger(_name).propagate = False

_PADES = "/ETSI.CAdES.detached"
_STAMP = "/DocTimeStamp"
_USAGE = KeyUsageConstraints(key_usage=USES)

_WEAK = (AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE, AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE_NO_POE)
_REVOKED = (AdESFailure.REVOKED, AdESIndeterminate.REVOKED_NO_POE, AdESIndeterminate.REVOKED_CA_NO_POE)
_EXPIRED = (
    AdESFailure.NOT_YET_VALID,
    AdESIndeterminate.NOT_YET_VALID,
    AdESIndeterminate.EXPIRED,
    AdESIndeterminate.OUT_OF_BOUNDS_NO_POE,
    AdESIndeterminate.OUT_OF_BOUNDS_NOT_REVOKED,
)  # fmt: skip

# What pyHanko, and the reader of ASN.1 below it, raise of bytes that are not what they say they are.
_UNREADABLE = (PdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, AssertionError, RecursionError,
               NotImplementedError, OverflowError, OSError)  # fmt: skip
_LEVELLED = (Verdict.VALID, Verdict.FOREIGN)  # how much a signature proves is one thing, who is trusted another

# What may follow the last table of a file's objects: the trailer, where the table is, and the end.
_END = re.compile(rb"\s*(?:endobj|trailer(?:(?!startxref).)*>>)\s*startxref\s+\d+\s+%%EOF\s*", re.DOTALL)


class NoPdfError(CongvanError):
    """The bytes are no PDF, or one that cannot be read without a password."""


@dataclass(frozen=True, slots=True)
class _Document:
    """A PDF whose signatures are judged together. `stamps` are those of the whole document that hold, in order."""

    reader: PdfFileReader
    trust: Trust
    evidence: Evidence
    stamps: tuple[Stamp, ...]
    last: EmbeddedPdfSignature  # behind which nothing but proof of it may be added
    has_more: bool  # bytes behind its end


def signatures_of(data: bytes, trust: Trust) -> tuple[Signature, ...]:
    """Judge every signature of a PDF; none if nobody signed it. Time stamps tell their part within those.

    Raises:
        NoPdfError: it is no PDF, or is locked.
        MachineError: pyHanko is not the one that we know from within.
    """
    require_known()
    try:
        return _signatures(data, trust)
    except _UNREADABLE as error:
        raise NoPdfError(Text("It is no PDF whose signatures can be read.")) from error


def _signatures(data: bytes, trust: Trust) -> tuple[Signature, ...]:
    reader = PdfFileReader(BytesIO(data))
    if reader.encrypted:
        raise NoPdfError(Text("It is a PDF that asks for a password."))
    fields = enumerate_sig_fields(reader, filled_status=True)
    made = [_embedded(reader, str(name), field) for name, _, field in fields]  # a name of the reader's own holds it all
    found = sorted((x for x in made if isinstance(x, EmbeddedPdfSignature)), key=lambda x: x.signed_revision)
    unreadable = tuple(x for x in made if isinstance(x, Signature))
    signers = [x for x in found if x.sig_object_type != _STAMP]
    if not signers:
        return unreadable
    evidence = in_store(reader)
    stamps = [_stamp_of(x, trust, evidence) for x in found if x.sig_object_type == _STAMP]
    held = tuple(x for x in stamps if x)
    document = _Document(reader, trust, evidence, held, signers[-1], not _ends(reader, data))
    return (*(_judged(x, document) for x in signers), *unreadable)


def _ends(reader: PdfFileReader, data: bytes) -> bool:
    """Whether a file ends where its last revision does."""
    last = reader.xrefs.get_xref_container_info(reader.xrefs.total_revisions - 1)
    return bool(_END.fullmatch(data[last.end_location :]))


def _embedded(reader: PdfFileReader, name: str, field: DictionaryObject) -> EmbeddedPdfSignature | Signature:
    try:
        made = EmbeddedPdfSignature(reader, field, name)
        _ = made.signer_cert  # raises where there is none
    except _UNREADABLE:
        return _unreadable(name)
    return made


def _stamp_of(signature: EmbeddedPdfSignature, trust: Trust, evidence: Evidence) -> Stamp | None:
    try:
        return document_stamp(signature, trust, evidence)
    except _UNREADABLE:
        return None


def _unreadable(name: str) -> Signature:
    return Signature(name, "", "", None, time_proven=False, level=Level.NONE, verdict=Verdict.UNREADABLE)


def _judged(signature: EmbeddedPdfSignature, document: _Document) -> Signature:
    try:
        return _signature(signature, document)
    except _UNREADABLE:
        return _unreadable(signature.field_name)


def _signature(signature: EmbeddedPdfSignature, document: _Document) -> Signature:
    evidence = document.evidence + in_signature(signature)
    stamp, forged = _stamp(signature, document, evidence)
    claimed = signature.self_reported_timestamp
    time = stamp.time if stamp else claimed
    if time is None or time.tzinfo is None:
        return _unreadable(signature.field_name)
    case = _Case(signature, document, evidence, time, stamp)
    outcome = case.outcome()
    verdict = Verdict.BROKEN if forged else case.verdict(outcome)
    holds = verdict is Verdict.VALID
    certificate = signature.signer_cert
    return Signature(
        field=signature.field_name,
        signer=named(certificate.subject, "common_name"),
        organisation=named(certificate.subject, "organization_name"),
        time=time,
        time_proven=stamp is not None,
        level=case.level() if verdict in _LEVELLED else Level.NONE,
        verdict=verdict,
        serial=f"{certificate.serial_number:x}",
        root=_root(outcome) if holds else "",
        authority=stamp.authority if stamp else "",
        claimed=claimed,
    )


def _stamp(signature: EmbeddedPdfSignature, document: _Document, evidence: Evidence) -> tuple[Stamp | None, bool]:
    """The time stamp that proves when a signature was there, its own or the document's; whether its own is forged."""
    try:
        own = signature_stamp(signature, document.trust, evidence)
    except ForgedStampError:
        return None, True
    return own or next((x for x in document.stamps if x.revision >= signature.signed_revision), None), False


@dataclass(frozen=True, slots=True)
class _Case:
    """A signature, and all that it is judged by."""

    signature: EmbeddedPdfSignature
    document: _Document
    evidence: Evidence
    time: datetime
    stamp: Stamp | None

    def outcome(self) -> PdfSignatureStatus:
        """Judge by all that tells of certificates that were called back: one that was is worse than one not known."""
        if not self.evidence.tells_revocation:
            return self._status(self.evidence, NOBODY)
        found = [self._status(self.evidence, EVERYONE)]
        if not found[0].trusted:
            found += [self._status(self.evidence, x) for x in DEMANDS[1:]]
        return next((x for x in found if x.trust_problem_indic in _REVOKED), found[-1])

    def verdict(self, outcome: PdfSignatureStatus) -> Verdict:
        """Say what came of it; the worst where several things are wrong."""
        if outcome.trust_problem_indic in _WEAK:
            return Verdict.WEAK
        if not (outcome.intact and outcome.valid) or outcome.coverage not in WHOLE:
            return Verdict.BROKEN
        if self.document.has_more or not self._is_unchanged(outcome):
            return Verdict.CHANGED
        return self._standing(outcome)

    def _standing(self, outcome: PdfSignatureStatus) -> Verdict:
        """Say what the certificate of a sound signature is worth."""
        if outcome.trust_problem_indic in _REVOKED:
            return Verdict.REVOKED
        if unfit(self.signature.signer_cert):
            return Verdict.UNFIT
        if outcome.trusted:
            return Verdict.VALID
        return Verdict.EXPIRED if outcome.trust_problem_indic in _EXPIRED else Verdict.FOREIGN

    def level(self) -> Level:
        """The highest level whose conditions a signature meets (ETSI EN 319 142-1, clause 6.3)."""
        if self.signature.sig_object.get("/SubFilter") != _PADES:
            return Level.NONE
        if self.stamp is None:
            return Level.B_B
        if not self._is_complete(self.evidence):
            return Level.B_T
        reader, later = self.document.reader, self.document.stamps
        revisions = (x.revision for x in later if x.revision > self.signature.signed_revision)
        kept = any(self._is_complete(in_store(reader.get_historical_resolver(x))) for x in revisions)
        return Level.B_LTA if kept else Level.B_LT

    def _status(self, evidence: Evidence, demand: RevocationCheckingPolicy) -> PdfSignatureStatus:
        context = evidence.context(self.document.trust, self.time, demand, proven=self.stamp is not None)
        return validate_pdf_signature(self.signature, context, key_usage_settings=_USAGE)

    def _is_unchanged(self, outcome: PdfSignatureStatus) -> bool:
        """Whether all that came later is further signatures; behind the last one, nothing but what proves it."""
        is_last = self.signature is self.document.last
        allowed = ModificationLevel.LTA_UPDATES if is_last else ModificationLevel.FORM_FILLING
        level = outcome.modification_level
        return bool(outcome.docmdp_ok) and level is not None and level <= allowed

    def _is_complete(self, evidence: Evidence) -> bool:
        """Whether it proves every certificate of the signature and of its own time stamp."""
        if not evidence.tells_revocation:
            return False
        status = self._status(evidence, EVERYONE)
        own = status.timestamp_validity
        return bool(status.trusted and (own is None or own.trusted))


def _root(outcome: PdfSignatureStatus) -> str:
    path = outcome.validation_path
    authority = path.trust_anchor.authority if path else None
    if not isinstance(authority, AuthorityWithCert):
        return ""
    return named(authority.certificate.subject, "common_name", "organization_name")
