"""The code's sentences ↔ the gettext catalogue: what must be translated, brought up to date, compiled (with Babel).

Run as a program (scripts/catalogue) it brings the catalogue up to date; the tests ask whether it is.
"""

import ast
import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parents[1]
PO = Path(__file__).with_name("vi") / "LC_MESSAGES" / "congvan.po"
MO = PO.with_suffix(".mo")
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)  # a catalogue is a function of the code: no clock in its head
_HEAD = """\
# The sentences of Congvan in Vietnamese. scripts/catalogue keeps this file in step with the code: write only msgstr.
msgid ""
msgstr ""
"Project-Id-Version: congvan\\n"
"Language: vi\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
_COLUMNS = ("title", "message", "hint")  # of a row of the table of rules, after code and severity
_BLANK = re.compile(r"\{[^{}]*\}")


def sentences(path: Path) -> Iterator[tuple[int, str, str]]:
    """Give what a module says: line, sentence, and a word for translators on where it stands."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        if node.func.id == "Text" and node.args:
            yield from _said(node.args[0], "")
        elif node.func.id == "rule":
            code = ast.literal_eval(node.args[0])
            columns = dict(zip(_COLUMNS, node.args[2:], strict=False))
            columns |= {x.arg: x.value for x in node.keywords if x.arg == "why"}
            for name, value in columns.items():
                yield from _said(value, f"{code} {name}")


def _said(node: ast.expr, where: str) -> Iterator[tuple[int, str, str]]:
    """A literal sentence; one that is a blank alone, such as `{nearest}`, needs no translation."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and _BLANK.sub("", node.value, 1):
        yield node.lineno, node.value, where


def template() -> Catalog:
    """Give the catalogue of all that the code says, untranslated, in the order of files and lines."""
    catalogue = Catalog(locale="vi", project="congvan", charset="utf-8", creation_date=_EPOCH, revision_date=_EPOCH)
    catalogue.fuzzy = False
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE.parent).as_posix()
        for line, sentence, where in sorted(sentences(path)):
            comments = [where] if where else []
            catalogue.add(sentence, locations=[(name, line)], auto_comments=comments)
    return catalogue


def translated() -> Catalog:
    """Give the catalogue as it stands."""
    with PO.open("rb") as file:
        catalogue = read_po(file, locale="vi")
    catalogue.creation_date = catalogue.revision_date = _EPOCH
    return catalogue


def updated() -> Catalog:
    """Give the catalogue with the code's sentences: new ones blank, those that nobody says any more left out."""
    fresh, known = template(), translated()
    for message in fresh:
        old = known.get(message.id) if message.id else None
        if old:
            message.string = old.string
    return fresh


def as_po(catalogue: Catalog) -> bytes:
    """Write a catalogue for translators. No line numbers: a moved line is not a changed sentence."""
    file = io.BytesIO()
    write_po(file, catalogue, width=120, include_lineno=False, ignore_obsolete=True)
    entries = file.getvalue().partition(b"\n\n")[2]  # Babel's head names its own version, authors and dates
    return _HEAD.encode() + entries


def as_mo(catalogue: Catalog) -> bytes:
    """Write a catalogue for gettext."""
    file = io.BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def main() -> None:
    """Bring both files up to date; tell what has still to be translated, and fail if there is any."""
    catalogue = updated()
    PO.write_bytes(as_po(catalogue))
    MO.write_bytes(as_mo(translated()))
    blank = [str(x.id) for x in catalogue if x.id and not x.string]
    for sentence in blank:
        print(sentence, file=sys.stderr)  # noqa: T201 - a program for those who work on the code
    sys.exit(f"{PO.name}: {len(blank)} sentence(s) without Vietnamese" if blank else 0)


if __name__ == "__main__":
    main()
