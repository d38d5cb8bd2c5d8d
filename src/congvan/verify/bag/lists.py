"""The text files of a bag enter; what they say leaves: names with checksums, labels with values, and what is wrong.

Read as RFC 8493 says, independently of what wrote them: percent signs stand for line ends and themselves only.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from congvan.model.text import Text, Value

PAYLOAD = "data/"
DECLARATION, INFO = "bagit.txt", "bag-info.txt"
# What a list may be made with: the name in its file's name is hashlib's.
ALGORITHMS = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512")
_NAMED = re.compile(r"(tag)?manifest-([a-z0-9]+)\.txt")
_LINE = re.compile(r"([0-9A-Fa-f]+)[ \t]+\*?(\S.*)")  # coreutils mark what was read as bytes by a star
_DRIVE = re.compile(r"[A-Za-z]:")
_CODE = re.compile(r"%(0[AaDd]|25)")
_DECLARED = re.compile(r"BagIt-Version: (\d+)\.(\d+)\nTag-File-Character-Encoding: UTF-8\n?", re.IGNORECASE)
_KNOWN_VERSIONS = ((0, 97), (1, 0))  # of the two in use, whose lists are the same

_MALFORMED = Text("line {line} is no checksum with a name")
_REPEATED = Text("line {line} names a file a second time")
_ESCAPING = Text("line {line} names a file outside of the bag")
_FOREIGN = Text("line {line} names a file that belongs in another list")
_NO_UTF8 = Text("it is no text in UTF-8")
_UNKNOWN = Text("it is made with an algorithm that is not known: {algorithm}")


@dataclass(frozen=True, slots=True)
class BagList:
    """A list of files as read: its own name, the algorithm, checksums by name (NFC), and what is wrong in it."""

    name: str
    algorithm: str
    digests: Mapping[str, str]
    problems: tuple[Value, ...] = ()

    @property
    def of_tags(self) -> bool:
        """Whether it lists the bag's own text files, not what the bag was made for."""
        return self.name.startswith("tag")


def is_list(name: str) -> bool:
    """Whether a file at the top of a bag is one of its lists."""
    return _NAMED.fullmatch(name) is not None


def read_list(name: str, content: bytes) -> BagList:
    """Read a list; of what is wrong in it no line counts."""
    found = _NAMED.fullmatch(name)
    algorithm = found[2] if found else ""
    if algorithm not in ALGORITHMS:
        return BagList(name, "", {}, (_UNKNOWN.of(algorithm=algorithm),))
    text = text_of(content)
    if text is None:
        return BagList(name, algorithm, {}, (_NO_UTF8,))
    digests: dict[str, str] = {}
    problems: list[Value] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            row = _LINE.fullmatch(line)
            problem = _problem(row, digests, of_tags=name.startswith("tag"))
            if problem:
                problems.append(problem.of(line=str(number)))
            elif row:
                digests[written(row[2])] = row[1].lower()
    return BagList(name, algorithm, digests, tuple(problems))


def _problem(row: re.Match[str] | None, known: Mapping[str, str], *, of_tags: bool) -> Text | None:
    if row is None:
        return _MALFORMED
    name = written(row[2])
    if leads_out(name):
        return _ESCAPING
    if name in known:
        return _REPEATED
    is_payload = name.startswith(PAYLOAD)
    belongs = is_payload != of_tags and not (of_tags and name.startswith("tagmanifest-"))
    return None if belongs else _FOREIGN


def written(name: str) -> str:
    """Give the name that stands in a list, with its codes resolved, as it is compared: composed (NFC)."""
    plain = _CODE.sub(lambda found: chr(int(found[1], 16)), name)
    return composed(plain.removeprefix("./"))


def composed(name: str) -> str:
    """Give a name as it is compared: some file systems take its accents apart."""
    return unicodedata.normalize("NFC", name)


def leads_out(name: str) -> bool:
    """Whether a name is none below a folder: absolute, with a drive, through the folder above, or of another's home."""
    parts = re.split(r"[/\\]", name)
    return (
        name.startswith(("/", "\\", "~")) or ".." in parts or "\0" in name or re.match(r"[A-Za-z]:", name) is not None
    )


def text_of(content: bytes) -> str | None:
    """Give a text with its lines ended by line feeds; None if it is none in UTF-8 without a mark before it."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if text.startswith("\ufeff") else text.replace("\r\n", "\n").replace("\r", "\n")


def is_declared(content: bytes) -> bool:
    """Whether the declaration says what it must, and nothing else, of a version that we know."""
    found = _DECLARED.fullmatch(text_of(content) or "")
    return found is not None and (int(found[1]), int(found[2])) in _KNOWN_VERSIONS


def labels(content: bytes) -> Iterator[tuple[str, str]]:
    """Give what a bag tells of itself, label and value; a value may go on in lines that begin with blanks."""
    text = re.sub(r"\n[ \t]+", " ", text_of(content) or "")
    rows = (x.partition(":") for x in text.split("\n") if x[:1].strip())
    return ((label.rstrip(" \t").lower(), value.strip()) for label, colon, value in rows if label and colon)
