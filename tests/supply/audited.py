"""`python -m tests.supply.audited FOUND STATUS`: what pip-audit found enters; a sentence and an exit code leave.

0: every locked version was looked up, and none has a known fault. 1: some have. 2: it could not look them all up.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path


def judged(found: str, status: int) -> tuple[int, list[str]]:
    """Give the exit code and what to say. `found` is pip-audit's JSON, empty if it gave up; `status` its exit code."""
    try:
        packages = json.loads(found)["dependencies"]
    except (ValueError, KeyError, TypeError):
        packages = []
    unknown = [x["name"] for x in packages if "skip_reason" in x]
    faults = [f"{x['name']} {x['version']}: {y['id']}{_mended(y)}" for x in packages for y in x.get("vulns", ())]
    if not packages or unknown:
        which = f" ({', '.join(unknown)})" if unknown else ""
        return 2, [*faults, f"The versions could not all be looked up{which}: nothing is known of them. Try again."]
    if faults:
        return 1, [*faults, "Raise the bound in pyproject.toml, then run scripts/lock."]
    if status:  # it ended badly for a reason that its report does not tell
        return 2, [f"The audit ended with code {status}."]
    return 0, [f"{len(packages)} locked packages, none with a known fault."]


def _mended(fault: dict[str, list[str]]) -> str:
    versions = ", ".join(fault.get("fix_versions", ()))
    return f" (mended in {versions})" if versions else " (not mended yet)"


def main() -> int:
    """Judge the report named on the command line."""
    path, status = sys.argv[1:]
    code, words = judged(Path(path).read_text("utf-8"), int(status))
    (sys.stdout if not code else sys.stderr).write("\n".join(words) + "\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
