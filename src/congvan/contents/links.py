"""An address within a document → whether readers may be led there, or the document fetches from there."""

import re

from congvan.contents.sign import Sign
from congvan.model.rules import attachments as rules
from congvan.model.text import Text

_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):")
_OPEN = frozenset({"http", "https", "mailto", "tel"})

_TO_MACHINE = Sign(rules.ATTACHMENT_OUTSIDE_LINKS, Text("a link to a file on a machine or a network"))
_PROGRAM = Sign(rules.ATTACHMENT_OBJECTS, Text("a link that runs a program"))
_RUNS = frozenset({"javascript", "vbscript", "data", "ms-msdt", "search-ms", "ppaction"})


def sign_of_link(target: str) -> Sign | None:
    """What speaks against a link for readers; None if it may stand."""
    if target.lstrip().startswith(("\\\\", "//", "/")):
        return _TO_MACHINE
    found = _SCHEME.match(target)
    if not found or found[1].lower() in _OPEN:
        return None
    return _PROGRAM if found[1].lower() in _RUNS else _TO_MACHINE
