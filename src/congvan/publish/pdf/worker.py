"""One letter's HTML and pictures enter; the bytes of its PDF leave. Fonts and style are loaded once a process.

What stays true: equal input gives equal bytes, whatever was made before in the same process; no font but the
vendored ones and no file but the job's pictures can be reached.
"""

import atexit
import os
import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from congvan.errors import MachineError
from congvan.model.address import PRINT_ORIGIN, absolute
from congvan.model.finding import Finding, Place
from congvan.model.rules import making as rules
from congvan.model.text import Text
from congvan.publish.pdf.engine import font_files
from congvan.publish.pdf.fetcher import JailedFetcher, RefusedPicture, checked_picture
from congvan.publish.pdf.glyphs import missing_characters
from congvan.publish.pdf.job import PdfJob
from congvan.publish.pdf.structure import finish
from congvan.typeface.faces import FACES, FAMILY, folder

_VARIANT = "pdf/a-2a"
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)  # the template's own: bodies have none
_FONTS = "fonts/"  # no letter's address begins so: ids of agencies may not be `fonts`


def make(job: PdfJob) -> bytes | Finding:
    """Make one PDF, or give what is wrong with the letter.

    Raises:
        MachineError: the machine is at fault, not the letter.
    """
    place = Place(job.name)
    if characters := missing_characters(job.html):
        return rules.GLYPH_MISSING.at(place, characters=", ".join(characters))
    try:
        return _pdf(job.html, _pictures(job.images))
    except RefusedPicture as refused:
        values = {"picture": refused.picture, "reason": refused.reason}
        return rules.PICTURE_REFUSED.at(place, **values)
    except MachineError:
        raise
    except Exception as error:  # noqa: BLE001 - an outermost edge: what the engine trips over is this letter's
        # the kind alone: the words of an exception may quote the letter
        return rules.LAYOUT_FAILED.at(place, reason=type(error).__name__)


def warm() -> None:
    """Load fonts before the first letter."""
    _fonts()


def _pdf(html: str, pictures: Mapping[str, bytes]) -> bytes:
    configuration, faces = _fonts()
    sheet = _STYLE.search(html)
    styles = [faces, _style(sheet[1])] if sheet else [faces]
    page = _STYLE.sub("", html, count=1)
    document = HTML(string=page, base_url=PRINT_ORIGIN, url_fetcher=JailedFetcher(pictures)).render(
        font_config=configuration, stylesheets=styles, pdf_variant=_VARIANT
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint does not close its colour profile
        data: bytes = document.write_pdf(pdf_variant=_VARIANT, finisher=finish)
    return data


@lru_cache(maxsize=4)
def _style(text: str) -> CSS:
    """The letter's style sheet, which is the same for all: reading it takes a sixth of the time of a letter."""
    return CSS(string=text, font_config=_fonts()[0], url_fetcher=JailedFetcher({}), base_url=PRINT_ORIGIN)


def _pictures(images: Mapping[str, str]) -> dict[str, bytes]:
    return {address: checked_picture(address, _read(address, Path(path))) for address, path in images.items()}


def _read(address: str, path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise RefusedPicture(address, Text("the file cannot be read")) from error


@cache
def _fonts() -> tuple[FontConfiguration, CSS]:
    """The only fonts there are, loaded through the same jail as everything else."""
    held = {f"{_FONTS}{name}": data for name, data in font_files().items()}
    with _no_system_fonts():
        configuration = FontConfiguration()
    atexit.register(_forget)
    faces = "".join(
        f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};font-style:{style};'
        f'src:url("{absolute(_FONTS + name, PRINT_ORIGIN)}")}}'
        for (weight, style), name in FACES.items()
    )
    return configuration, CSS(
        string=faces, font_config=configuration, url_fetcher=JailedFetcher(held), base_url=PRINT_ORIGIN
    )


def _forget() -> None:
    """Let the fonts go while Python still stands: they lie in a temporary folder that goes with them."""
    _style.cache_clear()
    _fonts.cache_clear()


@contextmanager
def _no_system_fonts() -> Iterator[None]:
    """Point fontconfig to a configuration without folders; it reads the variable once, when it is loaded."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(folder() / "fonts.conf")
    try:
        yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before
