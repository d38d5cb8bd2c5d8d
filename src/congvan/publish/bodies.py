"""Bodies of letters as sanitised HTML, each made once for its text and kept: pages, PDFs and search share it.

An archive's bodies together are too much to hold in memory: each is read when it is asked for.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from functools import lru_cache
from importlib.metadata import version

from congvan.model.identity import LetterId
from congvan.model.view import LetterView
from congvan.render import appendix, marks
from congvan.render import body as renderer
from congvan.render.body import Body, Heading, render_body
from congvan.store.cache import Cache, key_of

_KIND = "body"


class KeptBodies(Mapping[LetterId, Body]):
    """The bodies of letters by letter: each is rendered, or read from the cache, whenever it is asked for."""

    def __init__(self, letters: Iterable[LetterView], cache: Cache) -> None:
        """Take the letters; nothing is rendered yet."""
        self._texts = {view.id: view.body for view in letters}
        self._cache = cache
        self._versions = _versions()

    def __getitem__(self, letter: LetterId) -> Body:
        """Give a letter's body; where the same text was rendered by the same versions, from the cache.

        Raises:
            KeyError: it is none of the letters.
            MachineError: the cache cannot be written.
        """
        markdown = self._texts[letter]
        key = key_of(self._versions, markdown)
        kept = self._cache.get(_KIND, key)
        if kept is not None:
            fields = json.loads(kept)
            return Body(fields["html"], tuple(Heading(**x) for x in fields["headings"]), fields["text"])
        made = render_body(markdown)
        self._cache.put(_KIND, key, json.dumps(asdict(made), ensure_ascii=False).encode())
        return made

    def __iter__(self) -> Iterator[LetterId]:
        """Go through the letters."""
        return iter(self._texts)

    def __len__(self) -> int:
        """Count the letters."""
        return len(self._texts)


@lru_cache(maxsize=1)
def _versions() -> str:
    """Name everything beside the text on which the HTML depends: the libraries and our renderers' own sources."""
    libraries = [f"{name} {version(name)}" for name in ("markdown", "nh3")]
    sources = [x.__loader__.get_source(x.__name__) for x in (renderer, appendix, marks)]  # type: ignore[union-attr]
    return "\n".join([*libraries, *map(key_of, sources)])
