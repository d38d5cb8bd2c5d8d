"""Attachments as they are published: the internal edition's as they are, the public edition's without what tells more.

What enters: views and the cache. What leaves: for each attachment's address the file that holds what is published. What
stays true: a public file is cleaned or refused, never published as it came, but for plain text and signed PDFs that
hold nothing to take out; equal bytes give equal bytes.
"""

from collections.abc import Iterable, Mapping
from functools import cache as once
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from zlib import ZLIB_RUNTIME_VERSION

from congvan.errors import MachineError, RefusedError, reason_of
from congvan.model import address
from congvan.model.terms import Audience
from congvan.model.text import Text
from congvan.model.view import AttachmentView, LetterView
from congvan.publish.attachments.declared import declared_at
from congvan.publish.attachments.guard import KIND, Errand, cleaned
from congvan.store.cache import Cache, key_of

_PACKAGE = Path(__file__).parents[2]
_ROOMS = ("contents", "model", "publish/attachments")  # whose code and bounds make the copies
_LIBRARIES = ("lxml", "pikepdf", "pillow")  # whose versions the bytes may depend on


def attached_files(
    letters: Iterable[LetterView], audience: Audience, cache: Cache, workers: int | None = None
) -> Mapping[str, Path]:
    """Give the file to publish for each attachment, by address.

    Raises:
        RefusedError: some may not be published; the findings say which and why.
        MachineError: one cannot be read, or the cache not be written.
    """
    files = [(view, file) for view in letters for file in view.attachments]
    if audience is Audience.INTERNAL:
        return {address.attachment(view.id, file.file): Path(file.path) for view, file in files}
    errands = [(view, file, _errand(file, cache)) for view, file in files]
    held = {x.key: path for _, _, x in errands if (path := cache.path(KIND, x.key))}
    missing = {x.key: x for _, _, x in errands if x.key not in held}
    refused = {x.key: sign for x, sign in cleaned(list(missing.values()), workers) if sign}
    if refused:
        raise RefusedError([
            sign.rule.at(declared_at(view.id.source, file), "attachments", ending=f".{x.ending}", what=sign.what)
            for view, file, x in errands if (sign := refused.get(x.key))
        ])  # fmt: skip
    return {address.attachment(view.id, file.file): held.get(x.key) or _put(cache, x.key) for view, file, x in errands}


def is_same_copy(old: Path, new: Path, cache: Cache, workers: int | None = None) -> bool | None:
    """Whether a public copy that was published before and a new one are of one file; None if nobody can tell.

    A copy that is cleaned again stays as it is: if another version of us, or of a library, made the old one, it
    becomes what that makes of the file itself.

    Raises:
        MachineError: the cache cannot be written.
    """
    try:
        errand, wanted = _errand_of(old, cache), new.read_bytes()
    except OSError:
        return None
    for _, sign in () if cache.path(KIND, errand.key) else cleaned([errand], workers):
        if sign:
            return None
    return _put(cache, errand.key).read_bytes() == wanted


def _errand(file: AttachmentView, cache: Cache) -> Errand:
    try:
        return _errand_of(Path(file.path), cache)
    except OSError as error:
        raise MachineError(
            Text("The attachment '{file}' cannot be read: {reason}."), file=file.file, reason=reason_of(error)
        ) from error


def _errand_of(path: Path, cache: Cache) -> Errand:
    ending = PurePosixPath(path.name).suffix[1:].lower()
    with path.open("rb") as content:
        digest = sha256(content.read()).digest()
    return Errand(str(path), ending, key_of(*_makers(), ending, digest), cache.folder)


@once
def _makers() -> tuple[str, ...]:
    """All that public copies depend on beside the file: our own code, and libraries."""
    sources = sorted(x for room in _ROOMS for x in (_PACKAGE / room).rglob("*.py"))
    return (*(sha256(x.read_bytes()).hexdigest() for x in sources), *map(version, _LIBRARIES), ZLIB_RUNTIME_VERSION)


def _put(cache: Cache, key: str) -> Path:
    """The copy that a worker just put."""
    path = cache.path(KIND, key)
    if path is None:
        raise MachineError(Text("The cache folder {folder} cannot be written: {reason}."), folder=cache.folder,
                           reason=Text("what was written is not there"))  # fmt: skip
    return path
