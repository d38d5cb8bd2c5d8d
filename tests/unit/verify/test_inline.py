"""Scripts and styles within a page: what the gate finds of them, and what is none."""

from pathlib import Path

import pytest

from tests.unit.verify.test_verify import PAGE, found

RUNS = {
    "<script>a()</script>": "<script>",
    "<script type=module>a()</script>": "<script>",
    "<script type='text/javascript'></script>": "<script>",
    "<script type=importmap>{}</script>": "<script>",
    "<script type=speculationrules>{}</script>": "<script>",
    "<style>p { color: red }</style>": "<style>",
    "<svg><style>p { color: red }</style></svg>": "<style>",
    "<td style='color: red'>a</td>": 'style="…" (<td>)',
    "<p style>a</p>": 'style="…" (<p>)',
    "<a href='#top' ONCLICK='a()'>a</a>": 'onclick="…" (<a>)',
    "<svg onload=a()></svg>": 'onload="…" (<svg>)',
    "<iframe title=a srcdoc='<p>a'></iframe>": 'srcdoc="…" (<iframe>)',
    "<noscript><img alt='' src=a.png onerror=a()></noscript>": 'onerror="…" (<img>)',
}

DATA = (
    '<script type="application/json">{"a": 1}</script>',
    '<script type=" Application/LD+JSON ">{"a": 1}</script>',
    '<script src="a.js"></script>',
    "<style></style>",
    '<p data-onclick="a" title="style: onclick=">onclick="a()"</p>',
    '<svg><rect fill="red" x="1"/></svg>',
)


def _told(folder: Path, html: str) -> list[tuple[str, object]]:
    files = {"index.html": PAGE.format(html).encode(), "a.js": b"", "a.png": b""}
    return [(x.rule.code, x.values["what"]) for x in found(folder, files) if x.rule.code == "CV912"]


@pytest.mark.parametrize(("html", "what"), RUNS.items())
def test_script_or_style_is_found(html: str, what: str, tmp_path: Path) -> None:
    """Each is told by its kind and element, never by what it holds."""
    assert _told(tmp_path, html) == [("CV912", what)]


@pytest.mark.parametrize("html", DATA)
def test_data_and_files_are_none(html: str, tmp_path: Path) -> None:
    """Blocks of data, files, and text that looks like a handler are left alone."""
    assert _told(tmp_path, html) == []
