"""A word enters; whether Vietnamese could have such a syllable leaves.

For telling Vietnamese that was garbled from words of other languages: what reads as syllables once it is repaired was
Vietnamese before.
"""

import re
import unicodedata

from congvan.vietnamese.fold import TONE_MARKS

_RIMES = frozenset(
    re.findall(
        r"\w+",
        """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ich im in inh ip it iu ia iêc iêm iên iêng iêp iêt iêu
    o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt
    oe oem oen oeo oet ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u uc ui um un ung up ut ua uân uâng uât uây uê uêch uênh uêu uy uych uynh uyn uyt uya uyên uyêt uyu uơ
    uôc uôi uôm uôn uông uôp uôt ư ưc ưi ưm ưng ưt ưu ưa ươc ươi ươm ươn ương ươp ươt ươu
    y yêm yên yêng yêt yêu
    """,
    )
)
_INITIAL = re.compile("ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdđghklmnprstvx]?")
_STOPPED = ("c", "ch", "p", "t")  # a syllable that ends so has the tone sắc or nặng
_STOPPED_TONES = frozenset("\u0301\u0323")
_TONES = dict.fromkeys(map(ord, TONE_MARKS))


def is_syllable(word: str) -> bool:
    """Tell whether a word is built as a Vietnamese syllable: initial, rime, one tone that may stand on it."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = [x for x in decomposed if x in TONE_MARKS]
    plain = unicodedata.normalize("NFC", decomposed.translate(_TONES))
    initial = _INITIAL.match(plain)
    rime = plain[initial.end() :] if initial else plain
    known = rime in _RIMES or (plain.startswith("gi") and plain[1:] in _RIMES)
    stopped = rime.endswith(_STOPPED)
    return known and len(tones) <= 1 and (not stopped or (bool(tones) and tones[0] in _STOPPED_TONES))
