"""Search records enter; the files of Pagefind's index leave, by name below `pagefind/`.

The same records give the same bytes, in whatever order they come. No program outlives the call, and nothing is
written outside a temporary folder. The page /search/ reads them with theme/assets/congvan/search.js.
"""

import json
import os
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from html import escape
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, Any

import cbor2
from pagefind.service import get_executable

from congvan.errors import MachineError, reason_of
from congvan.model.text import Text
from congvan.publish.search_files import ENTRY, in_stable_order, needed
from congvan.render.search_record import SearchRecord
from congvan.store.cache import Cache, key_of

# Vietnamese has no stemmer, so Pagefind answers with the engine that it calls "unknown".
LANGUAGE = "vi"

_NOTHING_TO_SEARCH = json.dumps({"version": "", "languages": {}}).encode()
_KIND = "search"
_SCHEMA = "1"  # raise it when the files of an index change otherwise than by Pagefind's version
_AT_ONCE = 1 << 20  # bytes
_INDEX = 0  # the service counts its indexes from 0, and this one makes one


def build_index(records: Sequence[SearchRecord]) -> dict[str, bytes]:
    """Index the records.

    Without records the index is its entry file alone, which names no language: search.js then says that there is
    nothing to search.

    Returns:
        The files' bytes by name relative to `pagefind/`.

    Raises:
        MachineError: Pagefind is missing, does not run, or did not take every record.
    """
    if not records:
        return {ENTRY: _NOTHING_TO_SEARCH}
    files = needed(_indexed(sorted(records, key=lambda record: record.address)))
    _require_all_pages(files, len(records))
    return in_stable_order(files, LANGUAGE)


def kept_index(records: Sequence[SearchRecord], cache: Cache) -> dict[str, bytes]:
    """Give the index of these records, made once for the same records by the same program.

    Raises:
        MachineError: as `build_index`, or the cache cannot be written.
    """
    ordered = sorted(records, key=lambda record: record.address)
    key = key_of(_SCHEMA, version("pagefind"), *(f"{record.address}\n{document(record)}" for record in ordered))
    kept = cache.get(_KIND, key)
    if kept is not None:
        files: dict[str, bytes] = cbor2.loads(kept)
        return files
    made = build_index(records)
    cache.put(_KIND, key, cbor2.dumps(made))
    return made


def document(record: SearchRecord) -> str:
    """Give the page that Pagefind is told of: what is searched, and the metadata, filters and sort keys as attributes.

    Headings weigh as much as other text: a series prescribes them, so they tell its letters apart least of all.
    """
    known = [
        *_attributes("meta", {"title": record.title, **record.meta}),
        *_attributes("filter", record.filters),
        *_attributes("sort", record.sort),
    ]
    body = f'{"".join(known)}<div data-pagefind-weight="1">{record.html}</div>'
    return f'<html lang="{LANGUAGE}"><body>{body}</body></html>'


def _attributes(kind: str, values: Mapping[str, str]) -> Iterable[str]:
    for name, value in sorted(values.items()):
        yield f'<i data-pagefind-ignore data-pagefind-{kind}="{name}[data-v]" data-v="{escape(value)}"></i>'


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
            env={name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")},
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
    languages = json.loads(files.get(ENTRY, _NOTHING_TO_SEARCH))["languages"]
    held = languages.get(LANGUAGE, {}).get("page_count", 0)
    if held != expected:
        raise MachineError(
            Text("The search index lacks letters: it holds {held} of {expected}."), held=held, expected=expected
        )
