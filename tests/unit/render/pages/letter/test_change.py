import pytest

from congvan.model.view import Figure, PlainValue, Unit
from congvan.render.pages.letter.change import change


def figure(value: PlainValue, text: str = "", label: str = "Số hồ sơ", unit: Unit = "") -> Figure:
    """A figure of one label."""
    return Figure("x", (label,), text or str(value), value, unit)


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (figure(120), figure(100), "tăng 20 (+20,0%)"),
        (figure(1_397), figure(1_031), "tăng 366 (+35,5%)"),  # 366 / 1031 = 0,35499…
        (figure(297), figure(400), "giảm 103 (−25,8%)"),  # 0,2575: half up
        (figure(24), figure(24), "không đổi"),
        (figure(24.0), figure(24), "không đổi"),
        (figure(98.5), figure(98.3), "tăng 0,2 (+0,2%)"),
        (figure(1), figure(4), "giảm 3"),
        (figure(5), figure(0), "tăng 5"),
        (figure(-5), figure(100), "giảm 105"),
        (figure(5), figure(-5), "tăng 10"),
        (figure(99_999), figure(20), "tăng 99.979"),
        (figure(1_000_001), figure(1_000_000), "tăng 1"),
        (figure(10**13 + 10**12, unit="đồng"), figure(10**13, unit="đồng"), "tăng 1 nghìn tỷ đồng (+10,0%)"),
        (figure(382_500_000, unit="đồng"), figure(0, unit="đồng"), "tăng 382,5 triệu đồng"),
        (figure(10**300), figure(1), f"tăng {'999.' * 99}999"),
        (figure(99.5, label="Tỷ lệ đúng hạn"), figure(90.0, label="Tỷ lệ đúng hạn"), "tăng 9,5 điểm %"),
        (figure(99.5, label="Đúng hạn (%)"), figure(90.0, label="Đúng hạn (%)"), "tăng 9,5 điểm %"),
        (figure(0.5, label="Đúng hạn (%)"), figure(1.5, label="Đúng hạn (%)"), "giảm 1 điểm %"),
        (figure(0.5, label="Tỷ lệ đúng hạn"), figure(0.25, label="Tỷ lệ đúng hạn"), "tăng 0,25"),
        (figure(True, "có"), figure(False, "không"), "từ không sang có"),
        (figure(False, "không"), figure(True, "có"), "từ có sang không"),
        (figure(True, "có"), figure(True, "có"), "không đổi"),
        (figure("2026-04-01"), figure("2026-03-01"), "đã thay đổi"),
        (figure("như cũ"), figure("như cũ"), "không đổi"),
        (figure(5), figure("năm"), "đã thay đổi"),
        (figure(True), figure(1), "đã thay đổi"),
        (figure(5), None, "chỉ tiêu mới"),
        (figure(5), figure(None), "kỳ trước không có"),
        (figure(None), figure(5), "kỳ này không có"),
        (figure(None), figure(None), ""),
    ],
)
def test_a_change_is_told_by_word_and_sign(now: Figure, before: Figure | None, words: str) -> None:
    """More or less, by how much, and by what part where a part says something."""
    assert change(now, before) == words


def test_no_ratio_across_a_year() -> None:
    """Counting began anew: how much less is told, not a fall of nine tenths."""
    assert change(figure(290), figure(4_312), comparable=False) == "giảm 4.022"
