"""The allow list: what it lets through, and that neither it nor any finding tells a value."""

from pathlib import Path

import pytest

from congvan.model.finding import Finding
from congvan.model.terms import Audience
from congvan.model.text import Language
from tests.small_archive import DRAFT, FEBRUARY, SOUND, changed, check

_PHONE, _NUMBER, _ACCOUNT, _EMAIL = "0900000001", "038000000000", "1903123456789", "lythithu@example.com"
_SAYING = f"Gọi {_PHONE}, CCCD {_NUMBER}, STK {_ACCOUNT}, thư {_EMAIL}."
_ALLOWED = "reports/_allowed.yml"


def _codes(findings: list[Finding]) -> list[str]:
    return [x.rule.code for x in findings]


def _list(*values: str) -> str:
    return "allowed:\n" + "".join(f"  - {{value: {x}, reason: đã công bố, reviewed: 2026-03-01}}\n" for x in values)


def _saying(words: str = _SAYING) -> dict[str, object]:
    return dict(changed(FEBRUARY, "## 2. Kết quả\n", f"## 2. Kết quả\n\n{words}\n"))


def test_no_finding_tells_a_value(tmp_path: Path) -> None:
    """Not to the internal audience either: a log is copied."""
    bad = _list(_NUMBER, f"{_PHONE} {_PHONE} {_PHONE}", "x") + f"{_ACCOUNT}: {_EMAIL}\n"
    found = check(tmp_path, {**_saying(), _ALLOWED: bad})[1]  # type: ignore[dict-item]
    assert {"CV602", "CV603", "CV604", "CV606", "CV611", "CV612"} <= set(_codes(found))
    ours = [x for x in found if x.rule.code.startswith("CV6")]
    said = "".join(str(x.as_json(y, z)) for x in ours for y in Language for z in Audience)
    assert not any(x in said for x in (_PHONE, _NUMBER, _ACCOUNT, _EMAIL))


def test_an_unsound_entry_does_not_spoil_the_others(tmp_path: Path) -> None:
    """One slip in the list is one finding, not one in each letter that rests on another entry."""
    allowed = _list(_PHONE) + f"  - {{value: {_ACCOUNT}, reason: đã công bố, reviewed: hôm qua}}\n"
    assert _codes(check(tmp_path, {**_saying(f"Gọi {_PHONE}."), _ALLOWED: allowed})[1]) == ["CV103"]  # type: ignore[dict-item]


def test_an_identity_number_is_never_allowed(tmp_path: Path) -> None:
    """It is refused in the list, and still found in the letter."""
    found = check(tmp_path, {**_saying(f"CCCD {_NUMBER}."), _ALLOWED: _list(_NUMBER)})[1]  # type: ignore[dict-item]
    assert _codes(found) == ["CV611", "CV604"]


def test_the_contact_persons_own_are_never_allowed(tmp_path: Path) -> None:
    """What stands in `contact` is internal, whatever the list says."""
    contact = f'contact: {{phone: "{_PHONE}"}}\ncopies:'
    files = changed(FEBRUARY, "copies:", contact, "## 2. Kết quả\n", f"## 2. Kết quả\n\nGọi {_PHONE}.\n")
    assert "CV601" in _codes(check(tmp_path, {**files, _ALLOWED: _list(_PHONE)})[1])


def test_an_internal_letter_has_no_public_passage(tmp_path: Path) -> None:
    """Nobody outside reads it; an entry for it alone allows nothing."""
    files = changed(
        FEBRUARY, "status:", "visibility: internal\nstatus:", "## 2. Kết quả\n", f"## 2. Kết quả\n\n{_SAYING}\n"
    )
    assert _codes(check(tmp_path, {**files, _ALLOWED: _list(_PHONE)})[1]) == ["CV610"]


def test_nothing_is_called_idle_while_a_letter_cannot_be_read(tmp_path: Path) -> None:
    """That letter may rest on the entry."""
    found = check(tmp_path, {_ALLOWED: _list(_PHONE), DRAFT: SOUND[DRAFT].replace("subject: ", "subject: '")})[1]
    assert "CV610" not in _codes(found)


@pytest.mark.parametrize("name", ["_allowed.yaml", "_allowed.yml/x.yml", "xa-mau/_allowed.yml"])
def test_only_one_place_is_the_lists(tmp_path: Path, name: str) -> None:
    """Elsewhere it would allow nothing, and nobody would know."""
    assert _codes(check(tmp_path, {f"reports/{name}": _list(_PHONE)})[1]) == ["CV005"]
