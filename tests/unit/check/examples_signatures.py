"""Examples of the rules of signed copies and of whom an archive trusts: signed by people who do not exist."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from unittest.mock import patch

import pikepdf

from congvan.authentic import KnownEditions
from congvan.checking import check, read_and_check, reader
from congvan.errors import RefusedError
from congvan.model.finding import Finding
from congvan.model.terms import Audience
from congvan.project import project
from congvan.publish.signed import with_proven_copies
from congvan.store.cache import Cache
from tests.pki import SIGNED_AT, pki, signed, with_proof
from tests.small_archive import DRAFT, FOLDER, JANUARY, Files, write
from tests.unit.check.example import Example
from tests.unit.signing.papers import paper

_COPY, _OF_DRAFT = JANUARY.replace(".md", ".signed.pdf"), DRAFT.replace(".md", ".signed.pdf")
_LONELY = f"{FOLDER}/2025-12.signed.pdf"
_ROOT = "reports/_trust/goc.pem"
_SOUND = signed(paper())
_GOOD: Files = {_COPY: _SOUND, _ROOT: pki().root.pem}


def _checked(root: Path, files: Files) -> list[Finding]:
    return check(write(root, files), None, None)


def _on_the_day(root: Path, files: Files) -> list[Finding]:
    """What a check on the day of the sound copy's signature says of the copy, and not of letters that are due."""
    found = check(write(root, files), None, SIGNED_AT.date())
    return [x for x in found if x.place.path == _COPY]


def _compared(root: Path, files: Files) -> list[Finding]:
    """What a build says that prints every letter as `paper()`."""
    checked = read_and_check(write(root, files))
    edition, _ = project(checked.archive, Audience.PUBLIC, None, {})
    printed = root / "printed.pdf"
    printed.write_bytes(paper())
    comparison = KnownEditions(Cache(root / "cache"), {})
    try:
        with_proven_copies(edition, {x.id: printed for x in edition.letters}, comparison, lambda _: paper())
    except RefusedError as error:
        return list(error.findings)
    return []


def _copy(code: str, says: str, data: bytes) -> Example:
    return Example(code, says, _COPY, {**_GOOD, _COPY: data}, _GOOD, _checked)


def _nested(pdf: bytes) -> bytes:
    """The file with a drawing on its first page that draws another one twice, and so on: for years."""
    with pikepdf.open(BytesIO(pdf)) as file:
        inner = file.make_stream(b"BT ET")
        for _ in range(40):
            inner.update({"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Form, "/BBox": [0, 0, 9, 9]})
            outer = file.make_stream(b"/Zq Do /Zq Do")
            outer.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Zq=inner))
            inner = outer
        page = file.pages[0]
        page.contents_add(b"/Zq Do /Zq Do")
        page.Resources.XObject.Zq = inner.Resources.XObject.Zq
        out = BytesIO()
        file.save(out)
        return out.getvalue()


def _hastily(root: Path, files: Files) -> list[Finding]:
    """What a build says that gives a file one second, instead of a minute."""
    with patch.object(reader, "SECONDS", 1):
        return _compared(root, files)


SIGNATURES = (
    Example("CV530", "no letter", _LONELY, {_LONELY: _SOUND}, _GOOD, _checked),
    Example("CV531", "a draft", _OF_DRAFT, {**_GOOD, _OF_DRAFT: _SOUND}, _GOOD, _checked),
    _copy("CV532", "no PDF", b"hello"),
    _copy("CV533", "locked", b"%PDF-1.7\ntrailer\n<< /Encrypt 5 0 R >>\nstartxref\n9\n%%EOF\n"),
    _copy("CV534", "nobody signed", paper()),
    Example("CV535", "no roots", _COPY, {_COPY: _SOUND}, _GOOD, _checked),
    Example("CV536", "the signer's own", _ROOT, {_ROOT: pki().signer.pem}, {_ROOT: pki().root.pem}, _checked),
    _copy("CV537", "a byte", _SOUND.replace(b"/Type", b"/Typf", 1)),
    _copy("CV538", "a stranger", signed(paper(), pki().stranger)),
    _copy("CV539", "more", _SOUND + b"% more"),
    _copy("CV540", "expired", signed(paper(), pki().expired)),
    _copy("CV541", "revoked", with_proof(signed(paper(), pki().revoked))),
    _copy("CV542", "a short key", signed(paper(), pki().weak)),
    _copy("CV543", "another kind", _SOUND.replace(b"/ETSI.CAdES.detached", b"/ETSI.CAdES.detashed")),
    Example(
        "CV544", "another letter", _COPY, {**_GOOD, _COPY: signed(paper("Văn bản khác"))}, _GOOD, _compared,
    ),
    _copy("CV545", "somebody of elsewhere", signed(paper(), pki().elsewhere)),
    _copy("CV546", "nine days before", signed(paper(), at=datetime(2026, 1, 10, tzinfo=UTC))),
    _copy("CV547", "a web server", signed(paper(), pki().server)),
    Example(
        "CV549", "next year", _COPY, {**_GOOD, _COPY: signed(paper(), at=datetime(2027, 1, 1, tzinfo=UTC))}, _GOOD,
        _on_the_day,
    ),
    Example("CV560", "drawings within drawings", _COPY, {**_GOOD, _COPY: signed(_nested(paper()))}, _GOOD, _hastily),
)  # fmt: skip
