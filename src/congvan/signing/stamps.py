"""Time stamps: who proves, and by whom, that a signature was there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import cms
from pyhanko.sign.general import find_cms_attribute_iter
from pyhanko.sign.validation import EmbeddedPdfSignature, validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.status import SignatureCoverageLevel, TimestampSignatureStatus

from congvan.signing.evidence import Evidence
from congvan.signing.fitness import named
from congvan.signing.trust import Trust

WHOLE = (SignatureCoverageLevel.ENTIRE_FILE, SignatureCoverageLevel.ENTIRE_REVISION)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time stamp that holds: when, by whom, and in which revision of the file it came."""

    time: datetime
    authority: str
    revision: int


class ForgedStampError(ValueError):
    """A signature bears a time stamp of something else, or a damaged one."""


def signature_stamp(signature: EmbeddedPdfSignature, trust: Trust, evidence: Evidence) -> Stamp | None:
    """The time stamp that a signature bears; None where it bears none, or one whose authority is not trusted.

    Raises:
        ForgedStampError: it was made for something else, or somebody changed it.
    """
    moment = next(_times(signature), None)
    if moment is None:
        return None
    context = evidence.context(trust, moment)
    status = validate_pdf_signature(signature, context, skip_diff=True).timestamp_validity
    if status is None or not (status.valid and status.intact):
        raise ForgedStampError
    return _stamp(status, signature) if status.trusted else None


def document_stamp(signature: EmbeddedPdfSignature, trust: Trust, evidence: Evidence) -> Stamp | None:
    """The time stamp of a whole document; None where it does not hold."""
    context = evidence.context(trust, _time(signature.signed_data))
    status = validate_pdf_timestamp(signature, context)
    holds = status.valid and status.intact and status.trusted and status.coverage in WHOLE
    return _stamp(status, signature) if holds else None


def _times(signature: EmbeddedPdfSignature) -> Iterator[datetime]:
    for token in find_cms_attribute_iter(signature.signer_info["unsigned_attrs"], "signature_time_stamp_token"):
        yield _time(token["content"])


def _time(token: cms.SignedData) -> datetime:
    moment = token["encap_content_info"]["content"].parsed["gen_time"].native
    if not isinstance(moment, datetime):
        raise ForgedStampError
    return moment


def _stamp(status: TimestampSignatureStatus, signature: EmbeddedPdfSignature) -> Stamp:
    return Stamp(status.timestamp, named(status.signing_cert.subject, "common_name"), signature.signed_revision)
