"""`congvan new`: this period's draft from the previous letter."""

from pathlib import Path

import click

from congvan.cli.archive import locate
from congvan.cli.console import near, say
from congvan.cli.speech import Speech
from congvan.cli.texts import MESSAGES
from congvan.edit.draft import Draft, new_draft
from congvan.model.text import Language
from congvan.publish.write import write_whole


def new_command(speech: Speech) -> click.Command:
    """Make the command."""

    @speech.command("new")
    @click.argument("agency")
    @click.argument("series")
    @click.argument("period")
    def new(config_file: Path | None, agency: str, series: str, period: str) -> int:
        place = locate(config_file)
        draft = new_draft(place.reports, agency, series, period)
        target = place.reports / f"{draft.id}.md"
        write_whole(target, draft.text.encode(), replace=False)
        _tell(draft, target, speech.of(place))
        return 0

    return new  # type: ignore[no-any-return]  # click's decorators are Any here


def _tell(draft: Draft, target: Path, language: Language) -> None:
    name = near(target)
    say(MESSAGES["drafted" if draft.previous else "drafted_blank"], language, path=name, previous=draft.previous)
    for line, text in draft.to_change:
        click.echo(f"{name}:{line}: {text}")
