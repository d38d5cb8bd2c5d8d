"""Examples of CV518 to CV529: what public files may not hold. Code, what it is, a name, the bad content, a good one."""

import io
import zipfile

_PACKAGES = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _zip(**members: str | bytes) -> bytes:
    """A package of these files; `__` stands for a dot, `_of_` for a slash."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        for name, text in members.items():
            package.writestr(name.replace("__", ".").replace("_of_", "/"), text)
    return content.getvalue()


def _related(kind: str, target: str = "x.bin") -> str:
    relation = f'<Relationship Id="r1" Type="{_RELATED}/{kind}" Target="{target}" TargetMode="Internal"/>'
    return f'<Relationships xmlns="{_PACKAGES}">{relation}</Relationships>'


def _office(**members: str) -> bytes:
    return _zip(**{"[Content_Types]__xml": "<Types/>"} | members)


def _word(inside: str) -> bytes:
    return _office(word_of_document__xml=f'<w:document xmlns:w="{_W}">{inside}</w:document>')


def _book(attributes: str) -> bytes:
    return _office(
        xl_of_workbook__xml=f'<workbook xmlns="{_S}"><sheets><sheet name="a"{attributes}/></sheets></workbook>'
    )


def _with(kind: str) -> bytes:
    return _office(word_of__rels_of_document__xml__rels=_related(kind))


_PLAIN = _word("<w:p><w:r><w:t>x</w:t></w:r></w:p>")
_PDF = b"%PDF-1.7\n"
_JPEG = b"\xff\xd8\xff\xe0"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

PUBLIC: tuple[tuple[str, str, str, bytes, bytes], ...] = (
    ("CV518", "an insertion", "a.docx", _word("<w:p><w:ins><w:r><w:t>x</w:t></w:r></w:ins></w:p>"), _PLAIN),
    ("CV518", "of a shared workbook", "a.xlsx", _with("revisionHeaders"), _with("worksheet")),
    ("CV520", "an object", "a.docx", _with("oleObject"), _with("image")),
    ("CV520", "a field that starts a program", "a.docx", _word('<w:fldSimple w:instr="DDE a b"/>'),
     _word('<w:fldSimple w:instr="PAGE"/>')),
    ("CV520", "a script in a PDF", "a.pdf", _PDF + b"1 0 obj <</S /JavaScript /JS (1)>>", _PDF + b"(JavaScript)"),
    ("CV521", "another workbook", "a.xlsx", _with("externalLink"), _with("worksheet")),
    ("CV522", "a hidden sheet", "a.xlsx", _book(' state="hidden"'), _book(' state="visible"')),
    ("CV522", "speaker's notes", "a.pptx", _with("notesSlide"), _with("slide")),
    ("CV523", "in Word", "a.docx", _with("comments"), _with("settings")),
    ("CV523", "in a PDF", "a.pdf", _PDF + b"<</Subtype /Text>>", _PDF + b"<</Subtype /Link>>"),
    ("CV524", "a PDF and a package", "a.pdf", _PDF + _zip(a__txt="x"), _PDF + b"PK"),
    ("CV524", "a picture and a package", "a.jpg", _JPEG + _zip(a__txt="x"), _JPEG),
    ("CV524", "a page named like figures", "a.csv", b"<!DOCTYPE html><script>1</script>", b"a,<b>\n"),
    ("CV525", "a program in a package", "a.zip", _zip(a__exe="x"), _zip(a__txt="x")),
    ("CV525", "a program under another name", "a.zip", _zip(a__txt=b"MZ\0"), _zip(a__txt="MỤC")),
    ("CV527", "an entity", "a.docx", _office(word_of_a__xml="<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), _PLAIN),
    ("CV527", "a way out", "a.zip", _zip(**{".._of_a__txt": "x"}), _zip(a__txt="x")),
    ("CV528", "a package", "a.xlsx", _OLE + "EncryptedPackage".encode("utf-16-le"), _PLAIN),
    ("CV528", "a PDF", "a.pdf", _PDF + b"trailer <</Encrypt 5 0 R>>", _PDF + b"(/Encrypted)"),
    ("CV529", "a signed document", "a.docx", _with("origin"), _with("image")),
)  # fmt: skip

# What nobody can make public under that name: its good neighbour is internal.
OLD = (
    ("CV519", "Excel of 2003", "a.xls", _OLE),
    ("CV519", "RTF", "a.rtf", b"{\\rtf1 x}"),
    ("CV526", "a package that we cannot open", "a.rar", b"Rar!\x1a\x07\0"),
    ("CV526", "a kind that nobody knows", "a.xyz", b"\0\1"),
)
