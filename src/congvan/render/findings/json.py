"""Findings → the JSON list that programs rely on: its keys are a contract."""

import json
from collections.abc import Iterable

from congvan.model.finding import Finding
from congvan.model.terms import Audience
from congvan.model.text import Language


def json_text(findings: Iterable[Finding], language: Language, audience: Audience = Audience.PUBLIC) -> str:
    """Give the list, one object a finding."""
    return json.dumps([x.as_json(language, audience) for x in findings], ensure_ascii=False, indent=2)
