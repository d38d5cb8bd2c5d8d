"""Projection, cache and site generator broken as a careless change would break them: what is internal gets through.

Each mutation is a change of the code, or of what an archive brings with it, and names what of the archive it lets out.
"""

import gzip
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from congvan import pipeline
from congvan.model.letter import Contact, InternalPhrase, Letter
from congvan.model.terms import Audience
from congvan.model.view import AttachmentView, LetterView
from congvan.project import audience as table
from congvan.project import edition, fill, letters
from congvan.publish import bodies, finishing, mkdocs_plugin
from congvan.publish.pdf import pool
from tests.integration.archives import set_volumes
from tests.mutation.archive import INTERNAL, LETTER, WITHHELD

Apply = Callable[[pytest.MonkeyPatch, Path], None]
# What a module uses but does not offer.
_PIPELINE: Any = pipeline
_EDITION: Any = edition
_PLUGIN: Any = mkdocs_plugin
_FINISHING: Any = finishing


@dataclass(frozen=True, slots=True)
class Mutation:
    """What is broken; what gets out, by its name in `WITHHELD`; and the rules that say so."""

    apply: Apply
    leaks: frozenset[str]
    rules: frozenset[str] = frozenset({"CV903"})
    both: bool = False  # the internal edition is built first, with the same broken code and the same cache


def _mutation(apply: Apply, *leaks: str, rules: str = "CV903", both: bool = False) -> Mutation:
    return Mutation(apply, frozenset(leaks), frozenset(rules.split()), both)


# --- the audience table and its use -----------------------------------------------------------------------


def _rows(*names: str) -> Apply:
    """Say of some fields that anybody may see them."""
    flipped = dict.fromkeys(names, Audience.PUBLIC)
    return lambda patch, _: patch.setattr(table, "TABLE", MappingProxyType({**table.TABLE, **flipped}))


def _nothing_redacted(patch: pytest.MonkeyPatch, _: Path) -> None:
    patch.setattr(letters, "redact", lambda record, _name, _audience: record)


def _wrong_audience(module: Any, name: str) -> Apply:
    """Let a function take every reader for the office."""

    def apply(patch: pytest.MonkeyPatch, _: Path) -> None:
        original = getattr(module, name)

        def broken(*arguments: Any) -> Any:
            return original(*(Audience.INTERNAL if isinstance(x, Audience) else x for x in arguments))

        patch.setattr(module, name, broken)

    return apply


def _whole_archive(patch: pytest.MonkeyPatch, _: Path) -> None:
    """Publish the office's view as the public's."""
    original = _PIPELINE.project

    def broken(archive: Any, audience: Audience, *more: Any) -> Any:
        view, *_ = original(archive, Audience.INTERNAL, *more)
        return replace(view, audience=audience), *original(archive, audience, *more)[1:]

    patch.setattr(pipeline, "project", broken)


def _passages_kept(patch: pytest.MonkeyPatch, _: Path) -> None:
    def broken(letter: Letter, fillings: fill.Fillings, audience: Audience) -> Iterator[str]:
        for segment in letter.body:
            yield "".join(fill._piece(piece, fillings, audience) for piece in segment.pieces)

    patch.setattr(fill, "_segments", broken)


def _phrases_kept(patch: pytest.MonkeyPatch, _: Path) -> None:
    original = fill._piece
    patch.setattr(fill, "_piece", lambda x, *more: x.text if isinstance(x, InternalPhrase) else original(x, *more))


def _drafts_shown(patch: pytest.MonkeyPatch, _: Path) -> None:
    patch.setattr(edition, "is_visible", lambda letter, audience: audience.may_see(letter.visibility))


def _internal_shown(patch: pytest.MonkeyPatch, _: Path) -> None:
    patch.setattr(edition, "is_visible", lambda letter, _: letter.is_in_force)


def _all_series(patch: pytest.MonkeyPatch, _: Path) -> None:
    """Show every series, whether the public may know of it or not."""
    original = _PIPELINE.project

    def broken(archive: Any, audience: Audience, *more: Any) -> Any:
        view, *secrets = original(archive, audience, *more)
        series = tuple(edition.view_series(x, audience) for x in archive.series.values())
        return replace(view, series=series), *secrets

    patch.setattr(pipeline, "project", broken)


def _neighbours_of_all(patch: pytest.MonkeyPatch, _: Path) -> None:
    original = _PIPELINE.project

    def broken(archive: Any, audience: Audience, *more: Any) -> Any:
        view, *secrets = original(archive, audience, *more)
        ties = edition._neighbours(archive.in_order)
        return replace(view, letters=tuple(replace(x, previous=ties[x.id][0]) for x in view.letters)), *secrets

    patch.setattr(pipeline, "project", broken)


def _links_kept(patch: pytest.MonkeyPatch, _: Path) -> None:
    patch.setattr(letters, "rewrite_links", lambda markdown, *_: markdown)


def _attachments(change: Callable[[AttachmentView], AttachmentView]) -> Apply:
    """List internal attachments, and copy them."""

    def apply(patch: pytest.MonkeyPatch, _: Path) -> None:
        original = letters._attachments
        patch.setattr(
            letters,
            "_attachments",
            lambda letter, _declared, _audience: (
                change(x) if x.internal else x for x in original(letter, letter.front.attachments, Audience.INTERNAL)
            ),
        )

    return apply


def _into(field: str, make: Callable[[Letter], Any]) -> Apply:
    """Put what is internal of a letter into a field of its view that everybody sees."""

    def apply(patch: pytest.MonkeyPatch, _: Path) -> None:
        original = _EDITION.view_letter

        def broken(letter: Letter, *more: Any) -> LetterView:
            view: LetterView = original(letter, *more)
            return replace(view, **{field: make(letter)}) if str(letter.id) == LETTER else view

        patch.setattr(edition, "view_letter", broken)

    return apply


# --- the cache --------------------------------------------------------------------------------------------


def _without_volumes(root: Path) -> None:
    """Leave out the bound volumes: a link to a letter that is not in them stops the build before the gate does."""
    set_volumes(root, on=False)


def _bodies_by_letter(patch: pytest.MonkeyPatch, root: Path) -> None:
    """Keep bodies under the letter alone, not under what is in them."""
    _without_volumes(root)
    original = bodies.KeptBodies.__getitem__

    def broken(self: bodies.KeptBodies, letter: Any) -> Any:
        patch.setattr(bodies, "key_of", lambda *_: f"{sum(map(ord, str(letter))):064x}")
        return original(self, letter)

    patch.setattr(bodies.KeptBodies, "__getitem__", broken)


def _pdfs_by_letter(patch: pytest.MonkeyPatch, root: Path) -> None:
    _without_volumes(root)
    patch.setattr(pool, "_key", lambda job, _engine: f"{sum(map(ord, job.name)):064x}")


# --- the site generator, and what an archive brings along -------------------------------------------------


def _reports_in_docs(patch: pytest.MonkeyPatch, root: Path) -> None:
    """Let `docs_dir` lead to the letters, with the guards against it gone."""
    patch.setattr(mkdocs_plugin, "refuse_sources", lambda *_: None)
    patch.setattr(mkdocs_plugin, "refuse_docs_dir", lambda *_: None)
    (root / "docs/site/thu").symlink_to(root / "reports/xa-mau")


def _theme_prints_all(patch: pytest.MonkeyPatch, root: Path) -> None:
    """Give templates the raw letter, and let an archive's own template print it."""
    original = _PLUGIN.for_theme
    patch.setattr(mkdocs_plugin, "for_theme", lambda page: {**original(page), "notes": WITHHELD["notes"]})
    (root / "theme_overrides/main.html").write_text(
        '{% extends "congvan/base.html" %}{% block extrahead %}{{ super() }}<!-- {{ page.meta.congvan }} -->'
        "{% endblock %}",
        "utf-8",
    )


def _writes(name: str, content: Callable[[Path], bytes]) -> Apply:
    """Let an archive bring a file of its own."""

    def apply(_: pytest.MonkeyPatch, root: Path) -> None:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        before = file.read_bytes() if file.exists() else b""
        file.write_bytes(before + content(root))

    return apply


def _staged(change: Callable[[Path, Path], object]) -> Apply:
    """Let another plugin put something into the finished folder."""

    def apply(patch: pytest.MonkeyPatch, root: Path) -> None:
        original = _PLUGIN.finish

        def broken(folder: Path, *more: Any, **named: Any) -> Any:
            change(folder, root)
            return original(folder, *more, **named)

        patch.setattr(mkdocs_plugin, "finish", broken)

    return apply


def _offline_copy(patch: pytest.MonkeyPatch, root: Path) -> None:
    """Let the copy to be carried alone hold more than its edition."""
    original = _FINISHING.make_offline

    def broken(folder: Path, copy: Path) -> None:
        original(folder, copy)
        page = copy / "index.html"
        page.write_text(page.read_text("utf-8").replace("</body>", f"{WITHHELD['notes']}</body>"), "utf-8")

    patch.setattr(finishing, "make_offline", broken)
    config = root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("- congvan:\n", "- congvan:\n      offline: true\n"), "utf-8")


def _raw(letter: str) -> Callable[[Path], bytes]:
    return lambda root: (root / f"reports/{letter}.md").read_bytes()


def _gz(file: Path, content: bytes) -> None:
    file.write_bytes(gzip.compress(content, mtime=0))


def _contact(letter: Letter) -> Contact:
    assert letter.front.contact
    return letter.front.contact


_CONTACT = ("contact name", "contact phone", "contact e-mail")
MUTATIONS: Mapping[str, Mutation] = {
    # the audience table, a row each, and its use
    "row: contact.name": _mutation(_rows("letter.contact", "letter.contact.name"), "contact name"),
    "row: contact.phone": _mutation(_rows("letter.contact", "letter.contact.phone"), "contact phone"),
    "row: contact.email": _mutation(_rows("letter.contact", "letter.contact.email"), "contact e-mail"),
    "row: notes": _mutation(_rows("letter.notes"), "notes"),
    "envelope not redacted": _mutation(_nothing_redacted, *_CONTACT, "notes"),
    "the office's view for all": _mutation(
        _whole_archive, "passage", "phrase", "notes", "contact phone", "internal amount", "draft", "internal letter"
    ),
    "letter for the office": _mutation(
        _wrong_audience(edition, "view_letter"), "passage", "phrase", "notes", *_CONTACT, "internal figure"
    ),
    # the body
    "passage not dropped": _mutation(_passages_kept, "passage"),
    "phrase not dropped": _mutation(_phrases_kept, "phrase"),
    "body for the office": _mutation(_wrong_audience(letters, "fill"), "passage", "phrase"),
    "placeholders for the office": _mutation(
        _wrong_audience(letters, "fillings"), *_CONTACT, "internal amount", "internal figure"
    ),
    "links kept": _mutation(_links_kept, "internal file"),
    # what is not there for the public
    "draft visible": _mutation(_drafts_shown, "draft"),
    "internal letter visible": _mutation(_internal_shown, "internal letter", "internal subject"),
    "internal series named": _mutation(_all_series, "internal series"),
    "neighbour hidden from the public": _mutation(_neighbours_of_all, rules="CV904"),
    # figures and attachments
    "internal figures": _mutation(
        _wrong_audience(letters, "_figures"), "internal amount", "internal figure", "internal label"
    ),
    "internal columns": _mutation(_wrong_audience(edition, "fields"), "internal label"),
    "internal attachment": _mutation(_attachments(lambda x: x), "internal attachment", "internal file"),
    "internal attachment under another name": _mutation(
        _attachments(lambda x: replace(x, file=f"tep{Path(x.file).suffix}", title="Tệp")),
        "internal cell", "internal paragraph", "internal page",
    ),
    # an internal text in a field that everybody sees
    "subject": _mutation(_into("subject", lambda x: x.front.notes), "notes"),
    "addressee": _mutation(_into("to", lambda x: (_contact(x).name,)), "contact name"),
    "copies": _mutation(_into("copies", lambda x: (_contact(x).phone,)), "contact phone"),
    "number": _mutation(_into("symbol", lambda x: _contact(x).phone), "contact phone"),
    "body": _mutation(_into("body", lambda x: x.front.notes), "notes"),
    # the cache
    "bodies kept without their audience": _mutation(_bodies_by_letter, "passage", both=True),
    "PDFs kept without their audience": _mutation(_pdfs_by_letter, "passage", both=True),
    # the site generator and what stands beside the letters
    "reports within docs_dir": _mutation(_reports_in_docs, "passage", "draft", "internal letter"),
    "own template prints page.meta": _mutation(_theme_prints_all, "notes"),
    "hand-written page": _mutation(_writes("docs/site/about.md", lambda _: WITHHELD["passage"].encode()), "passage"),
    "script with its map": _mutation(
        _writes("docs/site/a.js.map", lambda _: b'{"sources": ["%s"]}' % WITHHELD["notes"].encode()), "notes"
    ),
    "source copied beside the pages": _mutation(_writes("docs/site/thu.txt", _raw(LETTER)), "passage", *_CONTACT),
    "another plugin's index": _mutation(
        _staged(lambda folder, root: _gz(folder / "index.txt.gz", _raw(INTERNAL)(root))),
        "internal letter", rules="CV901 CV903",
    ),
    "link to a source": _mutation(
        _staged(lambda folder, root: (folder / "thu.md").symlink_to(root / f"reports/{LETTER}.md")), rules="CV909"
    ),
    "folder of an attachment copied": _mutation(
        _staged(lambda folder, root: shutil.copytree(root / f"reports/{LETTER}", folder / "tep")),
        "internal file", rules="CV901 CV915",
    ),
    "copy without a server": _mutation(_offline_copy, "notes"),
}  # fmt: skip
