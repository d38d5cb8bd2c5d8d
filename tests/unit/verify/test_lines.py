import pytest

from congvan.model.withheld import Secret
from congvan.verify.canonical import canonical
from congvan.verify.decode import decode
from congvan.verify.leaks import Wanted


@pytest.mark.parametrize(
    ("name", "text", "secret"),
    [
        ("a.csv", "a,b\r\n2345678,100\r\n", "2345678"),  # not 2,345,678,100
        ("a.csv", 'a\r\n"từ ""khoá"" riêng"\r\n', "từ khoá riêng"),
        ("a.ics", "BEGIN:VCALENDAR\r\nSUMMARY:Phòng 090000\r\n 0001 gọi\r\nEND:VCALENDAR\r\n", "0900000001"),
        ("a.ics", "BEGIN:VCALENDAR\r\nSUMMARY:việc riê\r\n ng\\, không nói\r\nEND:VCALENDAR\r\n", "riêng không nói"),
    ],
)
def test_a_secret_is_found_however_the_line_is_written(name: str, text: str, secret: str) -> None:
    """A comma between cells joins no numbers, a folded line hides no word."""
    words = canonical(decode(name, text.encode()).text)
    assert Wanted((Secret(secret, "x"),)).found_in(words) == {0}
