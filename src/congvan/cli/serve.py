"""`congvan serve`: a live preview of the site and its PDFs."""

import os
from pathlib import Path

import click

from congvan import pipeline
from congvan.cli.archive import locate
from congvan.cli.console import say
from congvan.cli.speech import AUDIENCES, Speech
from congvan.cli.texts import MESSAGES
from congvan.clock import source_date
from congvan.model.terms import Audience
from congvan.publish.mkdocs_site import serve_site


def serve_command(speech: Speech) -> click.Command:
    """Make the command."""

    @speech.command("serve")
    @speech.option("--audience", key="serve_audience", type=AUDIENCES, default=Audience.INTERNAL.value)
    @speech.option("--dev-addr", "-a", key="dev_addr", default=None, metavar="IP:PORT")
    @speech.option("--open", "-o", "open_browser", key="open", is_flag=True)
    def serve(config_file: Path | None, audience: str, dev_addr: str | None, open_browser: bool) -> int:
        place = locate(config_file)
        # before a server starts that would have nothing to show
        pipeline.read_and_check(place.reports, place.cache, source_date()).sound()
        # The only way to tell MkDocs, which reads mkdocs.yml anew at each change: the variable that it names.
        os.environ["CONGVAN_AUDIENCE"] = audience
        serve_site(
            place.config_file,
            dev_addr=dev_addr,
            open_in_browser=open_browser,
            ready=lambda url: say(MESSAGES["serving"], speech.of(place), url=url),
        )
        return 0

    return serve  # type: ignore[no-any-return]  # click's decorators are Any here
