"""The command tree. Each command is a file of its own: arguments in, one pipeline call, findings out, an exit code."""

from collections.abc import Callable, Mapping
from importlib import import_module

import click

from congvan.cli.speech import Speech
from congvan.cli.texts import COMMANDS
from congvan.model.text import Language

# Each command's module and what makes it there: a check shall not wait for what only a build needs (half a second).
_COMMANDS: Mapping[str, str] = {
    "build": "congvan.cli.build:build_command",
    "check": "congvan.cli.check:check_command",
    "export": "congvan.cli.export:export_command",
    "init": "congvan.cli.init:init_command",
    "inspect": "congvan.cli.inspect:inspect_command",
    "lsp": "congvan.cli.lsp:lsp_command",
    "new": "congvan.cli.new:new_command",
    "pdf": "congvan.cli.pdf:pdf_command",
    "rollup": "congvan.cli.rollup:rollup_command",
    "schema": "congvan.cli.schema:schema_command",
    "serve": "congvan.cli.serve:serve_command",
    "sign": "congvan.cli.sign:sign_command",
    "verify": "congvan.cli.verify:verify_command",
}


class LazyGroup(click.Group):
    """A group that imports a command when it is asked for (as click's documentation shows).

    Source: https://click.palletsprojects.com/en/stable/complex/#lazily-loading-subcommands
    """

    speech: Speech

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click passes it
        """Name all commands, sorted."""
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click passes it
        """Import and make one."""
        where = _COMMANDS.get(cmd_name)
        if where is None:
            return None
        module, _, name = where.partition(":")
        make: Callable[[Speech], click.Command] = getattr(import_module(module), name)
        return make(self.speech)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing any."""
        briefs = [(name, self.speech.brief(name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(briefs)


def make_commands(language: Language | None) -> click.Group:
    """Make the command tree with its help in that language (None: Vietnamese)."""
    speech = Speech(language)
    settings = {"help_option_names": ["-h", "--help"]}

    @click.group(cls=LazyGroup, help=COMMANDS[""].say(speech.shown), context_settings=settings)
    @click.version_option(package_name="congvan")
    @speech.language_option()
    def congvan() -> None:
        pass

    congvan.speech = speech
    return congvan
