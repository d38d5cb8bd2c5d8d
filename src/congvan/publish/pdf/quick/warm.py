"""WeasyPrint enters as it is; for as long as a letter takes, it does not do again what it did for another letter.

What stays true: the bytes are those of WeasyPrint alone (tests compare them). What is kept is a pure function of its
key: how a text breaks into a line, how that line is drawn, and what a style is. Where WeasyPrint's inside is not the
one that this was written for, nothing is changed at all. Why inside a library's functions: docs/decisions/0021.
"""

import copy
import gc
import inspect
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from operator import itemgetter
from typing import Any

import weasyprint
from weasyprint import css
from weasyprint.draw import text as drawing
from weasyprint.layout import inline, preferred
from weasyprint.text import line_break

from congvan.publish.pdf.engine import WRITTEN_FOR
from congvan.publish.pdf.quick.styles import KeptStyles
from congvan.publish.pdf.quick.tape import NotPlainError, Tape

_MOST_LINES = 20_000  # kept at once, some 40 MB; then we begin anew
_MOST_STYLES = 2_000  # a letter has some 150
_LEAST_SIZE = 0.001  # in pixels; WeasyPrint draws nothing that is far smaller
_LETTERS_PER_COLLECTION = 16  # some 50 MB of boxes that point at each other

# Properties on which a line's breaks and glyphs depend. All but one are inherited; that one reaches downwards too.
_TEXT = (
    "direction", "font_family", "font_feature_settings", "font_kerning", "font_language_override", "font_size",
    "font_stretch", "font_style", "font_variant_alternates", "font_variant_caps", "font_variant_east_asian",
    "font_variant_ligatures", "font_variant_numeric", "font_variant_position", "font_variation_settings", "font_weight",
    "hyphenate_character", "hyphenate_limit_chars", "hyphenate_limit_zone", "hyphens", "lang", "letter_spacing",
    "line_height", "overflow_wrap", "tab_size", "text_decoration_line", "white_space", "word_break", "word_spacing",
)  # fmt: skip
# What we take the place of, and the parameters with which it is called.
_SIGNATURES: Mapping[str, tuple[Any, str]] = {
    "split_first_line": (
        line_break.split_first_line,
        "text style context max_width justification_spacing is_line_start minimum",
    ),
    "create_layout": (line_break.create_layout, "text style context max_width justification_spacing"),
    "strut": (line_break.strut, "style"),
    "draw_first_line": (drawing.draw_first_line, "stream textbox text_overflow block_ellipsis matrix"),
    "reactivate": (line_break.Layout.reactivate, "self style"),
    "set_computed_styles": (
        css.StyleFor.set_computed_styles,
        "self element parent root pseudo_type base_url target_collector",
    ),
}
_busy = threading.RLock()


def begin() -> None:
    """Take what is loaded so far out of the collector's sight; for processes that only make PDFs."""
    gc.collect()
    gc.freeze()


@contextmanager
def quick() -> Iterator[None]:
    """Make one letter within this; afterwards WeasyPrint is as it was."""
    with _busy, _without_collector():
        places = [(owner, name, getattr(owner, name), short) for owner, name, short in _shortcuts()]
        for owner, name, _, short in places:
            setattr(owner, name, short)
        try:
            yield
        finally:
            for owner, name, before, _ in places:
                setattr(owner, name, before)
            _kept.end_letter()


def forget() -> None:
    """Let go of all that is kept, and with it of the fonts."""
    _kept.clear()


@cache
def _shortcuts() -> tuple[tuple[Any, str, Callable[..., Any]], ...]:
    """Owner, name and our own of each function in whose place we put ours; none where WeasyPrint is another."""
    if not is_known():
        return ()
    return (
        (inline, "split_first_line", _split_first_line),
        (preferred, "split_first_line", _split_first_line),
        (inline, "strut", _strut),
        (inline, "create_layout", _text_to_draw),
        (drawing, "draw_first_line", _draw_first_line),
        (line_break.Layout, "reactivate", _reactivate_later),
        (css.StyleFor, "set_computed_styles", _set_computed_styles),
    )


def is_known() -> bool:
    """Whether WeasyPrint's inside is the one that this module was written for."""
    return weasyprint.__version__.startswith(WRITTEN_FOR) and all(
        list(inspect.signature(function).parameters) == names.split() for function, names in _SIGNATURES.values()
    )


class _Kept:
    """What was found out about texts and styles."""

    letters = 0

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Begin anew."""
        self.computed = KeptStyles()
        self.styles: dict[int, tuple[int, Any]] = {}  # numbers of styles by address, with the style, so that it stays
        self.numbers: dict[Any, int] = {}
        self.lines: dict[Any, Any] = {}
        self.struts: dict[int, Any] = {}
        self.drawn: dict[Any, Any] = {}
        self.fonts: dict[Any, Any] = {}

    def numbered(self, key: Any) -> int:
        """Give the number of a key, the same as long as anything is kept."""
        return self.numbers.setdefault(key, len(self.numbers))

    def end_letter(self) -> None:
        """Forget the styles that are the letter's alone, and all if it is much."""
        self.styles = {at: known for at, known in self.styles.items() if self.computed.has(at)}
        if len(self.lines) + len(self.drawn) > _MOST_LINES or len(self.computed) > _MOST_STYLES:
            self.clear()


_kept = _Kept()
_values_of = itemgetter(*_TEXT)
_TEXT_SET = frozenset(_TEXT)
_real_split, _real_strut = line_break.split_first_line, line_break.strut
_real_create, _ONE_LINE = line_break.create_layout, frozenset("\n\t")
_real_draw, _real_reactivate = drawing.draw_first_line, line_break.Layout.reactivate


def _number(style: Any) -> int:
    """Number a style by what counts for text: styles with the same number set any text alike, by the same fonts."""
    found = _kept.styles.get(id(style))
    if found is None:
        parent = style.parent_style
        own = _own(style, parent) if parent is not None else ()
        if parent is None:
            # with the fonts themselves, held as part of the key: another typeface may have the same name
            number = _kept.numbered((repr(_values_of(style)), style.font_config))
        elif own:
            number = _kept.numbered((_number(parent), *((name, repr(style[name])) for name in own)))
        else:
            number = _number(parent)
        found = _kept.styles[id(style)] = (number, style)
    return found[0]


def _own(style: Any, parent: Any) -> Sequence[str]:
    """Which of the properties a style has by a rule, or by WeasyPrint's own doing; all others are its parent's."""
    changed = (name for name in _TEXT_SET.intersection(style) if style[name] != parent[name])
    return sorted({*_TEXT_SET.intersection(getattr(style, "cascaded", ())), *changed})


def _split_first_line(
    text: str,
    style: Any,
    context: Any,
    max_width: Any,
    justification_spacing: Any,
    is_line_start: bool = True,
    minimum: bool = False,
) -> Any:
    key = (text, _number(style), max_width, justification_spacing, is_line_start, minimum)
    line = _kept.lines.get(key)
    if line is None:
        line = _kept.lines[key] = _real_split(
            text, style, context, max_width, justification_spacing, is_line_start, minimum
        )
    return copy.copy(line[0]), *line[1:]  # each line its own layout: spaces are widened later


def _strut(style: Any) -> Any:
    number = _number(style)
    if number not in _kept.struts:
        _kept.struts[number] = _real_strut(style)
    return _kept.struts[number]


def _text_to_draw(text: str, style: Any, context: Any, max_width: Any, justification_spacing: Any) -> Any:
    """Give the layout of a line whose spaces were widened: it is only drawn, and so needs no Pango yet."""
    if style["text_decoration_line"] != "none" or style["word_spacing"] or not _ONE_LINE.isdisjoint(text):
        return _real_create(text, style, context, max_width, justification_spacing)
    layout = line_break.Layout.__new__(line_break.Layout)
    layout.text, layout.justification_spacing, layout.max_width = text, justification_spacing, max_width
    layout.first_line_direction = 0
    layout.ascent = layout.underline_position = layout.strikethrough_position = None
    layout.layout = layout.language = layout.style = None  # `deactivate` takes them away
    return layout


def _reactivate_later(layout: Any, style: Any) -> None:
    """In place of asking Pango again before each line is drawn: most need it no more."""
    layout.style, layout.layout, layout.language = style, None, None


def _draw_first_line(stream: Any, textbox: Any, text_overflow: Any, block_ellipsis: Any, matrix: Any) -> Any:
    layout = textbox.pango_layout
    is_plain = text_overflow != "ellipsis" and block_ellipsis == "none"
    if is_plain and textbox.text.strip() and textbox.style["font_size"] > _LEAST_SIZE:
        key = (textbox.text, layout.text, layout.justification_spacing, _number(textbox.style))
        tape = _kept.drawn.get(key) or _recorded(key, stream, textbox)
        if tape and tape.play(stream, matrix):
            return []
    _real_reactivate(layout, textbox.style)
    return _real_draw(stream, textbox, text_overflow, block_ellipsis, matrix)


def _recorded(key: Any, stream: Any, textbox: Any) -> Tape | None:
    _real_reactivate(textbox.pango_layout, textbox.style)
    # by fonts: those of another typeface may have the same names
    known = _kept.fonts.setdefault(textbox.style.font_config, {})
    tape = Tape(stream, textbox.pango_layout.layout, known)
    try:
        _real_draw(tape, textbox, "clip", "none", weasyprint.matrix.Matrix())
    except NotPlainError:
        return None
    tape.wind_up()
    _kept.drawn[key] = tape
    return tape


def _set_computed_styles(styles: Any, *given: Any, **named: Any) -> None:
    _kept.computed.set_for(styles, *given, **named)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Look for circles of garbage between letters, not forty times within one."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        _kept.letters += 1
        if _kept.letters % _LETTERS_PER_COLLECTION == 0:
            gc.collect()
        if was_on:
            gc.enable()
