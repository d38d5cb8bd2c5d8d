"""Findings → the JSON list that programs rely on: its keys are a contract."""

import json
import re
from collections.abc import Iterable
from typing import Any

from congvan.model.finding import Finding
from congvan.model.terms import Audience
from congvan.model.text import Language

# What a terminal or a forge's log would obey and JSON lets stand: C1 controls, marks that turn the order of reading,
# line separators, `##[…]` (see `frame`).
_OBEYED = re.compile("(?<=#)#(?=\\[|vso\\[)|[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def dumped(tree: Any) -> str:
    """Give JSON to be read by people and programs; what a terminal would obey stands in it as an escape."""
    text = json.dumps(tree, ensure_ascii=False, indent=2)
    return _OBEYED.sub(lambda x: f"\\u{ord(x[0]):04x}", text)


def json_text(findings: Iterable[Finding], language: Language, audience: Audience = Audience.PUBLIC) -> str:
    """Give the list, one object a finding."""
    return dumped([x.as_json(language, audience) for x in findings])
