"""`congvan lsp`: findings in the editor while writing, by the Language Server Protocol (needs `congvan[lsp]`).

While somebody types, the letter is examined for itself; when a file is opened or saved, the whole archive is checked.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click

from congvan import checking
from congvan.cli.archive import Location, locate
from congvan.cli.speech import Speech
from congvan.clock import today
from congvan.edit.live import Desk, lay_out
from congvan.errors import ArchiveError, CongvanError
from congvan.model.finding import Finding, Severity
from congvan.model.terms import Audience
from congvan.model.text import Language, Text

_WORD = re.compile(r"\S+")


def lsp_command(speech: Speech) -> click.Command:
    """Make the command."""

    @speech.command("lsp")
    def lsp(config_file: Path | None) -> int:
        place = locate(config_file)
        _server(place, speech.of(place)).start_io()
        return 0

    return lsp  # type: ignore[no-any-return]  # click's decorators are Any here


def _server(place: Location, language: Language) -> Any:
    """Make the server.

    Raises:
        ArchiveError: the library that speaks the protocol is not installed.
    """
    try:
        from lsprotocol import types  # noqa: PLC0415 - an extra: nobody else needs it
        from pygls.lsp.server import LanguageServer  # noqa: PLC0415 - as above
    except ImportError:
        raise ArchiveError(Text("The part for editors is not installed: pip install 'congvan[lsp]'")) from None
    server: Any = LanguageServer("congvan", version("congvan"))
    session = _Session(place, language, types)
    for event, handler in (
        (types.TEXT_DOCUMENT_DID_OPEN, session.opened),
        (types.TEXT_DOCUMENT_DID_SAVE, session.saved),
        (types.TEXT_DOCUMENT_DID_CHANGE, session.changed),
        (types.TEXT_DOCUMENT_DID_CLOSE, session.closed),
    ):
        server.feature(event)(partial(handler))  # pygls marks what it is given, and a method cannot be marked
    return server


@dataclass
class _Session:
    """The documents open in an editor, by the names that findings give them; `types` is the protocol's module.

    Its handlers are called by pygls, which hands over the server to what it finds named `ls`.
    """

    place: Location
    language: Language
    types: Any
    open: dict[str, str] = field(default_factory=dict)
    desk: Desk | None = None

    def opened(self, ls: Any, params: Any) -> None:
        """Take a document up and check."""
        uri = params.text_document.uri
        if name := self.name(ls.workspace.get_text_document(uri)):
            self.open[name] = uri
            self.check(ls)

    def saved(self, ls: Any, _: Any) -> None:
        """Check what is on the disk now."""
        self.check(ls)

    def changed(self, ls: Any, params: Any) -> None:
        """Examine the letter that is being written."""
        document = ls.workspace.get_text_document(params.text_document.uri)
        name = self.name(document)
        if self.desk and (found := self.desk.examine(name, document.source)) is not None:
            self.publish(ls, name, found)

    def closed(self, ls: Any, params: Any) -> None:
        """Let a document go."""
        name = self.name(ls.workspace.get_text_document(params.text_document.uri))
        if self.open.pop(name, ""):
            self.publish(ls, name, [], params.text_document.uri)

    def check(self, ls: Any) -> None:
        """Check the archive and tell every open document its findings."""
        try:
            self.desk = lay_out(self.place.reports)
            found = checking.check(self.place.reports, self.place.cache, today())
        except CongvanError as error:
            kind = self.types.MessageType.Error
            ls.window_show_message(self.types.ShowMessageParams(type=kind, message=error.say(self.language)))
            return
        for name in self.open:
            self.publish(ls, name, [x for x in found if x.place.path == name])

    def publish(self, ls: Any, name: str, found: Iterable[Finding], uri: str = "") -> None:
        """Tell a document its findings."""
        document = ls.workspace.get_text_document(uri or self.open[name])
        diagnostics = [self.diagnostic(x, document.lines, ls.workspace.position_codec) for x in found]
        told = self.types.PublishDiagnosticsParams(uri=document.uri, version=document.version, diagnostics=diagnostics)
        ls.text_document_publish_diagnostics(told)

    def diagnostic(self, finding: Finding, lines: Sequence[str], codec: Any) -> Any:
        """Put a finding into the protocol's words; it spans the word at its place. The editor's owner sees all."""
        line, column = (finding.place.line or 1) - 1, (finding.place.column or 1) - 1
        word = _WORD.match(lines[line], column) if line < len(lines) else None
        start, end = (self.types.Position(line=line, character=x) for x in (column, word.end() if word else column + 1))
        said = finding.message(self.language, Audience.INTERNAL), finding.hint(self.language, Audience.INTERNAL)
        return self.types.Diagnostic(
            range=codec.range_to_client_units(lines, self.types.Range(start=start, end=end)),
            message="\n".join(x for x in said if x),
            severity=self.types.DiagnosticSeverity(_SEVERITIES[finding.rule.severity]),
            code=finding.rule.code,
            source="congvan",
        )

    def name(self, document: Any) -> str:
        """Give a document's path as findings name it; nothing if it lies outside the archive."""
        path, root = Path(document.path).resolve(), self.place.root.resolve()
        inside = path.is_relative_to(self.place.reports.resolve())
        return path.relative_to(root).as_posix() if inside else ""


_SEVERITIES = {Severity.ERROR: 1, Severity.WARNING: 2, Severity.NOTE: 3}  # the protocol's error, warning, information
