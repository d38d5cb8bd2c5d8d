"""Letters written to do harm, built for real: no page runs what they hold, asks another host, or offends the policy.

Every field that people fill in holds programs, in public letters and in an internal one; each page of both editions is
opened in Chromium with the policy sent as a header too. (What `check` refuses, such as `<a href=…>`, is not there.)
"""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Request

from tests.browser.conftest import STRICT, Serve
from tests.integration.archives import built, copy_archive

pytestmark = pytest.mark.browser

HOST = "https://hostile.example"
_PROGRAM = f"""</title></script>'"><script src={HOST}/a.js></script><img src=x onerror=alert(1)>"""
_SHORT = """'"><svg/onload=alert(2)>{{7*7}}"""
_IN_CELL = _SHORT.removesuffix("{{7*7}}")
_FORMULA = f"""=HYPERLINK("{HOST}/f","a")"""
_IN_BODY = _PROGRAM.replace("img src", "audio src")
_BODY = f"""
Nội dung {_IN_BODY} thường.

<script>alert(3)</script>
<svg><script>alert(4)</script><use href="{HOST}/s.svg#a"/><foreignObject><iframe srcdoc="x"></iframe></foreignObject>
</svg>
<math><mtext><table><mglyph><style></style><audio title="--&gt;&lt;img src=1 onerror=alert(6)&gt;"></table></math>
<p style="background:url({HOST}/p.png)" onmouseover="alert(7)" id="__md_scope">chữ</p>
<style>@import url({HOST}/i.css);</style> <link rel=stylesheet href={HOST}/l.css> <base href="{HOST}/">
<meta http-equiv=refresh content="0;url={HOST}/"> <form action="{HOST}/"><button>Gửi</button></form>
<template><script>alert(8)</script></template> <noscript><p onclick=alert(9)></noscript>
<div data-md-component="header" hidden class="md-nav">x</div> <textarea autofocus onfocus=alert(10)></textarea>

<javascript:alert(11)> &lt;script&gt;alert(12)&lt;/script&gt; `<script>alert(13)</script>`

| {_IN_CELL} | B |
|---|---|
| <details open ontoggle=alert(14)> | {_FORMULA} |

- <video src={HOST}/v.mp4 autoplay onerror=alert(15)></video>[^1]

[^1]: {_IN_CELL}

### {_IN_CELL}

x

"""

_AGENCY = {
    "name": f"Ủy ban {_PROGRAM}",
    "short": f"UBND {_SHORT}",
    "letterhead": [f"ỦY BAN {_SHORT}"],
    "place": f"Mẫu {_SHORT}",
    "notations": ["UBND-VP"],
    "series": ["so-lieu"],
    "contact": {"address": f"Số 1 {_PROGRAM}"},
}
_SERIES = {
    "title": f"Báo cáo {_PROGRAM}",
    "short": f"Số liệu {_SHORT}",
    "requested_by": {"agency": f"Sở {_PROGRAM}", "number": f"1/S {_SHORT}", "date": "2024-12-01"},
    "frequency": "monthly",
    "due": {"day": 20},
    "visibility": "public",
    "data": {
        "type": "object",
        "properties": {
            "text": {"type": "string", "title": f"Chữ {_PROGRAM}", "description": _PROGRAM},
            "formula": {"type": "string", "title": _FORMULA, "enum": [_FORMULA, "x"]},
            "count": {"type": "integer", "title": f"Số {_SHORT}"},
        },
    },
    "rollup": {"count": "sum"},
    "facets": ["formula"],
}
_LETTER = {
    "status": "withdrawn",
    "number": 1,
    "notation": "UBND-VP",
    "date": "2025-01-18",
    "subject": f"báo cáo {_PROGRAM}",
    "to": [f"Sở {_PROGRAM}"],
    "signer": {"authority": [f"TM. {_SHORT.upper()}"], "title": f"CHỦ TỊCH {_SHORT.upper()}", "name": f"Lê {_SHORT}"},
    "copies": [f"Như trên {_PROGRAM}", f"Lưu: VT {_SHORT}"],
    "contact": {"name": f"Trần {_PROGRAM}", "email": "a@example.com"},
    "notes": f"Ghi chú {_PROGRAM}",
    "data": {"text": f"giá trị {_PROGRAM}", "formula": _FORMULA, "count": "3"},
    "attachments": [{"file": "a.csv", "title": f"Bảng {_PROGRAM}", "visibility": "public"}],
    "withdrawn": {"date": "2025-02-02", "reason": f"nhầm {_PROGRAM}"},
    "changes": [{"date": "2025-01-20", "note": f"sửa {_PROGRAM}", "major": "true"}],
}

_ISSUED: dict[str, object] = {"status": "issued", "withdrawn": None, "changes": [], "attachments": []}


def _letter(**changes: object) -> str:
    return f"---\n{json.dumps(_LETTER | changes, ensure_ascii=False)}\n---\n{_BODY}Hết./.\n"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of both editions."""
    archive = copy_archive(tmp_path_factory.mktemp("hostile") / "archive", ())
    reports = archive / "reports"
    for old in reports.rglob("*.yml"):
        old.unlink()
    texts = {
        "_agencies/xa-mau.yml": json.dumps(_AGENCY, ensure_ascii=False),
        "_series/so-lieu.yml": json.dumps(_SERIES, ensure_ascii=False),
        "_short_forms.yml": json.dumps({"short_forms": [{"short": _SHORT, "long": [_PROGRAM]}]}),
        "xa-mau/so-lieu/2025-01.md": _letter(),
        "xa-mau/so-lieu/2025-02.md": _letter(number=2, date="2025-02-18", **_ISSUED),
        "xa-mau/so-lieu/2025-03.md": _letter(number=3, date="2025-03-18", visibility="internal", **_ISSUED),
        "xa-mau/so-lieu/2025-01/a.csv": f"{_FORMULA},{_PROGRAM}\n",
    }
    for name, text in texts.items():
        (reports / name).parent.mkdir(parents=True, exist_ok=True)
        (reports / name).write_text(text, "utf-8")
    return built(archive) / "site"


_WATCH = (
    """document.addEventListener("securitypolicyviolation", (x) => console.error(`policy: ${x.violatedDirective}`))"""
)


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_no_page_obeys_a_letter(audience: str, hostile: Path, serve: Serve, browser: Browser) -> None:
    """No dialog, no request to another host, no violation of the policy, no fault of a script, on any page."""
    folder = hostile / audience
    here = serve(folder, STRICT)
    faults: list[str] = []

    def on_dialog(dialog: Dialog) -> None:
        faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def on_console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            faults.append(message.text)

    def on_request(request: Request) -> None:
        if not request.url.startswith(("chrome", here)):  # chrome-extension: is the browser's own viewer of PDFs
            faults.append(request.url)

    context = browser.new_context(locale="vi-VN")
    context.add_init_script(_WATCH)
    page = context.new_page()
    page.on("dialog", on_dialog)
    page.on("console", on_console)
    page.on("pageerror", lambda x: faults.append(f"exception: {x}"))
    page.on("request", on_request)
    pages = sorted(x.parent.relative_to(folder).as_posix() for x in folder.rglob("index.html"))
    assert len(pages) > 10
    for name in pages:
        page.goto(f"{here}{name}/")
        page.mouse.move(200, 300)
        faults += [f"{name}: 49" for _ in range(page.get_by_text("'\">49").count())]  # `{{7*7}}`, reckoned
        assert not faults, name
    page.goto(f"{here}search/?q=bao%20cao")
    page.locator("#cv-results, [role=status], main").first.wait_for()
    page.wait_for_timeout(500)
    context.close()
    assert not faults
