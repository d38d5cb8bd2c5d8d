"""A file of the edition → what pages and lists tell of it."""

from hashlib import sha256
from pathlib import Path

from congvan.model.facts import FileFacts


def facts_of(content: bytes | Path) -> FileFacts:
    """Give how long a file is, and its checksum."""
    data = content if isinstance(content, bytes) else content.read_bytes()
    return FileFacts(len(data), sha256(data).hexdigest())
