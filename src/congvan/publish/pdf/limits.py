"""How much of anything a letter's PDF may take. A letter that needs more is a finding, and holds up no other."""

from congvan.model.limits import PAGES

__all__ = ["CHARACTERS_A_PAGE", "ELEMENTS_A_PAGE", "LIGHT", "PAGES", "SECONDS", "WORKER_BYTES"]

# No page holds more of either than this, tags counted at both ends, so what has more is not even laid out: six columns
# from top to bottom, and lines without a gap with all their markup.
CHARACTERS_A_PAGE = 20_000
ELEMENTS_A_PAGE = 1_000
# A page takes a thirtieth of a second; a slow machine three times as long, and four times that when all share it.
SECONDS = 60.0
# Address space of a worker: fonts and libraries take 0.4 GB of it, the largest picture 1 GB while it is read.
WORKER_BYTES = 3 * 2**30
# HTML of up to so many characters is made in our own process if it is one of few: it holds no more than 20 pages.
LIGHT = 40_000
