"""The ways in which two letters are tied, each with all that is said of it anywhere: one row a kind.

What stays true: no row leaves a question open (no field has a default), and each kind's reverse leads back to it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, TypeAlias

RelationKind: TypeAlias = Literal[
    "replaces", "replaced-by", "corrects", "corrected-by", "consolidates", "consolidated-in"
]


@dataclass(frozen=True, slots=True)
class RelationTraits:
    """A kind of tie, seen from the letter that bears it; what does not apply to it is empty.

    `declared`: the letter's own file names the other letter, under the kind's name. `changes`: the other letter changes
    this one; its day is one on which this one changed, and page and feed say so by `state`. `words` lead to the other
    letter on the page, `register` in the register's remarks, `foot` at the foot of the PDF's pages. `column` is what
    the kind's column in `data/letters.csv` means; `term` is its name in Dublin Core.
    """

    kind: RelationKind
    reverse: RelationKind
    declared: bool
    changes: bool
    words: str
    state: str
    register: str
    foot: str
    column: str
    term: str


_ROWS = (
    RelationTraits(
        "replaces", "replaced-by", declared=True, changes=False,
        words="Thay thế", state="", register="Thay thế số", foot="",
        column="Mã công văn mà công văn này thay thế", term="DCTERMS.replaces",
    ),
    RelationTraits(
        "replaced-by", "replaces", declared=False, changes=True,
        words="Được thay thế bởi", state="Đã được thay thế", register="Được thay thế bằng số",
        foot="Được thay thế bằng Công văn số",
        column="Mã công văn thay thế công văn này", term="DCTERMS.isReplacedBy",
    ),
    RelationTraits(
        "corrects", "corrected-by", declared=True, changes=False,
        words="Đính chính", state="", register="Đính chính số", foot="",
        column="Mã công văn mà công văn này đính chính", term="DCTERMS.references",
    ),
    RelationTraits(
        "corrected-by", "corrects", declared=False, changes=True,
        words="Được đính chính bởi", state="Đã được đính chính", register="Được đính chính bằng số", foot="",
        column="Mã công văn đính chính công văn này", term="DCTERMS.isReferencedBy",
    ),
    # A letter adds up as many others as there are agencies: too many for a remark or a cell of a list.
    RelationTraits(
        "consolidates", "consolidated-in", declared=False, changes=False,
        words="Tổng hợp từ", state="", register="", foot="", column="", term="DCTERMS.source",
    ),
    RelationTraits(
        "consolidated-in", "consolidates", declared=False, changes=False,
        words="Đã tổng hợp trong", state="", register="", foot="", column="",
        term="",  # Dublin Core has no word for the way back from a source
    ),
)  # fmt: skip

RELATIONS: Mapping[RelationKind, RelationTraits] = MappingProxyType({x.kind: x for x in _ROWS})
DECLARED = tuple(x.kind for x in _ROWS if x.declared)
