"""Pictures of signatures and seals: what the decree asks of them, and where they are drawn."""

from pathlib import Path

import pytest

from congvan.errors import ArchiveError
from congvan.signing.appearance import Role, read_picture, seal_box, signature_box
from congvan.signing.place import MM, Box
from tests.signers import BLUE, RED, seal_png, signature_png

ROOM = Box(100, 200, 100 + 60 * MM, 200 + 27 * MM)


@pytest.mark.parametrize(
    ("data", "role", "said"),
    [
        (signature_png(RED), Role.SIGNER, "most of it is not blue"),
        (signature_png((0, 0, 0, 255)), Role.SIGNER, "most of it is not blue"),
        (seal_png(BLUE), Role.SEAL, "most of it is not red"),
        (signature_png(back=255), Role.SIGNER, "its background is not see-through"),
        (signature_png((20, 40, 190, 0)), Role.SIGNER, "most of it is not blue"),
        (seal_png(dpi=None), Role.SEAL, "does not say its resolution"),
        (seal_png(millimetres=60), Role.SEAL, "smaller than 20 mm or larger than 50 mm"),
        (seal_png(millimetres=12), Role.SEAL, "smaller than 20 mm or larger than 50 mm"),
        (b"\xff\xd8\xff\xe0 JFIF", Role.SIGNER, "it is no PNG"),
        (signature_png()[:300], Role.SIGNER, "it is no PNG"),
        (b"\0" * 5_000_001, Role.SIGNER, "larger than 5 MB"),
    ],
)  # fmt: skip
def test_what_the_decree_does_not_allow_is_refused(tmp_path: Path, data: bytes, role: Role, said: str) -> None:
    """With the reason; a seal's size is known from its file alone."""
    (tmp_path / "x.png").write_bytes(data)
    with pytest.raises(ArchiveError, match=said):
        read_picture(tmp_path / "x.png", role)


def test_a_signature_is_drawn_in_real_size_in_the_middle(tmp_path: Path) -> None:
    """1,200 × 600 pixels at 600 dpi are 50.8 × 25.4 mm."""
    (tmp_path / "x.png").write_bytes(signature_png())
    box = signature_box(read_picture(tmp_path / "x.png", Role.SIGNER), ROOM)
    assert (box.width / MM, box.height / MM) == pytest.approx((50.8, 25.4), abs=0.01)
    assert box.middle == pytest.approx(ROOM.middle)


@pytest.mark.parametrize("dpi", [100, None])
def test_a_signature_stays_within_its_room(tmp_path: Path, dpi: int | None) -> None:
    """One that is larger, or that does not say how large it is, is drawn smaller, as wide as high as before."""
    (tmp_path / "x.png").write_bytes(signature_png(dpi=dpi))
    box = signature_box(read_picture(tmp_path / "x.png", Role.SIGNER), ROOM)
    assert box.within(ROOM) == box
    assert box.width / box.height == pytest.approx(2)


def test_a_seal_covers_a_third_of_the_signature(tmp_path: Path) -> None:
    """In real size, on its left, level with its middle (decree 30/2020, Appendix I, part II, 8, a)."""
    (tmp_path / "x.png").write_bytes(seal_png())
    signature = signature_box(None, ROOM)
    box = seal_box(read_picture(tmp_path / "x.png", Role.SEAL), signature)
    assert box.width / MM == pytest.approx(36, abs=0.1)
    assert (box.right - signature.left) / signature.width == pytest.approx(1 / 3)
    assert box.left < signature.left
    assert box.middle[1] == pytest.approx(signature.middle[1])
