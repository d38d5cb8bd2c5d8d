"""Whatever a broken renderer prints, the gate stops it: the edition that stands is the one from before."""

import re
from itertools import cycle
from pathlib import Path

import pytest

from tests.integration.archives import hidden, kept
from tests.integration.decode import texts_below
from tests.mutation.archive import WITHHELD
from tests.mutation.kit import Archive, Outcome, build, copied, plain, secrets_in
from tests.mutation.renderers import CHANNELS, Channel, spoil

SECRETS = ("passage", "contact phone")


def assert_refused(archive: Archive, outcome: Outcome) -> None:
    """A refusal that names files and rules and nothing else, after which everything is as it was."""
    assert not outcome.promoted
    assert secrets_in(outcome.said) == set()
    assert kept(archive.public) == archive.before
    assert {x for x in hidden(archive.public.parent) if not x.endswith(".lock")} == set()


@pytest.mark.parametrize(("place", "secret"), list(zip(CHANNELS, cycle(SECRETS), strict=False)))
def test_secret_in_each_place_stops_the_build(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, place: str, secret: str
) -> None:
    """A text printed where it must not be is found in every file that it went into, and nothing is published."""
    channel = CHANNELS[place]
    spoil(monkeypatch, channel, WITHHELD[secret])
    outcome = build(archive)
    assert_refused(archive, outcome)
    assert secret in outcome.leaked
    assert any(re.fullmatch(channel.files, name) for name in outcome.leaks), outcome.leaks


def _harmless(number: int) -> str:
    return f"wq{chr(97 + number // 26)}{chr(97 + number % 26)}x"


def test_the_same_code_with_a_harmless_word_is_published(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """All places broken at once, each with a word of its own: the edition is published, and each file has its word.

    So it is the secret that stops a build, not that the code is broken, and every mutation does print.
    """
    copy = copied(archive, tmp_path / "archive")
    for number, channel in enumerate(CHANNELS.values()):
        spoil(monkeypatch, channel, f"lời {_harmless(number)} vô hại")
    outcome = build(copy)
    assert outcome.promoted, [(x.rule.code, x.place.path) for x in outcome.findings]
    held = [(name, plain(text)) for name, text in texts_below(copy.public) if "wq" in plain(text)]
    missing = [place for number, place in enumerate(CHANNELS) if not _is_in(held, CHANNELS[place], _harmless(number))]
    assert missing == []


def _is_in(held: list[tuple[str, str]], channel: Channel, word: str) -> bool:
    return any(word in text for name, text in held if re.fullmatch(channel.files, name))


def test_unbroken_code_publishes_the_same_again(archive: Archive) -> None:
    """Without a mutation nothing is found, and every byte is as before."""
    outcome = build(archive)
    assert outcome.promoted
    assert outcome.findings == ()
    assert kept(archive.public) == archive.before
