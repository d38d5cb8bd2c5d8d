"""The body: placeholders, sections, numbering, links, what was left to fill in, the end."""
