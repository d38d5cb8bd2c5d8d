"""Checksum lists of editions and one PDF enter; which published file it is leaves, or which letter it claims to be.

Works far from the archive: an edition's folder, or its list of checksums alone, is enough. What a PDF says of itself is
a claim, never a proof.
"""

import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pypdfium2

from congvan.errors import ArchiveError, MachineError, reason_of
from congvan.model import address
from congvan.model.identity import LetterId
from congvan.model.proof import ALPHABET, LENGTH, code_of
from congvan.model.terms import Audience
from congvan.model.text import Text
from congvan.verify.checksums import read_checksums

Entry = Mapping[str, Any]

# As our PDFs have it, uncompressed; a signature or a later change is appended and may say it again.
_IDENTIFIER = re.compile(rb"<xmp:Identifier>\s*<rdf:Bag>\s*<rdf:li>([^<]{5,200})</rdf:li>")
_CODE = re.compile(rf"/{address.PROOFS}([{ALPHABET}]{{{LENGTH}}})/")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Published:
    """What an edition's checksum list names: the files by SHA-256. `folder` is None where the list is all there is."""

    place: Path
    folder: Path | None
    audience: Audience | None
    files: Mapping[str, tuple[str, ...]]

    def letters(self) -> dict[str, Entry]:
        """Give what the edition's own data tell of its letters, by id; of the list alone, nothing but the ids."""
        known: dict[str, Entry] = {str(x): {"id": str(x)} for x in _letters_named(self.files.values())}
        if self.folder is None:
            return known
        try:
            told = json.loads((self.folder / address.LETTERS_JSON).read_bytes())["letters"]
            return known | {x["id"]: x for x in told if x["id"] in known}
        except (OSError, ValueError, KeyError, TypeError):
            return known

    def pdf(self, who: LetterId) -> bytes | None:
        """Give the published PDF of a letter, if the edition is here and its checksum list has that very file."""
        if self.folder is None:
            return None
        name = address.letter_pdf(who)
        try:
            data = (self.folder / name).read_bytes()
        except OSError:
            return None
        return data if name in self.files.get(sha256(data).hexdigest(), ()) else None


def published_at(site: Path) -> tuple[Published, ...]:
    """Read what is published: at `site` is an edition, a folder of editions, or a list of checksums.

    Raises:
        ArchiveError: it is none of these.
        MachineError: it cannot be read.
    """
    places = [site / each for each in Audience] if site.is_dir() else []
    lists = [site] if site.is_file() else [x / address.CHECKSUMS for x in (site, *places)]
    found = tuple(_published(x, alone=site.is_file()) for x in lists if x.is_file())
    if not found:
        raise ArchiveError(
            Text("{site} is no built edition: there is no SHA256SUMS in it."),
            site=site,
        )
    return found


def _published(path: Path, *, alone: bool) -> Published:
    try:
        listed = read_checksums(path.read_bytes())
    except OSError as error:
        raise MachineError(Text("Cannot read {path}: {reason}."), path=path, reason=reason_of(error)) from error
    if alone and not (listed.sound and listed.digests):
        raise ArchiveError(Text("{path} is no list of checksums as SHA256SUMS is."), path=path)
    files: dict[str, tuple[str, ...]] = {}
    for name, digest in listed.digests.items():
        files[digest] = (*files.get(digest, ()), name)
    folder = None if alone and not (path.parent / address.LETTERS_JSON).is_file() else path.parent
    return Published(path if folder is None else folder, folder, _audience(folder), files)


def _audience(folder: Path | None) -> Audience | None:
    try:
        return Audience(json.loads((folder / address.LETTERS_JSON).read_bytes())["audience"]) if folder else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def letter_of(name: str) -> LetterId | None:
    """Give the letter beside whose page a file lies: its PDF, its signed PDF, an attachment."""
    try:
        return LetterId.parse("/".join(name.split("/")[:3])) if name.count("/") == 3 else None  # noqa: PLR2004 - id/file
    except ValueError:
        return None


def _letters_named(names: Iterable[Iterable[str]]) -> Iterator[LetterId]:
    for name in (x for each in names for x in each):
        who = letter_of(name) if name.endswith(".pdf") else None
        if who and name == address.letter_pdf(who):
            yield who


def claimed_letter(data: bytes, known: Iterable[str]) -> LetterId | None:
    """Give the letter that a PDF says it is, if it is a known one: by its metadata, else by its short address."""
    ids = set(known)
    for found in reversed(_IDENTIFIER.findall(data)):
        if (name := found.decode("utf-8", "replace")) in ids:
            return LetterId.parse(name)
    codes = set(_CODE.findall(_first_page(data)))
    return next((who for who in map(LetterId.parse, sorted(ids)) if code_of(who) in codes), None) if codes else None


def _first_page(data: bytes) -> str:
    """The text of a PDF's first page without any space: an address may be printed over several lines."""
    try:
        with pypdfium2.PdfDocument(io.BytesIO(data)) as pdf:
            return _SPACE.sub("", pdf[0].get_textpage().get_text_bounded())
    except (pypdfium2.PdfiumError, ValueError, IndexError):
        return ""
