"""A small world of invented certificates, made anew by each run of the tests: no key lies in the repository.

A root stands behind an intermediate authority, which stands behind who signs; the root stands behind who stamps times,
too. Another root, which no archive trusts, stands behind a stranger. Nothing here reads the clock: certificates are
valid from 2024 to 2033, and letters are signed on `SIGNED_AT` unless a test says otherwise.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from io import BytesIO
from pathlib import Path

from asn1crypto import crl as asn1_crl
from asn1crypto import keys as asn1_keys
from asn1crypto import ocsp as asn1_ocsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, PdfTimeStamper, SimpleSigner
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from congvan.model.signature import Level

FROM, UNTIL = datetime(2024, 1, 1, tzinfo=UTC), datetime(2033, 12, 31, tzinfo=UTC)
SIGNED_AT = datetime(2026, 5, 4, 1, 30, tzinfo=UTC)  # 8:30 in Việt Nam
REVOKED_AT = datetime(2026, 3, 1, tzinfo=UTC)
LISTED_FROM, LISTED_UNTIL = datetime(2026, 4, 1, tzinfo=UTC), datetime(2027, 4, 1, tzinfo=UTC)
PASSWORD = "mật khẩu thử"

_Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
_NEVER_CRITICAL = (x509.CRLDistributionPoints, x509.AuthorityInformationAccess)
_COUNTRY = x509.NameAttribute(NameOID.COUNTRY_NAME, "VN")


@dataclass(frozen=True, slots=True)
class Identity:
    """A certificate, its key, and the certificates from its issuer up to below the root."""

    certificate: x509.Certificate
    key: _Key
    chain: tuple[x509.Certificate, ...] = ()

    @property
    def pem(self) -> bytes:
        """The certificate as a PEM file has it."""
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    @property
    def der(self) -> bytes:
        """The certificate as a DER file has it."""
        return self.certificate.public_bytes(serialization.Encoding.DER)

    @property
    def pkcs12(self) -> bytes:
        """All of it as a PKCS#12 file, whose password is `PASSWORD`."""
        lock = serialization.BestAvailableEncryption(PASSWORD.encode())
        return pkcs12.serialize_key_and_certificates(b"congvan", self.key, self.certificate, self.chain, lock)


@dataclass(frozen=True, slots=True)
class Pki:
    """Everyone of the small world."""

    root: Identity
    intermediate: Identity
    signer: Identity  # an officer
    seal: Identity  # the office
    tsa: Identity  # who stamps times
    expired: Identity  # a signer whose certificate ended in 2025
    revoked: Identity  # a signer whose certificate was called back on `REVOKED_AT`
    weak: Identity  # a signer with an RSA key of 1,024 bits
    elsewhere: Identity  # a signer of another office, under the trusted root
    server: Identity  # a certificate of a web server, under the trusted root
    mute: Identity  # a certificate that does not say what its key is for
    other_root: Identity  # which no archive trusts
    stranger: Identity  # a signer under the other root, with the same name as `signer`
    stranger_tsa: Identity


@cache
def pki() -> Pki:
    """Make everyone, once a run."""
    root = _root("Gốc thử nghiệm của Congvan")
    intermediate = _issued("Chứng thực thử nghiệm", root, _authority())
    other = _root("Gốc lạ")
    return Pki(
        root=root,
        intermediate=intermediate,
        signer=_signer("Nguyễn Văn Mẫu", intermediate),
        seal=_signer("UBND xã Mẫu", intermediate),
        tsa=_issued("Cấp dấu thời gian thử nghiệm", root, _stamping(), key=_rsa(2048)),
        expired=_signer("Trần Thị Cũ", intermediate, until=datetime(2025, 6, 30, tzinfo=UTC)),
        revoked=_signer("Lê Văn Thu Hồi", intermediate),
        weak=_signer("Phạm Văn Yếu", intermediate, key=_rsa(1024)),
        elsewhere=_signer("Hồ Thị Khác", intermediate, office="Công ty Khác"),
        server=_issued("www.example.com", root, purposed(ExtendedKeyUsageOID.SERVER_AUTH)),
        mute=_issued("Nguyễn Văn Mẫu", root, (x509.BasicConstraints(ca=False, path_length=None),)),
        other_root=other,
        stranger=_signer("Nguyễn Văn Mẫu", other),
        stranger_tsa=_issued("Dấu thời gian lạ", other, _stamping(), key=_rsa(2048)),
    )


def trust(folder: Path, *who: Identity) -> Path:
    """Put roots (the trusted one, unless named) into `_trust` of an archive's `reports`; give that folder."""
    into = folder / "_trust"
    into.mkdir(parents=True, exist_ok=True)
    for number, each in enumerate(who or (pki().root,), 1):
        (into / f"root-{number}.pem").write_bytes(each.pem)
    return into


def signed(
    pdf: bytes,
    who: Identity | None = None,
    level: Level = Level.B_B,
    *,
    at: datetime = SIGNED_AT,
    field: str = "Signature1",
    certify: bool = False,
    algorithm: str = "sha256",
    tsa: Identity | None = None,
    pades: bool = True,
) -> bytes:
    """Sign a PDF by an incremental update, at that level, invisibly; `certify` forbids every change but filling in."""
    who = who or pki().signer
    meta = PdfSignatureMetadata(
        field_name=field,
        md_algorithm=algorithm,
        certify=certify,
        docmdp_permissions=MDPPerm.FILL_FORMS,
        subfilter=SigSeedSubFilter.PADES if pades else SigSeedSubFilter.ADOBE_PKCS7_DETACHED,
        embed_validation_info=level in (Level.B_LT, Level.B_LTA),
        use_pades_lta=level is Level.B_LTA,
        validation_context=_context(at) if level in (Level.B_LT, Level.B_LTA) else None,
        signer_key_usage={"digital_signature"},
    )
    stamper = None if level is Level.B_B else time_stamper(at, tsa)
    signer = _PdfSigner(meta, simple_signer(who), timestamper=stamper)
    signer.at = at
    out = signer.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)))
    return bytes(out.getvalue())


def stamped(pdf: bytes, at: datetime = SIGNED_AT + timedelta(days=365), tsa: Identity | None = None) -> bytes:
    """Add a time stamp of the whole document."""
    stamper = PdfTimeStamper(time_stamper(at, tsa))
    out = stamper.timestamp_pdf(
        IncrementalPdfFileWriter(BytesIO(pdf)), "sha256", _context(at), timestamper=time_stamper(at, tsa)
    )
    return bytes(out.getvalue())


def with_proof(pdf: bytes, *, crls: bool = True, ocsps: tuple[bytes, ...] = ()) -> bytes:
    """Add what tells whether certificates were called back (a document security store)."""
    out = BytesIO(pdf)
    DocumentSecurityStore.add_dss(
        out,
        sig_contents=None,
        certs=[_asn1(pki().intermediate), _asn1(pki().root)],
        crls=[asn1_crl.CertificateList.load(x) for x in (root_crl(), crl())] if crls else [],
        ocsps=[asn1_ocsp.OCSPResponse.load(x) for x in ocsps],
    )
    return bytes(out.getvalue())


def simple_signer(who: Identity) -> SimpleSigner:
    """The identity as pyHanko signs with it."""
    certificates = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    certificates.register_multiple([asn1_x509.Certificate.load(_der(x)) for x in who.chain])
    return SimpleSigner(_asn1(who), _asn1_key(who), certificates)


def time_stamper(at: datetime = SIGNED_AT, who: Identity | None = None) -> DummyTimeStamper:
    """Somebody on this machine who stamps times."""
    who = who or pki().tsa
    return DummyTimeStamper(_asn1(who), _asn1_key(who), fixed_dt=at)


@cache
def crl(*revoked: x509.Certificate) -> bytes:
    """The intermediate authority's list of what it called back: the certificate of `revoked`, unless named."""
    return _crl(pki().intermediate, revoked or (pki().revoked.certificate,))


@cache
def root_crl() -> bytes:
    """The root's list: nothing was called back."""
    return _crl(pki().root, ())


@cache
def ocsp_response(who: Identity, *, good: bool = True) -> bytes:
    """What the intermediate authority answers when asked about a certificate."""
    state = ocsp.OCSPCertStatus.GOOD if good else ocsp.OCSPCertStatus.REVOKED
    issuer = pki().intermediate
    builder = ocsp.OCSPResponseBuilder().add_response(
        cert=who.certificate,
        issuer=issuer.certificate,
        algorithm=hashes.SHA1(),  # noqa: S303 # of a name, as RFC 5019 has it; it proves nothing
        cert_status=state,
        this_update=LISTED_FROM,
        next_update=LISTED_UNTIL,
        revocation_time=None if good else REVOKED_AT,
        revocation_reason=None if good else x509.ReasonFlags.key_compromise,
    )
    builder = builder.responder_id(ocsp.OCSPResponderEncoding.HASH, issuer.certificate)
    return builder.sign(issuer.key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


class _PdfSigner(PdfSigner):
    """One that does not read the clock."""

    at: datetime = SIGNED_AT

    def init_signing_session(
        self,
        pdf_out: BasePdfFileWriter,
        existing_fields_only: bool = False,
    ) -> PdfSigningSession:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.at
        return session


def _context(at: datetime) -> ValidationContext:
    return ValidationContext(
        trust_roots=[_asn1(pki().root), _asn1(pki().other_root)],
        other_certs=[_asn1(pki().intermediate)],
        moment=at,
        crls=[root_crl(), crl()],
        allow_fetching=False,
    )


def _root(name: str) -> Identity:
    key = _ec()
    subject = _name(name, "Cơ quan chứng thực thử nghiệm")
    return Identity(_certificate(subject, subject, key, key, _authority(), UNTIL), key)


def _issued(name: str, issuer: Identity, use: "_Use", key: _Key | None = None, until: datetime = UNTIL) -> Identity:
    key = key or _ec()
    subject = _name(name, "Cơ quan chứng thực thử nghiệm")
    made = _certificate(subject, issuer.certificate.subject, key, issuer.key, use, until)
    return Identity(made, key, _up_from(issuer))


def signer_with(
    *purposes: x509.ObjectIdentifier, name: str = "Nguyễn Văn Mẫu", office: str = "UBND xã Mẫu", bits: int = 0
) -> Identity:
    """Somebody under the trusted root whose certificate names purposes, or whose RSA key has that many bits."""
    key = _rsa(bits) if bits else _ec()
    subject = _name(name, office)
    made = _certificate(subject, pki().root.certificate.subject, key, pki().root.key, purposed(*purposes), UNTIL)
    return Identity(made, key)


def purposed(*purposes: x509.ObjectIdentifier) -> "_Use":
    """The use of a certificate that signs, for those purposes."""
    use = (x509.BasicConstraints(ca=False, path_length=None), _key_usage(digital_signature=True))
    return (*use, x509.ExtendedKeyUsage(purposes)) if purposes else use


def first_version(who: Identity) -> Identity:
    """The same as a certificate of X.509 version 1, which has no extensions, issued by the root anew."""
    told = _asn1(who)["tbs_certificate"]
    kept = ("serial_number", "signature", "validity", "subject", "subject_public_key_info")
    fields = {x: told[x] for x in kept} | {"version": "v1", "issuer": _asn1(pki().root).subject}
    body = asn1_x509.TbsCertificate(fields)
    key = pki().root.key
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    proof = key.sign(body.dump(), ec.ECDSA(hashes.SHA256()))
    made = asn1_x509.Certificate(
        {"tbs_certificate": body, "signature_algorithm": told["signature"], "signature_value": proof}
    )
    return Identity(x509.load_der_x509_certificate(made.dump()), who.key)


def _signer(
    name: str,
    issuer: Identity,
    key: _Key | None = None,
    until: datetime = UNTIL,
    office: str = "Ủy ban nhân dân xã Mẫu",
) -> Identity:
    key = key or _ec()
    subject = _name(name, office, "MST:0900000001")
    use = (
        x509.BasicConstraints(ca=False, path_length=None),
        _key_usage(digital_signature=True, non_repudiation=True),
        _asked_at("http://crl.example.com/issued.crl"),
        _answered_at("http://ocsp.example.com"),
    )
    made = _certificate(subject, issuer.certificate.subject, key, issuer.key, use, until)
    return Identity(made, key, _up_from(issuer))


def _up_from(issuer: Identity) -> tuple[x509.Certificate, ...]:
    """What a signature carries of those above it: all but the root."""
    is_root = issuer.certificate.subject == issuer.certificate.issuer
    return () if is_root else (issuer.certificate, *issuer.chain)


_Use = tuple[x509.ExtensionType, ...]


def _authority() -> _Use:
    return (x509.BasicConstraints(ca=True, path_length=None), _key_usage(key_cert_sign=True, crl_sign=True))


def _asked_at(place: str) -> x509.CRLDistributionPoints:
    """Where the network would tell what was called back, which nobody may ask."""
    name = x509.UniformResourceIdentifier(place)
    return x509.CRLDistributionPoints([x509.DistributionPoint([name], None, None, None)])


def _answered_at(place: str) -> x509.AuthorityInformationAccess:
    name = x509.UniformResourceIdentifier(place)
    return x509.AuthorityInformationAccess([x509.AccessDescription(AuthorityInformationAccessOID.OCSP, name)])


def _stamping() -> _Use:
    return (
        x509.BasicConstraints(ca=False, path_length=None),
        _key_usage(digital_signature=True),
        x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]),
    )


def _key_usage(
    *,
    digital_signature: bool = False,
    non_repudiation: bool = False,
    key_cert_sign: bool = False,
    crl_sign: bool = False,
) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=digital_signature,
        content_commitment=non_repudiation,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=key_cert_sign,
        crl_sign=crl_sign,
        encipher_only=False,
        decipher_only=False,
    )


def _name(name: str, organisation: str, number: str = "") -> x509.Name:
    office = [x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation)] if organisation else []
    parts = [_COUNTRY, *office, x509.NameAttribute(NameOID.COMMON_NAME, name)]
    return x509.Name([*parts, x509.NameAttribute(NameOID.SERIAL_NUMBER, number)] if number else parts)


def _certificate(
    subject: x509.Name, issuer: x509.Name, key: _Key, by: _Key, use: _Use, until: datetime
) -> x509.Certificate:
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(FROM)
        .not_valid_after(until)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(by.public_key()), critical=False)
    )
    for each in use:
        builder = builder.add_extension(each, critical=not isinstance(each, _NEVER_CRITICAL))
    return builder.sign(by, hashes.SHA256())


def _crl(issuer: Identity, revoked: tuple[x509.Certificate, ...]) -> bytes:
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(issuer.certificate.subject)
        .last_update(LISTED_FROM)
        .next_update(LISTED_UNTIL)
        .add_extension(x509.CRLNumber(1), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.key.public_key()), critical=False)
    )
    for each in revoked:
        entry = x509.RevokedCertificateBuilder().serial_number(each.serial_number).revocation_date(REVOKED_AT)
        entry = entry.add_extension(x509.CRLReason(x509.ReasonFlags.key_compromise), critical=False)
        builder = builder.add_revoked_certificate(entry.build())
    return builder.sign(issuer.key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


def _ec() -> _Key:
    return ec.generate_private_key(ec.SECP256R1())


def _rsa(bits: int) -> _Key:
    return rsa.generate_private_key(65537, bits)  # pyHanko's local time stamper knows RSA alone


def _der(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.DER)


def _asn1(who: Identity) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(who.der)


def _asn1_key(who: Identity) -> asn1_keys.PrivateKeyInfo:
    plain = serialization.NoEncryption()
    der = who.key.private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, plain)
    return asn1_keys.PrivateKeyInfo.load(der)
