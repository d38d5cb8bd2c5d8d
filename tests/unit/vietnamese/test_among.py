"""Texts looked for in others."""

from congvan.vietnamese.among import among


def test_texts_within_others() -> None:
    """Also those that begin alike, begin within one another, or overlap; a beginning alone is not the text."""
    wanted = [b"abcdefghijklmnopq", b"abcdefghijklmnopr", b"bcdefghijklmnopqx", b"de", b"pqx", b"zzz"]
    assert among(wanted, [b"1abcdefghijklmnopqx", b"zz"]) == {wanted[0], wanted[2], b"de", b"pqx"}


def test_nothing_is_found_of_nothing() -> None:
    """Neither of no text, nor of an empty one; the others are not even read."""
    assert among([], iter([b"never read"])) == set()
    assert among([b""], [b"abc"]) == set()
    assert among([b"", b"b"], [b"abc"]) == {b"b"}
