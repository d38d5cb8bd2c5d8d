"""The most that a letter may have, for those who check it and those who print it: one number each."""

# A letter has two or three pages, a yearly report with its tables thirty.
PAGES = 100
MOST_PIXELS = 50_000_000  # a sheet of A4 at 800 dpi in grey: more is no picture of a letter
