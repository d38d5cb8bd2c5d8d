"""Rows 6 to 12: the State's name and the motto, their rule, who writes and above whom, and the rule below."""

from collections.abc import Iterator

from congvan.inspect.measured import capitals, centred, face, fits, length, number, shown, size, words
from congvan.inspect.parts import Letter
from congvan.inspect.parts.words import MOTTO, STATE, same
from congvan.inspect.report import Breach, Seen, Shown, absent, judged, missing, unknown
from congvan.inspect.sheet import Line, Stroke, around
from congvan.model.form import Measure
from congvan.model.text import Several, Text, Value

_UNDERLINED = 0.2  # ems below the words: nearer is an underline, which touches the letters' tails
_BELOW = 14.0  # points below the words within which their rule is looked for
_BESIDE = 8.0  # points that a rule may reach beyond the words and still be theirs
_TOUCHING = 1.0  # points between the pieces of a rule drawn in pieces

_STATE, _MOTTO = Text("the State's name"), Text("the motto")


def state(letter: Letter) -> Seen:
    """Row 6: its words in one line, 12 to 13 pt, bold, at the top right."""
    line = letter.head.state
    if line is None:
        return missing(_STATE, STATE)
    return judged(
        [
            words(line, STATE, equal=same(line.text, STATE)),
            size(line, letter.form, "state", _STATE),
            face(line, bold=True),
            _on_the_right(line, letter),
        ],
        shown(line, letter.form, "state"),
    )


def _on_the_right(line: Line, letter: Letter) -> Breach | None:
    above = [
        x for x in letter.lines if x.page == 1 and x.box.bottom < line.box.top + 1 and x.box.middle > letter.head.split
    ]
    if line.box.middle > letter.own[0].width / 2 and not above:
        return None
    found = Text("{across} from the left, {down} from the top")
    where = found.of(across=length(line.box.x0, "mm"), down=length(line.box.top, "mm"))
    return Breach(Text("place of {part}").of(part=_STATE), line.box, Text("at the top right"), where)


def motto(letter: Letter) -> Seen:
    """Row 7: its words with hyphens between blanks, 13 to 14 pt, bold, centred under the State's name."""
    line, over = letter.head.motto, letter.head.state
    if line is None:
        return missing(_MOTTO, MOTTO)
    # the words are fixed to their capitals; only where a tone mark stands is free
    return judged(
        [
            words(line, MOTTO, equal=same(line.text, MOTTO)),
            size(line, letter.form, "motto", _MOTTO),
            face(line, bold=True),
            centred(line.box, over.box, letter.form, _MOTTO) if over else None,
        ],
        shown(line, letter.form, "motto"),
    )


def motto_rule(letter: Letter) -> Seen:
    """Row 8: a drawn solid line as long as the motto, centred."""
    line = letter.head.motto
    if line is None:
        return unknown(Text("there is no motto"))
    return _judged_rule(letter, line, letter.form["motto-rule"], Text("the line under the motto"))


def issuer_rule(letter: Letter) -> Seen:
    """Row 12: a drawn solid line of a third to a half of the issuer's last line, centred."""
    if not letter.head.issuer:
        return unknown(Text("there is no issuer"))
    return _judged_rule(letter, letter.head.issuer[-1], letter.form["issuer-rule"], Text("the line under the issuer"))


def _judged_rule(letter: Letter, line: Line, measure: Measure, what: Text) -> Seen:
    pieces = [x for x in letter.own[0].rules if _is_below(x, line)]
    drawn = [x for x in pieces if x.box.top > line.baseline + _UNDERLINED * line.size]
    if not drawn:
        found = Text("underlined words") if pieces else Text("nothing")
        return judged([Breach(what, line.box, Text("a drawn solid line"), found)])
    box = around([x.box for x in drawn])
    kept = Shown(box, _share(bounds_of(measure)), _share(_percent(box.width / line.box.width)))
    return judged(_rule_breaches(letter, line, measure, what, drawn), kept)


def _rule_breaches(
    letter: Letter, line: Line, measure: Measure, what: Text, drawn: list[Stroke]
) -> Iterator[Breach | None]:
    box = around([x.box for x in drawn])
    length_found = box.width / line.box.width
    # as exactly as such a line can be measured: its ends are a hair thick
    if not measure.least - 0.005 <= length_found <= measure.most + 0.005:
        yield Breach(
            Text("length of {part}").of(part=what), box, _share(bounds_of(measure)), _share(_percent(length_found))
        )
    if not all(x.is_solid for x in drawn) or _gaps(drawn):
        yield Breach(what, box, Text("a drawn solid line"), Text("a broken line"))
    yield centred(box, line.box, letter.form, what)


def _gaps(drawn: list[Stroke]) -> bool:
    ends = sorted((x.box.x0, x.box.x1) for x in drawn)
    reach = ends[0][1]
    for start, end in ends[1:]:
        if start > reach + _TOUCHING:
            return True
        reach = max(reach, end)
    return False


def _is_below(rule: Stroke, line: Line) -> bool:
    down = rule.box.top - line.baseline
    across = line.box.x0 - _BESIDE < rule.box.middle < line.box.x1 + _BESIDE
    return across and 0 < down < _BELOW and rule.box.width < line.box.width * 2


def bounds_of(measure: Measure) -> Value:
    """Say which share of the words' width a rule may have."""
    return Several((_percent(measure.least), _percent(measure.most)), "–")


def _percent(share: float) -> Value:
    return f"{share * 100:.0f}%"


def _share(share: Value) -> Value:
    return Text("{share} of the words' width").of(share=share)


def sizes_together(letter: Letter) -> Seen:
    """Row 9: State's name, motto and day in 13, 14, 14 or in 12, 13, 13 pt."""
    head, form = letter.head, letter.form
    if not (head.state and head.motto and head.date):
        return unknown(Text("one of the three is missing"))
    lines = {"state": head.state, "motto": head.motto, "date": head.date}
    if not all(fits(line.size, form[name], form) for name, line in lines.items()):
        return unknown(Text("one of the three has a wrong size itself"))
    slack = form["tolerance-size"].value
    found = _three([x.size for x in lines.values()])
    expected = Several(tuple(_three([getattr(form[x], end) for x in lines]) for end in ("most", "least")), Text(" or "))
    for end in ("least", "most"):
        if all(abs(line.size - getattr(form[name], end)) <= slack for name, line in lines.items()):
            return judged([], Shown(head.state.box, expected, found))
    return judged([Breach(Text("sizes of the State's name, the motto and the day"), head.state.box, expected, found)])


def _three(sizes: list[float]) -> Value:
    return Text("{sizes} pt").of(sizes=Several(tuple(number(x) for x in sizes), " / "))


def parent(letter: Letter) -> Seen:
    """Row 10: where there is one, in capitals, regular, 12 to 13 pt, above the issuer."""
    lines = letter.head.parent
    if not lines:
        return absent(Text("no parent agency is named"))
    form = letter.form
    return judged(
        (x for line in lines for x in (capitals(line), size(line, form, "parent"), face(line), _over(line, letter))),
        shown(lines[0], form, "parent"),
    )


def _over(line: Line, letter: Letter) -> Breach | None:
    issuer = letter.head.issuer
    return centred(line.box, issuer[-1].box, letter.form, Text("the parent agency"))


def issuer(letter: Letter) -> Seen:
    """Row 11: in capitals, bold, 12 to 13 pt, its lines centred on each other."""
    lines = letter.head.issuer
    if not lines:
        return missing(Text("the issuer"), Text("the office's name in capitals"))
    form = letter.form
    return judged(
        (
            x
            for line in lines
            for x in (
                capitals(line),
                size(line, form, "issuer"),
                face(line, bold=True),
                centred(line.box, lines[-1].box, form, Text("the issuer")),
            )
        ),
        shown(lines[-1], form, "issuer"),
    )
