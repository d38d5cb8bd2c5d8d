"""Proves that what verifies signatures is what this package was written for."""

from functools import cache
from importlib.metadata import version

from congvan.errors import MachineError
from congvan.model.text import Text

# Versions of pyHanko and its validator whose inside this package knows: of others, a method that is called otherwise
# would look like a file that cannot be read.
WRITTEN_FOR = {"pyhanko": "0.38.", "pyhanko-certvalidator": "0.33."}


@cache
def require_known() -> None:
    """Refuse versions of what verifies that this was not written for.

    Raises:
        MachineError: this machine has one.
    """
    for name, known in WRITTEN_FOR.items():
        found = version(name)
        if not found.startswith(known):
            raise MachineError(
                Text("This machine has {name} {found}, and Congvan needs {needed}x; install Congvan again."),
                name=name,
                found=found,
                needed=known,
            )
