"""The files that Pagefind wrote enter; the files that the search page needs leave, the same bytes for the same records.

An index of many parts shares its programs: each part's entry file names the one engine that lies above them all.
Pagefind's files are the same in every run as long as it is told of no filters: those are `search_rows`' work.
"""

import json
from collections.abc import Mapping

ENTRY = "pagefind-entry.json"
# What runs in the browser. The rest (user interfaces, a highlighter, a worker, which search_source.js does without) is
# half a megabyte that nobody would load.
PROGRAMS = frozenset({"pagefind.js", "wasm.unknown.pagefind"})
_PARTS = (".pf_meta", ".pf_index", ".pf_fragment")
_ENGINE = "wasm.unknown"


def programs(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give the programs, which are the same in every index that one Pagefind made."""
    return {name: files[name] for name in sorted(PROGRAMS)}


def part_files(files: Mapping[str, bytes], part: str) -> dict[str, bytes]:
    """Give what is one part's own, its entry changed so that it finds the engine from the folder `part`."""
    kept = {name: files[name] for name in sorted(files) if name.endswith(_PARTS)}
    return {ENTRY: _entry(files[ENTRY], part), **kept}


def _entry(data: bytes, part: str) -> bytes:
    """Lead Pagefind, which asks for `<part>/wasm.<name>.pagefind`, up to the folder that holds the parts.

    Browsers resolve `wasm./../` before they ask, so the name's first part stands for a folder that need not be there.
    """
    entry = json.loads(data)
    up = "/.." * (part.count("/") + 2)
    for language in entry["languages"].values():
        language["wasm"] = f"{up}/{_ENGINE}"
    return json.dumps(entry, ensure_ascii=False, sort_keys=True).encode()
