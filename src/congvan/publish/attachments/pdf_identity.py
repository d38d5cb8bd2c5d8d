"""What a PDF says of itself as a whole: taken out, but for the claims that it keeps a standard (PDF/A, PDF/UA).

A claim needs its metadata (ISO 19005-2, 6.6.2), so they are written anew with the claim alone; PDF/UA asks for a title
as well (ISO 14289-1, 7.1).
"""

from xml.sax.saxutils import escape

from pikepdf import Dictionary, Name, Pdf, Stream

from congvan.contents.sign import DECLARES_A_TYPE, UnreadableError

_CLAIMS = (  # prefix, namespace, names
    ("pdfaid", "http://www.aiim.org/pdfa/ns/id/", ("part", "conformance", "rev")),
    ("pdfuaid", "http://www.aiim.org/pdfua/ns/id/", ("part", "rev")),
)
_OF_ROOT = ("/PieceInfo", "/SpiderInfo", "/LastModified")
_HEAD = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'


def clean_identity(pdf: Pdf) -> bool:
    """Take out who wrote a PDF, when and with what; tell whether there was anything."""
    changed = "/Info" in pdf.trailer and len(pdf.trailer.Info.keys()) > 0
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    for key in _OF_ROOT:
        if key in pdf.Root:
            del pdf.Root[key]
            changed = True
    if "/Metadata" in pdf.Root:
        before = pdf.Root.Metadata
        data = before.read_bytes() if isinstance(before, Stream) else b""
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise UnreadableError(DECLARES_A_TYPE)
        made = _metadata(pdf)
        changed |= data.strip() != made.strip()
        del pdf.Root["/Metadata"]
        if made:
            pdf.Root.Metadata = pdf.make_indirect(Stream(pdf, made, Dictionary(Type=Name.Metadata, Subtype=Name.XML)))
    return changed


def _metadata(pdf: Pdf) -> bytes:
    """The claims that a PDF makes, as metadata; nothing if it makes none."""
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
        claims = {
            f"{prefix}:{name}": str(value)
            for prefix, space, names in _CLAIMS
            for name in names
            if (value := said.get(f"{{{space}}}{name}"))
        }
        title = str(said.get("dc:title") or "")
    if not claims:
        return b""
    spaces = "".join(f' xmlns:{prefix}="{space}"' for prefix, space, _ in _CLAIMS)
    words = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in claims.items())
    if title and "pdfuaid:part" in claims:
        words += f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>'
    return (
        f'{_HEAD}<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"{spaces}>{words}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    ).encode()
