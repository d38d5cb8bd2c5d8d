"""CV55: what was published or laid up stays what it was (bags: RFC 8493)."""

from congvan.model.rules.row import ELSEWHERE, ERROR, rule

# fmt: off - a table: one entry reads as one block, not as a ladder

UNDECLARED_CHANGE = rule(
    "CV550",
    ERROR,
    "Issued letter changed without a word",
    "{fields} of this issued letter changed since {since}, and no entry under 'changes' says so.",
    "Put back what was issued; {otherwise}",
    why="Who received the letter has another text than the archive shows; nobody can tell which one is right.",
    source="NĐ 30/2020, Đ. 18",
    example=(
        ELSEWHERE,
        "subject: báo cáo năm 2025 # ban hành với năm 2026",
        "changes: [{date: 2026-05-02, note: Sửa năm ở trích yếu}]",
    ),
)
BAG_DECLARATION = rule(
    "CV551",
    ERROR,
    "No bag",
    "The declaration of the bag is missing or wrong: {problem}.",
    "Take another copy of the bag, or export it again.",
    source="RFC 8493, 2.1.1",
)
BAG_LIST = rule(
    "CV552",
    ERROR,
    "List of the bag is wrong",
    "This list of the bag cannot be relied on: {problem}.",
    "Take another copy of the bag, or export it again.",
    source="RFC 8493, 2.1.3, 2.2.1",
)
BAG_CHANGED = rule(
    "CV553",
    ERROR,
    "File of the bag was changed",
    "The file is not the one that {list} names.",
    "Take this file from another copy of the bag.",
    source="RFC 8493, 3",
)
BAG_MISSING = rule(
    "CV554",
    ERROR,
    "File of the bag is missing",
    "{list} names this file, but the bag does not hold it.",
    "Take this file from another copy of the bag.",
    source="RFC 8493, 3",
)
BAG_UNLISTED = rule(
    "CV555",
    ERROR,
    "File that the bag does not list",
    "The bag holds this file, but {list} does not name it.",
    "Remove it, unless somebody can say where it comes from.",
    source="RFC 8493, 3",
)
BAG_UNSAFE = rule(
    "CV556",
    ERROR,
    "Not fit to be in a bag",
    "{problem}.",
    "Do not unpack it; ask for another copy of the bag.",
    source="RFC 8493, 5.1",
)
BAG_SIZE = rule(
    "CV557",
    ERROR,
    "Size of the bag is wrong",
    "Payload-Oxum says {said}, but the bag holds {found} (bytes.files).",
    "Take another copy of the bag: this one was not copied whole.",
    source="RFC 8493, 2.2.2",
)
BAG_UNREADABLE = rule(
    "CV558",
    ERROR,
    "Bag cannot be unpacked",
    "The file cannot be unpacked: {problem}.",
    "Take another copy of the bag.",
    source="RFC 8493, 4",
)
DELETED_LETTER = rule(
    "CV559",
    ERROR,
    "Issued letter taken away",
    "This letter was issued, and {what}; what was issued is not taken away, it is withdrawn.",
    "Put back what was issued, from an earlier commit or a copy; {otherwise}",
    why="Who received the letter finds nothing at its address, and nobody is told what became of it.",
)
