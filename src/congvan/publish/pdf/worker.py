"""One letter's HTML and pictures enter; the bytes of its PDF leave. Fonts and style are loaded once a process.

What stays true: equal input gives equal bytes, whatever was made before in the same process; no font but the
vendored ones and no file but the job's pictures can be reached.
"""

import atexit
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from weasyprint import CSS
from weasyprint.text.fonts import FontConfiguration

from congvan.errors import MachineError, reason_of
from congvan.model.address import PRINT_ORIGIN, absolute
from congvan.model.finding import Finding, Place
from congvan.model.rules import making as rules
from congvan.model.text import Text
from congvan.publish.pdf.archival.structure import VARIANT, written
from congvan.publish.pdf.fetcher import JailedFetcher, RefusedPicture, checked_picture
from congvan.publish.pdf.glyphs import missing_characters
from congvan.publish.pdf.job import PdfJob
from congvan.publish.pdf.limits import CHARACTERS_A_PAGE, ELEMENTS_A_PAGE, PAGES
from congvan.publish.pdf.quick.page import LetterPage
from congvan.publish.pdf.quick.warm import begin, forget, quick
from congvan.typeface.faces import Typeface, folder, vendored

_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)  # the template's own: bodies have none
_FONTS = "fonts/"  # no letter's address begins so: ids of agencies may not be `fonts`


def make(job: PdfJob) -> bytes | Finding:  # noqa: PLR0911 - one for each way to fail
    """Make one PDF, or give what is wrong with the letter.

    Raises:
        MachineError: the machine is at fault, not the letter.
    """
    place = Place(job.name)
    if too_long := _least_pages(job.html):
        return rules.TOO_MANY_PAGES.at(place, pages=f"≥ {too_long}", most=str(PAGES))
    if characters := missing_characters(job.html, job.typeface):
        return rules.GLYPH_MISSING.at(place, characters=", ".join(characters))
    try:
        with quick():
            return _pdf(job, _pictures(job.images))
    except _TooLongError as error:
        return rules.TOO_MANY_PAGES.at(place, pages=str(error.pages), most=str(PAGES))
    except RefusedPicture as refused:
        values = {"picture": refused.picture, "reason": refused.reason}
        return rules.PICTURE_REFUSED.at(place, **values)
    except MachineError:
        raise
    except MemoryError:
        return rules.TOO_MUCH_MEMORY.at(place)
    except OSError as error:
        if error.errno is None:  # Pillow's own: a picture's fault
            return rules.LAYOUT_FAILED.at(place, reason=type(error).__name__)
        raise MachineError(
            Text("PDFs cannot be made, for the folder of temporary files refuses: {reason}."), reason=reason_of(error)
        ) from error
    except Exception as error:  # noqa: BLE001 - an outermost edge: what the engine trips over is this letter's
        # the kind alone: the words of an exception may quote the letter
        return rules.LAYOUT_FAILED.at(place, reason=type(error).__name__)


def warm(typeface: Typeface | None = None) -> None:
    """Load fonts before the first letter, in a process that makes nothing but letters."""
    _fonts(typeface or vendored())
    begin()


class _TooLongError(Exception):
    """A letter has more pages than may be."""

    def __init__(self, pages: int) -> None:
        super().__init__(pages)
        self.pages = pages


def _least_pages(html: str) -> int:
    """How many pages it has at least, if that is too many; known without laying it out."""
    pages = max(len(html) // CHARACTERS_A_PAGE, html.count("<") // ELEMENTS_A_PAGE)
    return pages if pages > PAGES else 0


def _pdf(job: PdfJob, pictures: Mapping[str, bytes]) -> bytes:
    html, typeface = job.html, job.typeface
    configuration, faces = _fonts(typeface)
    sheet = _STYLE.search(html)
    styles = [faces, _style(sheet[1], typeface)] if sheet else [faces]
    page = _STYLE.sub("", html, count=1)
    document = LetterPage(page, base_url=PRINT_ORIGIN, url_fetcher=JailedFetcher(pictures)).render(
        font_config=configuration, stylesheets=styles, pdf_variant=VARIANT
    )
    if len(document.pages) > PAGES:
        raise _TooLongError(len(document.pages))
    return written(document, job.enclosures)


@lru_cache(maxsize=4)
def _style(text: str, typeface: Typeface) -> CSS:
    """The letter's style sheet, which is the same for all: reading it takes a sixth of the time of a letter."""
    return CSS(string=text, font_config=_fonts(typeface)[0], url_fetcher=JailedFetcher({}), base_url=PRINT_ORIGIN)


def _pictures(images: Mapping[str, str]) -> dict[str, bytes]:
    return {address: checked_picture(address, _read(address, Path(path))) for address, path in images.items()}


def _read(address: str, path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise RefusedPicture(address, Text("the file cannot be read")) from error


@lru_cache(maxsize=2)
def _fonts(typeface: Typeface) -> tuple[FontConfiguration, CSS]:
    """The only fonts there are, loaded through the same jail as everything else."""
    held = {f"{_FONTS}{face.name}": data for face, data in typeface.data().items()}
    with _no_system_fonts():
        configuration = FontConfiguration()
    atexit.register(_forget)
    faces = "".join(
        f'@font-face{{font-family:"{typeface.css_name}";font-weight:{face.weight};font-style:{face.style};'
        f'src:url("{absolute(_FONTS + face.name, PRINT_ORIGIN)}")}}'
        for face in typeface.faces
    )
    return configuration, CSS(
        string=faces, font_config=configuration, url_fetcher=JailedFetcher(held), base_url=PRINT_ORIGIN
    )


def _forget() -> None:
    """Let the fonts go while Python still stands: they lie in a temporary folder that goes with them."""
    forget()
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
