"""A PDF → the same pages without its writers, their remarks, earlier versions and what programs wrote into it.

It is read as readers' programs do, so what the quick look of `contents/pdf.py` did not see is refused here. A signed
one that holds nothing to take out goes out untouched: its signature is about its bytes.
"""

import io
import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, StreamDecodeLevel

from congvan.contents import pdf as signs
from congvan.contents.links import sign_of_link
from congvan.contents.sign import DAMAGED, LockedError, Sign, UnreadableError
from congvan.publish.attachments.jpeg import clean_jpeg
from congvan.publish.attachments.jpeg2000 import clean_jpeg2000
from congvan.publish.attachments.pdf_fields import clean_hidden_field, is_hidden
from congvan.publish.attachments.pdf_identity import clean_identity
from congvan.publish.attachments.pdf_signed import revision_before
from congvan.publish.attachments.refusal import RefusedFile

_ACTIONS = MappingProxyType({
    "/JavaScript": signs.SCRIPT,
    **dict.fromkeys(("/Launch", "/GoToR", "/GoToE", "/ImportData", "/SubmitForm"), signs.LAUNCH),
    **dict.fromkeys(("/Rendition", "/Movie", "/Sound", "/RichMediaExecute", "/GoTo3DView"), signs.MEDIA),
})  # fmt: skip
_KEYS = MappingProxyType({"/JS": signs.SCRIPT, "/XFA": signs.MEDIA, "/RichMediaContent": signs.MEDIA,
                          "/EmbeddedFiles": signs.FILES, "/EF": signs.FILES, "/Collection": signs.FILES})  # fmt: skip
_SUBTYPES = MappingProxyType({
    "/FileAttachment": signs.FILES,
    **dict.fromkeys(("/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"), signs.MEDIA),
})  # fmt: skip
_REMARKS = frozenset({"/Text", "/Popup", "/Caret"})  # of these the page shows a sign at most
_OWN = frozenset({"/Link", "/Widget"})  # no remarks: their keys mean something else
# Of marks on the page that stay, such as a stamp: who made them, when, and what they say beside it.
_OF_MARKS = ("/T", "/Contents", "/Subj", "/RC", "/NM", "/M", "/CreationDate", "/Popup", "/IRT")
_OF_PROGRAMS = ("/PieceInfo", "/LastModified", "/Thumb", "/Metadata", "/SpiderInfo")
# Keys of programs' own, as of pdfTeX's file names (ISO 32000-1, annex E). Without a type, keys are anybody's names.
_PRIVATE = re.compile(r"/(?:PTEX\.|[A-Za-z]{3,5}[._:]).+")
_END_OF_JPEG = b"\xff\xd9"


def clean_pdf(data: bytes) -> bytes:
    """Make the public copy of a PDF.

    Raises:
        RefusedFile: it holds what may not be published.
        UnreadableError: it cannot be read, or has a password.
    """
    try:
        with Pdf.open(io.BytesIO(data)) as pdf:
            if pdf.is_encrypted:
                raise LockedError
            return _clean(pdf, data)
    except pikepdf.PasswordError as error:
        raise LockedError from error
    except (pikepdf.PdfError, RecursionError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise UnreadableError(DAMAGED) from error


def _clean(pdf: Pdf, data: bytes) -> bytes:
    objects = list(_dictionaries(pdf))
    for each in objects:
        if sign := _sign(each):
            raise RefusedFile(sign)
    before = revision_before(pdf, data)
    changed = _take_out(pdf, objects)
    if before is not None:
        if changed or (before and _tells(before)):
            raise RefusedFile(signs.SIGNED)
        return data
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True, preserve_pdfa=False)
    return out.getvalue()


def _tells(before: bytes) -> bool:
    """Whether there is something to take out of a revision that stays in a signed PDF."""
    with Pdf.open(io.BytesIO(before)) as pdf:
        return _take_out(pdf, list(_dictionaries(pdf)))


def _take_out(pdf: Pdf, objects: list[Object]) -> bool:
    """Take out what is not to be published; tell whether there was anything."""
    changed = clean_identity(pdf)
    changed |= _clean_pages(pdf)
    for each in objects:
        changed |= _clean_object(each, pdf)
    return changed


def _dictionaries(pdf: Pdf) -> Iterator[Object]:
    """All dictionaries, those of streams and those within others too."""
    waiting = [*pdf.objects, pdf.trailer]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Array):
            waiting += [x for x in each if isinstance(x, (Array, Dictionary)) and not x.is_indirect]
        elif isinstance(each, (Dictionary, Stream)):
            yield each
            values = [each[key] for key in each.keys()]  # noqa: SIM118 - of a stream, iteration gives no keys
            waiting += [x for x in values if isinstance(x, (Array, Dictionary)) and not x.is_indirect]


def _sign(each: Object) -> Sign | None:
    """What speaks against publishing the PDF that holds a dictionary."""
    for key, sign in _KEYS.items():
        if key in each:
            return sign
    for key, table in (("/S", _ACTIONS), ("/Subtype", _SUBTYPES)):
        value = each.get(key)
        if isinstance(value, Name) and (found := table.get(str(value))):
            return found
    link = each.get("/URI")
    return sign_of_link(str(link)) if isinstance(link, pikepdf.String) else None


def _clean_pages(pdf: Pdf) -> bool:
    """Take remarks off the pages, and the names off the marks that stay."""
    changed = False
    for page in pdf.pages:
        marks = page.obj.get("/Annots")
        if not isinstance(marks, Array):
            continue
        kept = [x for x in marks if isinstance(x, Dictionary) and not _is_remark(x)]
        if len(kept) != len(marks):
            page.obj["/Annots"], changed = Array(kept), True
        for mark in kept:
            subtype = str(mark.get("/Subtype"))
            if subtype not in _OWN:
                # what was typed onto the page is its text, and is drawn anew from it by some programs
                drop = [x for x in _OF_MARKS if not (x == "/Contents" and subtype == "/FreeText")]
                changed |= _drop(mark, drop)
    return changed


def _is_remark(mark: Dictionary) -> bool:
    """Whether a mark is a remark, or one that no screen shows."""
    subtype = str(mark.get("/Subtype"))
    return subtype in _REMARKS or (subtype not in _OWN and is_hidden(mark))


def _clean_object(each: Object, pdf: Pdf) -> bool:
    changed = clean_hidden_field(each) | _drop(each, _private(each))
    if isinstance(each, Stream) and (clean := _PHOTOGRAPHS.get((_filters(each) or [""])[-1])):
        return _clean_photograph(each, pdf, clean) | changed
    kept = each.objgen == pdf.Root.objgen and each.is_indirect  # the whole PDF's own are made anew elsewhere
    return changed if kept else _drop(each, _OF_PROGRAMS) | changed


def _private(each: Object) -> list[str]:
    """The keys of programs' own."""
    if not (isinstance(each, Stream) or "/Type" in each) or each.get("/Type") == Name.Extensions:
        return []
    return [x for x in each.keys() if _PRIVATE.fullmatch(x)]  # noqa: SIM118 - of a stream, iteration gives no keys


def _clean_photograph(photograph: Stream, pdf: Pdf, clean: Callable[[bytes], bytes]) -> bool:
    changed = _drop(photograph, _OF_PROGRAMS)
    before = _unpacked(photograph, pdf)
    after = clean(before)
    if after != before:
        kind = Name(_filters(photograph)[-1])
        photograph.write(after, filter=kind, decode_parms=_parameters(photograph))
        return True
    return changed


def _jpeg_of_pdf(data: bytes) -> bytes:
    """Clean a JPEG whose end mark may be missing, as programs write them that count on their readers."""
    try:
        return clean_jpeg(data, turned=False)
    except UnreadableError:
        return clean_jpeg(data + _END_OF_JPEG, turned=False)


_PHOTOGRAPHS: Mapping[str, Callable[[bytes], bytes]] = MappingProxyType({
    "/DCTDecode": _jpeg_of_pdf, "/DCT": _jpeg_of_pdf, "/JPXDecode": clean_jpeg2000,
})  # fmt: skip


def _filters(stream: Stream) -> list[str]:
    """How a stream is packed, outermost first."""
    found = stream.get("/Filter")
    return [str(x) for x in found] if isinstance(found, Array) else [str(found)] if found is not None else []


def _parameters(stream: Stream) -> Dictionary | None:
    """What the innermost packing needs to know, such as how colours are meant."""
    found = stream.get("/DecodeParms")
    last = found[-1] if isinstance(found, Array) and len(found) else found
    return last if isinstance(last, Dictionary) else None


def _unpacked(photograph: Stream, pdf: Pdf) -> bytes:
    """A photograph as its innermost packing holds it."""
    outer = _filters(photograph)[:-1]
    if not outer:
        return photograph.read_raw_bytes()
    found = photograph.get("/DecodeParms")
    packed = Stream(pdf, photograph.read_raw_bytes(), Filter=Array([Name(x) for x in outer]))
    if isinstance(found, Array):
        packed.DecodeParms = Array(list(found)[: len(outer)])
    return packed.read_bytes(StreamDecodeLevel.specialized)


def _drop(each: Object, keys: "tuple[str, ...] | list[str]") -> bool:
    found = [x for x in keys if x in each]
    for key in found:
        del each[key]
    return bool(found)
