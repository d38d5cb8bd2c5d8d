from congvan.vietnamese.normalise import nfc

# `ộ` as o + dot below + circumflex, and as one character.
DECOMPOSED, COMPOSED = "bo\u0323\u0302", "b\u1ed9"


def test_nfc_composes() -> None:
    """Letters typed with separate marks become one character each."""
    assert nfc(DECOMPOSED) == COMPOSED
    assert nfc(COMPOSED) == COMPOSED
