"""The files that Pagefind wrote enter; the files that search.js needs leave, the same bytes for the same records.

Pagefind 1.5 writes the filters and the values of each in an order that changes with every run, and names the files
and the table of contents after their contents. Here they are put in order. What is changed is kept uncompressed,
which Pagefind reads as well: bytes of a zlib differ from machine to machine.

The formats are arrays in CBOR behind twelve bytes (Pagefind's source: index/index_filter.rs, index/index_metadata.rs).
"""

import gzip
import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import cbor2

ENTRY = "pagefind-entry.json"

# What search.js needs. The rest (three user interfaces, a highlighter) is half a megabyte that nobody would load.
_SCRIPTS = frozenset({"pagefind.js", "pagefind-worker.js", "wasm.unknown.pagefind", ENTRY})
_PARTS = (".pf_meta", ".pf_index", ".pf_fragment", ".pf_filter")

_SIGNATURE = b"pagefind_dcd"
_FILTERS = 3  # the table of contents: version, pages, index chunks, filters, sorts, names of metadata
_NAME_LENGTH = 10  # of a hash in hexadecimal, as Pagefind has it in the name of the table of contents


def needed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Leave out what search.js does not load."""
    return {name: files[name] for name in sorted(files) if name in _SCRIPTS or name.endswith(_PARTS)}


def in_stable_order(files: Mapping[str, bytes], language: str) -> dict[str, bytes]:
    """Put filters and their values in alphabetical order, with all names that follow from it.

    `files` is an index of one language.
    """
    entry = json.loads(files[ENTRY])
    contents_name = f"pagefind.{entry['languages'][language]['hash']}.pf_meta"
    contents = _decode(files[contents_name])
    filters = sorted((name, _in_order(files[_filter_file(key)])) for name, key in contents[_FILTERS])

    kept = {name: data for name, data in files.items() if name != contents_name and not name.startswith("filter/")}
    contents[_FILTERS] = [[name, _key(data, language)] for name, data in filters]
    kept |= {_filter_file(_key(data, language)): data for _, data in filters}
    table = _encode(contents)
    entry["languages"][language]["hash"] = _key(table, language)
    kept[f"pagefind.{_key(table, language)}.pf_meta"] = table
    kept[ENTRY] = json.dumps(entry, ensure_ascii=False, sort_keys=True).encode()
    return dict(sorted(kept.items()))


def _in_order(data: bytes) -> bytes:
    """Put the values of a filter in order: its name, then pairs of a value and its pages."""
    name, values = _decode(data)
    return _encode([name, sorted(values)])


def _filter_file(key: str) -> str:
    return f"filter/{key}.pf_filter"


def _key(data: bytes, language: str) -> str:
    return f"{language}_{sha256(data).hexdigest()[:_NAME_LENGTH]}"


def _decode(data: bytes) -> list[Any]:
    plain = data if data.startswith(_SIGNATURE) else gzip.decompress(data)
    content: list[Any] = cbor2.loads(plain.removeprefix(_SIGNATURE))
    return content


def _encode(content: list[Any]) -> bytes:
    encoded: bytes = cbor2.dumps(content)
    return _SIGNATURE + encoded
