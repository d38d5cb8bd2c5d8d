"""Pictures: their public copies have the same pixels, bit for bit, and nothing of who took them, and where."""

import io

import pytest
from PIL import Image, ImageChops, ImageOps

from congvan.contents.sign import UnreadableError
from congvan.publish.attachments.cleaning import clean
from tests.unit.publish.attachments import documents as made

_PICTURES = {"jpg": made.jpeg, "png": made.png, "gif": made.gif, "webp": made.webp, "tif": made.tiff}
each = pytest.mark.parametrize("ending", _PICTURES)
turnable = pytest.mark.parametrize("ending", ["jpg", "png", "webp"])


def opened(data: bytes) -> Image.Image:
    """Open a picture."""
    return Image.open(io.BytesIO(data))


@each
def test_nothing_that_was_planted_is_left(ending: str) -> None:
    """Neither Pillow nor a search of the bytes finds remark, maker, place or what stood behind the end."""
    before, after = _PICTURES[ending](), clean(_PICTURES[ending](), ending)
    assert b"zq" in before
    assert b"zq" not in after
    picture = opened(after)
    assert not dict(picture.getexif()) or ending == "tif"
    assert not picture.getexif().get_ifd(0x8825)
    assert not {"comment", "xmp", "exif", "Author", "Comment", "XML:com.adobe.xmp", "photoshop"} & set(picture.info)
    assert not {0x010E, 0x010F, 0x0131, 0x013B, 0x8825, 0x8769} & set(getattr(picture, "tag_v2", {}))


@each
def test_every_pixel_of_every_frame_is_the_same(ending: str) -> None:
    """Nothing is compressed anew with loss; moving pictures keep their frames and times."""
    before, after = opened(_PICTURES[ending]()), opened(clean(_PICTURES[ending](), ending))
    assert getattr(before, "n_frames", 1) == getattr(after, "n_frames", 1)
    for frame in range(getattr(before, "n_frames", 1)):
        before.seek(frame)
        after.seek(frame)
        assert ImageChops.difference(before.convert("RGB"), after.convert("RGB")).getbbox() is None
        assert before.info.get("duration") == after.info.get("duration")


@pytest.mark.parametrize("ending", ["jpg", "png", "tif"])
def test_resolution_stays(ending: str) -> None:
    """A scan keeps its size on paper."""
    assert opened(clean(_PICTURES[ending](), ending)).info["dpi"] == pytest.approx((300, 300), abs=0.1)


def test_colours_stay_as_they_were_meant() -> None:
    """A colour profile is kept."""
    assert opened(clean(made.jpeg(), "jpg")).info["icc_profile"] == b"icc" * 50


@turnable
@pytest.mark.parametrize("way", [3, 6, 8])
def test_a_turned_picture_is_still_turned(ending: str, way: int) -> None:
    """The one tag of EXIF that stays says how to turn."""
    before, after = _PICTURES[ending](way), clean(_PICTURES[ending](way), ending)  # type: ignore[call-arg]
    assert dict(opened(after).getexif()) == {0x0112: way}
    assert ImageOps.exif_transpose(opened(before)).tobytes() == ImageOps.exif_transpose(opened(after)).tobytes()


@each
def test_the_copy_is_the_same_each_time_and_a_copy_of_itself(ending: str) -> None:
    """Equal bytes give equal bytes; what is clean stays."""
    once = clean(_PICTURES[ending](), ending)
    assert clean(_PICTURES[ending](), ending) == once
    assert clean(once, ending) == once


@each
@pytest.mark.parametrize("part", [0.3, 0.7])
def test_what_is_cut_short_is_refused(ending: str, part: float) -> None:
    """Half a picture is no picture."""
    whole = clean(_PICTURES[ending](), ending)
    with pytest.raises(UnreadableError):
        clean(whole[: int(len(whole) * part)], ending)


def test_black_and_white_scans_stay_small() -> None:
    """A page of a fax is saved as faxes are."""
    out = io.BytesIO()
    Image.new("1", (1700, 2200), 1).save(out, "TIFF", compression="group4")
    assert len(clean(out.getvalue(), "tif")) < 2 * len(out.getvalue())
