"""Records enter; what the search page needs to narrow, count and order them leaves, as data.

The rows of a part name its letters as Pagefind does, the newest first. The facets of the whole edition name what may be
chosen, in the order in which it is shown. Both hold what the letters' own pages show, and nothing else.
"""

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from congvan.render.search_record import Facet, SearchRecord
from congvan.vietnamese.collate import sort_key

_SIGNATURE = b"pagefind_dcd"
_FRAGMENT = "fragment/", ".pf_fragment"


def rows(records: Sequence[SearchRecord], files: Mapping[str, bytes]) -> bytes:
    """Give the rows of a part: ids, days and numbers of letters; of each facet the values, and who has which.

    A letter without a number has 0; one without a facet has -1.
    """
    ids = dict(_ids(files))
    ordered = sorted(records, key=lambda x: (-x.day.toordinal(), -x.month, x.address))
    known = {
        "ids": [ids[x.address] for x in ordered],
        "days": [x.day.toordinal() for x in ordered],
        "numbers": [x.number or 0 for x in ordered],
        "facets": {name: _column(held, len(ordered)) for name, held in sorted(_held(ordered).items())},
    }
    return as_json(known)


def as_json(value: Any) -> bytes:
    """Write data for a script."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _ids(files: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Give each page's address and Pagefind's id of it."""
    before, behind = _FRAGMENT
    for name, data in files.items():
        if name.startswith(before):
            plain = data if data.startswith(_SIGNATURE) else gzip.decompress(data)
            yield json.loads(plain.removeprefix(_SIGNATURE))["url"], name.removeprefix(before).removesuffix(behind)


def _held(ordered: Sequence[SearchRecord]) -> Mapping[str, Mapping[int, str]]:
    """Give each facet's values, by the row that has one."""
    held: dict[str, dict[int, str]] = defaultdict(dict)
    for row, record in enumerate(ordered):
        for facet in record.facets:
            held[facet.name].setdefault(row, facet.value)
    return held


def _column(held: Mapping[int, str], length: int) -> dict[str, Any]:
    values = sorted(set(held.values()))
    place = {value: number for number, value in enumerate(values)}
    return {"values": values, "rows": [place[held[x]] if x in held else -1 for x in range(length)]}


def facets(records: Iterable[SearchRecord]) -> bytes:
    """Give all facets in the order of their choice, each with its values in theirs: id, label, number of letters."""
    every = [x for record in records for x in record.facets]
    kinds = {x.name: x for x in every}
    counts = Counter((x.name, x.value) for x in every)
    values: dict[str, dict[str, Facet]] = defaultdict(dict)
    for each in every:
        values[each.name][each.value] = each
    return as_json(
        [
            {
                "name": kind.name,
                "label": kind.label,
                "all": kind.all,
                "values": [
                    [x.value, x.shown, counts[x.name, x.value]]
                    for x in sorted(values[kind.name].values(), key=_standing)
                ],
            }
            for kind in sorted(kinds.values(), key=lambda x: (x.place, sort_key(x.label), x.name))
        ]
    )


def _standing(facet: Facet) -> tuple[Any, ...]:
    return facet.rank, sort_key(facet.shown), facet.value
