"""Findings → what terminals, logs and other programs read: text, GitHub annotations, SARIF, JSON.

Every form is made for one language and one audience; what the audience may not read is in none of them.
"""

from congvan.render.findings.frame import Frame, Ink, Paint, SourceLine, no_line, plain
from congvan.render.findings.github import github_lines
from congvan.render.findings.json import json_text
from congvan.render.findings.sarif import sarif_text
from congvan.render.findings.text import finding_lines, location, summary

__all__ = [
    "Frame", "Ink", "Paint", "SourceLine", "finding_lines", "github_lines", "json_text", "location", "no_line",
    "plain", "sarif_text", "summary",
]  # fmt: skip
