"""A letter's signed copy enters; what its page tells of the signatures leaves, in plain words.

Only copies whose every signature holds come as far as this (see `check`): there is nothing else to tell of.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from congvan.model import address
from congvan.model.facts import FileFacts
from congvan.model.signature import HERE, Level, Signature
from congvan.model.view import LetterView
from congvan.render.pages.letter.dossier import Dossier
from congvan.vietnamese.dates import day_month_year
from congvan.vietnamese.fold import has_name

_CLOCKS_DIFFER = timedelta(minutes=5)

# What a level is called, and what it means for who reads.
_LEVELS = {
    Level.B_B: ("PAdES B-B", "chữ ký kèm chứng thư của người ký, không có dấu thời gian"),
    Level.B_T: ("PAdES B-T", "có dấu thời gian của bên thứ ba"),
    Level.B_LT: ("PAdES B-LT", "tệp mang theo bằng chứng rằng chứng thư còn hiệu lực khi ký"),
    Level.B_LTA: ("PAdES B-LTA", "bằng chứng trong tệp lại được đóng dấu thời gian, để kiểm tra được lâu dài"),
    Level.NONE: ("không theo PAdES", "kiểu chữ ký PDF có trước chuẩn PAdES"),
}


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """One signature in words: who, when in short, what proves the time, what it is worth, who stands behind it."""

    signer: str
    organisation: str
    when: str
    proof: str
    level: str
    meaning: str
    root: str
    serial: str
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class SignedPart:
    """What is told of a signed copy: address, facts, signatures; nothing of one that the office keeps."""

    file: str = ""
    name: str = ""
    facts: FileFacts | None = None
    lines: tuple[SignatureLine, ...] = ()
    is_public: bool = False  # and this page shows more
    stranger: str = ""  # the letter's signer, where no signature bears that name


def signed_part(dossier: Dossier) -> SignedPart | None:
    """Give what a page tells of a letter's signed copy; None if there is none."""
    view = dossier.view
    if view.signed is None:
        return None
    file = address.letter_signed_pdf(view.id)
    facts = dossier.files.get(file)
    if view.signed.is_kept or facts is None:
        return SignedPart()
    lines = tuple(_lines(view, view.signed.signatures))
    return SignedPart(file, file.rpartition("/")[2], facts, lines, view.signed.is_public, _stranger(view))


def _stranger(view: LetterView) -> str:
    """Name the letter's signer if no signature does: the office alone signed, or somebody else."""
    found = view.signed.signatures if view.signed else ()
    if view.signer is None or any(has_name(x.signer, view.signer.name) for x in found):
        return ""
    return view.signer.name


def _lines(view: LetterView, signatures: tuple[Signature, ...]) -> Iterator[SignatureLine]:
    for each in signatures:
        level, meaning = _LEVELS[each.level]
        yield SignatureLine(
            each.signer or "(chứng thư không ghi tên)",
            # an office's own certificate, its seal, may name it twice
            "" if each.organisation.casefold() == each.signer.casefold() else each.organisation,
            _when(each),
            _proof(each),
            level,
            meaning,
            each.root,
            each.serial,
            _doubt(each, view),
        )


def _doubt(signature: Signature, view: LetterView) -> str:
    """Say what cannot be of the time that a signer claims."""
    overtaken: date | None = view.signed.overtaken if view.signed else None
    if view.date and signature.is_claimed_before(view.date):
        return f"lời khai này sớm hơn ngày của công văn ({day_month_year(view.date)}), nên không thể đúng"
    if overtaken and signature.is_claimed_after(overtaken):
        return f"lời khai này muộn hơn ngày mới nhất mà trang này biết ({day_month_year(overtaken)})"
    return ""


def _when(signature: Signature) -> str:
    if signature.time is None:
        return "không rõ lúc ký"
    if signature.time_proven:
        return f"đã ký chậm nhất lúc {_moment(signature.time)}, có dấu thời gian chứng thực"
    return f"ký lúc {_moment(signature.time)} theo lời khai của người ký"


def _proof(signature: Signature) -> str:
    if not signature.time_proven or signature.time is None:
        return "do máy của người ký ghi; không có dấu thời gian của bên thứ ba chứng thực"
    proven = f"có trước {_moment(signature.time)}, theo dấu thời gian của {signature.authority}"
    if _differ(signature) and signature.claimed:
        return f"{proven}; người ký khai là {_moment(signature.claimed)}"
    return proven


def _differ(signature: Signature) -> bool:
    """Whether the signer says another time than the stamp, by more than a clock goes wrong."""
    if signature.time is None or signature.claimed is None or signature.claimed.tzinfo is None:
        return False
    return abs(signature.time - signature.claimed) > _CLOCKS_DIFFER


def _moment(time: datetime) -> str:
    here = time.astimezone(HERE)
    return f"{here.hour} giờ {here.minute:02} {day_month_year(here.date())}"
