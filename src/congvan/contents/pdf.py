"""A PDF → what speaks against publishing it, by the words that stand in it: quick, and without a library.

The words are looked for in the open and in compressed object streams. What this does not see, the cleaning of the
public copy does (`publish/attachments/pdf.py`), which reads the PDF as readers' programs do.
"""

import re
import zlib
from collections.abc import Iterator
from itertools import islice

from congvan.contents.kind import Data
from congvan.contents.links import sign_of_link
from congvan.contents.sign import Sign
from congvan.model.rules import attachments as rules
from congvan.model.text import Text

SCRIPT = Sign(rules.ATTACHMENT_OBJECTS, Text("a script (JavaScript)"))
LAUNCH = Sign(rules.ATTACHMENT_OBJECTS, Text("an action that starts a program or opens another file"))
MEDIA = Sign(rules.ATTACHMENT_OBJECTS, Text("films, sounds or forms of Adobe's own kind (XFA)"))
FILES = Sign(rules.ATTACHMENT_OBJECTS, Text("other files within it"))
LAYERS = Sign(rules.ATTACHMENT_HIDDEN, Text("a hidden layer"))
CUT = Sign(rules.ATTACHMENT_HIDDEN, Text("pages that keep what was cut off at their edges"))
REDACTION = Sign(rules.ATTACHMENT_HIDDEN, Text("passages marked for blacking out that were not blacked out"))
NOTES = Sign(rules.ATTACHMENT_COMMENTS)
SIGNED = Sign(rules.ATTACHMENT_SIGNED, Text("remarks, or the names of who wrote it and with what"))
EARLIER = Sign(rules.ATTACHMENT_SIGNED, Text("earlier versions, or bytes that no signature is about"))
UNSOUND = Sign(rules.ATTACHMENT_SIGNED, Text("a signature that is not about its bytes"))

_MOST_OPENED = 32 * 1024 * 1024  # bytes of object streams, all together
_STREAM = re.compile(rb"/Type\s*/ObjStm\b[^\0]{0,400}?stream\r?\n")
_END = rb"(?=[\s/<>\[\]()%]|\Z)"
_LINK = re.compile(rb"/URI\s*\(([^()]{0,300})")
_SIGNATURE = re.compile(rb"/ByteRange\s*\[\s*0\s+[1-9]")
_NAMES = re.compile(rb"/(?:Author|Creator|Producer|CreationDate|ModDate)\s*[(<]|/Type\s*/Metadata" + _END)
_MOST_LINKS = 5_000  # the whole reading looks at all
_BOX = re.compile(rb"/(Media|Crop)Box\s*\[\s*([-+\d.]+)\s+([-+\d.]+)\s+([-+\d.]+)\s+([-+\d.]+)\s*\]")
_MOST_BOXES = 5_000
_WORDS = (
    (re.compile(rb"/(?:JavaScript|JS)" + _END), SCRIPT),
    (re.compile(rb"/S\s*/(?:Launch|GoToR|GoToE|ImportData|SubmitForm)" + _END), LAUNCH),
    (re.compile(rb"/(?:RichMedia|XFA)" + _END + rb"|/Subtype\s*/(?:Movie|Sound|Screen|3D)" + _END), MEDIA),
    (re.compile(rb"/(?:EmbeddedFiles|EmbeddedFile|FileAttachment|Collection)" + _END), FILES),
    (re.compile(rb"/OFF\s*\[\s*\d|/(?:BaseState|ViewState)\s*/OFF" + _END), LAYERS),
    (re.compile(rb"/Subtype\s*/Redact" + _END), REDACTION),
    (re.compile(rb"/Subtype\s*/(?:Text|Popup|Highlight|Caret)" + _END), NOTES),
)


def pdf_signs(data: Data) -> Iterator[Sign]:
    """Give what a PDF holds that may not go out as it is, or that its writer should know of."""
    written = b"\n".join((*_outside_streams(data), *_object_streams(data)))
    found = [sign for words, sign in _WORDS if words.search(written)]
    yield from found
    if _is_cut(written):
        yield CUT
    links = (x[1].decode("latin-1") for x in islice(_LINK.finditer(written), _MOST_LINKS))
    yield from filter(None, map(sign_of_link, links))
    if _SIGNATURE.search(written) and (NOTES in found or _NAMES.search(written)):
        yield SIGNED


def _is_cut(written: bytes) -> bool:
    """Whether a page shows less than its sheet, by more than a printer's tolerance."""
    boxes = {(x[1], x.groups()[1:]) for x in islice(_BOX.finditer(written), _MOST_BOXES)}
    try:
        sheets, shown = (
            [[float(x) for x in box] for kind, box in boxes if kind == each] for each in (b"Media", b"Crop")
        )
    except ValueError:
        return False
    return bool(sheets) and not all(any(_covers(each, sheet) for sheet in sheets) for each in shown)


def _covers(shown: list[float], sheet: list[float]) -> bool:
    left, low, right, high = shown
    return left <= sheet[0] + 1 and low <= sheet[1] + 1 and right >= sheet[2] - 1 and high >= sheet[3] - 1


def _outside_streams(data: Data) -> Iterator[bytes]:
    """What stands between streams: in photographs' bytes any short word is found by chance."""
    at = 0
    while at < len(data):
        start = data.find(b"stream", at)
        if start < 0:
            break
        end = data.find(b"endstream", start + 6)
        yield data[at:start]
        if end < 0:
            return
        at = end + 9
    yield data[at:]


def _object_streams(data: Data) -> Iterator[bytes]:
    """The compressed streams of objects, as far as they are sound, and no more than a bound."""
    left = _MOST_OPENED
    for found in _STREAM.finditer(data):
        if left <= 0:
            return
        unpacker = zlib.decompressobj()
        try:
            made = unpacker.decompress(data[found.end() : found.end() + left], left)
        except zlib.error:
            continue
        left -= len(made)
        yield made
