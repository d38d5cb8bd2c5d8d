"""What the bench's pure parts promise: a letter in Typst says the same words, aims are judged, trouble stops nobody."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.paper.entrants import Entrant
from tests.bench.paper.pace import Pace, pace_of
from tests.bench.paper.typst_form import markup
from tests.bench.process import run
from tests.bench.report import HEAD, Aim, Row, line

HTML = """\
<p>Kính gửi <em>quý cơ quan</em> số #12/UBND_VX @ [x] $5 &lt;b&gt;.</p>
<h2 id="1">1. Đặc điểm</h2><h3 class="point">a) điểm</h3>
<ul><li>một</li><li>hai<ul><li>trong hai</li></ul></li></ul>
<table><thead><tr><th>Nội dung</th><th align="right">Số tiền</th></tr></thead>
<tbody><tr><td>Thu</td><td align="right">1.000</td></tr></tbody></table>
<b><p>☒ Có; ☐ Không <strong>đậm</strong>./.</p></b>"""
TYPST = """\
Kính gửi #emph[quý cơ quan] số \\#12\\/UBND\\_VX \\@ \\[x\\] \\$5 \\<b\\>.

== 1\\. Đặc điểm

=== #text(weight: "regular")[a) điểm]

- một
- hai

  - trong hai

#table(columns: (1fr,) * 2,
  table.header(table.cell(align: center)[#strong[Nội dung]], table.cell(align: center)[#strong[Số tiền]]),
  [Thu], table.cell(align: right)[1.000],
)

#box-ticked; Có; #box-empty; Không #strong[đậm].\\/."""


def test_a_letter_in_typst_keeps_words_headings_lists_and_tables() -> None:
    """Whatever Typst would take for markup is escaped; headings, nested items, heads and sides of tables stay."""
    assert markup(HTML) == TYPST


@pytest.mark.parametrize(
    ("aim", "values", "verdict"),
    [
        (Aim("≥ 5", 5), [4.0, 5.0, 9.0], "≥ 5: met"),
        (Aim("≥ 5", 5), [4.9], "≥ 5: **missed**"),
        (Aim("< 40", 40, at_most=True, of=max), [39.0, 41.0], "< 40: **missed**"),
        (Aim("≥ 5", 5), [], "≥ 5: not measured"),
    ],
)
def test_an_aim_is_judged_by_the_value_that_it_means(aim: Aim, values: list[float], verdict: str) -> None:
    """The median, or the largest where all must keep it; what was not measured was not met."""
    assert aim.verdict(values) == verdict


def test_a_row_without_values_is_a_line_of_the_table() -> None:
    """A peer that could not be measured has a line with as many cells as the head, and its aim is not met."""
    text = line(Row(60, "peer: a|b: NOT MEASURED", "", [], aim=Aim("≥ 5", 5)))
    assert text.replace(r"\|", "").count("|") == HEAD.splitlines()[0].count("|")
    assert "not measured |" in text


def test_a_peer_in_trouble_says_so_and_takes_no_more_turns(tmp_path: Path) -> None:
    """An installation that fails leaves its last words, and nothing is measured, whatever was before."""
    turns: list[int] = []

    def fail() -> object:
        return run((sys.executable, "-c", "raise SystemExit('no such package')"), tmp_path)

    def turn() -> Pace:
        turns.append(1)
        return Pace(1, 1, 1)

    peer = Entrant("a peer", turn, fail)
    peer.ready()
    peer.take_turn()
    assert (turns, peer.paces) == ([], [])
    assert peer.trouble.endswith("no such package")


def test_the_pace_leaves_out_the_trial_and_refuses_what_is_no_pdf() -> None:
    """The first letter is made but not counted; something else than a PDF stops the measurement."""
    made: list[str] = []

    def make(source: str) -> bytes:
        made.append(source)
        return b"%PDF-" + source.encode() * 1000

    pace = pace_of(make, ["a", "b", "c"])
    assert (made, pace.letters, pace.kilobytes) == (["a", "b", "c"], 2, 1.005)
    with pytest.raises(ValueError, match="no PDF"):
        pace_of(lambda _: b"", ["a", "b"])


def test_the_printers_need_nothing_of_ours() -> None:
    """A peer's environment holds the peer alone, so its program must start without the project's libraries."""
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-S", "-c", "import tests.bench.paper.printers, sys; print('congvan' in sys.modules)"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "False\n"
