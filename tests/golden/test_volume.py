"""A year's letters bound: the pages are those of the letters, and every way through the volume leads where it says.

The volume is read back with libraries that had no part in binding it: pypdfium2 draws, pdfplumber reads words, veraPDF
judges. What is expected is taken from the letters' own PDFs.
"""

import io
import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pikepdf
import pypdfium2
import pytest

from congvan.errors import RefusedError
from congvan.model.identity import LetterId
from congvan.model.period import Period
from congvan.model.terms import Status
from congvan.model.view import LetterView, Relation, WithdrawalView
from congvan.model.volume import Volume, volumes
from congvan.publish.fronts import Bindery
from congvan.publish.pdf import PdfJob, make_pdfs
from congvan.publish.volumes import make_volumes
from congvan.render.body import render_body
from congvan.render.letter_html import letter_html
from congvan.store.cache import Cache
from congvan.typeface.faces import vendored
from tests import verapdf
from tests.factories import a_draft, a_letter, a_series, an_edition
from tests.golden import everything

NOTED = """\
Thực hiện nhiệm vụ, đơn vị báo cáo[^1] như sau:

## 1. Kết quả

| Nội dung | Số liệu |
|---|---|
| Văn bản | 12 |

Chi tiết tại [mục 1](#1-ket-qua)./.

[^1]: Theo số liệu của Văn phòng.
"""
OTHER = a_series(id="cai-cach", short="Cải cách hành chính")


def letters() -> list[LetterView]:
    """A year of every kind: tables and notes in two, pictures and appendices, replaced, withdrawn; and no draft."""
    return [
        a_letter("2026-01", number=9, symbol="09/UBND-VHXH", date=date(2026, 1, 15), body=NOTED),
        a_letter("2026-02", number=30, date=date(2026, 2, 20), body=NOTED, series=OTHER, subject="việc khác"),
        replace(
            everything.view(), id=LetterId("bim-son", "khcn-tai-chinh", Period.parse("2026-03")), date=date(2026, 3, 20)
        ),
        a_letter(
            number=101,
            date=date(2026, 4, 17),
            status=Status.WITHDRAWN,
            withdrawn=WithdrawalView(date(2026, 5, 2), "nhầm số liệu"),
            relations=(Relation("corrected-by", a_letter().id, "120/UBND-VHXH", date(2026, 5, 4)),),
        ),
    ]


@dataclass(frozen=True)
class Bound:
    """A volume, the letters' own PDFs in its order, and how it was made."""

    data: bytes
    singles: tuple[bytes, ...]
    volume: Volume
    bindery: Bindery


@pytest.fixture(scope="module")
def bound(tmp_path_factory: pytest.TempPathFactory) -> Bound:
    """The year's letters, which the edition holds in another order, with a draft and a letter of the year before."""
    folder = tmp_path_factory.mktemp("volume")
    cache, picture = Cache(folder / "cache"), everything.everything(folder).images
    views = letters()
    jobs = []
    for view in views:
        html = letter_html(view, render_body(view.body), site_url="https://kho.example.org/")
        named = {f"{view.id}/so-do.png": path for path in picture.values()} if "so-do" in view.body else {}
        jobs.append(PdfJob(view.id.source, html, named))
    outcomes = make_pdfs(jobs, cache)
    assert not [x.problem for x in outcomes if x.problem]
    pdfs = {view.id: x.path for view, x in zip(views, outcomes, strict=True) if x.path}
    before = a_letter("2025-12", number=400, date=date(2025, 12, 30))
    edition = an_edition(*reversed(views), before, a_draft("2026-05"))
    volume = volumes(edition)[0]
    bindery = Bindery(pdfs, cache, vendored())
    (path,) = make_volumes([volume], bindery)
    return Bound(path.read_bytes(), tuple(pdfs[x.id].read_bytes() for _, x in volume.letters), volume, bindery)


def starts(bound: Bound) -> list[int]:
    """Where the letters' pages begin and the last ends, counted from 0: they stand at the volume's end."""
    lengths = [len(pypdfium2.PdfDocument(x)) for x in bound.singles]
    total = len(pypdfium2.PdfDocument(bound.data))
    first = total - sum(lengths)
    return [first + sum(lengths[:i]) for i in range(len(lengths) + 1)]


def drawn(data: bytes, pages: range) -> list[bytes]:
    """The pages as pixels."""
    document = pypdfium2.PdfDocument(data)
    return [bytes(document[i].render(scale=1.5).buffer) for i in pages]


def words(data: bytes, pages: range) -> list[str]:
    """The text of the pages, in the order of the file."""
    document = pypdfium2.PdfDocument(data)
    return [document[i].get_textpage().get_text_range() for i in pages]


def test_letters_are_those_of_the_year_in_order(bound: Bound) -> None:
    """By date of issue; neither the draft nor the letter of the year before."""
    assert [x.symbol for _, x in bound.volume.letters] == [
        "09/UBND-VHXH",
        "30/UBND-VHXH",
        "12/UBND-VHXH",
        "101/UBND-VHXH",
    ]
    assert bound.volume.name == "bim-son-2026"


def test_pages_are_the_letters_own(bound: Bound) -> None:
    """Pixel by pixel and word by word; what they draw is the same bytes."""
    for single, (begin, end) in zip(bound.singles, pairwise(starts(bound)), strict=True):
        own, here = range(end - begin), range(begin, end)
        assert drawn(bound.data, here) == drawn(single, own)
        assert words(bound.data, here) == words(single, own)
        with pikepdf.open(io.BytesIO(single)) as alone, pikepdf.open(io.BytesIO(bound.data)) as volume:
            for i in own:
                one, other = alone.pages[i].obj, volume.pages[begin + i].obj
                assert other.Contents.read_bytes() == one.Contents.read_bytes()
                assert list(other.MediaBox) == list(one.MediaBox)


@pytest.mark.parametrize("flavour", verapdf.BOTH)
def test_is_archival_and_accessible(flavour: str, bound: Bound) -> None:
    """PDF/A-2a and PDF/UA-1, as its parts are."""
    assert verapdf.violations(bound.data, flavour) == []


def test_outline(bound: Bound) -> None:
    """Contents, register, then an entry a letter that leads to its first page, with its headings below."""
    document = pypdfium2.PdfDocument(bound.data)
    entries = [(x.level, x.get_title(), x.get_dest().get_index()) for x in document.get_toc()]
    top = [x for x in entries if x[0] == 0]
    begin = starts(bound)

    assert [x[1] for x in top[:2]] == ["Mục lục", "Sổ đăng ký văn bản đi năm 2026"]
    assert [x[1].partition(":")[0] for x in top[2:]] == [
        "Số 09/UBND-VHXH, 15/01/2026",
        "Số 30/UBND-VHXH, 20/02/2026",
        "Số 12/UBND-VHXH, 20/3/2026",
        "Số 101/UBND-VHXH, 17/4/2026",
    ]
    assert [x[2] for x in top[2:]] == begin[:-1]
    below = entries.index(top[2]) + 1
    assert entries[below][:2] == (1, "1. Kết quả")
    assert begin[0] <= entries[below][2] < begin[1]
    assert [x.get_title() for x in pypdfium2.PdfDocument(bound.singles[2]).get_toc()][1:] == [
        title for _, title, _ in entries[entries.index(top[4]) + 1 : entries.index(top[5])]
    ]


def test_contents_name_the_page_on_which_a_letter_begins(bound: Bound) -> None:
    """Read from the page: the number behind each line's symbol is the page that shows that letter's number."""
    with pdfplumber.open(io.BytesIO(bound.data)) as pdf:
        contents = pdf.pages[1].extract_text()
        found = dict(re.findall(r"^(\d+/UBND-VHXH) (?:.*\n)*?.* (\d+)$", contents, re.MULTILINE))
        assert found.keys() == {x.symbol for _, x in bound.volume.letters}
        for symbol, page in found.items():
            assert f"Số: {symbol}" in pdf.pages[int(page) - 1].extract_text()
        register = re.search(r"Sổ đăng ký văn bản đi năm 2026 (\d+)", contents)
        assert register
        assert "SỔ ĐĂNG KÝ VĂN BẢN ĐI NĂM 2026" in pdf.pages[int(register[1]) - 1].extract_text()


def test_page_labels_are_the_numbers_in_the_contents(bound: Bound) -> None:
    """A reader's program calls each page by its number from the title page on."""
    document = pypdfium2.PdfDocument(bound.data)
    assert [document.get_page_label(i) for i in range(len(document))] == [str(i + 1) for i in range(len(document))]


def test_pages_of_the_front_print_their_number(bound: Bound) -> None:
    """All but the title page, on through contents and register."""
    with pdfplumber.open(io.BytesIO(bound.data)) as pdf:
        firsts = [page.extract_text().split("\n")[0] for page in pdf.pages[: starts(bound)[0]]]
    assert firsts[1:] == [str(i) for i in range(2, len(firsts) + 1)]
    assert firsts[0] == "ỦY BAN NHÂN DÂN"


def test_links(bound: Bound) -> None:
    """Contents and register lead to the letters; a letter's own links stay in it or lead out to the web."""
    begin = starts(bound)
    inside, outside = set(), set()
    with pikepdf.open(io.BytesIO(bound.data)) as pdf:
        number = {page.obj.objgen: i for i, page in enumerate(pdf.pages)}
        named = pikepdf.NameTree(pdf.Root.Names.Dests)
        for i, page in enumerate(pdf.pages):
            for link in page.obj.get("/Annots", []):
                if "/A" in link:
                    outside.add(str(link.A.URI))
                    continue
                place = named[str(link.Dest)] if isinstance(link.Dest, pikepdf.String) else link.Dest
                inside.add((i, number[place[0].objgen]))
    from_contents = {there for here, there in inside if here == 1}

    def of_letter(page: int) -> int:
        return max(i for i, x in enumerate(begin) if x <= page)

    assert from_contents == {begin[0] - 1, *begin[:-1]}
    assert {there for here, there in inside if here == begin[0] - 1} == set(begin[:-1])
    own = {(here, there) for here, there in inside if here >= begin[0]}
    assert {of_letter(here) for here, _ in own} >= {0, 1}  # both have a link and a note of the same names
    assert all(of_letter(here) == of_letter(there) for here, there in own)
    assert outside == {"https://example.com/huong-dan"}


def test_every_identifier_is_one(bound: Bound) -> None:
    """Notes of two letters have one name in each, and two in the volume; the table of names knows them all."""
    with pikepdf.open(io.BytesIO(bound.data)) as pdf:
        ids = [str(x.ID) for x in pdf.objects if isinstance(x, pikepdf.Dictionary) and "/S" in x and "/ID" in x]
        listed = pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree)
        assert sorted(listed.keys()) == sorted(ids)
    assert len(ids) == len(set(ids)) >= 3


def test_each_page_finds_its_tags(bound: Bound) -> None:
    """What a page or a link is numbered by leads to elements of that very page, and every letter is an article."""
    with pikepdf.open(io.BytesIO(bound.data)) as pdf:
        root = pdf.Root.StructTreeRoot
        parents = pikepdf.NumberTree(root.ParentTree)
        assert [str(x.S) for x in root.K[0].K] == ["/Art"] * (2 + len(bound.singles))
        assert [str(x.T).partition(",")[0] for x in root.K[0].K if "/T" in x][-1] == "Số 101/UBND-VHXH"
        for page in pdf.pages:
            for element in parents[int(page.obj.StructParents)]:
                if element is not None:
                    kids = list(element.K)
                    marks = {
                        page.obj.objgen == x.Pg.objgen
                        for x in kids
                        if isinstance(x, pikepdf.Dictionary) and "/MCID" in x
                    }
                    assert element.Pg.objgen == page.obj.objgen or True in marks
            for link in page.obj.get("/Annots", []):
                element = parents[int(link.StructParent)]
                assert link.objgen in {
                    x.Obj.objgen for x in element.K if isinstance(x, pikepdf.Dictionary) and "/Obj" in x
                }


def test_says_what_it_is(bound: Bound) -> None:
    """Title and author are the volume's; its day is the last letter's, never the clock's."""
    with pikepdf.open(io.BytesIO(bound.data)) as pdf:
        assert str(pdf.docinfo.Title) == "Tập công văn báo cáo năm 2026 – Ủy ban nhân dân phường Bỉm Sơn"
        assert str(pdf.docinfo.Author) == "Ủy ban nhân dân phường Bỉm Sơn"
        assert str(pdf.docinfo.ModDate).startswith("D:20260417")
        assert str(pdf.Root.PageMode) == "/UseOutlines"
        assert len(pdf.Root.OutputIntents) == 1
        said = pdf.Root.Metadata.read_bytes().decode()
    assert "<dc:coverage>2026</dc:coverage>" in said
    assert "<rdf:li>Tập công văn</rdf:li>" in said


def test_register_is_filled_from_the_letters(bound: Bound) -> None:
    """Ten columns; what the archive does not know is left blank."""
    with pdfplumber.open(io.BytesIO(bound.data)) as pdf:
        page = pdf.pages[starts(bound)[0] - 1]
        assert page.width > page.height
        (table,) = page.extract_tables()
    rows = [[(cell or "").replace("\n", " ") for cell in row] for row in table]
    assert rows[1] == [f"({n})" for n in range(1, 11)]
    assert rows[2][:2] == ["09/UBND-VHXH", "15/01/2026"]
    assert rows[2][3:] == [
        "Lê Văn Bình",
        "Sở Khoa học và Công nghệ tỉnh Thanh Hóa",
        "VT, VHXH, annv(01)",
        "",
        "",
        "",
        "",
    ]
    assert rows[4][9].replace("/ ", "/") == "Được thay thế bằng số 15/UBND-VHXH"
    assert rows[5][9].replace("/ ", "/") == "Được đính chính bằng số 120/UBND-VHXH; Thu hồi ngày 02/5/2026"


def test_shares_its_fonts(bound: Bound) -> None:
    """A face is in the volume once, however many letters brought it; so is the colour profile."""
    with pikepdf.open(io.BytesIO(bound.data)) as pdf:
        files = {
            str(x.FontName): x.FontFile2.objgen
            for x in pdf.objects
            if isinstance(x, pikepdf.Dictionary) and "/FontFile2" in x
        }
        streams = [x for x in pdf.objects if isinstance(x, pikepdf.Stream)]
        assert len([x for x in streams if "/Length1" in x]) == len(files) == 4
        assert len([x for x in streams if x.get("/N") == 3]) == 1
    assert len(bound.data) < 0.8 * sum(map(len, bound.singles))


def test_a_letter_that_cannot_be_bound_is_named(bound: Bound, tmp_path: Path) -> None:
    """A PDF that was spoiled behind the cache's back is a finding at its letter; no volume is kept."""
    spoiled = tmp_path / "spoiled.pdf"
    spoiled.write_bytes(bound.singles[1][:-100])
    view = bound.volume.letters[1][1]
    bindery = Bindery({**bound.bindery.pdfs, view.id: spoiled}, Cache(tmp_path / "cache"), vendored())

    with pytest.raises(RefusedError) as refused:
        make_volumes([bound.volume], bindery)
    (finding,) = refused.value.findings
    assert (finding.rule.code, finding.place.path) == ("CV820", view.id.source)
    assert not (tmp_path / "cache" / "volume").exists()


def test_is_bound_once(bound: Bound, tmp_path: Path) -> None:
    """The same bytes in another cache, by one worker or two; and where nothing changed, nothing is made."""
    again = replace(bound.bindery, cache=Cache(tmp_path / "cache"), workers=1)
    (path,) = make_volumes([bound.volume], again)
    assert path.read_bytes() == bound.data

    made = {x.name for x in (tmp_path / "cache").rglob("*")}
    make_volumes([bound.volume], again)
    assert {x.name for x in (tmp_path / "cache").rglob("*")} == made
