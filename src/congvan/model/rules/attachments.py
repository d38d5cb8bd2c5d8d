"""CV5: attachments."""

from congvan.model.rules.row import ELSEWHERE, ERROR, NOTE, WARNING, rule
from congvan.model.text import Text

# fmt: off - a table: one entry reads as one block, not as a ladder

# What to do about a file that is not there.
NEAREST = Text("The folder has '{file}': mend the name here, or rename the file.")
COPY = Text("Copy the file there, or mend the name here.")

_DECLARED = "- {file: bang-so-lieu.xlsx, title: Bảng số liệu}"
_PUBLIC = "- {file: bang-so-lieu.xlsx, title: Bảng số liệu, visibility: public}"

ATTACHMENT_MISSING = rule(
    "CV501",
    ERROR,
    "Attachment missing",
    "The file '{file}' is not in the folder {folder}.",
    "{how}",
    why="The letter's page would offer a file that is not there.",
    example=(ELSEWHERE, "- {file: ▲bang-so-lieu.xls, title: Bảng số liệu}", _DECLARED),
)
ATTACHMENT_OUTSIDE = rule(
    "CV502",
    ERROR,
    "Attachment outside its folder",
    "An attachment's name must be a plain file name without a path.",
    "Put the file into {folder} and give its name alone.",
    why="A file elsewhere does not go with the letter, and may be what another letter keeps internal.",
    example=(ELSEWHERE, "- {file: ▲../bang-so-lieu.xlsx, title: Bảng số liệu}", _DECLARED),
)
ATTACHMENT_UNDECLARED = rule(
    "CV503",
    WARNING,
    "Undeclared file",
    "This file is in the letter's folder but not declared under attachments; it will not be published.",
    "Declare it under attachments, or delete it.",
    why="Only declared files are published: for whom a file is, the declaration says.",
    example=(ELSEWHERE, "bang-so-lieu.xlsx", _DECLARED),
)
ATTACHMENT_TWICE = rule(
    "CV504",
    ERROR,
    "Attachment declared twice",
    "This attachment is already declared above.",
    "Delete one of the two.",
    why="The two may disagree on who sees the file; on many machines capitals make no other name.",
    example=(ELSEWHERE, f"{_DECLARED}\n- {{file: ▲Bang-so-lieu.XLSX, title: Bảng}}", _DECLARED),
)
ATTACHMENT_NAME = rule(
    "CV505",
    ERROR,
    "Unusable attachment name",
    "This file name collides with the site's own or has odd characters.",
    "Use letters, digits, dots and hyphens, such as: bang-so-lieu.xlsx",
    why="Odd characters break the address; a name of the site's own overwrites the page or its PDF.",
    example=(ELSEWHERE, "- {file: ▲index.html, title: Bảng số liệu}", _DECLARED),
)
ATTACHMENT_ACTIVE = rule(
    "CV506",
    ERROR,
    "Unsafe kind of attachment",
    "A browser opens a file of this kind as a page of the archive (it may run scripts), or the name has no ending.",
    "Use PDF, spreadsheets, documents or pictures (.pdf, .xlsx, .docx, .csv, .png…); save a drawing (.svg) as .png or PDF.",
    why="What runs under the office's domain can speak in its name.",
    example=(ELSEWHERE, "- {file: ▲bang-so-lieu.html, title: Bảng số liệu}", _DECLARED),
)
ATTACHMENT_KIND = rule(
    "CV507",
    ERROR,
    "Content of another kind",
    "The file's content is not that of a {ending} file, or it is damaged.",
    "Open it in its program and save it in that kind; to change the name's ending is not enough.",
    why="Readers' machines choose the program by the ending, which then cannot open the content.",
    example=(ELSEWHERE, "- {file: ▲to-trinh.pdf, title: Tờ trình}", "- {file: to-trinh.docx, title: Tờ trình}"),
    waivable=True,
)
ATTACHMENT_EMPTY = rule(
    "CV508",
    ERROR,
    "Empty attachment",
    "This file is empty: 0 bytes.",
    "Copy the file anew from where it was made.",
    why="Most often it was not copied to the end.",
    example=(ELSEWHERE, "- {file: ▲bang-so-lieu.xlsx, title: Bảng số liệu}", _DECLARED),
)
ATTACHMENT_MACROS = rule(
    "CV509",
    ERROR,
    "Attachment with macros",
    "This file holds macros, which are programs.",
    "Save it as .xlsx, .docx or .pdf, without macros.",
    why="Macros are the usual way for malware in office files; many offices refuse such files.",
    example=(ELSEWHERE, "- {file: ▲bang-so-lieu.xlsm, title: Bảng số liệu}", _DECLARED),
)
ATTACHMENT_LOCKED = rule(
    "CV510",
    ERROR,
    "Locked attachment",
    "This file has a password, or some of its use is locked.",
    "Take the password off and save it anew.",
    why="Readers cannot open it or copy its figures; nor can it be searched before it is published.",
    example=(ELSEWHERE, "- {file: ▲bang-so-lieu.xlsx, title: Bảng số liệu}", _DECLARED),
    waivable=True,
)
ATTACHMENT_LARGE = rule(
    "CV511",
    NOTE,
    "Heavy attachment",
    "This public file has {size} MB.",
    "Make its pictures smaller, or divide it; below 20 MB telephones can open it.",
    why="Most citizens read on telephones, over mobile networks.",
    example=(ELSEWHERE, "- {file: ▲ban-quet.pdf, title: Bản quét}", "- {file: ban-quet-gon.pdf, title: Bản quét}"),
)
ATTACHMENT_TITLE = rule(
    "CV512",
    NOTE,
    "Title is the file's name",
    "The attachment's title is but its file name.",
    "Write a title for readers: title: Bảng số liệu",
    why="The title stands on the page and in the search; a file's name says little.",
    example=(ELSEWHERE, "- {file: bang-so-lieu.xlsx, title: ▲bang-so-lieu}", _DECLARED),
)
ATTACHMENT_TITLE_TWICE = rule(
    "CV513",
    NOTE,
    "Title twice",
    "A file above has this title.",
    "Say in the titles how the two differ.",
    why="Readers cannot tell which of the two to take.",
    example=(
        ELSEWHERE,
        f"{_DECLARED}\n- {{file: bang-so-lieu.pdf, title: ▲Bảng số liệu}}",
        f"{_DECLARED}\n- {{file: bang-so-lieu.pdf, title: Bảng số liệu (PDF)}}",
    ),
)
ATTACHMENT_ALIKE = rule(
    "CV514",
    ERROR,
    "Names that differ by capitals only",
    "The folder has another file of this name, but for capitals or the way of composing accents.",
    "Delete the one too many, or give it another name.",
    why="Windows and macOS take the two names for one: copied, one file overwrites the other.",
    example=(ELSEWHERE, "Bang.xlsx\nbang.xlsx", "bang-1.xlsx\nbang-2.xlsx"),
)
ATTACHMENT_ENCODING = rule(
    "CV515",
    WARNING,
    "Text file not in UTF-8",
    "This {ending} file is not in UTF-8.",
    "Save it anew: in Excel choose 'CSV UTF-8'.",
    why="In another encoding Vietnamese comes out garbled on readers' machines.",
    source="TCVN 6909:2001 (Unicode)",
    example=(ELSEWHERE, "- {file: ▲so-lieu.csv, title: Số liệu}", "- {file: so-lieu-utf8.csv, title: Số liệu}"),
)
PICTURE_PIXELS = rule(
    "CV516",
    ERROR,
    "Picture of too many pixels",
    "This picture has {pixels} million pixels; a PDF takes {most} million at most.",
    "Save it smaller, such as 2000 pixels wide: that is as sharp as a printer can be.",
    why="Unpacked it would fill the machine's memory, and no page shows so much.",
    example=(
        ELSEWHERE,
        "![Sơ đồ](▲so-do.png)  (30000 × 20000 điểm ảnh)",
        "![Sơ đồ](so-do.png)  (2000 × 1400 điểm ảnh)",
    ),
)
PICTURE_BROKEN = rule(
    "CV517",
    ERROR,
    "Picture that is not whole",
    "This picture is cut short or broken.",
    "Copy or save it once more.",
    why="The PDF would show half of it, or nothing, so it is not made.",
    example=(
        ELSEWHERE,
        "![Sơ đồ](▲so-do.png)  (tệp bị cắt ngang)",
        "![Sơ đồ](so-do.png)  (tệp nguyên vẹn)",
    ),
)
ATTACHMENT_TRACKED = rule(
    "CV518",
    ERROR,
    "Tracked changes in a public file",
    "This public file holds changes that were neither accepted nor rejected.",
    "In Word or Excel accept or reject all of them (Review), save the file, and copy it here anew.",
    why="Both texts would be public, the old one too; which of them is meant, its writer alone can say.",
    example=(ELSEWHERE, "- {file: ▲bao-cao.docx, title: Báo cáo, visibility: public}", _PUBLIC),
)
ATTACHMENT_OLD_KIND = rule(
    "CV519",
    ERROR,
    "Old kind of public file",
    "A public {ending} file cannot be freed of names, remarks and earlier texts.",
    "Save it as .docx, .xlsx, .pptx or PDF; or keep it internal.",
    why="Files of Word and Excel before 2007, and RTF, keep deleted text and writers where no tool cleans.",
    example=(ELSEWHERE, "- {file: ▲bang-so-lieu.xls, title: Bảng số liệu, visibility: public}", _PUBLIC),
)
ATTACHMENT_OBJECTS = rule(
    "CV520",
    ERROR,
    "Objects or programs in a public file",
    "This public file holds {what}.",
    "Take it out; put a picture in its place, or declare what it holds as an attachment of its own.",
    why="An object can run on readers' machines, and can hold a whole document of which the page shows a corner.",
    example=(ELSEWHERE, "- {file: ▲bao-cao.docx, title: Báo cáo, visibility: public}", _PUBLIC),
)
ATTACHMENT_OUTSIDE_LINKS = rule(
    "CV521",
    ERROR,
    "Public file that leads to other files",
    "This public file has {what}.",
    "Break the link (Excel: Data, Edit Links; Word: File, Info, Edit Links to Files) and save the file anew.",
    why="It tells folders and names of the office's machines, keeps figures of files that are not public, or fetches.",
    example=(ELSEWHERE, "- {file: ▲bang-so-lieu.xlsx, title: Bảng số liệu, visibility: public}", _PUBLIC),
)
ATTACHMENT_HIDDEN = rule(
    "CV522",
    WARNING,
    "Hidden content in a public file",
    "This public file holds {what}; whoever opens it can show it.",
    "Show it if the public may read it; else delete it and save the file anew.",
    why="What is hidden is often what was not meant to go out.",
    example=(ELSEWHERE, "- {file: ▲bang-so-lieu.xlsx, title: Bảng số liệu, visibility: public}", _PUBLIC),
)
ATTACHMENT_COMMENTS = rule(
    "CV523",
    NOTE,
    "Comments in a public file",
    "This public file has comments; the published copy will be without them.",
    "Write into the text what the public shall read; the rest may stay as it is.",
    why="Comments are words among colleagues, with their names.",
    example=(ELSEWHERE, "- {file: ▲bao-cao.docx, title: Báo cáo, visibility: public}", _PUBLIC),
)
ATTACHMENT_TWO_KINDS = rule(
    "CV524",
    ERROR,
    "Public file of two kinds",
    "This public file is at the same time {what}.",
    "Open it in its program, save or print it to a new file, and copy that here.",
    why="What one program shows is not what another finds: a usual way to carry something past those who look.",
    example=(ELSEWHERE, "- {file: ▲to-trinh.pdf, title: Tờ trình, visibility: public}", _PUBLIC),
)
ATTACHMENT_PACKED = rule(
    "CV525",
    ERROR,
    "Unsafe file in a public package",
    "This public package holds {what}.",
    "Take it out of the package, or put plain documents, tables and pictures into a new one.",
    why="Packages are a usual way to carry programs past those who look.",
    example=(ELSEWHERE, "- {file: ▲ho-so.zip, title: Hồ sơ, visibility: public}", _PUBLIC),
)
ATTACHMENT_UNKNOWN = rule(
    "CV526",
    ERROR,
    "Public file of a kind that cannot be cleaned",
    "Files of this kind ({ending}) cannot be freed of names, places and remarks.",
    "Save it as PDF, .docx, .xlsx, .csv, .png or .jpg; or keep it internal.",
    why="Only what is known to hold nothing but its content is published.",
    example=(ELSEWHERE, "- {file: ▲ho-so.rar, title: Hồ sơ, visibility: public}", _PUBLIC),
)
ATTACHMENT_UNREADABLE = rule(
    "CV527",
    ERROR,
    "Public file that cannot be looked into",
    "This public file cannot be cleaned: {what}.",
    "Open it in its program and save it anew; or keep it internal.",
    why="What cannot be looked into may hold anything.",
    example=(ELSEWHERE, "- {file: ▲bang-so-lieu.xlsx, title: Bảng số liệu, visibility: public}", _PUBLIC),
)
ATTACHMENT_LOCKED_PUBLIC = rule(
    "CV528",
    ERROR,
    "Locked public file",
    "This public file, or a file within it, has a password, or some of its use is locked.",
    "Take the password off and save it anew.",
    why="It can neither be cleaned nor be searched for what is internal, so it is never published.",
    example=(ELSEWHERE, "- {file: ▲to-trinh.pdf, title: Tờ trình, visibility: public}", _PUBLIC),
)
ATTACHMENT_SIGNED = rule(
    "CV529",
    ERROR,
    "Signed public file that would have to be changed",
    "This public file is signed, and holds what may not be published ({what}).",
    "Take it out before signing and let it be signed anew; or attach a copy without signature; or keep it internal.",
    why="Cleaning breaks a signature, and a broken one looks like a forgery. One that is clean goes out as it is.",
    example=(ELSEWHERE, "- {file: ▲to-trinh.pdf, title: Tờ trình, visibility: public}", _PUBLIC),
)
ATTACHMENT_PROGRAM = rule(
    "CV561",
    ERROR,
    "Attachment that is a program",
    "This file is a program or a script, by its content or its name.",
    "Attach what it makes or works with (.csv, .xlsx, PDF); hand programs to colleagues by the office's own way.",
    why="Whoever trusts the letter runs what it brings, in the office as outside; letters need no programs.",
    example=(ELSEWHERE, "- {file: ▲cap-nhat.exe, title: Chương trình cập nhật}", _DECLARED),
)
