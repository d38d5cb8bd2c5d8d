"""Links within the body: to other letters → their page's address; to what the audience cannot see → words alone."""

import re

from congvan.model import address
from congvan.model.identity import LetterId
from congvan.model.view import WITHHELD_PHRASE

# A whole link in brackets without brackets; then any other way to write one, by its target alone.
_LINK = re.compile(r"(?P<image>!?)\[(?P<text>[^\[\]\n]*)\]\(\s*<?(?P<target>[^\s()<>]+)>?(?P<title>[^()\n]*)\)")
_TARGET = re.compile(
    r"(?P<inline>\]\(\s*<?)(?P<a>[^\s)>]+)|(?P<reference>^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*<?)(?P<b>[^\s>]+)",
    re.MULTILINE,
)
_ANYWHERE = ("https://", "http://", "mailto:", "#")


def rewrite_links(markdown: str, letter: LetterId, files: frozenset[str], visible: frozenset[LetterId]) -> str:
    """Rewrite links of a letter whose visible attachments are `files`; `visible` are the letters that may be linked."""

    def leads(target: str) -> bool:
        return target in files or target.startswith(_ANYWHERE) or _letter(target) in visible

    def worded(found: re.Match[str]) -> str:
        if f"[{found['text']}]" == WITHHELD_PHRASE:  # no link, though what follows it stands in parentheses
            return found[0].replace("](", "]\\(", 1)
        if leads(found["target"]):
            return found[0]
        return WITHHELD_PHRASE if found["image"] else found["text"]

    def led(found: re.Match[str]) -> str:
        before, target = (found["inline"], found["a"]) if found["inline"] else (found["reference"], found["b"])
        other = _letter(target)
        if other is not None and other in visible:
            return before + address.relative(address.letter(other), address.letter(letter))
        return before + (target if leads(target) else "#")

    return _TARGET.sub(led, _LINK.sub(worded, markdown))


def _letter(target: str) -> LetterId | None:
    try:
        return LetterId.parse(target)
    except ValueError:
        return None
