"""The exceptions of Congvan. A fault in a letter is a finding, never an exception.

CongvanError              whatever Congvan gives up on; the command line prints it as one sentence, exit 2
├── ArchiveError          the archive as a whole cannot be used: no folder, no mkdocs.yml, unknown letter
├── MachineError          the machine lacks something or refuses: a library, a font, a folder that cannot be written
└── RefusedError          there were findings of severity error: they are carried along; exit 1
"""

import errno
from collections.abc import Callable, Mapping, Sequence

from congvan.model.finding import Finding
from congvan.model.text import Language, Phrase, Quote, Several, Text, Value

_REASONS = {
    errno.EISDIR: Text("it is a folder"),
    errno.ENOTDIR: Text("a file is in the way"),
    errno.ENOENT: Text("there is no such file or folder"),
    errno.EACCES: Text("permission is denied"),
    errno.EPERM: Text("permission is denied"),
    errno.ENOSPC: Text("the disk is full"),
    errno.EROFS: Text("the disk is read-only"),
    errno.ENAMETOOLONG: Text("the name is too long"),
    errno.EADDRINUSE: Text("the address is in use"),
}


def reason_of(error: OSError) -> Text | str:
    """Say why the system refused: in our languages where it is usual, else in the system's words."""
    return _REASONS.get(error.errno or 0) or error.strerror or type(error).__name__


class CongvanError(Exception):
    """Something that Congvan gives up on, said in any of its languages."""

    def __init__(self, text: Text, /, **values: object) -> None:
        """Take the sentence and what fills it."""
        super().__init__(text)
        self.text = text
        self.values: Mapping[str, Value] = {
            name: x if isinstance(x, Text | Phrase | Quote | Several) else str(x) for name, x in values.items()
        }

    def __str__(self) -> str:
        """Give the English sentence, for logs and tracebacks."""
        return self.say(Language.EN)

    def say(self, language: Language) -> str:
        """Give the sentence in that language."""
        return self.text.say(language, self.values)

    def __reduce__(self) -> "tuple[Callable[..., CongvanError], tuple[object, ...]]":
        """Let pickle make the exception again, with its values."""
        return (_again, (type(self), self.text, dict(self.values)))


def _again(kind: type[CongvanError], text: Text, values: dict[str, Value]) -> CongvanError:
    return kind(text, **values)


class ArchiveError(CongvanError):
    """The archive as a whole cannot be used, or has not what was asked for."""


class MachineError(CongvanError):
    """The machine lacks something, or refuses it."""


class RefusedError(CongvanError):
    """There are findings that forbid to go on."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        """Take the findings, all of them (errors or not)."""
        super().__init__(Text("Stopped: {count} error(s) were found."), count=sum(f.is_error for f in findings))
        self.findings = tuple(findings)

    def __reduce__(self) -> tuple[Callable[..., CongvanError], tuple[object, ...]]:
        """Let pickle make the exception again from its findings."""
        return (RefusedError, (self.findings,))


def unreadable(path: object, error: OSError) -> MachineError:
    """Give what is said of a file or folder that the system does not let us read."""
    return MachineError(Text("Cannot read {path}: {reason}."), path=path, reason=reason_of(error))


def unwritable(path: object, error: OSError) -> MachineError:
    """Give what is said of a file or folder that the system does not let us write."""
    return MachineError(Text("Cannot write {path}: {reason}."), path=path, reason=reason_of(error))
