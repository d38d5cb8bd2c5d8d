"""What a file carries to prove certificates, and in which setting one is judged: always offline, never by the clock."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from asn1crypto import crl, ocsp, x509
from pyhanko.pdf_utils.rw_common import PdfHandler
from pyhanko.sign.general import MultivaluedAttributeError, NonexistentAttributeError, find_unique_cms_attribute
from pyhanko.sign.validation import DocumentSecurityStore, EmbeddedPdfSignature
from pyhanko.sign.validation.errors import NoDSSFoundError
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.ltv.types import ValidationTimingInfo, ValidationTimingParams
from pyhanko_certvalidator.policy_decl import (
    CertRevTrustPolicy,
    DisallowWeakAlgorithmsPolicy,
    RevocationCheckingPolicy,
    RevocationCheckingRule,
)

from congvan.model.trust import FEWEST_BITS
from congvan.signing.trust import Trust

_TOLERANCE = timedelta(seconds=1)  # clocks of who signs and who stamps differ
_PROOF, _NONE = RevocationCheckingRule.CRL_OR_OCSP_REQUIRED, RevocationCheckingRule.NO_CHECK

# What must be proven not to have been called back, the strictest first: everyone; who signed; who stands above.
EVERYONE = RevocationCheckingPolicy(_PROOF, _PROOF)
_SIGNER = RevocationCheckingPolicy(_PROOF, _NONE)
_ABOVE = RevocationCheckingPolicy(_NONE, _PROOF)
NOBODY = RevocationCheckingPolicy(_NONE, _NONE)
DEMANDS = (EVERYONE, _SIGNER, _ABOVE, NOBODY)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Certificates, and what tells whether they were called back."""

    certificates: tuple[x509.Certificate, ...] = ()
    crls: tuple[crl.CertificateList, ...] = ()
    ocsps: tuple[ocsp.OCSPResponse, ...] = ()

    @property
    def tells_revocation(self) -> bool:
        """Whether there is anything that could tell of a certificate that was called back."""
        return bool(self.crls or self.ocsps)

    def __add__(self, other: "Evidence") -> "Evidence":
        """Give both."""
        return Evidence(self.certificates + other.certificates, self.crls + other.crls, self.ocsps + other.ocsps)

    def context(
        self, trust: Trust, moment: datetime, demand: RevocationCheckingPolicy = NOBODY, *, proven: bool = True
    ) -> ValidationContext:
        """Give the setting in which a certificate is judged as of a moment.

        Where the moment is not `proven`, one that was called back at any time does not count: who holds a stolen key
        could claim an earlier day.
        """
        context = ValidationContext(
            trust_roots=[x509.Certificate.load(x) for x in trust.roots],
            other_certs=self.certificates,
            moment=moment,
            crls=self.crls,
            ocsps=self.ocsps,
            allow_fetching=False,
            # lists are made after the signature that they are about: they count for the time before, too
            revinfo_policy=CertRevTrustPolicy(demand, retroactive_revinfo=True),
            time_tolerance=_TOLERANCE,
            algorithm_usage_policy=_weak(),
        )
        if not proven:
            timing = ValidationTimingInfo(moment, moment, point_in_time_validation=False)
            context.timing_params = ValidationTimingParams(timing, _TOLERANCE)
        return context


def _weak() -> DisallowWeakAlgorithmsPolicy:
    return DisallowWeakAlgorithmsPolicy(rsa_key_size_threshold=FEWEST_BITS)  # type: ignore[no-untyped-call]


def in_store(document: PdfHandler) -> Evidence:
    """What a document, or an earlier revision of it, holds in its security store (ISO 32000-2, 12.8.4.3)."""
    try:
        store = DocumentSecurityStore.read_dss(document)
    except NoDSSFoundError:
        return Evidence()
    return Evidence(
        tuple(store.load_certs()),
        tuple(crl.CertificateList.load(x.get_object().data) for x in store.crls),
        tuple(ocsp.OCSPResponse.load(x.get_object().data) for x in store.ocsps),
    )


def in_signature(signature: EmbeddedPdfSignature) -> Evidence:
    """What a signature of the time before PAdES carries itself (ISO 32000-1, 12.8.3.3.2)."""
    try:
        found = find_unique_cms_attribute(signature.signer_info["signed_attrs"], "adobe_revocation_info_archival")
    except (NonexistentAttributeError, MultivaluedAttributeError):
        return Evidence()
    return Evidence(crls=tuple(found["crl"] or ()), ocsps=tuple(found["ocsp"] or ()))
