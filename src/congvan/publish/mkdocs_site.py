"""Drives MkDocs from our own commands: one edition built, or a live preview served, with the archive's `mkdocs.yml`."""

import errno
import logging
import re
import socket
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TextIO

from jinja2.exceptions import TemplateError, TemplateSyntaxError
from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from congvan.errors import ArchiveError, MachineError, reason_of
from congvan.model.text import Text
from congvan.publish.letter_pdfs import with_pdfs
from congvan.publish.mkdocs_plugin import EditionPlugin
from congvan.publish.work import Progress, Work

# The server's socket: taken, not this machine's, not allowed, no such host.
_NO_ADDRESS = frozenset({errno.EADDRINUSE, errno.EADDRNOTAVAIL, errno.EACCES, socket.EAI_NONAME, socket.EAI_AGAIN})

# The disk's fault, whatever page was being written.
_DISK_FAULTS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO})

_SERVING = re.compile(r"Serving on (\S+)")


def load_site(config_file: Path, site_dir: Path | None = None) -> tuple[MkDocsConfig, EditionPlugin]:
    """Load `mkdocs.yml` and find our plugin in it.

    Raises:
        ArchiveError: the file is missing or wrong, or does not name the plugin.
    """
    try:
        config = load_config(str(config_file), **({"site_dir": str(site_dir.absolute())} if site_dir else {}))
    except MkDocsException as error:
        raise ArchiveError(Text("mkdocs.yml cannot be used: {error}"), error=error) from error
    plugin = next((x for x in config.plugins.values() if isinstance(x, EditionPlugin)), None)
    if plugin is None:
        raise ArchiveError(Text("mkdocs.yml does not list the plugin 'congvan'."))
    return config, plugin


def prepare(config_file: Path, works: Sequence[Work], progress: Progress) -> list[Work]:
    """Make what several editions of one site share, which are their letters' PDFs, before each is built.

    Raises:
        CongvanError: whatever stopped it; nothing was built.
    """
    config, plugin = load_site(config_file)
    options = plugin.config
    works = [replace(work, with_sources=options.pdf_sources, with_proof=options.proof) for work in works]
    return with_pdfs(works, config.site_url or "", progress)


@dataclass(frozen=True, slots=True)
class PrintSettings:
    """What `mkdocs.yml` says of the letters' PDFs: where the edition is published, and what they bear."""

    site_url: str = ""
    with_sources: bool = False
    with_proof: bool = True


def print_settings(config_file: Path) -> PrintSettings:
    """Read them; where `mkdocs.yml` builds no site, there is none that a PDF could lead to."""
    try:
        config, plugin = load_site(config_file)
    except ArchiveError:
        return PrintSettings()
    return PrintSettings(config.site_url or "", plugin.config.pdf_sources, plugin.config.proof)


def build_site(config_file: Path, site_dir: Path, work: Work, *, offline: bool = False) -> bool:
    """Build, verify and promote one edition to `site_dir`/<audience>; tell whether a copy for a stick stands beside it.

    There is one if `offline` asks for it, here or in `mkdocs.yml`.

    Raises:
        CongvanError: whatever stopped it; the old edition stands.
    """
    config, plugin = load_site(config_file, site_dir)
    plugin.prepared = work
    plugin.config.offline = plugin.config.offline or offline
    try:
        with _mapped(plugin):
            config.plugins.on_startup(command="build", dirty=False)
            mkdocs_build.build(config)
            config.plugins.on_shutdown()
    finally:
        plugin.release()  # MkDocs tells plugins of exceptions, not of Ctrl-C
    return plugin.config.offline


def serve_site(config_file: Path, *, dev_addr: str | None, open_in_browser: bool, ready: Callable[[str], None]) -> None:
    """Serve a live preview until interrupted; the audience is the one that `mkdocs.yml` names.

    `ready` is called with the preview's address once it is built, before anyone can be answered.

    Raises:
        CongvanError: the first build failed, or the address cannot be served on.
    """
    options: dict[str, Any] = {"dev_addr": dev_addr} if dev_addr else {}
    try:
        with _announced(ready):
            mkdocs_serve.serve(str(config_file), livereload=True, open_in_browser=open_in_browser, **options)
    except (Abort, MkDocsException) as error:
        raise ArchiveError(Text("The preview could not be built.")) from error
    except OSError as error:
        if error.errno not in _NO_ADDRESS:
            raise
        asked = dev_addr or "dev_addr (127.0.0.1:8000)"
        raise MachineError(
            Text("Cannot serve on {asked}: {reason}. Choose another port with --dev-addr."),
            asked=asked,
            reason=reason_of(error),
        ) from error


@contextmanager
def _announced(ready: Callable[[str], None]) -> Iterator[None]:
    """Call `ready` with the address on which MkDocs' server says that it serves; only its log tells."""
    log = logging.getLogger("mkdocs.livereload")
    before = log.level

    def told(record: logging.LogRecord) -> bool:
        if found := _SERVING.search(record.getMessage()):
            ready(found[1])
        return record.levelno >= logging.WARNING

    log.addFilter(told)
    log.setLevel(logging.INFO)
    try:
        yield
    finally:
        log.setLevel(before)
        log.removeFilter(told)


@contextmanager
def _mapped(plugin: EditionPlugin) -> Iterator[None]:
    """Raise our own exception where MkDocs gave up because of it; MkDocs' own faults become ours."""
    log = logging.getLogger("mkdocs")
    said = _Said(plugin)
    log.addHandler(said)
    try:
        yield
    except (Abort, MkDocsException) as error:
        if plugin.failure:
            raise plugin.failure from error
        reason = said.last or str(error)
        raise ArchiveError(Text("MkDocs stopped: {reason}"), reason=reason) from error
    except TemplateError as error:  # MkDocs lets it through; the archive's own overrides are templates
        raise _template_fault(error) from error
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and error.errno in _DISK_FAULTS:
            raise MachineError(Text("The new edition cannot be written: {reason}."), reason=reason_of(error)) from error
        if not said.last:  # MkDocs names the page that it cannot read, then lets the exception through
            raise
        raise ArchiveError(
            Text("A page of docs_dir cannot be read (it must be a text file in UTF-8): {last}"), last=said.last
        ) from error
    finally:
        log.removeHandler(said)


def _template_fault(error: TemplateError) -> ArchiveError:
    place = f"{error.filename or error.name}:{error.lineno}: " if isinstance(error, TemplateSyntaxError) else ""
    return ArchiveError(
        Text("A template (theme_overrides) is wrong: {place}{message}"), place=place, message=error.message
    )


class _Said(logging.StreamHandler[TextIO]):
    """Prints MkDocs' warnings; keeps its errors, which are said once, by the command, as ours."""

    def __init__(self, plugin: EditionPlugin) -> None:
        super().__init__(sys.stderr)
        self.setLevel(logging.WARNING)
        self.plugin = plugin
        self.last = ""

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.ERROR:
            self.last = record.getMessage()
        else:
            super().emit(record)
