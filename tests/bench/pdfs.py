"""An archive's folder enters as argument; a JSON line leaves: how many PDFs one process made, in what time.

A program of its own, so that its memory is its own. It calls our functions and not the command, which would
count start-up and reading once for every letter. The first PDF loads fonts and styles and is not counted.
"""

import json
import sys
import tempfile
import time
from pathlib import Path

from congvan import pipeline
from congvan.model.terms import Audience
from congvan.project import project
from congvan.publish.bodies import make_bodies
from congvan.publish.pdf import PdfJob, make_pdfs
from congvan.render.letter_html import letter_html
from congvan.store.cache import Cache


def main(archive: Path) -> None:
    """Make all PDFs of the internal edition with one worker and an empty cache, and print what it took."""
    checked = pipeline.read_and_check(archive / "reports")
    edition, _ = project(checked.sound(), Audience.INTERNAL)
    moments: list[float] = []
    with tempfile.TemporaryDirectory(prefix="congvan-bench-") as folder:
        cache = Cache(Path(folder))
        bodies = make_bodies(edition.letters, cache)
        jobs = [PdfJob(view.id.slug, letter_html(view, bodies[view.id], site_url=""), {}) for view in edition.letters]
        outcomes = make_pdfs(jobs, cache, workers=1, on_done=lambda _done, _total: moments.append(time.perf_counter()))
        sizes = [outcome.path.stat().st_size for outcome in outcomes if outcome.path]
    measured = {
        "pdfs": len(moments) - 1,
        "seconds": moments[-1] - moments[0],
        "size": sum(sizes) / len(sizes),
    }
    print(json.dumps(measured))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
