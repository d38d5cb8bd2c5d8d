"""Title page, contents and register as HTML: what they say, and that they say it of the view alone."""

import re
from datetime import date, timedelta

from congvan.model.terms import Audience, Status
from congvan.model.view import LetterView
from congvan.model.volume import volumes
from congvan.render.volume_html import LETTERS_A_SHEET, Sheet, contents_html, register_html, sheets
from congvan.typeface.faces import vendored
from tests.factories import a_letter, a_series, an_agency, an_edition


def sheet(*letters: LetterView, audience: Audience = Audience.PUBLIC) -> Sheet:
    """The first sheet of the letters' volume."""
    return sheets(volumes(an_edition(*letters, audience=audience))[0])[0]


def shown(html: str) -> str:
    """The words of the page."""
    return " ".join(re.sub(r"<[^>]+>", " ", html[html.index("<body") :]).split())


def test_title_page() -> None:
    """Who, what, which year, from which letter to which."""
    letters = [a_letter("2026-01", number=7, symbol="07/UBND-VHXH", date=date(2026, 2, 5)), a_letter(number=12)]
    words = shown(contents_html(sheet(*letters), vendored(), {}))
    assert "ỦY BAN NHÂN DÂN PHƯỜNG BỈM SƠN Tập công văn báo cáo năm 2026 Gồm 02 công văn," in words
    assert "từ số 07/UBND-VHXH, ngày 05 tháng 02 năm 2026 đến số 12/UBND-VHXH, ngày 17 tháng 4 năm 2026" in words
    assert "Bản công khai" in words
    assert "Bản nội bộ, không công bố" in shown(
        contents_html(sheet(*letters, audience=Audience.INTERNAL), vendored(), {})
    )


def test_one_letter() -> None:
    """Is said as one."""
    words = shown(contents_html(sheet(a_letter()), vendored(), {}))
    assert "Gồm 01 công văn: số 12/UBND-VHXH, ngày 17 tháng 4 năm 2026" in words


def test_contents_say_what_became_of_a_letter() -> None:
    """Replaced, withdrawn."""
    html = contents_html(sheet(a_letter(status=Status.WITHDRAWN)), vendored(), {a_letter().id: 12})
    assert "(đã thu hồi) 12" in shown(html)


def test_register_leaves_blank_what_is_not_known() -> None:
    """No copies line says where the kept copy is, nobody signed: the columns wait for a pen."""
    html = register_html(sheet(a_letter(copies=("Như trên",), signer=None)), vendored())
    cells = re.findall(r"<td>(.*?)</td>", html[html.index("<tbody") :])
    assert [bool(x) for x in cells] == [True, True, True, False, True, False, False, False, False, False]


def test_what_a_view_says_is_escaped() -> None:
    """A subject is words, not markup."""
    view = a_letter(subject="<b>x</b>", agency=an_agency(place="<i>"))
    for html in (contents_html(sheet(view), vendored(), {}), register_html(sheet(view), vendored())):
        assert "<b>" not in html
        assert "&lt;b&gt;x&lt;/b&gt;" in html


def test_many_letters_are_parted() -> None:
    """Every letter is on one sheet, in order; head and closing words stand once."""
    day = date(2026, 1, 1)
    letters = [
        a_letter(number=n + 1, date=day + timedelta(days=n // 2), series=a_series(id=f"s{n}"))
        for n in range(LETTERS_A_SHEET + 1)
    ]
    parted = sheets(volumes(an_edition(*letters))[0])
    assert [len(x.letters) for x in parted] == [LETTERS_A_SHEET, 1]
    for html in (lambda x: contents_html(x, vendored(), {}), lambda x: register_html(x, vendored())):
        first, last = map(html, parted)
        assert [first.count("<h"), last.count("<h")] == [first.count("<h"), last.count("<html") + last.count("<head")]
        assert ['class="hint"' in x for x in (first, last)] == [False, True]


def test_no_page_number_enters_what_a_volume_is_known_by() -> None:
    """Without numbers the text is the same wherever the letters stand."""
    one = sheet(a_letter())
    assert contents_html(one, vendored(), {}) == contents_html(one, vendored(), {}, 0, 0)
    assert contents_html(one, vendored(), {a_letter().id: 9}) != contents_html(one, vendored(), {})
