"""CV0: files, YAML, and how a body is written down."""

from congvan.model.rules.row import BODY, ELSEWHERE, ERROR, FRONT, NOTE, WARNING, rule

# fmt: off - a table: one entry reads as one block, not as a ladder

UNREADABLE = rule(
    "CV001",
    ERROR,
    "Unreadable file",
    "The file cannot be read: {reason}.",
    "Check the file's permissions and name.",
    why="What is in a file that cannot be read, nobody knows; no site is built with a letter missing.",
    example=(
        ELSEWHERE,
        "reports/xa-mau/bao-cao/2026-04.md (quyền: ---------)",
        "reports/xa-mau/bao-cao/2026-04.md (quyền: rw-r--r--)",
    ),
)
NOT_UTF8 = rule(
    "CV002",
    ERROR,
    "Not UTF-8",
    "The file is not UTF-8 text (byte {offset}).",
    "Open the file and save it as UTF-8.",
    why="In an old encoding (TCVN3, VNI, Windows-1258) Vietnamese turns to rubbish elsewhere; the decree "
    "asks for Unicode by TCVN 6909:2001.",
    source="NĐ 30/2020, PL I, phần I, mục I, khoản 4",
    example=(ELSEWHERE, "2026-04.md lưu bằng UTF-16 hoặc Windows-1258", "2026-04.md lưu bằng UTF-8"),
)
TOO_LARGE = rule(
    "CV003",
    ERROR,
    "File too large",
    "The file has {size} bytes, over the limit of {limit}.",
    "Shorten it: the bulk of a letter may become an attachment, a large attachment several.",
    why="A letter of two hundred pages has a quarter of the limit; a larger file mostly has a picture or "
    "a workbook pasted in.",
    example=(ELSEWHERE, "2026-04.md dài 5 MB", "2026-04.md dài 30 KB, bảng số liệu ở 2026-04/bang-so-lieu.xlsx"),
)
OUTSIDE = rule(
    "CV004",
    ERROR,
    "Symbolic link",
    "This is a symbolic link; an archive holds only real files and folders.",
    "Replace the link by the file itself.",
    why="A symbolic link could publish an internal file under another name.",
    example=(ELSEWHERE, "2026-04.md -> ../../../cong-van.md", "2026-04.md là tệp thật"),
)
MISPLACED = rule(
    "CV005",
    ERROR,
    "Misplaced file",
    "This file is in no place that the archive knows.",
    "Letters are reports/<agency>/<series>/<period>.md (.md in lower case), attachments are in the "
    "folder <period>/ beside.",
    why="The path tells agency, series and period; a file elsewhere would silently stay unpublished.",
    example=(ELSEWHERE, "reports/xa-mau/2026-04.md", "reports/xa-mau/bao-cao/2026-04.md"),
)
NO_FRONT_MATTER = rule(
    "CV006",
    ERROR,
    "No front matter",
    "The file does not begin with a front matter between two --- lines.",
    "The first line must be ---, and another --- line must end the front matter.",
    why="The letter's form (number, date, recipients, signer) comes from the front matter; without it "
    "there is no letter.",
    example=(
        ELSEWHERE,
        "status: draft\nsubject: báo cáo việc mẫu\n---\nNội dung",
        "---\nstatus: draft\nsubject: báo cáo việc mẫu\n---\nNội dung",
    ),
)
FRONT_MATTER_TOO_LARGE = rule(
    "CV007",
    ERROR,
    "Front matter too long",
    "The front matter has {size} bytes, over the limit of {limit}.",
    "Move long text into the body.",
    why="The front matter holds short items; when it is that long, the second --- line was mostly forgotten.",
    example=(ELSEWHERE, "---\n… (65.537 byte) …\n---", "---\n… (dưới 65.536 byte) …\n---"),
)
YAML_SYNTAX = rule(
    "CV008",
    ERROR,
    "YAML syntax",
    "The YAML cannot be understood here: {problem}.",
    "Check colons, brackets, quotes and indentation; a value with ': ' or '#' needs quotes.",
    why="To guess at a broken front matter could betray what is to be kept (a lost line visibility: internal).",
    example=(FRONT, "subject: báo cáo▲: việc mẫu", 'subject: "báo cáo: việc mẫu"'),
)
YAML_TAB = rule(
    "CV009",
    ERROR,
    "Tab in YAML",
    "This line is indented with a tab, which YAML forbids.",
    "Replace the tab by two spaces.",
    why="A tab is as wide as each machine likes, so nobody can tell to what a line belongs.",
    example=(
        FRONT,
        "signer:\n▲\ttitle: CHỦ TỊCH\n\tname: Trần Văn Mẫu",
        "signer:\n  title: CHỦ TỊCH\n  name: Trần Văn Mẫu",
    ),
)
YAML_DUPLICATE_KEY = rule(
    "CV010",
    ERROR,
    "Duplicate key",
    "The key '{key}' was already given on line {first}.",
    "Keep only one '{key}'.",
    why="With two values nobody knows which is right; YAML tools silently take the last.",
    example=(
        FRONT,
        "signer: {title: CHỦ TỊCH, ▲title: PHÓ CHỦ TỊCH, name: Trần Văn Mẫu}",
        "signer: {title: CHỦ TỊCH, name: Trần Văn Mẫu}",
    ),
)
YAML_ALIAS = rule(
    "CV011",
    ERROR,
    "YAML anchor or alias",
    "A '{mark}' here is a YAML anchor or alias, which is not allowed.",
    "Write the value out, or put it in quotes.",
    why="Anchors and aliases let a change in one place change others unseen.",
    example=(FRONT, "subject: ▲&a báo cáo việc mẫu", 'subject: "&a báo cáo việc mẫu"'),
)
YAML_TAG = rule(
    "CV012",
    ERROR,
    "YAML tag",
    "A value that begins with '!' is a YAML tag, which is not allowed.",
    "Put the value in quotes.",
    why="A tag has the value read as something else than what was typed.",
    example=(FRONT, "subject: ▲!!str báo cáo việc mẫu", 'subject: "!!str báo cáo việc mẫu"'),
)
YAML_NOT_MAPPING = rule(
    "CV013",
    ERROR,
    "Not keys and values",
    "Lines of 'key: value' are expected here.",
    "Write one item a line, such as: status: draft",
    why="Every file of an archive has named items; a list or a bare sentence does not tell what is what.",
    example=(ELSEWHERE, "---\n- draft\n- báo cáo việc mẫu\n---", "---\nstatus: draft\nsubject: báo cáo việc mẫu\n---"),
)
YAML_BAD_KEY = rule(
    "CV014",
    ERROR,
    "Bad key",
    "The key here is not a plain word.",
    "Use a word as the key, such as: subject: …",
    why="A key is an item's name; other forms (such as <<) have a meaning of their own in YAML and may "
    "lose or betray data.",
    example=(FRONT, "▲<<: {urgency: khan}", "urgency: khan"),
)
YAML_TOO_DEEP = rule(
    "CV015",
    ERROR,
    "Nested too deeply",
    "The YAML is nested more than {limit} levels deep.",
    "Write it flatter.",
    why="Nothing in an archive is that deep; mostly a closing bracket is missing.",
    example=(FRONT, "notes: [[[[[[[[[[[[[[[[[[[▲[]]]]]]]]]]]]]]]]]]]]", "notes: đã hỏi lại đơn vị"),
)
WAIVED = rule(
    "CV016",
    NOTE,
    "Waived",
    "Let stand in spite of {code} ({title}): {reason}.",
    "When the reason no longer holds, delete the comment 'congvan: allow' and mend what {code} says.",
    why="Whoever reads the findings must see what was let pass, and why.",
    example=(
        ELSEWHERE,
        "▲Đoạn có lỗi CV703. <!-- congvan: allow CV703: trích nguyên văn quyết định -->",
        "Đoạn không có lỗi.",
    ),
    waivable=False,
)
WAIVER_FORM = rule(
    "CV017",
    ERROR,
    "Waiver without a reason",
    "This waiver lacks {missing}.",
    "Give code and reason: <!-- congvan: allow CV703: reason --> in a body, # congvan: allow CV622: reason in YAML.",
    why="Without a reason nobody later can tell whether a waiver still holds.",
    example=(
        ELSEWHERE,
        "Đoạn có lỗi CV703. ▲<!-- congvan: allow CV703 -->",
        "Đoạn có lỗi CV703. <!-- congvan: allow CV703: trích nguyên văn quyết định -->",
    ),
)
WAIVER_CODE = rule(
    "CV018",
    ERROR,
    "Not to be waived",
    "The code '{code}' {problem}.",
    "{nearest}",
    why="What is certainly wrong must be mended; only what may be mistaken in a rare case can be let pass.",
    example=(
        ELSEWHERE,
        "status: drafft ▲# congvan: allow CV104: chưa rõ",
        "status: draft",
    ),
)
WAIVER_UNUSED = rule(
    "CV019",
    WARNING,
    "Waiver of nothing",
    "There is no {code} where this waiver would let it pass.",
    "Delete the comment, or put it at the end of the line that has {code} (in a body also on a line of its own above).",
    why="A waiver of nothing may hide a mistake that somebody makes later.",
    example=(
        ELSEWHERE,
        "Đoạn không có lỗi. ▲<!-- congvan: allow CV703: trích nguyên văn quyết định -->",
        "Đoạn không có lỗi.",
    ),
    waivable=False,
)
BLOCK_OPEN = rule(
    "CV020",
    ERROR,
    "Unclosed block",
    "The '/// internal' opened here is never closed by a '///' line.",
    "Add a line with only /// at the end of the passage.",
    why="Everything behind a passage that is never closed becomes internal.",
    example=(ELSEWHERE, "▲/// internal\nChỉ bản nội bộ có đoạn này.", "/// internal\nChỉ bản nội bộ có đoạn này.\n///"),
)
BLOCK_UNKNOWN = rule(
    "CV021",
    ERROR,
    "Unknown block",
    "There is no block '/// {name}'; only '/// internal'.",
    "Write: /// internal",
    why="Whoever typed this meant to hide something; a mistyped name hides nothing.",
    example=(BODY, "▲/// nội bộ\nChỉ bản nội bộ có đoạn này.\n///", "/// internal\nChỉ bản nội bộ có đoạn này.\n///"),
)
BLOCK_STRAY = rule(
    "CV022",
    ERROR,
    "Stray ///",
    "This '///' closes nothing.",
    "Delete the line, or open the passage with '/// internal'.",
    why="A stray end mostly is what is left of an internal passage whose beginning was lost: it is public now.",
    example=(BODY, "Đoạn này công khai.\n\n▲///", "/// internal\nĐoạn này nội bộ.\n///"),
)
BLOCK_NOT_ALONE = rule(
    "CV023",
    ERROR,
    "/// not on a line of its own",
    "The '///' here does not begin its line, so it hides nothing.",
    'Put /// internal and /// each on a line of its own; hide words within a line by {{{{ internal("…") }}}}',
    why="The /// hides only on a line of its own; within a line the words stay public.",
    example=(
        BODY,
        "Đã hỏi phòng Tài chính. ▲/// internal",
        'Đã hỏi phòng Tài chính. {{ internal("Phòng chưa trả lời.") }}',
    ),
)
PRIVATE_CHARACTER = rule(
    "CV024",
    ERROR,
    "Private-use character",
    "The character {code} here is for private use and means nothing in a text.",
    "Delete the character.",
    why="Characters for private use print as boxes and could pass for the program's own marks of internal passages.",
    example=(BODY, "Kết quả▲\ue000 tốt.", "Kết quả tốt."),
)
PLACEHOLDER_SYNTAX = rule(
    "CV030",
    ERROR,
    "Placeholder syntax",
    "The placeholder {{{{ … }}}} here cannot be understood.",
    "A placeholder stands on one line, opens with {{{{ and closes with }}}}, such as: {{{{ data.budget.total }}}}",
    why="A broken placeholder would print its braces, or show the words that it was to hide.",
    example=(BODY, "Kỳ báo cáo: ▲{{ period.", "Kỳ báo cáo: {{ period }}."),
)
PLACEHOLDER_FORBIDDEN = rule(
    "CV031",
    ERROR,
    "Expression not allowed",
    'Only names, tick(…) and internal("…") may stand in a placeholder.',
    "Write plainly, such as: {{{{ contact.name }}}} or {{{{ tick(data.fund.established) }}}}",
    why="A placeholder looks a name up and runs nothing: so no letter's text can break or betray anything.",
    example=(BODY, "Kỳ báo cáo: ▲{{ period|upper }}.", "Kỳ báo cáo: {{ period }}."),
)
