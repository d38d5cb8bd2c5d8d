"""The command `congvan`: the outermost edge; never a traceback.

Exit codes: 0 clean, 1 findings, 2 could not run, 130 stopped by Ctrl-C.
"""

import os
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import click

from congvan.cli.commands import make_commands
from congvan.cli.console import print_findings, say
from congvan.cli.texts import MESSAGES
from congvan.cli.usage import problem
from congvan.errors import CongvanError, RefusedError
from congvan.model.text import Language

FOUND, FAILED, INTERRUPTED = 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and end the process with its exit code."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run the command line; give its exit code."""
    asked = asked_language(arguments)
    try:
        code = make_commands(asked).main(list(arguments), prog_name="congvan", standalone_mode=False)
    except (Exception, KeyboardInterrupt) as error:
        end = next(end for kind, end in _ENDS if isinstance(error, kind))
        return end(error, asked or Language.VI)
    return code if isinstance(code, int) else 0


def _refused(error: RefusedError, language: Language) -> int:
    print_findings(error.findings, language)
    click.echo(error.say(language), err=True)
    return FOUND


def _given_up(error: CongvanError, language: Language) -> int:
    click.echo(error.say(language), err=True)
    return FAILED


def _asked_for_nothing(error: click.exceptions.NoArgsIsHelpError, _: Language) -> int:
    click.echo(error.format_message())
    return FAILED


def _misused(error: click.ClickException, language: Language) -> int:
    say(MESSAGES["usage"], language, problem=problem(error.format_message(), language))
    return FAILED


def _interrupted(_: BaseException, language: Language) -> int:
    say(MESSAGES["interrupted"], language)
    return INTERRUPTED


def _unforeseen(error: Exception, language: Language) -> int:
    """Tell in one sentence what nobody foresaw."""
    if os.environ.get("CONGVAN_DEBUG"):
        raise error
    say(MESSAGES["bug"], language, kind=type(error).__name__)
    return FAILED


# How each kind of exception ends the process; the first that fits. Any: each function takes its own kind.
_ENDS: tuple[tuple[type[BaseException], Callable[[Any, Language], int]], ...] = (
    (RefusedError, _refused),
    (CongvanError, _given_up),
    (click.exceptions.NoArgsIsHelpError, _asked_for_nothing),
    (click.ClickException, _misused),
    (click.Abort, _interrupted),
    (KeyboardInterrupt, _interrupted),
    (Exception, _unforeseen),
)


def asked_language(arguments: Sequence[str]) -> Language | None:
    """The language named by `--lang`, wherever it stands: help is printed before options are parsed."""
    for name, value in pairwise([*arguments, ""]):
        found = name.removeprefix("--lang=") if name.startswith("--lang=") else value if name == "--lang" else ""
        if found in set(Language):
            return Language(found)
    return None
