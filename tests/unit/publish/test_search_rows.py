"""The choices of the search page, as data: named, worded and ordered by the one table of facets."""

import json
from dataclasses import replace

from congvan.model import address
from congvan.publish.search_rows import facets
from congvan.render.body import render_body
from congvan.render.search_record import Facet, search_record
from tests.factories import a_letter


def test_facets_stand_in_order_and_say_their_word_for_all() -> None:
    """Those of every letter first; one that only a series knows, or nobody yet, comes behind them."""
    view = a_letter()
    record = search_record(view, lambda: render_body(view.body), address.letter_pdf(view.id), "Đã ban hành")
    others = (Facet("figure:khcn:b", "Quỹ", "true", "Có"), Facet("signer", "Người ký", "b", "Bình"))
    told = json.loads(facets([replace(record, facets=(*others, *record.facets))]))
    assert [(x["name"], x["all"]) for x in told] == [
        ("agency", "Tất cả cơ quan"),
        ("series", "Tất cả loại báo cáo"),
        ("year", "Tất cả các năm"),
        ("period", "Tất cả"),
        ("status", "Mọi tình trạng"),
        ("attached", "Tất cả"),
        ("signer", "Tất cả"),
        ("figure:khcn:b", "Tất cả"),
    ]
    assert told[0]["values"] == [["bim-son", "UBND phường Bỉm Sơn", 1]]
