"""The code that examines letters → one hash: what was found by other code is not taken for what this one would find."""

import sys
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
# The rooms whose code, tables and texts make a letter's findings and facts, and what reads and writes them here.
ROOMS = ("model", "vietnamese", "contents", "read", "check", "checking", "signing", "store", "typeface")
FILES = ("authentic.py",)  # and what stands between them
# What those rooms import, by the name that is installed. tests/unit/store keeps the table whole.
LIBRARIES = (
    "ahocorasick_rs", "asn1crypto", "cryptography", "fonttools", "jinja2", "jsonschema", "phonenumbers", "pikepdf",
    "pillow", "pydantic", "pyhanko", "pyhanko-certvalidator", "pypdfium2", "pyyaml", "rapidfuzz", "referencing",
    "requests",
)  # fmt: skip


@cache
def fingerprint() -> str:
    """Give the hash of our source files, the Python that runs them, and the libraries that they rest on."""
    total = sha256(sys.version.encode())
    for library in LIBRARIES:
        total.update(f"{library} {version(library)}\n".encode())
    found = [x for room in ROOMS for x in (_PACKAGE / room).rglob("*") if x.suffix != ".pyc" and x.is_file()]
    for file in sorted([*found, *(x for name in FILES if (x := _PACKAGE / name).is_file())]):
        data = file.read_bytes()
        total.update(f"{file.relative_to(_PACKAGE).as_posix()} {len(data)}\n".encode())
        total.update(data)
    return total.hexdigest()
