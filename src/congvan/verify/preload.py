"""What every process that reads files needs; loaded once, in the process off which they are forked."""

import congvan.verify.guarded
import congvan.verify.pdf_text  # noqa: F401
from congvan.verify.code import fingerprint

fingerprint()  # remembered
