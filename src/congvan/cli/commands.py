"""The command tree. Each command is a file of its own: arguments in, one pipeline call, findings out, an exit code."""

import click

from congvan.cli.build import build_command
from congvan.cli.check import check_command
from congvan.cli.new import new_command
from congvan.cli.pdf import pdf_command
from congvan.cli.serve import serve_command
from congvan.cli.speech import Speech
from congvan.cli.texts import COMMANDS
from congvan.cli.verify import verify_command
from congvan.model.text import Language

# In the order in which people meet them; `--help` sorts them by name.
_COMMANDS = (new_command, check_command, serve_command, pdf_command, build_command, verify_command)


def make_commands(language: Language | None) -> click.Group:
    """Make the command tree with its help in that language (None: Vietnamese)."""
    speech = Speech(language)

    @click.group(help=COMMANDS[""].say(speech.shown), context_settings={"help_option_names": ["-h", "--help"]})
    @click.version_option(package_name="congvan")
    @speech.language_option()
    def congvan() -> None:
        pass

    for make in _COMMANDS:
        congvan.add_command(make(speech))
    return congvan
