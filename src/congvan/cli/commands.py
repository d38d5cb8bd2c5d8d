"""The commands: arguments in, one pipeline call, findings out. Each returns its exit code: 0 clean, 1 findings."""

import os
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import click

from congvan import pipeline
from congvan.cli.archive import Location, locate
from congvan.cli.console import Progress, has_errors, print_findings, say
from congvan.cli.texts import COMMANDS, MESSAGES, OPTIONS
from congvan.edit.draft import Draft, new_draft
from congvan.errors import ArchiveError, RefusedError
from congvan.model.finding import Finding, Language
from congvan.model.identity import LetterId
from congvan.model.terms import Audience
from congvan.publish.clock import source_date
from congvan.publish.mkdocs_site import serve_site
from congvan.publish.write import write_whole


def make_commands(language: Language | None) -> click.Group:
    """Make the command tree with its help in that language (None: the archive's, else Vietnamese)."""
    shown = language or Language.VI

    def option(*names: str, key: str, **settings: Any) -> Callable[[Any], Any]:
        return click.option(*names, help=OPTIONS[key].say(shown), **settings)

    def command(group: click.Group, name: str) -> Callable[[Any], Any]:
        def wrapped(function: Any) -> Any:
            located = option("--config-file", "-f", key="config_file", type=click.Path(path_type=Path), default=None)(
                function
            )
            spoken = option(
                "--lang", key="lang", type=click.Choice([x.value for x in Language]), default=None, expose_value=False
            )(located)
            return group.command(
                name, help=COMMANDS[name].say(shown), short_help=COMMANDS[name].say(shown).split("\n")[0]
            )(spoken)

        return wrapped

    audiences = click.Choice([x.value for x in Audience])

    @click.group(help=COMMANDS[""].say(shown), context_settings={"help_option_names": ["-h", "--help"]})
    @click.version_option(package_name="congvan")
    @option("--lang", key="lang", type=click.Choice([x.value for x in Language]), default=None, expose_value=False)
    def congvan() -> None:
        pass

    @command(congvan, "check")
    @click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
    @option("--format", "form", key="format", type=click.Choice(["text", "json"]), default="text")
    @option("--strict", key="strict", is_flag=True)
    def check(config_file: Path | None, paths: Sequence[Path], form: str, strict: bool) -> int:
        place = locate(config_file)
        findings = _below(pipeline.read_and_check(place.reports).findings, paths, place)
        print_findings(findings, language or place.language, form)
        return int(has_errors(findings, strict=strict))

    @command(congvan, "build")
    @option("--audience", key="audiences", type=click.Choice([*(x.value for x in Audience), "all"]), default="all")
    @option("--site-dir", "-d", key="site_dir", type=click.Path(path_type=Path), default=None)
    @option("--strict", key="strict", is_flag=True)
    def build(config_file: Path | None, audience: str, site_dir: Path | None, strict: bool) -> int:
        place = locate(config_file)
        return _build(place, language or place.language, audience, site_dir or place.root / "site", strict=strict)

    @command(congvan, "pdf")
    @click.argument("letter")
    @option("--output", "-o", key="output", type=click.Path(path_type=Path), default=None)
    @option("--audience", key="audience", type=audiences, default=Audience.PUBLIC.value)
    def pdf(config_file: Path | None, letter: str, output: Path | None, audience: str) -> int:
        place = locate(config_file)
        spoken = language or place.language
        who = letter_id(letter, place)
        checked = pipeline.read_and_check(place.reports)
        content = pipeline.make_pdf(checked, who, Audience(audience), place.cache, source_date())
        target = output or Path(f"{who.slug}.pdf")
        write_whole(target, content)
        say(MESSAGES["written"], spoken, path=target)
        return 0

    @command(congvan, "serve")
    @option("--audience", key="audience", type=audiences, default=Audience.INTERNAL.value)
    @option("--dev-addr", "-a", key="dev_addr", default=None, metavar="IP:PORT")
    @option("--open", "-o", "open_browser", key="open", is_flag=True)
    def serve(config_file: Path | None, audience: str, dev_addr: str | None, open_browser: bool) -> int:
        place = locate(config_file)
        # The only way to tell MkDocs, which reads mkdocs.yml anew at each change: the variable that the contract names.
        os.environ["CONGVAN_AUDIENCE"] = audience
        serve_site(place.config_file, dev_addr=dev_addr, open_in_browser=open_browser)
        return 0

    @command(congvan, "verify")
    @click.argument("path", type=click.Path(path_type=Path))
    @option("--audience", key="verify_audience", type=audiences, default=None)
    @option("--format", "form", key="format", type=click.Choice(["text", "json"]), default="text")
    def verify(config_file: Path | None, path: Path, audience: str | None, form: str) -> int:
        place = _located_or_none(config_file)
        spoken = language or (place.language if place else Language.VI)
        if place is None:
            say(MESSAGES["no_sources"], spoken)
        findings = pipeline.verify(path, place.reports if place else None, Audience(audience) if audience else None)
        print_findings(findings, spoken, form)
        return int(has_errors(findings, strict=False))

    @command(congvan, "new")
    @click.argument("agency")
    @click.argument("series")
    @click.argument("period")
    def new(config_file: Path | None, agency: str, series: str, period: str) -> int:
        place = locate(config_file)
        spoken = language or place.language
        draft = new_draft(place.reports, agency, series, period)
        target = place.reports / f"{draft.id}.md"
        write_whole(target, draft.text.encode(), replace=False)
        _tell_draft(draft, target, spoken)
        return 0

    return congvan


def _build(place: Location, language: Language, audience: str, site_dir: Path, *, strict: bool) -> int:
    started = time.monotonic()
    checked = pipeline.read_and_check(place.reports)
    if has_errors(checked.findings, strict=strict):
        raise RefusedError(checked.findings)
    if checked.findings:
        print_findings(checked.findings, language)
    chosen = list(Audience) if audience == "all" else [Audience(audience)]
    works = [
        pipeline.open_work(checked, place.cache, each, source_date(), partial(Progress(language), each))
        for each in chosen
    ]
    counts = {work.edition.audience: len(work.edition.letters) for work in works}
    for each in pipeline.build(pipeline.Site(place.config_file, site_dir), works):
        say(MESSAGES["built"], language, path=_near(site_dir / each), letters=counts[each])
    say(MESSAGES["took"], language, seconds=f"{time.monotonic() - started:.0f}")
    return 0


def _near(path: Path) -> Path:
    """Give a path relative to the working folder, where it lies below it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _located_or_none(config_file: Path | None) -> Location | None:
    """An edition can be verified far from its archive; then without what only the sources tell."""
    try:
        return locate(config_file)
    except ArchiveError:
        if config_file:
            raise
        return None


def _below(findings: Sequence[Finding], paths: Sequence[Path], place: Location) -> list[Finding]:
    """Give the findings in the files and folders named; all if none is.

    Raises:
        ArchiveError: a path does not exist or lies outside the archive.
    """
    names = [_name(path, place) for path in paths]
    if not names:
        return list(findings)
    return [x for x in findings if any(_lies_in(x.place.path, n) for n in names)]


def _lies_in(path: str, name: str) -> bool:
    """Whether a file is the one named, lies in the folder named, or is an attachment of the letter named."""
    return path == name or path.startswith((f"{name}/", f"{name.removesuffix('.md')}/"))


def _name(path: Path, place: Location) -> str:
    """The path as findings give it; a letter may also be named by its id."""
    for given in (path, place.reports / path):
        for full in ((given.parent / f"{given.name}.md").resolve(), given.resolve()):
            if full.exists() and full.is_relative_to(place.reports.resolve()):
                inside = full.relative_to(place.reports.resolve()).as_posix()
                return place.reports.name if inside == "." else f"{place.reports.name}/{inside}"
    raise ArchiveError(f"Không thấy «{path}» trong kho công văn.", f"'{path}' is not in the archive.")


def letter_id(text: str, place: Location) -> LetterId:
    """Read a letter's name, given as id or as path of its file.

    Raises:
        ArchiveError: it is neither.
    """
    name = text.removesuffix(".md")
    path = Path(text).resolve()
    if text.endswith(".md") and path.is_relative_to(place.reports.resolve()):
        name = path.relative_to(place.reports.resolve()).as_posix().removesuffix(".md")
    try:
        return LetterId.parse(name)
    except ValueError:
        raise ArchiveError(
            f"«{text}» không phải là một công văn; viết cơ-quan/loại-báo-cáo/kỳ hoặc đường dẫn tới tệp .md.",
            f"'{text}' is no letter; write agency/series/period or the path of its .md file.",
        ) from None


def _tell_draft(draft: Draft, target: Path, language: Language) -> None:
    name = _near(target)
    say(MESSAGES["drafted" if draft.previous else "drafted_blank"], language, path=name, previous=draft.previous)
    for line, text in draft.to_change:
        click.echo(f"{name}:{line}: {text}")
