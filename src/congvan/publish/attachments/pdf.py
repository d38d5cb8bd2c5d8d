"""A PDF → the same pages without its writers, their remarks, earlier versions and what programs wrote into it.

It is read as readers' programs do, so what the quick look of `contents/pdf.py` did not see is refused here. A signed
one that holds nothing to take out goes out untouched: its signature is about its bytes.
"""

import io
import zlib
from collections.abc import Iterator
from types import MappingProxyType

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from congvan.contents import pdf as signs
from congvan.contents.links import sign_of_link
from congvan.contents.package import MOST_BYTES
from congvan.contents.sign import DAMAGED, LockedError, Sign, UnreadableError
from congvan.publish.attachments.jpeg import clean_jpeg
from congvan.publish.attachments.pdf_identity import clean_identity
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
    signed = any("/ByteRange" in x and "/Contents" in x for x in objects)
    changed = clean_identity(pdf)
    changed |= _clean_pages(pdf)
    for each in objects:
        changed |= _clean_object(each, pdf)
    if signed:
        if changed:
            raise RefusedFile(signs.SIGNED)
        return data
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True, preserve_pdfa=False)
    return out.getvalue()


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
        kept = [x for x in marks if isinstance(x, Dictionary) and str(x.get("/Subtype")) not in _REMARKS]
        if len(kept) != len(marks):
            page.obj["/Annots"], changed = Array(kept), True
        for mark in kept:
            subtype = str(mark.get("/Subtype"))
            if subtype not in _OWN:
                # what was typed onto the page is its text, and is drawn anew from it by some programs
                drop = [x for x in _OF_MARKS if not (x == "/Contents" and subtype == "/FreeText")]
                changed |= _drop(mark, drop)
    return changed


def _clean_object(each: Object, pdf: Pdf) -> bool:
    if isinstance(each, Stream) and _filters(each)[-1:] == ["/DCTDecode"]:
        return _clean_photograph(each)
    kept = each.objgen == pdf.Root.objgen and each.is_indirect  # the whole PDF's own are made anew elsewhere
    return False if kept else _drop(each, _OF_PROGRAMS)


def _clean_photograph(photograph: Stream) -> bool:
    changed = _drop(photograph, _OF_PROGRAMS)
    before = photograph.read_raw_bytes()
    try:
        packed = _filters(photograph)[:-1]
        after = clean_jpeg(_unpacked(before) if packed == ["/FlateDecode"] else before, turned=False)
    except (UnreadableError, zlib.error):  # cut short, as programs write them that count on their readers
        return changed
    if after != before:
        photograph.write(after, filter=Name.DCTDecode, decode_parms=_parameters(photograph))
        return True
    return changed


def _filters(stream: Stream) -> list[str]:
    """How a stream is packed, outermost first."""
    found = stream.get("/Filter")
    return [str(x) for x in found] if isinstance(found, Array) else [str(found)] if found is not None else []


def _parameters(stream: Stream) -> Dictionary | None:
    """What the innermost packing needs to know, such as how colours are meant."""
    found = stream.get("/DecodeParms")
    last = found[-1] if isinstance(found, Array) and len(found) else found
    return last if isinstance(last, Dictionary) else None


def _unpacked(data: bytes) -> bytes:
    return zlib.decompressobj().decompress(data, MOST_BYTES)


def _drop(each: Object, keys: "tuple[str, ...] | list[str]") -> bool:
    found = [x for x in keys if x in each]
    for key in found:
        del each[key]
    return bool(found)
