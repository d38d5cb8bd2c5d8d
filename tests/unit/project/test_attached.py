"""What gives internal attachments away, and what the archive's public text says of it."""

from pathlib import Path

import pytest

from congvan.model.terms import Audience
from congvan.model.withheld import Secret
from congvan.project import attached, project
from tests.small_archive import FEBRUARY, sound

ORIGIN = f"{FEBRUARY}: attachments"
INTERNAL = "Tổ kiểm tra đã gặp riêng ba người đứng đơn ở thôn trên"


def _texts(root: Path, *given: tuple[str, ...]) -> list[str]:
    heard = [tuple(Secret(x, ORIGIN) for x in one) for one in given]
    found = project(sound(root), Audience.PUBLIC, None, {}, heard)[1]
    return [x.text for x in found if x.origin == ORIGIN]


def test_public_text_excuses(tmp_path: Path) -> None:
    """What stands in a public letter is nothing to look for, in any writing; all else is."""
    public = ("Thực hiện nhiệm vụ được giao, đơn vị báo cáo như sau", "THUC HIEN NHIEM VU [1] DUOC GIAO")
    assert _texts(tmp_path, (INTERNAL, public[0], "0987 612 345", public[1])) == [INTERNAL, "0987 612 345", public[1]]


def test_nothing_is_kept_from_the_office(tmp_path: Path) -> None:
    """The internal edition may hold it."""
    heard = [(Secret(INTERNAL, ORIGIN),)]
    assert project(sound(tmp_path), Audience.INTERNAL, None, {}, heard)[1] == ()


def test_not_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of each attachment the first so many that no public text says; fewer, where there are many attachments."""
    monkeypatch.setattr(attached, "MOST_OF_ONE", 2)
    monkeypatch.setattr(attached, "LEAST_OF_ONE", 1)
    one = tuple(f"{INTERNAL} lần thứ {x}" for x in "abcd")
    other = tuple(f"{INTERNAL} hôm thứ {x}" for x in "abcd")
    assert _texts(tmp_path, one) == list(one[:2])
    monkeypatch.setattr(attached, "MOST", 2)
    assert _texts(tmp_path, one, other) == [one[0], other[0]]
