"""The language in which the command line speaks: help texts and options, made for one language at a time."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import click

from congvan.cli.archive import Location
from congvan.cli.texts import COMMANDS, OPTIONS
from congvan.model.terms import Audience
from congvan.model.text import Language

Decorator: TypeAlias = Callable[[Any], Any]  # click's own, which change what a function is

AUDIENCES = click.Choice([x.value for x in Audience])
PATH = click.Path(path_type=Path)
FORMATS = click.Choice(["text", "json"])
CHECK_FORMATS = click.Choice(["text", "json", "github", "sarif"])


@dataclass(frozen=True, slots=True)
class Speech:
    """The language asked for; None leaves it to the archive, and to Vietnamese where there is none."""

    asked: Language | None

    @property
    def shown(self) -> Language:
        """The language of help texts, which are printed before any archive is looked for."""
        return self.asked or Language.VI

    def of(self, place: Location | None) -> Language:
        """The language of messages about an archive."""
        return self.asked or (place.language if place else Language.VI)

    def option(self, *names: str, key: str, **settings: Any) -> Decorator:
        """Do as `click.option` does, with the help text of that key."""
        return click.option(*names, help=OPTIONS[key].say(self.shown), **settings)

    def language_option(self) -> Decorator:
        """Give the option `--lang`, which was read before (`asked_language`)."""
        choices = click.Choice([x.value for x in Language])
        return self.option("--lang", key="lang", type=choices, default=None, expose_value=False)

    def brief(self, name: str) -> str:
        """Say in one line what a command does."""
        return COMMANDS[name].say(self.shown).partition("\n")[0]

    def command(self, name: str, *, in_archive: bool = True) -> Decorator:
        """Do as `click.command` does, with the command's help text and the options that every command has.

        Only what works in an archive can be told where that is.
        """
        made = click.command(name, help=COMMANDS[name].say(self.shown), short_help=self.brief(name))
        located = self.option("--config-file", "-f", key="config_file", type=PATH, default=None)
        spoken = self.language_option()
        return lambda function: made(located(spoken(function)) if in_archive else spoken(function))
