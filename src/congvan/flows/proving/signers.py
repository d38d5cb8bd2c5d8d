"""The signatures of a PDF → who signed when, and whether that holds, in words of one line."""

from collections.abc import Iterator, Sequence

from congvan.flows.proving.said import Said, say
from congvan.flows.words import VERDICTS
from congvan.model.rules import proof as rules
from congvan.model.signature import HERE, Signature, Verdict
from congvan.model.text import Text, Value
from congvan.model.trust import Trust

_TIME_PROVEN, _TIME_SAID = Text("{time}, as a time stamp proves"), Text("{time}, as the signer says")
_NO_TIME, _NOBODY, _OF_OFFICE = Text("at a time that is not said"), Text("an unknown signer"), Text("{name} ({office})")
_LONGEST_NAME = 120  # characters of a name in a certificate, which anybody may have written


def signed_by(signatures: Sequence[Signature], trust: Trust) -> Iterator[Said]:
    """Say of each signature whose it is, and whether it holds; or that there is none."""
    if not signatures:
        yield say(rules.NOT_SIGNED)
    for each in signatures:
        if each.verdict is Verdict.VALID:
            yield say(rules.SIGNATURE, signer=_signer(each), time=_time(each), level=each.level.value or "–")
        elif each.verdict is Verdict.FOREIGN and not trust.roots:
            yield say(rules.UNJUDGED_SIGNATURE, signer=_signer(each), time=_time(each))
        else:
            yield say(rules.BAD_SIGNATURE, signer=_signer(each), reason=VERDICTS[each.verdict])


def _signer(signature: Signature) -> Value:
    name, office = _plain(signature.signer), _plain(signature.organisation)
    if not name:
        return _NOBODY
    return _OF_OFFICE.of(name=name, office=office) if office else name


def _plain(text: str) -> str:
    """A name out of a certificate as printable words of one line."""
    words = " ".join("".join(x if x.isprintable() else " " for x in text).split())
    return words[:_LONGEST_NAME]


def _time(signature: Signature) -> Value:
    if signature.time is None:
        return _NO_TIME
    told = f"{signature.time.astimezone(HERE):%d/%m/%Y %H:%M} +07:00"
    return (_TIME_PROVEN if signature.time_proven else _TIME_SAID).of(time=told)
