"""The language: characters, spelling, spaces, dashes, names, capitals, citations."""
