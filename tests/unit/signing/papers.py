"""Small PDFs to sign: of two pages with words and a picture, as our letters are, and like it but not the same."""

from base64 import b64encode
from functools import cache
from io import BytesIO

from PIL import Image
from weasyprint import HTML

WORDS = "Tổng số tiền là 4.825.000 đồng"


@cache
def paper(words: str = WORDS, *, colour: str = "navy", pages: int = 2, more: str = "") -> bytes:
    """A PDF whose first page says `words` and shows a square of that colour."""
    picture = BytesIO()
    Image.new("RGB", (40, 40), colour).save(picture, "PNG")
    data = b64encode(picture.getvalue()).decode()
    last = "".join(f"<p style='break-before: page'>Trang {x}</p>" for x in range(2, pages + 1))
    html = f"<html lang=vi><title>Thử</title><p>{words}</p><img src='data:image/png;base64,{data}'>{more}{last}</html>"
    made = HTML(string=html).write_pdf()
    assert isinstance(made, bytes)
    return made
