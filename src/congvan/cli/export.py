"""`congvan export`: a year as a bag to be laid up, or the figures of a series."""

import re
from functools import partial
from pathlib import Path

import click

from congvan.checking import read_and_check
from congvan.cli.archive import Location, locate
from congvan.cli.console import Progress, near, say
from congvan.cli.speech import AUDIENCES, PATH, Speech
from congvan.cli.targets import refuse_missing_folder
from congvan.cli.texts import MESSAGES
from congvan.clock import source_date
from congvan.errors import ArchiveError
from congvan.flows.words import EDITIONS
from congvan.model.terms import Audience
from congvan.model.text import Language, Text
from congvan.publish.write import write_whole

_BAG = "bag"
_TABLES = ("csv", "xlsx", "json")
_OTHER_PACKS = frozenset({".7z", ".bz2", ".gz", ".rar", ".tbz2", ".tgz", ".txz", ".xz", ".zst"})
_YEAR = re.compile(r"[0-9]{4}")


def export_command(speech: Speech) -> click.Command:
    """Make the command."""

    @speech.command("export")
    @click.argument("what", metavar="YEAR|SERIES")
    @speech.option("--format", "form", key="export_format", type=click.Choice([_BAG, *_TABLES]), default=_BAG)
    @speech.option("--output", "-o", key="export_output", type=PATH, default=None)
    @speech.option("--audience", key="audience", type=AUDIENCES, default=Audience.PUBLIC.value)
    def export(config_file: Path | None, what: str, form: str, output: Path | None, audience: str) -> int:
        _refuse_other(what, form)
        refuse_missing_folder(output)
        place = locate(config_file)
        do = _bag if form == _BAG else partial(_table, form=form)
        do(place, speech.of(place), what, Audience(audience), output)
        return 0

    return export  # type: ignore[no-any-return]  # click's decorators are Any here


def _refuse_other(what: str, form: str) -> None:
    """Let a bag be of a year, and a table of a series.

    Raises:
        ArchiveError: it is the other way round.
    """
    is_year = _YEAR.fullmatch(what) is not None
    if form == _BAG and not is_year:
        raise ArchiveError(
            Text("A bag is of a year, but '{what}' is none; for a series' figures add --format csv, xlsx or json."),
            what=what,
        )
    if form != _BAG and is_year:
        raise ArchiveError(Text("The format {form} is of a series, but {what} is a year."), form=form, what=what)


def _refuse_other_pack(output: Path | None) -> None:
    """Let no folder be named as a package that we do not make.

    Raises:
        ArchiveError: the name is one.
    """
    if output is not None and output.suffix.lower() in _OTHER_PACKS:
        better = output.with_suffix("")
        raise ArchiveError(
            Text("A bag is packed as .zip or .tar, not as {ending}; name it {better}."),
            ending=output.suffix,
            better=better if better.suffix.lower() == ".tar" else better.with_suffix(".zip"),
        )


def _bag(place: Location, language: Language, what: str, audience: Audience, output: Path | None) -> None:
    from congvan.flows.exporting import export_bag  # noqa: PLC0415 - needs what builds; a wrong call need not wait
    from congvan.publish.bag import write_bag  # noqa: PLC0415 - the same

    _refuse_other_pack(output)
    target = output or Path(f"congvan-{audience}-{what}")
    if target.exists():  # said before the work, and asked again when it is written
        raise ArchiveError(Text("{path} exists already; it is not overwritten."), path=target)
    shown = Progress(language)
    checked = read_and_check(place.reports, place.cache, source_date(), partial(shown, "", "check"))
    bag, letters = export_bag(checked, place.reports, int(what), audience, place.cache, partial(shown, ""))
    write_bag(bag, target, partial(shown, ""))
    say(MESSAGES["bagged"], language, letters=letters, path=near(target), edition=EDITIONS[audience].say(language))


def _table(
    place: Location, language: Language, what: str, audience: Audience, output: Path | None, *, form: str
) -> None:
    from congvan.flows.exporting import export_table  # noqa: PLC0415 - as above

    checked = read_and_check(place.reports, place.cache, source_date())
    content = export_table(checked, what, audience, place.cache, form)  # type: ignore[arg-type]  # one of _TABLES
    target = output or Path(f"{what}.{form}")
    write_whole(target, content)
    say(MESSAGES["written"], language, path=near(target))
