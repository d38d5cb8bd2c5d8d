"""`congvan lsp`: the real server, spoken to as an editor does, by the client of the same library."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from congvan.cli import run as run_here
from tests.integration.archives import PROGRAMS, environment
from tests.small_archive import DRAFT, FEBRUARY, changed, write

_SECONDS = 60  # far more than an answer takes: a server that hangs fails the test


class _Editor:
    """An editor with one document or more open; it waits for what the server says of them."""

    def __init__(self, archive: Path) -> None:
        types: Any = import_module("lsprotocol.types")
        self.types, self.archive, self.version = types, archive, 0
        self.told: asyncio.Queue[Any] = asyncio.Queue()
        self.client: Any = import_module("pygls.lsp.client").LanguageClient("test", "1")
        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(partial(self.told.put_nowait))

    def uri(self, name: str) -> str:
        return (self.archive / name).as_uri()

    async def start(self) -> None:
        command = (str(PROGRAMS / "congvan"), "lsp")
        await self.client.start_io(*command, cwd=self.archive, env=environment())
        capabilities = self.types.ClientCapabilities()
        await self.client.initialize_async(self.types.InitializeParams(capabilities=capabilities))
        self.client.initialized(self.types.InitializedParams())

    async def found(self, name: str) -> list[Any]:
        """Give the next word on a document."""
        while True:
            said = await asyncio.wait_for(self.told.get(), _SECONDS)
            if said.uri == self.uri(name):
                return list(said.diagnostics)

    async def open(self, name: str) -> list[Any]:
        text = (self.archive / name).read_text("utf-8")
        item = self.types.TextDocumentItem(uri=self.uri(name), language_id="markdown", version=0, text=text)
        self.client.text_document_did_open(self.types.DidOpenTextDocumentParams(text_document=item))
        return await self.found(name)

    async def type(self, name: str, text: str) -> list[Any]:
        self.version += 1
        document = self.types.VersionedTextDocumentIdentifier(uri=self.uri(name), version=self.version)
        whole = self.types.TextDocumentContentChangeWholeDocument(text=text)
        params = self.types.DidChangeTextDocumentParams(text_document=document, content_changes=[whole])
        self.client.text_document_did_change(params)
        return await self.found(name)

    async def save(self, name: str, text: str) -> list[Any]:
        (self.archive / name).write_text(text, "utf-8")
        document = self.types.TextDocumentIdentifier(uri=self.uri(name))
        self.client.text_document_did_save(self.types.DidSaveTextDocumentParams(text_document=document))
        return await self.found(name)

    async def close(self, name: str) -> list[Any]:
        document = self.types.TextDocumentIdentifier(uri=self.uri(name))
        self.client.text_document_did_close(self.types.DidCloseTextDocumentParams(text_document=document))
        return await self.found(name)


def _session(archive: Path, talk: Callable[[_Editor], Awaitable[None]]) -> None:
    """Start the server, let somebody write, and end it as an editor does."""

    async def whole() -> None:
        editor = _Editor(archive)
        await editor.start()
        await talk(editor)
        await asyncio.wait_for(editor.client.shutdown_async(None), _SECONDS)
        editor.client.exit(None)
        await asyncio.wait_for(editor.client.stop(), _SECONDS)

    asyncio.run(whole())


def _seen(diagnostics: list[Any]) -> list[tuple[str, int, int]]:
    """Code and place, both counted from 0 as the protocol does."""
    return [(x.code, x.range.start.line, x.range.start.character) for x in diagnostics if x.code[:3] != "CV2"]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A small archive without errors."""
    write(tmp_path, {})
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    return tmp_path


def test_while_somebody_writes(archive: Path) -> None:
    """A slip is underlined as it is typed and goes when mended; what two letters make wrong shows when saved."""
    pytest.importorskip("pygls")

    async def talk(editor: _Editor) -> None:
        sound = (archive / DRAFT).read_text("utf-8")
        assert _seen(await editor.open(DRAFT)) == []
        (slip,) = await editor.type(DRAFT, sound.replace("status: draft", "status: drafft"))
        assert _seen([slip]) == [("CV104", 1, 8)]
        assert (slip.range.end.character, slip.severity, slip.source) == (14, 1, "congvan")
        assert "draft" in slip.message
        assert await editor.type(DRAFT, sound) == []
        assert _seen(await editor.save(DRAFT, "x")) == [("CV006", 0, 0)]
        assert _seen(await editor.save(DRAFT, sound)) == []
        assert await editor.close(DRAFT) == []

    _session(archive, talk)


def test_letters_together(archive: Path) -> None:
    """A number given twice is told in the open letter, by the check of the archive."""
    pytest.importorskip("pygls")

    async def talk(editor: _Editor) -> None:
        assert _seen(await editor.open(FEBRUARY)) == []
        text = str(changed(FEBRUARY, "number: 2", "number: 1")[FEBRUARY])
        assert [x.code[:3] for x in await editor.save(FEBRUARY, text) if x.severity == 1] == ["CV2"]

    _session(archive, talk)


def test_without_its_library(
    archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who has not installed the extra is told how to, in one sentence."""
    monkeypatch.chdir(archive)
    monkeypatch.setitem(sys.modules, "lsprotocol", None)
    assert run_here(["lsp"]) == 2
    assert capsys.readouterr().err == "Chưa cài phần cho trình soạn thảo: pip install 'congvan[lsp]'\n"
