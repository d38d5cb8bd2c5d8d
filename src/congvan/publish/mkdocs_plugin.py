"""The MkDocs plugin as wiring: an edition's assembly goes into MkDocs as generated files, its output is verified.

Nothing is decided here about letters. MkDocs writes into a staging folder; only what passed verification takes the
old edition's place. The same under `mkdocs` and `properdocs`. `congvan.plugin` supplies `open_work`.
"""

import logging
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc
from mkdocs.utils.templates import TemplateContext
from mkdocs.utils.yaml import yaml_load

from congvan.clock import source_date
from congvan.errors import CongvanError, RefusedError
from congvan.model import address
from congvan.model.identity import REPORTS
from congvan.model.manifest import Kind
from congvan.model.terms import Audience
from congvan.model.text import Language
from congvan.publish.assembly import Assembly, assemble
from congvan.publish.csp import with_policy
from congvan.publish.edition import staged
from congvan.publish.finishing import finish
from congvan.publish.joins import joined
from congvan.publish.mkdocs_files import append, asset_file, for_theme, leave_out_unused, page_file, toc_tokens
from congvan.publish.mkdocs_sources import refuse_docs_dir, refuse_inside, refuse_sources
from congvan.publish.work import Work
from congvan.render.findings import finding_lines
from congvan.render.pages import PlannedPage
from congvan.typeface.supplied import FOLDER as FONTS

log = logging.getLogger("mkdocs.plugins.congvan")

THEME = Path(__file__).with_name("theme")


class PluginOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves __init_subclass__ untyped
    """Options of the plugin in `mkdocs.yml`."""

    audience = config_options.Choice(tuple(x.value for x in Audience), default=Audience.PUBLIC.value)
    """Which edition to build: `public` or `internal`. It is written to `<site_dir>/<audience>`."""

    cache = config_options.Type(str, default=".cache/congvan")
    """Where finished work is kept between builds, relative to `mkdocs.yml`. May be deleted at any time."""

    pdf_sources = config_options.Type(bool, default=False)
    """Whether each letter's PDF carries its Markdown and its figures (JSON, CSV) as the edition's readers may see them;
    it is a PDF/A-3a then."""

    proof = config_options.Type(bool, default=True)
    """Whether, if `site_url` is set, each published letter has a short address (`q/<code>/`), which its PDF bears, as a
    QR code too: there whoever holds the paper sees whether it is the valid one. Leave it on once such letters were sent
    out: without the pages their codes lead nowhere."""

    volumes = config_options.Type(bool, default=False)
    """Whether to publish, on each agency's page, one PDF a year with all its letters, contents and register."""

    join = config_options.ListOfItems(config_options.Type(str), default=[])
    """Public editions of other archives on the same host whose letters an internal edition's search finds too: links
    from this edition's folder, such as `../another/public/`. A public edition joins none."""

    offline = config_options.Type(bool, default=False)
    """Whether to make, beside the edition, a copy that opens from a folder or a USB stick, without a web server
    (`<site_dir>/<audience>-offline`)."""


class EditionPlugin(BasePlugin[PluginOptions]):  # type: ignore[no-untyped-call]  # as above
    """Publishes one edition through MkDocs."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.command = "build"
        self.prepared: Work | None = None  # set by `congvan build`, which reads the archive once for both editions
        self.failure: CongvanError | None = None  # what stopped the build, for whoever drives MkDocs
        self._work: Work | None = None
        self._assembly = Assembly({}, {})
        self._target: Path | None = None
        self._files: Files = Files([])
        self._open = ExitStack()

    def open_work(self, reports: Path, cache: Path, audience: Audience, as_of: date | None) -> Work:
        """Read, check and project the archive; `congvan.plugin` says how."""
        raise NotImplementedError

    # --- MkDocs' events, in their order --------------------------------------------------------------------------

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether this is a build or a preview; `--dirty` makes no difference to us."""
        self.command = command

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Open the archive, add the product's theme, and send MkDocs' output to the staging folder."""
        with self._told():
            self._work = self._opened(config)
            _add_theme(config, self._work)
            config.use_directory_urls = True  # our addresses, whatever mkdocs.yml or a version of click says
            if self.command != "serve":
                self._stage(config)
        return config

    @event_priority(100)  # first, so that every other plugin sees views and nothing but views
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add every page and file of the edition."""
        with self._told():
            refuse_sources(files, (_beside(config, REPORTS), _beside(config, FONTS), self.work.cache.folder))
            site_url = _published_at(config) if self.command == "serve" else config.site_url or ""
            joins = joined(self.config.join, self.work.edition.audience)
            work = replace(
                self.work,
                with_sources=self.config.pdf_sources,
                with_proof=self.config.proof,
                site_name=config.site_name,
                joins=joins,
            )
            whole = self.command != "serve"  # a preview shall not wait for what is made of many letters
            bound = self.config.volumes and whole
            self._assembly = assemble(work, site_url=site_url, with_volumes=bound, with_registers=whole)
        leave_out_unused(files, config)
        for page in self._assembly.pages.values():
            append(files, page_file(page, config))
        for name, asset in self._assembly.assets.items():
            append(files, asset_file(name, asset.content, config))
        return files

    def on_env(self, env: object, *, config: MkDocsConfig, files: Files) -> None:
        """Give every page the day of its last change, or the edition's, in place of the clock's."""
        self._files = files
        for file in files.documentation_pages():
            made = self._assembly.pages.get(file.url.removeprefix("./"))
            if file.page:
                file.page.update_date = ((made and made.updated) or self.work.edition.as_of).isoformat()

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Put in the finished page: now that it is its turn, for MkDocs holds the content of all pages until then."""
        planned = self._planned(page)
        if planned:
            made = planned.make()
            page.content, page.toc = made.html, get_toc(toc_tokens(made.headings))
            page.meta["congvan"] = for_theme(made)
        return context

    @event_priority(-100)  # last, so that nothing stands before the policy
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Say what the page may load and run; keep nothing of it in memory."""
        if self._planned(page):
            page.content, page.toc = "", get_toc([])
            page.meta.pop("congvan", None)
        return self._restricted(output)

    @event_priority(-100)
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Say the same in the page that a host shows for addresses that it does not know."""
        return self._restricted(output_content)

    @event_priority(-100)  # last, so that whatever other plugins wrote is verified too
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Verify what was written; if nothing is wrong, let it take the old edition's place."""
        with self._told():
            folder, kinds = Path(config.site_dir), self._kinds(config)
            found = finish(folder, self._target, self.work, kinds, offline=self.config.offline)
            for line in finding_lines(found, Language.VI):
                log.info(line)
            self.release()
            if self._target:
                config.site_dir = str(self._target)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave no staging folder behind."""
        self.release()

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """Follow the letters."""
        server.watch(str(_beside(config, REPORTS)))
        return server

    def release(self) -> None:
        """Remove the staging folder, if there is one, and free the edition's lock; harmless when done twice."""
        self._open.close()

    # --- steps ---------------------------------------------------------------------------------------------------

    @property
    def work(self) -> Work:
        """The edition's work; there is one from `on_config` on."""
        assert self._work is not None  # noqa: S101 - MkDocs calls on_config first
        return self._work

    def _planned(self, page: MkDocsPage) -> PlannedPage | None:
        """The page of ours that MkDocs builds there, if it is one."""
        return self._assembly.pages.get(page.file.url.removeprefix("./")) if page.file.generated_by else None

    def _restricted(self, html: str) -> str:
        """Put in the policy; not into a preview, in which MkDocs' own script reloads the page."""
        return html if self.command == "serve" else with_policy(html)

    def _opened(self, config: MkDocsConfig) -> Work:
        reports = _beside(config, REPORTS)
        refuse_docs_dir(Path(config.docs_dir), reports)
        if self.prepared:
            return self.prepared
        work = self.open_work(
            reports, _beside(config, self.config.cache), Audience(self.config.audience), source_date()
        )
        for line in finding_lines(work.warnings, Language.VI):
            log.info(line)
        return work

    def _stage(self, config: MkDocsConfig) -> None:
        self._target = Path(config.site_dir) / self.work.edition.audience.value
        custom = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
        refuse_inside(self._target, [_beside(config, REPORTS), Path(config.docs_dir), *custom])
        config.site_dir = str(self._open.enter_context(staged(self._target)))

    def _kinds(self, config: MkDocsConfig) -> dict[str, Kind]:
        """The closed set: what we made, what MkDocs makes of docs_dir and theme. No other plugin's files."""
        kinds = dict.fromkeys(config.theme.static_templates, Kind.THEME)
        kinds |= {f"{name}.gz": Kind.THEME for name in kinds if name == address.SITEMAP}
        kinds |= dict.fromkeys(config.extra_templates, Kind.SITE)
        for file in self._files:
            if file.inclusion is not InclusionLevel.EXCLUDED and not file.generated_by:
                own = file.src_dir is not None and Path(file.src_dir) == Path(config.docs_dir)
                kinds[file.dest_uri] = Kind.SITE if own else Kind.THEME
        return kinds | self._assembly.kinds()

    def _told(self) -> "_Told":
        return _Told(self)


class _Told:
    """Turns our exceptions into MkDocs' own, with all findings said, and remembers ours."""

    def __init__(self, plugin: EditionPlugin) -> None:
        self.plugin = plugin

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, CongvanError):
            self.plugin.failure = error
            findings = finding_lines(error.findings, Language.VI) if isinstance(error, RefusedError) else ()
            raise PluginError("\n".join([*findings, error.say(Language.VI)])) from error


def _published_at(config: MkDocsConfig) -> str:
    """What `mkdocs.yml` says: MkDocs puts a preview's own address there, by which every PDF would be another one."""
    with Path(config.config_file_path).open("rb") as file:
        said = yaml_load(file).get("site_url")
    return said if isinstance(said, str) else ""


def _beside(config: MkDocsConfig, name: str) -> Path:
    return Path(config.config_file_path).parent / name


def _add_theme(config: MkDocsConfig, work: Work) -> None:
    """Put the product's theme between the archive's own overrides and Material."""
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
    config.extra["congvan"] = {
        "audience": work.edition.audience.value,
        "as_of": work.edition.as_of.isoformat(),
        "has_letters": bool(work.edition.letters),
    }
    if not config.site_url or work.edition.audience is not Audience.PUBLIC:
        config.theme.static_templates.discard(address.SITEMAP)  # it lists full addresses, for search engines
