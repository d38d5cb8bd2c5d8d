"""One bad archive for each rule, with the place of its one finding, beside a good neighbour that has none.

`▲` in a bad text marks where the finding must point; without it, it points at the file as a whole. New rules and new
cases are added as rows: each row is a test by itself.
"""

from pathlib import Path

from congvan.model.finding import Finding
from congvan.read.text import read_text
from tests.small_archive import (
    AGENCY,
    DRAFT,
    FEBRUARY,
    FOLDER,
    JANUARY,
    SERIES,
    SOUND,
    Files,
    Link,
    changed,
    write,
)
from tests.unit.check.example import MARK
from tests.unit.check.example import example as _example
from tests.unit.check.example import within as _in
from tests.unit.check.examples_citations import CITATIONS
from tests.unit.check.examples_figures import FIGURES
from tests.unit.check.examples_language import LANGUAGE
from tests.unit.check.examples_links import LINKS, PACKAGE
from tests.unit.check.examples_paper import PAPER
from tests.unit.check.examples_people import PEOPLE
from tests.unit.check.examples_register import REGISTER
from tests.unit.check.examples_signatures import SIGNATURES
from tests.unit.check.examples_structure import STRUCTURE
from tests.unit.check.examples_waivers import WAIVERS


def _read_one(root: Path, files: Files) -> list[Finding]:
    """Read a file that the system refuses to open; what root may read cannot be made unreadable otherwise."""
    write(root, files)
    found = read_text(root / "reports/xa-mau/bao-cao/2026-01.md", JANUARY)
    return [found] if isinstance(found, Finding) else []


def _letter(**keys: str) -> str:
    """A draft with further keys."""
    return SOUND[DRAFT].replace("copies:", "".join(f"{k}: {v}\n" for k, v in keys.items()) + "copies:")


_ATTACHED = "attachments: [{file: bang.xlsx, title: Bảng số liệu}]\ncopies:"
_BLOB = {f"{FOLDER}/2026-03/bang.xlsx": PACKAGE}
_OTHER_SERIES = {"reports/_series/khac.yml": "title: Báo cáo khác\nshort: Khác\nfrequency: monthly\n"}
_PLAIN_LETTER = SOUND[DRAFT].partition("data:")[0] + "---\nKhông phát sinh./.\n"

EXAMPLES = [
    # --- CV0: files and YAML
    _example("CV001", "no such file", JANUARY, {JANUARY: None}, {}, _read_one),
    _example("CV002", "another encoding", DRAFT, {DRAFT: "số".encode("utf-16")}, {}),
    _example(
        "CV003", "over 2 MiB", DRAFT, {DRAFT: SOUND[DRAFT] + "x" * 2**21},
        {DRAFT: SOUND[DRAFT] + "\n" * (2**21 - len(SOUND[DRAFT].encode()))},
    ),
    _example(
        "CV004", "a link out of the archive", f"{FOLDER}/2026-04.md",
        {f"{FOLDER}/2026-04.md": Link("../../../letter.md"), "letter.md": SOUND[DRAFT]},
        {f"{FOLDER}/2026-04.md": SOUND[DRAFT]},
    ),
    _example(
        "CV004", "a link to an internal neighbour", f"{FOLDER}/2026-03/bang.pdf",
        {f"{FOLDER}/2026-03/bang.pdf": Link("../2026-02.md")}, {},
    ),
    _example("CV004", "a link in a loop", f"{FOLDER}/2026-04.md", {f"{FOLDER}/2026-04.md": Link("2026-04.md")}, {}),
    _example(
        "CV005", "a letter right under its agency", "reports/xa-mau/2026-04.md", {"reports/xa-mau/2026-04.md": "x"},
        {"reports/xa-mau/.2026-04.md.swp": "x", "reports/xa-mau/2026-04.md~": "x"},
    ),
    _example(
        "CV005", "an agency's file of another kind", "reports/_agencies/xa-mau.yaml",
        {"reports/_agencies/xa-mau.yaml": SOUND[AGENCY]}, {},
    ),
    _example(
        "CV005", "an attachments' folder of no letter", f"{FOLDER}/2026-04", {f"{FOLDER}/2026-04/bang.xlsx": b"PK"}, {}
    ),
    _in(DRAFT, "CV006", "no front matter", "---\nstatus: draft", f"{MARK}status: draft", "--- \nstatus: draft"),
    _in(
        DRAFT, "CV007", "over 64 KiB of front matter", "---\nstatus: draft",
        f"{MARK}---\n#{'x' * 2**16}\nstatus: draft", f"---\n#{'x' * 60_000}\nstatus: draft",
    ),
    _in(DRAFT, "CV008", "an unclosed quote", "báo cáo việc mẫu", f"{MARK}'báo cáo việc mẫu", "'báo cáo việc mẫu'"),
    _in(DRAFT, "CV008", "a colon in a plain text", "báo cáo việc mẫu", f"báo cáo{MARK}: việc", '"báo cáo: việc"'),
    _in(DRAFT, "CV008", "an unclosed list", "[Sở Nội vụ tỉnh Mẫu]", f"{MARK}[Sở Nội vụ tỉnh Mẫu", "Sở Nội vụ tỉnh Mẫu"),
    _in(DRAFT, "CV008", "a control character", "việc mẫu", f"việc{MARK}\x07mẫu", "việc\tmẫu"),
    _in(DRAFT, "CV008", "a line end that only YAML knows", "việc mẫu", f"việc{MARK}\u2028mẫu", "việc\u00a0mẫu"),
    _in(DRAFT, "CV008", "a second document", "copies:", f"...\n{MARK}copies:", "# ...\ncopies:"),
    _in(DRAFT, "CV009", "a tab", "  count: 12", f"{MARK}\tcount: 12", "  count: 12\t# mười hai"),
    _in(
        DRAFT, "CV010", "a key twice", "copies:", f"urgency: khan\n{MARK}urgency: hoa-toc\ncopies:",
        "urgency: khan\ncopies:",
    ),
    _in(DRAFT, "CV011", "an anchor", "việc mẫu\n", f"việc mẫu\nnotes: {MARK}&a x\n", 'việc mẫu\nnotes: "&a x"\n'),
    _in(DRAFT, "CV011", "an alias", "việc mẫu\n", f"việc mẫu\nnotes: {MARK}*a\n", 'việc mẫu\nnotes: "*a"\n'),
    _in(DRAFT, "CV012", "a tag", "việc mẫu\n", f"việc mẫu\nnotes: {MARK}!!str x\n", 'việc mẫu\nnotes: "!!str x"\n'),
    _example("CV013", "a list for a file", SERIES, {SERIES: f"{MARK}- title"}, {}),
    _in(DRAFT, "CV014", "a merge key", "copies:", f"{MARK}<<: {{urgency: khan}}\ncopies:", "urgency: khan\ncopies:"),
    _in(
        DRAFT, "CV015", "21 levels", "since: null", f"since: {'[' * 18}{MARK}[{']' * 19}",
        "remark: '[[[[[[[[[[[[[[[[[[['"
    ),
    _in(
        DRAFT, "CV020", "a passage never closed", "./.", f"./.\n\n{MARK}/// internal\nx",
        "./.\n\n/// internal\nx\n///",
    ),
    _in(
        DRAFT, "CV020", "a passage within a passage", "## 1.", f"  {MARK}/// internal\nx\n/// internal\nx\n///\n## 1.",
        "/// internal\nx\n///\n/// internal\nx\n///\n## 1.",
    ),
    _in(DRAFT, "CV021", "another word", "## 1.", f"{MARK}/// nội bộ\nx\n///\n## 1.", "///internal\nx\n///\n## 1."),
    _in(DRAFT, "CV022", "an end without beginning", "## 1.", f"{MARK}///\n## 1.", "// ghi chú\n## 1."),
    _in(DRAFT, "CV023", "a passage in a list item", "## 1.", f"- {MARK}/// internal\n## 1.", "[x](https:///x)\n## 1."),
    _in(DRAFT, "CV024", "a private-use character", "## 1.", f"a{MARK}\ue000b\n## 1.", "a\u2026b\n## 1."),
    _in(DRAFT, "CV030", "an open placeholder", "{{ period }}", f"{MARK}{{{{ period }}", "{{period}}"),
    _in(DRAFT, "CV030", "typographic quotes", "{{ period }}", f"{MARK}{{{{ internal(“x”) }}}}", '{{ internal("x") }}'),
    _in(
        DRAFT, "CV030", "over 500 characters", "{{ period }}", f'{MARK}{{{{ internal("{"a " * 250}") }}}}',
        f'{{{{ internal("{"a " * 240}") }}}}',
    ),
    _in(DRAFT, "CV031", "a filter", "{{ period }}", f"{MARK}{{{{ period|upper }}}}", "{{ tick(data.open) }}"),
    _in(DRAFT, "CV031", "a statement", "{{ period }}", f"{MARK}{{% if x", "{ %"),
    # --- CV1: envelope and identity
    _in(DRAFT, "CV101", "a mistyped key", "copies:", f"{MARK}urgencyy: khan\ncopies:", "urgency: khan\ncopies:"),
    _in(
        DRAFT, "CV101", "within a part", "{title: CHỦ TỊCH,", f"{{title: CHỦ TỊCH, {MARK}titel: x,",
        "{title: CHỦ TỊCH,",
    ),
    _in(DRAFT, "CV102", "a blank", "subject: báo cáo việc mẫu", f"{MARK}subject:", "subject: x"),
    _in(DRAFT, "CV102", "no such line", "---\nstatus: draft\n", f"---\n{MARK}", "---\nstatus: draft\n"),
    _in(
        DRAFT, "CV102", "within a list", "copies:", f"attachments: [{MARK}{{file: bang.xlsx}}]\ncopies:", "copies:"
    ),
    _in(JANUARY, "CV103", "a leading zero", "number: 1", f"number: {MARK}01", "number: 1"),
    _in(JANUARY, "CV103", "a date of another country", "2026-01-19", f"{MARK}19/1/2026", "2026-01-20"),
    _in(JANUARY, "CV103", "a day that does not exist", "2026-01-19", f"{MARK}2026-02-30", "2026-01-20"),
    _in(DRAFT, "CV103", "a mapping where a text is asked", "báo cáo việc mẫu", f"{MARK}{{a: b}}", '"{a: b}"'),
    _in(DRAFT, "CV103", "two lines where one is asked", "báo cáo việc mẫu", f"{MARK}|\n  a\n  b", "|\n  a"),
    _in(DRAFT, "CV104", "an unknown state", "status: draft", f"status: {MARK}drafft", "status: 'draft'"),
    _in(SERIES, "CV104", "an unknown sum", "money.total: sum", f"money.total: {MARK}total", "money.total: max"),
    _in(JANUARY, "CV105", "number nought", "number: 1", f"number: {MARK}0", "number: 1"),
    _in(DRAFT, "CV102", "no addressee", "to: [Sở Nội vụ tỉnh Mẫu]", f"{MARK}to: []", "to: [Sở Nội vụ]"),
    _in(SERIES, "CV105", "day 32", "day: 20", f"day: {MARK}32", "day: 28"),
    _in(JANUARY, "CV106", "no number", "number: 1", f"{MARK}number:", "number: 1"),
    _example(
        "CV106", "no signer", JANUARY,
        changed(JANUARY, "status: ", f"status: {MARK}", "signer: {title: CHỦ TỊCH, name: Trần Văn Mẫu}\n", ""), {},
    ),
    _in(DRAFT, "CV107", "a draft with a date", "date:", f"date: {MARK}2026-03-19", "date: ~"),
    _in(
        JANUARY, "CV108", "withdrawn without its state", "copies:",
        f"{MARK}withdrawn: {{date: 2026-02-01, reason: Sai số liệu}}\ncopies:", "copies:",
    ),
    _in(
        JANUARY, "CV108", "withdrawn without a word", "status: issued", f"{MARK}status: withdrawn",
        "status: withdrawn\nwithdrawn: {date: 2026-02-01, reason: Sai số liệu}",
    ),
    _example(
        "CV110", "a folder of no agency", "reports/xa-la/bao-cao/2026-03.md",
        {"reports/xa-la/bao-cao/2026-03.md": SOUND[DRAFT]}, {},
    ),
    _example(
        "CV111", "a folder of no series", "reports/xa-mau/viec-la/2026-03.md",
        {"reports/xa-mau/viec-la/2026-03.md": SOUND[DRAFT]}, {},
    ),
    _in(AGENCY, "CV111", "a series owed that is none", "[bao-cao]", f"[bao-cao, {MARK}viec-la]", "[bao-cao]"),
    _example(
        "CV112", "no period", f"{FOLDER}/thang-4.md", {f"{FOLDER}/thang-4.md": SOUND[DRAFT]},
        {f"{FOLDER}/2026-04.md": SOUND[DRAFT]},
    ),
    _example(
        "CV112", "a thirteenth month", f"{FOLDER}/2026-13.md", {f"{FOLDER}/2026-13.md": SOUND[DRAFT]},
        {f"{FOLDER}/2026-12.md": SOUND[DRAFT]},
    ),
    _example(
        "CV113", "a quarter", f"{FOLDER}/2026-Q2.md", {f"{FOLDER}/2026-Q2.md": SOUND[DRAFT]},
        {f"{FOLDER}/2026-06.md": SOUND[DRAFT]},
    ),
    _example(
        "CV114", "a series that the agency does not owe", "reports/xa-mau/khac/2026-03.md",
        {**_OTHER_SERIES, "reports/xa-mau/khac/2026-03.md": _PLAIN_LETTER},
        {**_OTHER_SERIES, "reports/xa-mau/khac/2026-03.md": _PLAIN_LETTER,
         **changed(AGENCY, "[bao-cao]", "[bao-cao, khac]")},
    ),
    _in(DRAFT, "CV115", "another's notation", "UBND-VP", f"{MARK}UBND-KT", "UBND-VHXH"),
    _example(
        "CV116", "an address of the site", "reports/_agencies/series.yml",
        {"reports/_agencies/series.yml": SOUND[AGENCY]}, {"reports/_agencies/series-a.yml": SOUND[AGENCY]},
    ),
    _example(
        "CV129", "a series named like a data file", "reports/_series/letters.yml",
        {"reports/_series/letters.yml": SOUND[SERIES]}, {"reports/_series/letters-2.yml": SOUND[SERIES]},
    ),
    _example(
        "CV117", "capitals", "reports/_agencies/Xa-Mau.yml", {"reports/_agencies/Xa-Mau.yml": SOUND[AGENCY]},
        {"reports/_agencies/xa-mau-2.yml": SOUND[AGENCY]},
    ),
    # --- CV2: register and relations
    _in(FEBRUARY, "CV201", "January's number", "number: 2", f"number: {MARK}1", "number: 3"),
    _example(
        "CV202", "before a smaller number's", FEBRUARY,
        {**changed(FEBRUARY, "number: 2", "number: 3", "2026-02-19", f"{MARK}2026-02-19"),
         **changed(DRAFT, "draft", "issued", "number:", "number: 2", "date:", "date: 2026-03-10")},
        changed(DRAFT, "draft", "issued", "number:", "number: 3", "date:", "date: 2026-03-10"),
    ),
    _example(
        "CV203", "no such letter", DRAFT, {DRAFT: _letter(corrects=f"{MARK}xa-mau/bao-cao/2025-12")},
        {DRAFT: _letter(corrects="xa-mau/bao-cao/2026-01")},
    ),
    _example("CV203", "no letter's name", DRAFT, {DRAFT: _letter(replaces=f"{MARK}2026-01.md")}, {}),
    _example(
        "CV204", "January still in force", FEBRUARY,
        changed(FEBRUARY, "copies:", f"replaces: {MARK}xa-mau/bao-cao/2026-01\ncopies:"),
        {**changed(FEBRUARY, "copies:", "replaces: xa-mau/bao-cao/2026-01\ncopies:"),
         **changed(JANUARY, "issued", "replaced")},
    ),
    _example(
        "CV205", "replaced by nothing", FEBRUARY, changed(FEBRUARY, "issued", f"{MARK}replaced"),
        {**changed(FEBRUARY, "issued", "replaced"), DRAFT: _letter(replaces="xa-mau/bao-cao/2026-02")},
    ),
    _example(
        "CV206", "replaces itself", DRAFT, {DRAFT: _letter(replaces=f"{MARK}xa-mau/bao-cao/2026-03")},
        {DRAFT: _letter(replaces="xa-mau/bao-cao/2026-02")},
    ),
    # --- CV3: figures
    _in(
        SERIES, "CV301", "no type of JSON Schema", "remark: {type: string", f"remark: {{type: {MARK}text",
        "remark: {type: string",
    ),
    _in(
        SERIES, "CV301", "a schema of the net", "remark: {type: string,", f"remark: {{$ref: {MARK}'http://example.com/x',",
        "remark: {type: string,",
    ),
    _in(
        SERIES, "CV301", "an audience that is none", "secret: {type: string, visibility: internal",
        f"secret: {{type: string, visibility: {MARK}intern", "secret: {type: string, visibility: public",
    ),
    _in(
        SERIES, "CV301", "an audience that nobody heeds", "remark: {type: string,",
        f"remark: {{type: array, items: {{visibility: {MARK}internal}},", "remark: {type: array, visibility: internal,",
    ),
    _in(
        DRAFT, "CV302", "a dot that may be a comma", "total: 300 triệu", f"total: {MARK}2.382 tỷ",
        'total: "300,0 triệu"',
    ),
    _in(DRAFT, "CV302", "a dot in a decimal figure", "rate: 98,5", f"rate: {MARK}1.234", "rate: 98.5"),
    _in(DRAFT, "CV303", "no amount", "a: 100 triệu", f"a: {MARK}nhiều", "a: 100000000"),
    _in(DRAFT, "CV304", "no number", "count: 12", f"count: {MARK}mười hai", "count: 1.200"),
    _example(
        "CV305", "no total", DRAFT, changed(DRAFT, "  money", f"  {MARK}money", ", total: 300 triệu", ""), {},
    ),
    _in(DRAFT, "CV306", "a mistyped figure", "count: 12", f"{MARK}cuont: 12", "count: 12"),
    _in(DRAFT, "CV307", "above the maximum", "rate: 98,5", f"rate: {MARK}100,5", "rate: 100"),
    _in(DRAFT, "CV307", "a fraction of a whole", "count: 12", f"count: {MARK}12.5", "count: 12"),
    _in(DRAFT, "CV308", "a wrong total", "total: 300 triệu", f"total: {MARK}301 triệu", "total: 300000000"),
    _in(DRAFT, "CV309", "more spent than given", "spent: 70 triệu", f"spent: {MARK}301 triệu", "spent: 300 triệu"),
    _in(DRAFT, "CV310", "less than in February", "spent: 70 triệu", f"spent: {MARK}59 triệu", "spent: 60 triệu"),
    _in(SERIES, "CV311", "a sum of what is not there", "money.b]", f"{MARK}money.c]", "money.b]"),
    _in(
        SERIES, "CV311", "a roll-up of what is not there", "{money.total: sum}", f"{{{MARK}money: sum}}",
        "{rate: average}",
    ),
    _in(SERIES, "CV312", "a check of nothing", "rollup:", f"  - {MARK}{{}}\nrollup:", "rollup:"),
    # --- CV4: body
    *STRUCTURE,
    *PAPER,
    *REGISTER,
    *FIGURES,
    *LANGUAGE,
    *CITATIONS,
    # --- CV5: attachments
    _example(
        "CV501", "no such file", DRAFT, changed(DRAFT, "copies:", _ATTACHED.replace("bang.xlsx", f"{MARK}bang.xlsx")),
        {**changed(DRAFT, "copies:", _ATTACHED), **_BLOB},
    ),
    _example(
        "CV502", "another folder's file", DRAFT,
        changed(DRAFT, "copies:", _ATTACHED.replace("bang.xlsx", f"{MARK}../2026-01.md")), {},
    ),
    _example("CV503", "nobody's file", f"{FOLDER}/2026-03/bang.xlsx", _BLOB, {}),
    _example(
        "CV504", "twice, in capitals", DRAFT,
        {**changed(DRAFT, "copies:", _ATTACHED.replace("}]", f"}}, {{file: {MARK}Bang.XLSX, title: Bảng}}]")), **_BLOB},
        {**changed(DRAFT, "copies:", _ATTACHED), **_BLOB},
    ),
    _example(
        "CV505", "the page's own name", DRAFT,
        changed(DRAFT, "copies:", _ATTACHED.replace("bang.xlsx", f"{MARK}index.html")), {},
    ),
    _example(
        "CV505", "the PDF's own name", DRAFT,
        changed(DRAFT, "copies:", _ATTACHED.replace("bang.xlsx", f"{MARK}xa-mau-bao-cao-2026-03.pdf")), {},
    ),
    _example(
        "CV505", "the data's own name", DRAFT,
        changed(DRAFT, "copies:", _ATTACHED.replace("bang.xlsx", f"{MARK}xa-mau-bao-cao-2026-03.json")), {},
    ),
    _example(
        "CV506", "a page that runs scripts", DRAFT,
        changed(DRAFT, "copies:", _ATTACHED.replace("bang.xlsx", f"{MARK}bang.HTML")),
        {**changed(DRAFT, "copies:", _ATTACHED.replace("bang.xlsx", "bang.html.zip")),
         f"{FOLDER}/2026-03/bang.html.zip": PACKAGE},
    ),
    _example(
        "CV506", "no ending", DRAFT, changed(DRAFT, "copies:", _ATTACHED.replace("bang.xlsx", f"{MARK}bang")), {},
    ),
    *LINKS,
    *SIGNATURES,
    *PEOPLE,
    *WAIVERS,
]  # fmt: skip
