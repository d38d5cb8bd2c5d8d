"""What pages may hold and say of themselves: the policy, the sitemap, the page for unknown addresses."""

import re
from pathlib import Path

import pytest
from lxml import etree

from tests.integration.archives import PASSAGES, REAL, WITHDRAWN, edit, kept
from tests.integration.warm import run

SITE = "https://kho.example.org/cong-van/"
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


@pytest.mark.parametrize("program", ["mkdocs", "properdocs"])
def test_every_page_carries_the_policy(program: str, archive: Path) -> None:
    """Each page, the one for unknown addresses too, forbids scripts and styles that are no files of the edition."""
    done = run(archive, program, "build", "--site-dir", "other")
    assert done.returncode == 0, done.stderr
    pages = {x: x.read_text("utf-8") for x in (archive / "other" / "public").rglob("*.html")}
    assert len(pages) > 10
    policies = {tuple(_POLICY.findall(html)) for html in pages.values()}
    assert len(policies) == 1
    ((policy,),) = policies
    assert "unsafe-inline" not in policy
    assert "script-src 'self' 'wasm-unsafe-eval';" in policy
    assert "style-src 'self';" in policy


HAND_WRITTEN = {
    '<p style="color: red">Đỏ</p>': 'style="…" (<p>)',
    "<script>alert(1)</script>": "<script>",
    '<a href="#top" onclick="alert(1)">Bấm</a>': 'onclick="…" (<a>)',
}


@pytest.mark.parametrize(("html", "what"), HAND_WRITTEN.items())
def test_script_in_a_page_is_refused(html: str, what: str, archive: Path) -> None:
    """A hand-written page with a script or style of its own stops the build; page and part are named."""
    about = archive / "docs" / "site" / "about.md"
    about.write_text(about.read_text("utf-8") + f"\n\n{html}\n", "utf-8")
    before = kept(archive / "site")
    done = run(archive, "congvan", "build", "--audience", "public")
    assert done.returncode == 1
    assert "about/index.html: lỗi CV912" in done.stdout
    assert what in done.stdout
    assert kept(archive / "site") == before


def test_overrides_too(archive: Path) -> None:
    """So does one that the archive's own templates bring, on every page."""
    (archive / "theme_overrides" / "main.html").write_text(
        '{% extends "congvan/base.html" %}{% block extrahead %}<style>h1 { color: red }</style>{% endblock %}'
    )
    done = run(archive, "congvan", "build", "--audience", "public")
    assert done.returncode == 1
    assert f"{PASSAGES}/index.html: lỗi CV912" in done.stdout


def test_without_a_site_url_there_is_no_sitemap(archive: Path) -> None:
    """A sitemap lists full addresses: without `site_url` there are none."""
    assert not [x for x in kept(archive / "site") if "sitemap" in x]


def test_sitemap_and_page_for_unknown_addresses(archive: Path) -> None:
    """With `site_url`, below a folder of its host: full addresses, each letter with its day; public alone."""
    edit(archive / "mkdocs.yml", "# site_url: https://kho.example.org/", f"site_url: {SITE}")
    done = run(archive, "congvan", "build")
    assert done.returncode == 0, done.stdout + done.stderr
    assert not [x for x in kept(archive / "site" / "internal") if "sitemap" in x]
    public = archive / "site" / "public"

    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    root = etree.fromstring((public / "sitemap.xml").read_bytes())
    listed = {x.findtext(f"{space}loc"): x.findtext(f"{space}lastmod") for x in root}
    pages = {x.parent.relative_to(public).as_posix() for x in public.rglob("index.html")} - {"."}
    pages = {x for x in pages if not x.startswith("q/")}  # short addresses lead to what is listed
    assert listed.keys() == {SITE, *(f"{SITE}{x}/" for x in pages)}
    assert listed[f"{SITE}{PASSAGES}/"] == "2025-05-19"
    assert listed[f"{SITE}{WITHDRAWN}/"] == "2025-11-24"  # the day on which it was withdrawn, not that of its issue
    assert f"{SITE}{REAL}/" not in listed
    assert not (public / "404.html").read_text("utf-8").count(REAL)

    links = re.findall(r'(?:href|src|action)="([^"#]*)', (public / "404.html").read_text("utf-8"))
    inside = {x.removeprefix("/cong-van/") for x in links if x.startswith("/cong-van/")}
    assert len(inside) > 5
    assert [x for x in links if not x.startswith(("/cong-van/", SITE))] == []
    assert [x for x in inside if not (public / x / "index.html").is_file() and not (public / x).is_file()] == []
