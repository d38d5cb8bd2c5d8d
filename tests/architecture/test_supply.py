"""What Congvan is made of: no bound admits a version with a known fault, the audit fails when it could not look."""

from __future__ import annotations

import http.server
import json
import os
import re
import subprocess
import threading
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name
from packaging.version import Version

from tests.supply.audited import judged
from tests.supply.materials import VENDORED, materials

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
BOUNDS = {canonicalize_name(x.name): x for x in map(Requirement, PROJECT["project"]["dependencies"])}
# Package, its last version with the fault, the fault as the advisories name it.
FAULTS = [
    ("weasyprint", "69.0", "CVE-2026-55073"),
    ("pymdown-extensions", "11.0", "CVE-2026-61632, CVE-2026-67422"),
    ("jinja2", "3.1.5", "CVE-2025-27516"),
    ("lxml", "6.0.2", "CVE-2026-41066"),
    ("pillow", "12.1.0", "CVE-2026-25990"),
    ("pillow", "12.1.1", "CVE-2026-40192"),
    ("fonttools", "4.60.1", "CVE-2025-66034"),
    ("icalendar", "7.1.2", "CVE-2026-55099"),
    ("filelock", "3.20.2", "CVE-2026-22701"),
    ("markdown", "3.8", "CVE-2025-69534"),
    ("cryptography", "49.0.0", "CVE-2026-69247"),
    ("requests", "2.32.3", "CVE-2024-47081"),
    ("pdfplumber", "0.11.8", "pins pdfminer.six 20251107: CVE-2025-70559"),
]
# Of what others bring: the first version without the fault.
MENDED = [
    ("urllib3", "2.6.0", "CVE-2025-66418"),
    ("aiohttp", "3.13.3", "CVE-2025-69223"),
    ("pdfminer-six", "20251230", "CVE-2025-70559"),
]


def locked(kind: str) -> dict[NormalizedName, Version]:
    """Name and version of every package in a lock."""
    text = (ROOT / "requirements" / f"{kind}.txt").read_text("utf-8")
    pairs = re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", text, flags=re.MULTILINE)
    return {canonicalize_name(name): Version(version) for name, version in pairs}


@pytest.mark.parametrize(("name", "version", "fault"), FAULTS, ids=[f"{x[0]} {x[2]}" for x in FAULTS])
def test_no_bound_admits_a_version_with_a_known_fault(name: str, version: str, fault: str) -> None:
    """Who installs the package without our lock does not get the fault either."""
    assert not BOUNDS[canonicalize_name(name)].specifier.contains(version), fault


@pytest.mark.parametrize("kind", ["run", "test"])
def test_no_lock_holds_a_version_with_a_known_fault(kind: str) -> None:
    """The locks are above every faulty version that we know of."""
    pins = locked(kind)
    assert [x for x in FAULTS if pins[canonicalize_name(x[0])] <= Version(x[1])] == []
    assert [x for x in MENDED if pins.get(canonicalize_name(x[0]), Version(x[1])) < Version(x[1])] == []


# --- the audit -------------------------------------------------------------------------------------------------


def report(*packages: Mapping[str, object]) -> str:
    """What pip-audit writes."""
    return json.dumps({"dependencies": packages, "fixes": []})


SOUND = {"name": "lxml", "version": "6.1.3", "vulns": []}
FAULTY = {"name": "lxml", "version": "6.0.2", "vulns": [{"id": "CVE-2026-41066", "fix_versions": ["6.1.0"]}]}
UNKNOWN = {"name": "lxml", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("found", "status", "code", "word"),
    [
        (report(SOUND), 0, 0, "1 locked packages, none with a known fault."),
        (report(SOUND, FAULTY), 1, 1, "lxml 6.0.2: CVE-2026-41066 (mended in 6.1.0)"),
        (report(SOUND, UNKNOWN), 0, 2, "could not all be looked up (lxml)"),
        (report(FAULTY, UNKNOWN), 1, 2, "CVE-2026-41066"),
        (report(), 0, 2, "could not all be looked up"),
        ("", 1, 2, "could not all be looked up"),
        ("[]", 0, 2, "could not all be looked up"),
        (report(SOUND), 3, 2, "code 3"),
    ],
)
def test_the_audit_passes_only_what_was_looked_up(found: str, status: int, code: int, word: str) -> None:
    """Silence of the service is no all-clear."""
    given, words = judged(found, status)
    assert given == code
    assert any(word in line for line in words)


class Osv(http.server.BaseHTTPRequestHandler):
    """A service of known faults that speaks OSV's API: one package, or none, has one."""

    faulty = ""

    def do_POST(self) -> None:
        """Answer for one package."""
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        fault = {"id": "CVE-2026-0001", "summary": "a fault", "details": "", "aliases": [], "affected": []}
        found = {"vulns": [fault]} if asked["package"]["name"] == self.faulty else {}
        body = json.dumps(found).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def service() -> Iterator[str]:
    """The address of the service, on loopback."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Osv)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


def audit(address: str) -> subprocess.CompletedProcess[str]:
    """Run the command against a service."""
    command = ["bash", "scripts/audit", "--vulnerability-service", "osv", "--osv-url", address, "--timeout", "5"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=dict(os.environ))


@pytest.mark.parametrize(("faulty", "code"), [("", 0), ("lxml", 1)])
def test_the_audit_looks_every_locked_version_up(
    service: str, monkeypatch: pytest.MonkeyPatch, faulty: str, code: int
) -> None:
    """The command as a maintainer runs it, against a service that knows one fault or none."""
    monkeypatch.setattr(Osv, "faulty", faulty)
    result = audit(service)
    assert result.returncode == code, result.stdout + result.stderr
    assert ("CVE-2026-0001" in result.stderr) is bool(faulty)


def test_the_audit_fails_when_nobody_answers() -> None:
    """No service, no all-clear: exit 2, told from a fault's 1."""
    result = audit("http://127.0.0.1:9/")
    assert result.returncode == 2, result.stdout + result.stderr
    assert "could not all be looked up" in result.stderr


# --- the bill of materials ---------------------------------------------------------------------------------------


def test_the_bill_of_materials_is_valid_and_whole() -> None:
    """All packages of an installation stand in it with their versions, what we hold ourselves too, and no other."""
    bill = materials()
    # every eighth component: each takes a fifth of a second, and all are written by the same lines
    some = {**bill, "components": bill["components"][::8]}
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(some)) is None
    told = {canonicalize_name(x["name"]): x["version"] for x in bill["components"] if x["type"] == "library"}
    pins = locked("run")
    here = {x for x in pins if x in told}
    assert [told[x] for x in here] == [str(pins[x]) for x in here]
    assert set(told) <= set(pins)
    assert set(BOUNDS) <= set(told)
    assert sum(x["type"] == "file" for x in bill["components"]) >= 2 * len(VENDORED)
    assert [x["name"] for x in bill["components"] if x["type"] == "library" and not x.get("licenses")] == []
    refs = {x["bom-ref"] for x in bill["components"]} | {bill["metadata"]["component"]["bom-ref"]}
    assert {y for x in bill["dependencies"] for y in (x["ref"], *x.get("dependsOn", ()))} <= refs
    assert not re.search(r"/(?:home|root|work|tmp)/|file://", json.dumps(bill))
