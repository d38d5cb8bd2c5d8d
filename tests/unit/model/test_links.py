"""The one grammar of links."""

import time

import pytest

from congvan.model.links import Kind, file_of, find_links, leads_anywhere


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[a](x.pdf)", [(Kind.INLINE, "x.pdf")]),
        ("![a](<b c.png> 'tựa')", [(Kind.INLINE, "b c.png")]),
        ("[a](b_(c).pdf)", [(Kind.INLINE, "b_(c).pdf")]),
        ('[a](b c.pdf "tựa")', [(Kind.INLINE, "b c.pdf")]),
        ("[a\nb](\nx.pdf\n)", [(Kind.INLINE, "x.pdf")]),
        (r"[a](x\_y.pdf) \[b](z)", [(Kind.INLINE, "x_y.pdf"), (Kind.OPEN, "z")]),
        ("[![a](x.png)](y.pdf)", [(Kind.INLINE, "y.pdf"), (Kind.INLINE, "x.png")]),
        ("[a\n\nb](x.pdf)", [(Kind.OPEN, "x.pdf")]),
        ("[a](x.pdf", [(Kind.OPEN, "x.pdf")]),
        ("[a][B]\n\n[b]:\n  <x y.pdf>", [(Kind.REFERENCE, "x y.pdf"), (Kind.DEFINITION, "x y.pdf")]),
        ("[a][] [a]\n\n> - [A]: x.pdf", [(Kind.REFERENCE, "x.pdf")] * 2 + [(Kind.DEFINITION, "x.pdf")]),
        ("[a][b]", [(Kind.REFERENCE, "")]),
        ("[a] [b] [^1]\n\n[^1]: c\n[Ghi chú]: nhiều chữ", []),
        ("<https://a.vn/(b)> <a@b.vn>", [(Kind.ADDRESS, "https://a.vn/(b)")]),
        ("<A\nhref=x> <img/src=y> <a <abbr title=x>", [(Kind.HTML, "")] * 2),
    ],
)
def test_links(text: str, found: list[tuple[Kind, str]]) -> None:
    """How each is written, and where it leads."""
    assert [(x.kind, x.target) for x in find_links(text)] == found


def test_places() -> None:
    """The parts of a link are where they are said to be."""
    text = "Xem ![mô [tả]](<b c.png> 'tựa') sau."
    (link,) = find_links(text)
    assert (text[link.start : link.end], text[link.at : link.stop]) == ("![mô [tả]](<b c.png> 'tựa')", "b c.png")
    assert (link.is_picture, link.words, text[link.words_end]) == (True, "mô [tả]", "]")


@pytest.mark.parametrize("text", ["[a](", "[a]( ", "[a](\n", "[a]()", "[a](\n\n"])
def test_a_target_that_is_not_there_has_its_place_behind_the_bracket(text: str) -> None:
    """Not at the text's end, which may be a line that no file has."""
    (link,) = find_links(text)
    assert (link.at, link.stop, link.target) == (4, 4, "")


def test_targets() -> None:
    """What leads out of the archive, and which file a target means."""
    assert [leads_anywhere(x) for x in ("HTTPS://a.vn", "tel:113", "#a", "ftp://a", "javascript:x", "//a", "")] == [
        True, True, True, False, False, False, False,
    ]  # fmt: skip
    assert (file_of("b%20c.pdf#page=2"), file_of("o\u0302.pdf")) == ("b c.pdf", "ô.pdf")


@pytest.mark.parametrize(
    "text", ["](", "[", "![a](", "[a](b ", "[a](<", "[a][", "[a]:", "> [", "\n[a\n", '[a](b "', "<a ", "(", "[[a]](b)"]
)
def test_time_grows_with_the_text(text: str) -> None:
    """Fifty thousand characters of what begins a link and never ends it."""
    begun = time.perf_counter()
    find_links(text * (50_000 // len(text)))
    assert time.perf_counter() - begun < 5
