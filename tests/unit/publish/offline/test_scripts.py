"""Modules as classic scripts: what is said of them in place of import and export."""

import pytest

from congvan.errors import MachineError
from congvan.publish.offline.scripts import classic, is_module

CASES = {
    # a module → what its classic form holds
    'import { a, b as c } from "./x.js";\nc(a);': ("const { a, b: c } = $imports[0];", '["assets/x.js"]'),
    "import {\n  a,\n  b,\n} from '../x/y.js'\na();": ("{\n  a,\n  b,\n} = $imports[0];", '["x/y.js"]'),
    'import * as x from "./x.js";\nimport y from "./y.js";\nimport "./z.js";': (
        "const x = $imports[0];\nconst y = $imports[1].default;",
        '["assets/x.js", "assets/y.js", "assets/z.js"]',
    ),
    "export const a = 1;\nexport async function b() {}\nexport class C {}": (
        "const a = 1;\nasync function b() {}\nclass C {}",
        "return { a: a, b: b, C: C };",
    ),
    "const a = 1, b = 2;export{a,b as c};": ("const a = 1, b = 2;", "return { a: a, c: b };"),
    "const x = await import(new URL('a.js', import.meta.url).href);": (
        "await congvanOffline.load(new URL('a.js', $url).href);",
        "return {  };",
    ),
    "important();exports.a = reimport(1);export{};": ("important();exports.a = reimport(1);", "return {  };"),
}


@pytest.mark.parametrize(("source", "expected"), CASES.items())
def test_module(source: str, expected: tuple[str, ...]) -> None:
    """Imports become declarations, exports what the function gives."""
    made = classic("assets/m.js", source)
    assert made.startswith('congvanOffline.module("assets/m.js", [')
    assert all(x in made for x in expected)
    assert is_module(source)


@pytest.mark.parametrize(
    "source",
    [
        'export * from "./x.js";',
        "export default 5;",
        'import a, { b } from "./x.js";',
        'import { a } from "https://example.com/x.js";',
        "export const { a, b } = c;",
    ],
)
def test_what_is_not_known_is_refused(source: str) -> None:
    """A statement that would fail in a reader's hands stops the build; the script is named."""
    with pytest.raises(MachineError, match=r"assets/m\.js"):
        classic("assets/m.js", source)


@pytest.mark.parametrize("source", ["", "important();", "var exports = {};\nexports.a = 1;", "x.import('a');"])
def test_classic_scripts_are_told_apart(source: str) -> None:
    """What runs as it is stays as it is."""
    assert not is_module(source)
