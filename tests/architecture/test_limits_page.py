"""docs/pdf.md says the limits that the code keeps."""

from pathlib import Path

from congvan.inspect.reading import MOST_BYTES, MOST_PAGES
from congvan.model.limits import MOST_PIXELS, PAGES
from congvan.publish.pdf.limits import SECONDS, WORKER_BYTES

PAGE = (Path(__file__).resolve().parents[2] / "docs/pdf.md").read_text("utf-8")


def test_the_limits_are_those_of_the_code() -> None:
    """Of a letter, and of a file that is inspected."""
    words = " ".join(PAGE.split())
    assert f"tối đa {PAGES} trang" in words
    assert f"{SECONDS:.0f} giây dàn trang" in words
    assert f"{WORKER_BYTES >> 30} GiB bộ nhớ" in words
    assert f"{MOST_PIXELS // 10**6} triệu điểm ảnh" in words
    assert f"quá {MOST_PAGES} trang hoặc {MOST_BYTES >> 20} MB" in words
