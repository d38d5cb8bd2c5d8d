"""Nghị định 30/2020/NĐ-CP, Phụ lục I: the form of a letter as numbers, each cited by its clause."""

from datetime import date
from types import MappingProxyType

from congvan.model.form.measure import Form, Measure
from congvan.model.terms import Urgency


def _i(clause: str) -> str:
    return f"Phụ lục I, Phần I, Mục {clause}"


_PRACTICE = "thông lệ"  # no clause: what offices do

# fmt: off
DECREE_30_2020 = Form(
    "30/2020/NĐ-CP",
    date(2020, 3, 5),
    MappingProxyType({
        # I. The sheet
        "page-width":       Measure(210, "mm", 210, 210, _i("I, khoản 1")),
        "page-height":      Measure(297, "mm", 297, 297, _i("I, khoản 1")),
        "margin-left":      Measure(30, "mm", 30, 35, _i("I, khoản 3")),
        "margin-right":     Measure(15, "mm", 15, 20, _i("I, khoản 3")),
        "margin-top":       Measure(20, "mm", 20, 25, _i("I, khoản 3")),
        "margin-bottom":    Measure(20, "mm", 20, 25, _i("I, khoản 3")),
        "page-number":      Measure(14, "pt", 13, 14, _i("I, khoản 7")),
        # II. The letterhead. Sizes go together: (13, 14, 14) or (12, 13, 13)
        "state":            Measure(13, "pt", 12, 13, _i("II, khoản 1, điểm a")),
        "motto":            Measure(14, "pt", 13, 14, _i("II, khoản 1, điểm b")),
        "motto-rule":       Measure(1, "", 0.97, 1.03, _i("II, khoản 1, điểm b")),
        "parent":           Measure(13, "pt", 12, 13, _i("II, khoản 2, điểm b")),
        "issuer":           Measure(13, "pt", 12, 13, _i("II, khoản 2, điểm b")),
        "issuer-rule":      Measure(0.4, "", 1 / 3, 1 / 2, _i("II, khoản 2, điểm b")),
        "number":           Measure(13, "pt", 13, 13, _i("II, khoản 3, điểm c")),
        "date":             Measure(14, "pt", 13, 14, _i("II, khoản 4, điểm c")),
        "subject":          Measure(12, "pt", 12, 13, _i("II, khoản 5, điểm b")),
        "subject-gap":      Measure(6, "pt", 6, 6, _i("II, khoản 5, điểm b")),
        # the State's name takes 95.7 mm at 13 pt; the left column gets the rest of the line
        "left-column":      Measure(67, "mm", 59, 69, _PRACTICE),
        "rule":             Measure(0.75, "pt", 0.25, 1.5, _PRACTICE),
        # II, 6. The body
        "to":               Measure(14, "pt", 13, 14, _i("II, khoản 9, điểm d")),
        "body":             Measure(14, "pt", 13, 14, _i("II, khoản 6, điểm e")),
        "line-pitch":       Measure(18, "pt", 16.1, 24.2, _i("II, khoản 6, điểm e")),
        "first-line":       Measure(10, "mm", 10, 12.7, _i("II, khoản 6, điểm e")),
        "paragraph-gap":    Measure(6, "pt", 6, 12, _i("II, khoản 6, điểm e")),
        # II, 7 to 9. The end
        "authority":        Measure(14, "pt", 13, 14, _i("II, khoản 7, điểm đ")),
        "signer":           Measure(14, "pt", 13, 14, _i("II, khoản 7, điểm đ")),
        "signature-room":   Measure(27, "mm", 25, 40, _PRACTICE),
        "copies-title":     Measure(12, "pt", 12, 12, _i("II, khoản 9, điểm d")),
        "copies":           Measure(11, "pt", 11, 11, _i("II, khoản 9, điểm d")),
        # III. Other parts
        "urgency":          Measure(13, "pt", 13, 14, _i("III, khoản 2, điểm b")),
        "urgency-height":   Measure(8, "mm", 8, 8, _i("III, khoản 2, điểm b")),
        "office":           Measure(11, "pt", 11, 12, _i("III, khoản 4")),
        "appendix-name":    Measure(14, "pt", 14, 14, _i("III, khoản 1, điểm b")),
        "appendix-title":   Measure(14, "pt", 13, 14, _i("III, khoản 1, điểm b")),
        "appendix-of":      Measure(14, "pt", 13, 14, _i("III, khoản 1, điểm c")),
        "appendix-rule":    Measure(28, "mm", 20, 40, "Phụ lục III, Phần II, mẫu 2.1 và 2.2"),
        # Within the body, where the decree is silent. A wide table is set smaller, before its words would be broken
        "table":            Measure(14, "pt", 10, 14, _PRACTICE),
        "note":             Measure(11, "pt", 10, 12, _PRACTICE),
        # Ours, outside the decree's fields: what became of the letter, and what the public edition leaves out
        "mark":             Measure(11, "pt", 10, 12, _PRACTICE),
        "notice":           Measure(10, "pt", 9, 11, _PRACTICE),
        "proof":            Measure(7.5, "pt", 7, 9, _PRACTICE),
        # How far a letter may be off when it is inspected: programs round, and people centre by eye
        "tolerance-size":        Measure(0.25, "pt", 0, 0.25, _PRACTICE),
        "tolerance-length":      Measure(0.5, "mm", 0, 0.5, _PRACTICE),
        "tolerance-level":       Measure(1, "pt", 0, 1, _PRACTICE),  # number and day
        "tolerance-copies":      Measure(2, "pt", 0, 2, _PRACTICE),  # `Nơi nhận` and the title
        "tolerance-middle":      Measure(1, "mm", 0, 1, _PRACTICE),
        "tolerance-page-number": Measure(2, "mm", 0, 2, _PRACTICE),
        "tolerance-column":      Measure(2, "mm", 0, 2, _PRACTICE),  # Word moves a table's cell in by 1.9 mm
    }),
    MappingProxyType({
        Urgency.KHAN: ("KHẨN", 20),
        Urgency.THUONG_KHAN: ("THƯỢNG KHẨN", 40),
        Urgency.HOA_TOC: ("HỎA TỐC", 30),
    }),
)
# fmt: on
