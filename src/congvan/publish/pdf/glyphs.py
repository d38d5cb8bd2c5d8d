"""A letter's HTML enters; the characters that its typeface cannot print leave, named.

What stays true: nothing is ever printed in another typeface, or as an empty box, without a word about it.
"""

from html.parser import HTMLParser

from congvan.typeface.faces import Typeface, name_of

_UNSEEN = frozenset({"style", "script", "title"})


def missing_characters(html: str, typeface: Typeface) -> list[str]:
    """Name the visible characters that the typeface lacks: `“☃” (U+2603 SNOWMAN)`."""
    reader = _Visible()
    reader.feed(html)
    reader.close()
    return [f"“{c}” ({name_of(c)})" for c in typeface.missing("".join(reader.parts))]


class _Visible(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Leave out what is not drawn; a picture's words are drawn where the picture is not."""
        self._unseen = tag in _UNSEEN
        self.parts += [value or "" for name, value in attrs if name == "alt"]

    def handle_endtag(self, tag: str) -> None:
        """Go on reading after what is not drawn."""
        self._unseen = self._unseen and tag not in _UNSEEN

    def handle_data(self, data: str) -> None:
        """Keep what is drawn."""
        if not self._unseen:
            self.parts.append(data)
