"""A letter, a key and a moment enter; the letter with one more signature leaves, every byte that was there unchanged.

Signatures are PAdES (ETSI EN 319 142-1), of level B-B, or B-T with the time stamp of a third party: that alone asks the
network. The order is the decree's: the person in authority first, then the office.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.fields import InvisSigSettings, SigFieldSpec, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.sign.timestamps.api import TimeStamper
from pyhanko.stamp.noop import NoOpStampStyle

from congvan.errors import ArchiveError, MachineError
from congvan.model.text import Text
from congvan.signing.appearance import Picture, Role, drawn_at, seal_box, shown, signature_box
from congvan.signing.keys import name_of, refuse_unfit
from congvan.signing.place import find_place
from congvan.signing.prepare import FIELDS, Field, fields_of, prepare

Stamper: TypeAlias = TimeStamper  # who dates signatures, for who knows nothing of pyHanko

_DIGEST = "sha256"
# What neither PDF/A nor PDF/UA minds in a field that nobody sees: printed, and off the page.
_UNSEEN = InvisSigSettings(set_print_flag=True, set_hidden_flag=False, box_out_of_bounds=True)


@dataclass(frozen=True, slots=True)
class Block:
    """The words of a letter's signature block, and how its two fields are described to who does not see them."""

    titles: tuple[str, ...]
    name: str
    words: Mapping[Role, str]


@dataclass(frozen=True, slots=True)
class Signing:
    """What is to be signed, as whom, when, and what shows of it."""

    unsigned: bytes  # the letter as it is published
    block: Block
    role: Role
    when: datetime
    signed: bytes | None = None  # the same with earlier signatures
    picture: Picture | None = field(default=None)
    stamper: TimeStamper | None = None  # B-T, if there is one
    path: str = ""  # of the file that bears them, for who is told of it


def sign(signing: Signing, signer: Signer) -> bytes:
    """Give the letter with one more signature.

    Raises:
        ArchiveError: the certificate does not serve, or the letter bears such a signature already.
        MachineError: no time stamp was to be had, or the key gave up.
    """
    refuse_unfit(signer, signing.when)
    try:
        writer = IncrementalPdfFileWriter(io.BytesIO(signing.signed or signing.unsigned))
        return _signed(writer, signing, signer)
    except (PdfError, SigningError, ValueError) as error:
        # the kind alone: the words of an exception may quote anything
        raise MachineError(Text("The letter could not be signed ({kind})."), kind=type(error).__name__) from None


def _signed(writer: IncrementalPdfFileWriter, signing: Signing, signer: Signer) -> bytes:
    done = [name for name, value, _ in enumerate_sig_fields(writer.prev) if value is not None]
    _refuse_wrong_order(signing, done)
    if not done:
        block = signing.block
        prepare(writer, find_place(signing.unsigned, block.titles, block.name), block.words)
    fields = fields_of(writer)
    if signing.role in fields:
        name, unseen = FIELDS[signing.role], None
        _show(writer, signing, fields)
    else:  # another program signed first and kept no room: a field in the tags would now change what was signed
        name = f"{FIELDS[signing.role]}{len(done) + 1}"
        unseen = SigFieldSpec(name, invis_sig_settings=_UNSEEN)
    certificate = signer.signing_cert
    assert certificate is not None  # noqa: S101 - every key comes with its own
    about = PdfSignatureMetadata(
        field_name=name, md_algorithm=_DIGEST, subfilter=SigSeedSubFilter.PADES, name=name_of(certificate)
    )
    made = _Signer(about, signer, timestamper=signing.stamper, stamp_style=NoOpStampStyle(), new_field_spec=unseen).at(
        signing.when
    )
    return bytes(made.sign_pdf(writer, existing_fields_only=unseen is None).getvalue())


def _refuse_wrong_order(signing: Signing, done: list[str]) -> None:
    """Keep the decree's order, and let nobody sign twice.

    Raises:
        ArchiveError: it is not this one's turn.
    """
    role, path = signing.role, signing.path
    if role is Role.SEAL and not done:
        raise ArchiveError(
            Text("The office signs after the person in authority: sign with --as signer first, then with --as seal.")
        )
    if FIELDS[Role.SEAL] in done:
        raise ArchiveError(
            Text("{path} bears the office's signature already: the letter is closed. To sign anew, remove that file."),
            path=path,
        )
    if FIELDS[role] in done:
        raise ArchiveError(
            Text(
                "{path} bears the signature of the person in authority already. The office signs next, with --as seal; "
                "to sign anew, remove that file."
            ),
            path=path,
        )


def _show(writer: IncrementalPdfFileWriter, signing: Signing, fields: Mapping[Role, Field]) -> None:
    """Put the picture into the field; none is drawn where none was given."""
    if signing.picture is None:
        return
    target, room = fields[signing.role], fields[Role.SIGNER]
    if signing.role is Role.SIGNER:
        at = signature_box(signing.picture, room.box)
    else:
        at = seal_box(signing.picture, _drawn(room) or signature_box(None, room.box))
    made = shown(writer, target.box, signing.picture, at)
    target.reference.get_object()[pdf_name("/AP")] = generic.DictionaryObject({pdf_name("/N"): made})
    writer.mark_update(target.reference)


def _drawn(room: Field) -> Any:
    form = room.reference.get_object()["/AP"]["/N"]
    return drawn_at(form.data, room.box)


class _Signer(PdfSigner):
    """One that signs at a moment that it is told."""

    _moment: datetime

    def at(self, moment: datetime) -> "_Signer":
        """Take the moment."""
        self._moment = moment
        return self

    def init_signing_session(self, *args: Any, **options: Any) -> PdfSigningSession:
        """Begin, with our moment in place of the clock's."""
        session = super().init_signing_session(*args, **options)
        session.system_time = self._moment
        return session
