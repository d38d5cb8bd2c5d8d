"""An unsigned letter enters; the same with two empty fields appended leaves: the signer's, and the office's.

Both fields are made before the first signature, because who verifies allows later signatures to fill a field in, but
not to add one to the tags. Each field is a form in the structure tree, between title and name, and has words for who
does not see it: PDF/A and PDF/UA hold before, between and after the signatures (decision 0036).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import DictionaryObject, IndirectObject, pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from congvan.errors import MachineError
from congvan.model.text import Text
from congvan.signing.appearance import Role, shown
from congvan.signing.place import Box, Place

FIELDS: Mapping[Role, str] = {Role.SIGNER: "ChuKy", Role.SEAL: "ConDau"}
_PRINTED, _LOCKED = 1 << 2, 1 << 7  # the annotation is printed, and cannot be moved (ISO 32000-1, 12.5.3)
_SIGNATURES, _APPEND_ONLY = 1, 2  # ISO 32000-1, table 219


@dataclass(frozen=True, slots=True)
class Field:
    """A field of ours: its dictionary in the file, and where it lies."""

    reference: IndirectObject
    box: Box


def prepare(writer: IncrementalPdfFileWriter, place: Place, words: Mapping[Role, str]) -> None:
    """Append both fields; `words` describe each for who does not see it.

    Raises:
        MachineError: the PDF has no structure as ours have it.
    """
    page = writer.find_page_for_modification(place.page)[0]
    try:
        parent, at = _stead(writer, page, place.name_mark)
        made = [
            _field(writer, page, FIELDS[role], words[role], box)
            for role, box in ((Role.SIGNER, place.signature), (Role.SEAL, place.seal))
        ]
        _tag(writer, page, made, parent, at)
    except (KeyError, IndexError, TypeError, ValueError):
        raise MachineError(Text("The letter's PDF has no structure into which a signature fits.")) from None
    _show_on(writer, page, made)
    _make_form(writer, made)


def fields_of(writer: IncrementalPdfFileWriter) -> dict[Role, Field]:
    """Give the fields of ours that a PDF has; none if nobody prepared it."""
    roles = {name: role for role, name in FIELDS.items()}
    return {roles[name]: field for name, field in _fields(writer) if name in roles}


def _fields(writer: IncrementalPdfFileWriter) -> Iterator[tuple[str, Field]]:
    if "/AcroForm" not in writer.root:
        return
    fields = writer.root["/AcroForm"]["/Fields"]
    for number in range(len(fields)):
        reference, field = fields.raw_get(number), fields[number]
        if "/Rect" in field and "/T" in field:
            yield str(field["/T"]), Field(reference, Box(*map(float, field["/Rect"])))


def _field(writer: IncrementalPdfFileWriter, page: IndirectObject, name: str, words: str, box: Box) -> IndirectObject:
    edges = (round(x, 3) for x in (box.left, box.bottom, box.right, box.top))
    return writer.add_object(
        DictionaryObject(
            {
                pdf_name("/Type"): pdf_name("/Annot"),
                pdf_name("/Subtype"): pdf_name("/Widget"),
                pdf_name("/FT"): pdf_name("/Sig"),
                pdf_name("/T"): pdf_string(name),
                pdf_name("/TU"): pdf_string(words),
                pdf_name("/Contents"): pdf_string(words),
                pdf_name("/F"): generic.NumberObject(_PRINTED | _LOCKED),
                pdf_name("/P"): page,
                pdf_name("/Rect"): generic.ArrayObject(map(generic.FloatObject, edges)),
                pdf_name("/AP"): DictionaryObject({pdf_name("/N"): shown(writer, box)}),
            }
        )
    )


def _stead(writer: IncrementalPdfFileWriter, page: IndirectObject, mark: int | None) -> tuple[IndirectObject, int]:
    """The structure element within which the fields stand, and before which of its kids: before the signer's name."""
    owners = _number(writer, page.get_object()["/StructParents"]).get_object()
    name = owners.raw_get(mark)
    parent = name.get_object().raw_get("/P")
    kids = parent.get_object()["/K"]
    at = next(i for i in range(len(kids)) if kids.raw_get(i) == name)
    return parent, at


def _number(writer: IncrementalPdfFileWriter, key: int) -> Any:
    """What the parent tree has under a number; ours is one flat list."""
    numbers = writer.root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    at = next(i for i in range(0, len(numbers), 2) if numbers[i] == key)
    return numbers[at + 1]


def _tag(
    writer: IncrementalPdfFileWriter,
    page: IndirectObject,
    fields: list[IndirectObject],
    parent: IndirectObject,
    at: int,
) -> None:
    """Put each field into the structure tree, as a form of its own."""
    tree = writer.root["/StructTreeRoot"]
    numbers = tree["/ParentTree"]["/Nums"]
    kids = parent.get_object()["/K"]
    key = int(tree["/ParentTreeNextKey"])
    for more, field in enumerate(fields):
        reference = {"/Type": pdf_name("/OBJR"), "/Pg": page, "/Obj": field}
        element = DictionaryObject(
            {
                pdf_name("/Type"): pdf_name("/StructElem"),
                pdf_name("/S"): pdf_name("/Form"),
                pdf_name("/P"): parent,
                pdf_name("/Pg"): page,
                pdf_name("/K"): DictionaryObject({pdf_name(name): value for name, value in reference.items()}),
            }
        )
        owner = writer.add_object(element)
        kids.insert(at + more, owner)
        numbers.extend([generic.NumberObject(key + more), owner])
        field.get_object()[pdf_name("/StructParent")] = generic.NumberObject(key + more)
    tree[pdf_name("/ParentTreeNextKey")] = generic.NumberObject(key + len(fields))
    for changed in (tree, numbers, kids):
        writer.update_container(changed)


def _show_on(writer: IncrementalPdfFileWriter, page: IndirectObject, fields: list[IndirectObject]) -> None:
    sheet = page.get_object()
    if "/Annots" not in sheet:
        sheet[pdf_name("/Annots")] = generic.ArrayObject()
        writer.update_container(sheet)
    annotations = sheet["/Annots"]
    annotations.extend(fields)
    writer.update_container(annotations)


def _make_form(writer: IncrementalPdfFileWriter, fields: list[IndirectObject]) -> None:
    form = DictionaryObject(
        {
            pdf_name("/Fields"): generic.ArrayObject(fields),
            pdf_name("/SigFlags"): generic.NumberObject(_SIGNATURES | _APPEND_ONLY),
        }
    )
    writer.root[pdf_name("/AcroForm")] = writer.add_object(form)
    writer.update_root()
