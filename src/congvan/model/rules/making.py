"""CV8: making the files (publish)."""

from congvan.model.rules.row import ERROR, rule

# fmt: off - a table: one entry reads as one block, not as a ladder

GLYPH_MISSING = rule(
    "CV801",
    ERROR,
    "Character missing from the typeface",
    "The PDF's typeface lacks: {characters}.",
    "Replace these characters by ordinary letters or signs.",
)
LAYOUT_FAILED = rule(
    "CV802",
    ERROR,
    "PDF could not be laid out",
    "This letter's PDF could not be laid out ({reason}).",
    "Look for something unusual in the body (a very wide table, a broken picture, raw HTML) and write it more simply.",
)
PICTURE_REFUSED = rule(
    "CV803",
    ERROR,
    "Picture refused",
    "The picture '{picture}' cannot go into the PDF: {reason}.",
    "Use a PNG or JPEG picture that is an attachment of this letter.",
)
WORKER_DIED = rule(
    "CV804",
    ERROR,
    "PDF worker died",
    "The process that made this letter's PDF died (perhaps for lack of memory).",
    "Run again; if it persists, reduce the letter's pictures and tables.",
)
TOO_MANY_PAGES = rule(
    "CV805",
    ERROR,
    "Too many pages",
    "This letter would have {pages} pages; a letter may have {most}.",
    "Say it in fewer words, or add the long part as a file that goes with the letter.",
)
TOO_SLOW = rule(
    "CV806",
    ERROR,
    "PDF takes too long",
    "This letter's PDF was not made within {seconds} seconds.",
    "Look for something unusual in the body (a very large table, a very long word) and write it more simply.",
)
TOO_MUCH_MEMORY = rule(
    "CV807",
    ERROR,
    "PDF takes too much memory",
    "This letter's PDF needs more memory than a letter may take.",
    "Make the letter's pictures and tables smaller.",
)
VOLUME_UNBOUND = rule(
    "CV820",
    ERROR,
    "Volume could not be bound",
    "The volume {volume} could not be bound here: {reason}.",
    "Delete the cache folder (.cache/congvan) and run again; if it persists, tell the maintainers of Congvan.",
)
