"""`congvan inspect`: each rule of the form on one letter's PDF, kept or broken."""

from pathlib import Path

import click

from congvan.cli.console import painter
from congvan.cli.inspected import report_json, report_lines
from congvan.cli.speech import FORMATS, PATH, Speech
from congvan.inspect import inspect_pdf


def inspect_command(speech: Speech) -> click.Command:
    """Make the command."""

    @speech.command("inspect", in_archive=False)
    @click.argument("path", type=PATH)
    @speech.option("--format", "form", key="inspect_format", type=FORMATS, default="text")
    def inspect(path: Path, form: str) -> int:
        report = inspect_pdf(path)
        if form == "json":
            click.echo(report_json(report, speech.shown))
        else:
            for line in report_lines(report, path.name, speech.shown, painter()):
                click.echo(line)
        return int(not report.is_kept)

    return inspect  # type: ignore[no-any-return]  # click's decorators are Any here
