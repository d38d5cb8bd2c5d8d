"""Links within the body: to other letters → their page's address; to what the audience cannot see → words alone."""

import re

from congvan.model import address
from congvan.model.identity import LetterId
from congvan.model.view import WITHHELD_PHRASE

_LINK = re.compile(r"(?P<image>!?)\[(?P<text>[^\]\n]*)\]\(\s*<?(?P<target>[^\s)>]+)>?(?P<title>[^)\n]*)\)")
_ANYWHERE = ("https://", "http://", "mailto:", "#")


def rewrite_links(markdown: str, letter: LetterId, files: frozenset[str], visible: frozenset[LetterId]) -> str:
    """Rewrite links of a letter whose visible attachments are `files`; `visible` are the letters that may be linked."""

    def rewritten(found: re.Match[str]) -> str:
        target = found["target"]
        if target in files or target.startswith(_ANYWHERE):
            return found[0]
        other = _letter(target)
        if other in visible and other is not None:
            page = address.relative(address.letter(other), address.letter(letter))
            return f"[{found['text']}]({page}{found['title']})"
        return WITHHELD_PHRASE if found["image"] else found["text"]

    return _LINK.sub(rewritten, markdown)


def _letter(target: str) -> LetterId | None:
    try:
        return LetterId.parse(target)
    except ValueError:
        return None
