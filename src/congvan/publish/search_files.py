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

# All indexes of a page share one engine, but each would load it again (68 KB); so the program asks for it once. While
# it comes they look for it every 50 milliseconds; every 4 brings results sooner. Another version of Pagefind that says
# any of it otherwise works all the same.
_SCRIPT = "pagefind.js"
_LOADING = b"resources.push(this.loadWasm(lang_wasm));"
_LOADING_ONCE = b"resources.push(engine??=this.loadWasm(lang_wasm).catch((e)=>{engine=null;throw e;}));"
_WAITING, _WAITING_LESS = b"await asyncSleep(50);", b"await asyncSleep(4);"


def programs(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give the programs, which are the same in every index that one Pagefind made."""
    kept = {name: files[name] for name in sorted(PROGRAMS)}
    if _LOADING in kept[_SCRIPT]:
        kept[_SCRIPT] = b"let engine;" + kept[_SCRIPT].replace(_LOADING, _LOADING_ONCE)
    kept[_SCRIPT] = kept[_SCRIPT].replace(_WAITING, _WAITING_LESS)
    return kept


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
