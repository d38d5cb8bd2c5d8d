"""The code that reads and searches files → one hash: what other code kept of a file is not taken for what this would.

As `store.code` does for findings; the gate's own, for it knows no store.
"""

import sys
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
# The rooms that read a built file, and those whose tables and forms they rest on.
ROOMS = ("model", "verify", "vietnamese")
# What those rooms import, by the name that is installed. tests/unit/verify keeps the table whole.
LIBRARIES = (
    "ahocorasick-rs", "cbor2", "fonttools", "lxml", "phonenumbers", "pikepdf", "pydantic", "pypdfium2",
)  # fmt: skip


@cache
def fingerprint() -> str:
    """Give the hash of our source files, the Python that runs them, and the libraries that decode."""
    total = sha256(sys.version.encode())
    for library in LIBRARIES:
        total.update(f"{library} {version(library)}\n".encode())
    for file in sorted(x for room in ROOMS for x in (_PACKAGE / room).rglob("*") if x.suffix != ".pyc" and x.is_file()):
        data = file.read_bytes()
        total.update(f"{file.relative_to(_PACKAGE).as_posix()} {len(data)}\n".encode())
        total.update(data)
    return total.hexdigest()
