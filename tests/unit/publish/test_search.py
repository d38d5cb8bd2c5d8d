"""The index that Pagefind writes, opened and read as its format says."""

import asyncio
import gzip
import json
import os
import posixpath
import random
import re
import stat
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import cbor2
import pytest

from congvan.errors import MachineError
from congvan.model.terms import Audience
from congvan.model.text import Language
from congvan.model.view import WITHHELD_PASSAGE, WITHHELD_PHRASE
from congvan.publish.joins import joined
from congvan.publish.search import build_index, document
from congvan.publish.search_index import SearchSettings, search_index
from congvan.render.body import render_body
from congvan.render.search_record import Facet, SearchRecord, search_record
from congvan.store.cache import Cache
from tests.factories import a_letter

_RECORD = SearchRecord(
    address="bim-son/khcn/2026-04/",
    title='Báo cáo "đột phá" & <đổi mới>',
    write=lambda: "<h2 id='a'>1. Thông tin</h2><p>Giải pháp đột phá.</p>",
    facets=(Facet("agency", "Cơ quan", "bim-son", "UBND phường Bỉm Sơn"),),
    meta={"symbol": "12/UBND-VHXH", "also": "4/2026"},
    day=date(2026, 4, 17),
    number=12,
    year=2026,
    month=4,
)
_SETTINGS = SearchSettings(Audience.PUBLIC, "Kho thử")


def _records(count: int) -> list[SearchRecord]:
    return [
        replace(
            _RECORD,
            address=f"w{number:02}/khcn/2026-04/",
            write=f"<p>Văn bản {number} về đường và cầu số {number % 7}.</p>".__str__,
            facets=(Facet("agency", "Cơ quan", f"w{number % 9}", f"Phường {number % 9}"),),
            day=date(2026, 4, number % 28 + 1),
            number=number + 1,
            month=number % 12 + 1,
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


def _unstroked(text: str) -> str:
    return text.replace("d\u0369", "đ").replace("D\u0369", "Đ")


def _fake(folder: Path, body: str) -> str:
    program = folder / "pagefind"
    program.write_text(f"#!{sys.executable}\nimport base64, json, sys\n{body}\n", "utf-8")
    program.chmod(stat.S_IRWXU)
    return str(program)


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """The index of one record, as it is published: of its one part."""
    made = search_index([_RECORD], None, _SETTINGS)
    return {name.removeprefix("2026/"): data for name, data in made.items()}


def test_only_what_the_search_page_loads_is_published() -> None:
    """Script and engine once, the index of each year by itself; no user interface, no highlighter, no worker."""
    made = search_index([_RECORD, replace(_RECORD, address="b/c/2025-04/", year=2025)], None, _SETTINGS)
    assert {name for name in made if "/" not in name} == {
        "catalogue.json", "facets.json", "pagefind.js", "wasm.unknown.pagefind",
    }  # fmt: skip
    assert {name.split("/")[0] for name in made if "/" in name} == {"2025", "2026"}
    in_year = {re.sub(r"(\w+\.)?vi_\w+", "…", name.removeprefix("2025/")) for name in made if name.startswith("2025/")}
    assert in_year == {"pagefind-entry.json", "rows.json", "….pf_meta", "index/….pf_index", "fragment/….pf_fragment"}


def test_a_part_finds_the_one_engine() -> None:
    """A browser resolves what Pagefind asks for to the engine above the parts, however deep a part lies."""
    made = search_index(_records(30), None, _SETTINGS, most=10)
    parts = json.loads(made["catalogue.json"])["parts"]
    assert len(parts) > 1
    for part in parts:
        entry = json.loads(made[f"{part['name']}/pagefind-entry.json"])
        asked = f"https://host/pagefind/{part['name']}/wasm.{entry['languages']['vi']['wasm']}.pagefind"
        assert posixpath.normpath(urlsplit(asked).path) == "/pagefind/wasm.unknown.pagefind"


def test_the_engine_is_asked_for_once_and_not_waited_for_longer_than_it_takes(files: dict[str, bytes]) -> None:
    """All parts share it. If Pagefind changed its program this fails, and the search would be slower, not wrong."""
    script = files["pagefind.js"].decode()
    assert script.startswith("let engine;")
    assert "engine??=this.loadWasm(" in script
    assert "asyncSleep(50)" not in script


def test_the_newest_letters_of_a_large_part_stand_by_themselves() -> None:
    """They come first in the catalogue; together the parts hold every letter once; a small part stays whole."""
    records = _records(30)
    made = search_index(records, None, _SETTINGS, newest=7)
    parts = json.loads(made["catalogue.json"])["parts"]
    assert [(part["name"], part["letters"]) for part in parts] == [("2026/newest", 7), ("2026", 23)]
    days = [json.loads(made[f"{part['name']}/rows.json"])["days"] for part in parts]
    assert min(days[0]) >= max(days[1])
    assert sorted(days[0] + days[1]) == sorted(record.day.toordinal() for record in records)
    (whole,) = json.loads(search_index(records, None, _SETTINGS, newest=15)["catalogue.json"])["parts"]
    assert (whole["name"], whole["letters"]) == ("2026", 30)


def test_the_index_is_vietnamese(files: dict[str, bytes]) -> None:
    """One language, whatever a page says; one page."""
    entry = json.loads(files["pagefind-entry.json"])
    assert [(name, entry["languages"][name]["page_count"]) for name in entry["languages"]] == [("vi", 1)]


def test_address_and_metadata_arrive_unchanged(files: dict[str, bytes]) -> None:
    """Quotes, ampersands and angle brackets are neither lost nor doubled; the address stays relative."""
    (fragment,) = _fragments(files)
    assert fragment["url"] == "bim-son/khcn/2026-04/"
    meta = {name: _unstroked(text) for name, text in fragment["meta"].items()}
    assert meta == {"title": 'Báo cáo "đột phá" & <đổi mới>', **_RECORD.meta}


def test_the_text_is_kept_as_it_is_read(files: dict[str, bytes]) -> None:
    """The fragment shows the text with its accents, blocks parted, metadata not among it."""
    (fragment,) = _fragments(files)
    assert _unstroked(fragment["content"]) == "1. Thông tin. Giải pháp đột phá."


def test_d_bar_and_d_are_one_letter_and_marks_are_kept(files: dict[str, bytes]) -> None:
    """`đột` stands under `dot`, with its own marks as the only variant: so exact marks can still come first."""
    words = _words(files)
    ((variant, _pages),) = words["dot"][1]
    assert _unstroked(variant) == "đột"
    assert "đot" not in words


def test_a_symbol_is_indexed_as_a_whole_and_in_parts(files: dict[str, bytes]) -> None:
    """So that 12/UBND-VHXH, 12/ubnd and ubnd all find it."""
    assert {"12ubndvhxh", "12", "ubnd", "vhxh"} <= set(_words(files))


def test_headings_weigh_as_much_as_text(files: dict[str, bytes]) -> None:
    """A word of a heading has the weight 1, which Pagefind writes as 24, negative and less one."""
    pages = [variant for word, variant in _words(files).items() if word == "thong"]
    ((_pages, ((_form, ((_page, locations, _meta),)),)),) = pages
    assert locations[0] == -25


def test_rows_name_every_letter_the_newest_first() -> None:
    """Day, number and facet of each row are those of the letter that Pagefind has under the row's id."""
    records = _records(30)
    made = search_index(records, None, _SETTINGS)
    rows = json.loads(made["2026/rows.json"])
    address = {
        name.removeprefix("2026/fragment/").removesuffix(".pf_fragment"): json.loads(_plain(data))["url"]
        for name, data in made.items()
        if name.endswith(".pf_fragment")
    }
    by_address = {x.address: x for x in records}
    agency = rows["facets"]["agency"]
    for place, row in enumerate(rows["ids"]):
        record = by_address.pop(address[row])
        assert rows["days"][place] == record.day.toordinal()
        assert rows["numbers"][place] == record.number
        assert agency["values"][agency["rows"][place]] == record.facets[0].value
    assert not by_address
    assert rows["days"] == sorted(rows["days"], reverse=True)


def test_facets_count_letters_in_the_order_of_choice() -> None:
    """Each value with its label and how many letters have it, sorted as Vietnamese sorts."""
    (facet,) = json.loads(search_index(_records(30), None, _SETTINGS)["facets.json"])
    assert facet["name"] == "agency"
    assert facet["values"] == [[f"w{x}", f"Phường {x}", 4 if x < 3 else 3] for x in range(9)]


def test_a_year_of_many_letters_is_parted_by_months() -> None:
    """No part has more letters than asked for, no month is divided, and the newest part comes first."""
    made = search_index(_records(40), None, _SETTINGS, most=10)
    parts = json.loads(made["catalogue.json"])["parts"]
    assert [x["name"] for x in parts] == ["2026/11", "2026/08", "2026/05", "2026/03", "2026/01"]
    assert sum(x["letters"] for x in parts) == 40
    assert max(x["letters"] for x in parts) <= 10


def test_a_new_letter_changes_its_own_year_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other years come from the cache, without Pagefind, and keep every byte and the tag that browsers know them by."""
    old, new = _RECORD, replace(_RECORD, address="b/c/2025-04/", year=2025)
    cache = Cache(tmp_path)
    before = search_index([old, new], cache, _SETTINGS)
    after = search_index([old, replace(new, title="khác")], cache, _SETTINGS)
    assert {x: y for x, y in before.items() if x.startswith("2026/")} == {
        x: y for x, y in after.items() if x.startswith("2026/")
    }
    parts = [json.loads(x["catalogue.json"])["parts"] for x in (before, after)]
    assert parts[0][0] == parts[1][0]
    assert parts[0][1]["tag"] != parts[1][1]["tag"]
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tmp_path / "nowhere"))
    with pytest.raises(MachineError):
        search_index([replace(old, title="khác"), new], cache, _SETTINGS)


def test_only_an_internal_edition_joins_others() -> None:
    """A public one made from the same options joins none and names none; a link that leads elsewhere is refused."""
    assert joined(["../other/public"], Audience.INTERNAL) == ("../other/public/",)
    assert joined([], Audience.PUBLIC) == ()
    for audience, joins in ((Audience.PUBLIC, []), (Audience.INTERNAL, ["../other/public/"])):
        made = search_index([], None, SearchSettings(audience, "", joined(["../other/public/"], audience)))
        assert json.loads(made["catalogue.json"])["joins"] == joins
    for link in ("https://elsewhere.example/public/", "//elsewhere.example/", "/public/", "..", ""):
        with pytest.raises(MachineError):
            joined([link], Audience.INTERNAL)


def test_the_table_of_contents_names_every_file() -> None:
    """Entry → contents → words, fragments: every name leads to a file, and no file is left over."""
    made = search_index(_records(30), None, _SETTINGS)
    files = {name.removeprefix("2026/"): data for name, data in made.items() if name.startswith("2026/")}
    key = json.loads(files["pagefind-entry.json"])["languages"]["vi"]["hash"]
    _version, pages, chunks, filters, sorts, _meta = cbor2.loads(_plain(files[f"pagefind.{key}.pf_meta"]))
    assert not filters
    assert not sorts
    named = {f"fragment/{name}.pf_fragment" for name, _words_on_it in pages}
    named |= {f"index/{name}.pf_index" for _from, _to, name in chunks}
    assert named == {name for name in files if "/" in name}


def test_equal_records_give_equal_bytes_in_any_order() -> None:
    """Neither order of insertion, nor threads, nor the random order of Pagefind's tables change a byte."""
    records = _records(40)
    first = search_index(records, None, _SETTINGS, most=20)
    random.Random(7).shuffle(records)  # noqa: S311 - any order will do
    assert search_index(records, None, _SETTINGS, most=20) == first


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


def test_without_letters_the_catalogue_names_no_part() -> None:
    """search.js then says that there is nothing to search."""
    made = search_index([], None, _SETTINGS)
    assert sorted(made) == ["catalogue.json", "facets.json"]
    assert json.loads(made["catalogue.json"])["parts"] == []


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
        build_index([_RECORD, replace(_RECORD, address="empty/", write=str)])
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


def test_the_mark_of_what_was_left_out_is_not_searched() -> None:
    """Whoever looks for "thông tin" or "nội bộ" finds letters that say so, not all letters with something left out."""
    view = a_letter(body=f"Người liên hệ: {WITHHELD_PHRASE}.\n\n{WITHHELD_PASSAGE}\n")
    record = search_record(view, lambda: render_body(view.body), None, "Đã ban hành")
    (fragment,) = _fragments(build_index([record]))
    assert "Người liên hệ" in fragment["content"]
    assert "không công bố" not in fragment["content"]
    assert "bản công khai" not in fragment["content"]
