"""`congvan verify`: whether a built edition or a bag is whole and holds nothing withheld; and what one PDF is."""

from pathlib import Path

import click

from congvan.cli.archive import Location, locate
from congvan.cli.console import has_errors, print_findings, say
from congvan.cli.speech import AUDIENCES, FORMATS, PATH, Speech
from congvan.cli.texts import MESSAGES
from congvan.clock import source_date
from congvan.errors import ArchiveError
from congvan.flows.verifying import verify as verify_path
from congvan.model import address
from congvan.model.finding import Finding
from congvan.model.rules.proof import UNREADABLE_FILE
from congvan.model.terms import Audience
from congvan.model.text import Text
from congvan.verify.bag import is_bag

_SITE = "site"  # where `congvan build` puts the editions
_HEADER = 1024  # bytes among which a PDF says that it is one (ISO 32000-1, annex H.3.4.1)


def verify_command(speech: Speech) -> click.Command:
    """Make the command."""

    @speech.command("verify")
    @click.argument("path", type=PATH)
    @speech.option("--audience", key="verify_audience", type=AUDIENCES, default=None)
    @speech.option("--site", key="verify_site", type=PATH, default=None)
    @speech.option("--format", "form", key="format", type=FORMATS, default="text")
    def verify(config_file: Path | None, path: Path, audience: str | None, site: Path | None, form: str) -> int:
        place = _located_or_none(config_file)
        if place is None:
            say(MESSAGES["no_sources"], speech.of(place))
        _refuse_others(path)
        chosen = Audience(audience) if audience else None
        reports, cache = (place.reports, place.cache) if place else (None, None)
        findings = verify_path(path, reports, chosen, cache)
        if _is_pdf(path):
            told = {x.rule.code for x in findings}
            findings += [
                x for x in _proof(path, place, site) if x.rule is not UNREADABLE_FILE or x.rule.code not in told
            ]
        print_findings(findings, speech.of(place), form, audience=chosen or Audience.PUBLIC)
        return int(has_errors(findings, strict=False))

    return verify  # type: ignore[no-any-return]  # click's decorators are Any here


def _refuse_others(path: Path) -> None:
    """Refuse what nothing can be proven about: no edition, no bag, no PDF.

    Raises:
        ArchiveError: it is something else.
    """
    if not path.exists() or is_bag(path):
        return
    if path.is_dir():
        known = [path / x for x in (address.CHECKSUMS, address.LETTERS_JSON)]
        known += [path / x / address.CHECKSUMS for x in Audience]
        fits = any(x.is_file() for x in known)
    else:
        fits = _is_pdf(path) or path.suffix.lower() == ".pdf"
    if not fits:
        raise ArchiveError(Text("{path} cannot be verified: name an edition's folder, a bag or a PDF."), path=path)


def _proof(path: Path, place: Location | None, site: Path | None) -> list[Finding]:
    from congvan.flows.proving import Sources, prove  # noqa: PLC0415 - an edition need not wait for what reads signatures

    sources = Sources(place.config_file, place.reports, place.cache, source_date()) if place else None
    return prove(path, sources, _sites(place, site))


def _sites(place: Location | None, site: Path | None) -> list[Path]:
    """Where published files are listed: where it is said, else in the archive's own editions."""
    if site:
        return [site]
    own = place.root / _SITE if place else None
    return [own] if own and any((own / x / address.CHECKSUMS).is_file() for x in Audience) else []


def _is_pdf(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return b"%PDF-" in file.read(_HEADER)


def _located_or_none(config_file: Path | None) -> Location | None:
    """An edition can be verified far from its archive; then without what only the sources tell."""
    try:
        return locate(config_file)
    except ArchiveError:
        if config_file:
            raise
        return None
