from congvan.vietnamese.normalise import is_nfc, nfc

# `ộ` as o + dot below + circumflex, and as one character.
DECOMPOSED, COMPOSED = "bo\u0323\u0302", "b\u1ed9"


def test_nfc_composes() -> None:
    """Letters typed with separate marks become one character each."""
    assert nfc(DECOMPOSED) == COMPOSED


def test_nfc_is_told_from_other_forms() -> None:
    """Only composed text counts as normal."""
    assert is_nfc(COMPOSED)
    assert not is_nfc(DECOMPOSED)
