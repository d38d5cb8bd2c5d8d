"""Texts in a GIF: its blocks are walked in order, in time that grows with the bytes."""

import io

import pytest
from PIL import Image

from congvan.verify.pictures import gif_texts
from congvan.verify.undecodable import Undecodable


def a_gif(comment: bytes) -> bytes:
    """A picture of noise with its own colours, and a comment."""
    out = io.BytesIO()
    Image.effect_noise((90, 90), 80).save(out, format="GIF", comment=comment)
    return out.getvalue()


def test_a_comment_is_read_over_its_blocks() -> None:
    """Longer than one block of 255 bytes: the words are joined."""
    comment = b"0123456789" * 40
    assert any(comment.decode() in text for text in gif_texts(a_gif(comment)))


def test_what_stands_behind_the_end_is_read() -> None:
    """A viewer stops at the end; a reader of the file does not."""
    assert any("secret words" in text for text in gif_texts(a_gif(b"x") + b"secret words"))


def test_marks_without_end_are_no_picture() -> None:
    """Each mark once led to a search of all the rest, minutes for a small file: now the first false block ends it."""
    with pytest.raises(Undecodable):
        list(gif_texts(b"GIF89a" + bytes(7) + b"!\xfe" * 200_000))
