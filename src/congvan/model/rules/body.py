"""CV4: the body: placeholders, sections, numbering, links, the end."""

from congvan.model.rules.row import BODY, ELSEWHERE, ERROR, NOTE, WARNING, WHOLE_BODY, rule
from congvan.model.text import Text

# fmt: off - a table: one entry reads as one block, not as a ladder

_FORM = "NĐ 30/2020, PL I, phần I, mục II, khoản 6"

# Where a section should stand, within a sentence.
AFTER = Text("right after the section '{section}'")
FIRST = Text("first")

UNKNOWN_NAME = rule(
    "CV401",
    ERROR,
    "Unknown name in a placeholder",
    "There is no '{name}' to fill in here.",
    "{nearest}",
    why="Placeholders print what the front matter holds; for a name that is not there nothing can be printed.",
    example=(BODY, "Kinh phí: ▲{{ data.money.totl }}.", "Kinh phí: {{ data.money.total }}."),
)
SECTION_MISSING = rule(
    "CV402",
    ERROR,
    "Section missing",
    "The section '{section}' is missing before this place.",
    "Add the line: ## {number}. {section}",
    why="The office that asked puts reports together section by section; it must ask for one that is missing.",
    example=(
        WHOLE_BODY,
        "▲## 2. Kết quả\n\nĐã hoàn thành các việc được giao./.",
        "## 1. Thông tin chung\n\nKhông có thay đổi.\n\n## 2. Kết quả\n\nĐã hoàn thành các việc được giao./.",
    ),
)
BAD_LINK = rule(
    "CV403",
    ERROR,
    "Unusable link",
    "This link leads to no attachment, letter or https address.",
    "{how}",
    why="A link to a file on the writer's own machine opens for nobody else.",
    example=(BODY, "Xem [kỳ trước](▲../2026-01.md).", "Xem [kỳ trước](xa-mau/bao-cao/2026-01)."),
)
EMPTY_BODY = rule(
    "CV404",
    ERROR,
    "Empty body",
    "Nothing follows the front matter.",
    "Write the report after the second --- line.",
    why="A letter without a body reports nothing.",
    source=_FORM,
    example=(ELSEWHERE, "copies: [Như trên]\n---\n▲", "copies: [Như trên]\n---\n\nTrong kỳ không phát sinh./.\n"),
)
SECRECY_MARK = rule(
    "CV405",
    ERROR,
    "Secrecy mark",
    "The letter bears a secrecy mark; it may not be kept here.",
    "A secret letter may not be kept on a networked machine: remove it and tell the officer in charge.",
    why="The law forbids to draft or keep state secrets on networked machines.",
    source="Luật 29/2018/QH14, Điều 5",
    example=(BODY, "**▲TỐI MẬT**", "Công tác bảo mật được bảo đảm."),
)

# --- sections and headings --------------------------------------------------------------------------------------------

SECTION_ORDER = rule(
    "CV406",
    ERROR,
    "Section out of order",
    "The section '{section}' is out of order.",
    "Put this section {where} and number it: ## {number}. {section}",
    why="The office that asked reads and joins all reports in the order that it gave.",
    example=(
        WHOLE_BODY,
        "## 1. Kết quả\n\nĐã hoàn thành.\n\n▲## 2. Thông tin chung\n\nKhông thay đổi./.",
        "## 1. Thông tin chung\n\nKhông thay đổi.\n\n## 2. Kết quả\n\nĐã hoàn thành./.",
    ),
)
SECTION_NAME = rule(
    "CV407",
    ERROR,
    "Section misspelt",
    "This heading differs from the one asked for: '{section}'.",
    "Write: ## {number}. {section}",
    why="A section under another name is not found when the reports are put together.",
    example=(
        WHOLE_BODY,
        "## 1. ▲Thông tin trung\n\nKhông thay đổi.\n\n## 2. Kết quả\n\nĐã hoàn thành./.",
        "## 1. Thông tin chung\n\nKhông thay đổi.\n\n## 2. Kết quả\n\nĐã hoàn thành./.",
    ),
)
SECTION_PLAIN = rule(
    "CV408",
    ERROR,
    "Section typed as a paragraph",
    "'{section}' is a line of text, not a heading.",
    "Write on a line of its own: ## {number}. {section}",
    why="Only a line that begins with # is a heading: set as such, listed, and compared with what was asked for.",
    example=(
        WHOLE_BODY,
        "▲**1. Thông tin chung**\n\nKhông thay đổi.\n\n## 2. Kết quả\n\nĐã hoàn thành./.",
        "## 1. Thông tin chung\n\nKhông thay đổi.\n\n## 2. Kết quả\n\nĐã hoàn thành./.",
    ),
)
SECTION_EMPTY = rule(
    "CV409",
    WARNING,
    "Empty section",
    "Nothing stands below the heading '{section}'.",
    "Write a sentence at least, like: Trong kỳ không phát sinh.",
    why="The reader cannot tell whether nothing happened or nothing was written.",
    example=(
        BODY,
        "### 2.1. ▲Tồn tại\n\n### 2.2. Nguyên nhân\n\nDo thiếu người.",
        "### 2.1. Tồn tại\n\nTrong kỳ không phát sinh.\n\n### 2.2. Nguyên nhân\n\nDo thiếu người.",
    ),
)
HEADING_ANSWERED = rule(
    "CV410",
    WARNING,
    "Content in a heading",
    "'{words}' is content, yet it stands in the heading.",
    "Leave the heading alone on its line, without the colon; write the content as a sentence below.",
    why="Headings are set in bold and listed: content in one is no sentence, and changes the section's name each time.",
    source=_FORM,
    example=(
        BODY,
        "### 2.1. Khó khăn, vướng mắc: ▲Chưa thực hiện",
        "### 2.1. Khó khăn, vướng mắc\n\nChưa thực hiện.",
    ),
)
HEADING_IN_BOLD = rule(
    "CV411",
    WARNING,
    "Heading typed in bold",
    "This numbered line in bold stands for a heading.",
    "Write: {right}",
    why="Bold type is no heading: it is not listed, not compared and not set in its form.",
    source=_FORM,
    example=(
        BODY,
        "▲**2.1. Công tác chỉ đạo**\n\nĐã ban hành kế hoạch.",
        "### 2.1. Công tác chỉ đạo\n\nĐã ban hành kế hoạch.",
    ),
)
HEADING_LEVEL = rule(
    "CV412",
    WARNING,
    "Heading of the wrong level",
    "This heading has '{found}', which is not its level.",
    "Begin the line with '{marks}'.",
    why="Levels go step by step: ##, ###, ####; a leap spoils the contents and the form.",
    source=_FORM,
    example=(
        BODY,
        "▲#### a) Thuận lợi\n\nCó nhiều thuận lợi.",
        "### a) Thuận lợi\n\nCó nhiều thuận lợi.",
    ),
)
HEADING_TOP = rule(
    "CV413",
    WARNING,
    "Top heading in the body",
    "This line has a single #, which is the letter's own title.",
    "Begin the line with '{marks}'.",
    why="The letter's title comes from its subject; sections of the body begin with ##.",
    example=(
        WHOLE_BODY,
        "▲# 1. Thông tin chung\n\nKhông thay đổi.\n\n## 2. Kết quả\n\nĐã hoàn thành./.",
        "## 1. Thông tin chung\n\nKhông thay đổi.\n\n## 2. Kết quả\n\nĐã hoàn thành./.",
    ),
)
SECTION_UNCHANGED = rule(
    "CV414",
    NOTE,
    "Section as last time",
    "This section is word for word that of the letter before.",
    "If nothing has changed, leave it; if something has, please bring it up to date.",
    why="Drafts are made from the letter before; a section that is the same may not have been looked at yet.",
    example=(
        ELSEWHERE,
        "▲## 2. Kết quả\n\n(giống từng chữ mục này trong văn bản kỳ trước)",
        "## 2. Kết quả\n\n(nội dung của kỳ này)",
    ),
)

# --- numbering --------------------------------------------------------------------------------------------------------

NUMBER_JUMPS = rule(
    "CV415",
    WARNING,
    "Numbering jumps",
    "The number here is '{label}'; '{expected}' was expected.",
    "Make it '{expected}' and renumber what follows, or add what is missing.",
    why="A leap looks as if something were missing. Points run a, b, c, d, đ, e, g, h, i, k, l …",
    source=_FORM,
    example=(
        BODY,
        "### 2.1. Thuận lợi\n\nCó.\n\n### ▲2.3. Khó khăn\n\nKhông.",
        "### 2.1. Thuận lợi\n\nCó.\n\n### 2.2. Khó khăn\n\nKhông.",
    ),
)
NUMBER_ELSEWHERE = rule(
    "CV416",
    WARNING,
    "Number of another section",
    "'{label}' does not belong to the section around it; '{expected}' was expected.",
    "Make it '{expected}'.",
    why="A part bears the number of its section: below 2 stand 2.1, 2.2. It goes wrong when text is moved.",
    source=_FORM,
    example=(
        BODY,
        "### ▲3.1. Thuận lợi\n\nCó nhiều thuận lợi.",
        "### 2.1. Thuận lợi\n\nCó nhiều thuận lợi.",
    ),
)
NUMBER_HIDDEN = rule(
    "CV417",
    WARNING,
    "Numbering jumps in public",
    "Only the internal edition has this number, so the public one jumps to '{label}' instead of '{expected}'.",
    "Take the number off the internal part, or move that part to the end.",
    why="Readers of the public edition see that a number is missing.",
    example=(
        BODY,
        "### 2.1. Thuận lợi\n\nCó.\n\n/// internal\n### ▲2.2. Nhân sự\n\nThiếu.\n///\n\n### 2.3. Khó khăn\n\nKhông.",
        "### 2.1. Thuận lợi\n\nCó.\n\n### 2.2. Khó khăn\n\nKhông.\n\n/// internal\n### 2.3. Nhân sự\n\nThiếu.\n///",
    ),
)
NUMBER_BEHIND_DASH = rule(
    "CV418",
    WARNING,
    "Dash before a number",
    "A '{bullet}' stands before '{label}' at the beginning of the line.",
    "Leave the dash out: {label} …",
    why="A point has its letter already; a dash before it mixes two forms.",
    source=_FORM,
    example=(BODY, "- ▲a) Huy động nguồn lực", "a) Huy động nguồn lực"),
)
NUMBER_FORM = rule(
    "CV419",
    NOTE,
    "Sign behind a number",
    "The number is written '{label}'.",
    "Write: {right}",
    why="Numbers have a dot (I., 1., 2.1.), letters a closing bracket: a), b).",
    source=_FORM,
    example=(BODY, "### ▲a. Thuận lợi\n\nCó nhiều thuận lợi.", "### a) Thuận lợi\n\nCó nhiều thuận lợi."),
)

# --- the end, and what was left to fill in ----------------------------------------------------------------------------

_TEMPLATE = "NĐ 30/2020, PL III, mẫu 1.5"
_ENDS_WHY = Text("The mark ./. says that the letter ends there and nothing can be added.")

END_MISSING = rule(
    "CV430",
    WARNING,
    "End mark missing",
    "The public text does not end with ./.",
    "Write ./. right after the last word, instead of its full stop.",
    why=_ENDS_WHY,
    source=_TEMPLATE,
    example=(
        WHOLE_BODY,
        "## 1. Thông tin chung\n\nKhông thay đổi.\n\n## 2. Kết quả\n\nĐã hoàn thành▲.",
        "## 1. Thông tin chung\n\nKhông thay đổi.\n\n## 2. Kết quả\n\nĐã hoàn thành./.",
    ),
)
END_EARLY = rule(
    "CV431",
    WARNING,
    "Text behind the end mark",
    "Text follows the end mark ./. here.",
    "Move ./. behind the last word. Recipients and signature belong to the front matter.",
    why=_ENDS_WHY,
    source=_TEMPLATE,
    example=(
        WHOLE_BODY,
        "## 1. Thông tin chung\n\nKhông thay đổi.\n\n## 2. Kết quả\n\nĐã hoàn thành▲./.\n\nĐề nghị tổng hợp.",
        "## 1. Thông tin chung\n\nKhông thay đổi.\n\n## 2. Kết quả\n\nĐã hoàn thành.\n\nĐề nghị tổng hợp./.",
    ),
)
END_TWICE = rule(
    "CV432",
    WARNING,
    "End mark more than once",
    "This ./. is one too many: a letter ends once.",
    "Write a full stop instead.",
    why=_ENDS_WHY,
    source=_TEMPLATE,
    example=(BODY, "Đã hoàn thành▲./.", "Đã hoàn thành."),
)
END_FORM = rule(
    "CV433",
    WARNING,
    "End mark mistyped",
    "The end mark is mistyped here.",
    "Write the three characters ./. right after the last word, and no other sign.",
    why="The template ends with just these three characters.",
    source=_TEMPLATE,
    example=(
        WHOLE_BODY,
        "## 1. Thông tin chung\n\nKhông thay đổi.\n\n## 2. Kết quả\n\nĐã hoàn thành▲. /.",
        "## 1. Thông tin chung\n\nKhông thay đổi.\n\n## 2. Kết quả\n\nĐã hoàn thành./.",
    ),
)
_BLANK_MESSAGE = Text("'{blank}' is a blank not filled in.")

BLANK_IN_DRAFT = rule(
    "CV434",
    WARNING,
    "Blank left in a draft",
    _BLANK_MESSAGE,
    "Fill it in before the letter is signed; if there is nothing to say, say so or leave it out.",
    why="A blank in a draft is easily overlooked until the letter is signed.",
    example=(ELSEWHERE, "Trong kỳ tiếp nhận ▲… hồ sơ.", "Trong kỳ tiếp nhận 15 hồ sơ."),
)
BLANK_LEFT = rule(
    "CV435",
    ERROR,
    "Blank left in an issued letter",
    _BLANK_MESSAGE,
    "Fill in what the signed letter says. If it says just this, waive the finding with a reason.",
    why="A letter that was issued has no blanks: who receives it cannot know what was meant.",
    example=(
        BODY,
        "Trong kỳ tiếp nhận ▲xxx hồ sơ.",
        "Đã dùng Zalo, Facebook… để tuyên truyền, tập huấn, v.v…",
    ),
    waivable=True,
)
LABEL_EMPTY = rule(
    "CV436",
    WARNING,
    "Nothing behind a colon",
    "Nothing stands behind the colon of '{label}'.",
    "Write it behind the colon, or say that there is none.",
    why="The reader cannot tell whether there is nothing or nothing was filled in.",
    example=(
        BODY,
        "- Năm bắt đầu hoạt động▲:\n- Quy chế: đã ban hành.",
        "- Năm bắt đầu hoạt động: 2024.\n- Quy chế: đã ban hành.",
    ),
)
MARKUP_PRINTED = rule(
    "CV437",
    WARNING,
    "Mark that is printed as it stands",
    "'{found}' is marked as other programs do; here the marks would be printed.",
    "{how}",
    why="Letters are plain Markdown: what it does not know stays on the paper, sign by sign.",
    example=(BODY, "Đạt ▲==cao nhất==.", "Đạt **cao nhất**."),
)
TAKE_AWAY = Text("Take the words away; a letter that is issued has nothing struck out.")
WRITE_LOWERED = Text("Write the lowered sign itself, such as H₂O, or <sub>2</sub>.")
WRITE_RAISED = Text("Write the raised sign itself, such as m², or <sup>2</sup>.")
WRITE_BOLD = Text("Write **words** for bold.")
WRITE_TICK = Text("Write ☑ for a ticked box, ☐ for an empty one.")

# --- internal passages and what belongs to them -----------------------------------------------------------------------

FOOTNOTE_HIDDEN = rule(
    "CV420",
    ERROR,
    "Footnote lost in an internal passage",
    "This footnote is called here in public text, but its words stand in an internal passage.",
    "Put the line [^{name}]: … outside of the passage, or the call into one.",
    why="The public edition has no such footnote: it would print the brackets as typed.",
    example=(
        BODY,
        "Đã chi một phần▲[^1].\n\n/// internal\n[^1]: Chưa tính phần tạm ứng.\n///",
        "Đã chi một phần[^1].\n\n[^1]: Chưa tính phần tạm ứng.",
    ),
)
FOOTNOTE_SHOWN = rule(
    "CV421",
    ERROR,
    "Public footnote of an internal passage",
    "Only an internal passage calls this footnote, but its words stand in public text.",
    "Put this line into the internal passage too.",
    why="The public edition prints every footnote that stands outside of internal passages, called or not.",
    example=(
        BODY,
        "/// internal\nĐã chi một phần[^1].\n///\n\n▲[^1]: Chưa tính phần tạm ứng.",
        "/// internal\nĐã chi một phần[^1].\n\n[^1]: Chưa tính phần tạm ứng.\n///",
    ),
)
ADDRESS_HIDDEN = rule(
    "CV422",
    ERROR,
    "Link's address lost in an internal passage",
    "The address of this link stands in an internal passage, the link itself in public text.",
    "Put the line [{name}]: … outside of the passage, or the link into one.",
    why="The public edition has no such address: it would print the brackets as typed.",
    example=(
        BODY,
        "Xem ▲[kỳ trước][ky-truoc].\n\n/// internal\n[ky-truoc]: xa-mau/bao-cao/2026-01\n///",
        "Xem [kỳ trước][ky-truoc].\n\n[ky-truoc]: xa-mau/bao-cao/2026-01",
    ),
)
COMMENT_ACROSS = rule(
    "CV423",
    ERROR,
    "Comment across an internal passage",
    "This comment begins on one side of an internal passage and ends on the other, or has the passage within it.",
    "End the comment with --> before the passage begins.",
    why="In one of the editions the comment would have no beginning or no end, and what it hides would be printed.",
    example=(
        BODY,
        "Đã chi đủ. ▲<!-- xem lại\n\n/// internal\nChờ kế toán. -->\n///",
        "Đã chi đủ. <!-- xem lại -->\n\n/// internal\nChờ kế toán.\n///",
    ),
)
COMMENT_OPEN = rule(
    "CV424",
    ERROR,
    "Comment never closed",
    "No --> follows this <!--.",
    "Put --> where the comment ends.",
    why="A comment without an end is printed as text, or hides the rest of the letter.",
    example=(BODY, "Đã chi đủ. ▲<!-- xem lại số này", "Đã chi đủ. <!-- xem lại số này -->"),
)
