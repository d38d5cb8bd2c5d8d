"""Bodies of letters as sanitised HTML, each made once for its text and kept: pages, PDFs and search share it."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from importlib.metadata import version

from congvan.model.identity import LetterId
from congvan.model.view import LetterView
from congvan.render import appendix
from congvan.render import body as renderer
from congvan.render.body import Body, Heading, render_body
from congvan.store.cache import Cache, key_of

_KIND = "body"


def make_bodies(letters: Iterable[LetterView], cache: Cache) -> dict[LetterId, Body]:
    """Render each letter's body, or take it from the cache where the same text was rendered by the same versions."""
    versions = _versions()
    return {view.id: _body(view.body, cache, versions) for view in letters}


def _body(markdown: str, cache: Cache, versions: str) -> Body:
    key = key_of(versions, markdown)
    kept = cache.get(_KIND, key)
    if kept is not None:
        fields = json.loads(kept)
        return Body(fields["html"], tuple(Heading(**x) for x in fields["headings"]), fields["text"])
    made = render_body(markdown)
    cache.put(_KIND, key, json.dumps(asdict(made), ensure_ascii=False).encode())
    return made


def _versions() -> str:
    """Name everything beside the text on which the HTML depends: the libraries and our renderers' own sources."""
    libraries = [f"{name} {version(name)}" for name in ("markdown", "nh3")]
    sources = [x.__loader__.get_source(x.__name__) for x in (renderer, appendix)]  # type: ignore[union-attr]
    return "\n".join([*libraries, *map(key_of, sources)])
