"""Prints what the tests of this folder plant, where, and which rules stop it; or makes many letters by chance.

    python -m tests.mutation                 the table, in Markdown
    python -m tests.mutation 10000           at least so many letters by chance, rendered, searched and verified

The tests hold the table to what really happens: each place is found by the rules named here and by no other.
"""

import sys
import tempfile
from pathlib import Path

import click
import pytest

from tests.mutation.chance import generated
from tests.mutation.projection import MUTATIONS
from tests.mutation.renderers import CHANNELS
from tests.mutation.test_chance import HOUSES, assert_clean
from tests.mutation.test_places import PLACES


def main(arguments: list[str]) -> None:
    """Print the table, or make letters."""
    if arguments:
        _many(int(arguments[0]))
        return
    click.echo("| broken or planted | lets out | stopped by |\n|---|---|---|")
    for name, mutation in MUTATIONS.items():
        click.echo(f"| {name} | {', '.join(sorted(mutation.leaks))} | {' '.join(sorted(mutation.rules))} |")
    for name in CHANNELS:
        click.echo(f"| code: {name} | passage or telephone | CV903 |")
    for name, place in PLACES.items():
        click.echo(f"| {name} | {place.secret} | {' '.join(sorted(place.rules))} |")


def _many(letters: int) -> None:
    made, seen = 0, 1000
    while made < letters:
        with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
            one = generated(Path(folder), seen=seen, kept=seen, houses=HOUSES)
            assert_clean(one, Path(folder) / "public", patch)
            made, seen = made + one.letters, seen + 1
            click.echo(f"{made} letters: nothing leaked, nothing stopped")


if __name__ == "__main__":
    main(sys.argv[1:])
