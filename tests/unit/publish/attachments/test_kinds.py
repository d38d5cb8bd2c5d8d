"""One list of kinds: what is promised to be published has its cleaner, its names, and its words on pages.

The way of a kind: `contents/kind.py`, `contents/public.py`, a cleaner, `check/attachments.py`, its words in
`render/pages/letter/attachments.py`, a reader in `verify/`, a type for web servers (`tests/unit/contents` asks for it).
"""

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from congvan.check import attachments as checked
from congvan.contents import archive, public
from congvan.contents.kind import signs_in
from congvan.contents.package import Room
from congvan.contents.public import signs_of_public
from congvan.publish.attachments import cleaning, pictures
from congvan.publish.attachments.refusal import RefusedFile
from congvan.render.pages.letter import attachments as told
from congvan.verify.decode import decode
from tests.unit.publish.attachments import documents as made
from tests.unit.publish.attachments.test_hidden import linked

_ENDINGS = {*checked._KINDS, *public.TEXTS, *archive.OFFICE}
_OF_EACH_KIND: dict[str, tuple[str, Callable[[], bytes]]] = {
    "ooxml": ("docx", made.small_word), "odf": ("odt", made.odt), "zip": ("zip", lambda: made.package(a__csv="a,b\n")),
    "pdf": ("pdf", lambda: made.saved(made.a_pdf())), "png": ("png", made.png), "jpeg": ("jpg", made.jpeg),
    "gif": ("gif", made.gif), "webp": ("webp", made.webp), "tiff": ("tif", made.tiff), "text": ("csv", b"a,b\n".strip),
}  # fmt: skip


def test_every_kind_has_its_cleaner() -> None:
    """And no cleaner is for what is refused before it comes to it."""
    assert set(pictures._CLEANERS) == public.PICTURES
    assert set(cleaning._PACKAGES) == public.PACKAGES


def test_every_kind_that_is_published_has_its_names() -> None:
    """And each name of an office's document its kind: what is judged within documents, is judged alone."""
    kinds = {*public.PICTURES, *public.PACKAGES, "pdf", "text"}
    assert kinds <= set().union(*checked._KINDS.values())
    office = {"ooxml", "odf"}
    assert {x for x, of in checked._KINDS.items() if of & office} - {"zip"} == archive.OFFICE
    assert {x for x, of in checked._KINDS.items() if "text" in of} == public.TEXTS


def test_every_name_has_its_words_on_the_page() -> None:
    """And no words are left of a kind that is gone."""
    assert set(told._KINDS) == _ENDINGS
    assert not [x for x in _ENDINGS if told.kind_of(f"a.{x}").startswith("Tệp ") and x != "zip"]


def test_no_name_is_a_document_and_a_program() -> None:
    """What may be attached is not refused for its name."""
    assert not _ENDINGS & (archive.PROGRAMS | checked._ACTIVE | checked._WITH_MACROS)
    assert checked._WITH_MACROS <= archive.PROGRAMS


@pytest.mark.parametrize("kind", sorted({*public.PICTURES, *public.PACKAGES, "pdf", "text"}))
def test_every_kind_is_known_published_and_read(kind: str) -> None:
    """From its bytes to its copy, which the gate can read; a new kind needs a row above."""
    ending, make = _OF_EACH_KIND[kind]
    assert signs_in(make()).kind == kind
    assert kind in checked._KINDS[ending]
    decode(f"a.{ending}", cleaning.clean(make(), ending))


def _within(name: str, data: bytes) -> bytes:
    """A document with a file behind a chart."""
    document = made.repacked(linked("package", made.small_word()), {f"word/embeddings/{name}": data})
    return made.repacked(document, {"word/_rels/document.xml.rels": (b'"zq.xml"', f'"embeddings/{name}"'.encode())})


_OFFICE = {"docx": made.small_word, "xlsx": made.sheet, "pptx": made.slides, "odt": made.odt, "ods": made.odt,
           "odp": made.odt}  # fmt: skip


@pytest.mark.parametrize("ending", sorted(archive.OFFICE))
def test_documents_within_documents_are_looked_into_and_cleaned(ending: str) -> None:
    """Each kind of which this is promised."""
    data = _OFFICE[ending]()
    assert "CV523" in {x.rule.code for x in signs_of_public(_within(f"a.{ending}", made.word()), "docx")}
    with zipfile.ZipFile(BytesIO(cleaning.clean(_within(f"a.{ending}", data), "docx"))) as package:
        assert package.read(f"word/embeddings/a.{ending}") == cleaning.clean(data, ending)


@pytest.mark.parametrize("name", ["a.odg", "a.xlsb", "a.zip", "a.bin"])
def test_packages_of_other_kinds_within_documents_are_refused_by_check_and_build(name: str) -> None:
    """With the same words, so that nobody meets it at night."""
    data = _within(name, made.odt())
    (sign,) = [x for x in signs_of_public(data, "docx") if x.refuses]
    assert sign == archive.unknown_part(name)
    with pytest.raises(RefusedFile) as refused:
        cleaning._clean(data, "docx", Room())
    assert refused.value.sign == sign
