"""CV7: the language: spelling, characters, names, citations."""
