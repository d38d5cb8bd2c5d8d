"""Search records of one part of an archive enter; the files that Pagefind makes of them leave.

The same records give the same bytes, in whatever order they come. No program outlives the call, and nothing is
written outside a temporary folder. `search_index` puts the parts together.
"""

import json
import os
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, Any
from unicodedata import normalize

from pagefind.service import get_executable

from congvan.errors import MachineError, reason_of
from congvan.model.text import Text
from congvan.publish.search_files import ENTRY
from congvan.render.search_record import SearchRecord

# Vietnamese has no stemmer, so Pagefind answers with the engine that it calls "unknown".
LANGUAGE = "vi"

# Pagefind forgets all marks of a letter, but takes đ for another letter than d. So it is told d with a mark: a small d
# above, which no text has and which counts as a part of a word. search_words.js puts the đ back.
_STROKED = str.maketrans({"đ": "d\u0369", "Đ": "D\u0369"})

# How much of the index a file holds; a query loads a file for each of its words. Pagefind's own 20000 makes files of
# 7 KB, most of which are other words. It takes this setting from its surroundings alone.
_SETTINGS = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": "3000"}

_AT_ONCE = 1 << 20  # bytes
_INDEX = 0  # the service counts its indexes from 0, and this one makes one


def build_index(records: Sequence[SearchRecord]) -> dict[str, bytes]:
    """Index the records, of which there is at least one.

    Returns:
        All files that Pagefind makes, by their names in its folder.

    Raises:
        MachineError: Pagefind is missing, does not run, or did not take every record.
    """
    files = _indexed(sorted(records, key=lambda record: record.address))
    _require_all_pages(files, len(records))
    return files


def document(record: SearchRecord) -> str:
    """Give the page that Pagefind is told of: what is searched, and the metadata as attributes.

    Headings weigh as much as other text: a series prescribes them, so they tell its letters apart least of all.
    """
    known = "".join(_metadata({"title": record.title, **record.meta}))
    body = f'{known}<div data-pagefind-weight="1">{record.html}</div>'
    return f'<html lang="{LANGUAGE}"><body>{normalize("NFC", body).translate(_STROKED)}</body></html>'


def _metadata(values: Mapping[str, str]) -> Iterable[str]:
    for name, value in sorted(values.items()):
        yield f'<i data-pagefind-ignore data-pagefind-meta="{name}[data-v]" data-v="{escape(value)}"></i>'


def _indexed(records: Sequence[SearchRecord]) -> dict[str, bytes]:
    """Have Pagefind index the records in this order (it numbers pages as they come); give all files that it makes."""
    pages = (
        {"type": "AddFile", "url": record.address, "file_path": None, "file_contents": document(record)}
        for record in records
    )
    requests: list[dict[str, Any]] = [
        {"type": "NewIndex", "config": {"force_language": LANGUAGE}},
        *({"index_id": _INDEX, **page} for page in pages),
        # not WriteFiles: 1.5.2 says that it wrote them while it still does, and ends with some of them cut off
        {"type": "GetFiles", "index_id": _INDEX},
    ]
    try:
        answer = _last_answer(requests)
    except OSError as error:
        raise MachineError(
            Text("Pagefind could not be run to make the search index: {value}."), value=reason_of(error)
        ) from error
    return {file["path"]: b64decode(file["content"]) for file in answer["files"]}


def _last_answer(requests: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    """Put the requests to Pagefind's service one by one; it ends with this call, whatever happens.

    pagefind.index speaks the same protocol, but reads at most ten answers a second (100 s for 1,000 letters), needs
    an event loop of its own, and leaves its process behind when a request fails.
    """
    answer: Mapping[str, Any] = {}
    with (
        TemporaryDirectory(prefix="congvan-search-") as empty,  # elsewhere a pagefind.yml may lie that it would read
        TemporaryFile() as complaints,
        subprocess.Popen(
            [_program(), "--service"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            cwd=empty,
            env={name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")} | _SETTINGS,
        ) as service,
    ):
        try:
            for number, request in enumerate(requests):
                answer = _ask(service, number, request)
        finally:
            service.kill()
            with suppress(BrokenPipeError):  # what it did not read any more
                _pipe(service.stdin).close()
    return answer


def _ask(service: subprocess.Popen[bytes], number: int, request: Mapping[str, Any]) -> Mapping[str, Any]:
    """Send one request and give its answer: JSON in Base64, ended by a comma, both ways."""
    message = json.dumps({"message_id": number, "payload": request}).encode()
    with suppress(BrokenPipeError):  # it ended: then there is no answer either
        _pipe(service.stdin).write(b64encode(message) + b",")
        _pipe(service.stdin).flush()
    answer = _answer(_pipe(service.stdout))
    if answer.get("type") in {None, "Error"}:
        reason = answer.get("message", "no answer")
        raise MachineError(Text("Pagefind could not make the search index: {reason}."), reason=reason)
    return answer


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise TypeError  # never: Popen was told to open both as pipes
    return stream


def _answer(stream: IO[bytes]) -> Mapping[str, Any]:
    """Read one answer's payload; empty if the program ended instead, or said what nobody understands."""
    text = b"".join(_until_comma(stream))
    try:
        payload = json.loads(b64decode(text))["payload"]
    except (ValueError, KeyError, TypeError):
        return {}
    return payload if isinstance(payload, dict) else {}


def _until_comma(stream: IO[bytes]) -> Iterator[bytes]:
    """Read up to the comma; nothing comes behind it before the next request is sent."""
    while part := os.read(stream.fileno(), _AT_ONCE):
        yield part.partition(b",")[0]
        if b"," in part:
            return


def _program() -> Path:
    try:
        program = get_executable()
    except FileNotFoundError:
        program = None
    if program is None:
        raise MachineError(Text("The program Pagefind is missing: install the package pagefind[bin]."))
    return program


def _require_all_pages(files: Mapping[str, bytes], expected: int) -> None:
    """Refuse an index without one of the records: Pagefind drops pages that it cannot read, and says nothing."""
    languages = json.loads(files.get(ENTRY, b'{"languages": {}}'))["languages"]
    held = languages.get(LANGUAGE, {}).get("page_count", 0)
    if held != expected:
        raise MachineError(
            Text("The search index lacks letters: it holds {held} of {expected}."), held=held, expected=expected
        )
