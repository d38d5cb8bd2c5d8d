"""Where a letter declares an attachment: for what only cleaning it tells, as `congvan check` tells the rest.

Views carry no places, or moving a line would make pages anew; so a letter is looked at again, once a file is refused.
"""

import re
from pathlib import Path

from congvan.model.finding import Place
from congvan.model.view import AttachmentView


def declared_at(source: str, file: AttachmentView) -> Place:
    """Give the place of a file's name in its letter; that of the letter, if it is not found."""
    folder = Path(file.path).parent
    try:
        text = folder.with_name(f"{folder.name}.md").read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return Place(source)
    name = re.escape(file.file)
    found = re.search(rf"\bfile:[ \t]*(?=(\"?'?){name}\1[ \t]*(?:[,}}#]|$))", text, re.MULTILINE)
    if not found:
        return Place(source)
    return Place(source, text.count("\n", 0, found.end()) + 1, found.end() - text.rfind("\n", 0, found.end()))
