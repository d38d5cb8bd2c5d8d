"""The product's theme over Material, tried by building one hand-written site with it, without the plugin."""

import re
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from congvan.publish import __file__ as publish
from congvan.render import __file__ as render
from congvan.render.pages.page import KINDS_WITH_STYLE

THEME = Path(publish).with_name("theme")
RENDER = Path(render).parent


def built(folder: Path, audience: str | None) -> dict[str, str]:
    """Build a home, a search page and a page outside the nav's sections; give the pages' HTML by address."""
    docs = folder / "docs"
    for name in ("index.md", "search.md", "agencies/index.md", "agencies/bim-son.md"):
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(f"# {name}\n\n## Mục\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: Kho thử\nsite_author: Nguyễn Văn An\n"
        "theme: {name: material, language: vi, font: false, features: [navigation.tabs]}\n"
        "plugins: []\nuse_directory_urls: true\n"
        "nav: [Trang chủ: index.md, Cơ quan: agencies/index.md, Tìm kiếm: search.md]\n"
        "validation: {nav: {omitted_files: ignore}}\n",
        encoding="utf-8",
    )
    config = load_config(str(folder / "mkdocs.yml"))
    config.theme.dirs.insert(0, str(THEME))
    if audience:
        config.extra["congvan"] = {"audience": audience, "as_of": "2026-02-04"}
    build(config)
    site = Path(config.site_dir)
    pages = {str(x.relative_to(site)): x.read_text(encoding="utf-8") for x in site.rglob("*.html")}
    return {x.removesuffix("index.html"): html for x, html in pages.items()}


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The public edition's pages."""
    return built(tmp_path_factory.mktemp("public"), "public")


@pytest.fixture(scope="module")
def internal(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The internal edition's pages."""
    return built(tmp_path_factory.mktemp("internal"), "internal")


def test_every_page_of_the_internal_edition_says_so(internal: dict[str, str]) -> None:
    """In the banner, in the header that stays in sight, by another colour, and to search engines."""
    for html in internal.values():
        assert html.count("NỘI BỘ") == 2
        assert "assets/congvan/internal.css" in html
        assert '<meta name="robots" content="noindex' in html


def test_no_page_of_the_public_edition_looks_internal(public: dict[str, str]) -> None:
    """No word, no colour, and not even the empty banner that Material shows for white space."""
    for html in public.values():
        assert "nội bộ" not in html.lower()
        assert "internal.css" not in html
        assert "md-banner" not in html


def test_an_edition_that_does_not_say_for_whom_it_is_counts_as_internal(tmp_path: Path) -> None:
    """The narrower audience is the default everywhere."""
    assert all("NỘI BỘ" in html for html in built(tmp_path, None).values())


def test_no_page_asks_another_host(public: dict[str, str]) -> None:
    """No font, script, style or picture from elsewhere, and no link out that we did not write."""
    for html in public.values():
        assert not re.findall(r'(?:href|src|action)="(?:https?:)?//', html)


def test_search_is_a_plain_form_on_every_page(public: dict[str, str]) -> None:
    """It works without a script; the search page has its own, larger one in the page."""
    page = public["agencies/bim-son/"]
    assert '<form class="cv-header__search" action="../../search/" method="get" role="search" aria-label="' in page
    assert '<label class="cv-hidden" for="cv-header-query">' in page
    assert {x for x, html in public.items() if "cv-header__search" not in html} == {"search/"}


def test_only_the_search_page_loads_the_search_script(public: dict[str, str]) -> None:
    """A letter's page stays light."""
    assert {x for x, html in public.items() if "congvan/search.js" in html} == {"search/"}


def test_a_page_below_a_section_marks_its_tab(public: dict[str, str]) -> None:
    """An agency's page stands outside the nav, and yet under «Cơ quan»."""
    active = re.findall(r'md-tabs__item--active">\s*<a href="([^"]*)"', public["agencies/bim-son/"])
    assert active == ["../"]
    assert 'aria-current="page"' not in public["agencies/bim-son/"]
    assert 'aria-current="page"' in public["agencies/"]


def test_titles_name_page_and_site(public: dict[str, str]) -> None:
    """The page first, for tabs are narrow; home is the site."""
    assert "<title>Kho thử</title>" in public[""]
    assert "<title>Cơ quan - Kho thử</title>" in public["agencies/"]


def test_pages_are_vietnamese(public: dict[str, str]) -> None:
    """The language is declared, and what Material says in English or wrongly is said in Vietnamese."""
    for html in public.values():
        assert '<html lang="vi"' in html
    assert "Đến thẳng nội dung" in public["agencies/"]
    assert "Không tìm thấy trang" in public["404.html"]
    assert "Not found" not in public["404.html"]


def test_the_footer_tells_the_edition_s_day(public: dict[str, str]) -> None:
    """Written as letters write dates: only the months 1 and 2 keep their zero."""
    assert "Cập nhật đến 04/02/2026." in " ".join(public[""].split())


def test_the_theme_itself_weighs_under_twenty_kilobytes(public: dict[str, str]) -> None:
    """What is left of 60 kB belongs to the letter."""
    assert len(public["agencies/bim-son/"].encode()) < 20_000


def test_a_page_names_no_author_and_no_version(public: dict[str, str]) -> None:
    """Who committed a page is no news, and mkdocs and properdocs must make the same bytes."""
    for html in public.values():
        assert re.findall(r'<meta name="(?:author|generator)" content="([^"]*)"', html) == [
            "Congvan, Material for MkDocs"
        ]


def test_every_style_sheet_has_pages_and_every_kind_its_style_sheet() -> None:
    """`<kind>.css` where a kind is said to have one; each other sheet is named by a template."""
    sheets = {x.stem for x in (THEME / "assets" / "congvan").glob("*.css")}
    assert sheets >= KINDS_WITH_STYLE
    filled = THEME.parents[1] / "render" / "templates"  # pages that stand outside the theme name their own
    templates = "".join(x.read_text("utf-8") for x in (*THEME.rglob("*.html"), *filled.rglob("*.html.j2")))
    assert [x for x in sheets - KINDS_WITH_STYLE if f"congvan/{x}.css" not in templates] == []


def test_no_class_is_styled_that_nothing_bears() -> None:
    """Each of our classes stands in a template, a script or the code, whole or made of a beginning and a value."""
    kept = (*THEME.rglob("*.html"), *THEME.rglob("*.js"), *RENDER.rglob("*.j2"), *RENDER.rglob("*.py"))
    text = "".join(x.read_text("utf-8") for x in kept)
    styles = "".join(x.read_text("utf-8") for x in (THEME / "assets" / "congvan").glob("*.css"))
    borne = set(re.findall(r"cv-[\w-]*\w(?![\w-])", text))
    begun = tuple(set(re.findall(r"(cv-[\w-]*[-_])(?=\$?\{)", text)))
    styled = set(re.findall(r"\.(cv-[\w-]+)", styles))
    assert sorted(x for x in styled - borne if not x.startswith(begun)) == []


def test_every_macro_is_called() -> None:
    """By a template other than for its own definition and import."""
    text = "".join(x.read_text("utf-8") for x in RENDER.rglob("*.j2"))
    macros = re.findall(r"\bmacro (\w+)", text)
    assert [x for x in macros if not re.search(rf"(?<!macro )\b{x}\(", text)] == []
