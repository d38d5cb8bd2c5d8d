"""CV9: the built edition (verify)."""

from congvan.model.rules.row import ERROR, NOTE, WARNING, rule

# fmt: off - a table: one entry reads as one block, not as a ladder

UNEXPLAINED_FILE = rule(
    "CV901",
    ERROR,
    "Unexplained file",
    "This file is in the edition, but nothing that was to be built explains it.",
    "Find out which plugin or template wrote it; remove it or declare it.",
)
MISSING_FILE = rule(
    "CV902",
    ERROR,
    "Missing file",
    "This file should be in the edition, but is not there.",
    "Build the edition again.",
)
LEAK = rule(
    "CV903",
    ERROR,
    "Leak of what is withheld",
    "This file holds what is withheld from it; it comes from: {origin}.",
    "Look at that place in the source: is the same written elsewhere too, or does a template print it?",
)
BROKEN_LINK = rule(
    "CV904",
    ERROR,
    "Broken link",
    "The link “{link}” leads to no file or heading of the edition.",
    "Correct the link.",
)
FOREIGN_RESOURCE = rule(
    "CV905",
    ERROR,
    "Loaded from another host",
    "The page loads “{link}” from elsewhere; an edition must be self-contained.",
    "Copy that file into the archive and link to it relatively.",
)
CHECKSUM = rule(
    "CV906",
    ERROR,
    "Wrong checksum",
    "SHA256SUMS does not agree with this file: {problem}.",
    "Something changed it after the build; build the edition again.",
)
UNDECODABLE = rule(
    "CV907",
    ERROR,
    "Undecodable file",
    "What is in this file cannot be checked: {reason}.",
    "Replace it by a readable form (PDF, DOCX, XLSX, PNG, JPEG, CSV without a password), or make it internal.",
)
MACHINE_PATH = rule(
    "CV908",
    ERROR,
    "Path of the building machine",
    "This file holds a path of the machine that built the edition.",
    "Use relative paths in templates and configuration.",
)
NOT_A_FILE = rule(
    "CV909",
    ERROR,
    "Not a plain file",
    "This is a symbolic link or a special file; an edition may hold plain files only.",
    "Replace it by the file itself.",
)
LINK_SCHEME = rule(
    "CV910",
    ERROR,
    "Kind of link not allowed",
    "Links of the kind “{scheme}:” are not allowed; use http, https, mailto, tel or relative ones.",
    "Correct or remove the link.",
)
TOO_SHORT_TO_FIND = rule(
    "CV911",
    NOTE,
    "Too short to look for",
    "What is withheld at {origin} is too short to be looked for in the edition without false alarms.",
    "Look at it yourself if need be.",
)
INLINE = rule(
    "CV912",
    ERROR,
    "Script or style within a page",
    "The page holds a script or a style of its own: {what}. Its Content-Security-Policy allows them in files alone.",
    "In a hand-written page remove it; in a template (theme_overrides) move it to a file in assets/ and load that with src or href.",
)
PERSONAL = rule(
    "CV913",
    ERROR,
    "Personal data in the edition",
    "This file shows {what}; it is no office's of the archive, and the allow list does not name it.",
    "Find it in the letter, its attachment or a page. If an office has published it as its own, enter it in "
    "reports/_allowed.yml with the reason; otherwise take it out.",
    source="Luật 91/2025/QH15",
)
LIKE_PERSONAL = rule(
    "CV914",
    WARNING,
    "Perhaps personal data in the edition",
    "This file shows {what}.",
    "See whose it is. With the sources at hand, offices' own numbers and those of the allow list are not asked about.",
    source="Luật 91/2025/QH15",
)
KEPT_FILE = rule(
    "CV915",
    ERROR,
    "Internal file in the edition",
    "This file, or one within it, is byte for byte a file that is internal: {origin}.",
    "Find out what put it there; if it may be public, declare it so.",
)
MORE = rule(
    "CV916",
    WARNING,
    "More findings in the file",
    "There are {count} more findings in this file.",
    "Mend those shown and verify again.",
)
