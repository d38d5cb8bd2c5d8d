"""A view and its body enter; the bytes of the pictures that the body shows leave, by the source that it names.

They are the PDF's own, without what cameras write about place and time.
"""

from pathlib import Path

from lxml import html as lxml_html

from congvan.errors import RefusedError
from congvan.model import address
from congvan.model.finding import Finding, Place
from congvan.model.rules import making as rules
from congvan.model.text import Text
from congvan.model.view import LetterView
from congvan.publish.pdf.engine import require_engine
from congvan.render.body import Body


def pictures_of(view: LetterView, body: Body) -> dict[str, bytes]:
    """Give the pictures.

    Raises:
        RefusedError: one cannot be used; the findings say which and why.
    """
    root = lxml_html.fragment_fromstring(body.html, create_parent="div")
    sources = dict.fromkeys(source for image in root.iter("img") if (source := image.get("src")))
    found = {source: _picture(view, source) for source in sources}
    if faults := [x for x in found.values() if isinstance(x, Finding)]:
        raise RefusedError(faults)
    return {source: x for source, x in found.items() if isinstance(x, bytes)}


def _picture(view: LetterView, source: str) -> bytes | Finding:
    require_engine()  # before what checks pictures, which stands with the PDF's
    from congvan.publish.pdf.fetcher import RefusedPicture, checked_picture  # noqa: PLC0415 - only where needed

    asked = address.resolve(source, address.letter(view.id))
    path = next((x.path for x in view.attachments if address.attachment(view.id, x.file) == asked), None)
    try:
        return checked_picture(source, Path(path).read_bytes()) if path else _refused(view, source, _NO_ATTACHMENT)
    except RefusedPicture as refused:
        return _refused(view, source, refused.reason)
    except OSError:
        return _refused(view, source, _UNREADABLE)


_NO_ATTACHMENT, _UNREADABLE = Text("no attachment of the letter"), Text("the file cannot be read")


def _refused(view: LetterView, source: str, reason: Text) -> Finding:
    return rules.PICTURE_REFUSED.at(Place(view.id.source), picture=source.rpartition("/")[2][:80], reason=reason)
