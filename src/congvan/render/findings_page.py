"""The table of rules → `docs/findings.md`, the page that explains each code. The same table makes the same page."""

from collections.abc import Iterator
from itertools import groupby

from congvan.model.finding import Example, Part, Rule, Severity
from congvan.model.rules import ALL
from congvan.model.text import Language, Text

_SUBJECTS = {
    "CV0": ("Tệp và YAML", "Files and YAML"),
    "CV1": ("Phần khai báo và nhận dạng", "Envelope and identity"),
    "CV2": ("Sổ đăng ký và quan hệ giữa các văn bản", "Register and relations"),
    "CV3": ("Số liệu, ngày và kỳ báo cáo", "Figures, dates and periods"),
    "CV4": ("Thân văn bản", "Body"),
    "CV5": ("Tệp kèm theo", "Attachments"),
    "CV6": ("Con người, nơi nhận và dữ liệu cá nhân", "People, recipients and privacy"),
    "CV7": ("Ngôn ngữ, chính tả, viện dẫn, viết hoa", "Language, spelling, citations, capitals"),
    "CV8": ("Làm tệp", "Making the files"),
    "CV9": ("Ấn bản đã dựng, thể thức của tệp PDF", "The built edition, the form of a PDF"),
}
_SEVERITIES = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.NOTE: "ghi chú"}
_PARTS = {
    Part.FRONT: "trong phần khai báo",
    Part.BODY: "trong thân văn bản",
    Part.WHOLE_BODY: "cả thân văn bản",
    Part.AGENCY: "trong tệp cơ quan",
    Part.SERIES: "trong tệp loại báo cáo",
    Part.ELSEWHERE: "",
}
_HEAD = """\
# Các lỗi mà Congvan tìm thấy (findings)

Mỗi lỗi có một mã không bao giờ đổi. Lỗi (error) thì không dựng được trang; cảnh báo (warning) chỉ chặn khi có
`--strict`; ghi chú (note) không chặn gì. Chữ trong ngoặc nhọn được thay bằng nội dung cụ thể khi báo; trong ví dụ, dấu
`▲` đứng ngay trước chỗ bị báo. Mã có dấu ○ có thể được bỏ qua ở một dòng hay một văn bản, kèm lý do (xem
[checking.md](checking.md)); mã khác thì không.

<!-- Made from src/congvan/model/rules/. Do not edit: change the rules, then run scripts/docs. -->
"""
# What people might expect to be found, and why it is not: each would call right letters wrong too often, needs what a
# build may not have (a network, a clock, other archives), or belongs to another command.
_UNCHECKED = (
    ("Lời văn có đúng sự thật không; số liệu có đúng với sổ sách không", "Máy không biết; người ký chịu trách nhiệm."),
    (
        "Chính tả của từ thông thường, ngữ pháp, văn phong",
        "Từ điển nào cũng thiếu tên riêng và từ chuyên môn: báo nhầm nhiều hơn báo đúng.",
    ),
    (
        "Tên riêng không khai trong proper_names; tên riêng sai một chữ cái (không phải sai dấu hay viết hoa)",
        "Không biết đâu là tên đúng; hai tên thật có thể chỉ khác nhau một chữ cái.",
    ),
    ("Dấu thanh đặt ở âm chính hay âm cuối trong họ tên người", "Người mang tên quyết định cách viết."),
    (
        "«Nhà nước», «Nhân dân», «Phường», «Tỉnh» viết hoa hay thường giữa câu",
        "Nghị định cho phép cả hai tùy nghĩa; máy không phân biệt được.",
    ),
    ("Dấu nháy thẳng hay cong; gạch nối trong khoảng như 150–200 mm", "Cả hai cách viết đều gặp trong văn bản đúng."),
    (
        "Văn bản được viện dẫn có thật không, còn hiệu lực không",
        "Cần tra cơ sở dữ liệu trên mạng; việc dựng trang không dùng mạng.",
    ),
    ("Liên kết https:// còn sống không", "Cần mạng, và kết quả đổi theo giờ; lần dựng nào cũng phải như nhau."),
    (
        "Số tiền viết bằng chữ; tổng của các số không phải tiền (số vụ, số hộ) trong lời văn",
        "Một câu kể nhiều con số ít khi là một phép cộng; số liệu cần cộng thì đưa vào data và checks.",
    ),
    (
        "Một số liệu lũy kế giảm khi sang năm mới; so với cùng kỳ năm trước",
        "Số lũy kế bắt đầu lại mỗi năm; loại báo cáo không khai thì không có căn cứ để so.",
    ),
    ("Ô trống trong bảng; cặp «đã/chưa» không có ô đánh dấu", "Để trống thường là có ý; dùng tick(…) thì được kiểm."),
    (
        "Địa chỉ nhà riêng, số hộ chiếu, số điện thoại nước ngoài, ảnh chụp người",
        "Không có dạng cố định để nhận ra; người soạn và người duyệt phải tự xem.",
    ),
    (
        "Nội dung bên trong tệp kèm theo (chữ, công thức, tác giả, vị trí chụp ảnh)",
        "congvan check chỉ xem loại tệp, macro và khóa; nội dung được dò khi dựng bản công khai.",
    ),
    (
        "Trang PDF có đúng thể thức không",
        "Do mẫu trình bày bảo đảm và có phép thử riêng; tệp PDF ngoài: congvan inspect.",
    ),
    ("Chữ ký số", "Văn bản Markdown chưa có chữ ký; chữ ký được kiểm trên tệp PDF."),
    (
        "Quyền ký: người ký có đúng thẩm quyền không",
        "Chỉ kiểm quyền hạn và chức vụ có hợp nhau; phân công là việc nội bộ.",
    ),
    (
        "Số văn bản bỏ trống trong sổ",
        "Chỉ báo khi cơ quan khai whole_register: true; các văn bản khác dùng chung dãy số.",
    ),
)


def findings_page() -> str:
    """Give the page: for each hundred of codes a table of its rules, then why each is and what it looks like."""
    parts = (_subject(name, list(rules)) for name, rules in groupby(ALL, lambda x: x.code[:3]))
    return "\n".join([_HEAD, *parts, _unchecked()])


def _subject(name: str, rules: list[Rule]) -> str:
    vi, en = _SUBJECTS[name]
    head = "| Mã | Mức | Tên | Báo gì | Làm gì |\n|---|---|---|---|---|"
    told = (line for rule in rules if _vi(rule.why) for line in _explained(rule))
    return "\n".join([f"## {name}xx: {vi} ({en})\n", head, *(_row(x) for x in rules), "", *told])


def _row(rule: Rule) -> str:
    name = f"{_cell(_vi(rule.title))}<br>*{_cell(rule.title.template(Language.EN))}*"
    code = rule.code + (" ○" if rule.waivable else "")
    cells = (code, _SEVERITIES[rule.severity], name, _cell(_vi(rule.message)), _cell(_vi(rule.hint)))
    return f"| {' | '.join(cells)} |"


def _explained(rule: Rule) -> Iterator[str]:
    """The reason of a rule, the clause behind it, and its example."""
    source = f" ({_cell(rule.source)})" if rule.source else ""
    yield f"### {rule.code} {_cell(_vi(rule.title))}\n"
    yield f"{_cell(_single(_vi(rule.why)))}{source}\n"
    if rule.example:
        yield from _shown(rule.example)


def _shown(example: Example) -> Iterator[str]:
    """Both sides of an example as blocks of text, fenced so that nothing in them ends the fence."""
    where = f" ({_PARTS[example.part]})" if _PARTS[example.part] else ""
    for name, text in (("Sai", example.bad), ("Đúng", example.good)):
        yield f"{name}{where}:\n\n````text\n{text.strip(chr(10))}\n````\n"


def _unchecked() -> str:
    rows = (f"| {_cell(what)} | {_cell(why)} |" for what, why in _UNCHECKED)
    return "\n".join(["## Những gì cố ý không kiểm tra\n", "| Không kiểm tra | Vì sao |\n|---|---|", *rows, ""])


def _vi(text: Text) -> str:
    return text.template(Language.VI)


def _single(sentence: str) -> str:
    return sentence.replace("{{", "{").replace("}}", "}")


def _cell(sentence: str) -> str:
    """Give a rule's sentence for a cell: blanks as `{name}`, doubled braces single, nothing that Markdown reads."""
    shown = _single(sentence.replace("{nearest}", "(gợi ý từ gần đúng nhất)"))
    return "".join(f"\\{x}" if x in "\\`*_|<>" else x for x in shown)


if __name__ == "__main__":
    print(findings_page(), end="")  # noqa: T201 - scripts/docs writes it to its file
