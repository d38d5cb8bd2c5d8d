"""The file itself: the same bytes always, nothing of the machine, elements as the schema orders them, no macros."""

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from congvan.errors import RefusedError
from congvan.model.text import Language
from tests.factories import a_letter, an_attachment
from tests.unit.publish.docx.word_file import W, WordFile, mm, word_file

KINDS = ("plain", "draft", "parent, urgent", "several, replaced", "table at the end", "rich")
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DC = "{http://purl.org/dc/elements/1.1/}"

# What we use of ECMA-376, part 1 (17.3.1.26, 17.3.2.28, 17.4, 17.6.17, 17.7.4.17, 17.9.6, 17.15.1.78), in its order.
ORDER = {
    "pPr": "pStyle keepNext keepLines widowControl numPr pBdr tabs spacing ind jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps strike color sz u vertAlign lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan vMerge tcBorders vAlign",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType titlePg",
    "style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr",
    "lvl": "start numFmt pStyle suff lvlText lvlJc",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "tc": "tcPr",
    "pBdr": "top",
    "tcBorders": "top left bottom right",
    "tblCellMar": "top left bottom right",
    "styles": "docDefaults latentStyles style",
    "settings": "zoom defaultTabStop characterSpacingControl footnotePr compat themeFontLang decimalSymbol "
    "listSeparator",
    "compat": "compatSetting",
}
AT_WILL = {"trPr": {"cantSplit", "trHeight", "tblHeader"}}  # a choice, in any order
MAY_FOLLOW = {"tc": {"p", "tbl"}}  # behind what is ordered

_AGAIN = """
import hashlib, sys
from pathlib import Path
from congvan.publish.docx import make_docx
from congvan.render.body import render_body
from tests.unit.publish.docx.letters import variants
for view in variants(Path(sys.argv[1])).values():
    print(hashlib.sha256(make_docx(view, render_body(view.body))).hexdigest())
"""


def test_the_bytes_are_the_same_everywhere(files: dict[str, WordFile], tmp_path: Path) -> None:
    """In another process, with another order of hashes, time zone, language and folder."""
    surroundings = {"PYTHONHASHSEED": "7", "TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C", "PYTHONPATH": str(Path.cwd())}
    done = subprocess.run(
        [sys.executable, "-c", _AGAIN, str(tmp_path)],
        env={**os.environ, **surroundings}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.split() == [hashlib.sha256(x.data).hexdigest() for x in files.values()]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_tells_when_or_where_it_was_made(files: dict[str, WordFile], kind: str) -> None:
    """Times of the zip file are its earliest; no generator, no revision ids, no path."""
    file = files[kind]
    with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
        assert {x.date_time for x in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        whole = b"".join(archive.read(x) for x in archive.namelist())
    assert file.names[0] == "[Content_Types].xml"
    for trace in (b"python", b"rsid", b"/tmp", b"/home", b"GPS-REMARK"):
        assert trace not in whole


def test_no_macro_and_no_part_that_is_not_known(files: dict[str, WordFile]) -> None:
    """The closed list of parts."""
    bare = {x for x in files["rich"].names if not x.startswith(("word/header", "word/footer"))}
    assert bare == {
        "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/document.xml", "word/footnotes.xml",
        "word/numbering.xml", "word/settings.xml", "word/styles.xml", "word/media/image1.png",
        "word/_rels/document.xml.rels", "word/_rels/footnotes.xml.rels",
    }  # fmt: skip
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"  # not the macros' kind
    types = files["rich"].part("[Content_Types].xml")
    assert {x.get("ContentType") for x in types if x.get("PartName") == "/word/document.xml"} == {main}


@pytest.mark.parametrize("kind", KINDS)
def test_elements_stand_in_the_schemas_order(files: dict[str, WordFile], kind: str) -> None:
    """Word calls a file broken otherwise. What is not in the lists above is a fault, too."""
    for name, part in files[kind].parts():
        for element in part.iter():
            local = str(element.tag).rpartition("}")[2]
            inner = [x.tag.rpartition("}")[2] for x in element if isinstance(x.tag, str)]
            if local in AT_WILL:
                assert set(inner) <= AT_WILL[local], f"{name}: {local} {inner}"
            if local in ORDER:
                order = [*ORDER[local].split(), *MAY_FOLLOW.get(local, ())]
                inner = [x for x in inner if x not in MAY_FOLLOW.get(local, ())]
                assert set(inner) <= set(order), f"{name}: {local} {inner}"
                assert inner == sorted(inner, key=order.index), f"{name}: {local} {inner}"


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_named_is_there(files: dict[str, WordFile], kind: str) -> None:
    """Styles, relationships, footnotes, lists and bookmarks that are referred to exist; ids stand once."""
    file = files[kind]
    styles = {x.get(f"{W}styleId") for x in file.part("word/styles.xml").iter(f"{W}style")}
    for name, part in file.parts():
        named = {
            x.get(f"{W}val") for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next") for x in part.iter(W + tag)
        }
        assert named <= styles, f"{name}: {named - styles}"
        relations = f"word/_rels/{name.removeprefix('word/')}.rels"
        known = {x.get("Id") for x in file.part(relations)} if relations in file.names else set()
        asked = {value for x in part.iter() for key, value in x.attrib.items() if key.startswith(R)}
        assert asked <= known, name
    document = file.part("word/document.xml")
    notes = [x.get(f"{W}id") for x in file.part("word/footnotes.xml")]
    assert [x.get(f"{W}id") for x in document.iter(f"{W}footnoteReference")] == notes[2:]
    anchors = {x.get(f"{W}anchor") for x in document.iter(f"{W}hyperlink")} - {None}
    assert anchors <= {x.get(f"{W}name") for x in document.iter(f"{W}bookmarkStart")}
    for kind_of_id in (f"{W}bookmarkStart", "{*}docPr"):
        ids = [x.get(f"{W}id") or x.get("id") for x in document.iter(kind_of_id)]
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_is_followed_by_a_paragraph(files: dict[str, WordFile], kind: str) -> None:
    """Else Word joins two tables, or calls the end of a cell or of the document broken."""
    for holder in files[kind].part("word/document.xml").iter(f"{W}body", f"{W}tc"):
        tags = [x.tag for x in holder if x.tag in {f"{W}p", f"{W}tbl"}]
        assert tags[-1] == f"{W}p"
        assert (f"{W}tbl", f"{W}tbl") not in set(pairwise(tags))


def test_properties_say_what_the_letter_is(files: dict[str, WordFile]) -> None:
    """Title, agency, subject, keywords, language, and the letter's own date; a draft has none."""
    known = files["plain"].document.core_properties
    assert known.title.startswith("Công văn số 12/UBND-VHXH: báo cáo")
    assert known.author == "Ủy ban nhân dân phường Bỉm Sơn"
    assert known.subject.startswith("báo cáo tình hình")
    assert "tháng 4 năm 2026" in known.keywords.lower()
    assert known.language == "vi-VN"
    assert [x.isoformat()[:19] for x in (known.created, known.modified) if x] == ["2026-04-17T00:00:00"] * 2
    draft = {x.tag.rpartition("}")[2] for x in files["draft"].part("docProps/core.xml")}
    assert not draft & {"created", "modified", "lastModifiedBy", "revision"}
    language = files["plain"].part("word/styles.xml").find(f".//{W}lang")
    assert language.get(f"{W}val") == "vi-VN"


def test_pictures_have_words_and_the_size_of_the_pdf(files: dict[str, WordFile]) -> None:
    """400 × 200 pixels are 300 × 150 pt, as CSS counts; what a camera wrote is gone."""
    (shape,) = files["rich"].document.inline_shapes
    assert shape._inline.docPr.get("descr") == "Biểu đồ giải ngân theo quý"
    assert (mm(shape.width), mm(shape.height)) == pytest.approx((105.8, 52.9), abs=0.1)
    assert [shape._inline.get(f"dist{side}") for side in "TBLR"] == ["0"] * 4
    with zipfile.ZipFile(io.BytesIO(files["rich"].data)) as archive:
        picture: Any = Image.open(io.BytesIO(archive.read("word/media/image1.png")))
    assert picture.size == (400, 200)
    assert not picture.getexif()


def test_links_lead_out_or_to_a_heading(files: dict[str, WordFile]) -> None:
    """A link to another host keeps its address, in footnotes too; one within the archive is words alone."""
    file = files["rich"]
    out = [x.get("Target") for x in file.part("word/_rels/document.xml.rels") if x.get("TargetMode") == "External"]
    assert out == ["https://example.com/a?b=1&c=2"]
    noted = [x.get("Target") for x in file.part("word/_rels/footnotes.xml.rels")]
    assert noted == ["https://example.com/chu-thich"]
    links = {"".join(x.itertext()) for x in file.part("word/document.xml").iter(f"{W}hyperlink")}
    assert links == {"trang mẫu", "mục II"}
    assert "tệp kèm" in " ".join(file.lines())


def test_footnotes_are_words_own(files: dict[str, WordFile]) -> None:
    """Two notes, called where the letter calls them, with their marks raised."""
    assert files["rich"].lines("word/footnotes.xml") == [
        "1 Theo Công văn số 1133/SKHCN-KHTC.",
        "2 Chú thích có liên kết.",
    ]
    calls = [x for x in files["rich"].lines() if x.endswith(("viên chức.1", "thứ nhất2."))]
    assert len(calls) == 2
    raised = files["rich"].part("word/styles.xml").find(f".//{W}style[@{W}styleId='FootnoteReference']//{W}vertAlign")
    assert raised.get(f"{W}val") == "superscript"


def test_words_keep_their_look(files: dict[str, WordFile]) -> None:
    """Bold, italic, raised, underlined, struck out; what was withheld is italic."""
    runs = {r.text: r for p in files["rich"].document.paragraphs for r in p.runs}
    assert runs["đậm"].bold
    assert runs["nghiêng"].italic
    assert runs["2"].font.superscript
    assert runs["gạch chân"].underline
    assert runs["xóa"].font.strike
    assert runs["[thông tin nội bộ, không công bố]"].italic
    assert runs["[Một đoạn nội bộ được lược bỏ trong bản công khai]"].italic
    assert runs["☑"].font.name == "Segoe UI Symbol"


@pytest.mark.parametrize(
    ("content", "reason"), [(b"no picture", "whole PNG"), (None, "cannot be read"), (b"", "whole PNG")]
)
def test_a_picture_that_cannot_be_used_is_a_finding(tmp_path: Path, content: bytes | None, reason: str) -> None:
    """The PDF's own finding, with the picture's name and why."""
    picture = tmp_path / "hinh.png"
    if content is not None:
        picture.write_bytes(content)
    shown = an_attachment(file="hinh.png", path=str(picture))
    with pytest.raises(RefusedError) as refused:
        word_file(a_letter(body="![hình](hinh.png)", attachments=(shown,)))
    (finding,) = refused.value.findings
    assert finding.rule.code == "CV803"
    assert "hinh.png" in finding.message(Language.EN)
    assert reason in finding.message(Language.EN)


def test_a_picture_that_is_no_attachment_is_a_finding() -> None:
    """Nothing is read but what the view names."""
    with pytest.raises(RefusedError) as refused:
        word_file(a_letter(body="![hình](../../../etc/hinh.png)"))
    assert [x.rule.code for x in refused.value.findings] == ["CV803"]
