"""CV97 and CV98: what one PDF is (verify FILE.pdf): published or not, which version, whose signature."""

from congvan.model.rules.row import ERROR, NOTE, WARNING, rule

# fmt: off - a table: one entry reads as one block, not as a ladder

PUBLISHED = rule(
    "CV970",
    NOTE,
    "Published file",
    "This file is published, byte for byte: {file}, {where}.",
    "Nothing needs to be done.",
    waivable=False,
)
SIGNED_COPY = rule(
    "CV971",
    NOTE,
    "Published PDF with signatures",
    "This is the published PDF of letter {letter} with signatures and nothing else added ({where}).",
    "Whose signatures these are is told beside.",
    waivable=False,
)
CURRENT = rule(
    "CV972",
    NOTE,
    "Current version",
    "It is letter {letter}, number {symbol} of {date}, as it is published now; it was neither replaced nor withdrawn.",
    "Nothing needs to be done.",
    waivable=False,
)
OUT_OF_FORCE = rule(
    "CV973",
    WARNING,
    "Letter no longer as it was",
    "Letter {letter}, number {symbol} of {date}, {became}.",
    "Look at the letter's page before using it; it names the letter that changed this one.",
    waivable=False,
)
EARLIER = rule(
    "CV974",
    WARNING,
    "Earlier version",
    "This is an earlier version of letter {letter}, as it was {when}; what is published now is another text.",
    "Take the current PDF from the letter's page.",
    waivable=False,
)
SIGNATURE = rule(
    "CV975",
    NOTE,
    "Valid signature",
    "Signed by {signer}, {time}. The signature is valid, and nothing was changed since (level {level}).",
    "Nothing needs to be done.",
    waivable=False,
)
BAD_SIGNATURE = rule(
    "CV976",
    ERROR,
    "Signature that does not hold",
    "The signature of {signer} does not hold: {reason}.",
    "Do not rely on this file; ask the office that issued the letter for a signed copy.",
)
NOT_SIGNED = rule(
    "CV977",
    NOTE,
    "No digital signature",
    "The file bears no digital signature.",
    "If the letter has a signed PDF, its page leads to it.",
    waivable=False,
)
ALTERED = rule(
    "CV978",
    ERROR,
    "Not the published file",
    "The file says that it is letter {letter}, but it is NOT the published one: {difference}.",
    "Do not rely on this file; take the PDF from the letter's page.",
)
UNKNOWN_FILE = rule(
    "CV979",
    ERROR,
    "Unknown file",
    "This is no published file ({where}), and it names no letter of those.",
    "Is it a letter of another archive, or a scan? A printed letter is checked by the short address or the QR code on it.",
)
NOTHING_TO_COMPARE = rule(
    "CV980",
    ERROR,
    "Nothing to compare with",
    "There is neither an archive nor a built edition here, so nobody can tell whether the file is a published one.",
    "Name an edition with --site: its folder, or its file SHA256SUMS, downloaded from the site.",
)
UNJUDGED_SIGNATURE = rule(
    "CV981",
    WARNING,
    "Signature that cannot be judged here",
    "Signed by {signer}, {time}; whether the signature is valid cannot be told here, for there are no trust roots (reports/_trust).",
    "Open the file in a PDF reader that knows the signer's authority, or verify it in the archive.",
    waivable=False,
)
UNREADABLE_FILE = rule(
    "CV982",
    ERROR,
    "File that cannot be read",
    "This file cannot be read: {reason}.",
    "The file is broken, incomplete or locked; fetch it again.",
)
