"""Why a public copy is not made: raised deep within a file, said as a finding of its letter."""

from congvan.contents.sign import Sign


class RefusedFile(Exception):  # noqa: N818 - it says what becomes of the file
    """A file may not be published; `sign` says why."""

    def __init__(self, sign: Sign) -> None:
        """Take what was found."""
        super().__init__(sign.rule.code)
        self.sign = sign
