"""A finished page enters; it leaves with the policy that its browser shall keep: nothing but files of the edition.

No page needs a script, a style or a handler written into it (`verify.inline` proves it), so one policy serves all
pages, and an operator may send the same as a header (docs/hosting.md).

Source: Content Security Policy Level 3, https://www.w3.org/TR/CSP3/
"""

import re
from collections.abc import Mapping

_SELF = "'self'"

POLICY: Mapping[str, tuple[str, ...]] = {
    "default-src": ("'none'",),
    "script-src": (_SELF, "'wasm-unsafe-eval'"),  # the search is a WebAssembly program; it evaluates no text
    "connect-src": (_SELF,),  # … and loads the parts of its index
    "style-src": (_SELF,),
    "font-src": (_SELF,),
    "worker-src": ("'none'",),  # else the rule for scripts would hold
    "img-src": (_SELF, "data:"),  # icons within style sheets
    "media-src": (_SELF,),
    "frame-src": (_SELF,),  # a letter's PDF in its page
    "object-src": (_SELF,),  # the same, as some browsers count it
    "form-action": (_SELF,),
    "base-uri": ("'none'",),
}

_HEAD = re.compile(r"<head\b[^>]*>", re.IGNORECASE)


def policy() -> str:
    """Give the policy as one line, for a header or a page."""
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in POLICY.items())


def with_policy(html: str) -> str:
    """Put the policy first into a page's head: it holds for what follows it. A text without a head stays as it is."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy()}">'
    return _HEAD.sub(lambda head: head[0] + meta, html, count=1)
