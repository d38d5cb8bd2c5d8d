"""Records enter; what the search page needs to narrow, count and order them leaves, as data.

The rows of a part name its letters as Pagefind does, the newest first. The facets of the whole edition name what may be
chosen, in the order in which it is shown. Both hold what the letters' own pages show, and nothing else.
"""

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from congvan.render.search_record import FIGURE, Facet, SearchRecord
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
        "facets": {name: _column(name, ordered) for name in sorted({y.name for x in ordered for y in x.facets})},
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


def _column(name: str, ordered: Sequence[SearchRecord]) -> dict[str, Any]:
    held = [next((y.value for y in x.facets if y.name == name), None) for x in ordered]
    values = sorted({x for x in held if x is not None})
    place = {value: number for number, value in enumerate(values)}
    return {"values": values, "rows": [-1 if x is None else place[x] for x in held]}


def facets(records: Iterable[SearchRecord]) -> bytes:
    """Give all facets in the order of their choice, each with its values in theirs: id, label, number of letters."""
    every = [x for record in records for x in record.facets]
    labels = {x.name: x.label for x in every}
    counts = Counter((x.name, x.value) for x in every)
    values = {(x.name, x.value): x for x in every}
    names = sorted(labels, key=lambda x: (_place(x), sort_key(labels[x]), x))
    return as_json(
        [
            {
                "name": name,
                "label": labels[name],
                "values": [
                    [x.value, x.shown, counts[name, x.value]]
                    for x in sorted((x for x in values.values() if x.name == name), key=_standing)
                ],
            }
            for name in names
        ]
    )


_ORDER = ("agency", "series", "year", "period", "status", "attached")


def _place(name: str) -> int:
    return len(_ORDER) if name.startswith(FIGURE) else _ORDER.index(name)


def _standing(facet: Facet) -> tuple[Any, ...]:
    return facet.rank, sort_key(facet.shown), facet.value
