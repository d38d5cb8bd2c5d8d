"""`congvan rollup`: the draft of a consolidated letter, with the figures of all agencies for a period added up."""

from pathlib import Path

import click

from congvan.checking import read_and_check
from congvan.cli.archive import locate
from congvan.cli.console import near, say
from congvan.cli.speech import PATH, Speech
from congvan.cli.targets import refuse_missing_folder
from congvan.cli.texts import MESSAGES
from congvan.clock import today
from congvan.flows.consolidating import Consolidated, consolidate
from congvan.model.text import Language
from congvan.publish.write import write_whole


def rollup_command(speech: Speech) -> click.Command:
    """Make the command."""

    @speech.command("rollup")
    @click.argument("series")
    @click.argument("period")
    @speech.option("--agency", key="rollup_agency", default=None)
    @speech.option("--output", "-o", key="rollup_output", type=PATH, default=None)
    def rollup(config_file: Path | None, series: str, period: str, agency: str | None, output: Path | None) -> int:
        refuse_missing_folder(output)
        place = locate(config_file)
        checked = read_and_check(place.reports, place.cache, today())
        made = consolidate(checked, series, period, agency, place.reports, elsewhere=output is not None)
        target = output or place.reports / f"{made.draft.id}.md"
        write_whole(target, made.draft.text.encode(), replace=False)
        _tell(made, target, speech.of(place))
        return 0

    return rollup  # type: ignore[no-any-return]  # click's decorators are Any here


def _tell(made: Consolidated, target: Path, language: Language) -> None:
    name = near(target)
    say(MESSAGES["rolled_up"], language, path=name, count=made.letters)
    for line, text in made.draft.to_change:
        click.echo(f"{name}:{line}: {text}")
    if made.is_internal:
        say(MESSAGES["rolled_up_internal"], language)
    if not made.is_declared:
        say(MESSAGES["not_declared"], language, agency=made.draft.id.agency, series=made.draft.id.series)
    if made.blanks:
        say(MESSAGES["rolled_up_blank"], language, keys=", ".join(made.blanks))
