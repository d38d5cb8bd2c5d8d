"""CV931 to CV960: the form of a letter's PDF (inspect), a code a rule, in the order of decree 30/2020's layout."""

from congvan.model.rules.row import ELSEWHERE, ERROR, rule
from congvan.model.text import Text

# fmt: off - a table: one entry reads as one block, not as a ladder

_FOUND = Text("{what}: {found}; expected: {expected}.")  # what was found, in the same words for every rule
_PI, _PII, _PIII = ("NĐ 30/2020, PL I, phần I, mục " + x for x in ("I", "II", "III"))

SHEET = rule(
    "CV931",
    ERROR,
    "A4, upright",
    _FOUND,
    "Set the paper to A4, portrait; only an appendix with a wide table may be landscape.",
    why="Every page is an upright A4 sheet (210 mm × 297 mm), so that letters can be printed and filed together.",
    source=f"{_PI}, khoản 1, 2",
)
MARGINS = rule(
    "CV932",
    ERROR,
    "Margins",
    _FOUND,
    "Set the margins: left 30 to 35 mm, right 15 to 20, top and bottom 20 to 25; move in what stands out.",
    why="The left margin is for binding; nothing of the letter may stand in a margin but the page's number.",
    source=f"{_PI}, khoản 3",
)
TYPEFACE = rule(
    "CV933",
    ERROR,
    "Typeface, embedded",
    _FOUND,
    "Set the whole letter in Times New Roman (Unicode), and embed fonts when exporting (option PDF/A).",
    why="One typeface for all offices; a font that is not inside the file is replaced by another on another machine.",
    source=f"{_PI}, khoản 4",
)
COLOUR = rule(
    "CV934",
    ERROR,
    "Black text",
    _FOUND,
    "Set the text in black (automatic colour); links too.",
    why="Text is black; only stamps and signatures have colours.",
    source=f"{_PI}, khoản 4",
)
PAGE_NUMBER = rule(
    "CV935",
    ERROR,
    "Page numbers",
    _FOUND,
    "Number pages in the header, centred, 13 to 14 pt, upright, and tick “different first page”.",
    why="Pages are numbered from 1 to the end in Arabic figures, centred in the top margin; the first shows none.",
    source=f"{_PI}, khoản 7",
)
STATE = rule(
    "CV936",
    ERROR,
    "The State's name",
    _FOUND,
    "Write “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM” in one line at the top right: bold capitals, 12 to 13 pt.",
    why="Each official letter opens with the State's name in the same form.",
    source=f"{_PII}, khoản 1, điểm a",
)
MOTTO = rule(
    "CV937",
    ERROR,
    "The motto",
    _FOUND,
    "Write “Độc lập - Tự do - Hạnh phúc” with hyphens and blanks, bold, 13 to 14 pt, centred under the State's name.",
    why="Its capitals, hyphens and blanks are prescribed to the letter.",
    source=f"{_PII}, khoản 1, điểm b",
    example=(ELSEWHERE, "Độc lập – Tự do – Hạnh phúc", "Độc lập - Tự do - Hạnh phúc"),
)
MOTTO_RULE = rule(
    "CV938",
    ERROR,
    "Line under the motto",
    _FOUND,
    "Draw a solid line (Insert, Shapes, Line) as long as the motto; do not underline the words.",
    why="The decree has a solid line below the words, as long as they are; an underline cuts through the tails of letters.",
    source=f"{_PII}, khoản 1, điểm b",
)
SIZES_TOGETHER = rule(
    "CV939",
    ERROR,
    "Sizes of the letterhead go together",
    _FOUND,
    "Set the State's name, the motto and the day in 13, 14, 14 pt, or in 12, 13, 13 pt.",
    why="Where the State's name has 12 pt, the motto and the day have 13; where it has 13, they have 14.",
    source=f"{_PII}, khoản 1, 4",
)
PARENT = rule(
    "CV940",
    ERROR,
    "Parent agency",
    _FOUND,
    "Set the parent agency above the issuer in capitals, upright, not bold, 12 to 13 pt.",
    why="The parent is told from the issuer by not being bold.",
    source=f"{_PII}, khoản 2, điểm b",
)
ISSUER = rule(
    "CV941",
    ERROR,
    "Issuer",
    _FOUND,
    "Set the issuer in bold capitals, 12 to 13 pt, each line centred.",
    why="Who issues the letter stands out among the lines above and below.",
    source=f"{_PII}, khoản 2, điểm b",
)
ISSUER_RULE = rule(
    "CV942",
    ERROR,
    "Line under the issuer",
    _FOUND,
    "Draw a solid line (Insert, Shapes, Line) of a third to a half of the issuer's last line, centred.",
    why="The decree has a drawn line, from a third to a half of the words' width, in the middle.",
    source=f"{_PII}, khoản 2, điểm b",
)
NUMBER = rule(
    "CV943",
    ERROR,
    "Number and symbol",
    _FOUND,
    "Write it as “Số: 07/UBND-VHXH”: 13 pt, upright, centred under the issuer; no blanks, zero before 1 to 9, no kind of document.",
    why="Registers and searches find a letter by its number and symbol, character by character.",
    source=f"{_PII}, khoản 3",
    example=(ELSEWHERE, "Số: 7 /CV-UBND", "Số: 07/UBND-VHXH"),
)
DATE = rule(
    "CV944",
    ERROR,
    "Place and day",
    _FOUND,
    "Write it as “Bỉm Sơn, ngày 05 tháng 02 năm 2026”: italic, 13 to 14 pt, on the number's line, centred under the motto.",
    why="The zero before small days and the months 1 and 2 keeps anybody from writing a figure in front.",
    source=f"{_PII}, khoản 4",
    example=(ELSEWHERE, "Bỉm Sơn, ngày 5 tháng 2 năm 2026", "Bỉm Sơn, ngày 05 tháng 02 năm 2026"),
)
SUBJECT = rule(
    "CV945",
    ERROR,
    "What the letter is about",
    _FOUND,
    "Write “V/v …” under the number: 12 to 13 pt, upright, centred, 6 pt below it, with no line under it.",
    why="A công văn has no title of its own; this line takes its place.",
    source=f"{_PII}, khoản 5, điểm b",
)
ADDRESSEES = rule(
    "CV946",
    ERROR,
    "Addressees (Kính gửi)",
    _FOUND,
    "Name one addressee on the line of “Kính gửi:”; several each on a line: “- …;”, the last “- ….”, dashes under the colon.",
    why="So it is told at a glance how many are addressed, and which.",
    source=f"{_PII}, khoản 9, điểm b, d",
)
BODY = rule(
    "CV947",
    ERROR,
    "The body's text",
    _FOUND,
    "Set the body in 13 to 14 pt, justified; first lines moved in by 10 or 12.7 mm; 6 pt and more between paragraphs; single to 1.5 spacing.",
    why="One size and one shape of paragraphs from the first page to the last.",
    source=f"{_PII}, khoản 6, điểm e",
)
HEADINGS = rule(
    "CV948",
    ERROR,
    "Headings",
    _FOUND,
    "Set “I.” in bold capitals, “1.” with a title bold on a line of its own, “a)” regular; letters run a, b, c, d, đ, e, g, h, i, k, …",
    why="A heading's face tells its rank; the Vietnamese alphabet has đ, and neither f, j, w nor z.",
    source=f"{_PII}, khoản 6, điểm đ; mục V",
)
END_MARK = rule(
    "CV949",
    ERROR,
    "End mark",
    _FOUND,
    "End the body with “./.” once, behind the last sentence.",
    why="Nothing can be added behind it unnoticed.",
    source="NĐ 30/2020, PL III, mẫu 1.5",
)
TITLE = rule(
    "CV950",
    ERROR,
    "Signer's authority and title",
    _FOUND,
    "Set authority and title in bold capitals, 13 to 14 pt, centred one under the other; authority is TM., KT., TL., TUQ., Q. or none.",
    why="It tells in whose name the letter is signed.",
    source=f"{_PII}, khoản 7",
)
SIGNER = rule(
    "CV951",
    ERROR,
    "Signer's name",
    _FOUND,
    "Set the name bold, 13 to 14 pt, in ordinary letters, centred under the title, without rank and without Ông or Bà.",
    why="A rank is not the signer's office; the armed forces, schools, hospitals and institutes follow their own ministries' rules.",
    source=f"{_PII}, khoản 7, điểm c, đ",
)
SIGNATURE_ROOM = rule(
    "CV952",
    ERROR,
    "Room for the signature",
    _FOUND,
    "Leave 25 mm and more between title and name; take the last paragraph along to the page of the signature.",
    why="Signature and seal need room, and a signature alone on a sheet could be put under another letter.",
    source="thông lệ",
)
COPIES_TITLE = rule(
    "CV953",
    ERROR,
    "The words “Nơi nhận:”",
    _FOUND,
    "Set “Nơi nhận:” bold italic, 12 pt, at the left edge, level with the first line of the signer's title.",
    why="It begins where the signature begins, so that nothing can be put in between.",
    source=f"{_PII}, khoản 9, điểm d",
)
COPIES = rule(
    "CV954",
    ERROR,
    "Copies",
    _FOUND,
    "Set the copies in 11 pt, upright: “- Như trên;” first, each “- …;”, the last “- Lưu: VT, (unit).”.",
    why="The list tells who got the letter, and where it is kept.",
    source=f"{_PII}, khoản 9, điểm d",
)
OFFICE = rule(
    "CV955",
    ERROR,
    "The office's address",
    _FOUND,
    "Set it at the foot of page 1, 11 to 12 pt, under a solid line as wide as the text.",
    why="Where it is given, it is the office's, and set apart from the letter's words.",
    source=f"{_PIII}, khoản 4",
)
URGENCY = rule(
    "CV956",
    ERROR,
    "Stamp of urgency",
    _FOUND,
    "Set the words bold, 13 to 14 pt, in a red frame: KHẨN 20 × 8 mm, THƯỢNG KHẨN 40 × 8 mm, HỎA TỐC 30 × 8 mm.",
    why="People who sort the mail know the stamp by its colour and size.",
    source=f"{_PIII}, khoản 2, điểm b",
)
APPENDIX = rule(
    "CV957",
    ERROR,
    "Appendix",
    _FOUND,
    "Begin each appendix on a new page: “Phụ lục” 14 pt bold centred (I, II, … if several), its title in bold capitals, own page numbers; name it in the body.",
    why="An appendix is a part of the letter only if the letter names it.",
    source=f"{_PIII}, khoản 1",
)
SIGNATURES = rule(
    "CV958",
    ERROR,
    "Pictures of signature and seal",
    _FOUND,
    "Put the leader's blue signature between title and name, the red seal over its left third, both see-through PNG, and no stamp in words.",
    why="The decree has pictures alone in the letter; number and time of the office's signature are for separate attachments.",
    source=f"{_PII}, khoản 7, 8",
)
SECRECY = rule(
    "CV959",
    ERROR,
    "Stamp of secrecy",
    _FOUND,
    "Take this file off this machine at once, and follow the rules on State secrets; nothing else of it was inspected.",
    why="A letter with a degree of secrecy may not be made, kept or sent on a machine with a network.",
    source="Luật 29/2018/QH14",
)
TEXT_LAYER = rule(
    "CV960",
    ERROR,
    "Text that can be searched",
    _FOUND,
    "Type in a Unicode font (not .VnTime or VNI) and export again with PDF/A.",
    why="A letter whose words cannot be copied cannot be found, nor read aloud to a blind person.",
    source="NĐ 30/2020, PL I, phần I, mục I, khoản 4",
)
