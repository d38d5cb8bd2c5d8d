"""Findings → SARIF 2.1.0 (OASIS), the form in which code hosts and editors take what a checker found.

Nothing in it depends on the machine: paths lead from the repository's root, fingerprints are made of the finding alone.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any, TypeAlias

from congvan import __version__
from congvan.model import address
from congvan.model.finding import Finding, Place, Rule
from congvan.model.terms import Audience
from congvan.model.text import Language, said
from congvan.render.findings.json import dumped

_Object: TypeAlias = dict[str, Any]  # an object of the format
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"  # the name that code hosts give a repository's root
_FINGERPRINT = "congvanFinding/v1"


def sarif_text(
    findings: Iterable[Finding], language: Language, audience: Audience = Audience.PUBLIC, prefix: str = ""
) -> str:
    """Give the log of one run. `prefix` leads from the repository's root to the archive's: empty, or ends with `/`.

    What a file waives is a result of its own rule, suppressed in the source with the reason.
    """
    found = list(findings)
    rules = sorted({x.cause.rule.code: x.cause.rule for x in found}.values(), key=lambda x: x.code)
    places = {x.code: index for index, x in enumerate(rules)}
    results = list(_results(found, places, language, audience, prefix))
    run = {
        "tool": {"driver": _driver(rules, language)},
        "language": language.value,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
        "results": results,
    }
    return dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _driver(rules: Iterable[Rule], language: Language) -> _Object:
    return {"name": "congvan", "semanticVersion": __version__, "rules": [_rule(x, language) for x in rules]}


def _rule(rule: Rule, language: Language) -> _Object:
    why = " ".join(filter(None, [rule.why.say(language), f"({rule.source})" if rule.source else ""]))
    title = rule.title.say(language)
    return {
        "id": rule.code,
        "name": title,
        "shortDescription": {"text": title},
        "fullDescription": {"text": why or title},
        "help": {"text": _help(rule, language)},
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _help(rule: Rule, language: Language) -> str:
    """What to do, as the table of rules has it: with names where a finding has values."""
    hint = rule.hint.template(language).replace("{{", "{").replace("}}", "}")
    return rule.title.say(language) if _ONE_VALUE.fullmatch(hint) else hint or rule.title.say(language)


_ONE_VALUE = re.compile(r"\{\w+\}")  # a hint that each finding makes anew says nothing of its rule


def _results(
    findings: Iterable[Finding], places: dict[str, int], language: Language, audience: Audience, prefix: str
) -> Iterator[_Object]:
    seen: Counter[str] = Counter()
    for finding in findings:
        cause = finding.cause
        sentences = [cause.message(language, audience), cause.hint(language, audience)]
        key = _key(cause)
        result = {
            "ruleId": cause.rule.code,
            "ruleIndex": places[cause.rule.code],
            "level": cause.rule.severity.value,
            "message": {"text": " → ".join(filter(None, sentences))},
            "locations": [{"physicalLocation": _location(cause.place, prefix)}],
            "partialFingerprints": {_FINGERPRINT: _hash(f"{key}\0{seen[key]}")},
        }
        seen[key] += 1
        yield {**result, "suppressions": [_suppression(finding, language, audience)]} if finding.waives else result


def _suppression(finding: Finding, language: Language, audience: Audience) -> _Object:
    """Tell that a finding was let stand, and why."""
    return {"kind": "inSource", "justification": said(finding.values["reason"], language, audience)}


def _location(place: Place, prefix: str) -> _Object:
    made: _Object = {"artifactLocation": {"uri": address.source(f"{prefix}{place.path}"), "uriBaseId": _ROOT}}
    if place.line is None:
        return made
    column = {} if place.column is None else {"startColumn": place.column}
    return {**made, "region": {"startLine": place.line, **column}}


def _key(finding: Finding) -> str:
    """What stays the same while lines move: rule, file, field, and what is said to anybody; told apart by number."""
    message = finding.message(Language.EN, Audience.PUBLIC)
    return "\0".join([finding.rule.code, finding.place.path, finding.field, message])


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
