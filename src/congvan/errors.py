"""The exceptions of Congvan. A fault in a letter is a finding, never an exception.

CongvanError              whatever Congvan gives up on; the command line prints it as one sentence, exit 2
├── ArchiveError          the archive as a whole cannot be used: no folder, no mkdocs.yml, unknown letter
├── MachineError          the machine lacks something or refuses: a library, a font, a folder that cannot be written
└── RefusedError          there were findings of severity error: they are carried along; exit 1
"""

from collections.abc import Sequence

from congvan.model.finding import Finding
from congvan.model.text import Language, Text


class CongvanError(Exception):
    """Something that Congvan gives up on, said in both languages."""

    def __init__(self, vi: str, en: str) -> None:
        """Take the sentence in both languages."""
        super().__init__(vi, en)
        self.text = Text(vi.replace("{", "{{").replace("}", "}}"), en.replace("{", "{{").replace("}", "}}"))

    def __str__(self) -> str:
        """Give the English sentence, for logs and tracebacks."""
        return self.say(Language.EN)

    def say(self, language: Language) -> str:
        """Give the sentence in that language."""
        return self.text.say(language)


class ArchiveError(CongvanError):
    """The archive as a whole cannot be used, or has not what was asked for."""


class MachineError(CongvanError):
    """The machine lacks something, or refuses it."""


class RefusedError(CongvanError):
    """There are findings that forbid to go on."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        """Take the findings, all of them (errors or not)."""
        count = sum(f.is_error for f in findings)
        super().__init__(f"Dừng lại vì có {count} lỗi.", f"Stopped: {count} error(s) were found.")
        self.findings = tuple(findings)
        self.args = (self.findings,)  # what pickle makes the exception again from
