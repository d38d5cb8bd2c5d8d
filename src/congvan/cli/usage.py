"""What `click` says of a wrong call → the same in Vietnamese. What it says otherwise stays as it is."""

import re

from congvan.model.text import Language

# click speaks English alone and its exceptions do not hold their parts; the tests hold its words against this table.
_VIETNAMESE = (
    (r"No such command '(.+?)'", "không có lệnh «{0}»; gõ congvan --help để xem các lệnh"),
    (r"No such option:? '?(-[^\s'.]+)", "không có tùy chọn {0}; thêm --help để xem các tùy chọn"),
    (r"Missing argument '(.+?)'", "thiếu {0}"),
    (r"Got unexpected extra arguments? \((.+)\)", "thừa «{0}»"),
    (r"Option '(.+?)' requires an argument", "tùy chọn {0} cần một giá trị"),
    (r"Option '(.+?)' does not take a value", "tùy chọn {0} không nhận giá trị"),
    (
        r"Invalid value for '(.+?)': no code begins with '(.*?)'; the nearest is (.+)",
        "{0}: không có mã nào bắt đầu bằng «{1}»; gần nhất là {2}",
    ),
    (r"Invalid value for '(.+?)': '(.*?)' is not one of (.+?)\.", "{0} không nhận «{1}», chỉ nhận một trong: {2}"),
)


def problem(message: str, language: Language) -> str:
    """Give click's sentence in that language, without its full stop in Vietnamese."""
    if language is Language.EN:
        return message
    found = ((re.match(pattern, message), words) for pattern, words in _VIETNAMESE)
    return next((words.format(*match.groups()) for match, words in found if match), message)
