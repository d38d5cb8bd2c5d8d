"""A letter's blocks enter; the same blocks leave, those of each appendix in an element of its own.

What stays true: no block is lost or changes its place but the list of footnotes, which ends the page; a passage that is
internal is so on both sides of where an appendix begins.
"""

import re
from itertools import pairwise
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from congvan.model.view import INTERNAL_BEGINS, INTERNAL_ENDS

APPENDIX, LANDSCAPE, TITLE = "appendix", "landscape", "appendix-title"  # classes

# Decree 30/2020, Appendix I, part I, section III, item 1: a Roman number where there are two or more. Another number is
# a finding, not another letter.
NAME = re.compile(
    r"(?P<name>phụ lục(?:[ \u00a0]+(?:[ivxlc]+|[0-9]{1,2}))?)[ \u00a0]*(?:[:.\u2013-][ \u00a0]*|$)", re.IGNORECASE
)
_TURNED = re.compile(r"[ \u00a0]*\{[ ]*\.landscape[ ]*\}[ \u00a0]*$", re.IGNORECASE)


class Appendices(Treeprocessor):
    """Everything from a heading `# Phụ lục …` to the next such belongs to that appendix."""

    def run(self, root: Element) -> None:
        """Wrap each appendix; a letter without any stays as it is."""
        blocks = list(root)
        starts = [i for i, block in enumerate(blocks) if block.tag == "h1" and NAME.match(_words(block))]
        if not starts:
            return
        notes = [x for x in blocks[starts[0] :] if x.tag == "div" and x.get("class") == "footnote"]
        kept = [x for x in blocks if x not in notes]
        letter, *appendices = _whole_passages([kept[a:b] for a, b in pairwise([0, *starts, len(kept)])])
        for block in blocks:
            root.remove(block)
        root.extend([*letter, *(_wrapped(part) for part in appendices), *notes])


def _words(heading: Element) -> str:
    """The words of a heading, without what turns the pages."""
    return _TURNED.sub("", "".join(heading.itertext()).strip())


def _wrapped(blocks: list[Element]) -> Element:
    heading = next(x for x in blocks if x.tag == "h1")
    heading.set("class", TITLE)
    heading.text = NAME.sub(
        lambda found: _as_written(found["name"]) + found[0][len(found["name"]) :], heading.text or "", 1
    )
    wrapper = Element("div", {"class": f"{APPENDIX} {LANDSCAPE}" if _without_turn(heading) else APPENDIX})
    wrapper.extend(blocks)
    return wrapper


def _as_written(name: str) -> str:
    """The name as the decree writes it, however it was typed: `PHỤ LỤC ii` is `Phụ lục II`."""
    return name[:1].upper() + name[1:7].lower() + name[7:].upper()


def _without_turn(heading: Element) -> bool:
    """Take `{.landscape}` off a heading's end, and tell whether it was there."""
    last = heading[-1] if len(heading) else None
    text = (heading.text if last is None else last.tail) or ""
    bare = _TURNED.sub("", text)
    if last is None:
        heading.text = bare
    else:
        last.tail = bare
    return bare != text


def _whole_passages(parts: list[list[Element]]) -> list[list[Element]]:
    """Close an internal passage where a part ends, and open it anew in the next."""
    is_open = False
    for part in parts:
        if is_open:
            part.insert(0, _mark(INTERNAL_BEGINS))
        for block in part:
            is_open = block.text == INTERNAL_BEGINS or (is_open and block.text != INTERNAL_ENDS)
        if is_open and part[-1].text == INTERNAL_BEGINS:
            part.pop()  # nothing of the passage is here
        elif is_open:
            part.append(_mark(INTERNAL_ENDS))
    return parts


def _mark(text: str) -> Element:
    paragraph = Element("p")
    paragraph.text = text
    return paragraph
