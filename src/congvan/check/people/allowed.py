"""The reviewed allow list: its file → the keys that privacy rules let through, and what is wrong with its entries.

No finding repeats a value, and no value goes further than the rules: the admitted archive does not hold the list.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from congvan.check.envelope.admission import admit
from congvan.check.facts import Facts
from congvan.model.allowed import Allowance, AllowedFile
from congvan.model.archive import RawFile
from congvan.model.finding import Finding, Place
from congvan.model.rules import people as rules
from congvan.model.terms import Audience
from congvan.vietnamese.personal import is_identity, plain


@dataclass(frozen=True, slots=True)
class Allowed:
    """Each entry's key for comparing (empty for one that allows nothing), and where the entry stands."""

    keys: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()


def admit_allowed(file: RawFile | None) -> tuple[Allowed, list[Finding]]:
    """Admit the list, if the archive has one. An entry that is wrong allows nothing; the others stand."""
    if file is None:
        return Allowed(), []
    _, findings = admit(AllowedFile, file.tree, file.positions, Audience.INTERNAL)
    entries = file.tree.get("allowed")
    keys, places = [], []
    for index, tree in enumerate(entries if isinstance(entries, list) else []):
        record = admit(Allowance, tree, file.positions)[0] if isinstance(tree, dict) else None
        key = plain(record.value) if record else ""
        place = file.positions.value("allowed", index, "value")
        if record and (not key or is_identity(key)):
            rule = rules.ALLOWED_IDENTITY if key else rules.ALLOWED_UNCLEAR
            findings.append(rule.at(place, f"allowed.{index}.value"))
            key = ""
        keys.append(key)
        places.append(file.positions.value("allowed", index))
    return Allowed(tuple(keys), tuple(places)), findings


def check_unused(allowed: Allowed, letters: Iterable[Facts], broken: frozenset[str]) -> Iterator[Finding]:
    """Find entries that no letter rests on; nothing is said while letters could not be read."""
    if broken or not allowed.keys:
        return
    used = {index for x in letters for index in x.allowed}
    for index, (key, place) in enumerate(zip(allowed.keys, allowed.places, strict=True)):
        if key and index not in used:
            yield rules.ALLOWED_UNUSED.at(place, f"allowed.{index}")
