"""A script that only carries a file enters, as an edition without a web server has them; the file leaves.

Letters of base64 are noise in which short words stand by chance, so such a script is read as what it carries and
nothing else: it must be that and nothing more.
"""

import re
from base64 import b64decode
from binascii import Error as Base64Error

from congvan.model.text import Text
from congvan.verify.undecodable import Undecodable

BEGINS = b"congvanOffline.file("
_WHOLE = re.compile(rb'congvanOffline\.file\("([\w./-]+)","([A-Za-z0-9+/]*={0,2})"\);\n')


def unwrap(data: bytes) -> tuple[str, bytes]:
    """Give the name and the content of the file that a script carries.

    Raises:
        Undecodable: it is something else as well.
    """
    found = _WHOLE.fullmatch(data)
    try:
        if found is not None:
            return found[1].decode("ascii"), b64decode(found[2], validate=True)
    except (Base64Error, UnicodeDecodeError):
        pass
    raise Undecodable(Text("a script that should only carry a file"))
