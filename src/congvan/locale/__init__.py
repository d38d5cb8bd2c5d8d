"""The catalogue of sentences: `<language>/LC_MESSAGES/congvan.po`, and the same compiled, which is what is read."""
