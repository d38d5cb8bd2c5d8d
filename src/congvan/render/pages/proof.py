"""A letter's view enters, the small page leaves to which its paper's code leads: whether it holds, and how to be sure.

It stands alone, without theme and script: an archive has as many of them as letters; each must cost next to nothing.
"""

from collections.abc import Mapping

from congvan.model import address
from congvan.model.facts import FileFacts
from congvan.model.proof import code_of
from congvan.model.terms import Audience, Status
from congvan.model.view import LetterView
from congvan.render.pages.page import fill

# What became of a letter → the word for style sheets and what is said of it first.
_STATES = {
    Status.ISSUED: ("good", "Văn bản này có trong kho và chưa bị thay thế hay thu hồi."),
    Status.REPLACED: ("bad", "Văn bản này đã được thay thế, không còn giá trị."),
    Status.WITHDRAWN: ("bad", "Văn bản này đã bị thu hồi, không còn giá trị."),
}
_CORRECTED = ("warn", "Văn bản này đã được đính chính: xem văn bản đính chính trước khi dùng.")


def proof_page(view: LetterView, files: Mapping[str, FileFacts], audience: Audience, site_name: str) -> str:
    """Give the whole page of an issued letter; `files` tells of its PDF, and of its signed one, if there are any."""
    code = code_of(view.id)
    pdf, signed = address.letter_pdf(view.id), address.letter_signed_pdf(view.id)
    state, told = _state(view)
    return fill(
        "proof",
        address.proof(code),
        view=view,
        code=code,
        state=state,
        told=told,
        internal=audience is Audience.INTERNAL,
        site_name=site_name,
        files=[
            (name, what, files[name]) for name, what in ((signed, "Bản đã ký số"), (pdf, "Bản PDF")) if name in files
        ],
    )


def _state(view: LetterView) -> tuple[str, str]:
    if view.status is Status.ISSUED and any(x.changes for x in view.relations):
        return _CORRECTED
    return _STATES[view.status]
