"""CV44–CV45: links and pictures in the body."""

from congvan.model.rules.row import BODY, ELSEWHERE, ERROR, NOTE, WARNING, rule
from congvan.model.text import Text

# fmt: off - a table: one entry reads as one block, not as a ladder

# What to write instead.
NEAREST = Text("Did you mean '{name}'?")
AS_LETTER = Text("Write: {id}")
WITH_SCHEME = Text("Put https:// before the address.")
AS_TARGET = Text("Link attachments by file name and letters by agency/series/period.")
AS_HEADING = Text("Write the heading in small letters without accents, joined by hyphens, such as: #2-ket-qua")
AS_LINK = Text("Write: [words](address)")
AS_PICTURE = Text("Write: ![description](file-name.png)")

_PLAIN = Text("Each link is checked so that nothing public leads to what is internal; only Markdown's own form can be.")
_BESIDE = Text("Page and PDF show only pictures beside the letter: others may change, vanish, or record who looked.")

LINK_UNDECLARED = rule(
    "CV440",
    ERROR,
    "Link to an undeclared file",
    "The file '{file}' is in the folder but not declared under attachments, so this link opens nothing.",
    "Add to attachments: {{file: {file}, title: …}}",
    why="Only declared files are published: for whom a file is, the declaration says.",
    example=(ELSEWHERE, "Xem [bảng số liệu](▲bang.xlsx).", "attachments: [{file: bang.xlsx, title: Bảng số liệu}]"),
)
NO_DEFINITION = rule(
    "CV441",
    WARNING,
    "Link without its address",
    "No line gives the address of this link.",
    "Add a line of its own: [name]: address",
    why="Without it the brackets are printed as typed.",
    example=(
        BODY,
        "Xem [kỳ trước]▲[ky-truoc].",
        "Xem [kỳ trước][ky-truoc].\n\n[ky-truoc]: xa-mau/bao-cao/2026-01",
    ),
)
DEFINITION_UNUSED = rule(
    "CV442",
    NOTE,
    "Address never used",
    "No link uses the address given here.",
    "Use it: [words][name], or delete the line.",
    why="The line is not printed; its name may be mistyped.",
    example=(
        BODY,
        "▲[ky-truoc]: xa-mau/bao-cao/2026-01",
        "Xem [kỳ trước][ky-truoc].\n\n[ky-truoc]: xa-mau/bao-cao/2026-01",
    ),
)
LINK_HIDDEN = rule(
    "CV443",
    WARNING,
    "Public passage links to an internal file",
    "This file is internal; the public edition keeps only the link's words, and leaves a picture out.",
    "Give the file visibility: public, or put the sentence between /// internal and ///.",
    why="Readers of the public edition are told to see a file that they cannot open.",
    example=(
        ELSEWHERE,
        "Xem [danh sách](▲danh-sach.xlsx).",
        "- {file: danh-sach.xlsx, title: Danh sách, visibility: public}",
    ),
)
LETTER_HIDDEN = rule(
    "CV444",
    WARNING,
    "Public passage links to an internal letter",
    "That letter is internal or not issued; the public edition keeps only the link's words.",
    "Take the link out, or put the sentence between /// internal and ///.",
    why="To speak of an internal letter tells that there is one.",
    example=(BODY, "Xem [kỳ sau](▲xa-mau/bao-cao/2026-03).", "Xem [kỳ trước](xa-mau/bao-cao/2026-01)."),
)
RAW_HTML = rule(
    "CV445",
    ERROR,
    "Link written in HTML",
    "A link or picture is written in HTML here; only Markdown's form is taken.",
    "{how}",
    why=_PLAIN,
    example=(
        BODY,
        'Xem ▲<a href="https://example.com">trang mẫu</a>.',
        "Xem [trang mẫu](https://example.com).",
    ),
)
LINK_WORDLESS = rule(
    "CV446",
    WARNING,
    "Link without words",
    "This link has no words to press.",
    "Write: [words](address)",
    why="A link without words cannot be seen, nor opened.",
    example=(BODY, "Xem ▲[](xa-mau/bao-cao/2026-01).", "Xem [báo cáo kỳ trước](xa-mau/bao-cao/2026-01)."),
)
LINK_SAYS_NOTHING = rule(
    "CV447",
    NOTE,
    "Link's words say nothing",
    "'{words}' does not tell where the link leads.",
    "Name what it leads to: [báo cáo tháng 1](…)",
    why="Blind readers listen to a page's links alone, and on paper only the words are left.",
    example=(BODY, "Xem số liệu [▲tại đây](xa-mau/bao-cao/2026-01).", "Xem [số liệu tháng 1](xa-mau/bao-cao/2026-01)."),
)
NO_ANCHOR = rule(
    "CV448",
    WARNING,
    "No such heading",
    "No heading of the letter has this name.",
    "{how}",
    why="Pressed, it does nothing; the build refuses it.",
    example=(BODY, "Xem [phần kết quả](▲#2-ket-luan).", "Xem [phần kết quả](#2-ket-qua)."),
)
PICTURE_WORDLESS = rule(
    "CV450",
    ERROR,
    "Picture without a description",
    "The picture has no description.",
    "Say what it shows: ![description](file-name.png)",
    why="Blind readers hear it in the picture's place; PDF/UA asks for it.",
    source="ISO 14289-1 (PDF/UA-1), 7.3",
    example=(ELSEWHERE, "▲![](bieu-do.png)", "![Biểu đồ hồ sơ theo tháng](bieu-do.png)"),
)
PICTURE_REMOTE = rule(
    "CV451",
    ERROR,
    "Picture from elsewhere",
    "The picture comes from another address and will not show.",
    "Copy it to the letter's folder, declare it under attachments, and write: ![description](file-name.png)",
    why=_BESIDE,
    example=(
        BODY,
        "![Biểu đồ](▲https://example.com/bieu-do.png)",
        "[Biểu đồ trên trang mẫu](https://example.com/bieu-do.png)",
    ),
)
PICTURE_KIND = rule(
    "CV452",
    ERROR,
    "No picture that can be shown",
    "Only PNG and JPEG files can be shown as pictures.",
    "Save the picture as .png or .jpg; link other files, without the ! before.",
    why="The PDF takes these two alone: others may load further files or run scripts.",
    example=(ELSEWHERE, "![Bảng](▲bang.xlsx)", "[Bảng số liệu](bang.xlsx)"),
)
