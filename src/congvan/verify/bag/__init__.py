"""A bag (RFC 8493) enters, as a folder, a zip or a tar file; everything wrong with it leaves. Trusts nothing in it.

Nothing in a packed bag is written outside of the folder that it is unpacked to, which is gone at the end.
"""

from congvan.verify.bag.checking import verify_bag
from congvan.verify.bag.lists import PAYLOAD as BAG_PAYLOAD
from congvan.verify.bag.unpacking import Opened, is_bag, opened

__all__ = ["BAG_PAYLOAD", "Opened", "is_bag", "opened", "verify_bag"]
