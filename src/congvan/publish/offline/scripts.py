"""A module (ECMAScript, `import` and `export`) enters; a classic script leaves that offline.js runs as one.

Enough for modules as Congvan and Pagefind write them, one statement of import or export a line or at the file's end.
What is more is refused, never passed on to fail in a reader's hands.
"""

import json
import re
from collections.abc import Iterator

from congvan.errors import MachineError
from congvan.model import address
from congvan.model.text import Text

_IMPORT = re.compile(
    r"^import\s*(?:(?P<names>\{[^}]*\})|\*\s*as\s+(?P<all>[\w$]+)|(?P<default>[\w$]+))?\s*(?:from\s*)?"
    r"[\"'](?P<from>\./[^\"']+|\.\./[^\"']+)[\"'];?",
    re.MULTILINE,
)
_DECLARED = re.compile(
    r"^export\s+(?=(?:const|let|var|class|function\*?|async\s+function\*?)\s+(?P<name>[\w$]+))", re.MULTILINE
)
_LISTED = re.compile(r"(?:^|(?<=[;}]))export\s*\{(?P<names>[^}]*)\};?", re.MULTILINE)
_LEFT = re.compile(r"^\s*(?:import\b(?!\s*\()|export\b)|[;}]export\b", re.MULTILINE)
_IS_MODULE = re.compile(r"^(?:import\b(?!\s*\()|export\b)|[;}]export\s*\{|\bimport\.meta\b", re.MULTILINE)
_DYNAMIC = re.compile(r"(?<![\w.$])import\s*\(")
_REFUSED = Text("The script {name} cannot be made to run without a web server (--offline).")


def is_module(source: str) -> bool:
    """Whether a script is a module."""
    return _IS_MODULE.search(source) is not None


def classic(name: str, source: str) -> str:
    """Give the module of that name (in the edition's folder) as a classic script.

    Raises:
        MachineError: it imports or exports in a way that is not known here, or imports from outside the edition.
    """
    needed: list[str] = []
    exported: dict[str, str] = {}

    def bound(found: re.Match[str]) -> str:
        module = address.resolve(found["from"], address.folder(name))
        if module is None:
            raise MachineError(_REFUSED, name=name)
        needed.append(module)
        return _bound(found, len(needed) - 1)

    def declared(found: re.Match[str]) -> str:
        exported[found["name"]] = found["name"]
        return ""

    def listed(found: re.Match[str]) -> str:
        exported.update(_pairs(found["names"]))
        return ""

    body = _LISTED.sub(listed, _DECLARED.sub(declared, _IMPORT.sub(bound, source)))
    body = _DYNAMIC.sub("congvanOffline.load(", body).replace("import.meta.url", "$url")
    if _LEFT.search(body):
        raise MachineError(_REFUSED, name=name)
    names = ", ".join(f"{outside}: {inside}" for outside, inside in exported.items())
    head = f"congvanOffline.module({json.dumps(name)}, {json.dumps(needed)}, async ($imports, $url) => {{"
    return f'{head}\n"use strict";\n{body}\nreturn {{ {names} }};\n}});\n'


def _bound(found: re.Match[str], number: int) -> str:
    """Write an import as a declaration."""
    if found["names"]:
        return f"const {re.sub(r'[ ]+as[ ]+', ': ', found['names'])} = $imports[{number}];"
    if found["all"]:
        return f"const {found['all']} = $imports[{number}];"
    return f"const {found['default']} = $imports[{number}].default;" if found["default"] else ""


def _pairs(names: str) -> Iterator[tuple[str, str]]:
    """Read `a, b as c`: pairs of the name outside and the name inside."""
    for one in filter(None, (x.strip() for x in names.split(","))):
        inside, _, outside = one.partition(" as ")
        yield outside.strip() or inside.strip(), inside.strip()
