"""Builds an archive with broken code and tells what became of it: what stopped it, what was said, what stands there.

The oracle is `tests.integration.decode`, which shares nothing with the gate: it proves that the broken code did let the
secret out, so that a refusal is the gate's doing and not the mutation's failure.
"""

import json
import re
import shutil
import traceback
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from congvan import pipeline
from congvan.errors import RefusedError
from congvan.model.finding import Finding
from congvan.model.manifest import Manifest
from congvan.model.terms import Audience
from congvan.model.text import Language
from congvan.render.findings import finding_lines, github_lines, json_text, sarif_text
from tests.integration.archives import kept
from tests.integration.decode import texts
from tests.mutation.archive import AMOUNT, PHONE, WITHHELD, mutation_archive

_WORD = re.compile(r"zq\w+")
_DIGITS_APART = re.compile(r"(?<=\d)[\s.,\-]+(?=\d)")
Apply = Callable[[pytest.MonkeyPatch, Path], None]


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive with its editions and its cache, and what stood in the public edition before anything was broken."""

    root: Path
    before: dict[str, str]

    @property
    def public(self) -> Path:
        """The public edition."""
        return self.root / "site" / "public"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a build: the findings, all that was said of it, and the secrets that its staged files held."""

    findings: tuple[Finding, ...]
    said: str
    leaked: frozenset[str]
    promoted: bool

    @property
    def rules(self) -> set[str]:
        """The codes of the errors."""
        return {x.rule.code for x in self.findings if x.is_error}

    @property
    def leaks(self) -> list[str]:
        """The files in which what is withheld was found, each once."""
        return sorted({x.place.path for x in self.findings if x.rule.code in FOUND})


# The rules by which the gate says that something withheld is there.
FOUND = frozenset({"CV903", "CV915"})


def built_archive(root: Path) -> Archive:
    """Write the archive and build both editions."""
    archive = Archive(mutation_archive(root), {})
    for audience in Audience:
        outcome = build(archive, audience)
        assert outcome.promoted, [(x.rule.code, x.place.path) for x in outcome.findings]
    return Archive(root, kept(archive.public))


def copied(archive: Archive, target: Path) -> Archive:
    """Copy an archive with its editions; with its cache, unless the mutation is of what is kept there."""
    shutil.copytree(archive.root, target, symlinks=True)
    return Archive(target, archive.before)


def build(archive: Archive, audience: Audience = Audience.PUBLIC) -> Outcome:
    """Run the real pipeline, in this process, from the sources to promotion."""
    leaked: set[str] = set()
    try:
        checked = pipeline.read_and_check(archive.root / "reports", archive.root / ".cache")
        work = pipeline.open_work(checked, archive.root / ".cache", audience, None, reports=archive.root / "reports")
        verify = work.verify

        def watched(folder: Path, manifest: Manifest) -> list[Finding]:
            found = verify(folder, manifest)
            for name in {x.place.path for x in found}:
                leaked.update(_held(folder, name))
            return found

        site = pipeline.Site(archive.root / "mkdocs.yml", archive.root / "site")
        list(pipeline.build(site, [replace(work, verify=watched, workers=1)]))
    except RefusedError as error:
        return Outcome(tuple(error.findings), all_said(error.findings, error), frozenset(leaked), promoted=False)
    return Outcome((), "", frozenset(leaked), promoted=True)


def _held(folder: Path, name: str) -> set[str]:
    """The secrets in one staged file, or in a file whose name a finding masks: then in any file's name."""
    file = folder / name
    if not file.exists():
        return {x for path in folder.rglob("*") for x in secrets_in(path.relative_to(folder).as_posix())}
    return {x for text in (name, *texts(file.read_bytes())) for x in secrets_in(text)} if file.is_file() else set()


# --- what a text holds, in whatever form ------------------------------------------------------------------


def plain(text: str) -> str:
    """A text in small letters, without accents and invisible characters: how a person would compare by eye."""
    bare = unicodedata.normalize("NFKD", text.casefold()).replace("đ", "d")
    return "".join(x for x in bare if not unicodedata.combining(x) and unicodedata.category(x) != "Cf")


_WORDS = {word: name for name, text in WITHHELD.items() for word in _WORD.findall(plain(text))}
_NUMBERS = {PHONE[1:]: "contact phone", AMOUNT: "internal amount"}


def secrets_in(text: str) -> set[str]:
    """The names of the withheld things whose own word or number stands in a text."""
    folded = plain(text)
    found = {name for word, name in _WORDS.items() if word in folded}
    digits = _DIGITS_APART.sub("", folded) if any(x.isdigit() for x in folded) else ""
    return found | {name for number, name in _NUMBERS.items() if number in digits}


def all_said(findings: Sequence[Finding], error: RefusedError | None = None) -> str:
    """Everything that is printed of findings and errors, in each form and language, to the office and to anybody."""
    return "\n".join(_forms(findings, error))


def _forms(findings: Sequence[Finding], error: RefusedError | None) -> Iterator[str]:
    yield repr(findings)
    for language in Language:
        for audience in Audience:
            yield from finding_lines(findings, language, audience)
            yield from github_lines(findings, language, audience)
            yield json_text(findings, language, audience)
            yield json.dumps(json.loads(sarif_text(findings, language, audience)), ensure_ascii=False)
    if error:
        yield from (error.say(language) for language in Language)
        yield from traceback.format_exception(error)
