"""One list of kinds: what is promised to be published has its cleaner, and a web server knows its name."""

import re
from pathlib import Path

from congvan.check import attachments as checked
from congvan.contents import archive, public, table
from congvan.publish.attachments import cleaning, pictures

_SERVER = Path("docs/hosting/nginx/congvan-common.conf")


def test_every_kind_has_its_cleaner() -> None:
    """And no cleaner is for what is refused before it comes to it."""
    assert set(pictures._CLEANERS) == public.PICTURES
    assert set(cleaning._PACKAGES) == public.PACKAGES


def test_the_web_server_knows_every_ending() -> None:
    """What it does not know it gives as bytes, which telephones cannot open."""
    types = re.search(r"^types \{(.+?)^\}", _SERVER.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert types
    known = {x for line in types[1].replace(";", "").splitlines() for x in line.split()[1:]}
    assert known >= {*checked._KINDS, *public.TEXTS, *archive.OFFICE, *table.TABLES}
