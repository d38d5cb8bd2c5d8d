"""Text that somebody typed → Markdown that prints it as it is: no markup, no placeholder, no line of its own."""

import re

# Markdown's own signs are escaped by a backslash; HTML's are none of them and are written as entities.
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+!|-]|\.(?=\s|$))")
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
# Nothing in it means anything to Markdown, wherever it stands: a letter first, then letters, digits, common signs.
_HARMLESS = re.compile(r"[^\W\d_](?:[^\W_]|[ ,;:()%/.–-])*")
_FENCE = re.compile(r"([/~])(?=\1\1)")  # of a block or of code, at the beginning of a line


def escaped(value: str) -> str:
    """Write a value so that Markdown prints it as it is, in one line."""
    return _MARKDOWN.sub(r"\\\1", " ".join(x.strip() for x in value.splitlines())).translate(_HTML)


def in_draft(value: str) -> str:
    """Write a name into a source that people go on writing: as it is where that is harmless, else escaped."""
    words = " ".join(value.split())
    if _HARMLESS.fullmatch(words):
        return words
    return _FENCE.sub(lambda found: f"&#{ord(found[1])};", escaped(words))
