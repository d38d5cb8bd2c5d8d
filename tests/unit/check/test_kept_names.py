"""Names of internal figures are told to nobody but the office, whatever is wrong with the figures."""

from pathlib import Path

import pytest

from congvan.checking import check
from congvan.model.finding import Finding
from congvan.model.terms import Audience
from congvan.model.text import Language
from tests.small_archive import FEBRUARY, JANUARY, SERIES, SOUND, Files, write

_NAMED = SOUND[SERIES].replace("hidden:", "zqhid:").replace("secret:", "zqsec:")
_DATA, _MONEY = "count: 12", "60 triệu}"


def _figure(value: str, before: str = "") -> Files:
    """Both letters with an internal amount, or the second alone."""
    january = {JANUARY: SOUND[JANUARY].replace("50 triệu}", f"50 triệu, zqhid: {before}}}")} if before else {}
    return {FEBRUARY: SOUND[FEBRUARY].replace(_MONEY, f"60 triệu, zqhid: {value}}}"), **january}


def _body(name: str) -> Files:
    return {FEBRUARY: SOUND[FEBRUARY].replace("{{ period }}", f"{{{{ {name} }}}}")}


def _series(old: str, new: str, files: Files | None = None) -> Files:
    assert old in _NAMED
    return {SERIES: _NAMED.replace(old, new), **(files or {})}


_CHECKS = "checks:\n"
CASES: dict[str, Files] = {
    "CV303": _figure("abc"),
    "CV307": _figure("[1]"),
    "CV306": {FEBRUARY: SOUND[FEBRUARY].replace(_MONEY, "60 triệu, zqhit: 5}")},
    "CV401": _body("data.money.zqhit"),
    "CV311": _series(_CHECKS, f"{_CHECKS}  - at_most: {{value: money.zqhit, limit: money.total}}\n"),
    "CV131": _series("rollup: {", "rollup: {zqsec: sum, "),
    "CV305": _series("required: [money]", "required: [money, zqsec]"),
    "CV133": _series("zqsec: {type", "zqsec: {format: vnd, type"),
    "CV310": _series(_CHECKS, f"{_CHECKS}  - not_decreasing: {{value: money.zqhid}}\n", _figure("5 triệu", "9 triệu")),
    "CV309": _series(_CHECKS, f"{_CHECKS}  - at_most: {{value: money.zqhid, limit: money.a}}\n", _figure("900 triệu")),
    "CV010": {FEBRUARY: SOUND[FEBRUARY].replace(_DATA, f"{_DATA}\n  zqsec: a\n  zqsec: b")},
}


def _found(root: Path, code: str) -> list[Finding]:
    return [x for x in _check(root, {SERIES: _NAMED, **CASES[code]}) if x.rule.code == code]


def _check(root: Path, files: Files) -> list[Finding]:
    return check(write(root, files), None, None)


@pytest.mark.parametrize("code", CASES)
def test_public_is_told_no_name(code: str, tmp_path: Path) -> None:
    """Neither as the field, nor in the sentence, nor in the advice; a slip for such a name no more."""
    found = _found(tmp_path, code)
    assert found
    assert "zq" not in str([x.as_json(language) for x in found for language in Language])


@pytest.mark.parametrize("code", CASES)
def test_office_is_told(code: str, tmp_path: Path) -> None:
    """Whoever is to mend it reads the name."""
    assert "zq" in str([x.as_json(Language.VI, Audience.INTERNAL) for x in _found(tmp_path, code)])


def test_public_figures_are_named(tmp_path: Path) -> None:
    """A list of what may be filled in has no internal name, and is shown."""
    (found,) = (x for x in _check(tmp_path, {SERIES: _NAMED, **_body("qqqqqq")}) if x.rule.code == "CV401")
    assert "data.money.total" in found.hint(Language.EN)
    assert "zq" not in found.hint(Language.EN)


def test_two_audiences_are_the_stricter(tmp_path: Path) -> None:
    """Of a letter that says twice for whom it is, nothing is quoted to the public, in whatever order."""
    for first, second in (("public", "internal"), ("internal", "public")):
        letter = SOUND[FEBRUARY].replace("---\n", f"---\nvisibility: {first}\nvisibility: {second}\n", 1)
        found = _check(tmp_path / first, {FEBRUARY: letter.replace("Đã chi", "Đã chi ngày zqsecret … tháng")})
        assert "CV010" in {x.rule.code for x in found}
        assert "zqsecret" not in str([x.as_json(Language.EN) for x in found])
