"""Reading a page line by line gives what the parser gives, and leaves to the parser what is not plain."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan.verify.canonical import SEPARATOR, canonical
from congvan.verify.escapes import encoded_texts, percent_decoded, unescaped, without_entities
from congvan.verify.page import page_by_lines, page_by_parser

FRAME = "<!doctype html>\n<html lang=vi><head><title>Báo cáo</title></head>\n<body>{}</body></html>"
# Whole elements, so that the parser moves none of them.
ELEMENTS = (
    "<p>Lê <b>Thị</b> An</p>",
    "<p>Thị&nbsp;trấn &amp;\n xã</p>",
    '<ul><li>một</li>\n<li><a href="a/b.html#c"\n   title="Lê &quot;An&quot;">hai</a></li></ul>',
    "<!-- Lê <b>An</b> -->",
    '<div id="x" data-a="&lt;b&gt;Lê&lt;/b&gt; An">\n<img src=a.png alt="Ảnh"></div>',
    '<script type="application/ld+json">{"a": "<b>Lê</b>",\n "b": 1}</script>',
    "<table><tr><td>1.000</td><td CLASS='a'>2</td></tr></table>",
    '<svg viewBox="0 0 1 1"><rect x="0" y="1"/><title>Biểu đồ</title><a href="#x" onclick="a()">b</a></svg>',
    '<p style="color:red">a<br>b</p><input value="Tìm" hidden><a href="tel:+84900000001">gọi</a>',
    '<iframe src="a.pdf" title="Bản PDF"></iframe>',
    "văn bản",
)
NOT_PLAIN = (
    "<p>1 < 2</p>",
    "<p title='a",
    "<!-- never ends",
    "<textarea><p>a</textarea>",
    "<![CDATA[a]]>",
    "<script>a = '<!--'; b = '<script>'</script>",
    "<p a='1'b='2'>a</p>",
    "<p>" + "\n" * 60 + "<b " + "\n" * 60 + ">a</b>",
)


@given(st.lists(st.sampled_from(ELEMENTS), max_size=12), st.sampled_from(("", "\n", "\n  ")))
def test_a_plain_page_is_read_as_by_the_parser(elements: list[str], between: str) -> None:
    """The same links, attributes and texts; spaces apart, of which the parser's tree has others."""
    text = FRAME.format(between.join(elements))
    ours, parsed = page_by_lines(text), page_by_parser(text)
    assert ours is not None
    assert ours.links == parsed.links
    assert ours.seen == parsed.seen
    assert set(ours.within) == set(parsed.within)
    assert "".join(ours.shown.split()) == "".join(parsed.shown.split())


@pytest.mark.parametrize("element", NOT_PLAIN)
def test_any_other_page_is_left_to_the_parser(element: str) -> None:
    """Nobody knows where its tags end but by the rules of browsers."""
    assert page_by_lines(FRAME.format(element)) is None


def test_only_blocks_part_words() -> None:
    """A word in several styles is one; cells and lines are apart, so far that no number reaches over them."""
    page = page_by_lines(FRAME.format("<p>To<b>à</b>n<br>0900</p><table><tr><td>000</td><td>001</td></tr></table>"))
    assert page is not None
    assert page.shown.split() == ["Báo", "cáo", "Toàn", "0900", "000", "001"]
    assert "0900   " in page.shown
    assert "000      001" in page.shown


@given(st.text(alphabet=st.sampled_from("aĐé\u0301ﬁ1.,\n %&;\\u0x41\u200b\r" + SEPARATOR)))
def test_lines_are_folded_as_their_whole(text: str) -> None:
    """No rule of folding reaches over the end of a line."""
    parts = (" ".join(part.split("\n")) for part in text.split(SEPARATOR))
    assert canonical(text) == canonical(SEPARATOR.join(parts))
    assert canonical(unicodedata.normalize("NFD", text)) == canonical(unicodedata.normalize("NFC", text))


@given(st.text(alphabet=st.sampled_from("a1\n %4&;#x\\u00\"'<\r")))
def test_lines_stand_for_what_their_whole_stands_for(text: str) -> None:
    """No entity, escape or code reaches over the end of a line."""
    found = list(encoded_texts(text))
    assert found[0] == without_entities(text)
    if "\\" in text:
        assert canonical(unescaped(text)) in map(canonical, found)
    plain = {word for each in percent_decoded(text) for word in canonical(each).split()}
    assert plain <= {word for each in found for word in canonical(each).split()}
