"""Scripts that carry a file: what the gate sees of what they carry."""

from base64 import b64decode, b64encode
from pathlib import Path

import pytest

from congvan.model.withheld import Secret
from tests.unit.verify.planted import PHONE, PLACES, SECRETS
from tests.unit.verify.test_verify import codes, found


def carried(name: str, content: bytes) -> bytes:
    """Wrap a file as an edition without a web server does."""
    return f'congvanOffline.file("{name}","{b64encode(content).decode()}");\n'.encode()


PAGEFIND = [name for name in PLACES if name.startswith("pagefind")]


@pytest.mark.parametrize("place", PAGEFIND)
def test_what_is_withheld_is_found_within(place: str, tmp_path: Path) -> None:
    """Each place of a search index in which the gate finds a secret is searched when wrapped, too."""
    name, content = PLACES[place][0]()
    leaks = found(tmp_path, {f"{name}.js": carried(name, content)}, SECRETS)
    assert ("CV903", f"{name}.js") in codes(leaks)


def test_names_are_searched_too(tmp_path: Path) -> None:
    """The name that a script gives its file is read."""
    script = carried(f"pagefind/{PHONE.replace(' ', '')}", b"{}")
    assert ("CV903", "a.js") in codes(found(tmp_path, {"a.js": script}, SECRETS))


def test_letters_of_the_coding_are_no_words(tmp_path: Path) -> None:
    """A short word that stands by chance in the coded form of other bytes is no leak."""
    program = b"\0asm\1\0" + b64decode(b"AAA/annv/AAA")
    script = carried("wasm.unknown.pagefind", program)
    assert b"/annv/" in script
    assert codes(found(tmp_path, {"a.js": script}, (Secret("annv", "copies"),))) == []


@pytest.mark.parametrize(
    "script",
    [
        carried("a", b"x") + b"alert(1);\n",
        carried("a", b"x").replace(b'");', b'"); //'),
        b'congvanOffline.file("a","=x=");\n',
        b'congvanOffline.file("a","eA=");\n',
        b'congvanOffline.file("a" + b,"eA==");\n',
    ],
)
def test_more_than_a_file_is_refused(script: bytes, tmp_path: Path) -> None:
    """A script that begins so and does anything else cannot be checked."""
    assert codes(found(tmp_path, {"a.js": script}, SECRETS)) == [("CV907", "a.js")]
