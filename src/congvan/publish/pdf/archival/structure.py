"""A laid-out letter enters; the bytes of its PDF leave: an archival file (PDF/A) that can be read aloud (PDF/UA-1).

What stays true: the metadata stand in one rdf:RDF, uncompressed, so that any tool finds them; no clock: a file inside
bears the letter's day, a draft's none.
"""

import io
import warnings
from collections.abc import Sequence
from datetime import UTC, datetime

import pydyf
from weasyprint import Attachment, Document

from congvan.publish.pdf.archival.metadata import xmp
from congvan.publish.pdf.archival.pack import pack
from congvan.publish.pdf.archival.painted import remembering
from congvan.publish.pdf.archival.tags import retag
from congvan.publish.pdf.job import Enclosure

VARIANT = "pdf/a-2a"
_WITH_FILES = "pdf/a-3a"  # PDF/A-2 holds no files but PDF/A
_END = b"</rdf:RDF>"
_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)  # never written: `_without_days`


def written(document: Document, enclosures: Sequence[Enclosure] = ()) -> bytes:
    """Give the PDF of a document as it was laid out, with files inside if there are any."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint does not close its colour profile
        data: bytes = remembering(document).write_pdf(
            pdf_variant=_WITH_FILES if enclosures else VARIANT,
            attachments=[_attachment(x) for x in enclosures],
            finisher=_finish,
        )
    return data


def _attachment(file: Enclosure) -> Attachment:
    day = datetime(file.day.year, file.day.month, file.day.day, tzinfo=UTC) if file.day else _NO_DAY
    return Attachment(
        file_obj=io.BytesIO(file.content.encode()),
        name=file.name,
        description=file.description,
        relationship=file.relationship,
        created=day,
        modified=day,
    )


def _finish(document: Document, pdf: pydyf.PDF) -> None:
    """Put our tags and metadata in; WeasyPrint calls this before it writes the file."""
    retag(document, pdf)
    more = xmp(document.metadata.custom, document.metadata.lang or "")
    for item in pdf.objects:
        if not isinstance(item, pydyf.Stream):
            continue
        if item.extra.get("Type") == "/Metadata":
            item.stream = [part.replace(_END, more + _END) for part in item.stream]
            item.compress = False
        elif item.extra.get("Type") == "/EmbeddedFile" and not document.metadata.created:
            _without_days(item.extra["Params"])
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))  # WeasyPrint names each twice
    pack(pdf)


def _without_days(about: pydyf.Dictionary) -> None:
    del about["CreationDate"], about["ModDate"]
