"""A file that a script would fetch enters; a script leaves that hands the file's bytes to offline.js.

`verify.wrapped` reads these scripts back, in its own words, and looks at what they hold.
"""

from base64 import b64encode

from congvan.model import address

# Below these a file that is neither page nor script is there to be fetched by the search's script, and for no reader.
_FETCHED_BELOW = (address.SEARCH_INDEX, address.SEARCH)
_NOT_FETCHED = (".js", ".html")


def is_fetched(name: str) -> bool:
    """Whether a file of an edition is there to be fetched by a script."""
    return name.startswith(_FETCHED_BELOW) and not name.endswith(_NOT_FETCHED)


def wrapped(name: str, content: bytes) -> bytes:
    """Make the script that gives a file's content."""
    return b'congvanOffline.file("%b","%b");\n' % (name.encode(), b64encode(content))
