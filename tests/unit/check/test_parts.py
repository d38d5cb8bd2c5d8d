"""What begins an appendix: the check and the page agree."""

import pytest

from congvan.check.outline import outline
from congvan.check.parts import parts_of
from congvan.render.body import render_body


@pytest.mark.parametrize(
    "heading",
    [
        "# Phụ lục",
        "# Phụ lục: Bảng",
        "# PHỤ LỤC I. Bảng",
        "# Phụ lục II – Bảng",
        "# Phụ lục 3: Bảng",
        "# **Phụ lục IV**: Bảng",
        "# Phụ lục V: Bảng {.landscape}",
        "# Phụ lục - Bảng { .landscape }",
        "# Phụ lục số liệu",
        "# Phụ lục phí",
        "# Kết quả",
        "## Phụ lục: Bảng",
        "Phụ lục: Bảng",
    ],
)
def test_an_appendix_begins_for_the_check_where_it_does_on_the_page(heading: str) -> None:
    """And its pages are turned for both."""
    text = f"Một.\n\n{heading}\n\nHai.\n"
    part = parts_of(text, text, outline(text))[-1].appendix
    html = render_body(text).html
    assert (part is not None and part.sound) == ('class="appendix' in html)
    assert (part is not None and part.turned) == ("landscape" in html)
