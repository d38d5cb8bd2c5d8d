"""What a PDF is, told beside an edition of one letter."""

import io
import json
from hashlib import sha256
from pathlib import Path

import pikepdf

from congvan.flows.proving import prove
from congvan.model import address
from congvan.model.identity import LetterId
from congvan.model.rules import proof as rules
from tests.mutation.archive import sheet

WHO = LetterId.parse("xa-mau/bao-cao/2026-01")


def _published(root: Path) -> bytes:
    """Make an edition of one letter, and give its PDF, which says whose it is."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(sheet("Noi dung"))) as opened:
        opened.Root.Said = opened.make_stream(f"<xmp:Identifier><rdf:Bag><rdf:li>{WHO}</rdf:li>".encode())
        opened.save(made, compress_streams=False, deterministic_id=True)
    pdf = made.getvalue()
    files = {address.letter_pdf(WHO): pdf, address.LETTERS_JSON: json.dumps({"letters": []}).encode()}
    for name, data in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    sums = "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))
    (root / address.CHECKSUMS).write_text(sums)
    return pdf


def test_bytes_after_an_unsigned_file_are_no_signature(tmp_path: Path) -> None:
    """A file that begins with the published bytes is the published one, signed, only if the rest is signatures."""
    pdf, file = _published(tmp_path / "site"), tmp_path / "x.pdf"
    told = {}
    for name, data in (("same", pdf), ("more", pdf + b"\n% appended words\n")):
        file.write_bytes(data)
        told[name] = {x.rule for x in prove(file, None, [tmp_path / "site"])}
    assert told == {"same": {rules.PUBLISHED, rules.NOT_SIGNED}, "more": {rules.ALTERED, rules.NOT_SIGNED}}
