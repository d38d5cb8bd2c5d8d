"""Any text enters; the same text in Unicode's composed form leaves, the one form in which Congvan keeps text.

Vietnamese letters then are one character each, so lengths and columns count what a person counts.
"""

import unicodedata


def nfc(text: str) -> str:
    """Give the text in normal form C (UAX #15), in which all text of an archive is kept."""
    return unicodedata.normalize("NFC", text)
