"""`python -m tests.supply.materials FILE`: the bill of materials of an installed Congvan, as CycloneDX 1.6 in JSON.

The packages are those of `requirements/run.txt` alone, though the tests' stand in the same environment; what we hold
ourselves (fonts) is added. Equal locks give equal bytes.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
# Folders of vendored files: what they are, whose licence (SPDX), and where they come from.
VENDORED = (
    ("src/congvan/typeface/fonts", "Liberation Serif", "2.1.5", "OFL-1.1", "*.ttf"),
    ("src/congvan/publish/theme/assets/congvan/fonts", "Source Sans 3", "", "OFL-1.1", "*.woff2"),
)
# Licences that packages tell in words alone.
SPOKEN = {"ahocorasick-rs": "Apache-2.0", "pypdfium2": "Apache-2.0 AND BSD-3-Clause"}
# Validating takes twenty times as long as writing; a test does it (tests/architecture/test_supply.py).
_QUIETLY = ("--output-reproducible", "--no-validate")


def materials() -> dict[str, Any]:
    """Give the bill: components in the order of their names, each with version, licence and package URL."""
    bill = _environment()
    kept = [_licensed(x) for x in bill["components"] if canonicalize_name(x["name"]) in _locked()]
    refs = {x["bom-ref"] for x in kept} | {bill["metadata"]["component"]["bom-ref"]}
    bill["components"] = sorted([*kept, *_vendored()], key=lambda x: str(x["bom-ref"]))
    bill["dependencies"] = [_within(x, refs) for x in bill["dependencies"] if x["ref"] in refs]
    return bill


def _environment() -> dict[str, Any]:
    """The bill of everything in this environment."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bom.json"
        command = [*(sys.executable, "-m", "cyclonedx_py", "environment", "--spec-version", "1.6"), *_QUIETLY]
        command += ["--pyproject", str(ROOT / "pyproject.toml"), "--output-file", str(file)]
        subprocess.run(command, check=True, capture_output=True)
        bill: dict[str, Any] = json.loads(file.read_bytes())
    return bill


def _locked() -> frozenset[str]:
    text = (ROOT / "requirements" / "run.txt").read_text("utf-8")
    return frozenset(canonicalize_name(x) for x in re.findall(r"^([A-Za-z0-9._-]+)==", text, flags=re.MULTILINE))


def _licensed(component: dict[str, Any]) -> dict[str, Any]:
    spoken = SPOKEN.get(canonicalize_name(component["name"]))
    return component if component.get("licenses") or not spoken else component | {"licenses": [{"expression": spoken}]}


def _within(dependency: dict[str, Any], refs: set[str]) -> dict[str, Any]:
    """A dependency without those of other tools' extras."""
    needed = [x for x in dependency.get("dependsOn", ()) if x in refs]
    return {"ref": dependency["ref"]} | ({"dependsOn": needed} if needed else {})


def _vendored() -> list[dict[str, Any]]:
    return [
        {
            "bom-ref": f"file:{folder}/{file.name}",
            "type": "file",
            "name": f"{name}: {file.name}",
            "hashes": [{"alg": "SHA-256", "content": sha256(file.read_bytes()).hexdigest()}],
            "licenses": [{"license": {"id": licence}}],
        }
        | ({"version": version} if version else {})
        for folder, name, version, licence, files in VENDORED
        for file in sorted((ROOT / folder).glob(files))
    ]


def main() -> int:
    """Write the bill to the file named on the command line."""
    text = json.dumps(materials(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    Path(sys.argv[1]).write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
