"""One run of the leak gate over built editions with many withheld values: what `tests.bench verify` measures.

    python -m tests.bench.gate_run VALUES CACHE EDITION …

VALUES is a file of one value a line; CACHE a folder, or `-` to keep nothing. How many findings there are is printed.
"""

import sys
from pathlib import Path

from congvan.model.withheld import Persons, Secret
from congvan.store.cache import Cache
from congvan.verify import verify_folder
from congvan.verify.persons import offices_own


def main() -> None:
    """Verify each edition: values are withheld from the public one, nothing is from the internal one."""
    values, cache, *editions = sys.argv[1:]
    secrets = [Secret(x, f"line {number}") for number, x in enumerate(Path(values).read_text("utf-8").splitlines(), 1)]
    memory = None if cache == "-" else Cache(Path(cache))
    for edition in map(Path, editions):
        internal = edition.name == "internal"
        persons = None if internal else Persons(offices_own(edition))
        findings = verify_folder(edition, () if internal else secrets, persons=persons, memory=memory)
        print(edition.name, len(findings))


if __name__ == "__main__":
    main()
