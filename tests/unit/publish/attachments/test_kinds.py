"""One list of kinds: what is promised to be published has its cleaner."""

from congvan.contents import public
from congvan.publish.attachments import cleaning, pictures


def test_every_kind_has_its_cleaner() -> None:
    """And no cleaner is for what is refused before it comes to it."""
    assert set(pictures._CLEANERS) == public.PICTURES
    assert set(cleaning._PACKAGES) == public.PACKAGES
