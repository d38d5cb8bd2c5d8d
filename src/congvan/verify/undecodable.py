"""How a decoder says that it cannot see what is in a file."""

from congvan.model.text import Text


class Undecodable(Exception):  # noqa: N818 — it is caught and becomes the finding of that name
    """What is in a file cannot be seen. `reason` may be printed: it never holds a part of the file."""

    def __init__(self, reason: Text) -> None:
        """Take the reason, as it stands after a colon."""
        super().__init__(reason.english)
        self.reason = reason

    def __reduce__(self) -> tuple[type["Undecodable"], tuple[Text]]:
        """Let it come back from another process."""
        return (Undecodable, (self.reason,))
