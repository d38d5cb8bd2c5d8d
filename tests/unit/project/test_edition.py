from datetime import date
from pathlib import Path

import pytest

from congvan.model.history import Rewritten, Version
from congvan.model.identity import LetterId
from congvan.model.terms import Audience
from congvan.model.view import WITHHELD_PHRASE, EditionView, LetterView, RewrittenView
from congvan.project import project
from congvan.project.links import rewrite_links
from tests.small_archive import AGENCY, DRAFT, FEBRUARY, FOLDER, JANUARY, SERIES, SOUND, Files, changed, check, sound

PUBLIC, INTERNAL = Audience.PUBLIC, Audience.INTERNAL
MARCH = LetterId.parse("xa-mau/bao-cao/2026-03")


def _edition(tmp_path: Path, files: Files, audience: Audience, as_of: date | None = None) -> EditionView:
    archive, findings = check(tmp_path, files)
    assert not [x for x in findings if x.is_error]  # a link to what is hidden is warned of, no more
    return project(archive, audience, as_of)[0]


def _months(edition: EditionView) -> list[str]:
    return [str(x.id.period) for x in edition.letters]


def _one(edition: EditionView, period: str) -> LetterView:
    return next(x for x in edition.letters if str(x.id.period) == period)


_HIDDEN = [
    pytest.param(changed(FEBRUARY, "copies:", "visibility: internal\ncopies:"), id="internal letter"),
    pytest.param(
        changed(FEBRUARY, "status: issued\nnumber: 2", "status: draft\nnumber:", "date: 2026-02-19", "date:"),
        id="draft",
    ),
]
_ISSUED = SOUND[JANUARY].replace("number: 1", "number: 3").replace("01-19", "03-19").replace("50 triệu", "70 triệu")


@pytest.mark.parametrize("hidden", _HIDDEN)
def test_what_is_hidden_does_not_exist(tmp_path: Path, hidden: dict[str, str]) -> None:
    """No page, no neighbour, no tie, no link, no place in any list; and nothing of its own id in any view."""
    march = _ISSUED.replace("copies:", "corrects: xa-mau/bao-cao/2026-02\ncopies:").replace(
        "Kỳ báo cáo",
        "[tháng trước](xa-mau/bao-cao/2026-02), [tháng đầu](xa-mau/bao-cao/2026-01), [a [b]](xa-mau/bao-cao/2026-02)"
        "\n\n[x]: xa-mau/bao-cao/2026-02\n\nKỳ báo cáo",
    )
    edition = _edition(tmp_path, {**hidden, DRAFT: march}, PUBLIC)
    assert _months(edition) == ["2026-03", "2026-01"]
    march_view, january = edition.letters
    assert (march_view.previous, january.next) == (january.id, march_view.id)
    assert (march_view.relations, january.relations) == ((), ())
    assert "tháng trước, [tháng đầu](../2026-01/)" in march_view.body
    assert "2026-02" not in repr(edition)


def test_the_internal_edition_shows_all(tmp_path: Path) -> None:
    """Drafts, internal letters, their neighbours and ties."""
    march = SOUND[DRAFT].replace("copies:", "corrects: xa-mau/bao-cao/2026-02\ncopies:")
    edition = _edition(
        tmp_path, {**changed(FEBRUARY, "copies:", "visibility: internal\ncopies:"), DRAFT: march}, INTERNAL
    )
    assert _months(edition) == ["2026-03", "2026-02", "2026-01"]
    february = _one(edition, "2026-02")
    assert (february.internal, february.next) == (True, MARCH)
    assert [(x.kind, x.letter) for x in february.relations] == [("corrected-by", MARCH)]
    assert [(x.kind, x.symbol) for x in _one(edition, "2026-03").relations] == [("corrects", "02/UBND-VP")]


def test_the_day_of_an_edition_tells_of_no_hidden_letter(tmp_path: Path) -> None:
    """The newest date is that of what is shown, unless one is given."""
    hidden = changed(FEBRUARY, "copies:", "visibility: internal\ncopies:")
    assert _edition(tmp_path / "a", hidden, PUBLIC).as_of == date(2026, 1, 19)
    assert _edition(tmp_path / "b", hidden, INTERNAL).as_of == date(2026, 2, 19)
    assert _edition(tmp_path / "c", hidden, PUBLIC, date(2030, 1, 1)).as_of == date(2030, 1, 1)


def test_duties(tmp_path: Path) -> None:
    """What is owed around today and is not shown; nothing from before the first letter, nothing of a hidden series."""
    duties = _edition(tmp_path / "a", {}, PUBLIC, date(2026, 3, 25)).duties
    assert [(str(x.period), x.due, x.overdue) for x in duties] == [
        ("2026-03", date(2026, 3, 20), True),
        ("2026-04", date(2026, 4, 20), False),
    ]
    internal = _edition(tmp_path / "b", {}, INTERNAL, date(2026, 3, 25)).duties
    assert [str(x.period) for x in internal] == ["2026-04"]
    hidden = changed(SERIES, "visibility: public", "visibility: internal")
    assert _edition(tmp_path / "c", hidden, PUBLIC, date(2026, 3, 25)).duties == ()
    added_up = changed(AGENCY, "series: [bao-cao]", "series: [bao-cao]\nconsolidates: [bao-cao]")
    assert _edition(tmp_path / "d", added_up, PUBLIC, date(2026, 3, 25)).duties == ()  # as on the series' board


def test_an_internal_series_is_not_named(tmp_path: Path) -> None:
    """Neither among the series nor among what an agency owes; its letters are internal unless they say otherwise."""
    hidden = changed(SERIES, "visibility: public", "visibility: internal")
    edition = _edition(tmp_path / "a", hidden, PUBLIC)
    assert (edition.letters, edition.series, edition.agencies[0].series) == ((), (), ())
    assert "Việc mẫu" not in repr(edition)
    shown = {**hidden, **changed(FEBRUARY, "copies:", "visibility: public\ncopies:")}
    assert [x.id for x in _edition(tmp_path / "b", shown, PUBLIC).series] == ["bao-cao"]


def test_default_is_internal(tmp_path: Path) -> None:
    """Neither letter nor series says for whom: for the office alone."""
    assert _edition(tmp_path, changed(SERIES, "visibility: public\n", ""), PUBLIC).letters == ()


def test_attachments(tmp_path: Path) -> None:
    """Each for its own audience; one that does not say is internal."""
    declared = "[{file: a.pdf, title: Bảng, visibility: public}, {file: b.pdf, title: Phụ lục}]"
    files = {
        **changed(FEBRUARY, "copies:", f"attachments: {declared}\ncopies:"),
        f"{FOLDER}/2026-02/a.pdf": b"%PDF-1.",
        f"{FOLDER}/2026-02/b.pdf": b"%PDF-",
    }
    archive = sound(tmp_path, files)
    seen = {x: _one(project(archive, x)[0], "2026-02").attachments for x in Audience}
    assert [(x.file, x.title, x.size, x.internal) for x in seen[PUBLIC]] == [("a.pdf", "Bảng", 7, False)]
    assert [(x.file, x.internal) for x in seen[INTERNAL]] == [("a.pdf", False), ("b.pdf", True)]


def test_figures(tmp_path: Path) -> None:
    """Public figures with labels from the outermost, as printed and as plain numbers; a dash for what is not given."""
    files = changed(FEBRUARY, "spent: 60 triệu}", "spent: 60 triệu, hidden: 4 triệu}")
    archive = sound(tmp_path, files)
    public, internal = (_one(project(archive, x)[0], "2026-02").figures for x in (PUBLIC, INTERNAL))
    total = next(x for x in public if x.name == "money.total")
    assert (total.labels, total.text, total.value, total.unit) == (
        ("Kinh phí", "Tổng"), "300 triệu đồng", 300_000_000, "đồng",
    )  # fmt: skip
    assert {x.name for x in internal} - {x.name for x in public} == {"money.hidden", "secret"}
    assert [x.text for x in public if x.name in ("since", "rate", "open")] == ["98,5", "có", "–"]


def test_the_envelope_of_a_public_letter(tmp_path: Path) -> None:
    """No contact, no remarks; a mark that something was left out of the body."""
    contact = "contact: {name: PLANTED, phone: PLANTED}\nnotes: PLANTED\ncopies:"
    edition = _edition(tmp_path, changed(FEBRUARY, "copies:", contact, "{{ period }}", "{{ contact.name }}"), PUBLIC)
    february = _one(edition, "2026-02")
    assert (february.contact, february.notes, february.withheld) == (None, "", True)
    assert "PLANTED" not in repr(edition)
    assert not _one(edition, "2026-01").withheld


@pytest.mark.parametrize(
    ("markdown", "rewritten"),
    [
        ("[a](a/b/2026-01)", "[a](../2026-01/)"),
        ("[a](<a/b/2026-01>)", "[a](<../2026-01/>)"),
        ('[a](a/b/2026-01 "t")', '[a](../2026-01/ "t")'),
        ("[a](a/b/2026-02)", "a"),
        ("[a](a/b/2026-02 't')", "a"),
        ("[a [b] c](a/b/2026-02)", "a [b] c"),
        ("[a\nb](a/b/2026-02)", "a\nb"),
        ("[a]: a/b/2026-02", "[a]: #"),
        ("[a]: <a/b/2026-01>", "[a]: <../2026-01/>"),
        ("[^a]: a/b", "[^a]: a/b"),
        ("[a](x.pdf) ![a](x.png)", f"[a](x.pdf) {WITHHELD_PHRASE}"),
        ("[a](y.pdf)", "a"),
        (
            "[a](https://example.com) [b](#c) [d](mailto:e@example.com)",
            "[a](https://example.com) [b](#c) [d](mailto:e@example.com)",
        ),
        (f"{WITHHELD_PHRASE}(b)", f"\\{WITHHELD_PHRASE}(b)"),
        (f"{WITHHELD_PHRASE}: b", f"\\{WITHHELD_PHRASE}: b"),
        (f"[a](https://b.vn/{WITHHELD_PHRASE})", f"a {WITHHELD_PHRASE}"),
        (f"{WITHHELD_PHRASE}(a/b/2026-01)", f"\\{WITHHELD_PHRASE}(a/b/2026-01)"),
        ("a](b", "a](#"),
        ("[a](bang%20so.xlsx) [a](<bang so.xlsx>)", "[a](bang%20so.xlsx) [a](<bang%20so.xlsx>)"),
        ("[a](x.pdf#page=2) [a](y.pdf#page=2)", "[a](x.pdf#page=2) a"),
        ("[a][1] [b][2]\n\n[1]: <bang so.xlsx>\n[2]: y.pdf", "[a][1] b\n\n[1]: <bang%20so.xlsx>\n[2]: #"),
        ("[A], [a][] ![a]\n\n[a]: y.png", f"A, a {WITHHELD_PHRASE}\n\n[a]: #"),
        ("- a\n\n    [1]: y.pdf", "- a\n\n    [1]: #"),
        ("[![a](x.png)](x.pdf)", f"[{WITHHELD_PHRASE}](x.pdf)"),
        ("![a [b](x.pdf)](y.png)", WITHHELD_PHRASE),
        ('[a](y.pdf "(:")', "a"),
        ("\\[a](x.pdf) x\\](y.pdf)", "\\[a](x.pdf) x\\](y.pdf)"),
    ],
)
def test_links(markdown: str, rewritten: str) -> None:
    """To what the audience sees: its page, from this one; to all else: the words alone, or a link to nowhere."""
    here, there = LetterId.parse("a/b/2026-03"), LetterId.parse("a/b/2026-01")
    assert rewrite_links(markdown, here, frozenset({"x.pdf", "bang so.xlsx"}), frozenset({here, there})) == rewritten


def _history(period: str) -> dict[LetterId, tuple[Version, ...]]:
    version = Version("changed", date(2026, 1, 5), "Nguyễn Văn An", "Bỏ tên", (Rewritten("PLANTED", "x"),))
    return {LetterId.parse(f"xa-mau/bao-cao/{period}"): (version, Version("cut"))}


def test_versions_are_of_the_internal_edition_alone(tmp_path: Path) -> None:
    """The office is told of a letter's versions; the public of none, though they were handed over."""
    archive = sound(tmp_path)
    seen = project(archive, INTERNAL, history=_history("2026-01"))[0]
    assert [(x.kind, x.who, x.why) for x in _one(seen, "2026-01").versions] == [
        ("changed", "Nguyễn Văn An", "Bỏ tên"),
        ("cut", "", ""),
    ]
    assert _one(seen, "2026-01").versions[0].rewritten == (RewrittenView("PLANTED", "x"),)
    assert _one(seen, "2026-02").versions == ()
    assert "PLANTED" not in repr(project(archive, PUBLIC, history=_history("2026-01"))[0])
    assert project(archive, PUBLIC, history=_history("2026-01"))[0] == project(archive, PUBLIC)[0]
