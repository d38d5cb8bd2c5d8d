"""The index that Pagefind writes, opened and read as its format says."""

import asyncio
import gzip
import json
import os
import random
import stat
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import cbor2
import pytest

from congvan.errors import MachineError
from congvan.model.text import Language
from congvan.model.view import WITHHELD_PASSAGE, WITHHELD_PHRASE
from congvan.publish.search import build_index, document, kept_index
from congvan.render.body import render_body
from congvan.render.search_record import SearchRecord, search_record
from congvan.store.cache import Cache
from tests.factories import a_letter

_RECORD = SearchRecord(
    address="bim-son/khcn/2026-04/",
    title='Báo cáo "đột phá" & <đổi mới>',
    html="<h2 id='a'>1. Thông tin</h2><p>Giải pháp đột phá.</p>",
    filters={"agency": "bim-son UBND phường Bỉm Sơn", "number": "12"},
    meta={"symbol": "12/UBND-VHXH", "also": "dot doi"},
    sort={"date": "2026-04-17"},
)


def _records(count: int) -> list[SearchRecord]:
    return [
        replace(
            _RECORD,
            address=f"w{number:02}/khcn/2026-04/",
            html=f"<p>Văn bản {number} về đường và cầu số {number % 7}.</p>",
            filters={"agency": f"w{number % 9} Phường {number % 9}", "number": str(number)},
            sort={"date": f"2026-04-{number % 28 + 1:02}"},
        )
        for number in range(count)
    ]


def _plain(data: bytes) -> bytes:
    return (data if data.startswith(b"pagefind") else gzip.decompress(data)).removeprefix(b"pagefind_dcd")


def _decoded(files: Mapping[str, bytes], ending: str) -> list[Any]:
    return [cbor2.loads(_plain(data)) for name, data in files.items() if name.endswith(ending)]


def _words(files: Mapping[str, bytes]) -> dict[str, Any]:
    return {word: (pages, variants) for (chunk,) in _decoded(files, ".pf_index") for word, pages, variants in chunk}


def _fragments(files: Mapping[str, bytes]) -> list[dict[str, Any]]:
    return [json.loads(_plain(data)) for name, data in files.items() if name.endswith(".pf_fragment")]


def _fake(folder: Path, body: str) -> str:
    program = folder / "pagefind"
    program.write_text(f"#!{sys.executable}\nimport base64, json, sys\n{body}\n", "utf-8")
    program.chmod(stat.S_IRWXU)
    return str(program)


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """The index of one record."""
    return build_index([_RECORD])


def test_only_what_the_search_page_loads_is_published(files: dict[str, bytes]) -> None:
    """Script, worker, engine, entry and the index; no user interface, no highlighter, no playground."""
    kinds = sorted({name if "." in name and "/" not in name else name.split("/")[0] for name in files})
    (contents,) = [name for name in kinds if name.endswith(".pf_meta")]
    assert kinds == sorted(
        [
            *("filter", "fragment", "index", contents),
            *("pagefind-entry.json", "pagefind-worker.js", "pagefind.js", "wasm.unknown.pagefind"),
        ]
    )


def test_the_index_is_vietnamese(files: dict[str, bytes]) -> None:
    """One language, whatever a page says; one page."""
    entry = json.loads(files["pagefind-entry.json"])
    assert [(name, entry["languages"][name]["page_count"]) for name in entry["languages"]] == [("vi", 1)]


def test_address_and_metadata_arrive_unchanged(files: dict[str, bytes]) -> None:
    """Quotes, ampersands and angle brackets are neither lost nor doubled; the address stays relative."""
    (fragment,) = _fragments(files)
    assert fragment["url"] == "bim-son/khcn/2026-04/"
    assert fragment["meta"] == {"title": 'Báo cáo "đột phá" & <đổi mới>', **_RECORD.meta}
    assert fragment["filters"] == {name: [value] for name, value in _RECORD.filters.items()}


def test_the_text_is_kept_as_it_is_read(files: dict[str, bytes]) -> None:
    """The fragment shows the text with its accents, blocks parted, metadata not among it."""
    (fragment,) = _fragments(files)
    assert fragment["content"] == "1. Thông tin. Giải pháp đột phá."


def test_d_bar_is_a_letter_of_its_own_and_so_both_spellings_are_indexed(files: dict[str, bytes]) -> None:
    """`đột` stands under `đot`, as the variant with its marks; `dot` stands there by the hidden metadata alone."""
    words = _words(files)
    (variant,) = words["đot"][1]
    assert variant[0] == "đột"
    assert [locations for _page, locations, _meta in words["dot"][0]] == [[]]
    assert [bool(meta) for _page, _locations, meta in words["dot"][0]] == [True]


def test_a_symbol_is_indexed_as_a_whole_and_in_parts(files: dict[str, bytes]) -> None:
    """So that 12/UBND-VHXH, 12/ubnd and ubnd all find it."""
    assert {"12ubndvhxh", "12", "ubnd", "vhxh"} <= set(_words(files))


def test_headings_weigh_as_much_as_text(files: dict[str, bytes]) -> None:
    """A word of a heading has the weight 1, which Pagefind writes as 24, negative and less one."""
    pages = [variant for word, variant in _words(files).items() if word == "thong"]
    ((_pages, ((_form, ((_page, locations, _meta),)),)),) = pages
    assert locations[0] == -25


def test_every_letter_has_a_sort_key_and_a_place_in_its_order() -> None:
    """A search sorted by date leaves no letter out, and orders by date."""
    records = _records(9)
    (contents,) = _decoded(build_index(records), ".pf_meta")
    ((name, order),) = contents[4]
    assert name == "date"
    by_address = sorted(records, key=lambda record: record.address)
    assert [by_address[page].sort["date"] for page in order] == sorted(record.sort["date"] for record in records)


def test_filters_lead_to_the_letters_that_have_the_value() -> None:
    """Every value of a filter lists exactly its pages, in alphabetical order of values."""
    records = _records(30)
    found = dict(_decoded(build_index(records), ".pf_filter"))
    by_address = sorted(records, key=lambda record: record.address)
    expected: dict[str, list[int]] = {}
    for page, record in enumerate(by_address):
        expected.setdefault(record.filters["agency"], []).append(page)
    assert found["agency"] == [[value, expected[value]] for value in sorted(expected)]


def test_the_table_of_contents_names_every_file() -> None:
    """Entry → contents → filters, words, fragments: every name leads to a file, and no file is left over."""
    files = build_index(_records(30))
    key = json.loads(files["pagefind-entry.json"])["languages"]["vi"]["hash"]
    _version, pages, chunks, filters, _sorts, _meta = cbor2.loads(_plain(files[f"pagefind.{key}.pf_meta"]))
    named = {f"fragment/{name}.pf_fragment" for name, _words_on_it in pages}
    named |= {f"index/{name}.pf_index" for _from, _to, name in chunks}
    named |= {f"filter/{name}.pf_filter" for _filter, name in filters}
    assert named == {name for name in files if "/" in name}


def test_equal_records_give_equal_bytes_in_any_order() -> None:
    """Neither order of insertion, nor threads, nor the random order of Pagefind's tables change a byte."""
    records = _records(40)
    first = build_index(records)
    random.Random(7).shuffle(records)  # noqa: S311 - any order will do
    assert build_index(records) == first


def test_neither_surroundings_nor_a_pagefind_configuration_change_a_byte(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Variables and files by which Pagefind can be configured are not heard."""
    records = _records(5)
    before = build_index(records)
    monkeypatch.setenv("PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE", "3")
    monkeypatch.setenv("PAGEFIND_FORCE_LANGUAGE", "en")
    (tmp_path / "pagefind.yml").write_text("exclude_selectors: [p]\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert build_index(records) == before


def test_without_letters_the_index_is_an_entry_that_names_no_language() -> None:
    """search.js then says that there is nothing to search."""
    (only,) = build_index([]).items()
    assert only[0] == "pagefind-entry.json"
    assert json.loads(only[1])["languages"] == {}


def test_it_works_while_an_event_loop_runs() -> None:
    """A plugin hook may be called from one."""

    async def hook() -> int:
        return len(build_index([_RECORD]))

    assert asyncio.run(hook()) > 0


def _children() -> set[int]:
    """Processes whose parent is this one, ended ones that nobody asked after included (proc(5))."""
    found = set()
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it ended meanwhile
            parent = int(path.read_text("utf-8", "replace").rpartition(")")[2].split()[1])
            if parent == os.getpid():
                found.add(int(path.parent.name))
    return found


def test_no_process_is_left_behind(files: dict[str, bytes]) -> None:
    """After the call this process has no child more, ended or still running."""
    before = _children()
    build_index([_RECORD])
    assert _children() <= before


def test_a_page_that_pagefind_drops_is_refused() -> None:
    """Pagefind leaves out pages without a word, in silence; an index that lacks a letter is none."""
    with pytest.raises(MachineError) as caught:
        build_index([_RECORD, replace(_RECORD, address="empty/", html="")])
    assert caught.value.say(Language.VI) == "Chỉ mục tìm kiếm thiếu văn bản: có 1, phải có 2."


_REFUSES = """
sys.stdin.buffer.read(1)
answer = {"message_id": 0, "payload": {"type": "Error", "message": "no room"}}
print(base64.b64encode(json.dumps(answer).encode()).decode(), end=",", flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("sys.exit(3)", "no answer"),
        ("sys.stdin.close()", "no answer"),
        ("sys.stdin.buffer.read(1); print('hello,', flush=True); sys.stdin.read()", "no answer"),
        (_REFUSES, "no room"),
    ],
    ids=["ends", "closes", "talks nonsense", "refuses"],
)
def test_a_program_that_fails_is_told_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: str, said: str
) -> None:
    """Ending early, talking nonsense, or refusing: one error of ours, and nothing is left running."""
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", _fake(tmp_path, program))
    before = _children()
    with pytest.raises(MachineError) as caught:
        build_index([_RECORD])
    assert caught.value.say(Language.EN) == f"Pagefind could not make the search index: {said}."
    assert _children() <= before


def test_a_missing_program_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A path that leads nowhere is an error of ours too."""
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tmp_path / "nowhere"))
    with pytest.raises(MachineError, match="Pagefind could not be run"):
        build_index([_RECORD])


def test_metadata_cannot_leave_its_attribute() -> None:
    """What a value holds stays inside the quotes of its attribute."""
    evil = replace(_RECORD, meta={"symbol": '"><script>x</script>'})
    assert "<script>" not in document(evil)


def test_the_index_of_equal_records_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time it comes from the cache, without Pagefind; another record makes it anew."""
    cache = Cache(tmp_path)
    made = kept_index([_RECORD], cache)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tmp_path / "nowhere"))
    assert kept_index([_RECORD], cache) == made
    with pytest.raises(MachineError):
        kept_index([replace(_RECORD, title="khác")], cache)


def test_the_mark_of_what_was_left_out_is_not_searched() -> None:
    """Whoever looks for "thông tin" or "nội bộ" finds letters that say so, not all letters with something left out."""
    view = a_letter(body=f"Người liên hệ: {WITHHELD_PHRASE}.\n\n{WITHHELD_PASSAGE}\n")
    record = search_record(view, render_body(view.body), None, "Đã ban hành")
    (fragment,) = _fragments(build_index([record]))
    assert "Người liên hệ" in fragment["content"]
    assert "không công bố" not in fragment["content"]
    assert "bản công khai" not in fragment["content"]
