"""A letter and a key enter; the letter's signed PDF leaves, proven before anything is written.

What stays true: what is signed is what a build publishes, byte for byte; what was signed before is only added to; and
nothing is kept that does not verify.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from congvan.errors import ArchiveError, MachineError, unreadable
from congvan.flows.words import VERDICTS
from congvan.model.form import form_of
from congvan.model.identity import LetterId
from congvan.model.signature import Signature, Verdict
from congvan.model.terms import Status
from congvan.model.text import Text
from congvan.model.view import LetterView
from congvan.publish.write import write_whole
from congvan.render.letter_words import sheet_of
from congvan.signing.appearance import Role
from congvan.signing.keys import Opened, root_of
from congvan.signing.likeness import Likeness, likeness
from congvan.signing.sign import Block, Signing, sign
from congvan.signing.trust import Trust
from congvan.signing.validate import NoPdfError, signatures_of

ENDING = ".signed.pdf"


@dataclass(frozen=True, slots=True)
class Attested:
    """What was written: the newest signature, and the root that the archive does not trust yet (empty: it does)."""

    signature: Signature
    untrusted_root: str
    content: bytes


def signed_file(reports: Path, who: LetterId) -> Path:
    """Where a letter's signed PDF lies: beside its text."""
    return (reports / who.source.partition("/")[2]).with_suffix(ENDING)


def block_of(view: LetterView) -> Block:
    """Give the words of a letter's signature block.

    Raises:
        ArchiveError: nobody has issued the letter, or it stands no more.
    """
    if view.status is not Status.ISSUED or view.signer is None:
        raise ArchiveError(
            Text("{who} is not issued: only a letter with number, date and signer that still stands is signed."),
            who=view.id,
        )
    sheet = sheet_of(view, form_of(view.day))
    words = {
        Role.SIGNER: f"Chữ ký số của {view.signer.title} {sheet.signer}",
        Role.SEAL: f"Chữ ký số và dấu của {view.agency.name}",
    }
    return Block(tuple(sheet.authority), sheet.signer, words)


def earlier(path: Path, unsigned: bytes) -> bytes | None:
    """Read what was signed before; None if nothing was.

    Raises:
        ArchiveError: it is not this letter as it stands now.
        MachineError: it cannot be read.
    """
    data = _read(path) if path.exists() else None
    if data is not None and likeness(data, unsigned) is Likeness.NONE:
        raise ArchiveError(
            Text(
                "{path} is not this letter as it stands now: its text, or what it is made with, has changed since. "
                "Move the file away to sign anew; a letter that is already sent is corrected by a letter."
            ),
            path=path,
        )
    return data


def is_copy(path: Path, unsigned: bytes) -> bool:
    """Whether what was signed before is that PDF of the letter.

    Raises:
        MachineError: it cannot be read.
    """
    return likeness(_read(path), unsigned) is not Likeness.NONE


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error


def attest(
    signing: Signing,
    key: Callable[[], AbstractContextManager[Opened]],
    trust: Trust,
    target: Path,
) -> Attested:
    """Sign, prove the result, and write it in one step.

    Raises:
        ArchiveError: the key does not serve, the result does not verify, or somebody else signed meanwhile.
        MachineError: the token, the time stamping service or the disk refuses.
    """
    with key() as opened:
        content, root = sign(signing, opened), root_of(opened)
    newest = _proven(content, signing, trust)
    if earlier(target, signing.unsigned) != signing.signed:
        raise ArchiveError(Text("{path} was changed while you signed; sign again."), path=target)
    write_whole(target, content, replace=signing.signed is not None)
    return Attested(newest, root if newest.verdict is Verdict.FOREIGN else "", content)


def _proven(content: bytes, signing: Signing, trust: Trust) -> Signature:
    """Give the newest signature, if it and all before it hold.

    Raises:
        ArchiveError: one does not; nothing is written.
    """
    try:
        found = signatures_of(content, trust)
    except NoPdfError:
        found = ()
    held = (Verdict.VALID, Verdict.FOREIGN)  # who is trusted is the archive's own matter, and may come later
    broken = next((x for x in found if x.verdict not in held), None)
    if broken is not None:
        raise ArchiveError(
            Text("The signature of '{signer}' does not hold ({verdict}); nothing was written."),
            signer=broken.signer,
            verdict=VERDICTS[broken.verdict],
        )
    is_whole = content.startswith(signing.signed or signing.unsigned)
    if not found or not is_whole or likeness(content, signing.unsigned) is Likeness.NONE:
        raise MachineError(Text("The signed file does not hold what was to be signed; nothing was written."))
    return found[-1]
