"""The typeface of letters: which files it is read from, which characters it has, how wide words are in it."""
