"""The command `congvan`: the outermost edge. Exit codes: 0 clean, 1 findings, 2 could not run; never a traceback."""

import os
import sys
from collections.abc import Sequence

import click

from congvan.cli.commands import make_commands
from congvan.cli.console import print_findings, say
from congvan.cli.texts import MESSAGES
from congvan.errors import CongvanError, RefusedError
from congvan.model.finding import Language

FOUND, FAILED, INTERRUPTED = 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and end the process with its exit code."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run the command line; give its exit code."""
    asked = asked_language(arguments)
    language = asked or Language.VI
    try:
        code = make_commands(asked).main(list(arguments), prog_name="congvan", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except RefusedError as error:
        print_findings(error.findings, language)
        click.echo(error.say(language), err=True)
        return FOUND
    except CongvanError as error:
        click.echo(error.say(language), err=True)
        return FAILED
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return FAILED
    except click.ClickException as error:
        say(MESSAGES["usage"], language, problem=error.format_message())
        return FAILED
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:  # `congvan check | head`
        sys.stderr.close()
        return FOUND
    except Exception as error:  # the edge: whatever we did not foresee is told in one sentence
        if os.environ.get("CONGVAN_DEBUG"):
            raise
        say(MESSAGES["bug"], language, kind=type(error).__name__)
        return FAILED


def asked_language(arguments: Sequence[str]) -> Language | None:
    """The language named by `--lang`, wherever it stands: help is printed before options are parsed."""
    for name, value in zip(arguments, [*arguments[1:], ""], strict=True):
        found = name.removeprefix("--lang=") if name.startswith("--lang=") else value if name == "--lang" else ""
        if found in set(Language):
            return Language(found)
    return None
