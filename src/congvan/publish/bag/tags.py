"""Names with checksums enter; the text files of a bag leave (RFC 8493, 2.1 and 2.2), lines ended by line feeds."""

from collections.abc import Iterable, Mapping

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
# A line end would end the line, and a percent sign begin a code (RFC 8493, 2.1.3).
_CODES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})


def list_text(digests: Mapping[str, str]) -> bytes:
    """Give a list of files, in the order of their names, as `sha256sum -c` reads it too."""
    return "".join(f"{digests[x]}  {x.translate(_CODES)}\n" for x in sorted(digests)).encode()


def info_text(labels: Iterable[tuple[str, str]]) -> bytes:
    """Give what a bag tells of itself; a value is one line, however it was written."""
    return "".join(f"{label}: {' '.join(value.split())}\n" for label, value in labels).encode()
