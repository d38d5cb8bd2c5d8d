"""Every text and number of a search index is read, each once."""

import io

import cbor2
from hypothesis import given
from hypothesis import strategies as st

from congvan.verify.search_index import index_texts

LEAVES = st.one_of(st.text(alphabet="aĐ0900 "), st.integers(), st.booleans(), st.just(1.5), st.just(b"abcdef"))
TREES = st.recursive(
    LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.integers() | st.text(max_size=3), inner), max_leaves=20
)


def leaves(value: object) -> list[str]:
    """Every text of a tree, as it is written."""
    if isinstance(value, dict):
        return [x for pair in value.items() for each in pair for x in leaves(each)]
    if isinstance(value, list):
        return [x for each in value for x in leaves(each)]
    return [value.decode() if isinstance(value, bytes) else str(value)]


@given(st.lists(TREES, min_size=1, max_size=3))
def test_each_text_once(trees: list[object]) -> None:
    """A number, a truth value and a text that are equal to each other are read all the same."""
    written = io.BytesIO()
    for tree in trees:
        cbor2.dump(tree, written)
    found = list(index_texts(written.getvalue()))
    assert sorted(found) == sorted(set(leaves(trees)))
