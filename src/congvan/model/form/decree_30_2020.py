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
        "state":            Measure(13, "pt", 12, 13, _i("II, khoản 1")),
        "motto":            Measure(14, "pt", 13, 14, _i("II, khoản 1")),
        "motto-rule":       Measure(1, "", 0.97, 1.03, _i("II, khoản 1")),
        "parent":           Measure(13, "pt", 12, 13, _i("II, khoản 2")),
        "issuer":           Measure(13, "pt", 12, 13, _i("II, khoản 2")),
        "issuer-rule":      Measure(0.4, "", 1 / 3, 1 / 2, _i("II, khoản 2")),
        "number":           Measure(13, "pt", 13, 13, _i("II, khoản 3")),
        "date":             Measure(14, "pt", 13, 14, _i("II, khoản 4")),
        "subject":          Measure(12, "pt", 12, 13, _i("II, khoản 5")),
        "subject-gap":      Measure(6, "pt", 6, 6, _i("II, khoản 5")),
        # the State's name takes 95.7 mm at 13 pt; the left column gets the rest of the line
        "left-column":      Measure(67, "mm", 59, 69, _PRACTICE),
        "rule":             Measure(0.75, "pt", 0.25, 1.5, _PRACTICE),
        # II, 6. The body
        "to":               Measure(14, "pt", 13, 14, _i("II, khoản 9")),
        "body":             Measure(14, "pt", 13, 14, _i("II, khoản 6")),
        "line-pitch":       Measure(18, "pt", 16.1, 24.2, _i("II, khoản 6")),
        "first-line":       Measure(10, "mm", 10, 12.7, _i("II, khoản 6")),
        "paragraph-gap":    Measure(6, "pt", 6, 12, _i("II, khoản 6")),
        # II, 7 to 9. The end
        "authority":        Measure(14, "pt", 13, 14, _i("II, khoản 7")),
        "signer":           Measure(14, "pt", 13, 14, _i("II, khoản 7")),
        "signature-room":   Measure(27, "mm", 25, 40, _PRACTICE),
        "copies-title":     Measure(12, "pt", 12, 12, _i("II, khoản 9")),
        "copies":           Measure(11, "pt", 11, 11, _i("II, khoản 9")),
        # III. Other parts
        "urgency":          Measure(13, "pt", 13, 14, _i("III, khoản 2")),
        "urgency-height":   Measure(8, "mm", 8, 8, _i("III, khoản 2")),
        "office":           Measure(11, "pt", 11, 12, _i("III, khoản 4")),
        # Ours, outside the decree's fields: what became of the letter, and what the public edition leaves out
        "mark":             Measure(11, "pt", 10, 12, _PRACTICE),
        "notice":           Measure(10, "pt", 9, 11, _PRACTICE),
    }),
    MappingProxyType({
        Urgency.KHAN: ("KHẨN", 20),
        Urgency.THUONG_KHAN: ("THƯỢNG KHẨN", 40),
        Urgency.HOA_TOC: ("HỎA TỐC", 30),
    }),
)
# fmt: on
