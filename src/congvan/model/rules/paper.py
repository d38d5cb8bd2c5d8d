"""CV46–CV48: the body on paper: what its typeface has, what its pages hold, and its appendices."""

from congvan.model.rules.row import BODY, ELSEWHERE, ERROR, WARNING, WHOLE_BODY, rule
from congvan.model.text import Text

# fmt: off - a table: one entry reads as one block, not as a ladder

CHARACTER_MISSING = rule(
    "CV460",
    ERROR,
    "Character that the typeface lacks",
    "The letters' typeface has no {characters}.",
    "Write it in words, or use a usual sign; a tick is ☑, an empty box ☐.",
    why="The PDF would show an empty box there, or nothing: it is not made with another typeface without a word.",
    source="NĐ 30/2020, PL I, phần I, mục I, khoản 4",
    example=(BODY, "Kết quả: ▲😀 đạt.", "Kết quả: ☑ đạt."),
)
TABLE_WIDE = rule(
    "CV461",
    WARNING,
    "Table too wide for the page",
    "The table needs {needed} mm even in the smallest type; the page has {room} mm.",
    "{how}",
    why="Words in its cells would be broken anywhere, letter by letter, and nobody could read them.",
    example=(
        ELSEWHERE,
        "▲| Nguyễn-Văn… | (mười bốn cột, mỗi cột một từ dài) |",
        "| Nội dung | Kết quả |\n|---|---|\n| Tuyên truyền | 12 buổi |",
    ),
)
FEWER_COLUMNS = Text("Use fewer columns, or move it into an appendix on turned pages: # Phụ lục: … {{.landscape}}")
FEWER_COLUMNS_TURNED = Text("Use fewer columns or two tables; the appendix' pages are turned already.")
TURN_APPENDIX = Text("Use fewer columns, or turn this appendix' pages: write {{.landscape}} at the end of its heading.")
WORD_LONG = rule(
    "CV462",
    WARNING,
    "Word longer than a line",
    "This word of {count} characters is longer than a line.",
    "Put spaces where it may be parted; hide a long address behind words: [words](https://…).",
    why="The PDF breaks it anywhere, and what was copied from it would be wrong.",
    example=(
        BODY,
        f"Mã hồ sơ: ▲{'A1B2C3D4' * 9}.",
        f"Mã hồ sơ: {' '.join(['A1B2C3D4'] * 9)}.",
    ),
)
BODY_LONG = rule(
    "CV463",
    ERROR,
    "Letter too long",
    "With this the letter has more pages than may be: {pages} at least; a letter may have {most}.",
    "Say it in fewer words, or add the long part as a file that goes with the letter.",
    why="So long a body is nearly always a file pasted by mistake, and takes minutes to print.",
    example=(
        ELSEWHERE,
        "(ba trăm trang) ▲Đoạn sau đó.",
        "Kết quả chi tiết có trong tệp kèm theo.",
    ),
)
FIGURE_BROKEN = rule(
    "CV464",
    ERROR,
    "Figure wider than its column",
    "Even in the smallest type '{figure}' does not fit into its column; it would be broken between its digits.",
    "{how}",
    why="A figure that is broken onto two lines is read as two figures.",
    example=(
        ELSEWHERE,
        "| 1 | … | ▲125.000.000.000 | (hai mươi cột, mỗi cột một số dài) |",
        "| Nội dung | Kinh phí (đồng) |\n|---|---|\n| Tuyên truyền | 125.000.000.000 |",
    ),
)

# --- appendices -------------------------------------------------------------------------------------------------------

_APPENDIX = "NĐ 30/2020, PL I, phần I, mục III, khoản 1"
_NAMED = "Chi tiết tại Phụ lục kèm theo."
_ENDED = "## 1. Thông tin chung\n\nKhông thay đổi.\n\n## 2. Kết quả\n\n"
_TABLE = "| Việc | Số |\n|---|---|\n| Họp | 3 |"

APPENDIX_LABEL = rule(
    "CV480",
    WARNING,
    "Appendix not begun as one",
    "This does not begin an appendix; it would be printed as a part of the letter.",
    "Write on a line of its own: {right}",
    why="Only '# Phụ lục' (or '# Phụ lục I', '# Phụ lục II' …) begins an appendix on pages of its own.",
    source=_APPENDIX,
    example=(
        WHOLE_BODY,
        f"{_ENDED}{_NAMED[:-1]}./.\n\n▲## Phụ lục 1: Danh mục việc\n\n{_TABLE}",
        f"{_ENDED}{_NAMED[:-1]}./.\n\n# Phụ lục: Danh mục việc\n\n{_TABLE}",
    ),
)
APPENDIX_NUMBER = rule(
    "CV481",
    WARNING,
    "Number of an appendix",
    "The appendix is called '{found}'; '{right}' was expected.",
    "Write: # {right}: …",
    why="Two appendices or more bear Roman numbers in their order; one alone has none.",
    source=_APPENDIX,
    example=(
        WHOLE_BODY,
        f"{_ENDED}{_NAMED[:-1]}./.\n\n# ▲Phụ lục I: Danh mục việc\n\n{_TABLE}",
        f"{_ENDED}Chi tiết tại Phụ lục I, Phụ lục II kèm theo./.\n\n# Phụ lục I: Danh mục\n\nA.\n\n# Phụ lục II: Số liệu\n\nB.",
    ),
)
APPENDIX_UNTITLED = rule(
    "CV482",
    WARNING,
    "Appendix without a title",
    "The appendix has no title.",
    "Write it behind a colon: # {name}: Danh mục nhiệm vụ",
    why="The form puts the appendix' title below its name, in capitals.",
    source=_APPENDIX,
    example=(
        WHOLE_BODY,
        f"{_ENDED}{_NAMED[:-1]}./.\n\n# ▲Phụ lục\n\n{_TABLE}",
        f"{_ENDED}{_NAMED[:-1]}./.\n\n# Phụ lục: Danh mục việc\n\n{_TABLE}",
    ),
)
APPENDIX_EMPTY = rule(
    "CV483",
    WARNING,
    "Empty appendix",
    "Nothing stands in this appendix.",
    "Write what belongs there, or take its heading away.",
    why="It would be a page with a title alone.",
    source=_APPENDIX,
    example=(
        WHOLE_BODY,
        f"{_ENDED}{_NAMED[:-1]}./.\n\n# ▲Phụ lục: Danh mục việc",
        f"{_ENDED}{_NAMED[:-1]}./.\n\n# Phụ lục: Danh mục việc\n\n{_TABLE}",
    ),
)
APPENDIX_UNNAMED = rule(
    "CV484",
    WARNING,
    "Appendix that the letter does not name",
    "The letter's text does not name '{name}'.",
    "Say in the text what it is for: (Chi tiết tại {name} kèm theo).",
    why="The decree asks that the letter points to each of its appendices; what nobody points to is overlooked.",
    source=_APPENDIX,
    example=(
        WHOLE_BODY,
        f"{_ENDED}Đã hoàn thành./.\n\n# ▲Phụ lục: Danh mục việc\n\n{_TABLE}",
        f"{_ENDED}{_NAMED[:-1]}./.\n\n# Phụ lục: Danh mục việc\n\n{_TABLE}",
    ),
)
APPENDIX_ABSENT = rule(
    "CV485",
    WARNING,
    "Appendix that is not there",
    "The letter names '{name}', which is not there.",
    "Add it behind ./. as '# {name}: …', declare its file in attachments, or take the words away.",
    why="Whoever receives the letter will look for it and ask.",
    source=_APPENDIX,
    example=(
        BODY,
        "Đã hoàn thành (▲Phụ lục kèm theo).",
        "Thực hiện Phụ lục I kèm theo Công văn số 15/SNV-TH ngày 05/01/2026 của Sở Nội vụ.",
    ),
)
APPENDIX_ATTRIBUTE = rule(
    "CV486",
    WARNING,
    "Mark at a heading's end",
    "'{found}' means nothing at the end of this heading; it would be printed.",
    "Take it away; only an appendix' heading may end so, with {mark} for turned pages.",
    why="Letters are no other Markdown: marks in braces that other programs know are plain words here.",
    example=(
        WHOLE_BODY,
        f"{_ENDED}{_NAMED[:-1]}./.\n\n# Phụ lục: Danh mục việc ▲{{.ngang}}\n\n{_TABLE}",
        f"{_ENDED}{_NAMED[:-1]}./.\n\n# Phụ lục: Danh mục việc {{.landscape}}\n\n{_TABLE}",
    ),
)
