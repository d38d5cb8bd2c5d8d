"""The table of rules → `docs/findings.md`, the page that explains each code. The same table makes the same page."""

from collections.abc import Iterator
from itertools import groupby

from congvan.model.finding import Rule, Severity
from congvan.model.rules import ALL

_SUBJECTS = {
    "CV0": ("Tệp và YAML", "Files and YAML"),
    "CV1": ("Phần khai báo và nhận dạng", "Envelope and identity"),
    "CV2": ("Sổ đăng ký và quan hệ giữa các văn bản", "Register and relations"),
    "CV3": ("Số liệu", "Figures"),
    "CV4": ("Thân văn bản", "Body"),
    "CV5": ("Tệp kèm theo", "Attachments"),
    "CV6": ("Con người và dữ liệu cá nhân", "People and privacy"),
    "CV8": ("Làm tệp", "Making the files"),
    "CV9": ("Ấn bản đã dựng", "The built edition"),
}
_SEVERITIES = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.NOTE: "ghi chú"}
_HEAD = """\
# Các lỗi mà Congvan tìm thấy (findings)

Mỗi lỗi có một mã không bao giờ đổi. Lỗi (error) thì không dựng được trang; cảnh báo (warning) chỉ chặn khi có
`--strict`; ghi chú (note) không chặn gì. Chữ trong ngoặc nhọn được thay bằng nội dung cụ thể khi báo.

<!-- Made from src/congvan/model/rules/. Do not edit: change the rules, then run scripts/docs. -->
"""


def findings_page() -> str:
    """Give the page: one table for each hundred of codes, in the order of codes."""
    return "\n".join([_HEAD, *(_section(name, rules) for name, rules in groupby(ALL, lambda x: x.code[:3]))])


def _section(name: str, rules: Iterator[Rule]) -> str:
    vi, en = _SUBJECTS[name]
    rows = (_row(x) for x in rules)
    head = "| Mã | Mức | Tên | Báo gì | Làm gì |\n|---|---|---|---|---|"
    return "\n".join([f"## {name}xx: {vi} ({en})\n", head, *rows, ""])


def _row(rule: Rule) -> str:
    name = f"{_cell(rule.title.vi)}<br>*{_cell(rule.title.en)}*"
    cells = (rule.code, _SEVERITIES[rule.severity], name, _cell(rule.message.vi), _cell(rule.hint.vi))
    return f"| {' | '.join(cells)} |"


def _cell(sentence: str) -> str:
    """Give a rule's sentence for a cell: blanks as `{name}`, doubled braces single, nothing that Markdown reads."""
    single = sentence.replace("{{", "\0").replace("}}", "\1").replace("{nearest}", "(gợi ý từ gần đúng nhất)")
    shown = single.replace("\0", "{").replace("\1", "}")
    return "".join(f"\\{x}" if x in "\\`*_|<>" else x for x in shown)


if __name__ == "__main__":
    print(findings_page(), end="")  # noqa: T201 - scripts/docs writes it to its file
